"""The days on which somebody pays, and the weeks and months they fall in.

What a curve puts on any day of the calendar is paid on one of these days: the bank day after it
(receipts and direct debits), the one before it (other payments), or the nearest of the payer's own
days where they always pay on a Thursday, or on the 25th. They are the same however far a forecast
looks, so that the table of 13 weeks and that of 12 months have the same items.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kasboek.core.bankdays import is_open
from kasboek.core.bankdays import month_end
from kasboek.core.bankdays import roll
from kasboek.core.plan import Roll

_DAY = dt.timedelta(days=1)
_BEYOND = dt.timedelta(days=80)
"""So far on that the period in which the forecast ends, and the payday after it, are whole."""


class Habit(NamedTuple):
    """How somebody's days are found: the rule for closed banks, and own days (31: the last)."""

    rule: Roll
    weekdays: tuple[int, ...] = ()
    days: tuple[int, ...] = ()


class Paydates:
    """The paydays after `as_of` in order, as ordinals, up to the whole period of `reach`.

    `upto` is the last calendar day that is paid on each. A cell is a week or the part of it in one
    month: `last` is up to which calendar day is paid in it, `begin` and `end` where its paydays
    stand.
    """

    def __init__(
        self,
        habit: Habit,
        as_of: dt.date,
        reach: dt.date,
        holidays: frozenset[dt.date],
        week_start: int,
    ) -> None:
        """Find the paydays."""
        self.soonest = as_of + _DAY
        self._days = _days(habit, as_of, reach + _BEYOND, holidays)
        self._upto = list(_reaches(habit, self._days))
        cells = _cells(self._days[: len(self._upto)], reach.toordinal(), week_start)
        self.days: NDArray[np.int64] = np.array(self._days, np.int64)
        self.upto: NDArray[np.int64] = np.array(self._upto, np.int64)
        self.begin: NDArray[np.int64] = np.array([begin for begin, _ in cells], np.int64)
        self.end: NDArray[np.int64] = np.array([end for _, end in cells], np.int64)
        self.last = self.upto[self.end - 1]

    def day(self, ordinal: int) -> int | None:
        """Return the payday of a calendar day; `None` beyond those that are known."""
        at = bisect_left(self._upto, ordinal)
        return self._days[at] if at < len(self._upto) else None


def _days(habit: Habit, as_of: dt.date, end: dt.date, holidays: frozenset[dt.date]) -> list[int]:
    """Return the paydays after `as_of` and before `end`."""
    if not (habit.weekdays or habit.days):
        return [day.toordinal() for day in _every(as_of, end) if is_open(day, holidays)]
    moved = {roll(day, habit.rule, holidays) for day in _own(habit, as_of, end)}
    return sorted(day.toordinal() for day in moved if day > as_of)


def _every(as_of: dt.date, end: dt.date) -> Iterator[dt.date]:
    return (as_of + number * _DAY for number in range(1, (end - as_of).days))


def _own(habit: Habit, as_of: dt.date, end: dt.date) -> Iterator[dt.date]:
    for day in _every(as_of - 7 * _DAY, end):
        if day.weekday() in habit.weekdays or any(
            day == min(day.replace(day=1) + (number - 1) * _DAY, month_end(day))
            for number in habit.days
        ):
            yield day


def _reaches(habit: Habit, days: list[int]) -> Iterator[int]:
    """Yield the last calendar day that is paid on each payday but the last one."""
    own = habit.weekdays or habit.days
    for here, after in pairwise(days):
        if own:
            yield (here + after) // 2
        else:
            yield here if habit.rule is Roll.FOLLOWING else after - 1


def _cells(days: list[int], reach: int, week_start: int) -> list[tuple[int, int]]:
    """Return where the paydays of each week and month stand; the last one begins before reach."""

    def cell(index: int) -> tuple[int, int]:
        day = dt.date.fromordinal(days[index])
        return (days[index] - 1 - week_start) // 7, day.month

    found = []
    for _, group in groupby(range(len(days)), key=cell):
        places = list(group)
        if days[places[0]] >= reach:
            break
        found.append((places[0], places[-1] + 1))
    return found
