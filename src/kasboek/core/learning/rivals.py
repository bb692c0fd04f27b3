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
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from kasboek.core.learning.flows import WEEK
from kasboek.core.learning.flows import Event
from kasboek.core.learning.levels import AHEAD
from kasboek.core.learning.levels import HALF
from kasboek.core.learning.levels import YEAR
from kasboek.core.learning.levels import Level
from kasboek.core.learning.levels import Way
from kasboek.core.learning.levels import level
from kasboek.core.learning.levels import weekly
from kasboek.core.learning.recurring import LEAST as RECURS
from kasboek.core.learning.recurring import Stream
from kasboek.core.learning.recurring import streams
from kasboek.core.learning.seasons import season

STEP, LEAST, MOST = 4, 3, 6
"""Weeks between the days looked from; how many there must be, and are at most."""
BETTER = 0.9
"""What a way's error must stay below, as a part of the mean's, to be taken: weeks count twice."""
ALLOWED = ((0.6, 2.0), (0.75, 1.25), (0.9, 1.05), (1.0, 1.0))
"""Up to what error of single weeks the error of 13 weeks together may be so much of the mean's."""
_NEW = 8
"""Weeks at the begin of a flow in which everybody is new."""
_DAY = attrgetter("day")
WHOLE = 1_000_000
_FAR = HALF + YEAR + AHEAD


class Found(NamedTuple):
    """A stream, by whom, its last event and the one before."""

    who: str
    stream: Stream
    last: Event
    before: Event


class Rest(NamedTuple):
    """What recurs in a flow as seen on a day, and its other events of the half year before.

    `stop` is the chance, per payment, that one of those who pay stops without another coming in
    their place; `back` the chance that one who is late was only missed. Both are millionths.
    """

    found: tuple[Found, ...]
    events: tuple[Event, ...]
    stop: int
    back: int

    def chance(self, stream: Stream, number: int, as_of: int) -> int:
        """Return the chance (millionths) that the payment `number` after the last one comes."""
        late = as_of - stream.last >= stream.cadence.days + stream.cadence.slack
        kept = (WHOLE - self.stop) ** number // WHOLE ** (number - 1) if self.stop else WHOLE
        return kept * self.back // WHOLE if late else kept


class Choice(NamedTuple):
    """The way chosen, whether what recurs is taken apart, and its errors as parts of the mean's.

    `weeks` is by single weeks, `total` by 13 weeks together; `None` where there was no telling.
    """

    recurs: bool
    way: Way
    weeks: float | None
    total: float | None


@dataclass(frozen=True, slots=True)
class Payers:
    """The events of a flow by counterparty: only those that may recur."""

    days: dict[str, list[int]]
    places: dict[str, list[int]]
    events: Sequence[Event]
    seen: dict[int, Rest]
    """What was worked out, by day."""

    @classmethod
    def of(cls, events: Sequence[Event]) -> Payers:
        """Sort events by counterparty; who has no name may be anybody."""
        places: dict[str, list[int]] = {}
        for place, event in enumerate(events):
            if event.who and event.cents > 0:
                places.setdefault(event.who, []).append(place)
        days = {who: [events[at].day for at in found] for who, found in places.items()}
        many = {who: found for who, found in days.items() if len(found) >= RECURS}
        return cls(many, places, events, {})

    def rest(self, as_of: int, *, receipt: bool) -> Rest:
        """Return what recurred as seen at the end of a day (an ordinal), and what did not."""
        if as_of not in self.seen:
            self.seen[as_of] = self._rest(as_of, receipt=receipt)
        return self.seen[as_of]

    def _rest(self, as_of: int, *, receipt: bool) -> Rest:
        found: list[Found] = []
        taken: set[int] = set()
        for who, days in self.days.items():
            until = bisect_right(days, as_of)
            if until < RECURS:
                continue
            places = self.places[who][max(0, until - YEAR) : until]
            cents = [self.events[at].cents for at in places]
            for stream in streams(days[max(0, until - YEAR) : until], cents):
                taken.update(places[at] for at in stream.used)
                latest, before = (self.events[places[at]] for at in stream.used[:-3:-1])
                found.append(Found(who, stream, latest, before))
        last = bisect_right(self.events, as_of, key=_DAY)
        first = bisect_right(self.events, as_of - HALF * WEEK, key=_DAY)
        rest = tuple(self.events[at] for at in range(first, last) if at not in taken)
        return Rest(tuple(found), rest, *self._chances(found, as_of, receipt=receipt))

    def _chances(self, found: Sequence[Found], as_of: int, *, receipt: bool) -> tuple[int, int]:
        """Return how likely it is that one stops, and that one who is late comes back.

        Of the last year's streams: those that ended, those that began, and what was missed between
        two payments. What recurs of our own costs is taken to go on.
        """
        year = as_of - YEAR * WEEK
        ended = began = missed = seen = 0
        for who, stream, *_ in found:
            if stream.last <= year:
                continue
            ended += stream.ended(as_of)
            began += self.days[who][0] > max(year, self.events[0].day + _NEW * WEEK)
            missed += stream.missed
            seen += stream.seen
        net = max(0, ended - began) * WHOLE // (seen + YEAR) if receipt else 0
        return net, (1 + missed) * WHOLE // (2 + missed + ended)


def choose(
    events: Sequence[Event], payers: Payers, begin: dt.date, as_of: dt.date, *, receipt: bool
) -> Choice:
    """Return the best way for a flow whose bank data begin on a day."""
    origins = list(_origins(begin, as_of))
    recurs = any(
        not one.stream.ended(as_of.toordinal())
        for one in payers.rest(as_of.toordinal(), receipt=receipt).found
    )
    if len(origins) < LEAST:
        return Choice(recurs, Way.MEAN, None, None)
    scores = _Scores()
    sums = weekly(events, as_of.toordinal(), _FAR + STEP * MOST)
    weeks = (as_of - begin).days // WEEK
    for at in origins:
        day = as_of - dt.timedelta(days=WEEK * at)
        real = sums[at - AHEAD : at][::-1]
        for way in _ways(weeks - at, receipt=receipt):
            index = season(events_until(events, day), begin, day) if way is Way.SEASON else None
            if way is not Way.SEASON or index is not None:
                ahead = ahead_of(level(way, sums, at, index, day), day)
                scores.add((False, way), real, ahead)
        if recurs:
            rest = payers.rest(day.toordinal(), receipt=receipt)
            known = recurring_weeks(rest, day.toordinal())
            left = weekly(rest.events, day.toordinal(), HALF)
            for way in (Way.MEAN, Way.MEDIAN) if receipt else (Way.MEAN,):
                more = ahead_of(level(way, left, 0, None, day), day)
                both = [one + two for one, two in zip(known, more, strict=True)]
                scores.add((True, way), real, both)
    return scores.best(len(origins))


def _origins(begin: dt.date, as_of: dt.date) -> Iterator[int]:
    """Yield how many weeks back each look ahead starts, with 26 weeks behind it."""
    weeks = (as_of - begin).days // WEEK
    for at in range(AHEAD, AHEAD + STEP * MOST, STEP):
        if weeks - at >= HALF:
            yield at


def _ways(weeks: int, *, receipt: bool) -> Iterator[Way]:
    yield Way.MEAN
    if weeks >= 2 * YEAR:
        yield Way.SEASON
    if receipt:
        yield Way.NOTHING


def events_until(events: Sequence[Event], day: dt.date) -> Sequence[Event]:
    """Return the events up to the end of a day."""
    return events[: bisect_right(events, day.toordinal(), key=lambda event: event.day)]


def ahead_of(found: Level, day: dt.date) -> list[int]:
    """Return the cents of the 13 weeks after a day."""
    days = (day + dt.timedelta(days=WEEK * week + 4) for week in range(AHEAD))
    return [found.week(each.month) // HALF for each in days]


def recurring_weeks(rest: Rest, as_of: int) -> list[int]:
    """Return what recurs in each of the 13 weeks after a day (an ordinal), in cents."""
    weeks = [0] * AHEAD
    for _, stream, *_ in rest.found:
        if not stream.ended(as_of):
            for day, number in stream.ahead(as_of, as_of + AHEAD * WEEK + 1):
                chance = rest.chance(stream, number, as_of)
                weeks[(day - as_of - 1) // WEEK] += stream.cents * chance // WHOLE
    return weeks


class _Scores:
    """The errors of every way, by single weeks and by 13 weeks together."""

    def __init__(self) -> None:
        self.errors: dict[tuple[bool, Way], list[int]] = {}

    def add(self, way: tuple[bool, Way], real: Sequence[int], ahead: Sequence[int]) -> None:
        held = self.errors.setdefault(way, [0, 0, 0])
        held[0] += sum(abs(one - two) for one, two in zip(real, ahead, strict=True))
        held[1] += abs(sum(real) - sum(ahead))
        held[2] += 1

    def best(self, origins: int) -> Choice:
        """Return the way with the least error, the plain mean unless another is clearly better."""
        weeks, total, _ = self.errors[False, Way.MEAN]
        best, least = Choice(recurs=False, way=Way.MEAN, weeks=1.0, total=1.0), BETTER
        for (recurs, way), (mine, whole, count) in self.errors.items():
            if count < origins or (way is Way.MEAN and not recurs):
                continue
            by_week, by_total = _part(mine, weeks), _part(whole, total)
            allowed = next((most for up_to, most in ALLOWED if by_week <= up_to), 0.0)
            together = (2 * by_week + by_total) / 3
            if by_total <= allowed and together < least:
                best, least = Choice(recurs, way, by_week, by_total), together
        return best


def _part(error: int, of: int) -> float:
    if not of:
        return 0.0 if not error else float("inf")
    return round(error / of, 6)
