"""DSO: how many days of sales customers still owe."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kasboek.core import formulas
from kasboek.core.accounts import AccountClass
from kasboek.core.kpi.history import Month
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Beside
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.kpi.trace import invoices
from kasboek.core.kpi.trace import postings
from kasboek.core.saying import saying

MONTHS, LONG = 3, 12


def _figure(at: Standpoint) -> Figure:
    """Return receivables / sales x days over the last 3 full months, over 12 beside it."""
    if not at.book.of_class(AccountClass.RECEIVABLE):
        return Figure(None, saying("kpi.no-receivable-account"))
    if lacking := at.unpriced(AccountClass.RECEIVABLE):
        return Figure(None, saying("kpi.no-price", amount=lacking[0]))
    months = at.full_months(MONTHS)
    if not months:
        return Figure(None, saying("kpi.no-full-month"))
    owed, sold, days = at.held(AccountClass.RECEIVABLE), _sales(at, months), _days(months)
    value = formulas.dso(owed, sold, days)
    longer = at.full_months(LONG)
    return Figure(
        value,
        None if value is not None else saying("kpi.no-sales", begin=months[-1].first, end=at.day),
        inputs=(
            Input("receivables", owed),
            Input("sales", sold),
            Input("days", Decimal(days), Unit.DAYS),
        ),
        beside=(
            Beside(
                "twelve-months", formulas.dso(owed, _sales(at, longer), _days(longer)), Unit.DAYS
            ),
        ),
    )


def _sales(at: Standpoint, months: tuple[Month, ...]) -> Decimal:
    return at.history.sales.total(months)


def _days(months: tuple[Month, ...]) -> int:
    return sum(month.days for month in months)


def _behind(at: Standpoint) -> Iterable[Behind]:
    yield from postings(at, "receivables", AccountClass.RECEIVABLE)
    if months := at.full_months(MONTHS):
        yield from invoices(at, "sales", months[-1].first, months[0].last)


KPI = Kpi("dso", Unit.DAYS, Better.LOWER, _figure, _behind)
