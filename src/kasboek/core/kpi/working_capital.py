"""Working capital: what is left of the current assets once all short-term debt is paid."""

from __future__ import annotations

from kasboek.core import formulas
from kasboek.core.kpi import capital
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.saying import Money
from kasboek.core.saying import saying


def _figure(at: Standpoint) -> Figure:
    """Return current assets - current liabilities, part by part."""
    found = capital.sheet(at)
    if isinstance(found, Figure):
        return found
    value = formulas.working_capital(found.current_assets, found.current_liabilities)
    missing = Money(-value, at.book.currency)
    short = (saying("capital.negative", amount=missing),) if value < 0 else ()
    return Figure(
        value,
        inputs=capital.inputs(found, *capital.CURRENT),
        beside=capital.totals(found),
        remarks=(*short, *capital.remarks(at, found)),
    )


KPI = Kpi("working-capital", Unit.MONEY, Better.HIGHER, _figure, capital.opened(*capital.CURRENT))
