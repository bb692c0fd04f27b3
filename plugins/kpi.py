"""Adds each month-end's KPIs to the books, as `custom "kpi" "dso" 43.2 "days"`.

    plugin "kasboek.plugins.books"
    plugin "kasboek.plugins.kpi"
    plugin "kasboek.plugins.kpi" "dso current-ratio"

Without names it adds all that have a trend. What is undefined in a month has no entry there.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

from kasboek.core.kpi import KPIS
from kasboek.core.kpi import shape
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.plugins.month_ends import Value
from kasboek.plugins.month_ends import add

if TYPE_CHECKING:
    from beancount.core import data

    from kasboek.core.kpi.standpoint import Standpoint
    from kasboek.plugins.month_ends import MonthEndError

__plugins__ = ("add_kpis",)


def add_kpis(
    entries: data.Entries, options: dict[str, Any], names: str = ""
) -> tuple[data.Entries, list[MonthEndError]]:
    """Return the entries with the month-end KPIs of these names after them."""
    wanted = tuple(names.replace(",", " ").split())

    def values(at: Standpoint) -> list[Value] | Saying:
        unknown = [name for name in wanted if name not in KPIS]
        if unknown:
            return saying("plugin.no-kpi", name=unknown[0], known=", ".join(KPIS))
        return _values(at, wanted)

    return add(entries, options, "kpi", values)


def _values(at: Standpoint, wanted: tuple[str, ...]) -> list[Value]:
    found = []
    for kpi in KPIS.values():
        if kpi.ahead or (wanted and kpi.name not in wanted):
            continue
        number = shape.number(kpi.of(at).value, kpi.unit)
        if number is not None:
            found.append(Value(kpi.name, Decimal(number), shape.unit(at.book, kpi.unit)))
    return found
