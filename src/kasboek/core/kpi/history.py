"""What a book's past adds up to, worked out in few passes and kept for every figure of the book."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from kasboek.core.accounts import OPERATING_PAYMENTS
from kasboek.core.accounts import OPERATING_RECEIPTS
from kasboek.core.book import Book
from kasboek.core.buffer import first_full_month
from kasboek.core.forecast import forecast
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.periods import horizon_end
from kasboek.core.kpi.flows import Flow
from kasboek.core.kpi.flows import Month
from kasboek.core.kpi.flows import month
from kasboek.core.kpi.flows import month_of
from kasboek.core.kpi.flows import number_of
from kasboek.core.kpi.trades import Trade
from kasboek.core.kpi.trades import Trades
from kasboek.core.kpi.trades import trades
from kasboek.core.open_items import OpenItem

NEAR, FAR = "13w", "12m"
"""The horizons of the figures ahead: what can be spent, and how long the cash lasts."""


_BACK = 13
"""Months before its own that the figures of a day look at: twelve full ones, and one to spare."""

_DATE = itemgetter(0)


class Operating(NamedTuple):
    """Operating payments (positive) and receipts."""

    payments: Flow
    receipts: Flow


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
        last = number_of(day) if month_of(day).last == day else number_of(day) - 1
        first = max(number_of(begin), last - most + 1)
        return tuple(month(number) for number in range(last, first - 1, -1))

    @cached_property
    def _since(self) -> dt.date:
        """Return the day from which on the figures of the book's own day look."""
        as_of = self.book.as_of
        return dt.date.min if as_of is None else month(number_of(as_of) - _BACK).first

    @cached_property
    def _recent(self) -> Trades:
        return trades(self.book, self._since)

    @cached_property
    def whole(self) -> Trades:
        """Return what all items ever say: for a trend, which asks for all of it anyway."""
        return trades(self.book)

    def _trades(self, since: dt.date) -> Trades:
        """Return what the items say from a day on; only the past that is asked for is read."""
        return self.whole if since < self._since or "whole" in self.__dict__ else self._recent

    def sold(self, months: Sequence[Month]) -> Trade:
        """Return the invoices to customers and what was paid of them; months latest first."""
        return self._trades(months[-1].first).sold

    def bought(self, months: Sequence[Month]) -> Trade:
        """Return the bills of suppliers and what was paid of them; months latest first."""
        return self._trades(months[-1].first).bought

    def candidates(self, day: dt.date, *, receivable: bool) -> Sequence[OpenItem]:
        """Return the items that may be open on a day, in the book's order; all that are, are."""
        sold, bought, first, last = self._trades(day)
        found = (sold if receivable else bought).open
        return found.get(min(max(number_of(day), first), last), ())

    def operating(self, months: Sequence[Month]) -> Operating:
        """Return the operating payments and receipts; months latest first."""
        if months[-1].first < self._since or "_whole_operating" in self.__dict__:
            return self._whole_operating
        return self._recent_operating

    @cached_property
    def _whole_operating(self) -> Operating:
        return self._operating(dt.date.min)

    @cached_property
    def _recent_operating(self) -> Operating:
        return self._operating(self._since)

    def _operating(self, since: dt.date) -> Operating:
        payments, receipts = Flow(), Flow()
        moves, book = self.book.movements, self.book
        # by identity: hashing a member of an enumeration costs more than adding it up
        out, in_ = ({id(each) for each in of} for of in (OPERATING_PAYMENTS, OPERATING_RECEIPTS))
        for moved in moves[bisect_left(moves, since, key=_DATE) :]:
            row = id(moved[4])
            if row in out:
                payments.add(book, moved[0], -moved[2], moved[3])
            elif row in in_:
                receipts.add(book, moved[0], moved[2], moved[3])
        return Operating(payments, receipts)

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
