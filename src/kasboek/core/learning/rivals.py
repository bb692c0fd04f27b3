"""Which way of looking ahead is best for a flow: each is held against a plain mean of 26 weeks.

From days in the past, four weeks apart, each way looks 13 weeks ahead with what was known then. A
way is taken only where it was better than the mean, by single weeks and by the 13 weeks together:
on small organisations a 26-week mean is hard to beat, and what recurs is what beats it.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from collections.abc import Sequence
from typing import NamedTuple

from kasboek.core.learning.apart import WHOLE
from kasboek.core.learning.apart import Apart
from kasboek.core.learning.apart import Rest
from kasboek.core.learning.flows import WEEK
from kasboek.core.learning.flows import Event
from kasboek.core.learning.levels import AHEAD
from kasboek.core.learning.levels import HALF
from kasboek.core.learning.levels import YEAR
from kasboek.core.learning.levels import Level
from kasboek.core.learning.levels import Way
from kasboek.core.learning.levels import grants
from kasboek.core.learning.levels import level
from kasboek.core.learning.levels import weekly
from kasboek.core.learning.payers import Payers
from kasboek.core.learning.seasons import season
from kasboek.core.plan import Roll

STEP, LEAST, MOST = 4, 3, 6
"""Weeks between the days looked from; how many there must be, and are at most."""
BETTER, CLEAR = 0.95, 0.6
"""What a way's error must stay below, as a part of the mean's; by weeks, that is beyond doubt."""
TOTAL, AWAY = 1.05, 0.05
"""How much the error of 13 weeks together may be of the mean's; as a part of what came, beside
that, where days are beyond doubt: a mean may be right by chance."""
NAMELESS = 10
"""One part in so many, from which payments without a name are looked at by their day."""
_FRIDAY, _MONDAY = 4, 3
SEASON, COSTS, NOTHING = 0.85, 0.7, 0.6
"""What both errors of a season (of receipts, of payments) and the total of nothing stay below."""


class Choice(NamedTuple):
    """The way chosen, what is taken apart from it, and its errors as parts of the mean's.

    `weeks` is by single weeks, `total` by 13 weeks together; `None` where there was no telling.
    """

    apart: Apart
    way: Way
    weeks: float | None
    total: float | None


def choose(
    payers: Payers, begin: dt.date, as_of: dt.date, *, receipt: bool, roll: Roll | None = None
) -> Choice:
    """Return the best way for a flow whose bank data begin on a day.

    `roll` says how what is meant for a weekend moves; `None` where it does not.
    """
    origins = list(_origins(begin, as_of))
    today, events = as_of.toordinal(), payers.events
    together = receipt or _nameless(events, today)
    asked = {Apart.PAYERS: True, Apart.YEARS: receipt, Apart.RUNS: together}
    kinds = [apart for apart, may in asked.items() if may]
    known = [apart for apart in kinds if payers.rest(apart, today).known(today)]
    large = receipt and bool(grants(events, today))
    if len(origins) < LEAST:
        apart = Apart.PAYERS if Apart.PAYERS in known else Apart.NOTHING
        return Choice(apart, Way.SURE if large else Way.MEAN, None, None)
    scores = _Scores(SEASON if receipt else COSTS)
    sums = weekly(events, today, AHEAD + STEP * MOST)
    for at in origins:
        day = as_of - dt.timedelta(days=WEEK * at)
        real = sums[at - AHEAD : at][::-1]
        for way in _ways(begin, day, receipt=receipt, large=large):
            index = season(events_until(events, day), begin, day) if way is Way.SEASON else None
            if way is not Way.SEASON or index is not None:
                scores.add(
                    (Apart.NOTHING, way), real, _look(payers, Apart.NOTHING, way, day, index)
                )
        for apart in known:
            for way in (Way.MEAN, Way.SURE) if large else (Way.MEAN,):
                scores.add((apart, way), real, _look(payers, apart, way, day, roll=roll))
    return scores.best(len(origins))


def _nameless(events: Sequence[Event], as_of: int) -> bool:
    """Say whether a tenth of the payments looked at names nobody: those of an auditfile.

    The rent on the first is then known by its day.
    """
    begin = as_of - (YEAR + AHEAD + STEP * MOST) * WEEK
    seen = [event for event in events if begin < event.day <= as_of]
    without = sum(event.cents for event in seen if not event.who)
    return without > 0 and without * NAMELESS >= sum(event.cents for event in seen)


def _origins(begin: dt.date, as_of: dt.date) -> Iterator[int]:
    """Yield how many weeks back each look ahead starts, with 26 weeks behind it."""
    weeks = (as_of - begin).days // WEEK
    for at in range(AHEAD, AHEAD + STEP * MOST, STEP):
        if weeks - at >= HALF:
            yield at


def _ways(begin: dt.date, day: dt.date, *, receipt: bool, large: bool) -> Iterator[Way]:
    yield Way.MEAN
    if (day - begin).days >= 2 * YEAR * WEEK:
        yield Way.SEASON
    if large:
        yield Way.SURE
    if receipt:
        yield Way.NOTHING


def _look(  # noqa: PLR0913 # what a look ahead is made of
    payers: Payers,
    apart: Apart,
    way: Way,
    as_of: dt.date,
    index: tuple[int, ...] | None = None,
    *,
    roll: Roll | None = None,
) -> list[int]:
    """Return what a way says of the 13 weeks after a day, in cents."""
    day = as_of.toordinal()
    rest = payers.rest(apart, day)
    without = grants(payers.events, day) if way is Way.SURE else ()
    cents = sum(event.cents for event in rest.events if event not in without)
    found = level(way, max(0, cents + rest.more), index, as_of)
    both = zip(recurring_weeks(rest, day, roll), ahead_of(found, as_of), strict=True)
    return [one + two for one, two in both]


def events_until(events: Sequence[Event], day: dt.date) -> Sequence[Event]:
    """Return the events up to the end of a day."""
    return events[: bisect_right(events, day.toordinal(), key=lambda event: event.day)]


def ahead_of(found: Level, day: dt.date) -> list[int]:
    """Return the cents of the 13 weeks after a day."""
    days = (day + dt.timedelta(days=WEEK * week + 4) for week in range(AHEAD))
    return [found.week(each.month) // HALF for each in days]


def recurring_weeks(rest: Rest, as_of: int, roll: Roll | None = None) -> list[int]:
    """Return what recurs in each of the 13 weeks after a day (an ordinal), in cents.

    What is meant for a weekend moves as `roll` says: a Sunday's money may be the next week's.
    """
    weeks = [0] * AHEAD
    for one in rest.going(as_of):
        cents = one.stream.cents * rest.chance(one, as_of) // WHOLE
        for day, _ in one.stream.ahead(as_of, as_of + AHEAD * WEEK + 1):
            week = (_rolled(day, roll) - as_of - 1) // WEEK
            if week < AHEAD:
                weeks[max(0, week)] += cents
    return weeks


def _rolled(day: int, roll: Roll | None) -> int:
    """Return a weekend's Friday or Monday, other days as they are; holidays are not looked at."""
    late = (day - 1) % WEEK - _FRIDAY  # ordinal 1 is a Monday
    if roll is None or late <= 0:
        return day
    return day - late if roll is Roll.PRECEDING else day + _MONDAY - late


class _Scores:
    """The errors of every way, by single weeks and by 13 weeks together."""

    def __init__(self, season: float) -> None:
        self.season = season
        self.errors: dict[tuple[Apart, Way], list[int]] = {}
        self.came = 0

    def add(self, way: tuple[Apart, Way], real: Sequence[int], ahead: Sequence[int]) -> None:
        held = self.errors.setdefault(way, [0, 0, 0])
        held[0] += sum(abs(one - two) for one, two in zip(real, ahead, strict=True))
        held[1] += abs(sum(real) - sum(ahead))
        held[2] += 1
        self.came += sum(real) if way == (Apart.NOTHING, Way.MEAN) else 0

    def best(self, origins: int) -> Choice:
        """Return the way with the least error, the plain mean unless another is clearly better.

        The largest receipts are left out unless counting on them was better over 13 weeks. Where
        the mean was right to the cent, so was what recurs every week, and that knows the day.
        """
        weeks, total, _ = self.errors[Apart.NOTHING, Way.MEAN]
        even = Apart.PAYERS, Way.MEAN
        if not weeks and self.errors.get(even) == [0, 0, origins]:
            return Choice(*even, 1.0, 1.0)
        tried = [
            Choice(*key, _part(mine, weeks), _part(whole, total))
            for key, (mine, whole, count) in self.errors.items()
            if count == origins
        ]
        best, least = tried[0], BETTER
        most = max(TOTAL, 1 + AWAY * self.came / total) if total else TOTAL
        sure = next((one for one in tried if one.way is Way.SURE), None)
        if sure is not None and sure.total is not None and sure.total <= 1:
            best, least, most = sure, _error(sure), max(most, sure.total)
        fit = [
            one
            for one in tried
            if (one.way is Way.SURE) is (best.way is Way.SURE)
            and _allowed(one, most, self.season)
            and _error(one) < least
        ]
        if any(one.apart is Apart.YEARS for one in fit):  # nothing came because it is not the month
            fit = [one for one in fit if one.way is not Way.NOTHING]
        return min(fit, key=_error, default=best)


def _error(one: Choice) -> float:
    """Return the error of a way: of its weeks, and of the total where these may be chance."""
    assert one.weeks is not None
    assert one.total is not None
    if one.apart is not Apart.NOTHING and one.weeks <= CLEAR:
        return one.weeks
    return (2 * one.weeks + one.total) / 3


def _allowed(one: Choice, most: float, least: float) -> bool:
    """Say whether the 13 weeks together are right enough for a way."""
    assert one.weeks is not None
    assert one.total is not None
    if one.way is Way.NOTHING:
        return one.total <= NOTHING
    if one.way is Way.SEASON:
        return max(one.weeks, one.total) <= least
    if one.apart is Apart.YEARS:
        return one.total <= 1
    clear = one.apart is not Apart.NOTHING and one.weeks <= CLEAR
    return one.total <= (most if clear else TOTAL)


def _part(error: int, of: int) -> float:
    if not of:
        return 1.0 if not error else float("inf")
    return round(error / of, 6)
