"""What a simulation comes down to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.scenario.drafts import Draft
from kasboek.core.simulation.cells import Cell


class Band(NamedTuple):
    """Cash at the end of a day: below `p10` on one path in ten, below `p50` on half of them."""

    date: dt.date
    p5: Decimal
    p10: Decimal
    p50: Decimal
    p90: Decimal
    p95: Decimal


class CashOut(NamedTuple):
    """By when cash is below zero on a tenth, a half, nine tenths of the paths; `None`: on fewer."""

    p10: dt.date | None
    p50: dt.date | None
    p90: dt.date | None


class Matter(NamedTuple):
    """How much more something had brought by the day on the paths that stay above the line.

    `draft` is an invoice, bill or planned one of which the day is drawn, else `cell` says what
    varied: a row in a direction, or a pipeline line.
    """

    draft: Draft | None
    cell: Cell | None
    difference: Decimal


@dataclass(frozen=True, slots=True)
class Watched:
    """The day on which cash is tightest, and what makes the difference there.

    It is the first day on which the base line is below the buffer, else that of its low point;
    `line` is the buffer, zero where there is none; `below` the chance of being below it that day.
    """

    date: dt.date
    line: Decimal
    below: float
    matters: tuple[Matter, ...]


@dataclass(frozen=True, slots=True)
class Simulation:
    """Chances of a forecast, from `paths` paths; money is in the book's operating currency.

    `days` has a band for each day ahead. Chances are parts of the paths, rounded to six digits.
    `p_below_zero` and `p_below_buffer` (`None` without a buffer) are of any day ahead.

    `cash_at_risk` is P50 less P5 of the lowest balance ahead: what the low point may disappoint by
    with 95 % certainty (after cash-flow-at-risk, CorporateMetrics Technical Document, RiskMetrics
    Group 1999, which measures it from the expected value). `liquidity_at_risk` is P95 of the
    largest net outflow, from the opening balance to the lowest one after it, never below zero
    (Zeranski, "Liquidity at Risk", 2005).
    """

    forecast: Forecast
    paths: int
    seed: int
    days: tuple[Band, ...]
    p_below_zero: float
    p_below_buffer: float | None
    cash_out: CashOut
    cash_at_risk: Decimal
    liquidity_at_risk: Decimal
    watched: Watched

    def on(self, day: dt.date) -> Band | None:
        """Return the band of a day, `None` outside the forecast."""
        ahead = (day - self.forecast.as_of).days - 1
        return self.days[ahead] if 0 <= ahead < len(self.days) else None

    @property
    def safe_to_spend(self) -> Decimal:
        """Return the lowest P10 ahead + overdraft limit - buffer."""
        low = min((band.p10 for band in self.days), default=self.forecast.opening)
        return self.forecast.headroom(low)
