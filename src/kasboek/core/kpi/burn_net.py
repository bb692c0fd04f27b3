"""Net burn: operating payments less receipts per month, without financing."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kasboek.core import formulas
from kasboek.core.accounts import OPERATING_RECEIPTS
from kasboek.core.kpi.burn_gross import LONG
from kasboek.core.kpi.burn_gross import MONTHS
from kasboek.core.kpi.burn_gross import payments_behind
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Beside
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.kpi.trace import movements
from kasboek.core.saying import saying


def _figure(at: Standpoint) -> Figure:
    """Return the mean of the last 3 full months, of the last 12 beside it."""
    months, longer = at.full_months(MONTHS), at.full_months(LONG)
    if not months:
        return Figure(None, saying("kpi.no-full-month"))
    payments, receipts = at.history.operating(longer)
    if lacking := payments.lacking(months) or receipts.lacking(months):
        return Figure(None, saying("kpi.no-price", amount=lacking))
    paid, received = payments.each(months), receipts.each(months)
    long = formulas.burn_net(payments.each(longer), receipts.each(longer))
    return Figure(
        formulas.burn_net(paid, received),
        inputs=(
            Input("payments", sum(paid, Decimal())),
            Input("receipts", sum(received, Decimal())),
            Input("months", Decimal(len(months)), Unit.MONTHS),
        ),
        beside=(Beside("twelve-months", long),),
    )


def _behind(at: Standpoint) -> Iterable[Behind]:
    yield from payments_behind(at)
    if months := at.full_months(MONTHS):
        last = at.on(months[0].last)
        yield from movements(last, "receipts", OPERATING_RECEIPTS, months[-1].first)


KPI = Kpi("burn-net", Unit.MONEY, Better.LOWER, _figure, _behind)
