"""Quick ratio: the current ratio without what must first be sold or used."""

from __future__ import annotations

from collections.abc import Iterator

from kasboek.core import formulas
from kasboek.core.capital import Part
from kasboek.core.capital import composition
from kasboek.core.kpi import capital
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.saying import saying


def _figure(at: Standpoint) -> Figure:
    """Return (current assets - stock - prepaid) / current liabilities."""
    found = capital.sheet(at)
    if isinstance(found, Figure):
        return found
    stock, prepaid = found.of(Part.STOCK), found.of(Part.PREPAID)
    value = formulas.quick_ratio(found.current_assets, stock, prepaid, found.current_liabilities)
    return Figure(
        value,
        None if value is not None else saying("capital.no-current-liabilities"),
        inputs=(
            Input("current-assets", found.current_assets),
            Input("stock", stock),
            Input("prepaid", prepaid),
            Input("current-liabilities", found.current_liabilities),
        ),
        remarks=capital.remarks(at, found),
    )


def _behind(at: Standpoint) -> Iterator[Behind]:
    yield from capital.current(at)
    yield from capital.behind_parts(at, composition(at), (Part.STOCK, Part.PREPAID))


KPI = Kpi("quick-ratio", Unit.RATIO, Better.HIGHER, _figure, _behind)
