"""A book and a day: where every figure is seen from, with what several figures share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from kasboek.core.accounts import OPERATING_PAYMENTS
from kasboek.core.accounts import OPERATING_RECEIPTS
from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.buffer import Buffer
from kasboek.core.buffer import buffer
from kasboek.core.forecast import forecast
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.periods import horizon_end
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import SettlementKind
from kasboek.core.policy import Policy
from kasboek.core.saying import Money

NEAR, FAR = "13w", "12m"
"""The horizons of the figures ahead: what can be spent, and how long the cash lasts."""


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
    return Month(day.replace(day=1), day + relativedelta(day=31))


@dataclass(frozen=True)  # no slots: what several figures share is computed once, on demand
class History:
    """What a book's past adds up to, by month, and its one base forecast."""

    book: Book

    @cached_property
    def first_full_month(self) -> dt.date | None:
        """Return the first day of the first month that the books cover from its first day on."""
        if not self.book.entries:
            return None
        begin = min(entry.date for entry in self.book.entries)
        return begin if begin.day == 1 else begin + relativedelta(months=1, day=1)

    @cached_property
    def sales(self) -> dict[dt.date, Decimal]:
        """Return invoices less credit notes, with VAT, by the first day of their month."""
        sums: dict[dt.date, Decimal] = {}
        for item in self.book.items:
            if not item.receivable:
                continue
            self._add(sums, item.date, item.amount, item.currency)
            for settled in item.settlements:
                if settled.kind is SettlementKind.CREDIT and item.amount > 0:
                    self._add(sums, settled.date, -settled.amount, item.currency)
        return sums

    @cached_property
    def payments(self) -> dict[dt.date, Decimal]:
        """Return operating payments (positive) by the first day of their month."""
        sums: dict[dt.date, Decimal] = {}
        for move in self.book.movements:
            if move.category in OPERATING_PAYMENTS:
                self._add(sums, move.date, -move.amount, move.currency)
        return sums

    @cached_property
    def receipts(self) -> dict[dt.date, Decimal]:
        """Return operating receipts by the first day of their month."""
        sums: dict[dt.date, Decimal] = {}
        for move in self.book.movements:
            if move.category in OPERATING_RECEIPTS:
                self._add(sums, move.date, move.amount, move.currency)
        return sums

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
        until = horizon_end(as_of, NEAR, self.book.week_start)
        return replace(far, until=until, items=tuple(i for i in far.items if i.date < until))

    def _add(self, sums: dict[dt.date, Decimal], day: dt.date, amount: Decimal, unit: str) -> None:
        month = day.replace(day=1)
        sums[month] = sums.get(month, Decimal()) + amount * (self.book.rate(unit, day) or Decimal())


@dataclass(frozen=True)  # no slots: as History
class Standpoint:
    """A book seen from the end of a day."""

    book: Book
    day: dt.date
    history: History = field(repr=False, compare=False)

    @classmethod
    def of(cls, book: Book, day: dt.date) -> Standpoint:
        """Return the standpoint with a history of its own."""
        return cls(book, day, History(book))

    def on(self, day: dt.date) -> Standpoint:
        """Return the standpoint of another day on the same history."""
        return Standpoint(self.book, day, self.history)

    @cached_property
    def buffer(self) -> Buffer:
        """Return the liquidity buffer asked for on this day."""
        return buffer(self.book, self.day)

    @property
    def ahead(self) -> Forecast | None:
        """Return the base forecast over 12 months where this is the day it starts from."""
        return self.history.forecast if self.day == self.book.as_of else None

    @property
    def near(self) -> Forecast | None:
        """Return the base forecast over 13 weeks where this is the day it starts from."""
        return self.history.near if self.day == self.book.as_of else None

    def worth(self, amount: Decimal, currency: str) -> Decimal:
        """Return an amount in the operating currency at the last price; zero without a price.

        What has no price is never silently lost: `unpriced` and the KPI `cash` show it.
        """
        rate = self.book.rate(currency, self.day)
        return amount * rate if rate else Decimal()

    def held(self, *kinds: AccountClass) -> Decimal:
        """Return the balance of all accounts of these classes, in ledger signs (debit positive)."""
        return sum((self.balance(a.name) for a in self.book.of_class(*kinds)), Decimal())

    def balance(self, account: str) -> Decimal:
        """Return the account's balance in the operating currency, in ledger signs."""
        held = self.book.balance(account, self.day)
        return sum((self.worth(number, unit) for unit, number in held.items()), Decimal())

    def unpriced(self, *kinds: AccountClass) -> tuple[Money, ...]:
        """Return what accounts of these classes hold in currencies without a known price."""
        found: dict[str, Decimal] = {}
        for account in self.book.of_class(*kinds):
            for unit, number in self.book.balance(account.name, self.day).items():
                if number and self.book.rate(unit, self.day) is None:
                    found[unit] = found.get(unit, Decimal()) + number
        return tuple(Money(number, unit) for unit, number in sorted(found.items()))

    def open_items(self, *, receivable: bool) -> tuple[tuple[OpenItem, Decimal], ...]:
        """Return the invoices (or bills) open on this day with what is open of each."""
        return self._receivables if receivable else self._payables

    @cached_property
    def _receivables(self) -> tuple[tuple[OpenItem, Decimal], ...]:
        return tuple(self._open(item for item in self.book.items if item.receivable))

    @cached_property
    def _payables(self) -> tuple[tuple[OpenItem, Decimal], ...]:
        return tuple(self._open(item for item in self.book.items if not item.receivable))

    def _open(self, items: Iterable[OpenItem]) -> Iterator[tuple[OpenItem, Decimal]]:
        for item in items:
            if amount := self.worth(item.open_on(self.day), item.currency):
                yield item, amount

    def full_months(self, most: int) -> tuple[Month, ...]:
        """Return the last full months that the books cover, at most `most`, the latest first."""
        begin = self.history.first_full_month
        month = month_of(self.day)
        if month.last > self.day:
            month = month_of(month.first - dt.timedelta(days=1))
        found: list[Month] = []
        while begin is not None and month.first >= begin and len(found) < most:
            found.append(month)
            month = month_of(month.first - dt.timedelta(days=1))
        return tuple(found)

    def month_ends(self) -> tuple[dt.date, ...]:
        """Return the ends of all full months up to this day, the earliest first."""
        return tuple(month.last for month in reversed(self.full_months(1200)))

    def number(self, policy: str, default: int) -> int:
        """Return the first value of a policy as a whole number, else the default."""
        found = self.policy(policy)
        value = found.values[0] if found and found.values else None
        return int(value) if isinstance(value, Decimal) else default

    def policy(self, name: str, subject: str | None = None) -> Policy | None:
        """Return the policy in force."""
        return self.book.policy(name, subject)
