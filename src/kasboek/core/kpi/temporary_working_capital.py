"""Temporary working capital: what comes and goes above the permanent level."""

from __future__ import annotations

from kasboek.core.capital import Basis
from kasboek.core.kpi import capital
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit

KPI = Kpi(
    "temporary-working-capital",
    Unit.MONEY,
    Better.LOWER,
    capital.kind(lambda kinds: kinds.points[-1].temporary, opens="since-lowest"),
    capital.behind_rise,
    months=capital.months(Basis.CURRENT_ASSETS),
)
