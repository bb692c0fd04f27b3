"""What the figures in days share: an amount that stands open, and the flow it turns over with.

A part of such a figure is a number, or the saying why there is none.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from kasboek.core import formulas
from kasboek.core.accounts import AccountClass
from kasboek.core.capital.results import Line
from kasboek.core.capital.results import results
from kasboek.core.formulas import Days
from kasboek.core.formulas import Number
from kasboek.core.kpi.flows import Flow
from kasboek.core.kpi.flows import Month
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Beside
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.kpi.trace import invoices
from kasboek.core.kpi.trace import item_behind
from kasboek.core.kpi.trace import postings
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

MONTHS, LONG = 3, 12
"""Full months that a figure is taken over, and those of the figure beside it."""

_Part: TypeAlias = Decimal | Saying
_Months: TypeAlias = Sequence[Month]


@dataclass(frozen=True, slots=True)
class Turnover:
    """What stands open, what it turns over with, and the formula of the two.

    `held_behind` and `flow_behind` open them down to postings and items. `held_name` and
    `flow_name` are what the formula calls them.
    """

    held_name: str
    held: Callable[[Standpoint], _Part]
    held_behind: Callable[[Standpoint], Iterator[Behind]]
    flow_name: str
    flow: Callable[[Standpoint, _Months], _Part]
    flow_behind: Callable[[Standpoint, _Months], Iterator[Behind]]
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


def days_of(months: _Months) -> int:
    """Return how many days the months have together."""
    return sum(month.days for month in months)


def receivables(at: Standpoint) -> _Part:
    """Return what stands on receivable accounts."""
    return _held(at, AccountClass.RECEIVABLE, 1)


def payables(at: Standpoint) -> _Part:
    """Return what stands on payable accounts."""
    return _held(at, AccountClass.PAYABLE, -1)


def stock(at: Standpoint) -> _Part:
    """Return what stands on stock accounts."""
    return _held(at, AccountClass.INVENTORY, 1)


def _held(at: Standpoint, kind: AccountClass, sign: int) -> _Part:
    if not at.book.of_class(kind):
        return saying(f"kpi.no-account-{kind}")
    if lacking := at.unpriced(kind):
        return saying("kpi.no-price", amount=lacking[0])
    held = sign * at.held(kind)
    if held < 0:
        return saying(f"kpi.reversed-{kind}", amount=Money(-held, at.book.currency))
    return held


def not_due(at: Standpoint) -> _Part:
    """Return what customers owe on invoices that are not past their due date."""
    owed = receivables(at)
    if isinstance(owed, Saying):
        return owed
    current = at.owed.not_due
    if current < 0:
        return saying("kpi.reversed-receivable", amount=Money(-current, at.book.currency))
    return current


def not_due_behind(at: Standpoint) -> Iterator[Behind]:
    """Yield the invoices that are not past their due date."""
    for item, _ in at.open_items(receivable=True):
        if item.due >= at.day:
            yield item_behind("not-due", item, item.open_on(at.day))


def sales(at: Standpoint, months: _Months) -> _Part:
    """Return invoices less credit notes of the months, with VAT."""
    return _total(at.history.sold(months).billed, months, "kpi.no-sales")


def purchases(at: Standpoint, months: _Months) -> _Part:
    """Return bills less credit notes of the months, with VAT."""
    return _total(at.history.bought(months).billed, months, "kpi.no-purchases")


def _total(flow: Flow, months: _Months, nothing: str) -> _Part:
    if lacking := flow.lacking(months):
        return saying("kpi.no-price", amount=lacking)
    total = flow.total(months)
    return total if total > 0 else _nothing(nothing, months)


def cost_of_sales(at: Standpoint, months: _Months) -> _Part:
    """Return what the goods sold in the months had cost, without VAT."""
    found = results(at, months[-1].first, months[0].last)
    if found.unpriced:
        return saying("kpi.no-price", amount=found.unpriced[0])
    total = found.of(Line.COST_OF_SALES)
    return total if total > 0 else _nothing("kpi.no-cost-of-sales", months)


def _nothing(key: str, months: _Months) -> Saying:
    return Saying(key, (("begin", months[-1].first), ("end", months[0].last)))


def receivables_behind(at: Standpoint) -> Iterator[Behind]:
    """Yield the postings on receivable accounts."""
    return postings(at, "receivables", AccountClass.RECEIVABLE)


def _payables_behind(at: Standpoint) -> Iterator[Behind]:
    return postings(at, "trade-payables", AccountClass.PAYABLE, sign=-1)


def _stock_behind(at: Standpoint) -> Iterator[Behind]:
    return postings(at, "stock", AccountClass.INVENTORY)


def sales_behind(at: Standpoint, months: _Months) -> Iterator[Behind]:
    """Yield the invoices and credit notes of the months."""
    return invoices(at, "sales", months[-1].first, months[0].last)


def _purchases_behind(at: Standpoint, months: _Months) -> Iterator[Behind]:
    return invoices(at, "purchases", months[-1].first, months[0].last, receivable=False)


def _costs_behind(at: Standpoint, months: _Months) -> Iterator[Behind]:
    last, kind = at.on(months[0].last), AccountClass.COST_OF_SALES
    return postings(last, "cost-of-sales", kind, begin=months[-1].first)


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
    _payables_behind,
    "purchases",
    purchases,
    _purchases_behind,
    formulas.dpo,
)
STOCK = Turnover(
    "stock",
    stock,
    _stock_behind,
    "cost-of-sales",
    cost_of_sales,
    _costs_behind,
    formulas.dio,
)
