"""Days to pay: how long customers take from the invoice to their payment."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence
from decimal import Decimal

from kasboek.core.formulas.arguments import quotient
from kasboek.core.kpi.flows import Month
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Beside
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.kpi.turnover import LONG
from kasboek.core.kpi.turnover import MONTHS
from kasboek.core.open_items import SettlementKind
from kasboek.core.saying import saying


def _figure(at: Standpoint) -> Figure:
    """Return the amount-weighted days over the last 3 full months, over 12 beside it."""
    months = at.full_months(MONTHS)
    if not months:
        return Figure(None, saying("kpi.no-full-month"))
    if lacking := at.history.sold(months).paid.lacking(months):
        return Figure(None, saying("kpi.no-price", amount=lacking))
    value = _weighted(at, months)
    none = saying("kpi.no-payments", begin=months[-1].first, end=months[0].last)
    return Figure(
        value,
        None if value is not None else none,
        inputs=(Input("paid", at.history.sold(months).paid.total(months)),),
        beside=(Beside("twelve-months", _weighted(at, at.full_months(LONG)), Unit.DAYS),),
    )


def _weighted(at: Standpoint, months: Sequence[Month]) -> Decimal | None:
    """Return sum(amount x days) / sum(amount), as `formulas.weighted_days` of each payment."""
    sold = at.history.sold(months)
    if sold.paid.lacking(months):
        return None
    return quotient(sold.weighted.total(months), sold.paid.total(months))


def _behind(at: Standpoint) -> Iterable[Behind]:
    months = at.full_months(MONTHS)
    if not months:
        return
    begin, end = months[-1].first, months[0].last
    for item in at.book.items:
        if not item.receivable or item.amount <= 0:
            continue
        text = f"{item.counterparty} {item.number} ({item.date})"
        for day, amount, kind, source, _ in item.settlements:
            if kind is SettlementKind.PAYMENT and amount > 0 and begin <= day <= end:
                yield Behind("paid", day, text, amount, item.currency, source, item.id)


KPI = Kpi("days-to-pay", Unit.DAYS, Better.LOWER, _figure, _behind)
