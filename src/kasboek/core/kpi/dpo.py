"""DPO: how many days of purchases are still to be paid."""

from __future__ import annotations

from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.turnover import PAYABLES

KPI = Kpi("dpo", Unit.DAYS, Better.HIGHER, PAYABLES.figure, PAYABLES.behind)
"""Payables / purchases x days over the last 3 full months; over 12 beside it."""
