"""MRR: what recurring income brings in a month."""

from __future__ import annotations

from kasboek.core.kpi import recurring
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint


def _figure(at: Standpoint) -> Figure:
    """Return recurring income in force in the last full month / the months each covers."""
    found = recurring.in_force(at)
    if isinstance(found, Figure):
        return found
    month, income = found
    value = recurring.monthly(at, income)
    return Figure(value, inputs=(Input("recurring", value),), on=month.last)


KPI = Kpi("mrr", Unit.MONEY, Better.HIGHER, _figure, recurring.behind)
