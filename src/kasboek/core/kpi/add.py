"""ADD: the days of DSO that lateness accounts for."""

from __future__ import annotations

from collections.abc import Iterable

from kasboek.core import formulas
from kasboek.core.kpi import dso
from kasboek.core.kpi import dso_best
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.kpi.trace import item_behind


def _figure(at: Standpoint) -> Figure:
    """Return DSO less the best possible DSO."""
    simple, best = dso.KPI.of(at), dso_best.KPI.of(at)
    return Figure(
        formulas.average_days_delinquent(simple.value, best.value),
        simple.reason or best.reason,
        inputs=(
            Input("dso", simple.value, Unit.DAYS),
            Input("dso-best", best.value, Unit.DAYS),
            Input("overdue", None if simple.value is None else at.owed.overdue),
        ),
    )


def _behind(at: Standpoint) -> Iterable[Behind]:
    for item, _ in at.open_items(receivable=True):
        if item.due < at.day:
            yield item_behind("overdue", item, item.open_on(at.day))


KPI = Kpi("add", Unit.DAYS, Better.LOWER, _figure, _behind)
