"""A measured figure in words: the same in the terminal, in a report and on a page."""

from __future__ import annotations

from decimal import Decimal

from kasboek.core.kpi.model import Measured
from kasboek.core.kpi.model import worded
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying


def value(one: Measured, currency: str) -> Money | Saying | None:
    """Return the figure, "more than" where only that is known, `None` where it is undefined."""
    figure = one.figure
    if figure.value is not None:
        return worded(one.kpi.unit, figure.value, currency)
    if figure.more_than is not None:
        return saying("count.more", value=worded(one.kpi.unit, figure.more_than, currency))
    return None


def target(one: Measured, currency: str) -> Saying | None:
    """Return what policy asks, `None` where it asks nothing."""

    def write(bound: Decimal) -> Money | Saying:
        return worded(one.kpi.unit, bound, currency)

    low, high = one.target.at_least, one.target.at_most
    if low is not None and high is not None:
        return saying("target.between", low=write(low), high=write(high))
    if low is not None:
        return saying("target.at-least", value=write(low))
    return None if high is None else saying("target.at-most", value=write(high))
