"""The cheapest set of levers that is enough.

Of the candidates that lift at least a twentieth of the shortage, all sets of the twelve largest are
tried, the overdraft filling what is left, and the best is taken: known costs first, the least cost,
the fewest things that others have to wait for, the fewest levers, and then in the order of `Act`.
Where these are not enough, every candidate is taken, and what is not needed is left out again, the
dearest and smallest first; where all of them are not, those are listed that lift the deepest day by
a hundredth or more.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from kasboek.core.forecast.model import Forecast
from kasboek.core.levers.costs import borrowing
from kasboek.core.levers.costs import facilities
from kasboek.core.levers.gap import Gap
from kasboek.core.levers.gap import Option
from kasboek.core.levers.gap import options
from kasboek.core.levers.gap import worth
from kasboek.core.levers.model import Act
from kasboek.core.levers.model import Lever
from kasboek.core.levers.model import Remedy

MOST = 12
"""Candidates of which every set is tried: 4,096 of them."""
WORTH, LISTED = Decimal("0.05"), Decimal("0.01")
"""The part of the gap that a lever must lift to be worth doing while larger ones are enough, and
to be listed where nothing is."""
_NOTHING, _HUNDRED = Decimal(), 100
_ORDER = {act: number for number, act in enumerate(Act)}
_KINDLY = frozenset({Act.CALL, Act.HOLD})


def remedy(base: Forecast, margin: Decimal = _NOTHING) -> Remedy:
    """Return what keeps a forecast above its buffer, or above zero where it has none.

    `margin` is by how much more than that, for what taxes or a scenario take away again.
    """
    of_buffer = base.first_breach is not None
    limit = (base.buffer.amount or _NOTHING) if of_buffer else _NOTHING
    if not of_buffer and base.cash_out is None:
        return Remedy(base, limit, of_buffer=False)
    gap = Gap(
        tuple(day.date for day in base.path),
        tuple(limit + margin - day.balance for day in base.path),
        facilities(base),
    )
    every = options(base, gap)
    chosen = _best(gap, _foremost(gap, every))
    if chosen is None:
        chosen = _pruned(gap, every)
    short = gap.left([one.gain for one in chosen])
    borrow = _borrow(gap, short)
    drawn = gap.limit if borrow else _NOTHING
    left = max(_NOTHING, max(short) - drawn)
    levers = [one.lever for one in sorted(chosen, key=_preferred)]
    return Remedy(
        base,
        limit,
        of_buffer=of_buffer,
        needed=True,
        levers=(*levers, *([borrow] if borrow else [])),
        enough=not left,
        left=left,
        left_on=gap.days[short.index(max(short))] if left else None,
        advice=max(gap.left([one.gain for one in every])) - gap.limit - limit > margin,
    )


def _foremost(gap: Gap, options: list[Option]) -> list[Option]:
    """Return the candidates that lift the shortage most, in the order they are preferred."""

    def lifts(option: Option) -> Decimal:
        pairs = zip(option.gain, gap.lacks, strict=True)
        return sum((min(gain, lack) for gain, lack in pairs if lack > 0), _NOTHING)

    worthy = [one for one in options if worth(gap, one) >= WORTH]
    kept = sorted(worthy, key=lambda one: (-lifts(one), _preferred(one)))[:MOST]
    return sorted(kept, key=_preferred)


def _preferred(option: Option) -> tuple[int, Decimal, str]:
    lever = option.lever
    return _ORDER[lever.act], -lever.amount, lever.who


def _best(gap: Gap, options: list[Option]) -> list[Option] | None:
    """Try every set, in whole cents; return the best of those that are enough.

    Each row of the tables is a set, each column of `short` a day.
    """
    sets = np.arange(1 << len(options))[:, None] >> np.arange(len(options)) & 1
    gains = np.array([_cents(one.gain) for one in options], np.int64)
    lacks = np.array(_cents(gap.lacks), np.int64)
    gained = sets @ gains if options else np.zeros((1, len(lacks)), np.int64)
    short = np.maximum(0, lacks - gained)
    (enough,) = np.nonzero(short.max(axis=1) <= int(gap.limit * _HUNDRED))
    best: list[Option] | None = None
    least: tuple[bool, Decimal, int, int] | None = None
    for row in sorted(enough.tolist(), key=lambda row: (row.bit_count(), _mirrored(row))):
        chosen = [one for index, one in enumerate(options) if row >> index & 1]
        rank = _rank(gap, chosen, short[row])
        if least is None or rank < least:
            best, least = chosen, rank
    return best


def _rank(
    gap: Gap, chosen: list[Option], short: npt.NDArray[np.int64]
) -> tuple[bool, Decimal, int, int]:
    """Return what a set is judged by: unknown costs, costs, what others wait for, how many."""
    costs = [one.lever.cost for one in chosen]
    waits = sum(one.lever.act not in _KINDLY for one in chosen)
    days = [Decimal(day) / _HUNDRED for day in short[short > 0].tolist()]
    drawing = borrowing(gap.drawable, days)
    return (
        drawing is None or None in costs,
        sum((cost for cost in costs if cost), drawing or _NOTHING),
        waits,
        len(chosen) + bool(days),
    )


def _mirrored(row: int) -> int:
    """Return a number that is small where the first candidates are in the set."""
    return -int(f"{row:0{MOST}b}"[::-1], 2)


def _cents(amounts: Sequence[Decimal]) -> list[int]:
    return [int((amount * _HUNDRED).to_integral_value()) for amount in amounts]


def _pruned(gap: Gap, options: list[Option]) -> list[Option]:
    """Take all, and leave out what is not needed, the dearest and smallest first."""
    kept = list(options)

    def dear(one: Option) -> tuple[bool, Decimal, Decimal]:
        cost = one.lever.cost
        return cost is None, cost or _NOTHING, -one.lever.amount

    if max(gap.left([one.gain for one in kept])) > gap.limit:
        deepest = gap.lacks.index(max(gap.lacks))
        return [one for one in kept if one.gain[deepest] >= LISTED * gap.lacks[deepest]]
    for one in sorted(options, key=dear, reverse=True):
        without = [other.gain for other in kept if other is not one]
        if max(gap.left(without)) <= gap.limit:
            kept.remove(one)
    return kept


def _borrow(gap: Gap, short: Sequence[Decimal]) -> Lever | None:
    """Return the overdraft as a lever, drawn as far as it goes, where anything is short."""
    if not any(short) or not gap.drawable:
        return None
    drawn = [min(gap.limit, day) for day in short]
    days = [day for day, amount in zip(gap.days, drawn, strict=True) if amount]
    cost = borrowing(gap.drawable, drawn)
    name = gap.drawable[0].account
    return Lever(Act.BORROW, name, (), max(drawn), cost, days[-1], len(days))
