"""Solvency: the part of the balance sheet that the shareholders paid for."""

from __future__ import annotations

from kasboek.core.capital import Group
from kasboek.core.formulas.arguments import quotient
from kasboek.core.kpi import capital
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.saying import saying


def _figure(at: Standpoint) -> Figure:
    """Return equity / total assets."""
    found = capital.sheet(at)
    if isinstance(found, Figure):
        return found
    if found.unpriced_long:
        return Figure(None, saying("kpi.no-price", amount=found.unpriced_long[0]))
    value = quotient(found.equity, found.assets)
    return Figure(
        value,
        None if value is not None else saying("capital.no-assets"),
        inputs=(
            Input("equity", found.equity),
            Input("assets", found.assets),
            Input("liabilities", found.liabilities),
        ),
        remarks=capital.remarks(at, found),
    )


KPI = Kpi("solvency", Unit.FRACTION, Better.HIGHER, _figure, capital.opened(*Group))
