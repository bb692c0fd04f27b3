"""The KPIs, in the order in which they are shown: a new one is a file here and a line below."""

from __future__ import annotations

from kasboek.core.kpi import add
from kasboek.core.kpi import available
from kasboek.core.kpi import burn_gross
from kasboek.core.kpi import burn_net
from kasboek.core.kpi import cash
from kasboek.core.kpi import ccc
from kasboek.core.kpi import cei
from kasboek.core.kpi import concentration
from kasboek.core.kpi import days_to_pay
from kasboek.core.kpi import dio
from kasboek.core.kpi import dpo
from kasboek.core.kpi import dso
from kasboek.core.kpi import dso_best
from kasboek.core.kpi import dso_countback
from kasboek.core.kpi import free_cash
from kasboek.core.kpi import low_point
from kasboek.core.kpi import open_invoices
from kasboek.core.kpi import overdue
from kasboek.core.kpi import payables
from kasboek.core.kpi import runway
from kasboek.core.kpi import safe_to_spend

KPIS = {
    module.KPI.name: module.KPI
    for module in (
        cash,
        available,
        free_cash,
        safe_to_spend,
        runway,
        low_point,
        dso,
        burn_gross,
        burn_net,
        open_invoices,
        overdue,
        concentration,
        payables,
        dso_countback,
        dso_best,
        add,
        cei,
        days_to_pay,
        dpo,
        dio,
        ccc,
    )
}

TARGETS = {kpi.target_policy: kpi for kpi in KPIS.values()}
"""The KPIs by the name under which policies and covenants bound them."""

FIVE = ("cash", "free-cash", "runway", "dso", "burn-gross")
"""The figures that come first everywhere."""
