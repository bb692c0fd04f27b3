"""When something is paid, drawn in one step: alias tables of integer chances.

Walker's method ("An efficient method for generating discrete random variables with general
distributions", ACM Transactions on Mathematical Software 3, 1977): a table of as many cells as
there are outcomes, each cell holding at most two of them. A uniform number chooses the cell, and
what is left of it one of the two, so that a draw costs the same however many days there are.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Small = NDArray[np.int32]
Floats = NDArray[np.float64]

MILLION = 1_000_000
MOODS = 8
"""States of lateness that customers have in common; each is as likely as another."""
_ALONE, _TOGETHER = 4, 1
"""One in five of the payments follows the mood of its path."""


class Tables(NamedTuple):
    """Alias tables of n draws with m outcomes: `keep[i, k]` the part of cell k that stays.

    `outcome[i, 2 k]` is taken above that part, `outcome[i, 2 k + 1]` below it.
    """

    keep: Floats
    outcome: Small


def mooded(chance: Ints, mood: int) -> Ints:
    """Return the chances in one mood, as whole weights; rows keep one and the same sum.

    Of the payments that follow the mood all fall in its eighth of their own curve: in the first
    mood everybody is early, in the last everybody is late. The mean over the moods is the curve
    itself, exactly: `chance` holds millionths that add up to a million in every row.
    """
    upper = np.cumsum(chance, axis=1)
    lower = upper - chance
    band = MILLION // MOODS
    begin, end = mood * band, (mood + 1) * band
    overlap = np.maximum(np.minimum(upper, end) - np.maximum(lower, begin), 0)
    weight: Ints = _ALONE * chance + _TOGETHER * MOODS * overlap
    return weight


def tables(weight: Ints, outcome: Small) -> Tables:
    """Return the alias tables of rows of whole weights, all rows with the same sum.

    Worked out for all rows at once: in each step the lightest cell of a row is filled up from its
    heaviest. Memory: a few copies of `weight`.
    """
    count, width = weight.shape
    if not count:
        return Tables(np.ones((0, width)), np.zeros((0, 2 * width), np.int32))
    total = int(weight[0].sum())
    mass = weight * width
    keep = np.ones((count, width))
    other = np.tile(np.arange(width), (count, 1))
    rows = np.arange(count)
    for _ in range(width - 1):
        light, heavy = mass.argmin(axis=1), mass.argmax(axis=1)
        short = total - mass[rows, light]
        if not short.any():
            break
        keep[rows, light] = np.where(short > 0, mass[rows, light] / total, keep[rows, light])
        other[rows, light] = np.where(short > 0, heavy, other[rows, light])
        mass[rows, heavy] -= short
        mass[rows, light] += short
    found = np.empty((count, 2 * width), np.int32)
    found[:, 0::2] = np.take_along_axis(outcome, other, axis=1)
    found[:, 1::2] = outcome
    return Tables(keep, found)
