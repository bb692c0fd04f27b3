"""Gross burn: operating payments per month."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kasboek.core import formulas
from kasboek.core.accounts import OPERATING_PAYMENTS
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

MONTHS, LONG = 3, 12


def _figure(at: Standpoint) -> Figure:
    """Return the mean of the last 3 full months, of the last 12 beside it."""
    months = at.full_months(MONTHS)
    if not months:
        return Figure(None, saying("kpi.no-full-month"))
    longer = at.full_months(LONG)
    payments = at.history.operating(longer).payments
    if lacking := payments.lacking(months):
        return Figure(None, saying("kpi.no-price", amount=lacking))
    paid = payments.each(months)
    return Figure(
        formulas.burn_gross(paid),
        inputs=(
            Input("payments", sum(paid, Decimal())),
            Input("months", Decimal(len(months)), Unit.MONTHS),
        ),
        beside=(Beside("twelve-months", formulas.burn_gross(payments.each(longer))),),
    )


def payments_behind(at: Standpoint) -> Iterable[Behind]:
    """Yield the operating payments of the months that burn is taken over."""
    if months := at.full_months(MONTHS):
        last = at.on(months[0].last)
        yield from movements(last, "payments", OPERATING_PAYMENTS, months[-1].first, sign=-1)


KPI = Kpi("burn-gross", Unit.MONEY, Better.LOWER, _figure, payments_behind)
