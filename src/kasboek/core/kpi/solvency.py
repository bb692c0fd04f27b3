"""Solvency: the part of the balance sheet that the shareholders paid for."""

from __future__ import annotations

from collections.abc import Iterator

from kasboek.core.capital import composition
from kasboek.core.formulas.arguments import quotient
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
    """Return equity / total assets."""
    found = capital.sheet(at)
    if isinstance(found, Figure):
        return found
    if found.unpriced_long:
        return Figure(None, saying("kpi.no-price", amount=found.unpriced_long[0]))
    value = quotient(found.equity, found.assets)
    return Figure(
        value,
        None if value is not None else saying("capital.no-assets"),
        inputs=(
            Input("equity", found.equity),
            Input("assets", found.assets),
            Input("liabilities", found.liabilities),
        ),
        remarks=capital.remarks(at, found),
    )


def _behind(at: Standpoint) -> Iterator[Behind]:
    for each in composition(at).slices:
        if each.accounts:  # a loan's instalments are in its account
            name = "assets" if each.part.group.asset else "liabilities"
            yield from capital.behind_slice(at, each, name)


KPI = Kpi("solvency", Unit.FRACTION, Better.HIGHER, _figure, _behind)
