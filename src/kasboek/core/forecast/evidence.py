"""What has become real: invoices, bills, bank lines, and what was spent or sold otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.forecast.lines import FlowKind
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import SettlementKind

_NOTHING = Decimal()
_CASH, _RECEIVABLE, _PAYABLE = FlowKind.CASH, FlowKind.RECEIVABLE, FlowKind.PAYABLE


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


def invoiced_items(book: Book, begin: dt.date, as_of: dt.date) -> Iterable[Evidence]:
    """Yield invoices and bills from `begin` on, paid or open, by invoice date; named always."""
    for item in book.items:
        if not item.plan and item.date < begin:
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


def bank_lines(book: Book, begin: dt.date, as_of: dt.date, done: set[str]) -> Iterable[Evidence]:
    """Yield bank lines from `begin` on, but not those that settle an item in `done`."""
    for moved in book.movements:
        if moved.date < begin and not moved.plan:
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


def postings(book: Book, kind: FlowKind, begin: dt.date, as_of: dt.date) -> Iterable[Evidence]:
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
        if begin <= day <= as_of and number * sign > 0
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
