"""What has become real: invoices, bills, bank lines, and what was spent or sold otherwise."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from decimal import Decimal
from itertools import chain
from operator import attrgetter
from typing import NamedTuple
from typing import TypeVar

from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.book import Movement
from kasboek.core.forecast.plan.lines import FlowKind
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import SettlementKind

_NOTHING = Decimal()
_CASH, _RECEIVABLE, _PAYABLE = FlowKind.CASH, FlowKind.RECEIVABLE, FlowKind.PAYABLE

_DATE = attrgetter("date")
_T = TypeVar("_T", OpenItem, Movement)


class Evidence(NamedTuple):
    """Something real that may use up a placeholder; `amount` is positive, `sign` its direction.

    `item` is the id of an invoice or bill; `entry` the position in `Book.entries` of any other.
    """

    date: dt.date
    kind: FlowKind
    sign: int
    amount: Decimal
    currency: str
    counterparty: str
    accounts: tuple[str, ...]
    plan: tuple[str, ...]
    item: str | None
    entry: int = -1


class Begins:
    """From what day on anything of a kind, and of a counterparty or an account, can be assigned.

    Most of a long history is from before, and is passed over by this alone.
    """

    def __init__(self) -> None:
        """Start with nothing that can be assigned."""
        self.first = dt.date.max
        self._days: dict[tuple[FlowKind, str], dt.date] = {}

    def add(self, kind: FlowKind, name: str, day: dt.date) -> None:
        """Let what has this counterparty (in lower case) or account be assigned from a day on."""
        self._days[kind, name] = min(day, self._days.get((kind, name), day))
        self.first = min(day, self.first)

    def of(self, kind: FlowKind, counterparty: str, accounts: tuple[str, ...]) -> dt.date:
        """Return from what day on something with these can be assigned."""
        names = (counterparty.casefold(), *accounts)
        return min(self._days.get((kind, name), dt.date.max) for name in names)

    def recent(self, every: Sequence[_T]) -> Iterator[_T]:
        """Return what can be by its day, of what is in order of days; what names a line always."""
        at = bisect_left(every, self.first, key=_DATE)
        return chain((one for one in every[:at] if one.plan), every[at:])


def invoiced_items(book: Book, begins: Begins, as_of: dt.date) -> Iterable[Evidence]:
    """Yield what can be assigned of invoices and bills, paid or open, by invoice date."""
    known: dict[tuple[bool, str, tuple[str, ...]], dt.date] = {}
    for item in begins.recent(book.items):
        if not item.plan:
            alike = item.receivable, item.counterparty, item.accounts
            begin = known.get(alike)
            if begin is None:
                kind = _RECEIVABLE if item.receivable else _PAYABLE
                begin = known[alike] = begins.of(kind, item.counterparty, item.accounts)
            if item.date < begin:
                continue
        amount = _invoiced(item, as_of) if item.settlements else item.amount
        if amount:
            inward = item.receivable is (amount > 0)
            kind = _RECEIVABLE if item.receivable else _PAYABLE
            # fmt: off
            yield tuple.__new__(Evidence, (  # thousands of times: by name it takes twice as long
                item.date, kind, 1 if inward else -1, abs(amount), item.currency,
                item.counterparty, item.accounts, item.plan, item.id,
            ))
            # fmt: on


def _invoiced(item: OpenItem, as_of: dt.date) -> Decimal:
    """Return what was paid and is still open: the invoice without what was credited."""
    left = item.amount
    for settled in item.settlements:  # mostly one payment: nothing to take off
        if settled.kind is not SettlementKind.PAYMENT and settled.date <= as_of:
            left -= settled.amount
    return left


def bank_lines(book: Book, begins: Begins, as_of: dt.date, done: set[str]) -> Iterable[Evidence]:
    """Yield what can be assigned of the bank lines, but not what settles an item in `done`."""
    known: dict[tuple[str, tuple[str, ...]], dt.date] = {}
    for moved in begins.recent(book.movements):
        if not moved.plan:
            alike = moved.counterparty, moved.others
            begin = known.get(alike)
            if begin is None:
                begin = known[alike] = begins.of(_CASH, *alike)
            if moved.date < begin:
                continue
        if moved.date > as_of or moved.item in done:
            continue
        yield Evidence(
            moved.date,
            _CASH,
            1 if moved.amount > 0 else -1,
            abs(moved.amount),
            moved.currency,
            moved.counterparty,
            moved.others,
            moved.plan,
            None,
            moved.entry,
        )


def postings(book: Book, kind: FlowKind, begins: Begins, as_of: dt.date) -> Iterable[Evidence]:
    """Yield what was spent on cards, or sold through providers: it is in their balance already."""
    sign = -1 if kind is FlowKind.CARD else 1
    names = [account.name for account in book.of_class(AccountClass(kind.value))]
    found = [
        (day, entry, number, currency)
        for name in names
        if (column := book.columns.get(name)) is not None
        for day, number, currency, entry in zip(
            column.dates, column.numbers, column.currencies, column.entries, strict=True
        )
        if begins.first <= day <= as_of and number * sign > 0
    ]
    wanted: dict[int, list[str]] = {entry: [] for _, entry, _, _ in found}
    for name, column in sorted(book.columns.items()):
        if name not in names:
            for entry in column.entries:
                if entry in wanted:
                    wanted[entry].append(name)
    for day, index, number, currency in found:
        others, who = tuple(wanted[index]), book.entries[index].payee
        yield Evidence(day, kind, sign, abs(number), currency, who, others, (), None, index)
