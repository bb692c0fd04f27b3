"""From a forecast to its chances."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import ROUND_HALF_UP
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from kasboek.core.book import Book
from kasboek.core.forecast.item import ItemKind
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.scenario.drafts import Draft
from kasboek.core.policy import BANDS
from kasboek.core.simulation.alias import Floats
from kasboek.core.simulation.alias import Ints
from kasboek.core.simulation.cells import Cell
from kasboek.core.simulation.kernel import Paths
from kasboek.core.simulation.kernel import Watch
from kasboek.core.simulation.kernel import simulate as draw
from kasboek.core.simulation.model import Band
from kasboek.core.simulation.model import CashOut
from kasboek.core.simulation.model import Matter
from kasboek.core.simulation.model import Simulation
from kasboek.core.simulation.model import Watched
from kasboek.core.simulation.sources import Dressed
from kasboek.core.simulation.sources import dress
from kasboek.core.simulation.sources import in_cents
from kasboek.core.simulation.windfalls import windfalls

PATHS = 10_000
"""Paths where nothing else is asked for."""
MOST_PATHS = 100_000
_MOST_CELLS = 25_000_000
"""Days times paths: 200 MB."""
_SEED_DIGITS = 13
"""Hexadecimal digits of the ledger's hash: below 2^52, so that any JSON reader keeps them."""
_MATTERS = 5
_LEAST = 50
"""What makes less than this part of the largest difference is chance, not a cause."""
_HALF = 50
_PERCENTS = (5, 10, 50, 90, 95)
_CENT = Decimal("0.01")
_DAY = dt.timedelta(days=1)


class TooManyPathsError(ValueError):
    """More paths were asked for than are drawn, or none; `most` says how many are."""

    def __init__(self, asked: int, most: int) -> None:
        """Keep both for the sentence."""
        super().__init__(f"{asked} paths; at least 1 and at most {most}")
        self.asked = asked
        self.most = most


def simulate(ahead: Forecast, paths: int | None = None) -> Simulation:
    """Draw a forecast on many paths, by default 10,000 (fewer over more than six years).

    The same ledger gives the same figures: the seed comes from its content, and scenarios share it,
    so that they differ by what they change and not by luck.

    Raises:
        TooManyPathsError: there are fewer than 1, more than 100,000, or more than fit in memory
            over this horizon.
    """
    days = (ahead.until - ahead.as_of).days - 1
    most = max(1, min(MOST_PATHS, _MOST_CELLS // max(1, days)))
    count = min(PATHS, most) if paths is None else paths
    if not 1 <= count <= most:
        raise TooManyPathsError(count, most)
    dressed = dress(ahead)
    watch = _watch(ahead)
    seed = seed_of(ahead.book)
    drawn = draw(dressed.sources, count, seed, watch, _widened(ahead.book))
    low = drawn.cash.min(axis=0, initial=in_cents(ahead.opening))
    return Simulation(
        forecast=ahead,
        paths=count,
        seed=seed,
        days=tuple(_bands(ahead, drawn.cash, windfalls(ahead).draw(seed + 1, days, count))),
        p_below_zero=_part(low < 0),
        p_below_buffer=_below_buffer(ahead, drawn.cash),
        cash_out=_cash_out(ahead, drawn.cash),
        cash_at_risk=_money(int(percentile(low, 50) - percentile(low, 5))),
        liquidity_at_risk=_money(in_cents(ahead.opening) - int(percentile(low, 5))),
        watched=_watched(ahead, dressed, drawn, watch),
    )


def seed_of(book: Book) -> int:
    """Return the seed that a ledger's content gives; 0 for entries that came without files."""
    return int(book.hash[:_SEED_DIGITS] or "0", 16)


def percentile(values: Ints, percent: int) -> np.int64:
    """Return the smallest value that `percent` % of the values do not exceed: one of them itself.

    The inverse of the distribution function, type 1 of Hyndman and Fan, "Sample Quantiles in
    Statistical Packages", 1996: whole cents stay whole cents.
    """
    place = _place(len(values), percent)
    return np.int64(np.partition(values, place)[place])


def _place(count: int, percent: int) -> int:
    return max(0, -(-count * percent // 100) - 1)


def _watch(ahead: Forecast) -> Watch:
    day = ahead.first_breach or ahead.low_point.date
    mark = max(0, (day - ahead.as_of).days - 1)
    return Watch(mark, in_cents(ahead.buffer.amount or Decimal()))


def _widened(book: Book) -> int:
    """Return by how much in the hundred the ledger's last calibration widens the bands."""
    known = [one for one in book.calibrations if one.name == BANDS]
    if not known:
        return 100
    latest = max(known, key=lambda one: (one.date, one.source))
    return int((latest.factor * 100).to_integral_value(ROUND_HALF_UP))


def _bands(ahead: Forecast, cash: Ints, luck: Iterator[Ints]) -> Iterator[Band]:
    """Yield the percentiles of each day; the high ones with large receipts that may come again."""
    places = [_place(cash.shape[1], percent) for percent in _PERCENTS]
    high = sum(percent > _HALF for percent in _PERCENTS)
    for number, (row, more) in enumerate(zip(cash, luck, strict=True)):
        ordered = np.sort(row)[places]
        if more.any():
            ordered[-high:] = np.sort(row + more)[places[-high:]]
        date = ahead.as_of + (number + 1) * _DAY
        yield Band(date, *map(_money, ordered.tolist()))


def _below_buffer(ahead: Forecast, cash: Ints) -> float | None:
    if ahead.buffer.amount is None:
        return None
    buffer = in_cents(ahead.buffer.amount)
    return _part(cash.min(axis=0, initial=in_cents(ahead.opening)) < buffer)


def _cash_out(ahead: Forecast, cash: Ints) -> CashOut:
    """Return when cash is first below zero: today where the forecast opens below it."""
    if ahead.opening < 0:
        return CashOut(ahead.as_of, ahead.as_of, ahead.as_of)
    never = len(cash)
    first = np.full(cash.shape[1], never, np.int64)
    for number, row in enumerate(cash):
        first[(row < 0) & (first == never)] = number
    days = [int(percentile(first, percent)) for percent in (10, 50, 90)]
    return CashOut(*(None if n >= never else ahead.as_of + (n + 1) * _DAY for n in days))


def _watched(ahead: Forecast, dressed: Dressed, drawn: Paths, watch: Watch) -> Watched:
    count = drawn.cash.shape[1]
    below = drawn.below / count
    date = ahead.as_of + (watch.mark + 1) * _DAY
    line = ahead.buffer.amount or Decimal()
    matters = tuple(_matters(dressed, drawn, watch)) if 0 < drawn.below < count else ()
    return Watched(date, line, round(below, 6), matters)


def _matters(dressed: Dressed, drawn: Paths, watch: Watch) -> Iterator[Matter]:
    """Yield what brought most more on the paths above the line than on those below it.

    The occurrences of a planned line are one.
    """
    low, high = drawn.below, drawn.cash.shape[1] - drawn.below
    paid = _difference(drawn.paid, low, high)
    brings = dressed.sources.scaled[:, : watch.mark + 1].sum(axis=1)
    moved = _difference(drawn.moved, low, high) * brings / drawn.unit
    rows: dict[Cell, float] = {}
    for cell, difference in zip(dressed.cells, moved.tolist(), strict=True):
        row = cell._replace(week=0)
        rows[row] = rows.get(row, 0.0) + difference
    lines: dict[str, tuple[Draft, float]] = {}
    for draft, difference in zip(dressed.drafts, paid.tolist(), strict=True):
        name = draft.item.plan if draft.item.kind is ItemKind.PLANNED else draft.item.id
        first, before = lines.get(name or draft.item.id, (draft, 0.0))
        lines[name or draft.item.id] = first, before + difference
    found = [
        *(Matter(draft, None, _money(round(more))) for draft, more in lines.values()),
        *(Matter(None, cell, _money(round(more))) for cell, more in rows.items()),
    ]
    found.sort(key=lambda one: -one.difference)  # ties as the drafts and the rows are ordered
    worth = max((one.difference for one in found), default=Decimal()) / _LEAST
    yield from (one for one in found[:_MATTERS] if one.difference > worth)


def _difference(sums: tuple[Ints, Ints], low: int, high: int) -> Floats:
    below, every = sums
    found: Floats = (every - below) / high - below / low
    return found


def _part(which: NDArray[np.bool_]) -> float:
    return round(float(which.mean()), 6)


def _money(cents: int) -> Decimal:
    return (Decimal(cents) / 100).quantize(_CENT)
