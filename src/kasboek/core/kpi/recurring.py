"""Recurring income: what is in force in a month, each invoice spread over the months it covers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.standpoint import Month
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.kpi.trace import entry_of
from kasboek.core.saying import Money
from kasboek.core.saying import saying

_IN = {"month": 1, "quarter": 3, "year": 12}


class Income(NamedTuple):
    """A posting of recurring income: positive, with its first month and how many it covers.

    `month` counts months from year 0.
    """

    month: int
    months: int
    amount: Decimal
    currency: str
    entry: int


def in_force(at: Standpoint) -> tuple[Month, tuple[Income, ...]] | Figure:
    """Return the last full month and the recurring income in force in it, or why there is none.

    An invoice counts from the month of its date, whatever the day, so that a yearly contract
    renewed a few days late neither falls out nor counts twice.
    """
    if not any(account.recurring for account in at.book.accounts.values()):
        return Figure(None, saying("capital.no-recurring"))
    months = at.full_months(1)
    if not months:
        return Figure(None, saying("kpi.no-full-month"))
    now = _number(months[0].last.year, months[0].last.month)
    listed = _listed(at.book)
    known = listed[: bisect_right(listed, now, key=lambda income: income.month)]
    found = tuple(income for income in known if income.month + income.months > now)
    for income in found:
        if at.book.rate(income.currency, at.day) is None:
            amount = Money(income.amount, income.currency)
            return Figure(None, saying("kpi.no-price", amount=amount))
    return months[0], found


def monthly(at: Standpoint, found: tuple[Income, ...]) -> Decimal:
    """Return what income in force brings in a month, in the operating currency."""
    parts = (at.worth(one.amount, one.currency) / one.months for one in found)
    return sum(parts, Decimal())


def behind(at: Standpoint) -> Iterator[Behind]:
    """Yield the postings in force, each for what it brings in a month."""
    found = in_force(at)
    if isinstance(found, Figure):
        return
    for one in found[1]:
        text, source = entry_of(at.book, one.entry)
        day = at.book.entries[one.entry].date
        yield Behind("recurring", day, text, one.amount / one.months, one.currency, source)


def _listed(book: Book) -> tuple[Income, ...]:
    key = "recurring"
    if key not in book.memo:
        book.memo[key] = tuple(sorted(_postings(book)))
    return book.memo[key]  # type: ignore[return-value] # put there by the line above


def _postings(book: Book) -> Iterator[Income]:
    """Yield the postings on recurring accounts.

    Where income is booked ahead on a recurring account of class deferred-income, that posting
    counts; what is then released to revenue month by month is the same money and does not.
    """
    released: set[int] = set()
    recurring = [account for account in book.accounts.values() if account.recurring]
    deferred = [a for a in recurring if a.kind is AccountClass.DEFERRED_INCOME]
    for account in deferred:
        if column := book.columns.get(account.name):
            pairs = zip(column.entries, column.numbers, strict=True)
            released |= {index for index, number in pairs if number > 0 and index not in book.marks}
    for account in recurring:
        column = book.columns.get(account.name)
        if column is None:
            continue
        rows = zip(column.dates, column.numbers, column.currencies, column.entries, strict=True)
        for day, number, unit, index in rows:
            if index not in released:
                mark = book.marks.get(index)
                covers = _months(mark.covers) if mark and mark.covers else 1
                yield Income(_number(day.year, day.month), covers, -number, unit, index)


def _number(year: int, month: int) -> int:
    return year * 12 + month - 1


def _months(covers: str) -> int:
    """Read `12 months`, `1 quarter`, `2 years`."""
    count, _, unit = covers.partition(" ")
    return int(count) * _IN[unit.rstrip("s")]
