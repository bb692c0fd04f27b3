"""Operating working capital: what trading itself ties up, without cash and debt."""

from __future__ import annotations

from collections.abc import Iterator

from kasboek.core.capital import Basis
from kasboek.core.capital import composition
from kasboek.core.kpi import capital
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint


def _figure(at: Standpoint) -> Figure:
    """Return receivables + stock + prepaid - payables - accrued - tax."""
    found = capital.sheet(at)
    if isinstance(found, Figure):
        return found
    return Figure(
        found.operating,
        inputs=tuple(Input(part.value, amount) for part, amount, _ in found.operating_parts),
        remarks=capital.remarks(at, found),
    )


def _behind(at: Standpoint) -> Iterator[Behind]:
    found = composition(at)
    return capital.behind_parts(at, found, [part for part, _, _ in found.operating_parts])


KPI = Kpi(
    "operating-working-capital",
    Unit.MONEY,
    Better.LOWER,
    _figure,
    _behind,
    months=capital.months(Basis.OPERATING),
)
