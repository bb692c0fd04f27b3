"""Special working capital: what campaigns tie up."""

from __future__ import annotations

from collections.abc import Iterator

from kasboek.core.capital.special import tied
from kasboek.core.capital.special import total
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Beside
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.saying import saying


def _figure(at: Standpoint) -> Figure:
    """Return what transactions marked `campaign` tie up; less their open bills beside it."""
    found = tied(at, net=False)
    if not any(mark.campaign for mark in at.book.marks.values()):
        return Figure(None, saying("capital.no-campaign"))
    owed = total(found) - total(tied(at, net=True))
    return Figure(
        total(found),
        inputs=(
            Input("campaign-invoices", total([one for one in found if one.item])),
            Input("campaign-purchases", total([one for one in found if not one.item])),
        ),
        beside=(Beside("campaign-bills", owed),),
    )


def _behind(at: Standpoint) -> Iterator[Behind]:
    for one in tied(at, net=False):
        name = "campaign-invoices" if one.item else "campaign-purchases"
        currency = at.book.currency
        yield Behind(name, one.date, one.text, one.amount, currency, one.source, one.item)


KPI = Kpi("special-working-capital", Unit.MONEY, Better.LOWER, _figure, _behind)
