"""What the books say was earned and spent over a period, without VAT: the profit-and-loss side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Root
from kasboek.core.book import Book
from kasboek.core.saying import Money

if TYPE_CHECKING:  # KPIs are made of this, so a standpoint is only named here
    from kasboek.core.kpi.standpoint import Standpoint

_DAY = dt.timedelta(days=1)
_NOTHING = Decimal()


class Line(StrEnum):
    """The lines of a short profit-and-loss account; interest income is none of the costs."""

    REVENUE = "revenue"
    COST_OF_SALES = "cost-of-sales"
    OTHER_COSTS = "other-costs"
    DEPRECIATION = "depreciation"
    INTEREST = "interest"
    INTEREST_INCOME = "interest-income"
    PROFIT_TAX = "profit-tax"


INCOME = frozenset({Line.REVENUE, Line.INTEREST_INCOME})
_OF_CLASS = {
    AccountClass.REVENUE: Line.REVENUE,
    AccountClass.COST_OF_SALES: Line.COST_OF_SALES,
    AccountClass.DEPRECIATION: Line.DEPRECIATION,
    AccountClass.INCOME_TAX: Line.PROFIT_TAX,
}


@dataclass(frozen=True, slots=True)
class Results:
    """The lines of a period, income and costs both positive, in the operating currency.

    `unpriced` is what has no price at the end of the period and is in no line, without signs.
    """

    first: dt.date
    last: dt.date
    lines: dict[Line, Decimal]
    unpriced: tuple[Money, ...]

    def of(self, line: Line) -> Decimal:
        """Return one line."""
        return self.lines.get(line, _NOTHING)

    @property
    def before_interest(self) -> Decimal:
        """Return revenue less all costs but interest and profit tax."""
        costs = (Line.COST_OF_SALES, Line.OTHER_COSTS, Line.DEPRECIATION)
        return self.of(Line.REVENUE) - sum((self.of(line) for line in costs), _NOTHING)

    @property
    def net(self) -> Decimal:
        """Return the result after interest and profit tax, as far as those are booked."""
        financial = self.of(Line.INTEREST_INCOME) - self.of(Line.INTEREST)
        return self.before_interest + financial - self.of(Line.PROFIT_TAX)


def line_of(account: Account) -> Line | None:
    """Return the line of an account, `None` for those of the balance sheet."""
    if account.root not in {Root.INCOME, Root.EXPENSES}:
        return None
    if account.kind is AccountClass.INTEREST:
        return Line.INTEREST if account.root is Root.EXPENSES else Line.INTEREST_INCOME
    return _OF_CLASS.get(account.kind, Line.OTHER_COSTS) if account.kind else Line.OTHER_COSTS


def results(at: Standpoint, first: dt.date, last: dt.date) -> Results:
    """Return what was earned and spent from `first` up to `last`, both inclusive."""
    sums: dict[Line, Decimal] = {}
    lacking: dict[str, Decimal] = {}
    for name, line in accounts(at.book):
        for unit, number in _moved(at.book, name, first, last):
            rate = at.book.rate(unit, last)
            if rate is None:
                lacking[unit] = lacking.get(unit, _NOTHING) + abs(number)
            else:
                amount = number * rate
                sums[line] = sums.get(line, _NOTHING) + (-amount if line in INCOME else amount)
    unpriced = tuple(Money(number, unit) for unit, number in sorted(lacking.items()))
    return Results(first, last, sums, unpriced)


def accounts(book: Book) -> tuple[tuple[str, Line], ...]:
    """Return the accounts of income and costs that have postings, with the line of each."""
    key = "lines"
    if key not in book.memo:
        book.memo[key] = tuple(
            (name, line)
            for name, account in sorted(book.accounts.items())
            if name in book.columns and (line := line_of(account))
        )
    return book.memo[key]  # type: ignore[return-value] # put there by the line above


def by_account(
    at: Standpoint, first: dt.date, last: dt.date
) -> tuple[tuple[str, Line, Decimal], ...]:
    """Return what moved on each account from `first` up to `last`, in the sign of its line.

    What has no price at the end of the period is left out; `results` names it.
    """
    found: list[tuple[str, Line, Decimal]] = []
    for name, line in accounts(at.book):
        moved = (
            number * rate
            for unit, number in _moved(at.book, name, first, last)
            if (rate := at.book.rate(unit, last)) is not None
        )
        amount = sum(moved, _NOTHING)
        found.append((name, line, -amount if line in INCOME else amount))
    return tuple(found)


def revenue(at: Standpoint) -> Decimal | None:
    """Return the sales of the day's month up to the day, without VAT; `None` without a price."""
    first = at.day.replace(day=1)
    total = _NOTHING
    for name, line in accounts(at.book):
        if line is Line.REVENUE:
            for unit, number in _moved(at.book, name, first, at.day):
                rate = at.book.rate(unit, at.day)
                if rate is None:
                    return None
                total -= number * rate
    return total


def _moved(book: Book, name: str, first: dt.date, last: dt.date) -> Iterator[tuple[str, Decimal]]:
    before = book.balance(name, first - _DAY)
    for unit, number in book.balance(name, last).items():
        if change := number - before.get(unit, _NOTHING):
            yield unit, change
