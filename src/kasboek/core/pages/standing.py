"""How a figure stands against its target, in words."""

from __future__ import annotations

from decimal import Decimal

from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Floor
from kasboek.core.kpi.model import Measured
from kasboek.core.kpi.model import Status
from kasboek.core.kpi.model import worded
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

_BUFFER = "liquidity-buffer"


def standing(one: Measured, currency: str) -> Saying:
    """Say how far a figure is from its target and on which side; why, where there is none."""
    figure, aim = one.figure, one.target
    if figure.value is None:
        return figure.reason or saying("looks.undefined")
    bound = _bound(one, figure)
    if bound is None:
        return saying("looks.no-target")
    if bound == 0 and one.kpi.floor is Floor.ZERO and aim.at_least == 0:
        key = "looks.short-of-buffer" if figure.value < 0 else "looks.left-above-buffer"
        return saying(key, gap=Money(abs(figure.value), currency))
    side = "below" if figure.value < bound else "above"
    if figure.value == bound:
        side = "on"
    gap: Money | Saying = worded(one.kpi.unit, abs(figure.value - bound), currency)
    limit: Money | Saying = worded(one.kpi.unit, bound, currency)
    of = "buffer" if aim.policy is not None and aim.policy.name == _BUFFER else "target"
    told = saying(f"looks.{side}-{of}", gap=gap, limit=limit)
    return (
        saying("looks.only-just", standing=told) if _only_just(one, figure.value, bound) else told
    )


def _only_just(one: Measured, value: Decimal, bound: Decimal) -> bool:
    """Say whether a warning is for what still meets its target, so that its mark is understood."""
    higher = one.kpi.better is Better.HIGHER
    worse = one.target.at_least if higher else one.target.at_most
    meets = value > bound if higher else value < bound
    return one.status is Status.WARNING and bound == worse and meets


def _bound(one: Measured, figure: Figure) -> Decimal | None:
    """Return the bound that the figure has passed, else the one that it must not pass."""
    low, high, value = one.target.at_least, one.target.at_most, figure.value
    if value is None or low is None or high is None:
        return high if low is None else low
    if not low <= value <= high:
        return low if value < low else high
    return low if one.kpi.better is Better.HIGHER else high
