"""Bookings that wait for a person: on suspense, flagged, or what no invoice or bill explains."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kasboek.core.accounts import WITH_STATEMENTS
from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.owed.ageing import unexplained_on
from kasboek.core.saying import Money
from kasboek.core.saying import Source

_DOUBT = "!"


class Why(StrEnum):
    """Why a booking waits for a person."""

    SUSPENSE = "suspense"
    FLAGGED = "flagged"
    """It stands flagged `!` on accounts of its own."""
    UNEXPLAINED = "unexplained"
    """No invoice or bill explains it."""


class Waiting(NamedTuple):
    """A booking that waits, since its day.

    `account` is where it waits, `held_on` the account with statements that it moved, if one;
    `amount` is in the sign of `held_on` where there is one, else of `account`.
    """

    why: Why
    date: dt.date
    account: str
    held_on: str | None
    payee: str
    text: str
    amount: Money
    source: Source

    def days(self, day: dt.date) -> int:
        """Return for how long it waits on a day."""
        return (day - self.date).days


def waiting(book: Book, day: dt.date) -> Iterator[Waiting]:
    """Yield what waits on a day: on suspense, flagged, or on an account nobody owes that on."""
    suspended = list(_suspended(book, day))
    doubted = [index for index, entry in enumerate(book.entries) if entry.flag == _DOUBT]
    moved = _moved(book, day, {index for index, *_ in suspended}.union(doubted))
    told = set[Source]()
    for index, account, currency, number in suspended:
        each = _booking(book, Why.SUSPENSE, index, account, Money(number, currency), moved)
        told.add(each.source)
        yield each
    for index in doubted:
        entry = book.entries[index]
        source = Source(entry.file, entry.line)
        if index in moved and source not in told:
            account, amount = moved[index][0]
            told.add(source)
            yield _booking(book, Why.FLAGGED, index, account, amount, moved)
    yield from _unexplained(book, day, told)


def _unexplained(book: Book, day: dt.date, told: set[Source]) -> Iterator[Waiting]:
    """Yield what is left on receivables and payables, but for what is flagged there itself."""
    for rest in unexplained_on(book, day):
        if rest.source not in told:
            amount, payee = Money(rest.amount, rest.currency), rest.counterparty
            where = (rest.account, None, payee, "", amount, rest.source)
            yield Waiting(Why.UNEXPLAINED, rest.since, *where)


def _booking(  # noqa: PLR0913, PLR0917 # what a booking that waits is made of
    book: Book,
    why: Why,
    index: int,
    account: str,
    amount: Money,
    moved: Mapping[int, Sequence[tuple[str, Money]]],
) -> Waiting:
    entry, held = book.entries[index], moved.get(index, ())
    ours, told = held[0] if len(held) == 1 else (None, amount)
    if ours is not None and why is Why.SUSPENSE:
        told = Money(-amount.number, amount.currency)
    source = Source(entry.file, entry.line)
    return Waiting(why, entry.date, account, ours, entry.payee, entry.narration, told, source)


def _moved(
    book: Book, day: dt.date, wanted: AbstractSet[int]
) -> dict[int, list[tuple[str, Money]]]:
    """Return by booking, of those that are wanted, the accounts with statements that it moved."""
    found: dict[int, list[tuple[str, Money]]] = {}
    for account in book.of_class(*sorted(WITH_STATEMENTS)):
        column = book.columns.get(account.name)
        if column is None:
            continue
        for row, entry in enumerate(column.entries[: bisect_right(column.dates, day)]):
            if entry in wanted:
                amount = Money(column.numbers[row], column.currencies[row])
                found.setdefault(entry, []).append((account.name, amount))
    return found


def _suspended(book: Book, day: dt.date) -> Iterator[tuple[int, str, str, Decimal]]:
    """Yield the postings on suspense accounts since each was last zero."""
    for account in book.of_class(AccountClass.SUSPENSE):
        column = book.columns.get(account.name)
        rows: defaultdict[str, list[tuple[int, str, str, Decimal]]] = defaultdict(list)
        balances: defaultdict[str, Decimal] = defaultdict(Decimal)
        for row in range(bisect_right(column.dates, day) if column else 0):
            unit, number = column.currencies[row], column.numbers[row]  # type: ignore[union-attr] # there are rows
            balances[unit] += number
            rows[unit].append((column.entries[row], account.name, unit, number))  # type: ignore[union-attr] # as above
            if not balances[unit]:
                rows[unit].clear()
        for unit in sorted(rows):
            yield from rows[unit]
