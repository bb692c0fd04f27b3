"""Regular working capital: the permanent part that is no reserve."""

from __future__ import annotations

from kasboek.core.capital import Basis
from kasboek.core.kpi import capital
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit

KPI = Kpi(
    "regular-working-capital",
    Unit.MONEY,
    Better.LOWER,
    capital.kind(lambda kinds: kinds.regular, lambda kinds: kinds.reserve_unknown),
    capital.behind_lowest,
    months=capital.months(Basis.CURRENT_ASSETS),
)
