"""Low point: the smallest balance ahead, its day, and its headroom above the buffer."""

from __future__ import annotations

from kasboek.core.kpi.model import Beside
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Floor
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.safe_to_spend import items_to_low
from kasboek.core.kpi.safe_to_spend import low_inputs
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.saying import saying


def _figure(at: Standpoint) -> Figure:
    """Return the lowest end-of-day balance of the base path within 13 weeks."""
    near = at.near
    if near is None:
        return Figure(None, saying("kpi.only-ahead"))
    low = near.low_point
    return Figure(
        low.amount,
        inputs=low_inputs(near),
        beside=(Beside("headroom", low.headroom),),
        on=low.date,
    )


KPI = Kpi(
    "low-point",
    Unit.MONEY,
    Better.HIGHER,
    _figure,
    items_to_low,
    ahead=True,
    floor=Floor.BUFFER,
)
