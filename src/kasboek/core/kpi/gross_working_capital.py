"""Gross working capital: all current assets."""

from __future__ import annotations

from kasboek.core.capital import Basis
from kasboek.core.capital import Group
from kasboek.core.kpi import capital
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint


def _figure(at: Standpoint) -> Figure:
    found = capital.sheet(at)
    if isinstance(found, Figure):
        return found
    return Figure(
        found.current_assets,
        inputs=capital.inputs(found, Group.CURRENT_ASSETS),
        remarks=capital.remarks(at, found),
    )


KPI = Kpi(
    "gross-working-capital",
    Unit.MONEY,
    Better.HIGHER,
    _figure,
    capital.opened(Group.CURRENT_ASSETS),
    months=capital.months(Basis.CURRENT_ASSETS),
)
