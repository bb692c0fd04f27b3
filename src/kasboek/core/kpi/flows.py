"""Amounts by day and month, and what the invoices and bills of a book add up to."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from functools import cache
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from kasboek.core.bankdays import month_end
from kasboek.core.book import Book
from kasboek.core.open_items import OpenItem
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
    open: defaultdict[int, list[OpenItem]] = field(default_factory=lambda: defaultdict(list))


class Trades(NamedTuple):
    """Both sides, and the numbers of the first and the last month that `open` knows."""

    sold: Trade
    bought: Trade
    first: int
    last: int


def trades(book: Book, since: dt.date = dt.date.min) -> Trades:
    """Add up all items in one pass: a large ledger has many, and each figure asks for them.

    What it says of the days from `since` on is complete; items that were over by then are passed.

    This loop is most of what the figures of a large ledger cost, so it does not call what it can
    do itself: nearly every item is in the operating currency and paid at once.
    """
    items, own = book.items, book.currency
    if not items:
        return Trades(Trade(), Trade(), 0, 0)
    reach = max(items[-1].date, book.as_of or dt.date.min)
    found = Trades(Trade(), Trade(), number_of(items[0].date), number_of(reach))
    last, months, long = found.last, _Numbers(), _Lengths()
    older = bisect_left(items, since, key=_DATE)
    sold, bought = (
        (side, side.billed.days, side.paid.days, side.weighted.days, side.open)
        for side in (found.sold, found.bought)
    )
    for item in chain(_not_over(items[:older], since), items[older:]):
        side, billed, paid, weighted, open_ = sold if item[2] else bought
        date, amount, settled = item[5], item[8], item[11]
        until = None
        if item[9] == own and amount > _NOTHING:
            billed[date] += amount
            if len(settled) == 1 and settled[0][1] == amount and settled[0][2] is _PAYMENT:
                until = settled[0][0]
                paid[until] += amount
                weighted[until] += amount * long[(until - date).days]
            elif settled:
                until = _settle(book, side, item)
        else:
            side.billed.add(book, date, amount, item[9])
            until = _settle(book, side, item)
        begin, end = months[date], last if until is None else months[until]
        for number in range(begin, min(end, last) + 1):
            open_[number].append(item)
    return found


def _not_over(items: Sequence[OpenItem], since: dt.date) -> list[OpenItem]:
    """Return the items to which something may have happened from a day on."""
    return [
        item
        for item in items
        if len(settled := item[11]) != 1 or settled[0][0] >= since or settled[0][1] != item[8]
    ]


class _Numbers(dict[dt.date, int]):
    """The numbers of the months of days, each worked out once."""

    def __missing__(self, day: dt.date) -> int:
        self[day] = found = number_of(day)
        return found


class _Lengths(dict[int, Decimal]):
    """Numbers of days to multiply with; a payment ahead of its invoice took none."""

    def __missing__(self, days: int) -> Decimal:
        self[days] = found = Decimal(max(0, days))
        return found


def _settle(book: Book, side: Trade, item: OpenItem) -> dt.date | None:
    """Add what happened to an item; return the day from which on nothing is open of it.

    Refunds are no payments.
    """
    left, last, positive = item.amount, item.date, item.amount > 0
    for day, amount, kind, _, _ in item.settlements:
        left -= amount
        last = max(last, day)
        if kind is _PAYMENT and positive and amount > 0:
            side.paid.add(book, day, amount, item.currency)
            took = max(0, (day - item.date).days)
            side.weighted.add(book, day, amount * took, item.currency)
        elif kind is _CREDIT and positive:
            side.billed.add(book, day, -amount, item.currency)
    return None if left else last
