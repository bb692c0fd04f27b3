"""DSO: how many days of sales customers still owe."""

from __future__ import annotations

from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.turnover import RECEIVABLES

KPI = Kpi("dso", Unit.DAYS, Better.LOWER, RECEIVABLES.figure, RECEIVABLES.behind)
"""Receivables / sales x days over the last 3 full months; over 12 beside it."""
