"""What a KPI is, and what measuring it gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.policy import Policy
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import Source
from kasboek.core.saying import saying


class Unit(StrEnum):
    """What a figure counts; money is in the operating currency.

    A policy sets a target in the figure's own scale. A fraction is a part of a whole, 0.35, and is
    shown as 35 %; percent is for what is defined times 100, 94.70; a ratio is so many times, 1.2.
    """

    MONEY = "money"
    DAYS = "days"
    MONTHS = "months"
    FRACTION = "fraction"
    PERCENT = "percent"
    RATIO = "ratio"


class Better(StrEnum):
    """The direction in which a figure is better."""

    HIGHER = "higher"
    LOWER = "lower"


class Status(StrEnum):
    """A figure against its target; `none` where either is missing."""

    OK = "ok"
    WARNING = "warning"
    BREACH = "breach"
    NONE = "none"


class Input(NamedTuple):
    """A number that a figure was worked out from, under the name the formula uses for it."""

    name: str
    value: Decimal | None
    unit: Unit = Unit.MONEY


class Beside(NamedTuple):
    """A second figure, shown beside the first; `None` where undefined."""

    name: str
    value: Decimal | None
    unit: Unit = Unit.MONEY


class Behind(NamedTuple):
    """A posting, invoice, bill or forecast item behind an input, in the sign of that input."""

    input: str
    date: dt.date
    text: str
    amount: Decimal
    currency: str
    source: Source | None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """What a KPI is on a day.

    `value` is `None` where undefined, with the `reason`. `more_than` is set where the value is
    only known to lie above it (a runway beyond the forecast); `on` is the day a low point or a
    cash-out falls on. `remarks` are what must be known to read it: what it means, what it lacks.
    """

    value: Decimal | None
    reason: Saying | None = None
    inputs: tuple[Input, ...] = ()
    beside: tuple[Beside, ...] = ()
    more_than: Decimal | None = None
    on: dt.date | None = None
    remarks: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """What policy asks of a figure: at least, at most, or between."""

    at_least: Decimal | None = None
    at_most: Decimal | None = None
    policy: Policy | None = None


class Point(NamedTuple):
    """A figure at the end of a month."""

    date: dt.date
    value: Decimal | None


class MonthEnd(NamedTuple):
    """A row of a figure's own table: named amounts at a month-end, in the operating currency."""

    date: dt.date
    amounts: tuple[tuple[str, Decimal | None], ...]


class Floor(StrEnum):
    """How the buffer is a target: the figure is compared with it, or has it taken off already."""

    BUFFER = "buffer"
    ZERO = "zero"


@dataclass(frozen=True, slots=True)
class Kpi:
    """One KPI: a line of the registry.

    Its title, definition and formula are the sayings `kpi.NAME`, `kpi.NAME.definition` and
    `kpi.NAME.formula`; `kpi.NAME.note` says where definitions differ in practice and what was
    chosen. `figure` measures it; `behind` opens it down to postings and items. With
    `ahead` it is a figure of the forecast: it has no trend, as that would take a forecast per month
    (the backtest's business). `floor` says what of the buffer is the target
    when no policy of the KPI's own name sets one: the buffer itself, or being above it. `policy`
    is the policy that sets the target where its own name means something else. `months` is what a
    year of month-ends looks like, for figures that are one side of such a table.
    """

    name: str
    unit: Unit
    better: Better
    figure: Callable[[Standpoint], Figure]
    behind: Callable[[Standpoint], Iterable[Behind]]
    ahead: bool = False
    floor: Floor | None = None
    policy: str | None = None
    months: Callable[[Standpoint], tuple[MonthEnd, ...]] | None = None

    def of(self, at: Standpoint) -> Figure:
        """Return the figure seen from a standpoint, worked out once."""
        if self.name not in at.figures:
            at.figures[self.name] = self.figure(at)
        return at.figures[self.name]  # type: ignore[return-value] # put there by the line above

    @property
    def target_policy(self) -> str:
        """Return the policy that sets its target."""
        return self.policy or self.name

    @property
    def title(self) -> Saying:
        """Return what it is called."""
        return saying(f"kpi.{self.name}")


@dataclass(frozen=True, slots=True)
class Measured:
    """A KPI measured: its figure, what it should be, and how it got there month by month."""

    kpi: Kpi
    figure: Figure
    target: Target
    status: Status
    trend: tuple[Point, ...] = ()


def worded(unit: Unit, value: Decimal, currency: str) -> Money | Saying:
    """Return a figure ready for a sentence: one decimal at most, ratios with two.

    A fraction is written as a percentage.
    """
    if unit is Unit.MONEY:
        return Money(value, currency)
    if unit is Unit.RATIO:
        return saying("count.ratio", count=value.quantize(Decimal("0.01"), ROUND_HALF_UP))
    if unit is Unit.FRACTION:
        return worded(Unit.PERCENT, value * 100, currency)
    shown = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return saying(f"count.{unit}", count=shown.to_integral() if shown % 1 == 0 else shown)
