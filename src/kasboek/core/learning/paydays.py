"""The days on which somebody always pays: of the week, or of the month.

A payment run leaves its mark: 92 % of one council's payments are made on a Wednesday or a Monday. A
day of the month shows on the next or the last bank day where it is no bank day itself, so both are
taken for it.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import NamedTuple

from kasboek.core.bankdays import following
from kasboek.core.bankdays import preceding

FOR_ONE, FOR_TWO = 5, 12
"""Days with a payment from which one day can be a habit, or two: five chance days lie on two of the
five days of the week once in ten times."""
OF_PAYMENTS = 5, 6
OF_DAYS = 1, 3
"""The part of the payments that makes a habit, and of the days on which there were any."""
RECENT = 52
"""Days with a payment that are looked at, the last ones: habits change."""
_WORKDAYS = range(5)
_LAST = 31
"""Stands for the last day of the month, however long it is."""
_MONTHS = 3


class PayHabit(NamedTuple):
    """The days on which they always pay: of the week (0 is Monday), or of the month (31: last)."""

    weekdays: tuple[int, ...] = ()
    days: tuple[int, ...] = ()


def habit_of(paid: Mapping[dt.date, int], holidays: AbstractSet[dt.date]) -> PayHabit | None:
    """Return the habit of who paid so many times on each of these days; `None` without one.

    One day of the month is looked for first, as it is the rarest to happen by chance, then one of
    the week, then two of the week.
    """
    recent = dict(sorted(paid.items())[-RECENT:])
    if len(recent) < FOR_ONE:
        return None
    if len({(day.year, day.month) for day in recent}) >= _MONTHS:
        counts: Counter[int] = Counter()
        for day, number in sorted(recent.items()):
            for nominal in _meant(day, holidays):
                counts[nominal] += number
        for nominal, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:1]:
            meant = {day for day in recent if nominal in _meant(day, holidays)}
            if _is_habit(recent, meant, FOR_ONE):
                return PayHabit(days=(nominal,))
    for size, least in ((1, FOR_ONE), (2, FOR_TWO)):
        for weekdays in combinations(_WORKDAYS, size):
            if _is_habit(recent, {day for day in recent if day.weekday() in weekdays}, least):
                return PayHabit(weekdays=weekdays)
    return None


def _is_habit(paid: Mapping[dt.date, int], meant: AbstractSet[dt.date], least: int) -> bool:
    """Say whether nearly all payments fall on the days meant, and on enough of them."""
    held, total = sum(paid[day] for day in meant), sum(paid.values())
    return (
        len(paid) >= least
        and held * OF_PAYMENTS[1] >= total * OF_PAYMENTS[0]
        and len(meant) * OF_DAYS[1] >= len(paid) * OF_DAYS[0]
    )


def _meant(day: dt.date, holidays: AbstractSet[dt.date]) -> frozenset[int]:
    """Return the days of the month that a payment on this day can be meant for."""
    found = set()
    before = preceding(day - dt.timedelta(days=1), holidays)
    after = following(day + dt.timedelta(days=1), holidays)
    near = before + dt.timedelta(days=1)
    while near < after:
        found.add(_of_month(near))
        near += dt.timedelta(days=1)
    return frozenset(found)


def _of_month(day: dt.date) -> int:
    return _LAST if day.day == monthrange(day.year, day.month)[1] else day.day
