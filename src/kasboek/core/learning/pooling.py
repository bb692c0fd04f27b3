"""What everybody's payments say of one: the common rates, and how far each stands from them.

Three things are mixed, each by n / (n + k) of the one before: what is assumed without any payment,
what everybody does, and what everybody would do who is as early or late as this one.

How late one is by nature is an empirical Bayes estimate (Buehlmann, "Experience rating and
credibility", ASTIN Bulletin 4, 1967; with unequal counts Buehlmann and Straub, 1970): the mean of
days late counts n / (n + within / between), so it moves a curve only where counterparties differ.
"""

from __future__ import annotations

from math import fsum
from typing import NamedTuple

import numpy as np

from kasboek.core.learning.rates import PARTS
from kasboek.core.learning.rates import Counted
from kasboek.core.learning.rates import Counts
from kasboek.core.learning.rates import Rates
from kasboek.core.learning.rates import Seen
from kasboek.core.learning.rates import mixed

PRIOR_COUNTS = 5
"""Payments on the due date that are assumed beside everybody's."""
LATE_COUNTS, MOVED_COUNTS = 1, 1
"""Items that the rate of the days around counts as, and everybody's beside those moved."""
AROUND = 8
"""Days of waiting, with half a payment in them, assumed in the rate of the days around."""
WAITS = 0.066967
"""The chance that what is late is paid on a day, so that half comes within ten: 1 - 0.5^(1/10)."""
EARLIEST, LATEST = -400, 1_200
"""Days from the due date beyond which all counts as on these days."""
AT_LEAST = 400
"""Days late up to which a curve goes, however short the past is."""
_OUTER = 20
"""One in so many of the days late is taken as the next one, at both ends, in the means."""


class Everybody(NamedTuple):
    """The common rates from the day `first` on, and what they are made of.

    `moved` counts everybody by days from their own level; it begins `reach` days before `first` and
    ends as many after. `levels` are the days by which each counterparty is later than all.
    """

    first: int
    last: int
    rates: Rates
    moved: Counted
    levels: tuple[int, ...]
    reach: int

    def of(self, number: int) -> Rates:
        """Return the rates of everybody who is as late as this counterparty."""
        level = self.levels[number]
        if not level:
            return self.rates
        here = slice(self.reach - level, self.reach - level + len(self.rates))
        moved = Counted(self.moved.paid[here], self.moved.waiting[here])
        return mixed(moved, self.rates, MOVED_COUNTS)


def everybody(seen: Seen, who: Counts, number: int) -> Everybody:
    """Work out the common rates; `who` says to which of `number` counterparties each part is."""
    first = max(EARLIEST, min(0, int(seen.end.min(initial=0))))
    latest = max(1, int(seen.end.max(initial=0)))
    last = min(LATEST, max(AT_LEAST, 2 * latest))
    rates = _rates(seen.counted(first, last), -first, min(latest, last))
    levels = _levels(seen, who, number)
    reach = max((abs(level) for level in levels), default=0)
    by = np.array(levels, np.int64)[who]
    own = Seen(seen.sent - by, seen.end - by, seen.parts, seen.paid)
    moved = own.counted(first - reach, last + reach)
    return Everybody(first, last, rates, moved, levels, reach)


def _rates(counted: Counted, due: int, latest: int) -> Rates:
    """Return everybody's rates: none are assumed to pay early, five on the due date.

    Later, where few are left waiting, the rate of the days around stands in for that of the day.
    `due` is where the due date stands, `latest` the most days late that anything was seen.
    """
    prior = np.zeros(len(counted.paid))
    prior[due] = 1
    early = mixed(counted, prior, PRIOR_COUNTS)
    late = mixed(counted, _around(counted, due, latest), LATE_COUNTS)
    return np.concatenate((early[: due + 1], late[due + 1 :]))


def _around(counted: Counted, due: int, latest: int) -> Rates:
    """Return the rate of payment from half the days late to twice as many, on each day.

    Beyond what was seen the last rate goes on, and falls as the days late rise: who waited twice as
    long is half as likely to pay tomorrow.
    """
    paid, waiting = (np.concatenate(([0], np.cumsum(each))) for each in counted)
    days = np.maximum(np.arange(len(counted.paid)) - due, 1)
    late = np.minimum(days, latest)
    begin, end = due + late // 2, np.minimum(due + 2 * late + 1, len(counted.paid))
    assumed = AROUND * PARTS
    found = paid[end] - paid[begin] + assumed * WAITS
    rates: Rates = found / (waiting[end] - waiting[begin] + assumed) * (late / days)
    return rates


def _levels(seen: Seen, who: Counts, number: int) -> tuple[int, ...]:
    """Return by how many days each counterparty is later than all, as far as that can be told."""
    days, parts, who = seen.end[seen.paid], seen.parts[seen.paid], who[seen.paid]
    none = (0,) * number
    if not len(days):
        return none
    ordered, outer = np.sort(days), len(days) // _OUTER
    days = np.clip(days, ordered[outer], ordered[-1 - outer])
    counts = [each / PARTS for each in _summed(who, parts, number)]
    sums = [each / PARTS for each in _summed(who, parts * days, number)]
    count, total = fsum(counts), fsum(sums)
    squares = int((parts * days * days).sum()) / PARTS
    there = [(n, x) for n, x in zip(counts, sums, strict=True) if n]
    if len(there) < 2 or count <= len(there):  # one alone differs from nobody
        return none
    between = fsum(x * x / n for n, x in there)
    within = (squares - between) / (count - len(there))
    apart = between - total * total / count - (len(there) - 1) * within
    if apart <= 0:
        return none
    apart /= count - fsum(n * n for n in counts) / count
    mean, doubt = total / count, max(0.0, within) / apart
    return tuple(
        round((x / n - mean) * n / (n + doubt)) if n else 0
        for n, x in zip(counts, sums, strict=True)
    )


def _summed(who: Counts, values: Counts, number: int) -> list[int]:
    """Add up whole numbers by counterparty; exact, as no sum comes near 2^53."""
    found: list[int] = np.bincount(who, values, number).astype(np.int64).tolist()
    return found
