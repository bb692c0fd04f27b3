"""ARR: what recurring income brings in a year at today's pace."""

from __future__ import annotations

from collections.abc import Iterator

from kasboek.core.kpi import mrr
from kasboek.core.kpi import recurring
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint

_MONTHS = 12


def _figure(at: Standpoint) -> Figure:
    """Return mrr x 12."""
    monthly = mrr.KPI.figure(at)
    if monthly.value is None:
        return monthly
    value = monthly.value * _MONTHS
    return Figure(value, inputs=(Input("mrr", monthly.value),), on=monthly.on)


def _behind(at: Standpoint) -> Iterator[Behind]:
    for each in recurring.behind(at):
        yield each._replace(input="mrr")


KPI = Kpi("arr", Unit.MONEY, Better.HIGHER, _figure, _behind)
