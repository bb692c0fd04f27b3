"""Gross margin: the part of the sales that is left after what was sold has been paid for."""

from __future__ import annotations

from collections.abc import Iterator

from kasboek.core.accounts import AccountClass
from kasboek.core.capital.results import Line
from kasboek.core.formulas.arguments import quotient
from kasboek.core.kpi import profit
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.saying import saying


def _figure(at: Standpoint) -> Figure:
    """Return (revenue - cost of sales) / revenue over the last 12 full months."""
    found = profit.year(at)
    if isinstance(found, Figure):
        return found
    sold, cost = found.of(Line.REVENUE), found.of(Line.COST_OF_SALES)
    value = quotient(sold - cost, sold)
    known = bool(at.book.of_class(AccountClass.COST_OF_SALES))
    return Figure(
        value,
        None
        if value is not None
        else saying("capital.no-revenue", begin=found.first, end=found.last),
        inputs=(Input(Line.REVENUE.value, sold), Input(Line.COST_OF_SALES.value, cost)),
        remarks=() if known else (saying("capital.no-cost-of-sales"),),
    )


def _behind(at: Standpoint) -> Iterator[Behind]:
    return profit.behind(at, Line.REVENUE, Line.COST_OF_SALES)


KPI = Kpi("gross-margin", Unit.FRACTION, Better.HIGHER, _figure, _behind)
