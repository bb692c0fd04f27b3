"""The KPIs, in the order in which they are shown: a new one is a file here and a line below."""

from __future__ import annotations

from kasboek.core.kpi import accuracy
from kasboek.core.kpi import add
from kasboek.core.kpi import arr
from kasboek.core.kpi import available
from kasboek.core.kpi import burn_gross
from kasboek.core.kpi import burn_net
from kasboek.core.kpi import cash
from kasboek.core.kpi import cash_ratio
from kasboek.core.kpi import ccc
from kasboek.core.kpi import cei
from kasboek.core.kpi import concentration
from kasboek.core.kpi import current_ratio
from kasboek.core.kpi import days_to_pay
from kasboek.core.kpi import dio
from kasboek.core.kpi import dpo
from kasboek.core.kpi import dscr
from kasboek.core.kpi import dso
from kasboek.core.kpi import dso_best
from kasboek.core.kpi import dso_countback
from kasboek.core.kpi import free_cash
from kasboek.core.kpi import gross_margin
from kasboek.core.kpi import gross_working_capital
from kasboek.core.kpi import interest_cover
from kasboek.core.kpi import low_point
from kasboek.core.kpi import mrr
from kasboek.core.kpi import open_invoices
from kasboek.core.kpi import operating_working_capital
from kasboek.core.kpi import overdue
from kasboek.core.kpi import payables
from kasboek.core.kpi import permanent_working_capital
from kasboek.core.kpi import quick_ratio
from kasboek.core.kpi import regular_working_capital
from kasboek.core.kpi import reserve_working_capital
from kasboek.core.kpi import runway
from kasboek.core.kpi import safe_to_spend
from kasboek.core.kpi import seasonal_working_capital
from kasboek.core.kpi import solvency
from kasboek.core.kpi import special_working_capital
from kasboek.core.kpi import temporary_working_capital
from kasboek.core.kpi import working_capital

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
        accuracy,
        working_capital,
        gross_working_capital,
        operating_working_capital,
        current_ratio,
        quick_ratio,
        cash_ratio,
        permanent_working_capital,
        regular_working_capital,
        reserve_working_capital,
        temporary_working_capital,
        seasonal_working_capital,
        special_working_capital,
        gross_margin,
        mrr,
        arr,
        solvency,
        interest_cover,
        dscr,
    )
}

TARGETS = {kpi.target_policy: kpi for kpi in KPIS.values()}
"""The KPIs by the name under which policies and covenants bound them."""

FIVE = ("cash", "free-cash", "runway", "dso", "burn-gross")
"""The figures that come first everywhere."""

GROUPS = {
    "first": FIVE,
    "cash": ("available", "safe-to-spend", "low-point", "burn-net", "accuracy"),
    "customers": (
        *("open-invoices", "overdue", "concentration", "dso-countback", "dso-best", "add"),
        *("cei", "days-to-pay"),
    ),
    "suppliers": ("payables", "dpo"),
    "working-capital": (
        *("working-capital", "gross-working-capital", "operating-working-capital"),
        *("current-ratio", "quick-ratio", "cash-ratio", "dio", "ccc"),
        *("permanent-working-capital", "regular-working-capital", "reserve-working-capital"),
        *("temporary-working-capital", "seasonal-working-capital", "special-working-capital"),
    ),
    "profit": ("gross-margin", "mrr", "arr"),
    "debt": ("solvency", "interest-cover", "dscr"),
}
"""The figures by what they are about, the five first; a table shows them so."""
