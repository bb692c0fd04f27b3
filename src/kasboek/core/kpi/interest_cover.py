"""Interest cover: how many times the result pays the interest."""

from __future__ import annotations

from collections.abc import Iterator

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

LINES = (Line.REVENUE, Line.COST_OF_SALES, Line.OTHER_COSTS, Line.DEPRECIATION, Line.INTEREST)


def _figure(at: Standpoint) -> Figure:
    """Return result before interest and profit tax / interest, over the last 12 full months."""
    found = profit.year(at)
    if isinstance(found, Figure):
        return found
    value = quotient(found.before_interest, found.of(Line.INTEREST))
    return Figure(
        value,
        None
        if value is not None
        else saying("capital.no-interest", begin=found.first, end=found.last),
        inputs=(
            *(Input(line.value, found.of(line)) for line in LINES),
            Input("before-interest", found.before_interest),
        ),
    )


def _behind(at: Standpoint) -> Iterator[Behind]:
    return profit.behind(at, *LINES)


KPI = Kpi("interest-cover", Unit.RATIO, Better.HIGHER, _figure, _behind)
