"""What varies alike has one factor, a cell; and by which shock each cell gets it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple
from typing import TypeVar
from typing import cast

import numpy as np

from kasboek.core.accounts import Category
from kasboek.core.book import Book
from kasboek.core.forecast.item import ItemKind
from kasboek.core.forecast.scenario.drafts import Draft
from kasboek.core.simulation.alias import MILLION
from kasboek.core.simulation.alias import Ints
from kasboek.core.simulation.learnt import Name
from kasboek.core.simulation.learnt import named
from kasboek.core.simulation.learnt import varied
from kasboek.core.simulation.past import Flow
from kasboek.core.simulation.past import assumed
from kasboek.core.simulation.past import kept
from kasboek.core.simulation.past import weeks
from kasboek.core.simulation.shocks import Deals
from kasboek.core.simulation.shocks import Floats
from kasboek.core.simulation.shocks import Ratios
from kasboek.core.simulation.shocks import Shock
from kasboek.core.simulation.shocks import Weeks

_T = TypeVar("_T")
BY_WEEK = frozenset({ItemKind.LEARNED, ItemKind.BUDGET})
"""What is an amount per week rather than an occurrence."""


class Way(IntEnum):
    """By what a factor is drawn, in the order in which the kernel has them."""

    WEEKS = 0
    RATIOS = 1
    DEAL = 2


class Cell(NamedTuple):
    """What one factor scales: a row and direction in a week to come, or a pipeline line."""

    way: Way
    flow: Flow
    week: int
    plan: str = ""


class Cells:
    """What the past of a book says of how each cell varies."""

    def __init__(self, book: Book, as_of: dt.date) -> None:
        """Look back from a day; worked out once per book."""
        self.past = _remembered(book, "weeks of the past", as_of, weeks)
        self.kept = _remembered(book, "plans kept", as_of, kept)
        self.varied = _remembered(book, "learned flows", as_of, varied)
        self.chances = {line.id: line.probability or Decimal() for line in book.plan}

    def of(self, draft: Draft, week: int) -> Cell:
        """Return the cell of a learned, budgeted or planned draft in a week to come."""
        row, receipt = draft.item.category, draft.traits.receipt
        level, recurs = named(draft)
        if level in self.varied.weeks:
            return Cell(Way.WEEKS, Flow(row, receipt, level.text), week)
        if recurs in self.varied.recurs:
            return Cell(Way.RATIOS, Flow(row, receipt, recurs.text), week)
        by_week = draft.item.kind in BY_WEEK and Flow(row, receipt) in self.past
        return Cell(Way.WEEKS if by_week else Way.RATIOS, Flow(row, receipt), week)

    def expected(self, cells: Iterable[Cell]) -> Ints:
        """Return the mean factor of each cell in millionths."""
        return numbers(MILLION if cell.way < Way.DEAL else self._chance(cell) for cell in cells)

    def shocks(self, cells: Sequence[Cell]) -> tuple[Shock, ...]:
        """Return what draws the factors of the cells, in their order."""
        return tuple(self._shocks(cells))

    def _shocks(self, cells: Sequence[Cell]) -> Iterator[Shock]:
        by_week, by_ratio, deals = ([c for c in cells if c.way is way] for way in Way)
        if by_week:
            flows = _flows(by_week)
            past = np.stack([self._weeks(flow) for flow in flows])
            yield Weeks(past, _places(by_week, flows), numbers(cell.week for cell in by_week))
        if by_ratio:
            flows = _flows(by_ratio)
            shared = (0 if flow.receipt else number + 1 for number, flow in enumerate(flows))
            ratios = tuple(self._ratios(flow) for flow in flows)
            yield Ratios(ratios, tuple(shared), _places(by_ratio, flows))
        if deals:
            yield Deals(numbers(map(self._chance, deals)))

    def _ratios(self, flow: Flow) -> Floats:
        if flow.name:
            return self.varied.recurs[Name(flow.name, flow.receipt)]
        return self.kept[flow] if flow in self.kept else assumed(flow)

    def _weeks(self, flow: Flow) -> Floats:
        return self.varied.weeks[Name(flow.name, flow.receipt)] if flow.name else self.past[flow]

    def _chance(self, cell: Cell) -> int:
        return int(self.chances.get(cell.plan, Decimal()) * MILLION)


def deal(draft: Draft) -> Cell:
    """Return the cell of a pipeline line: it comes, with all its occurrences, or it does not."""
    flow = Flow(Category.ONE_OFF, draft.traits.receipt)
    return Cell(Way.DEAL, flow, 0, draft.item.plan or draft.item.id)


def numbers(values: Iterable[int]) -> Ints:
    """Return whole numbers as an array."""
    return np.fromiter(values, np.int64)


def _flows(cells: Iterable[Cell]) -> list[Flow]:
    return list(dict.fromkeys(cell.flow for cell in cells))


def _places(cells: Iterable[Cell], flows: list[Flow]) -> Ints:
    return numbers(flows.index(cell.flow) for cell in cells)


def _remembered(book: Book, name: str, as_of: dt.date, look: Callable[[Book, dt.date], _T]) -> _T:
    key = ("simulation", name, as_of)
    if key not in book.memo:
        book.memo[key] = look(book, as_of)
    return cast("_T", book.memo[key])
