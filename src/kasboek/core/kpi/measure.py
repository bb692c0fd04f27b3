"""KPIs measured: the figure, its target from policy, its status and its trend."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kasboek.core.book import Book
from kasboek.core.collection import uncollected
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Floor
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Measured
from kasboek.core.kpi.model import MonthEnd
from kasboek.core.kpi.model import Point
from kasboek.core.kpi.model import Status
from kasboek.core.kpi.model import Target
from kasboek.core.kpi.registry import KPIS
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.policy import Policy
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

NEAR_TARGET = Decimal("0.1")
"""The part of the target within which a figure that still meets it is a warning."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A KPI opened: what it means, how it was worked out, and what is behind each input."""

    measured: Measured
    definition: Saying
    formula: Saying
    note: Saying
    behind: tuple[Behind, ...]
    months: tuple[MonthEnd, ...] = ()


class UnknownKpiError(LookupError):
    """There is no KPI of this name; the message is the name."""


def kpis(
    book: Book, as_of: dt.date, names: Sequence[str] = (), *, trend: bool = True
) -> tuple[Measured, ...]:
    """Measure the KPIs of these names (all by default), in the registry's order.

    Raises:
        UnknownKpiError: a name that the registry does not have.
    """
    for name in names:
        if name not in KPIS:
            raise UnknownKpiError(name)
    at = Standpoint.of(book, as_of)
    found = [kpi for kpi in KPIS.values() if not names or kpi.name in names]
    with uncollected():
        if trend and at.month_ends():
            _ = at.history.whole  # asked for anyway, so not the recent part first
        return tuple(measure(kpi, at, trend=trend) for kpi in found)


def measure(kpi: Kpi, at: Standpoint, *, trend: bool = True) -> Measured:
    """Measure one KPI from a standpoint; the trend is what costs time."""
    figure = kpi.of(at)
    aim = target(kpi, at)
    points = history(kpi, at) if trend else ()
    return Measured(kpi, figure, aim, judge(kpi, figure, aim), points)


def explain(book: Book, as_of: dt.date, name: str) -> Explanation:
    """Open one KPI down to the postings and items behind it, each with file and line.

    Raises:
        UnknownKpiError: the registry has no KPI of this name.
    """
    if name not in KPIS:
        raise UnknownKpiError(name)
    kpi, at = KPIS[name], Standpoint.of(book, as_of)
    return Explanation(
        measure(kpi, at),
        definition(kpi),
        saying(f"kpi.{kpi.name}.formula"),
        saying(f"kpi.{kpi.name}.note"),
        tuple(kpi.behind(at)),
        kpi.months(at) if kpi.months else (),
    )


def definition(kpi: Kpi) -> Saying:
    """Return what the KPI means, in one sentence."""
    return saying(f"kpi.{kpi.name}.definition")


def target(kpi: Kpi, at: Standpoint) -> Target:
    """Return what policy asks: that of the KPI's own name, else what the buffer asks.

    One value is at least where higher is better, else at most; two values are both.
    """
    policy = at.policy(kpi.target_policy)
    if policy is None:
        return _from_buffer(kpi, at)
    return target_of(kpi, policy)


def target_of(kpi: Kpi, policy: Policy) -> Target:
    """Return the target that this policy's values are for the KPI."""
    values = [v.number if isinstance(v, Money) else v for v in policy.values]
    numbers = [v for v in values if isinstance(v, Decimal)]
    if len(numbers) > 1:
        return Target(numbers[0], numbers[1], policy)
    if not numbers:
        return Target(policy=policy)
    if kpi.better is Better.HIGHER:
        return Target(at_least=numbers[0], policy=policy)
    return Target(at_most=numbers[0], policy=policy)


def judge(kpi: Kpi, figure: Figure, aim: Target) -> Status:
    """Compare a figure with its target.

    The wrong side in the direction that is worse is a breach; too much of a good thing (above the
    upper value of two, where higher is better), or a tenth or less from a breach, is a warning.
    """
    value = figure.value if figure.value is not None else figure.more_than
    bounds = (aim.at_least, aim.at_most)
    if value is None or bounds == (None, None):
        return Status.NONE
    worse, other = bounds if kpi.better is Better.HIGHER else bounds[::-1]
    sign = 1 if kpi.better is Better.HIGHER else -1
    if worse is not None and (value - worse) * sign < 0:
        return Status.BREACH
    if other is not None and (other - value) * sign < 0:
        return Status.WARNING
    if worse and (value - worse) * sign < abs(worse) * NEAR_TARGET:
        return Status.WARNING
    return Status.OK


def history(kpi: Kpi, at: Standpoint) -> tuple[Point, ...]:
    """Return the figure at the end of every full month of the books; none for figures ahead."""
    if kpi.ahead:
        return ()
    return tuple(Point(day, kpi.of(at.on(day)).value) for day in at.month_ends())


def _from_buffer(kpi: Kpi, at: Standpoint) -> Target:
    amount = at.buffer.amount
    if kpi.floor is None or amount is None:
        return Target()
    return Target(
        at_least=amount if kpi.floor is Floor.BUFFER else Decimal(),
        policy=at.policy("liquidity-buffer"),
    )
