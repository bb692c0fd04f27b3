"""Open invoices: what customers owe, and how much of it is overdue."""

from __future__ import annotations

from collections.abc import Iterable

from kasboek.core.accounts import AccountClass
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Beside
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.kpi.trace import item_behind
from kasboek.core.saying import saying


def _figure(at: Standpoint) -> Figure:
    """Return the total open, of which past its due date beside it."""
    if lacking := at.unpriced(AccountClass.RECEIVABLE):
        return Figure(None, saying("kpi.no-price", amount=lacking[0]))
    total, overdue = at.owed
    return Figure(
        total,
        inputs=(Input("overdue", overdue), Input("not-due", total - overdue)),
        beside=(Beside("overdue", overdue),),
    )


def _behind(at: Standpoint) -> Iterable[Behind]:
    for item, _ in at.open_items(receivable=True):
        name = "overdue" if item.due < at.day else "not-due"
        yield item_behind(name, item, item.open_on(at.day))


KPI = Kpi("open-invoices", Unit.MONEY, Better.LOWER, _figure, _behind)
