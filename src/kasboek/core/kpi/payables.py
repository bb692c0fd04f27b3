"""Payables: what suppliers are owed, and how much of it is due within a week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

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

SOON = dt.timedelta(days=7)


def _figure(at: Standpoint) -> Figure:
    """Return the total open, of which due within 7 days (what is late included) beside it."""
    if lacking := at.unpriced(AccountClass.PAYABLE):
        return Figure(None, saying("kpi.no-price", amount=lacking[0]))
    found = at.open_items(receivable=False)
    total, soon, last = Decimal(), Decimal(), at.day + SOON
    for item, amount in found:
        total += amount
        if item.due <= last:
            soon += amount
    return Figure(
        total,
        inputs=(Input("due-soon", soon), Input("due-later", total - soon)),
        beside=(Beside("due-soon", soon),),
    )


def _behind(at: Standpoint) -> Iterable[Behind]:
    for item, _ in at.open_items(receivable=False):
        name = "due-soon" if item.due <= at.day + SOON else "due-later"
        yield item_behind(name, item, item.open_on(at.day))


KPI = Kpi("payables", Unit.MONEY, Better.LOWER, _figure, _behind)
