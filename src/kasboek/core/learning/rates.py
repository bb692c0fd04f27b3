"""What was seen of items, counted by the day: how many were paid of those that could be.

What is open today counts until today, so that the unpaid are not forgotten; an invoice counts from
the day it was sent, so that one with short terms says nothing of how early one with long terms is
paid. Items are counted in whole parts: no sum depends on the order or the machine.
"""

from __future__ import annotations

from math import fsum
from typing import NamedTuple
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

PARTS = 1_000_000
"""An item counts as this many parts, so that a part paid is a part of a payment."""
HALF_LIFE = 270
"""Days after which an invoice counts half: who pays slower now is believed within months."""

Counts: TypeAlias = NDArray[np.int64]
Rates: TypeAlias = NDArray[np.float64]


class Counted(NamedTuple):
    """Per day: the parts that were paid on it, and those that could still be when it began."""

    paid: Counts
    waiting: Counts


class Seen(NamedTuple):
    """What was seen of items or parts of them, each for itself, in days after they were due.

    From the day they were `sent` until `end`, when they were `paid`, or were lost from sight.
    """

    sent: Counts
    end: Counts
    parts: Counts
    paid: NDArray[np.bool_]

    def only(self, rows: slice) -> Seen:
        """Return those of some rows."""
        return Seen(self.sent[rows], self.end[rows], self.parts[rows], self.paid[rows])

    def counted(self, first: int, last: int) -> Counted:
        """Count per day from `first` to `last`; what lies outside counts at the ends."""
        size = last - first + 1
        end = np.clip(self.end - first, 0, size - 1)
        sent = np.clip(self.sent - first, 0, end)
        paid = _sums(end[self.paid], self.parts[self.paid], size)
        leaving = _sums(end, self.parts, size)
        come = np.cumsum(_sums(sent, self.parts, size))
        gone = np.concatenate(([0], np.cumsum(leaving)[:-1]))
        return Counted(paid, come - gone)


def hazard(counted: Counted) -> Rates:
    """Return the part of what could be paid on each day that was; 0 where nothing could."""
    paid, waiting = counted
    return paid / np.maximum(waiting, 1)


def mixed(counted: Counted, others: Rates, weight: int) -> Rates:
    """Return the rates of `counted` mixed with those of others, who count as `weight` items."""
    paid, waiting = counted
    return (paid + weight * PARTS * others) / (waiting + weight * PARTS)


def survival(rates: Rates) -> Rates:
    """Return what is left after each day."""
    left: Rates = np.cumprod(1 - rates, dtype=np.float64)
    return left


def faded(parts: Counts, days: Counts) -> Counts:
    """Return what parts still count for after so many days: half after each half life.

    Only the old lose to the recent by it: all are scaled up to the number of items that fading
    weights are worth, (sum w)^2 / sum w^2 (Kish, "Survey Sampling", 1965).
    """
    halvings, rest = np.divmod(np.clip(days, 0, None), HALF_LIFE)
    doubled = 2 * HALF_LIFE << np.minimum(halvings, 10)
    left = np.maximum(parts * (2 * HALF_LIFE - rest) // doubled, 1)
    scale = int(left.sum()) / max(1.0, fsum((left * left / np.maximum(parts, 1)).tolist()))
    scaled: Counts = np.maximum(np.rint(left * scale).astype(np.int64), 1)
    return scaled


def _sums(days: Counts, parts: Counts, size: int) -> Counts:
    """Add up parts by day; exact, as no sum comes near 2^53."""
    return np.bincount(days, parts, size).astype(np.int64)
