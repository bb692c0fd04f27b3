"""Safe to spend: what can go out today without breaking the buffer later."""

from __future__ import annotations

from collections.abc import Iterable

from kasboek.core.forecast.model import Forecast
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Floor
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.kpi.trace import expected
from kasboek.core.saying import saying


def _figure(at: Standpoint) -> Figure:
    """Return the lowest later daily balance of the base path + overdraft limit - buffer."""
    near = at.near
    if near is None:
        return Figure(None, saying("kpi.only-ahead"))
    if near.buffer.unknown:
        return Figure(None, near.buffer.unknown)
    safe = near.safe_to_spend
    return Figure(safe.amount, inputs=low_inputs(near), on=safe.until)


def low_inputs(near: Forecast) -> tuple[Input, ...]:
    """Return what the low point and its headroom are made of."""
    low = near.low_point
    moved = low.amount - near.opening
    return (
        Input("opening", near.opening),
        Input("items", moved),
        Input("low-point", low.amount),
        Input("overdraft", near.overdraft),
        Input("buffer", near.buffer.amount),
    )


def items_to_low(at: Standpoint) -> Iterable[Behind]:
    """Yield the forecast items between the opening balance and the low point."""
    near = at.near
    if near is not None:
        day = near.low_point.date
        yield from (expected("items", item) for item in near.items if item.date <= day)


KPI = Kpi(
    "safe-to-spend",
    Unit.MONEY,
    Better.HIGHER,
    _figure,
    items_to_low,
    ahead=True,
    floor=Floor.ZERO,
)
