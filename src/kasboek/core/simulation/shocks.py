"""What moves many amounts at once: quarters drawn from the past, ratios, and deals that may fail.

A shock gives every path a factor for each of its cells (a group of amounts in a week). Factors are
whole numbers of 1 / `unit`, so that sums of products are exact in any order, on any machine.
"""

from __future__ import annotations

from typing import NamedTuple
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

WINDOW = 13
"""Weeks of the stretch of the past that a path draws its weeks from."""
_WIDER_NUMERATOR, _WIDER_DENOMINATOR = 11, 10
"""Weeks of one stretch vary less than weeks to come: measured, see docs/explanation/chance.md."""
_FOLLOWS = 0.7
"""The part of the amounts that turn out as all of them do on a path."""


class Shock(Protocol):
    """Factors of some cells for a number of paths."""

    @property
    def cells(self) -> int:
        """Return how many cells it has."""
        ...

    def draw(self, random: np.random.Generator, paths: int, unit: int) -> Ints:
        """Return factors times `unit`, one row per path and one column per cell."""
        ...


class Weeks(NamedTuple):
    """Weeks to come as weeks of the past, all groups from the same ones.

    Each path draws a stretch of `WINDOW` weeks, the same for all groups, so that its level is that
    of a real quarter; from it a week for each week to come. `past[g, t]` is how week t of group g
    compared with the others (any scale, none negative in sum); `cell` are (group, week to come).
    """

    past: Floats
    group: Ints
    week: Ints

    @property
    def cells(self) -> int:
        """Return how many cells it has."""
        return len(self.group)

    def draw(self, random: np.random.Generator, paths: int, unit: int) -> Ints:
        """Return factors: two draws per path for the stretch and its weeks."""
        groups, known = self.past.shape
        length = min(WINDOW, known)
        table = factors(self.past, unit)
        ahead = int(self.week.max(initial=-1)) + 1
        start = (random.random((paths, 1)) * (known - length + 1)).astype(np.int64)
        chosen = start + (random.random((paths, ahead)) * length).astype(np.int64)
        found = np.empty((paths, len(self.group)), np.int64)
        for group in range(groups):
            mine = self.group == group
            found[:, mine] = table[group].take(chosen[:, self.week[mine]])
        return found


def factors(past: Floats, unit: int) -> Ints:
    """Return each week's factor times `unit`; as they are drawn, their mean is 1.

    A week near the ends lies in fewer stretches and is drawn less often, which the mean allows for.
    """
    known = past.shape[1]
    length = min(WINDOW, known)
    place = np.arange(known)
    covered = np.minimum(np.minimum(place + 1, known - place), min(length, known - length + 1))
    mean = (past * covered).sum(axis=1, keepdims=True) / covered.sum()
    ratio = np.divide(past, mean, out=np.ones_like(past), where=mean > 0)
    wide = 1 + (ratio - 1) * _WIDER_NUMERATOR / _WIDER_DENOMINATOR
    found: Ints = np.rint(wide * unit).astype(np.int64)
    return found


class Ratios(NamedTuple):
    """Amounts that come out otherwise than planned, as they did before.

    `ratios[g]` are actual / planned of group g. Seven cells in ten share the draw of their path,
    the others have their own; groups with the same `shared` share it with each other too.
    """

    ratios: tuple[Floats, ...]
    shared: tuple[int, ...]
    group: Ints

    @property
    def cells(self) -> int:
        """Return how many cells it has."""
        return len(self.group)

    def draw(self, random: np.random.Generator, paths: int, unit: int) -> Ints:
        """Return factors: a draw per path for what is shared, and one per cell."""
        common = random.random((paths, max(self.shared, default=-1) + 1))
        own = random.random((paths, len(self.group)))
        chosen = np.where(own < _FOLLOWS, 0.0, (own - _FOLLOWS) / (1 - _FOLLOWS))
        found = np.empty((paths, len(self.group)), np.int64)
        for group, known in enumerate(self.ratios):
            mine = self.group == group
            together = common[:, self.shared[group], np.newaxis]
            place = np.where(own[:, mine] < _FOLLOWS, together, chosen[:, mine])
            table = evened(known, unit)
            found[:, mine] = table.take((place * len(table)).astype(np.int64))
        return found


def evened(ratios: Floats, unit: int) -> Ints:
    """Return ratios times `unit`, lowest first, brought to a mean of 1; all 1 where that is 0.

    Whether a plan is kept on the average is the forecast's business; how far it varies is ours.
    """
    known = np.sort(ratios)
    mean = known.mean()
    if mean <= 0:
        return np.array([unit], np.int64)
    found: Ints = np.rint(known / mean * unit).astype(np.int64)
    return found


class Deals(NamedTuple):
    """Lines that come in whole or not at all, each with its own chance in millionths."""

    chance: Ints

    @property
    def cells(self) -> int:
        """Return how many cells it has."""
        return len(self.chance)

    def draw(self, random: np.random.Generator, paths: int, unit: int) -> Ints:
        """Return 0 or 1: one draw per deal and path."""
        come = random.random((paths, len(self.chance))) * 1_000_000 < self.chance
        return come.astype(np.int64) * unit
