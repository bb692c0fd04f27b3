"""What a book's past adds up to, worked out in few passes and kept for every figure of the book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from functools import cache
from functools import cached_property
from typing import NamedTuple

from kasboek.core.accounts import OPERATING_PAYMENTS
from kasboek.core.accounts import OPERATING_RECEIPTS
from kasboek.core.accounts import Category
from kasboek.core.bankdays import month_end
from kasboek.core.book import Book
from kasboek.core.buffer import first_full_month
from kasboek.core.forecast import forecast
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.periods import horizon_end
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import SettlementKind
from kasboek.core.saying import Money

NEAR, FAR = "13w", "12m"
"""The horizons of the figures ahead: what can be spent, and how long the cash lasts."""

_NOTHING = Decimal()


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
    return _month(day.year * 12 + day.month - 1)


@cache
def _month(number: int) -> Month:
    first = dt.date(number // 12, number % 12 + 1, 1)
    return Month(first, month_end(first))


def _number(day: dt.date) -> int:
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
        return [self._of(month) for month in months]

    def _of(self, month: Month) -> Decimal:
        if month == month_of(month.first):
            return self._months.get(month.first, _NOTHING)
        days = (month.first + dt.timedelta(days=number) for number in range(month.days))
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
        self.days[day] = self.days.get(day, _NOTHING) + amount


@dataclass(slots=True)  # as Flow
class Traded:
    """What the items of one side say by month.

    `billed` is invoices less credit notes, with VAT; `paid` and `weighted` what was paid of them,
    and each payment times its days since the invoice.
    """

    billed: Flow = field(default_factory=Flow)
    paid: Flow = field(default_factory=Flow)
    weighted: Flow = field(default_factory=Flow)

    def add(self, book: Book, item: OpenItem) -> None:
        """Add an item and all that happened to it; refunds are no payments.

        What was paid before its invoice took no days.
        """
        currency, amount = item.currency, item.amount
        self.billed.add(book, item.date, amount, currency)
        if amount <= 0:
            return
        for day, settled, kind, _, _ in item.settlements:
            if kind is SettlementKind.CREDIT:
                self.billed.add(book, day, -settled, currency)
            elif kind is SettlementKind.PAYMENT and settled > 0:
                self.paid.add(book, day, settled, currency)
                self.weighted.add(book, day, settled * max(0, (day - item.date).days), currency)


@dataclass(frozen=True)  # no slots: each part is worked out once, on demand
class History:
    """What a book's past adds up to, by month, and its one base forecast."""

    book: Book

    @classmethod
    def of(cls, book: Book) -> History:
        """Return the one history of a book."""
        if "history" not in book.memo:
            book.memo["history"] = cls(book)
        return book.memo["history"]  # type: ignore[return-value] # put there by the line above

    @cached_property
    def standpoints(self) -> dict[dt.date, object]:
        """Return the days that the book was seen from, so that figures share what they need."""
        return {}

    @cached_property
    def first_full_month(self) -> dt.date | None:
        """Return the first day of the first month that the books cover from its first day on."""
        return first_full_month(self.book)

    def full_months(self, day: dt.date, most: int) -> tuple[Month, ...]:
        """Return the last full months up to a day that the books cover, the latest first."""
        begin = self.first_full_month
        if begin is None:
            return ()
        last = _number(day) if month_of(day).last == day else _number(day) - 1
        first = max(_number(begin), last - most + 1)
        return tuple(_month(number) for number in range(last, first - 1, -1))

    @cached_property
    def _traded(self) -> dict[bool, Traded]:
        found = {True: Traded(), False: Traded()}
        for item in self.book.items:
            found[item.receivable].add(self.book, item)
        return found

    @property
    def sold(self) -> Traded:
        """Return the invoices to customers and what was paid of them, by month."""
        return self._traded[True]

    @property
    def bought(self) -> Traded:
        """Return the bills of suppliers and what was paid of them, by month."""
        return self._traded[False]

    @property
    def sales(self) -> Flow:
        """Return invoices less credit notes, with VAT, by month; cash sales are none of them."""
        return self.sold.billed

    @property
    def purchases(self) -> Flow:
        """Return bills less credit notes, with VAT, by month."""
        return self.bought.billed

    @cached_property
    def payments(self) -> Flow:
        """Return operating payments (positive) by month."""
        return self._moved(OPERATING_PAYMENTS, -1)

    @cached_property
    def receipts(self) -> Flow:
        """Return operating receipts by month."""
        return self._moved(OPERATING_RECEIPTS, 1)

    def _moved(self, of: frozenset[Category], sign: int) -> Flow:
        sums = Flow()
        for move in self.book.movements:
            if move.category in of:
                sums.add(self.book, move.date, sign * move.amount, move.currency)
        return sums

    def candidates(self, day: dt.date, *, receivable: bool) -> Sequence[OpenItem]:
        """Return the items that may be open on a day, in the book's order; all that are, are."""
        found = self._open_by_month[receivable]
        first, last = self._reach
        return found.get(min(max(_number(day), first), last), ())

    @cached_property
    def _reach(self) -> tuple[int, int]:
        """Return the numbers of the first and the last month that anything open lies in."""
        days = [item.date for item in self.book.items]
        if self.book.as_of is not None:
            days.append(self.book.as_of)
        return (_number(min(days)), _number(max(days))) if days else (0, 0)

    @cached_property
    def _open_by_month(self) -> dict[bool, dict[int, list[OpenItem]]]:
        """Return the items by each month that they were open in, so that no day asks them all."""
        _, last = self._reach
        found: dict[bool, dict[int, list[OpenItem]]] = {True: {}, False: {}}
        for item in self.book.items:
            until = _closed(item)
            months = found[item.receivable]
            for number in range(_number(item.date), (_number(until) if until else last) + 1):
                months.setdefault(number, []).append(item)
        return found

    @cached_property
    def forecast(self) -> Forecast | None:
        """Return the base forecast over 12 months; `None` where the book has no day."""
        as_of = self.book.as_of
        if as_of is None:
            return None
        return forecast(self.book, until=horizon_end(as_of, FAR, self.book.week_start))

    @cached_property
    def near(self) -> Forecast | None:
        """Return the part of the base forecast that the 13-week table shows."""
        far, as_of = self.forecast, self.book.as_of
        if far is None or as_of is None:
            return None
        return far.up_to(horizon_end(as_of, NEAR, self.book.week_start))


def _closed(item: OpenItem) -> dt.date | None:
    """Return the day from which on nothing is open any more; `None` where something still is."""
    settled = item.settlements
    if len(settled) == 1:  # nearly all
        return settled[0].date if settled[0].amount == item.amount else None
    if not settled or sum((one.amount for one in settled), _NOTHING) != item.amount:
        return None
    return max(one.date for one in settled)


def open_on(items: Iterable[OpenItem], day: dt.date) -> Iterator[tuple[OpenItem, Decimal]]:
    """Yield the items open at the end of a day, with what is open of each in its currency."""
    for item in items:
        if item.date <= day and (amount := item.open_on(day)):
            yield item, amount
