"""Permanent working capital: what is always tied up, the lowest level of a year."""

from __future__ import annotations

from kasboek.core.capital import Basis
from kasboek.core.kpi import capital
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit

KPI = Kpi(
    "permanent-working-capital",
    Unit.MONEY,
    Better.LOWER,
    capital.kind(lambda kinds: kinds.permanent, on=lambda kinds: kinds.lowest),
    capital.behind_lowest,
    months=capital.months(Basis.CURRENT_ASSETS),
)
