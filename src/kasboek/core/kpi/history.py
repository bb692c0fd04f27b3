"""What a book's past adds up to, worked out in few passes and kept for every figure of the book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kasboek.core.accounts import OPERATING_PAYMENTS
from kasboek.core.accounts import OPERATING_RECEIPTS
from kasboek.core.book import Book
from kasboek.core.buffer import first_full_month
from kasboek.core.forecast import forecast
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.periods import horizon_end
from kasboek.core.kpi.flows import Flow
from kasboek.core.kpi.flows import Month
from kasboek.core.kpi.flows import Trade
from kasboek.core.kpi.flows import Trades
from kasboek.core.kpi.flows import month
from kasboek.core.kpi.flows import month_of
from kasboek.core.kpi.flows import number_of
from kasboek.core.kpi.flows import trades
from kasboek.core.open_items import OpenItem

NEAR, FAR = "13w", "12m"
"""The horizons of the figures ahead: what can be spent, and how long the cash lasts."""


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
    def _trades(self) -> Trades:
        return trades(self.book)

    @property
    def sold(self) -> Trade:
        """Return the invoices to customers and what was paid of them."""
        return self._trades.sold

    @property
    def sales(self) -> Flow:
        """Return invoices less credit notes, with VAT; cash sales are none of them."""
        return self._trades.sold.billed

    @property
    def purchases(self) -> Flow:
        """Return bills less credit notes, with VAT."""
        return self._trades.bought.billed

    def candidates(self, day: dt.date, *, receivable: bool) -> Sequence[OpenItem]:
        """Return the items that may be open on a day, in the book's order; all that are, are."""
        sold, bought, first, last = self._trades
        found = (sold if receivable else bought).open
        return found.get(min(max(number_of(day), first), last), ())

    @property
    def payments(self) -> Flow:
        """Return operating payments (positive)."""
        return self._operating[0]

    @property
    def receipts(self) -> Flow:
        """Return operating receipts."""
        return self._operating[1]

    @cached_property
    def _operating(self) -> tuple[Flow, Flow]:
        payments, receipts = Flow(), Flow()
        for moved in self.book.movements:
            if moved[4] in OPERATING_PAYMENTS:
                payments.add(self.book, moved[0], -moved[2], moved[3])
            elif moved[4] in OPERATING_RECEIPTS:
                receipts.add(self.book, moved[0], moved[2], moved[3])
        return payments, receipts

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
