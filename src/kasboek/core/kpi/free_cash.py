"""Free cash: what is available above the buffer."""

from __future__ import annotations

from decimal import Decimal

from kasboek.core import formulas
from kasboek.core.kpi import available
from kasboek.core.kpi.model import Beside
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Floor
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint


def _figure(at: Standpoint) -> Figure:
    """Return available - buffer, available beside it; without a policy it is all free."""
    before = available.KPI.of(at)
    if before.value is None:
        return Figure(None, before.reason)
    if at.buffer.unknown:
        return Figure(None, at.buffer.unknown)
    buffer = at.buffer.amount
    return Figure(
        formulas.free_cash(before.value, buffer or Decimal()),
        inputs=(*before.inputs, Input("available", before.value), Input("buffer", buffer)),
        beside=(Beside("available", before.value), Beside("buffer", buffer)),
    )


KPI = Kpi("free-cash", Unit.MONEY, Better.HIGHER, _figure, available.KPI.behind, floor=Floor.ZERO)
