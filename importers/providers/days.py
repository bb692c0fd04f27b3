"""Days whose order of day and month the file itself must tell."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.providers.figures import day
from kasboek.importers.providers.figures import day_parts
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

_MONTHS = 12


class Days:
    """Reads the days of one file, which are all written in the same order.

    A number above 12 tells which is the day; else the reading in which the rows follow one another;
    else `month_first` decides, for files of American accounts.
    """

    def __init__(self, cells: Iterable[str], *, month_first: bool = False) -> None:
        """Look at all days to learn their order."""
        parts = [found for cell in cells if (found := day_parts(cell))]
        first_is_day = any(first > _MONTHS for first, _, _ in parts)
        first_is_month = any(second > _MONTHS for _, second, _ in parts)
        if first_is_day == first_is_month:
            day_runs = _runs([(year, b, a) for a, b, year in parts])
            month_runs = _runs([(year, a, b) for a, b, year in parts])
            first_is_month = month_first if day_runs == month_runs else month_runs
        self._month_first = first_is_month

    def read(self, at: int, cell: str) -> dt.date:
        """Return the day of a cell of row `at`.

        Raises:
            Unreadable: it is no day in the order of the file.
        """
        try:
            if parts := day_parts(cell):
                first, second, year = parts
                month, number = (first, second) if self._month_first else (second, first)
                return dt.date(year, month, number)
            return day(cell)
        except ValueError:
            raise Unreadable(saying("providers.bad-date", line=at, text=cell[:40])) from None


def _runs(days: Sequence[tuple[int, int, int]]) -> bool:
    """Return whether days run on or back without a turn."""
    return all(a <= b for a, b in pairwise(days)) or all(a >= b for a, b in pairwise(days))
