"""Adds the parts and kinds of working capital at each month-end to the books.

    plugin "kasboek.plugins.books"
    plugin "kasboek.plugins.working_capital"

    2026-10-31 custom "working-capital" "receivables" 172564.79 "EUR"

The parts under their names, those that are zero left out; then `current-assets`,
`current-liabilities`, `net` and `operating`; then the kinds of the current assets (`permanent`,
`regular`, `reserve`, `temporary`, `seasonal`, `special`, `unexplained`), and the same of operating
working capital with `operating-` before them. A kind that is undefined has no entry.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

from kasboek.core.capital import Basis
from kasboek.core.capital import Group
from kasboek.core.capital import composition
from kasboek.core.capital import kinds
from kasboek.core.kpi.shape import number
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.plugins.month_ends import Value
from kasboek.plugins.month_ends import add

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beancount.core import data

    from kasboek.core.kpi.standpoint import Standpoint
    from kasboek.plugins.month_ends import MonthEndError

__plugins__ = ("add_working_capital",)


def add_working_capital(
    entries: data.Entries, options: dict[str, Any], setting: str = ""
) -> tuple[data.Entries, list[MonthEndError]]:
    """Return the entries with working capital at each month-end after them."""

    def values(at: Standpoint) -> list[Value] | Saying:
        if setting:
            return saying(
                "plugin.no-setting", plugin="kasboek.plugins.working_capital", text=setting
            )
        return [
            Value(name, Decimal(shown), at.book.currency)
            for name, amount in _amounts(at)
            if (shown := number(amount)) is not None
        ]

    return add(entries, options, "working-capital", values)


def _amounts(at: Standpoint) -> Iterator[tuple[str, Decimal | None]]:
    found = composition(at)
    if found.unpriced:  # a sum that lacks something is no month-end value
        return
    for group in (Group.CURRENT_ASSETS, Group.CURRENT_LIABILITIES):
        for part, amount in found.parts(group):
            yield part.value, amount
    yield "current-assets", found.current_assets
    yield "current-liabilities", found.current_liabilities
    yield "net", found.net
    yield "operating", found.operating
    for basis, before in ((Basis.CURRENT_ASSETS, ""), (Basis.OPERATING, "operating-")):
        of = kinds(at, basis)
        if isinstance(of, Saying):
            continue
        last = of.points[-1]
        yield f"{before}permanent", of.permanent
        yield f"{before}regular", of.regular
        yield f"{before}reserve", of.reserve
        yield f"{before}temporary", last.temporary
        yield f"{before}seasonal", last.seasonal
        yield f"{before}special", last.special
        yield f"{before}unexplained", last.unexplained
