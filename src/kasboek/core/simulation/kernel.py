"""Cash on many paths, from plain arrays of whole cents: no book, no dates, no names.

Everything is a sum of whole numbers, in integers or in floats that hold them exactly (below 2^53),
so that no library and no machine can make another figure of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from kasboek.core.simulation.alias import MILLION
from kasboek.core.simulation.alias import MOODS
from kasboek.core.simulation.alias import Floats
from kasboek.core.simulation.alias import Ints
from kasboek.core.simulation.alias import Small
from kasboek.core.simulation.alias import Tables
from kasboek.core.simulation.alias import mooded
from kasboek.core.simulation.alias import tables
from kasboek.core.simulation.shocks import Shock

_BLOCK = 128
"""Payments drawn at once: as many as keep a block in the processor's nearer memory."""
_WHOLE = 100
_CELLS = 60_000
"""Days times paths summed at once, for the same reason."""
_FINEST = 20
"""Bits of the parts of 1 that a factor is a whole number of, at most."""
_LARGEST = 11
"""Bits of the largest factor: the only week of 104 with anything, drawn once in 1,196 times."""
_INT = 62
"""Bits of a whole number that an integer holds with certainty."""


class Payments(NamedTuple):
    """Amounts that come in whole on a day that is not known, or not at all.

    `chance[i, j]` are the millionths with which amount i comes on day `day[i, j]` (0 is the first
    day ahead; the number of days stands for later and never); each row adds up to a million.
    `cell` is the factor that scales the amount, -1 for none.
    """

    cents: Ints
    day: Small
    chance: Ints
    cell: Ints


class Sources(NamedTuple):
    """All that moves: what is certain per day, what factors scale, what comes on some day.

    `scaled[k, d]` is what the factor of cell k moves on day d when it is 1; `expected` is the
    mean factor of each cell, in millionths (1,000,000 but for deals).
    """

    opening: int
    certain: Ints
    scaled: Ints
    expected: Ints
    shocks: tuple[Shock, ...]
    payments: Payments


@dataclass(frozen=True, slots=True)
class Paths:
    """Cash at the end of each day on each path, `cash[day, path]`, in cents.

    `mean` is what it is on the average, worked out and not counted. Of the paths that are below
    `line` on day `mark`: their number, what the payments had brought on them by then and on all
    paths, and likewise the sums of the factors, in parts of `unit`.
    """

    cash: Ints
    mean: Ints
    below: int
    paid: tuple[Ints, Ints]
    moved: tuple[Ints, Ints]
    unit: int


class Watch(NamedTuple):
    """The day on which to look what makes the difference, and the level that is then too low."""

    mark: int
    line: int


def simulate(
    sources: Sources, paths: int, seed: int, watch: Watch | None = None, widen: int = _WHOLE
) -> Paths:
    """Draw paths; `widen` is by how much in the hundred deviations from the mean are widened.

    The uniform numbers are those of PCG64 from `seed`, path by path in a fixed order; every
    outcome is chosen by whole numbers. Memory: 8 bytes per path and day, and some 20 MB.
    """
    days = len(sources.certain)
    mean = expectation(sources)
    seen = watch or Watch(days - 1, 0)
    kernel = _Kernel(sources, seen)
    random = np.random.Generator(np.random.PCG64(seed))
    cash = np.empty((days, paths), np.int64)
    for begin, end, mood in _chunks(random, paths, days):
        flows = kernel.flows(random, end - begin, mood)
        here = sources.opening + np.cumsum(flows, axis=1)
        if widen != _WHOLE:
            here = mean + _rounded((here - mean) * widen, _WHOLE)
        kernel.watch(here)
        cash[:, begin:end] = here.T
    return Paths(cash, mean, kernel.below, kernel.paid, kernel.moved, kernel.unit)


def expectation(sources: Sources) -> Ints:
    """Return the mean of cash at the end of each day, rounded to cents."""
    days = len(sources.certain)
    flows = np.zeros(days + 1)
    payments = sources.payments
    part = sources.expected.take(payments.cell) / MILLION if len(sources.expected) else 1.0
    share = np.where(payments.cell >= 0, part, 1.0)
    worth = (payments.cents * share)[:, np.newaxis] * payments.chance / MILLION
    np.add.at(flows, payments.day, worth)
    flows[:days] += sources.certain + sources.scaled.sum(axis=0)
    flows[:days] += (sources.expected - MILLION) @ sources.scaled / MILLION
    return np.rint(sources.opening + np.cumsum(flows[:days])).astype(np.int64)


def _bits(sources: Sources) -> int:
    """Return of 2 to what power parts 1 is made in a factor: fewer where amounts are very large."""
    most = int(np.abs(sources.scaled).sum()) + int(np.abs(sources.payments.cents).max(initial=0))
    return max(1, min(_FINEST, _INT - _LARGEST - most.bit_length()))


def _rounded(number: Ints, by: int) -> Ints:
    return (2 * number + by) // (2 * by)


def _chunks(random: np.random.Generator, paths: int, days: int) -> Iterator[tuple[int, int, int]]:
    """Yield paths from, to and their mood: every mood on an eighth of the paths.

    Which mood begins, and where its eighth ends, is drawn, so that few paths are fair as well.
    """
    shift = random.random()
    first = int(random.random() * MOODS)
    most = max(1, _CELLS // (days + 1))
    edges = [0, *(_edge(n, shift, paths) for n in range(1, MOODS)), paths]
    for band in range(MOODS):
        mood = (first + band) % MOODS
        for begin in range(edges[band], edges[band + 1], most):
            yield begin, min(begin + most, edges[band + 1]), mood


def _edge(number: int, shift: float, paths: int) -> int:
    return min(paths, int(number * paths / MOODS + shift))


class _Kernel:
    """The tables of one run, and what it adds up on the way."""

    def __init__(self, sources: Sources, watch: Watch) -> None:
        payments = sources.payments
        self.sources, self.seen = sources, watch
        self.bits = _bits(sources)
        self.unit = 1 << self.bits
        self.days = len(sources.certain)
        self.amounts = payments.cents.astype(np.float64)
        self.by_mood: dict[int, Tables] = {}
        self.below = 0
        count, cells = len(payments.cents), len(sources.scaled)
        self.paid = np.zeros(count, np.int64), np.zeros(count, np.int64)
        self.moved = np.zeros(cells, np.int64), np.zeros(cells, np.int64)
        self.came = np.empty((count, 0), np.bool_)
        self.factor = np.empty((0, cells), np.int64)

    def flows(self, random: np.random.Generator, paths: int, mood: int) -> Ints:
        """Return what moves per path and day."""
        drawn = [shock.draw(random, paths, self.unit) for shock in self.sources.shocks]
        empty = np.empty((paths, 0), np.int64)
        self.factor = np.concatenate([empty, *drawn], axis=1)
        by_day = np.zeros((self.days, paths), np.int64)
        for cell, row in enumerate(np.ascontiguousarray(self.factor.T)):
            for day in np.flatnonzero(self.sources.scaled[cell]):
                by_day[day] += row * self.sources.scaled[cell, day]
        flows: Ints = self._rounded(by_day).T + self.sources.certain
        flows += self._payments(random, paths, mood)
        return flows

    def _rounded(self, number: Ints) -> Ints:
        """Return products with a factor in cents, half up."""
        rounded: Ints = (number + (self.unit >> 1)) >> self.bits
        return rounded

    def _payments(self, random: np.random.Generator, paths: int, mood: int) -> Ints:
        payments = self.sources.payments
        count = len(payments.cents)
        wide = self.days + 1
        if mood not in self.by_mood:
            self.by_mood = {mood: tables(mooded(payments.chance, mood), payments.day)}
        self.came = np.empty((count, paths), np.bool_)
        sums = np.zeros(paths * wide)
        place = (np.arange(paths) * wide)[np.newaxis]
        for begin in range(0, count, _BLOCK):
            end = min(begin + _BLOCK, count)
            day = self._days(random, paths, slice(begin, end), self.by_mood[mood])
            self.came[begin:end] = day <= self.seen.mark
            worth = self._worth(slice(begin, end), paths)
            sums += np.bincount((day + place).ravel(), worth.ravel(), minlength=len(sums))
        return sums.reshape(paths, wide)[:, : self.days].astype(np.int64)

    def _days(self, random: np.random.Generator, paths: int, part: slice, drawn: Tables) -> Small:
        """Draw the day of each of some payments on each path, by the alias tables."""
        keep, outcome = drawn.keep[part], drawn.outcome[part]
        count, width = keep.shape
        chosen = random.random((count, paths))
        chosen *= width
        cell = chosen.astype(np.int32)
        chosen -= cell
        cell += (np.arange(count, dtype=np.int32) * width)[:, np.newaxis]
        stays = chosen < keep.take(cell)
        cell *= 2
        cell += stays
        return outcome.take(cell)

    def _worth(self, part: slice, paths: int) -> Floats:
        """Return the amounts of some payments on each path, scaled where a factor does."""
        amounts, cell = self.amounts[part], self.sources.payments.cell[part]
        worth = np.repeat(amounts[:, np.newaxis], paths, axis=1)
        rows = np.flatnonzero(cell >= 0)
        if len(rows):
            cents = self.sources.payments.cents[part][rows]
            worth[rows] = self._rounded(self.factor.T[cell[rows]] * cents[:, np.newaxis])
        return worth

    def watch(self, cash: Ints) -> None:
        """Add up what had come by the day that is watched, below the line and in all."""
        if not len(cash[0]):
            return
        low = cash[:, self.seen.mark] < self.seen.line
        self.below += int(low.sum())
        cents = self.sources.payments.cents
        self.paid[0][:] += np.count_nonzero(self.came & low, axis=1) * cents
        self.paid[1][:] += np.count_nonzero(self.came, axis=1) * cents
        self.moved[0][:] += self.factor[low].sum(axis=0)
        self.moved[1][:] += self.factor.sum(axis=0)


NOTHING_PAID = Payments(
    np.zeros(0, np.int64),
    np.zeros((0, 1), np.int32),
    np.zeros((0, 1), np.int64),
    np.zeros(0, np.int64),
)
"""No payment of which the day is not known."""
