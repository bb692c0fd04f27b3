"""What a flow brings together on a day of the month, whoever pays: subscriptions on the first.

Where payers are many and small, or have no name, their sum is steadier than each of them: who stops
is replaced by who comes. A run is a day of the month in whose `WIDTH` days (a weekend may lie
between) money came in four months of five, about as much each month, and a fifth of it all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import dropwhile
from statistics import median_low
from typing import NamedTuple

from kasboek.core.bankdays import month_end
from kasboek.core.bankdays import months_later
from kasboek.core.learning.apart import Found
from kasboek.core.learning.flows import Event
from kasboek.core.learning.recurring import CADENCES
from kasboek.core.learning.recurring import Stream

WIDTH = 3
"""Days from the day of the month on: what is meant for a Saturday comes on Monday."""
MONTHS, LEAST, RECENT = 12, 4, 3
"""Months looked back at most and at least, and those whose mean is expected."""
REGULAR, PART, APART = 0.8, 0.2, 0.35
"""Months with money in them; the part of all there is; how far the middle month lies from it."""
_MOST = 3
_DAYS = 31
_MONTHLY = next(one for one in CADENCES if one.months == 1)


class Occasion(NamedTuple):
    """A month's day (an ordinal) and what came in the days from then on, in cents."""

    day: int
    cents: int


def runs(events: Sequence[Event], as_of: int) -> tuple[list[Found], set[int]]:
    """Return the runs in a flow as seen at the end of a day, and the days that are theirs.

    `events` are those of a year up to `as_of` (an ordinal), in order.
    """
    sums: dict[int, int] = {}
    for event in events:
        sums[event.day] = sums.get(event.day, 0) + event.cents
    first, part = min(sums, default=0), PART * sum(sums.values())
    found: list[Found] = []
    taken: set[int] = set()
    while len(found) < _MOST and (best := _best(sums, first, as_of, part)):
        number, occasions = best
        found.append(_found(events, number, occasions, as_of))
        for one in occasions:
            days = range(one.day, one.day + WIDTH)
            taken.update(days)
            for day in days:
                sums.pop(day, None)
    return found, taken


def on_run(one: Found, day: int) -> bool:
    """Say whether a day (an ordinal) is one of the days of a run."""
    date = dt.date.fromordinal(day)
    months = date, months_later(date.replace(day=1), -1)
    return any(0 <= day - _on(month, one.stream.day) < WIDTH for month in months)


def _best(
    sums: dict[int, int], first: int, as_of: int, part: float
) -> tuple[int, list[Occasion]] | None:
    """Return the day of the month that brings most, on the day itself and in all, latest first."""
    shares = [0] * (_DAYS + 1)
    for day, cents in sums.items():
        shares[dt.date.fromordinal(day).day] += cents
    most = 0
    best: tuple[int, list[Occasion]] | None = None
    for number in range(1, _DAYS + 1):
        if shares[number] * WIDTH < part:
            continue
        occasions = _occasions(sums, number, first, as_of)
        whole = [one for one in occasions if one.day + WIDTH <= as_of + 1]
        if _steady([one.cents for one in whole], part):
            middle = median_low(one.cents for one in whole)
            rank = middle + median_low(sums.get(one.day, 0) for one in whole)
            if rank > most:
                most, best = rank, (number, occasions)
    return best


def _occasions(sums: dict[int, int], number: int, first: int, as_of: int) -> list[Occasion]:
    """Return what came on a day of the month, the latest month first, from its first money on."""
    month = dt.date.fromordinal(as_of).replace(day=1)
    days = (_on(months_later(month, -back), number) for back in range(MONTHS))
    found = [
        Occasion(day, sum(sums.get(day + after, 0) for after in range(WIDTH)))
        for day in days
        if first - WIDTH < day <= as_of
    ]
    return list(dropwhile(lambda one: not one.cents, found[::-1]))[::-1]


def _steady(cents: Sequence[int], part: float) -> bool:
    if len(cents) < LEAST or sum(amount > 0 for amount in cents) < REGULAR * len(cents):
        return False
    usual = median_low(cents)
    apart = median_low(abs(amount - usual) for amount in cents)
    return usual > 0 and apart <= APART * usual and sum(cents) >= part


def _found(
    events: Sequence[Event], number: int, occasions: Sequence[Occasion], as_of: int
) -> Found:
    """Return a run as a stream; one whose days are not over has come when half of it is there."""
    usual = median_low(one.cents for one in occasions)
    begun = occasions[0].day + WIDTH > as_of + 1
    known = occasions[1:] if begun else occasions
    last = occasions[0] if not begun or 2 * occasions[0].cents >= usual else occasions[1]
    recent = [min(one.cents, 2 * usual) for one in known[:RECENT]]
    mine = [event for event in events if event.day < last.day + WIDTH]
    mean = sum(recent) // len(recent)
    stream = Stream(_MONTHLY, mean, last.day, number, len(occasions), 0, ())
    return Found("", stream, mine[-1], mine[-1], run=True)


def _on(month: dt.date, number: int) -> int:
    return month.replace(day=min(number, month_end(month).day)).toordinal()
