"""Seasonal working capital: what the season adds to its lowest month."""

from __future__ import annotations

from kasboek.core.capital import Basis
from kasboek.core.kpi import capital
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit

KPI = Kpi(
    "seasonal-working-capital",
    Unit.MONEY,
    Better.LOWER,
    capital.kind(lambda kinds: kinds.points[-1].seasonal, lambda kinds: kinds.seasonal_unknown),
    capital.behind_level,
    months=capital.months(Basis.CURRENT_ASSETS),
)
