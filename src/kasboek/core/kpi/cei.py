"""CEI: how much of what could be collected was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Sequence
from decimal import Decimal

from kasboek.core import formulas
from kasboek.core.accounts import AccountClass
from kasboek.core.kpi.flows import Month
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Beside
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.kpi.trace import postings
from kasboek.core.kpi.turning import not_due_behind
from kasboek.core.kpi.turning import sales_behind
from kasboek.core.kpi.turnover import LONG
from kasboek.core.kpi.turnover import MONTHS
from kasboek.core.saying import Money
from kasboek.core.saying import saying

_DAY = dt.timedelta(days=1)


def _figure(at: Standpoint) -> Figure:
    """Return the index over the last 3 full months, that over 12 beside it."""
    if not at.book.of_class(AccountClass.RECEIVABLE):
        return Figure(None, saying("kpi.no-account-receivable"))
    months = at.full_months(MONTHS)
    if not months:
        return Figure(None, saying("kpi.no-full-month"))
    if lacking := _lacking(at, months):
        return Figure(None, saying("kpi.no-price", amount=lacking))
    inputs = _inputs(at, months)
    value = formulas.cei(*(each.value or Decimal() for each in inputs))
    none = saying("kpi.nothing-to-collect", begin=months[-1].first, end=months[0].last)
    longer = at.full_months(LONG)
    return Figure(
        value,
        None if value is not None else none,
        inputs=inputs,
        beside=(Beside("twelve-months", _index(at, longer), Unit.PERCENT),),
    )


def _index(at: Standpoint, months: Sequence[Month]) -> Decimal | None:
    if _lacking(at, months):
        return None
    return formulas.cei(*(each.value or Decimal() for each in _inputs(at, months)))


def _inputs(at: Standpoint, months: Sequence[Month]) -> tuple[Input, ...]:
    """Return what the formula takes, in its order."""
    before, after = _ends(at, months)
    return (
        Input("receivables-begin", before.held(AccountClass.RECEIVABLE)),
        Input("sales", at.history.sold(months).billed.total(months)),
        Input("receivables-end", after.held(AccountClass.RECEIVABLE)),
        Input("not-due", after.owed.not_due),
    )


def _ends(at: Standpoint, months: Sequence[Month]) -> tuple[Standpoint, Standpoint]:
    return at.on(months[-1].first - _DAY), at.on(months[0].last)


def _lacking(at: Standpoint, months: Sequence[Month]) -> Money | None:
    for end in _ends(at, months):
        if unpriced := end.unpriced(AccountClass.RECEIVABLE):
            return unpriced[0]
    return at.history.sold(months).billed.lacking(months)


def _behind(at: Standpoint) -> Iterable[Behind]:
    if months := at.full_months(MONTHS):
        before, after = _ends(at, months)
        yield from postings(before, "receivables-begin", AccountClass.RECEIVABLE)
        yield from sales_behind(at, months)
        yield from postings(after, "receivables-end", AccountClass.RECEIVABLE)
        yield from not_due_behind(after)


KPI = Kpi("cei", Unit.PERCENT, Better.HIGHER, _figure, _behind)
