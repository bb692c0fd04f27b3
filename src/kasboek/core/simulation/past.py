"""What the past says of how far amounts vary: weeks as they were, and plans against what came.

Floats from here on are estimates: they become whole factors before anything is drawn with them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import numpy as np

from kasboek.core.accounts import Category
from kasboek.core.book import Book
from kasboek.core.forecast.plan.assignment import assign
from kasboek.core.forecast.plan.lines import Line
from kasboek.core.forecast.plan.lines import take_apart
from kasboek.core.forecast.plan.slots import Slot
from kasboek.core.forecast.plan.slots import intervals
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.plan import Certainty
from kasboek.core.simulation.shocks import Floats

WEEKS = 104
"""Weeks of the past that weeks to come are drawn from."""
FEWEST = 26
"""Weeks below which the past is too short for that."""
_YEAR = dt.timedelta(days=364)
_FAR = dt.timedelta(days=800)
_FEWEST_KEPT = 8
"""Weeks with planned amounts below which the plan says nothing of how it is kept."""
_MOST = 3.0
"""Three times the plan is as far as a ratio counts: more is another thing booked on it."""
_DAY = dt.timedelta(days=1)
_WHOLE = Decimal(1)
_NOTHING = Decimal()

_AGREED = (1.0,)
_COSTS = (0.85, 0.95, 1.0, 1.05, 1.15)
_RECEIPTS = (0.6, 0.8, 0.9, 1.0, 1.1, 1.2, 1.4)
_FIXED = frozenset(
    {
        Category.PAYROLL,
        Category.HOUSING,
        Category.TAX,
        Category.DEBT_SERVICE,
        Category.OWNER,
        Category.FINANCING,
        Category.TRANSFER,
    }
)


class Flow(NamedTuple):
    """What varies alike: a row of the table and its direction, or a learned flow by its name."""

    category: Category
    receipt: bool
    name: str = ""


def assumed(flow: Flow) -> Floats:
    """Return the ratios of actual to forecast that are assumed where the past is too short.

    Wages, rent, tax and loans come as they were agreed; other costs within 15 %, receipts within
    40 %. Assumptions of ours, to be replaced by the company's own figures as soon as it has some.
    """
    if flow.category in _FIXED:
        return np.array(_AGREED)
    return np.array(_RECEIPTS if flow.receipt else _COSTS)


def weeks(book: Book, as_of: dt.date) -> dict[Flow, Floats]:
    """Return what moved in each of the last whole weeks up to `as_of`, oldest first, positive.

    At most `WEEKS`, and no further back than the first booking; nothing under `FEWEST` of them.
    What has no price is left out: it says nothing of how far the others vary.
    """
    first = next((moved.date for moved in book.movements), as_of)
    count = min(WEEKS, ((as_of - first).days + 1) // 7)
    if count < FEWEST:
        return {}
    found: dict[Flow, list[Decimal]] = {}
    for moved in book.movements:
        place = count - 1 - (as_of - moved.date).days // 7
        if moved.date > as_of or place < 0:
            continue
        rate = book.rate(moved.currency, moved.date)
        if rate is not None:
            flow = Flow(moved.category, moved.amount > 0)
            if flow not in found:
                found[flow] = [_NOTHING] * count
            found[flow][place] += abs(moved.amount) * rate
    return {flow: np.array([float(week) for week in row]) for flow, row in sorted(found.items())}


def kept(book: Book, as_of: dt.date) -> dict[Flow, Floats]:
    """Return how planned amounts came out in the weeks of the last year: actual / planned.

    Of the lines that are not committed, whose occurrences had passed by `as_of`; what used them up
    is what the forecast itself assigns to them. An occurrence that never came counts as 0.
    """
    found = list(_occurrences(book, as_of))
    assign(book, found, as_of)
    planned: dict[tuple[Flow, int], Decimal] = {}
    actual: dict[tuple[Flow, int], Decimal] = {}
    for slot in found:
        if slot.line.plan.certainty is Certainty.EXPECTED and slot.plan:
            flow = Flow(slot.line.category, slot.flow.amount > 0)
            key = flow, (as_of - slot.date).days // 7
            planned[key] = planned.get(key, _NOTHING) + slot.plan
            actual[key] = actual.get(key, _NOTHING) + slot.used
    ratios: dict[Flow, list[float]] = {}
    for flow, week in sorted(planned):
        ratio = float(actual[flow, week] / planned[flow, week])
        ratios.setdefault(flow, []).append(min(ratio, _MOST))
    return {flow: np.array(row) for flow, row in ratios.items() if len(row) >= _FEWEST_KEPT}


def _occurrences(book: Book, as_of: dt.date) -> Iterator[Slot]:
    """Yield the occurrences of the last year that have passed, of lines that always hold."""
    names = Setting(book, as_of, as_of).names
    for plan in book.plan:
        if plan.scenarios or plan.certainty is Certainty.PIPELINE or plan.date > as_of:
            continue
        line = take_apart(book, plan, names)
        if line.flows:
            yield from _of_line(line, as_of)


def _of_line(line: Line, as_of: dt.date) -> Iterator[Slot]:
    plan = line.plan
    since = max(as_of - _YEAR, plan.known or dt.date.min)
    try:
        for day, begin, end in intervals(plan, as_of + _FAR):
            if day > as_of:
                return
            if begin >= since and end <= as_of + _DAY:
                yield Slot(line, day, begin, end, _WHOLE, abs(line.flows[0].amount), as_of)
    except ValueError:  # a rule that is none: the forecast says so
        return
