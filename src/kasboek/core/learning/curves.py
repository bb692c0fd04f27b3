"""How long money takes: what is not paid yet by each day, and the chance of each day after now.

A curve says which part of an amount is not paid at the end of each day, counted from the due date.
It is estimated as Kaplan and Meier did ("Nonparametric estimation from incomplete observations",
Journal of the American Statistical Association 53, 1958): of what could still be paid on a day, the
part that was paid on it. One's own days are mixed with those of others by n / (n + k) on each day,
where n is what of one's own could still be paid then: the posterior mean under a beta process prior
(Hjort, "Nonparametric Bayes estimators based on beta processes in models for life history data",
Annals of Statistics 18, 1990). Who is late is judged by themselves as far as they were ever that
late, and by others beyond.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from kasboek.core.learning.rates import PARTS
from kasboek.core.learning.rates import Rates
from kasboek.core.learning.rates import Seen
from kasboek.core.learning.rates import hazard
from kasboek.core.learning.rates import survival

WHOLE = 1_000_000
HALVES = 10
"""Days within which half of what is late is assumed to come, with the same chance each day."""


class Curve(NamedTuple):
    """What is not paid yet: `unpaid[i]` millionths at the end of the day `first + i` after due.

    Before `first` nothing is paid; after the last day nothing more comes. `own` are the payments of
    the counterparty that it knows, `pooled` those of all; without any it is the prior: paid on the
    due date. `median` is the day by which half is paid; `None` where that is never.
    """

    first: int
    unpaid: Sequence[int]
    own: int
    pooled: int
    median: int | None

    def at(self, day: int) -> int:
        """Return the millionths not paid at the end of a day, counted from the due date."""
        if day < self.first:
            return WHOLE
        index = min(day - self.first, len(self.unpaid) - 1)
        return self.unpaid[index]


class Chances(NamedTuple):
    """When it is paid from now on: `paid[i]` millionths on the day `first + i` after due.

    With `never` they sum to a million.
    """

    first: int
    paid: tuple[int, ...]
    never: int


PRIOR = Curve(0, (0,), 0, 0, 0)
"""Without any payment in the books: on the due date, and from then on half every ten days."""


def chances(curve: Curve, age: int) -> Chances:
    """Return the chances of the days after `age`, for what is not paid at the end of that day.

    `age` counts from the due date and is negative before it. S(t | s) = S(t) / S(s). What is later
    than anything was ever paid (S(s) = 0) waits as the prior says: half is paid every ten days.

    >>> late = curve_of([-2, 0, 0, 3, 5, 5, 8, 12, 20, 40])
    >>> late.median, late.at(5)
    (5, 400000)
    >>> left = chances(late, 5)
    >>> sum(left.paid[: 12 - 5]), sum(left.paid[: 20 - 5]), left.never
    (500000, 750000, 0)
    """
    given = curve.at(age)
    first = max(age + 1, curve.first)
    if not given:
        return _waiting(age)
    left = [_part(each, given) for each in curve.unpaid[first - curve.first :]]
    before = [WHOLE, *left[:-1]]
    paid = tuple(was - now for was, now in zip(before, left, strict=True)) if left else ()
    return Chances(first, paid, left[-1] if left else WHOLE)


def curve_of(days: list[int]) -> Curve:
    """Return the plain curve of items that were all paid, these days after they were due."""
    late = np.array(days, np.int64)
    sent = np.full(len(days), min(days), np.int64)
    seen = Seen(sent, late, np.full(len(days), PARTS, np.int64), np.ones(len(days), np.bool_))
    first, last = min(days), max(days)
    return rounded(first, survival(hazard(seen.counted(first, last))), len(days), len(days))


def rounded(first: int, left: Rates, own: int, pooled: int) -> Curve:
    """Return the curve in whole millionths, its ends without change cut off."""
    whole = np.rint(left * WHOLE).astype(np.int64)
    change = np.flatnonzero(np.diff(whole, prepend=WHOLE))
    if not len(change):
        return Curve(first, (WHOLE,), own, pooled, None)
    start, end = int(change[0]), int(change[-1]) + 1
    below = int(np.argmax(whole <= WHOLE // 2))
    median = first + below if whole[below] <= WHOLE // 2 else None
    # eight bytes a day: hundreds of curves have a hundred thousand days, which are all read at once
    unpaid = array("q", whole[start:end].tobytes())
    return Curve(first + start, unpaid, own, pooled, median)


def _part(left: int, given: int) -> int:
    return (2 * WHOLE * left + given) // (2 * given)


def _waiting(age: int) -> Chances:
    """Return the chances of what waits longer than anything is known to have waited."""
    paid, left, days = [], WHOLE, 0
    while left:
        days += 1
        now = round(WHOLE * 0.5 ** (days / HALVES))
        paid.append(left - now)
        left = now
    return Chances(age + 1, tuple(paid), 0)
