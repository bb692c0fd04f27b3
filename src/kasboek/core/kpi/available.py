"""Available cash: cash less what must be paid anyhow."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kasboek.core import formulas
from kasboek.core.accounts import AccountClass
from kasboek.core.kpi import cash
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Floor
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.obligations import obligations
from kasboek.core.kpi.obligations import sums
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.kpi.trace import postings


def _figure(at: Standpoint) -> Figure:
    """Return cash - obligations, with the obligations by kind."""
    held = cash.KPI.of(at)
    if held.value is None:
        return Figure(None, held.reason)
    due = sums(at)
    return Figure(
        formulas.available(held.value, sum(due.values(), Decimal())),
        inputs=(
            Input("cash", held.value),
            *(Input(kind.value, amount) for kind, amount in due.items()),
        ),
    )


def _behind(at: Standpoint) -> Iterable[Behind]:
    yield from postings(at, "cash", AccountClass.CASH)
    for due in obligations(at):
        if due.account is not None:
            yield from postings(at, due.kind.value, due.account, sign=-1)
        else:
            currency = at.book.currency
            name, text = due.kind.value, due.text
            yield Behind(name, due.date, text, due.amount, currency, due.source, due.item)


KPI = Kpi("available", Unit.MONEY, Better.HIGHER, _figure, _behind, floor=Floor.BUFFER)
