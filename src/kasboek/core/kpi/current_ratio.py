"""Current ratio: how many times the current assets cover the current liabilities."""

from __future__ import annotations

from kasboek.core import formulas
from kasboek.core.capital import band
from kasboek.core.kpi import capital
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.saying import saying


def _figure(at: Standpoint) -> Figure:
    """Return current assets / current liabilities, and the band it lies in."""
    found = capital.sheet(at)
    if isinstance(found, Figure):
        return found
    value = formulas.current_ratio(found.current_assets, found.current_liabilities)
    meaning = () if value is None else (band(value),)
    return Figure(
        value,
        None if value is not None else saying("capital.no-current-liabilities"),
        inputs=(
            Input("current-assets", found.current_assets),
            Input("current-liabilities", found.current_liabilities),
        ),
        remarks=(*meaning, *capital.remarks(at, found)),
    )


KPI = Kpi("current-ratio", Unit.RATIO, Better.HIGHER, _figure, capital.current)
