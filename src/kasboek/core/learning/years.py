"""Who pays once a year: members who renew, each on a day of their own.

A payment stands alone where the same payer paid nothing like it for almost a year before and after.
A year later it comes again or not: how many of those before it did, and how late, says with which
chance. Who came again before has a chance of their own once there are enough of them. What those
bring who had not paid a year before is counted as a part of what was paid then: others take the
place of who stops, and they come when members come.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from collections.abc import Sequence
from typing import NamedTuple

from kasboek.core.learning.apart import WHOLE
from kasboek.core.learning.flows import WEEK
from kasboek.core.learning.flows import Event
from kasboek.core.learning.recurring import SIMILAR
from kasboek.core.learning.recurring import YEARLY

ENOUGH = 8
"""Payments that came again, below which the others are not counted on."""
LEAST = 8 * WEEK
"""Days with a year before them, below which there is no telling how many are new."""
_YEAR, _SLACK = YEARLY.days, YEARLY.slack
_SOONEST = _YEAR - _SLACK
_LATEST = _YEAR + _SLACK


class Paid(NamedTuple):
    """What one paid on a day (an ordinal), and when they paid about as much before and after.

    `place` is that among the events, of the first of a day; `before` that of the payment before it,
    its own where there is none; `times` how often it came by now, each a year after the last.
    """

    who: str
    day: int
    cents: int
    place: int
    before: int
    times: int = 1
    gap: int | None = None
    """Days since the payment before it."""
    next: int | None = None
    """The day (an ordinal) of the payment after it."""

    def alone(self, as_of: int) -> bool:
        """Say whether, as seen on a day, nothing like it came for almost a year on either side."""
        if self.day > as_of or (self.gap is not None and self.gap < _SOONEST):
            return False
        return self.next is None or self.next > as_of or self.next - self.day >= _SOONEST

    def delay(self, as_of: int) -> int | None:
        """Return how many days after a year it came again (negative: before), `None` if not."""
        if self.next is None or self.next > as_of or self.next - self.day > _LATEST:
            return None
        return self.next - self.day - _YEAR


class Due(NamedTuple):
    """A payment that may come again, with the chance that it does, and that another comes for it.

    Both in millionths; nobody new comes for one that is late, nor more than all of it together.
    """

    paid: Paid
    chance: int
    new: int


class _Renewals(NamedTuple):
    """How many days late those came again who did, in order, and how many there were in all."""

    delays: Sequence[int]
    number: int

    def chance(self, late: int) -> int:
        """Return the chance (millionths) that one who is so many days late still comes."""
        came = bisect_right(self.delays, late)
        return (len(self.delays) - came) * WHOLE // max(1, self.number - came)


def payments(events: Sequence[Event], places: Mapping[str, Sequence[int]]) -> tuple[Paid, ...]:
    """Return all payments by who made them, those of a day together."""
    return tuple(one for who, mine in places.items() for one in _of(who, events, mine))


def due(paid: Sequence[Paid], as_of: int) -> list[Due]:
    """Return what may come again after a day (an ordinal); nothing where too few tell."""
    first = min((one.day for one in paid), default=as_of)
    since = max(as_of - _YEAR, first + _LATEST)
    if as_of - since < LEAST:
        return []
    known = [one for one in paid if one.alone(as_of)]
    told = [one for one in known if 0 <= as_of - one.day - _LATEST < _YEAR]
    every = _renewals(told, as_of)
    if len(every.delays) < ENOUGH:
        return []
    again = [one for one in told if one.times > 1]
    once = [one for one in told if one.times == 1]
    often = _renewals(again, as_of) if len(again) >= ENOUGH else every
    seldom = _renewals(once, as_of) if len(once) >= ENOUGH else every
    new = _new(known, since, as_of)
    found = []
    for one in known:
        late = as_of - one.day - _YEAR
        if late <= _SLACK and one.delay(as_of) is None:
            chance = (often if one.times > 1 else seldom).chance(late)
            found.append(Due(one, chance, min(new, WHOLE - chance) if late < 0 else 0))
    return found


def _new(known: Sequence[Paid], since: int, as_of: int) -> int:
    """Return what newcomers brought since a day, as a part (millionths) of the year before."""
    fresh = sum(one.cents for one in known if one.day > since and one.times == 1)
    before = sum(one.cents for one in known if since < one.day + _YEAR <= as_of)
    return fresh * WHOLE // before if before else 0


def _renewals(told: Sequence[Paid], as_of: int) -> _Renewals:
    delays = (one.delay(as_of) for one in told)
    return _Renewals(sorted(late for late in delays if late is not None), len(told))


def _of(who: str, events: Sequence[Event], places: Sequence[int]) -> list[Paid]:
    found: list[Paid] = []
    for place in places:
        event = events[place]
        if found and found[-1].day == event.day:
            found[-1] = found[-1]._replace(cents=found[-1].cents + event.cents)
        else:
            found.append(Paid(who, event.day, event.cents, place, place))
    for at, one in enumerate(found):
        after = next((n for n in range(at + 1, len(found)) if _like(found[n], one)), None)
        if after is not None:
            other = found[after]
            gap = other.day - one.day
            times = one.times + 1 if _SOONEST <= gap <= _LATEST else 1
            found[after] = other._replace(times=times, before=one.place, gap=gap)
            found[at] = one._replace(next=other.day)
    return found


def _like(one: Paid, other: Paid) -> bool:
    return abs(one.cents - other.cents) <= SIMILAR * max(one.cents, other.cents)
