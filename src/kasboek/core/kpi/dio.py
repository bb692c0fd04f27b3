"""DIO: how many days of sales the stock lasts."""

from __future__ import annotations

from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.turnover import STOCK

KPI = Kpi("dio", Unit.DAYS, Better.LOWER, STOCK.figure, STOCK.behind)
"""Stock / cost of sales x days over the last 3 full months; over 12 beside it."""
