"""Everything a book's past says of what nobody planned: what recurs, and a level for the rest.

Accounts with few bookings are taken together by category, so that many small costs are not
forgotten. Money that comes in a few large amounts is not counted on, unless that was right before:
the three largest receipts of a year that are more than half of it are left out and listed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Category
from kasboek.core.book import Book
from kasboek.core.learning.apart import Apart
from kasboek.core.learning.apart import Rest
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
from kasboek.core.learning.levels import grants
from kasboek.core.learning.levels import level
from kasboek.core.learning.levels import weekly
from kasboek.core.learning.levels import without_lumps
from kasboek.core.learning.payers import Payers
from kasboek.core.learning.rivals import Choice
from kasboek.core.learning.rivals import choose
from kasboek.core.learning.seasons import season
from kasboek.core.plan import Roll

FEW = 6
"""Bookings in a year under which an account is taken together with others like it."""
HABIT, SALES = 4, 6
"""Bookings in a year, and invoices or bills in half a year, from which there is a level at all."""
MANY = 20
"""Bookings in a year from which money at weekends is no chance."""
INVOICED = frozenset({AccountClass.RECEIVABLE, AccountClass.PAYABLE})
_AROUND = 2
_OPEN_DAYS = 5


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
    weekends: bool
    """Whether money moves on days on which banks are closed."""


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
        if year < FEW and not _recurs(payers, day):
            pool = flow.key._replace(counter="")
            small.setdefault(pool, []).append(flow)
        else:
            yield _of(flow, (flow.key.counter,), payers, start, as_of)
    for pool, few in small.items():
        events = tuple(sorted((e for flow in few for e in flow.events), key=lambda e: e.day))
        counters = tuple(flow.key.counter for flow in few)
        yield _of(Flow(pool, events), counters, Payers.of(events), start, as_of)


def _recurs(payers: Payers, day: int) -> bool:
    return payers.rest(Apart.PAYERS, day).known(day)


def _of(
    flow: Flow, counters: tuple[str, ...], payers: Payers, start: dt.date, as_of: dt.date
) -> Learned:
    key, events = flow
    day = as_of.toordinal()
    weekends, many = _at_weekends(events, day)
    enough = (as_of - start).days >= HALF * WEEK
    if enough:
        choice = choose(
            payers, start, as_of, receipt=key.receipt, roll=None if weekends else _roll(key)
        )
    else:
        apart = Apart.PAYERS if _recurs(payers, day) else Apart.NOTHING
        choice = Choice(apart, Way.MEAN, None, None)
    rest = payers.rest(choice.apart, day)
    found = None
    lumps: tuple[Event, ...] = ()
    if enough:
        left, lumps = _usual(events, choice, rest, day, receipt=key.receipt)
        if _is_habit(left if key.kind in INVOICED else events, day, key.kind):
            index = season(events, start, as_of) if choice.way is Way.SEASON else None
            cents = sum(weekly(left, day, HALF))
            found = level(choice.way, max(0, cents + rest.more), index, as_of)
    past = _past(events, rest, as_of) if found else ()
    return Learned(key, counters, choice, rest, found, lumps, events[-1], past, weekends and many)


def _roll(key: Key) -> Roll | None:
    """Return how the bank moves what falls on a weekend; what is invoiced or charged stays."""
    if key.kind is not AccountClass.CASH:
        return None
    return Roll.PRECEDING if key.row is Category.PAYROLL else Roll.FOLLOWING


def _past(events: tuple[Event, ...], rest: Rest, as_of: dt.date) -> tuple[int, ...]:
    """Return what a week brought a year ago, as the mean of five, less what recurs now."""
    day = as_of.toordinal()
    if day - events[0].day < (YEAR + _AROUND) * WEEK:
        return ()
    sums = weekly(events, day, YEAR + _AROUND + 1)
    sums = [*[sums[0]] * _AROUND, *sums]
    known = sum(one.stream.over(WEEK) for one in rest.going(day))
    wide = 2 * _AROUND + 1
    return tuple(
        max(0, sum(sums[at : at + wide]) // wide - known) for at in range(YEAR - 1, -1, -1)
    )


def _is_habit(events: Iterable[Event], day: int, kind: AccountClass) -> bool:
    """Say whether there is enough to tell: what is seldom invoiced is better planned."""
    weeks, least = (HALF, SALES) if kind in INVOICED else (YEAR, HABIT)
    return sum(event.day > day - weeks * WEEK for event in events) >= least


def _usual(
    events: tuple[Event, ...], choice: Choice, rest: Rest, day: int, *, receipt: bool
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """Return what does not recur, without what is larger than usual or with it made smaller."""
    if not receipt:
        return without_lumps(events if choice.apart is Apart.NOTHING else rest.events, day)
    lumps = grants(events, day) if choice.way is Way.SURE else ()
    return tuple(event for event in rest.events if event not in lumps), lumps


def _at_weekends(events: tuple[Event, ...], day: int) -> tuple[bool, bool]:
    """Say whether a tenth of the last year's money moved on days on which banks are closed.

    And whether there was so much in that year that it is no chance.
    """
    year = [event for event in events if event.day > day - YEAR * WEEK]
    closed = [each for each in year if dt.date.fromordinal(each.day).weekday() >= _OPEN_DAYS]
    part = bool(year) and sum(e.cents for e in closed) * 10 >= sum(e.cents for e in year)
    return part, len(year) >= MANY
