"""What recurs: payments between the same two at a regular interval and of a similar amount.

An interval is one of `CADENCES`. Of the gaps between payments four in five must be one interval
long, or two where one was missed, and none of what is left may be the last. A price may change: the
amount ahead is the last one where amounts stay the same for a while, and a median where they vary.
What was not seen for one and a half intervals is over.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence
from itertools import count
from itertools import pairwise
from itertools import takewhile
from statistics import median_low
from typing import NamedTuple

from kasboek.core.bankdays import month_end
from kasboek.core.bankdays import months_later

LEAST = 3
"""Payments from which something recurs."""
WINDOW = 27
"""Payments that are looked at: half a year of weekly ones, years of monthly ones."""
REGULAR, SIMILAR = 0.8, 0.25
"""The part of the gaps that must be regular, and how far an amount may lie from the one before."""
OVER = 1.5
"""Intervals after which what was not seen again is over."""
_SAME, _APART = 0.005, 0.02
_STEADY = 0.6
_RECENT = 6
_MONTH_END = 28
_STRETCHED = 1.34


class Cadence(NamedTuple):
    """An interval: its days, how far off a gap may be, its months (0: counted in days)."""

    name: str
    days: int
    slack: int
    months: int


CADENCES = (
    Cadence("weekly", 7, 2, 0),
    Cadence("every 2 weeks", 14, 3, 0),
    Cadence("every 4 weeks", 28, 3, 0),
    Cadence("monthly", 30, 6, 1),
    Cadence("every 2 months", 61, 9, 2),
    Cadence("quarterly", 91, 12, 3),
    Cadence("every 6 months", 182, 16, 6),
    Cadence("yearly", 365, 21, 12),
)
_FOUR_WEEKS, _MONTHLY, YEARLY = CADENCES[2], CADENCES[3], CADENCES[-1]


class Stream(NamedTuple):
    """A recurring payment: days are ordinals, `cents` positive and what the next one is.

    `day` is the day of the month it is meant for (31: its last) or 0; `seen` how many there were,
    `missed` how many were not; `used` the positions of its payments among those it was found in.
    """

    cadence: Cadence
    cents: int
    last: int
    day: int
    seen: int
    missed: int
    used: tuple[int, ...]

    def ended(self, as_of: int) -> bool:
        """Say whether it was not seen for one and a half intervals."""
        return as_of - self.last > int(OVER * self.cadence.days)

    def ahead(self, as_of: int, until: int) -> Iterator[tuple[int, int]]:
        """Yield days (ordinals) after `as_of` and before `until`, each with its interval's number.

        What should have come a few days ago comes tomorrow; later than that, it was missed.
        """
        number = 1
        while (day := self._nominal(number)) < until:
            if day > as_of:
                yield day, number
            elif as_of - day < self.cadence.slack:
                yield as_of + 1, number
            number += 1

    def times(self, begin: int, as_of: int) -> int:
        """Return how often it was meant to come after a day (an ordinal) and up to another.

        From its last payment back, and since then what was missed.
        """
        before = takewhile(lambda day: day > begin, map(self._nominal, count(-1, -1)))
        last = as_of - self.cadence.slack
        missed = takewhile(lambda day: day <= last, map(self._nominal, count(1)))
        return (self.last > begin) + sum(1 for _ in before) + sum(1 for _ in missed)

    def over(self, days: int) -> int:
        """Return the cents that so many days bring, whatever the day it begins."""
        return self.cents * days // self.cadence.days

    def _nominal(self, number: int) -> int:
        """Return the day of the payment `number` intervals after the last one."""
        if not self.cadence.months:
            return self.last + number * self.cadence.days
        last = dt.date.fromordinal(self.last)
        middle = months_later(_anchor(last, self.day), number * self.cadence.months)
        return _on(middle, self.day).toordinal()


def streams(days: Sequence[int], cents: Sequence[int]) -> list[Stream]:
    """Return what recurs among payments of one counterparty, in order of their days (ordinals).

    All of them together where they are one series; else those of nearly the same amount, apart.
    """
    if len(days) < LEAST:
        return []
    first = max(0, len(days) - WINDOW)
    recent = cents[first:]
    if _similar(recent) or len(set(days[first:])) < len(recent):
        rows = [(days[at], cents[at], at) for at in range(first, len(days))]
        whole = _series(rows)
        if whole is not None:
            return [whole]
    found = []
    ordered = sorted(range(first, len(days)), key=cents.__getitem__)
    start = 0
    for stop in range(1, len(ordered) + 1):
        if stop < len(ordered) and cents[ordered[stop]] <= cents[ordered[stop - 1]] * (1 + _APART):
            continue
        if LEAST <= stop - start < len(ordered):
            rows = sorted((days[at], cents[at], at) for at in ordered[start:stop])
            if _may_recur(rows) and (one := _series(rows)) is not None:
                found.append(one)
        start = stop
    return found


def _may_recur(rows: list[tuple[int, int, int]]) -> bool:
    """Say whether the mean gap is near an interval, one in three missed: most groups are not."""
    mean = (rows[-1][0] - rows[0][0]) / (len(rows) - 1)
    return any(
        one.days - one.slack <= mean <= (one.days + one.slack) * _STRETCHED for one in CADENCES
    )


def _series(rows: list[tuple[int, int, int]]) -> Stream | None:
    """Return the stream that these payments are, or none; those of one day are one payment."""
    days: list[int] = []
    cents: list[int] = []
    for day, amount, _ in rows:
        if days and days[-1] == day:
            cents[-1] += amount
        else:
            days.append(day)
            cents.append(amount)
    if len(days) < LEAST or not _similar(cents):
        return None
    gaps = [later - day for day, later in pairwise(days)]
    cadence = _cadence(days, gaps)
    if cadence is None:
        return None
    missed = sum(gap > OVER * cadence.days for gap in gaps)
    used = tuple(row[2] for row in rows)
    day = _day_of_month(days) if cadence.months else 0
    usual = _in_rhythm(days, cents, cadence)
    return Stream(cadence, _next(usual), days[-1], day, len(days), missed, used)


def _similar(cents: Sequence[int]) -> bool:
    near = sum(abs(later - one) <= SIMILAR * max(one, later) for one, later in pairwise(cents))
    return near >= REGULAR * (len(cents) - 1) - 1e-9


def _cadence(days: list[int], gaps: list[int]) -> Cadence | None:
    usual = median_low(gaps)
    near = [one for one in CADENCES if abs(usual - one.days) <= one.slack]
    if len(near) > 1:
        near = [min(near, key=lambda one: (_drift(one, days), -one.months))]
    for cadence in near:
        regular = sum(
            abs(gap - cadence.days) <= cadence.slack or abs(gap - 2 * cadence.days) <= cadence.slack
            for gap in gaps
        )
        doubled = sum(gap > OVER * cadence.days for gap in gaps)
        if regular >= REGULAR * len(gaps) and doubled * 2 < len(gaps):
            return cadence
    return None


def _drift(cadence: Cadence, days: list[int]) -> int:
    """Return by how many days, together, the payments are off this interval."""
    if not cadence.months:
        return sum(abs(later - day - cadence.days) for day, later in pairwise(days))
    dates = [dt.date.fromordinal(day) for day in days]
    return sum(
        abs((later - months_later(day, cadence.months)).days) for day, later in pairwise(dates)
    )


def _day_of_month(days: list[int]) -> int:
    """Return the day of the month most of the last twelve fell on; 31 where it is the last day."""
    dates = [dt.date.fromordinal(day) for day in days[-12:]]
    counts = Counter(date.day for date in dates)
    best = max(sorted(counts), key=lambda day: counts[day])
    ends = sum((month_end(date) - date).days <= 1 for date in dates)
    if ends > counts[best] or (best >= _MONTH_END and ends == len(dates)):
        return 31
    if counts[best] == 1:  # never twice on the same: the middle of them
        return median_low(sorted(date.day for date in dates))
    return best


def _anchor(day: dt.date, wanted: int) -> dt.date:
    """Return a day in the middle of the month that a payment was meant for.

    One on 31 October that is meant for the 1st is November's, one on 1 November that is meant for
    the 31st is October's.
    """
    months = [months_later(day.replace(day=15), shift) for shift in (-1, 0, 1)]
    return min(months, key=lambda middle: abs((_on(middle, wanted) - day).days))


def _on(middle: dt.date, wanted: int) -> dt.date:
    return middle.replace(day=min(wanted, month_end(middle).day))


def _in_rhythm(days: list[int], cents: list[int], cadence: Cadence) -> list[int]:
    """Return the amounts, of two within half an interval only the more usual one.

    Holiday pay a day after the salaries is no new salary.
    """
    usual = median_low(sorted(cents))
    kept: list[int] = []
    before = days[0] - cadence.days
    for day, amount in zip(days, cents, strict=True):
        if (day - before) * 2 >= cadence.days:
            kept.append(amount)
            before = day
        elif abs(amount - usual) < abs(kept[-1] - usual):
            kept[-1] = amount
    return kept


def _next(cents: list[int]) -> int:
    """Return the next amount: the last where amounts stay the same, else the middle of six."""
    recent = cents[-_RECENT:]
    same = sum(abs(later - one) <= _SAME * one for one, later in pairwise(recent))
    steady = same >= _STEADY * (len(recent) - 1) - 1e-9
    last, usual = recent[-1], median_low(sorted(recent))
    if steady and abs(last - usual) <= usual / 2:
        return last
    return usual
