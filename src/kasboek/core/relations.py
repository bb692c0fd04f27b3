"""Customers and suppliers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from kasboek.core.saying import Money
from kasboek.core.saying import Source


class Priority(StrEnum):
    """How badly a supplier must be paid, most urgent first."""

    PAYROLL = "payroll"
    TAX = "tax"
    SECURED = "secured"
    CRITICAL = "critical"
    NORMAL = "normal"
    DEFERRABLE = "deferrable"


class PaysBy(StrEnum):
    """How a supplier's money leaves; only transfers are ever proposed."""

    TRANSFER = "transfer"
    DIRECT_DEBIT = "direct-debit"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Terms:
    """Payment terms: days after the invoice date, or after the end of its month."""

    days: int
    end_of_month: bool = False

    def due(self, invoiced: date) -> date:
        """Return the due date of an invoice of this day.

        >>> Terms(30).due(date(2026, 9, 4))
        datetime.date(2026, 10, 4)
        >>> Terms(30, end_of_month=True).due(date(2026, 9, 4))
        datetime.date(2026, 10, 30)
        """
        start = invoiced + relativedelta(day=31) if self.end_of_month else invoiced
        return start + timedelta(days=self.days)


LEGAL_TERMS = Terms(30)
"""What holds where nothing was agreed: 30 days (Directive 2011/7/EU art. 3; art. 6:119a BW)."""


@dataclass(frozen=True, slots=True)
class Discount:
    """An early-payment discount: `rate` as a fraction when paid within `days`."""

    rate: Decimal
    days: int


@dataclass(frozen=True, slots=True)
class Counterparty:
    """A `customer` or `supplier` directive."""

    name: str
    customer: bool
    source: Source
    aliases: tuple[str, ...] = ()
    iban: str | None = None
    payment_terms: Terms | None = None
    pays_on: int | None = None
    credit_limit: Money | None = None
    insured_limit: Money | None = None
    own_risk: Money | None = None
    email: str | None = None
    language: str | None = None
    consumer: bool = False
    priority: Priority = Priority.NORMAL
    discount: Discount | None = None
    pays_by: PaysBy = PaysBy.TRANSFER
