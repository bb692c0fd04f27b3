"""Open invoices and bills as items: when each is paid.

What is promised comes whole on its day; everything else is spread as its payer pays, unless policy
`collections` `"likely"` wants it whole on the likely day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple
from typing import TypeAlias

from kasboek.core.accounts import Category
from kasboek.core.bankdays import on_day_of_month
from kasboek.core.book import Book
from kasboek.core.forecast.categories import category
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import ItemKind
from kasboek.core.forecast.paying.spreading import Payer
from kasboek.core.forecast.paying.spreading import Spreads
from kasboek.core.forecast.scenario.drafts import Draft
from kasboek.core.forecast.scenario.drafts import Drivers
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.forecast.scenario.drafts import Traits
from kasboek.core.forecast.scenario.drafts import rounded
from kasboek.core.forecast.scenario.drafts import value
from kasboek.core.learning.settled import at_once
from kasboek.core.open_items import OpenItem
from kasboek.core.relations import PaysBy
from kasboek.core.saying import Money
from kasboek.core.saying import Problem
from kasboek.core.saying import saying

_WHOLE = Decimal(1)
_NOTHING = Decimal()
_EXCLUDE, _LEARNED = "exclude", "learned"
_OVERDUE, _CREDIT = "overdue", "credit"
_LONG = 10_000
"""Days after which what is mostly never paid counts as late."""
_WORDS = {True: ("invoice", ItemKind.INVOICE), False: ("bill", ItemKind.BILL)}

_Like: TypeAlias = tuple[str, tuple[str, ...], bool, str]
"""The accounts, the direction and the name: items alike in them have their place in common."""


class _Place(NamedTuple):
    """Where an item stands in the table, and what scenarios look at."""

    row: Category
    traits: Traits


class _Paid(NamedTuple):
    """When an item is paid and why then; with a `payer` it is spread as they pay."""

    day: dt.date
    key: str
    payer: Payer | None = None


class _When(NamedTuple):
    """When items that are alike in it are paid; `wait` is their place among what is spread.

    `key` and `rest` are their reason without the number.
    """

    day: dt.date
    excluded: bool
    wait: int | None
    key: str
    rest: tuple[object, ...]


def unpaid(setting: Setting, spreads: Spreads) -> Iterator[Draft]:
    """Yield every open invoice and bill on the day it is likely to be paid.

    Disputed ones, and overdue ones under policy `overdue` `"exclude"`, are left out and listed.
    """
    overdue = _overdue(setting)
    alike: dict[_Like, _Place] = {}
    paid: dict[tuple[object, ...], _When] = {}
    as_of = setting.as_of
    for item in _open(setting.book, as_of):
        amount = item.amount
        sent = max(as_of, item.date)
        if item.settlements:
            amount = item.open_on(sent)
        if not amount:
            continue
        if item.disputed:
            _list(setting, "forecast.disputed", item, amount)
            continue
        rate = setting.rate(item.currency)
        if rate is None:
            continue
        sure, credit = item.collect is not None, amount < _NOTHING
        asked = item.counterparty, item.due, item.receivable, item.expected, sure, credit, sent
        when = paid.get(asked)
        if when is None:
            when = paid[asked] = _when(setting, spreads, item, overdue, credit=credit)
        if when.excluded:
            _list(setting, "forecast.overdue-excluded", item, amount)
            continue
        if when.wait is not None:
            spreads.by_item[item.id] = when.wait
        like = item.account, item.accounts, item.receivable, item.counterparty
        place = alike.get(like)
        if place is None:
            place = alike[like] = _place(setting, item)
        yield _draft(setting, item, (amount, rate), when, place)


def _open(book: Book, as_of: dt.date) -> list[OpenItem]:
    """Return the items that are not paid in one go, as nearly all ever are."""
    paid = at_once(book, as_of)
    return [item for item, once in zip(book.items, paid, strict=True) if not once]


def _overdue(setting: Setting) -> str:
    policy = setting.book.policy("overdue")
    return str(policy.values[0]) if policy and policy.values else _LEARNED


def _list(setting: Setting, key: str, item: OpenItem, amount: Decimal) -> None:
    told = saying(
        key, number=item.number, name=item.counterparty, amount=Money(amount, item.currency)
    )
    setting.once(Problem(told, item.source))


def _when(
    setting: Setting, spreads: Spreads, item: OpenItem, overdue: str, *, credit: bool
) -> _When:
    """Return when an item is paid, and all that are alike."""
    day, key, payer = _credit(setting, item) if credit else _paid(setting, spreads, item, overdue)
    rest: tuple[object, ...] = ("due", item.due), ("date", day)
    if payer and key == _LEARNED:
        rest += (("reason", payer.reason),)
    wait = None
    if payer and not spreads.whole:
        wait = spreads.place(payer, item.due, sent=item.date, sure=item.collect is not None)
    excluded = key == _OVERDUE and overdue == _EXCLUDE
    return _When(day, excluded, wait, f"forecast.{_WORDS[item.receivable][0]}-{key}", rest)


def _paid(setting: Setting, spreads: Spreads, item: OpenItem, overdue: str) -> _Paid:
    """Return when an item is paid: as promised, else as its payer pays, else when it is due.

    What should have been paid by now is spread as what is that late is, or comes on the next bank
    day, as policy `overdue` says.
    """
    as_of, who = setting.as_of, setting.book.counterparties.get(item.counterparty)
    debit = who is not None and who.pays_by is PaysBy.DIRECT_DEBIT
    if item.expected is not None and item.expected > as_of:
        day = setting.paid_on(item.expected, None, receipt=item.receivable)
        return _Paid(max(day, setting.next_open), "expected")
    named = who.pays_on if who else None
    payer = spreads.payer(item.counterparty, receipt=item.receivable, debit=debit, day=named)
    wanted, key = _wanted(item, payer, named, debit=debit)
    if key != _LEARNED and wanted > as_of:
        day = setting.paid_on(wanted, who, receipt=item.receivable)
        return _Paid(max(day, setting.next_open), key)
    if wanted <= as_of and overdue != _LEARNED:
        return _Paid(setting.next_open, _OVERDUE)
    known = payer.curve.at((as_of - item.due).days)
    day = spreads.likely(payer, item.due, item.date)
    return _Paid(day, _LEARNED if known else "late", payer)


def _wanted(item: OpenItem, payer: Payer, named: int | None, *, debit: bool) -> tuple[dt.date, str]:
    """Return when an item would have been paid had it just been sent, and why then.

    A promise that has passed, and a day that is named or debited where no payment tells otherwise.
    """
    if item.expected is not None:
        return item.expected, _LEARNED
    if named and not payer.curve.own:
        return on_day_of_month(item.due, named), "pays-on"
    if not payer.curve.pooled or (debit and not payer.curve.own):
        return item.due, "due"
    usual = payer.curve.median
    return item.due + dt.timedelta(days=_LONG if usual is None else usual), _LEARNED


def _credit(setting: Setting, item: OpenItem) -> _Paid:
    """Return when a credit note without an invoice is paid out: when it is due, at once if late."""
    who = setting.book.counterparties.get(item.counterparty)
    if item.due <= setting.as_of:
        return _Paid(setting.next_open, _CREDIT)
    day = setting.paid_on(item.due, who, receipt=item.receivable)
    return _Paid(max(day, setting.next_open), _CREDIT)


def _place(setting: Setting, item: OpenItem) -> _Place:
    account = setting.book.accounts.get(item.account)
    who = setting.book.counterparties.get(item.counterparty)
    drivers = Drivers(late=item.receivable, collect=item.receivable)
    return _Place(
        category(account, receipt=item.receivable, counterparty=who),
        Traits((item.account, *item.accounts), receipt=item.receivable, drivers=drivers),
    )


def _draft(
    setting: Setting, item: OpenItem, cash: tuple[Decimal, Decimal], when: _When, place: _Place
) -> Draft:
    """Make the item; `cash` is what is open, positive for invoice and bill, and its price."""
    amount, rate = cash
    day, _, _, key, rest = when
    row, traits = place
    whole = amount if item.receivable else -amount
    chance = _WHOLE if item.collect is None else item.collect
    part = whole if chance is _WHOLE else rounded(whole * chance, whole, rate)
    # fmt: off
    made = tuple.__new__(Item, (  # thousands of times: by name it takes twice as long
        item.id, day, part, whole, chance, item.currency, value(part, rate), rate, setting.main,
        item.account, row, item.counterparty, _WORDS[item.receivable][1], "committed", item.due,
        day, item.source, (key, ("number", item.number), *rest),
        item.plan[0] if item.plan else None,
    ))
    # fmt: on
    return tuple.__new__(Draft, (made, traits, (), None))
