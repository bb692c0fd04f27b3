"""Cash ratio: how much of the current liabilities could be paid today."""

from __future__ import annotations

from collections.abc import Iterator

from kasboek.core import formulas
from kasboek.core.capital import Group
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
    """Return cash / current liabilities."""
    found = capital.sheet(at)
    if isinstance(found, Figure):
        return found
    held = found.of(Part.CASH)
    value = formulas.cash_ratio(held, found.current_liabilities)
    return Figure(
        value,
        None if value is not None else saying("capital.no-current-liabilities"),
        inputs=(
            Input("cash", held),
            Input("current-liabilities", found.current_liabilities),
        ),
        remarks=capital.remarks(at, found),
    )


def _behind(at: Standpoint) -> Iterator[Behind]:
    yield from capital.behind_parts(at, composition(at), [Part.CASH])
    for each in capital.opened(Group.CURRENT_LIABILITIES)(at):
        yield each._replace(input=Group.CURRENT_LIABILITIES.value)


KPI = Kpi("cash-ratio", Unit.RATIO, Better.HIGHER, _figure, _behind)
