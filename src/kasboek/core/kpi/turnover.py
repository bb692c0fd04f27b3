"""The figures in days: an amount that stands open, and the flow that it turns over with."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kasboek.core import formulas
from kasboek.core.formulas import Days
from kasboek.core.formulas import Number
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Beside
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.kpi.turning import Months
from kasboek.core.kpi.turning import Part
from kasboek.core.kpi.turning import cost_of_sales
from kasboek.core.kpi.turning import costs_behind
from kasboek.core.kpi.turning import days_of
from kasboek.core.kpi.turning import not_due
from kasboek.core.kpi.turning import not_due_behind
from kasboek.core.kpi.turning import payables
from kasboek.core.kpi.turning import payables_behind
from kasboek.core.kpi.turning import purchases
from kasboek.core.kpi.turning import purchases_behind
from kasboek.core.kpi.turning import receivables
from kasboek.core.kpi.turning import receivables_behind
from kasboek.core.kpi.turning import sales
from kasboek.core.kpi.turning import sales_behind
from kasboek.core.kpi.turning import stock
from kasboek.core.kpi.turning import stock_behind
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

MONTHS, LONG = 3, 12
"""Full months that a figure is taken over, and those of the figure beside it."""


@dataclass(frozen=True, slots=True)
class Turnover:
    """What stands open, what it turns over with, and the formula of the two.

    `held_behind` and `flow_behind` open them down to postings and items. `held_name` and
    `flow_name` are what the formula calls them.
    """

    held_name: str
    held: Callable[[Standpoint], Part]
    held_behind: Callable[[Standpoint], Iterator[Behind]]
    flow_name: str
    flow: Callable[[Standpoint, Months], Part]
    flow_behind: Callable[[Standpoint, Months], Iterator[Behind]]
    formula: Callable[[Number, Number, Days], Decimal | None]

    def figure(self, at: Standpoint) -> Figure:
        """Return the figure over the last 3 full months, with that over 12 beside it."""
        held, months = self.held(at), at.full_months(MONTHS)
        if isinstance(held, Saying):
            return Figure(None, held)
        if not months:
            return Figure(None, saying("kpi.no-full-month"))
        flow = self.flow(at, months)
        if isinstance(flow, Saying):
            return Figure(None, flow)
        days = days_of(months)
        return Figure(
            self.formula(held, flow, days),
            inputs=(
                Input(self.held_name, held),
                Input(self.flow_name, flow),
                Input("days", Decimal(days), Unit.DAYS),
            ),
            beside=(Beside("twelve-months", self._longer(at, held), Unit.DAYS),),
        )

    def _longer(self, at: Standpoint, held: Decimal) -> Decimal | None:
        months = at.full_months(LONG)
        flow = self.flow(at, months)
        return None if isinstance(flow, Saying) else self.formula(held, flow, days_of(months))

    def behind(self, at: Standpoint) -> Iterator[Behind]:
        """Yield what both are made of."""
        yield from self.held_behind(at)
        if months := at.full_months(MONTHS):
            yield from self.flow_behind(at, months)


RECEIVABLES = Turnover(
    "receivables",
    receivables,
    receivables_behind,
    "sales",
    sales,
    sales_behind,
    formulas.dso,
)
NOT_DUE = Turnover(
    "not-due",
    not_due,
    not_due_behind,
    "sales",
    sales,
    sales_behind,
    formulas.best_possible_dso,
)
PAYABLES = Turnover(
    "trade-payables",
    payables,
    payables_behind,
    "purchases",
    purchases,
    purchases_behind,
    formulas.dpo,
)
STOCK = Turnover(
    "stock",
    stock,
    stock_behind,
    "cost-of-sales",
    cost_of_sales,
    costs_behind,
    formulas.dio,
)
