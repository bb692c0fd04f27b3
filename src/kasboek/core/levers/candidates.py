"""Which levers there are: whom to call, whose bill may wait, what need not be bought yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from kasboek.core.accounts import Category
from kasboek.core.bankdays import after
from kasboek.core.bankdays import following
from kasboek.core.book import Book
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import ItemKind
from kasboek.core.forecast.scenario.drafts import Draft
from kasboek.core.forecast.scenario.drafts import aliases
from kasboek.core.levers.costs import waiting
from kasboek.core.levers.model import Act
from kasboek.core.levers.model import Lever
from kasboek.core.levers.model import Move
from kasboek.core.open_items import OpenItem
from kasboek.core.relations import Counterparty
from kasboek.core.relations import PaysBy
from kasboek.core.relations import Priority

CALLED = dt.timedelta(days=7)
"""How soon a customer who is called today is taken to pay: not before a week."""
WAITS = {Priority.NORMAL: dt.timedelta(days=30), Priority.DEFERRABLE: dt.timedelta(days=60)}
"""How long after its due date a bill is paid at most, by the supplier's priority; others never."""
PUT_OFF = dt.timedelta(days=90)
"""How long a line of the plan is put off at most."""
NEVER_LATE = frozenset(
    {
        Category.PAYROLL,
        Category.TAX,
        Category.DEBT_SERVICE,
        Category.CARD,
        Category.FINANCING,
        Category.TRANSFER,
    }
)
"""Rows of which nothing waits: what the law, a lender or an agreement collects."""


def candidates(base: Forecast, last_short: dt.date) -> Iterator[Lever]:
    """Yield the levers of a forecast whose last day below the bar is `last_short`.

    Nothing is moved further than to the first bank day after it.
    """
    book, names = base.book, aliases(base.book)
    holidays = book.bank_holidays
    enough = after(last_short, holidays)
    items = {item.id: item for item in book.items}
    yield from _collected(base, items)
    for draft in base.drafts:
        item = draft.item
        if not draft.traits.cash or item.value >= 0 or item.category in NEVER_LATE:
            continue
        who = book.counterparties.get(names.get(item.counterparty.casefold(), item.counterparty))
        bill = items.get(item.id)
        if item.kind is ItemKind.BILL and bill is not None and not bill.hold:
            yield from _deferred(base, draft, bill, who, enough)
        elif item.kind is ItemKind.PLANNED and item.certainty == "expected" and item.plan:
            yield from _postponed(base, item, who, enough)


def _postponed(
    base: Forecast, item: Item, who: Counterparty | None, enough: dt.date
) -> Iterator[Lever]:
    """Yield a line of the plan put off, where we decide when: not what is critical or collected."""
    to = min(enough, following(item.date + PUT_OFF, base.book.bank_holidays))
    if to > item.date and (
        who is None or (who.pays_by is PaysBy.TRANSFER and who.priority in WAITS)
    ):
        days = (to - item.date).days
        yield Lever(Act.POSTPONE, _named(item), (Move(item, to),), -item.value, days=days)


def _collected(base: Forecast, items: dict[str, OpenItem]) -> Iterator[Lever]:
    """Yield for each customer what is overdue, and what is expected after its due date.

    Who has more to get back than to pay is not called; a date that was promised stands.
    """
    as_of, holidays = base.as_of, base.book.bank_holidays
    called = following(as_of + CALLED, holidays)
    owing = _owing(base.book, as_of)
    calls: dict[str, list[Move]] = {}
    holds: dict[str, list[Move]] = {}
    for draft in base.drafts:
        item = draft.item
        invoice = items.get(item.id)
        if item.kind is not ItemKind.INVOICE or invoice is None or item.value <= 0:
            continue
        if item.counterparty not in owing or promised(invoice, as_of):
            continue
        late = invoice.due <= as_of
        to = called if late else max(called, following(invoice.due, holidays))
        (calls if late else holds).setdefault(item.counterparty, []).append(Move(item, to))
    for act, found in ((Act.CALL, calls), (Act.HOLD, holds)):
        for who, moves in found.items():
            amount = sum((move.item.value for move in moves), Decimal())
            if act is Act.CALL:
                days = max((as_of - items[move.item.id].due).days for move in moves)
            else:
                days = max((move.item.likely - move.to).days for move in moves)
            yield Lever(act, who, tuple(moves), amount, days=max(0, days))


def _deferred(
    base: Forecast, draft: Draft, bill: OpenItem, who: Counterparty | None, enough: dt.date
) -> Iterator[Lever]:
    """Yield a bill paid later, where its supplier can wait and we decide when to pay."""
    item, longest = draft.item, WAITS.get(who.priority if who else Priority.NORMAL)
    if longest is None or (who and who.pays_by is not PaysBy.TRANSFER):
        return
    to = min(enough, following(bill.due + longest, base.book.bank_holidays))
    if to > item.date:
        cost = waiting(item, bill, who, to)
        days = (to - item.date).days
        yield Lever(Act.DEFER, _named(item), (Move(item, to),), -item.value, cost, days=days)


def _owing(book: Book, day: dt.date) -> frozenset[str]:
    owed: dict[str, Decimal] = {}
    for item in book.items:
        if item.receivable and (left := item.open_on(day)):
            owed[item.counterparty] = owed.get(item.counterparty, Decimal()) + left
    return frozenset(name for name, left in owed.items() if left > 0)


def promised(invoice: OpenItem, as_of: dt.date) -> bool:
    """Say whether a day to come was promised for an invoice: until then nobody is called."""
    return invoice.expected is not None and invoice.expected > as_of


def _named(item: Item) -> str:
    return item.counterparty or item.counter
