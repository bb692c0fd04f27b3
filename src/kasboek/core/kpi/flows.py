"""Months, and amounts by day and month."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from functools import cache
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from kasboek.core.bankdays import month_end
from kasboek.core.book import Book
from kasboek.core.open_items import SettlementKind
from kasboek.core.saying import Money

_NOTHING = Decimal()
_DATE = itemgetter(5)  # of OpenItem
_PAYMENT, _CREDIT = SettlementKind.PAYMENT, SettlementKind.CREDIT


class Month(NamedTuple):
    """A calendar month by its first and last day."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        """Return how many days it has."""
        return self.last.day


def month_of(day: dt.date) -> Month:
    """Return the month that a day lies in."""
    return month(number_of(day))


@cache
def month(number: int) -> Month:
    """Return a month by its number; see `number_of`."""
    first = dt.date(number // 12, number % 12 + 1, 1)
    return Month(first, month_end(first))


def number_of(day: dt.date) -> int:
    """Return the number of a day's month, one more each month."""
    return day.year * 12 + day.month - 1


@dataclass  # no slots, not frozen: filled while a pass runs, summed by month once it has
class Flow:
    """Amounts in the operating currency by day.

    What had no price on its day is in `unpriced` instead, the first of each day.
    """

    days: defaultdict[dt.date, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    unpriced: dict[dt.date, Money] = field(default_factory=dict)

    @cached_property
    def _months(self) -> dict[int, Decimal]:
        sums: defaultdict[int, Decimal] = defaultdict(Decimal)
        for day, amount in self.days.items():
            sums[day.year * 12 + day.month - 1] += amount
        return sums

    def each(self, months: Iterable[Month]) -> list[Decimal]:
        """Return the amount of each month, or part of one, zero where nothing happened."""
        return [self._of(each) for each in months]

    def _of(self, part: Month) -> Decimal:
        if part == month_of(part.first):
            return self._months.get(number_of(part.first), _NOTHING)
        days = (part.first + dt.timedelta(days=number) for number in range(part.days))
        return sum((self.days.get(day, _NOTHING) for day in days), _NOTHING)

    def total(self, months: Iterable[Month]) -> Decimal:
        """Return the sum over the months."""
        return sum(self.each(months), _NOTHING)

    def lacking(self, months: Sequence[Month]) -> Money | None:
        """Return an amount of these months, latest first, without a price; else `None`."""
        if not self.unpriced or not months:
            return None
        begin, end = months[-1].first, months[0].last
        return next((found for day, found in self.unpriced.items() if begin <= day <= end), None)

    def add(self, book: Book, day: dt.date, amount: Decimal, currency: str) -> None:
        """Add an amount at the price of its day."""
        if currency != book.currency:
            rate = book.rate(currency, day)
            if rate is None:
                self.unpriced.setdefault(day, Money(amount, currency))
                return
            amount *= rate
        self.days[day] += amount
