"""A book and a day: where every figure is seen from, with what several figures share."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.buffer import Buffer
from kasboek.core.buffer import buffer
from kasboek.core.forecast.model import Forecast
from kasboek.core.kpi.flows import Month
from kasboek.core.kpi.flows import month_of
from kasboek.core.kpi.history import FAR
from kasboek.core.kpi.history import NEAR
from kasboek.core.kpi.history import History
from kasboek.core.open_items import OpenItem
from kasboek.core.policy import Policy
from kasboek.core.saying import Money

__all__ = ["FAR", "NEAR", "History", "Month", "Standpoint", "month_of"]


class Owed(NamedTuple):
    """Open invoices less credit notes: all of them, and those past their due date."""

    total: Decimal
    overdue: Decimal

    @property
    def not_due(self) -> Decimal:
        """Return what is not past its due date."""
        return self.total - self.overdue


@dataclass(frozen=True)  # no slots: as History
class Standpoint:
    """A book seen from the end of a day."""

    book: Book
    day: dt.date
    history: History = field(repr=False, compare=False)

    @classmethod
    def of(cls, book: Book, day: dt.date) -> Standpoint:
        """Return the book's one standpoint of this day."""
        seen = History.of(book).standpoints
        if day not in seen:
            seen[day] = cls(book, day, History.of(book))
        return seen[day]  # type: ignore[return-value] # put there by the line above

    def on(self, day: dt.date) -> Standpoint:
        """Return the standpoint of another day on the same history."""
        return Standpoint.of(self.book, day)

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
        return self._open(receivable=True)

    @cached_property
    def _payables(self) -> tuple[tuple[OpenItem, Decimal], ...]:
        return self._open(receivable=False)

    def _open(self, *, receivable: bool) -> tuple[tuple[OpenItem, Decimal], ...]:
        day, own = self.day, self.book.currency
        found = []
        for item in self.history.candidates(day, receivable=receivable):
            amount = item.open_on(day)
            worth = amount if item.currency == own else self.worth(amount, item.currency)
            if worth:
                found.append((item, worth))
        return tuple(found)

    @cached_property
    def owed(self) -> Owed:
        """Return what customers owe on open invoices less credit notes."""
        total = late = Decimal()
        for item, amount in self._receivables:
            total += amount
            if item.due < self.day:
                late += amount
        return Owed(total, late)

    @cached_property
    def figures(self) -> dict[str, object]:
        """Return the figures worked out from here before, by KPI."""
        return {}

    def full_months(self, most: int) -> tuple[Month, ...]:
        """Return the last full months that the books cover, at most `most`, the latest first."""
        return self.history.full_months(self.day, most)

    def month_ends(self, most: int = 1200) -> tuple[dt.date, ...]:
        """Return the ends of the last full months up to this day, all of them by default.

        The earliest comes first.
        """
        return tuple(month.last for month in reversed(self.full_months(most)))

    def number(self, policy: str, default: int) -> int:
        """Return the first value of a policy as a whole number, else the default."""
        found = self.policy(policy)
        value = found.values[0] if found and found.values else None
        return int(value) if isinstance(value, Decimal) else default

    def policy(self, name: str, subject: str | None = None) -> Policy | None:
        """Return the policy in force."""
        return self.book.policy(name, subject)
