"""What the founder expects: planned transactions, loans and budgets."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kasboek.core.saying import Money
from kasboek.core.saying import Source

FIRST, LAST = 1900, 2199
"""The years that are reckoned with, so that no sum of days and months ever leaves the calendar."""
LARGEST = Decimal(10) ** 12
"""No amount is larger, so that whole cents of thousands of them add up within 64 bits."""


class Certainty(StrEnum):
    """How sure a planned line is."""

    COMMITTED = "committed"
    EXPECTED = "expected"
    PIPELINE = "pipeline"


class Roll(StrEnum):
    """What happens on a day on which the banks are closed."""

    FOLLOWING = "following"
    PRECEDING = "preceding"
    MODIFIED_FOLLOWING = "modified-following"
    NONE = "none"

    __hash__ = str.__hash__  # Enum's own takes five times as long


class Unmet(StrEnum):
    """What happens to an occurrence that passed without a match."""

    ROLL = "roll"
    DROP = "drop"
    ASK = "ask"


class Unit(StrEnum):
    """The unit of an interval."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Repeat:
    """How a line repeats: every `count` units, or an RFC 5545 `rule` (then the rest is unused)."""

    unit: Unit = Unit.MONTH
    count: int = 1
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Growth:
    """Growth per `months` months: a factor, or else an amount added."""

    months: int
    factor: Decimal | None = None
    amount: Money | None = None


class Leg(NamedTuple):
    """A posting of a planned transaction, in the ledger's signs (debit positive)."""

    account: str
    number: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A transaction with the flag `#`.

    `roll` and `unmet` are `None` where the ledger leaves the default to the direction and the
    certainty. `scenarios` are those it is limited to; empty means all.
    """

    id: str
    date: dt.date
    payee: str
    narration: str
    legs: tuple[Leg, ...]
    source: Source
    repeat: Repeat | None = None
    until: dt.date | None = None
    count: int | None = None
    roll: Roll | None = None
    growth: Growth | None = None
    certainty: Certainty = Certainty.EXPECTED
    probability: Decimal | None = None
    unmet: Unmet | None = None
    scenarios: tuple[str, ...] = ()
    delivered: bool = False
    known: dt.date | None = None
    tags: tuple[str, ...] = ()


class LoanKind(StrEnum):
    """How a loan is repaid."""

    ANNUITY = "annuity"
    LINEAR = "linear"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Loan:
    """A `loan` directive: drawn on `date` into `account`, repaid monthly from it.

    `rate` is yearly; `interest_only` the number of first months without repayment.
    """

    name: str
    date: dt.date
    liability: str
    amount: Money
    kind: LoanKind
    rate: Decimal
    months: int
    account: str
    source: Source
    interest_only: int = 0


@dataclass(frozen=True, slots=True)
class Budget:
    """Fava's `budget` directive, read as a plan for the account over its period."""

    account: str
    date: dt.date
    repeat: Repeat
    amount: Money
    source: Source
