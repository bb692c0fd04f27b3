"""Best possible DSO: what it would be if nobody were late."""

from __future__ import annotations

from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.turnover import NOT_DUE

KPI = Kpi("dso-best", Unit.DAYS, Better.LOWER, NOT_DUE.figure, NOT_DUE.behind)
"""Receivables not yet due / sales x days over the last 3 full months; over 12 beside it."""
