"""The days on which somebody always pays: of the week, or of the month.

A payment run leaves its mark: 92 % of one council's payments are made on a Wednesday or a Monday. A
few days of the week are a habit where nearly all payments fall on them, and so are a few days of
the month. For what we pay ourselves the habit of the whole company stands in where a supplier alone
says too little.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

WORKDAYS = 5
FOR_HABIT = 5
"""Days with a payment from which a habit can be told."""
HABIT = 10, 12
"""The part of them that makes one, 5 in 6 (as a fraction)."""
MOST_WEEKDAYS, MOST_DAYS = 2, 2
"""More days than these are no habit."""
_LAST = 31
"""Stands for the last day of the month, however long it is."""


class PayHabit(NamedTuple):
    """The days on which they always pay: of the week (0 is Monday), or of the month (31: last)."""

    weekdays: tuple[int, ...] = ()
    days: tuple[int, ...] = ()


def habit_of(days: Sequence[dt.date]) -> PayHabit | None:
    """Return the habit in the days on which somebody paid; `None` where there is none.

    Several payments on one day are one run. A day of the month is looked for first, since it is
    the rarer: it needs to be there in months of different kinds.
    """
    runs = sorted(set(days))
    if len(runs) < FOR_HABIT:
        return None
    monthly = _few(Counter(_of_month(day) for day in runs), MOST_DAYS)
    if monthly:
        return PayHabit(days=monthly)
    weekly = _few(Counter(day.weekday() for day in runs), MOST_WEEKDAYS)
    if weekly and weekly[-1] < WORKDAYS:
        return PayHabit(weekdays=weekly)
    return None


def _of_month(day: dt.date) -> int:
    return _LAST if day.day == monthrange(day.year, day.month)[1] else day.day


def _few(counts: Counter[int], most: int) -> tuple[int, ...]:
    """Return the fewest values that make up nearly all, at most so many; none if it takes more."""
    total = sum(counts.values())
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    held = 0
    for number, (_, count) in enumerate(ranked[:most], 1):
        held += count
        if held * HABIT[1] >= total * HABIT[0]:
            return tuple(sorted(value for value, _ in ranked[:number]))
    return ()
