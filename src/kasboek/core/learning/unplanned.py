"""Everything a book's past says of what nobody planned: what recurs, and a level for the rest.

Accounts with few bookings are taken together by category, so that many small costs are not
forgotten. Money that comes in a few large amounts is not counted on: the three largest receipts of
a year that are more than half of it are left out and listed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from heapq import nlargest
from typing import NamedTuple

from kasboek.core.book import Book
from kasboek.core.learning.flows import WEEK
from kasboek.core.learning.flows import Event
from kasboek.core.learning.flows import Flow
from kasboek.core.learning.flows import Key
from kasboek.core.learning.flows import begin
from kasboek.core.learning.flows import flows
from kasboek.core.learning.levels import HALF
from kasboek.core.learning.levels import YEAR
from kasboek.core.learning.levels import Level
from kasboek.core.learning.levels import Way
from kasboek.core.learning.levels import level
from kasboek.core.learning.levels import weekly
from kasboek.core.learning.levels import without_lumps
from kasboek.core.learning.rivals import Choice
from kasboek.core.learning.rivals import Payers
from kasboek.core.learning.rivals import Rest
from kasboek.core.learning.rivals import choose
from kasboek.core.learning.seasons import season

FEW = 6
"""Bookings in a year under which an account is taken together with others like it."""
HABIT = 6
"""Bookings in half a year from which there is a level at all."""
_LARGEST = 3
_AROUND = 2


class Learned(NamedTuple):
    """What one flow, or several small ones together, will bring.

    `counters` are the accounts of the other side; `rest` has what recurs; `level` is that of the
    remainder, `None` where there is too little to tell. `lumps` were made smaller or left out.
    """

    key: Key
    counters: tuple[str, ...]
    choice: Choice
    rest: Rest
    level: Level | None
    lumps: tuple[Event, ...]
    last: Event
    past: tuple[int, ...]
    """Cents of a week, as in the same weeks of last year, the first ahead first; may be empty."""


def unplanned(book: Book, as_of: dt.date) -> tuple[Learned, ...]:
    """Return what each flow will bring after `as_of`; worked out once per book and day."""
    key = ("unplanned", as_of)
    if key not in book.memo:
        book.memo[key] = tuple(_learned(book, as_of))
    return book.memo[key]  # type: ignore[return-value] # put there by the line above


def _learned(book: Book, as_of: dt.date) -> Iterator[Learned]:
    start = begin(book)
    if start is None:
        return
    small: dict[Key, list[Flow]] = {}
    for flow in flows(book, as_of):
        payers, day = Payers.of(flow.events), as_of.toordinal()
        year = sum(event.day > day - YEAR * WEEK for event in flow.events)
        if not year:
            continue
        if year < FEW and not _recurs(payers.rest(day, receipt=flow.key.receipt), day):
            pool = flow.key._replace(counter="")
            small.setdefault(pool, []).append(flow)
        else:
            yield _of(flow, (flow.key.counter,), payers, start, as_of)
    for pool, few in small.items():
        events = tuple(sorted((e for flow in few for e in flow.events), key=lambda e: e.day))
        counters = tuple(flow.key.counter for flow in few)
        yield _of(Flow(pool, events), counters, Payers.of(events), start, as_of)


def _recurs(rest: Rest, day: int) -> bool:
    return any(not one.stream.ended(day) for one in rest.found)


def _of(
    flow: Flow, counters: tuple[str, ...], payers: Payers, start: dt.date, as_of: dt.date
) -> Learned:
    key, events = flow
    day, receipt = as_of.toordinal(), key.receipt
    enough = (as_of - start).days >= HALF * WEEK
    if enough:
        choice = choose(events, payers, start, as_of, receipt=receipt)
    else:
        recurs = _recurs(payers.rest(day, receipt=receipt), day)
        choice = Choice(recurs, Way.MEAN, None, None)
    rest = payers.rest(day, receipt=receipt)
    left = rest.events if choice.recurs else events
    if not choice.recurs:
        rest = rest._replace(found=())
    found = None
    lumps: tuple[Event, ...] = ()
    if enough:
        left, lumps = _dependable(left, day) if receipt else without_lumps(left, day)
        if sum(event.day > day - HALF * WEEK for event in left) >= HABIT:
            index = season(events, start, as_of) if choice.way is Way.SEASON else None
            found = level(choice.way, weekly(left, day, HALF), 0, index, as_of)
    past = _past(events, rest, as_of) if found else ()
    return Learned(key, counters, choice, rest, found, lumps, events[-1], past)


def _past(events: tuple[Event, ...], rest: Rest, as_of: dt.date) -> tuple[int, ...]:
    """Return what a week brought a year ago, as the mean of five, less what recurs now."""
    day = as_of.toordinal()
    if day - events[0].day < (YEAR + _AROUND) * WEEK:
        return ()
    sums = weekly(events, day, YEAR + _AROUND + 1)
    sums = [*[sums[0]] * _AROUND, *sums]
    active = [one.stream for one in rest.found if not one.stream.ended(day)]
    known = sum(stream.cents * WEEK // stream.cadence.days for stream in active)
    wide = 2 * _AROUND + 1
    return tuple(
        max(0, sum(sums[at : at + wide]) // wide - known) for at in range(YEAR - 1, -1, -1)
    )


def _dependable(events: Iterable[Event], day: int) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """Return the receipts without the largest of the last year, where these are most of it."""
    kept = tuple(events)
    year = [event for event in kept if event.day > day - YEAR * WEEK]
    largest = nlargest(_LARGEST, year, key=lambda event: event.cents)
    if len(year) <= _LARGEST or 2 * sum(e.cents for e in largest) <= sum(e.cents for e in year):
        return kept, ()
    return tuple(event for event in kept if event not in largest), tuple(largest)
