"""The level of a flow: so much a week, by one of a few plain ways that can be checked by hand.

Series are cents per week, the latest week first. A week is seven days counted back from the last
day of the bank data. A lump is one event of more than ten times the usual one that makes up a
quarter of two years: it counts as the largest of the others, so that one laptop does not become a
monthly laptop, and is listed. So are the three largest receipts of a year that are most of it.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum
from heapq import nlargest
from operator import attrgetter
from statistics import median_low
from typing import NamedTuple

from kasboek.core.learning.flows import WEEK
from kasboek.core.learning.flows import Event
from kasboek.core.learning.seasons import flattened

HALF, YEAR, AHEAD = 26, 52, 13
"""Weeks: of the usual mean, of a year, and of the look ahead that a way is judged by."""
_BACK, _ENOUGH = 2 * YEAR, 4
_TIMES, _PART = 10, 4
_LARGEST = 3
_DAY = attrgetter("day")


class Way(StrEnum):
    """How the weeks ahead follow from those behind."""

    MEAN = "mean"
    SURE = "sure"
    """The mean without the largest receipts."""
    SEASON = "season"
    NOTHING = "nothing"


class Level(NamedTuple):
    """What is expected per week: `cents` of 26 weeks, and by which way it was found.

    `months` are the months' indices in millionths (`season` only).
    """

    way: Way
    cents: int
    months: tuple[int, ...] | None = None

    def week(self, month: int) -> int:
        """Return the cents, times 26, of a week in a month."""
        if self.way is Way.SEASON and self.months is not None:
            return self.cents * self.months[month - 1] // 1_000_000
        return self.cents


def weekly(events: Sequence[Event], as_of: int, weeks: int) -> list[int]:
    """Return the cents of each of the weeks up to `as_of` (an ordinal), the latest first."""
    sums = [0] * weeks
    for event in reversed(events):
        week = (as_of - event.day) // WEEK
        if week >= weeks:
            break
        if week >= 0:
            sums[week] += event.cents
    return sums


def without_lumps(
    events: Sequence[Event], as_of: int
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """Return the events with a lump of the last two years made smaller, and the lump as it was."""
    known = [event for event in events if as_of - event.day < _BACK * WEEK]
    amounts = sorted(event.cents for event in known)
    if len(amounts) < _ENOUGH:
        return tuple(events), ()
    largest, most = amounts[-1], amounts[-2]
    enough = largest * _PART > sum(amounts) and largest > _TIMES * median_low(amounts)
    if not enough or largest < 2 * most:
        return tuple(events), ()
    at = next(at for at, event in enumerate(events) if event is _lump(known, largest))
    kept = (*events[:at], events[at]._replace(cents=most), *events[at + 1 :])
    return kept, (events[at],)


def _lump(known: Sequence[Event], largest: int) -> Event:
    return next(event for event in known if event.cents == largest)


def grants(events: Sequence[Event], as_of: int) -> tuple[Event, ...]:
    """Return the largest receipts of a year up to `as_of` (an ordinal) that are most of it."""
    last = bisect_right(events, as_of, key=_DAY)
    year = events[bisect_right(events, as_of - YEAR * WEEK, key=_DAY) : last]
    largest = nlargest(_LARGEST, year, key=attrgetter("cents"))
    if len(year) <= _LARGEST or 2 * sum(e.cents for e in largest) <= sum(e.cents for e in year):
        return ()
    return tuple(largest)


def level(way: Way, cents: int, index: tuple[int, ...] | None, day: dt.date) -> Level:
    """Return the level seen from the end of a day, of the cents of the 26 weeks before it."""
    if way is Way.NOTHING:
        return Level(way, 0)
    if way is Way.SEASON:
        return Level(way, cents * 1_000_000 // flattened(index, day, HALF), index)
    return Level(way, cents)
