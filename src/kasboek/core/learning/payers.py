"""Who pays again and again, and what comes and goes with them.

What recurs is known from the third payment on, and over when it was not seen for a while. So it
says too little of those who just came, and too much of those who will stop. Where each is a small
part of the flow, others take their place: what those who stopped brought in the last half year goes
on, and what those who are there now left out of it (before they came, or when they missed one) is
taken off. Who was a fifth of the flow has no one in their place.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from kasboek.core.learning.apart import WHOLE
from kasboek.core.learning.apart import Apart
from kasboek.core.learning.apart import Found
from kasboek.core.learning.apart import Rest
from kasboek.core.learning.flows import WEEK
from kasboek.core.learning.flows import Event
from kasboek.core.learning.levels import AHEAD
from kasboek.core.learning.levels import HALF
from kasboek.core.learning.levels import YEAR
from kasboek.core.learning.recurring import LEAST as RECURS
from kasboek.core.learning.recurring import YEARLY
from kasboek.core.learning.recurring import Stream
from kasboek.core.learning.recurring import streams
from kasboek.core.learning.runs import runs
from kasboek.core.learning.years import Paid
from kasboek.core.learning.years import due
from kasboek.core.learning.years import payments

LARGE = 5
"""One part in so many of a flow is nobody's place to take."""
_DAY = attrgetter("day")


@dataclass(frozen=True)
class Payers:
    """The events of a flow by counterparty: `days` only of those who paid often enough to recur."""

    days: dict[str, list[int]]
    places: dict[str, list[int]]
    events: Sequence[Event]
    seen: dict[tuple[Apart, int], Rest]
    """What was worked out, by what is taken apart and day."""

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

    def rest(self, apart: Apart, as_of: int) -> Rest:
        """Return what recurred as seen at the end of a day (an ordinal), and what did not."""
        key = apart, as_of
        if key not in self.seen:
            last = bisect_right(self.events, as_of, key=_DAY)
            half = bisect_right(self.events, as_of - HALF * WEEK, key=_DAY)
            if apart is Apart.NOTHING:
                self.seen[key] = Rest((), tuple(self.events[half:last]), 0, WHOLE)
            elif apart is Apart.RUNS:
                self.seen[key] = self._together(half, last, as_of)
            elif apart is Apart.YEARS:
                self.seen[key] = self._years(half, last, as_of)
            else:
                self.seen[key] = self._apart(half, last, as_of)
        return self.seen[key]

    @cached_property
    def payments(self) -> tuple[Paid, ...]:
        """What everybody paid, with when they paid about as much before and after."""
        return payments(self.events, self.places)

    def _years(self, half: int, last: int, as_of: int) -> Rest:
        """Return what recurs, and what was paid a year ago; as nothing where that tells nothing.

        What stands alone in its year is no part of the level: newcomers have chances of their own.
        """
        dues = due(self.payments, as_of)
        if not dues:
            return self.rest(Apart.NOTHING, as_of)
        known = self._apart(half, last, as_of, yearly=False)
        found = list(known.found)
        for paid, again, new in dues:
            day = dt.date.fromordinal(paid.day).day
            events = self.events[paid.place], self.events[paid.before]
            for who, times, chance in ((paid.who, paid.times, again), ("", 1, new)):
                stream = Stream(YEARLY, paid.cents, paid.day, day, times, 0, (paid.place,))
                if chance:
                    found.append(Found(who, stream, *events, chance=chance))
        year = {(one.who, one.day) for one in self.payments if one.alone(as_of)}
        rest = tuple(event for event in known.events if (event.who, event.day) not in year)
        return Rest(tuple(found), rest, known.more, known.back)

    def _apart(self, half: int, last: int, as_of: int, *, yearly: bool = True) -> Rest:
        found: list[Found] = []
        taken: set[int] = set()
        more = missed = ended = 0
        begin = _begin(self.events, as_of)
        large = sum(self.events[at].cents for at in range(half, last)) // LARGE
        for who, stream, mine in self._streams(as_of):
            if stream.cadence is YEARLY and not yearly:
                continue
            taken.update(mine)
            found.append(Found(who, stream, self.events[mine[-1]], self.events[mine[-2]]))
            if stream.last > as_of - YEAR * WEEK:
                missed += stream.missed
                ended += stream.ended(as_of)
                paid = [self.events[at] for at in mine if self.events[at].day > begin]
                more += turnover(stream, paid, begin, as_of, large)
        rest = tuple(self.events[at] for at in range(half, last) if at not in taken)
        return Rest(tuple(found), rest, more, (1 + missed) * WHOLE // (2 + missed + ended))

    def _streams(self, as_of: int) -> Iterator[tuple[str, Stream, list[int]]]:
        """Yield what recurred up to a day, by whom, and the places of its events."""
        for who, days in self.days.items():
            until = bisect_right(days, as_of)
            if until >= RECURS:
                first = max(0, until - YEAR)
                places = self.places[who][first:until]
                cents = [self.events[at].cents for at in places]
                for stream in streams(days[first:until], cents):
                    yield who, stream, [places[at] for at in stream.used]

    def _together(self, half: int, last: int, as_of: int) -> Rest:
        first = bisect_right(self.events, as_of - YEAR * WEEK, key=_DAY)
        found, taken = runs(self.events[first:last], as_of)
        known = self.events[half:last]
        rest = tuple(event for event in known if event.day not in taken)
        came = sum(event.cents for event in known if event.day in taken)
        begin = _begin(self.events, as_of)
        now = sum(one.stream.cents * one.stream.times(begin, as_of) for one in found)
        return Rest(tuple(found), rest, came - now, WHOLE)


def turnover(stream: Stream, paid: Sequence[Event], begin: int, as_of: int, large: int) -> int:
    """Return what one who stopped brought since `begin`, or the reverse of what one left out.

    Nothing for more than `large` cents. What comes less than every quarter is held against its part
    of a half year: who was seen to do so thrice has just paid, and is not due for a while.
    """
    came = sum(event.cents for event in paid)
    times = stream.times(begin, as_of)
    if max(came, stream.cents * times) > large:
        return 0
    if stream.ended(as_of):
        return came
    if stream.cadence.days > AHEAD * WEEK:
        return came - stream.over(HALF * WEEK)
    return stream.cents * min(0, len({event.day for event in paid}) - times)


def _begin(events: Sequence[Event], as_of: int) -> int:
    """Return the day (an ordinal) before the last half year, or before the first event."""
    return max(as_of - HALF * WEEK, events[0].day - 1)
