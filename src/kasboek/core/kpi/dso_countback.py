"""DSO by counting back: the days of sales, latest first, that receivables add up to."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kasboek.core import formulas
from kasboek.core.kpi.flows import Month
from kasboek.core.kpi.flows import month_of
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.kpi.turning import receivables
from kasboek.core.kpi.turning import receivables_behind
from kasboek.core.kpi.turning import sales_behind
from kasboek.core.kpi.turnover import LONG
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

_ALL = 1200
"""More full months than any ledger has."""


def _figure(at: Standpoint) -> Figure:
    """Take months' sales off receivables, latest first, and add their days; the last in part."""
    owed = receivables(at)
    if isinstance(owed, Saying):
        return Figure(None, owed)
    used = _used(at, owed)
    if not used:
        return Figure(None, saying("kpi.no-full-month"))
    sales = at.history.sold(used).billed
    if lacking := sales.lacking(used):
        return Figure(None, saying("kpi.no-price", amount=lacking))
    sold = sales.each(used)
    days = [month.days for month in used]
    value, whole = formulas.dso_countback(owed, sold, days), Decimal(sum(days))
    inputs = (
        Input("receivables", owed),
        Input("sales", sum(sold, Decimal())),
        Input("days", whole, Unit.DAYS),
    )
    if value is not None:
        return Figure(value, inputs=inputs)
    beyond = saying("kpi.beyond-sales", begin=used[-1].first)
    return Figure(None, beyond, inputs=inputs, more_than=whole)


def _months(at: Standpoint, most: int) -> tuple[Month, ...]:
    """Return the month that runs, up to the day, and the full ones before it, latest first."""
    full, running = at.full_months(most), month_of(at.day)
    first = at.history.first_full_month
    if running.last == at.day or first is None or first > running.first:
        return full
    return (Month(running.first, at.day), *full)


def _used(at: Standpoint, owed: Decimal) -> tuple[Month, ...]:
    """Return the months up to the one that explains the rest; all where none does.

    A year nearly always does, and then no older invoice is looked at.
    """
    months: tuple[Month, ...] = ()
    for most in (LONG, _ALL):
        months = _months(at, most)
        left = owed
        for number, sold in enumerate(_sold(at, months), 1):
            left -= sold
            if left <= 0:
                return months[:number]
    return months


def _sold(at: Standpoint, months: tuple[Month, ...]) -> list[Decimal]:
    return at.history.sold(months).billed.each(months) if months else []


def _behind(at: Standpoint) -> Iterable[Behind]:
    yield from receivables_behind(at)
    owed = receivables(at)
    if isinstance(owed, Decimal) and (used := _used(at, owed)):
        yield from sales_behind(at, used)


KPI = Kpi("dso-countback", Unit.DAYS, Better.LOWER, _figure, _behind)
