"""Amounts by day and month, and what the invoices and bills of a book add up to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from functools import cache
from functools import cached_property
from typing import NamedTuple

from kasboek.core.bankdays import month_end
from kasboek.core.book import Book
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import Settlement
from kasboek.core.open_items import SettlementKind
from kasboek.core.saying import Money

_NOTHING = Decimal()
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

    days: dict[dt.date, Decimal] = field(default_factory=dict)
    unpriced: dict[dt.date, Money] = field(default_factory=dict)

    @cached_property
    def _months(self) -> dict[dt.date, Decimal]:
        sums: dict[dt.date, Decimal] = {}
        for day, amount in self.days.items():
            first = day.replace(day=1)
            sums[first] = sums.get(first, _NOTHING) + amount
        return sums

    def each(self, months: Iterable[Month]) -> list[Decimal]:
        """Return the amount of each month, or part of one, zero where nothing happened."""
        return [self._of(each) for each in months]

    def _of(self, part: Month) -> Decimal:
        if part == month_of(part.first):
            return self._months.get(part.first, _NOTHING)
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
        days = self.days
        days[day] = days[day] + amount if day in days else amount


@dataclass(slots=True)  # as Flow
class Trade:
    """What the items of one side say.

    `billed` is invoices less credit notes, with VAT; `paid` and `weighted` what was paid of them,
    and each payment times its days since the invoice. `open` are the items that may be open on a
    day of a month, by its number; all that are, are there.
    """

    billed: Flow = field(default_factory=Flow)
    paid: Flow = field(default_factory=Flow)
    weighted: Flow = field(default_factory=Flow)
    open: dict[int, list[OpenItem]] = field(default_factory=dict)


class Trades(NamedTuple):
    """Both sides, and the numbers of the first and the last month that `open` knows."""

    sold: Trade
    bought: Trade
    first: int
    last: int


def trades(book: Book) -> Trades:
    """Add up all items in one pass: a large ledger has many, and each figure asks for them."""
    items = book.items
    if not items:
        return Trades(Trade(), Trade(), 0, 0)
    last = max(items[-1].date, book.as_of or dt.date.min)
    found = Trades(Trade(), Trade(), number_of(items[0].date), number_of(last))
    months = {}
    for item in items:
        _, _, receivable, _, _, date, _, _, amount, currency, _, settled, *_ = item
        side = found.sold if receivable else found.bought
        side.billed.add(book, date, amount, currency)
        until = _settle(book, side, item, settled) if settled else None
        for day in (date, until):
            if day is not None and day not in months:
                months[day] = number_of(day)
        end = found.last if until is None else min(months[until], found.last)
        for number in range(months[date], end + 1):
            if number in side.open:
                side.open[number].append(item)
            else:
                side.open[number] = [item]
    return found


def _settle(
    book: Book, side: Trade, item: OpenItem, settled: Sequence[Settlement]
) -> dt.date | None:
    """Add what happened to an item; return the day from which on nothing is open of it.

    Refunds are no payments, and what was paid before its invoice took no days.
    """
    left, last, positive = item.amount, item.date, item.amount > 0
    for day, amount, kind, _, _ in settled:
        left -= amount
        last = max(last, day)
        if kind is _PAYMENT and positive and amount > 0:
            side.paid.add(book, day, amount, item.currency)
            took = max(0, (day - item.date).days)
            side.weighted.add(book, day, amount * took, item.currency)
        elif kind is _CREDIT and positive:
            side.billed.add(book, day, -amount, item.currency)
    return None if left else last
