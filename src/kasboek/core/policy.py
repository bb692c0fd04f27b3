"""Policy, tax, rules and governance: what the founder decided."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from kasboek.core.plan import Roll
from kasboek.core.saying import Money
from kasboek.core.saying import Source


class Severity(StrEnum):
    """How bad a breach is; `error` fails `kasboek check`."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


PolicyValue: TypeAlias = "Decimal | Money | str"


@dataclass(frozen=True, slots=True)
class Policy:
    """A `policy` directive: its name, the subject where it has one, and its values in order."""

    name: str
    values: tuple[PolicyValue, ...]
    date: dt.date
    source: Source
    subject: str | None = None
    severity: Severity = Severity.WARNING
    escalate_after: int | None = None
    in_bean_check: bool = False


BANDS = "bands"
"""The calibration that widens the simulation."""
BANK_DATA_AGE = 3
"""Days that bank data may lag, where no policy `bank-data-age` says otherwise."""


class TaxKind(StrEnum):
    """The taxes and the wages-like liabilities that the calendar knows."""

    VAT = "vat"
    PAYROLL = "payroll"
    INCOME = "income"
    HOLIDAY_PAY = "holiday-pay"
    PENSION = "pension"


@dataclass(frozen=True, slots=True)
class Tax:
    """A `tax` directive; `account` receives the payment, `amount` is a provisional assessment."""

    kind: TaxKind
    rhythm: str
    account: str
    date: dt.date
    source: Source
    amount: Money | None = None
    country: str = "NL"
    cash_basis: bool = False
    until: dt.date | None = None
    """The last day on which it holds: its periods that began by then are still asked for."""
    extended: dt.date | None = None
    """Since when its returns may come later, by as many months as the country's rule says."""
    prepayments: tuple[tuple[int, Money], ...] = ()
    """The special prepayments that the ledger states, by year."""


@dataclass(frozen=True, slots=True)
class TaxRule:
    """When one tax of one country must have arrived, for periods ending from `valid_from` on.

    `months` after the period's end, on that month's last day (`day` 0) or on day `day`; when the
    banks or the office are closed, `roll` says to which bank day it goes. `closed` are the office's
    own days: `10-03` for 3 October, `easter+39` for Ascension. With `period_days` (28: four weeks)
    periods count from the Monday of the year's first ISO week; due is `months` after the last day.
    `dates` (`03-10`) are the days on which an assessment is paid where the law names them.
    `extension` is how many months later a return is due for whom that was granted; with a
    `special_part` (11: an eleventh) so much of the year before is then prepaid on `special_day`
    (`02-10`), and taken off the year's last period. `refund` is how many months after the period,
    by that month's end, a refund comes; 0: from the day on which the return is due.
    """

    country: str
    kind: TaxKind
    rhythm: str
    valid_from: dt.date
    months: int
    day: int
    period_months: int
    first_month: int
    reference: str
    period_days: int = 0
    roll: Roll = Roll.PRECEDING
    closed: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    extension: int = 0
    special_part: int = 0
    special_day: str = ""
    refund: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A `categorise` directive.

    `match` is the alternatives as written; `regex` a full expression. `direction` is `in`, `out`
    or `None` for both. `minimum` and `maximum` bound the absolute amount.
    """

    label: str
    account: str
    date: dt.date
    source: Source
    match: str | None = None
    regex: str | None = None
    iban: str | None = None
    on_account: str | None = None
    minimum: Money | None = None
    maximum: Money | None = None
    direction: str | None = None
    vat: Decimal | None = None
    payee: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """Who may do what: `payments`, `forecast`, `reconciliation`, `control`."""

    role: str
    person: str
    date: dt.date
    source: Source
    limit: Money | None = None
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """A rhythm in which something is reviewed, and by whom."""

    name: str
    rhythm: str
    person: str
    date: dt.date
    source: Source


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review that took place, and what was decided."""

    name: str
    person: str
    decision: str
    date: dt.date
    source: Source


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do, by whom and before when; `done` is the day it was."""

    text: str
    person: str
    due: dt.date
    date: dt.date
    source: Source
    done: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """An alert that a named person accepts until a day."""

    policy: str
    subject: str | None
    person: str
    until: dt.date
    reason: str
    date: dt.date
    source: Source


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A balance somebody signed on `date`; `statement` is the day at whose end it was held."""

    account: str
    balance: Money
    person: str
    date: dt.date
    source: Source
    statement: dt.date | None = None

    @property
    def until(self) -> dt.date:
        """Return the day at whose end the balance was held: that of signing, unless named."""
        return self.statement or self.date


@dataclass(frozen=True, slots=True)
class Calibration:
    """A factor that the backtest wrote."""

    name: str
    factor: Decimal
    date: dt.date
    source: Source
