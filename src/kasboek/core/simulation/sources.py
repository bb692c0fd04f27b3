"""A forecast as plain arrays: what of it is certain, what varies, and with what.

| what | how it is drawn |
|---|---|
| spread invoices and bills | the day by their curve, whether they come at all |
| planned, not committed | times the ratio of actual to plan of their row in a past week |
| learned and budgets | times a past week of their row, out of one past quarter for all rows |
| pipeline | in whole or not, by the probability of the line, once for all its occurrences |
| VAT | what its planned base adds to it moves with that base |
| the rest | as the forecast has it |
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import ROUND_HALF_UP
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import numpy as np

from kasboek.core.accounts import AccountClass
from kasboek.core.forecast.item import ItemKind
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.scenario.drafts import Draft
from kasboek.core.forecast.scenario.drafts import Spread
from kasboek.core.forecast.tax.periods import period_of
from kasboek.core.forecast.tax.periods import rule_for
from kasboek.core.policy import TaxKind
from kasboek.core.simulation.alias import MILLION
from kasboek.core.simulation.cells import BY_WEEK
from kasboek.core.simulation.cells import Cell
from kasboek.core.simulation.cells import Cells
from kasboek.core.simulation.cells import deal
from kasboek.core.simulation.cells import numbers
from kasboek.core.simulation.kernel import NOTHING_PAID
from kasboek.core.simulation.kernel import Payments
from kasboek.core.simulation.kernel import Sources

_PIPELINE, _EXPECTED = "pipeline", "expected"


class Dressed(NamedTuple):
    """The arrays, and what their rows stand for: drafts of the payments, cells of the factors."""

    sources: Sources
    drafts: tuple[Draft, ...]
    cells: tuple[Cell, ...]


class _Paid(NamedTuple):
    draft: Draft
    cents: int
    chances: dict[int, int]
    cell: Cell | None


def dress(ahead: Forecast) -> Dressed:
    """Return a forecast as arrays; the mean of what is drawn from them is its base line.

    But for the pipeline, which the base line takes in whole or leaves out.
    """
    return _Dressing(ahead).done()


class _Dressing:
    """Sorts the drafts of a forecast by how they are drawn."""

    def __init__(self, ahead: Forecast) -> None:
        self.ahead = ahead
        self.begin = ahead.as_of + dt.timedelta(days=1)
        self.days = (ahead.until - self.begin).days
        self.day_of = cache(self._day_of)
        book, as_of = ahead.book, ahead.as_of
        self.cells = Cells(book, as_of)
        self.certain = np.zeros(self.days + 1, np.int64)
        self.moved: dict[Cell, dict[int, int]] = {}
        self.paid: list[_Paid] = []
        self.asked = {
            each.item.id: each.item.date for each in ahead.drafts if each.item.kind is ItemKind.TAX
        }
        vat = next((tax for tax in book.taxes if tax.kind is TaxKind.VAT), None)
        self.rule = None if vat is None else rule_for(book, vat, as_of)
        self.months: dict[dt.date, int | None] = {}

    def done(self) -> Dressed:
        """Go through the drafts, and make the arrays."""
        for draft in self.ahead.drafts:
            self._add(draft)
        for draft in self.ahead.unlikely:
            if draft.traits.cash:
                self._scaled(draft, deal(draft), in_base=False)
        cells = tuple(sorted(self.moved))
        place = {cell: number for number, cell in enumerate(cells)}
        scaled = np.zeros((len(cells), self.days + 1), np.int64)
        for cell, flows in self.moved.items():
            for day, cents in flows.items():
                scaled[place[cell], day] += cents
        return Dressed(
            Sources(
                in_cents(self.ahead.opening),
                self.certain[: self.days],
                scaled[:, : self.days],
                self.cells.expected(cells),
                self.cells.shocks(cells),
                self._payments(place),
            ),
            tuple(one.draft for one in self.paid),
            cells,
        )

    def _add(self, draft: Draft) -> None:
        item = draft.item
        if not draft.traits.cash:
            return
        if item.certainty == _PIPELINE:
            self._scaled(draft, deal(draft), in_base=True)
        elif item.kind in BY_WEEK or (
            item.kind is ItemKind.PLANNED and item.certainty == _EXPECTED
        ):
            cell = self.cells.of(draft, self.day_of(item.date) // 7)
            self._scaled(draft, cell, in_base=True)
        elif draft.spread is not None or item.probability != 1:
            self._pays(draft, None)
        else:
            self.certain[self.day_of(item.date)] += in_cents(item.value)

    def _scaled(self, draft: Draft, cell: Cell, *, in_base: bool) -> None:
        """Let a factor scale a draft, and with it what it adds to the VAT."""
        flows = self.moved.setdefault(cell, {})
        item = draft.item
        if item.kind in BY_WEEK and draft.spread is not None:
            for day, cents in self._parts(draft, draft.spread):
                flows[day] = flows.get(day, 0) + cents
        elif draft.spread is not None or item.probability != 1:
            self._pays(draft, cell)
        else:
            day = self.day_of(item.date)
            flows[day] = flows.get(day, 0) + in_cents(item.value)
        for kind, date, amount, pays in draft.taxes:
            due = self._due(date) if kind is AccountClass.VAT and not pays else None
            if due is not None:
                flows[due] = flows.get(due, 0) - in_cents(amount)
                if in_base:  # the tax in the base line has it already
                    self.certain[due] += in_cents(amount)

    def _due(self, date: dt.date) -> int | None:
        """Return the day on which VAT of a date is paid, if the forecast asks for it."""
        if self.rule is None:
            return None
        if date not in self.months:
            period = period_of(self.rule, date, self.ahead.book.bank_holidays)
            asked = self.asked.get(f"tax/{TaxKind.VAT.value}/{period.label}")
            self.months[date] = None if asked is None else self.day_of(asked)
        return self.months[date]

    def _parts(self, draft: Draft, spread: Spread) -> Iterable[tuple[int, int]]:
        """Yield the days and cents of a learned draft: many customers at once, so no draw."""
        done = before = 0
        for date, chance in spread.parts:
            done += chance
            upto = in_cents(draft.item.value * done / MILLION)
            yield self.day_of(date), upto - before
            before = upto

    def _pays(self, draft: Draft, cell: Cell | None) -> None:
        item = draft.item
        parts = draft.spread.parts if draft.spread else ((item.date, MILLION),)
        comes, sure = item.probability, item.probability == 1
        chances: dict[int, int] = {}
        day_of = self.day_of
        for date, chance in parts:
            day = day_of(date)
            part = chance if sure else int((chance * comes).to_integral_value(ROUND_HALF_UP))
            chances[day] = chances.get(day, 0) + part
        chances[self.days] = chances.get(self.days, 0) + MILLION - sum(chances.values())
        whole = item.value if sure else item.of * item.rate
        self.paid.append(_Paid(draft, in_cents(whole), chances, cell))
        if cell is not None:
            self.moved.setdefault(cell, {})

    def _day_of(self, date: dt.date) -> int:
        """Return how many days after the first day ahead; the number of days for what is beyond."""
        return min(max((date - self.begin).days, 0), self.days)

    def _payments(self, place: dict[Cell, int]) -> Payments:
        if not self.paid:
            return NOTHING_PAID
        width = max(len(one.chances) for one in self.paid)
        day = np.full((len(self.paid), width), self.days, np.int32)
        chance = np.zeros((len(self.paid), width), np.int64)
        for row, one in enumerate(self.paid):
            for column, (when, part) in enumerate(sorted(one.chances.items())):
                day[row, column], chance[row, column] = when, part
        cents = numbers(one.cents for one in self.paid)
        cell = numbers(-1 if one.cell is None else place[one.cell] for one in self.paid)
        return Payments(cents, day, chance, cell)


def in_cents(amount: Decimal) -> int:
    """Return an amount in whole cents."""
    return int((amount * 100).to_integral_value(ROUND_HALF_UP))
