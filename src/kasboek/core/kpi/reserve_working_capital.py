"""Reserve working capital: the part of the buffer that is there."""

from __future__ import annotations

from collections.abc import Iterator

from kasboek.core.capital import Part
from kasboek.core.capital import composition
from kasboek.core.capital.reserve import reserve
from kasboek.core.capital.reserve import undrawn
from kasboek.core.kpi import capital
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Beside
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.saying import Saying

_LIQUID = (Part.CASH, Part.SHORT_TERM_INVESTMENTS)


def _figure(at: Standpoint) -> Figure:
    """Return the lower of the buffer and cash + short-term investments; undrawn credit beside."""
    found, held = capital.sheet(at), reserve(at)
    if isinstance(found, Figure):
        return found
    room = (Beside("undrawn", undrawn(at)),)
    if isinstance(held, Saying):
        return Figure(None, held, beside=room)
    return Figure(
        held,
        inputs=(
            *(Input(part.value, found.of(part)) for part in _LIQUID),
            Input("buffer", at.buffer.amount),
        ),
        beside=room,
    )


def _behind(at: Standpoint) -> Iterator[Behind]:
    return capital.behind_parts(at, composition(at), _LIQUID)


KPI = Kpi("reserve-working-capital", Unit.MONEY, Better.HIGHER, _figure, _behind)
