"""Concentration: how much of what customers owe the largest of them owes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from kasboek.core import formulas
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


def debtors(at: Standpoint) -> dict[str, Decimal]:
    """Return what each customer owes, the largest first; who is owed something is left out."""
    owed: defaultdict[str, Decimal] = defaultdict(Decimal)
    for item, amount in at.open_items(receivable=True):
        owed[item.counterparty] += amount
    ranked = sorted(owed.items(), key=lambda pair: (-pair[1], pair[0]))
    return {name: amount for name, amount in ranked if amount > 0}


def _figure(at: Standpoint) -> Figure:
    """Return the largest customer's part of what all who owe something owe."""
    if lacking := at.unpriced(AccountClass.RECEIVABLE):
        return Figure(None, saying("kpi.no-price", amount=lacking[0]))
    owed = debtors(at)
    if not owed:
        return Figure(None, saying("kpi.nothing-open"))
    largest, total = next(iter(owed)), sum(owed.values(), Decimal())
    return Figure(
        formulas.concentration(list(owed.values())),
        inputs=(Input(largest, owed[largest]), Input("owed-by-all", total)),
        beside=(Beside("largest", owed[largest]),),
    )


def _behind(at: Standpoint) -> Iterable[Behind]:
    owed = debtors(at)
    largest = next(iter(owed), None)
    for item, _ in at.open_items(receivable=True):
        if item.counterparty == largest:
            yield item_behind(largest, item, item.open_on(at.day))
    for item, _ in at.open_items(receivable=True):
        if item.counterparty in owed:
            yield item_behind("owed-by-all", item, item.open_on(at.day))


KPI = Kpi("concentration", Unit.FRACTION, Better.LOWER, _figure, _behind)
