"""The parts of the figures in days: what stands open, and what it turns over with.

A part is a number, or the saying why there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

from kasboek.core.accounts import AccountClass
from kasboek.core.capital.results import Line
from kasboek.core.capital.results import results
from kasboek.core.kpi.flows import Flow
from kasboek.core.kpi.flows import Month
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.kpi.trace import invoices
from kasboek.core.kpi.trace import item_behind
from kasboek.core.kpi.trace import postings
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

Part: TypeAlias = Decimal | Saying
Months: TypeAlias = Sequence[Month]


def days_of(months: Months) -> int:
    """Return how many days the months have together."""
    return sum(month.days for month in months)


def receivables(at: Standpoint) -> Part:
    """Return what stands on receivable accounts."""
    return _held(at, AccountClass.RECEIVABLE, 1)


def payables(at: Standpoint) -> Part:
    """Return what stands on payable accounts."""
    return _held(at, AccountClass.PAYABLE, -1)


def stock(at: Standpoint) -> Part:
    """Return what stands on stock accounts."""
    return _held(at, AccountClass.INVENTORY, 1)


def _held(at: Standpoint, kind: AccountClass, sign: int) -> Part:
    if not at.book.of_class(kind):
        return saying(f"kpi.no-account-{kind}")
    if lacking := at.unpriced(kind):
        return saying("kpi.no-price", amount=lacking[0])
    held = sign * at.held(kind)
    if held < 0:
        return saying(f"kpi.reversed-{kind}", amount=Money(-held, at.book.currency))
    return held


def not_due(at: Standpoint) -> Part:
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


def sales(at: Standpoint, months: Months) -> Part:
    """Return invoices less credit notes of the months, with VAT."""
    return _total(at.history.sold(months).billed, months, "kpi.no-sales")


def purchases(at: Standpoint, months: Months) -> Part:
    """Return bills less credit notes of the months, with VAT."""
    return _total(at.history.bought(months).billed, months, "kpi.no-purchases")


def _total(flow: Flow, months: Months, nothing: str) -> Part:
    if lacking := flow.lacking(months):
        return saying("kpi.no-price", amount=lacking)
    total = flow.total(months)
    return total if total > 0 else _nothing(nothing, months)


def cost_of_sales(at: Standpoint, months: Months) -> Part:
    """Return what the goods sold in the months had cost, without VAT."""
    found = results(at, months[-1].first, months[0].last)
    if found.unpriced:
        return saying("kpi.no-price", amount=found.unpriced[0])
    total = found.of(Line.COST_OF_SALES)
    return total if total > 0 else _nothing("kpi.no-cost-of-sales", months)


def _nothing(key: str, months: Months) -> Saying:
    return Saying(key, (("begin", months[-1].first), ("end", months[0].last)))


def receivables_behind(at: Standpoint) -> Iterator[Behind]:
    """Yield the postings on receivable accounts."""
    return postings(at, "receivables", AccountClass.RECEIVABLE)


def payables_behind(at: Standpoint) -> Iterator[Behind]:
    """Yield the postings on payable accounts."""
    return postings(at, "trade-payables", AccountClass.PAYABLE, sign=-1)


def stock_behind(at: Standpoint) -> Iterator[Behind]:
    """Yield the postings on stock accounts."""
    return postings(at, "stock", AccountClass.INVENTORY)


def sales_behind(at: Standpoint, months: Months) -> Iterator[Behind]:
    """Yield the invoices and credit notes of the months."""
    return invoices(at, "sales", months[-1].first, months[0].last)


def purchases_behind(at: Standpoint, months: Months) -> Iterator[Behind]:
    """Yield the bills and credit notes of the months."""
    return invoices(at, "purchases", months[-1].first, months[0].last, receivable=False)


def costs_behind(at: Standpoint, months: Months) -> Iterator[Behind]:
    """Yield the postings of the months on accounts of cost of sales."""
    last, kind = at.on(months[0].last), AccountClass.COST_OF_SALES
    return postings(last, "cost-of-sales", kind, begin=months[-1].first)
