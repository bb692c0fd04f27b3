"""Overdue: how much of what customers owe is past its due date."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kasboek.core.accounts import AccountClass
from kasboek.core.formulas.arguments import quotient
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.kpi.trace import item_behind
from kasboek.core.saying import saying


def _figure(at: Standpoint) -> Figure:
    """Return what is overdue / what is open; a loose credit note lowers the side it is dated on."""
    if lacking := at.unpriced(AccountClass.RECEIVABLE):
        return Figure(None, saying("kpi.no-price", amount=lacking[0]))
    total, late = at.owed
    part = quotient(min(max(late, Decimal()), total), total)
    return Figure(
        part,
        None if part is not None else saying("kpi.nothing-open"),
        inputs=(Input("overdue", late), Input("open-invoices", total)),
    )


def _behind(at: Standpoint) -> Iterable[Behind]:
    for item, _ in at.open_items(receivable=True):
        if item.due < at.day:
            yield item_behind("overdue", item, item.open_on(at.day))
    for item, _ in at.open_items(receivable=True):
        yield item_behind("open-invoices", item, item.open_on(at.day))


KPI = Kpi("overdue", Unit.FRACTION, Better.LOWER, _figure, _behind, policy="overdue-part")
