"""What the figures of profit share: the results of the last full months, and how they open."""

from __future__ import annotations

from bisect import bisect_left
from bisect import bisect_right
from collections.abc import Iterator

from kasboek.core.capital.results import INCOME
from kasboek.core.capital.results import Line
from kasboek.core.capital.results import Results
from kasboek.core.capital.results import accounts
from kasboek.core.capital.results import results
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.kpi.trace import entry_of
from kasboek.core.saying import saying

MONTHS = 12


def year(at: Standpoint) -> Results | Figure:
    """Return the results of the last 12 full months, or of those there are; or why of none."""
    months = at.full_months(MONTHS)
    if not months:
        return Figure(None, saying("kpi.no-full-month"))
    found = results(at, months[-1].first, months[0].last)
    if found.unpriced:
        return Figure(None, saying("kpi.no-price", amount=found.unpriced[0]))
    return found


def behind(at: Standpoint, *lines: Line) -> Iterator[Behind]:
    """Yield the postings of the year on the accounts of these lines, in the sign of the line."""
    found = year(at)
    if isinstance(found, Figure):
        return
    for name, line in accounts(at.book):
        if line not in lines:
            continue
        column = at.book.columns[name]
        sign = -1 if line in INCOME else 1
        begin = bisect_left(column.dates, found.first)
        for row in range(begin, bisect_right(column.dates, found.last)):
            text, source = entry_of(at.book, column.entries[row])
            amount, unit = sign * column.numbers[row], column.currencies[row]
            yield Behind(line.value, column.dates[row], text, amount, unit, source)
