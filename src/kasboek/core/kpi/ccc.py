"""CCC: how long a euro is away, from buying stock to being paid by the customer."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kasboek.core import formulas
from kasboek.core.accounts import AccountClass
from kasboek.core.kpi import dio
from kasboek.core.kpi import dpo
from kasboek.core.kpi import dso
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint

_NONE_IN_STOCK = Figure(Decimal())


def _figure(at: Standpoint) -> Figure:
    """Return dio + dso - dpo; who holds no stock waits no days for it."""
    stocked = at.book.of_class(AccountClass.INVENTORY)
    held = dio.KPI.of(at) if stocked else _NONE_IN_STOCK
    owed, owing = dso.KPI.of(at), dpo.KPI.of(at)
    return Figure(
        formulas.ccc(held.value, owed.value, owing.value),
        held.reason or owed.reason or owing.reason,
        inputs=(
            Input("dio", held.value, Unit.DAYS),
            Input("dso", owed.value, Unit.DAYS),
            Input("dpo", owing.value, Unit.DAYS),
            *(one for part in (held, owed, owing) for one in part.inputs if one.unit is Unit.MONEY),
        ),
    )


def _behind(at: Standpoint) -> Iterable[Behind]:
    for part in (dio, dso, dpo):
        yield from part.KPI.behind(at)


KPI = Kpi("ccc", Unit.DAYS, Better.LOWER, _figure, _behind)
