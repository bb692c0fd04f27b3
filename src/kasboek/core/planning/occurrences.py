"""Every occurrence of the plan: when it holds, what used it up, and what passed unmet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kasboek.core.book import Book
from kasboek.core.forecast.plan.assignment import assign
from kasboek.core.forecast.plan.assignment import likely
from kasboek.core.forecast.plan.evidence import Evidence
from kasboek.core.forecast.plan.lines import take_apart
from kasboek.core.forecast.plan.planned import in_scenario
from kasboek.core.forecast.plan.planned import placeholders
from kasboek.core.forecast.plan.planned import seen
from kasboek.core.forecast.plan.slots import OutgrownError
from kasboek.core.forecast.plan.slots import Slot
from kasboek.core.forecast.plan.slots import slots
from kasboek.core.forecast.plan.slots import unmet
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.forecast.scenario.scenarios import lineage
from kasboek.core.plan import PlanLine
from kasboek.core.plan import Unmet
from kasboek.core.saying import Money
from kasboek.core.saying import Problem
from kasboek.core.saying import Source

_DAY = dt.timedelta(days=1)
_NOTHING = Decimal()


class State(StrEnum):
    """How an occurrence stands at the end of `as_of`."""

    COMING = "coming"
    PART = "part"
    MET = "met"
    UNMET = "unmet"
    PIPELINE = "pipeline"
    TAX = "tax"


class Use(NamedTuple):
    """A booking that used up a part of an occurrence; `item` is the invoice or bill, if it is one.

    `amount` is positive, in the occurrence's currency.
    """

    date: dt.date
    amount: Decimal
    text: str
    item: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One occurrence of a planned line; `last` is the last day of its interval.

    `planned`, `used` and `rest` are signed as cash is (payments negative), in `currency`.
    """

    id: str
    name: str
    date: dt.date
    begin: dt.date
    last: dt.date
    currency: str
    planned: Decimal
    used: Decimal
    rest: Decimal
    state: State
    unmet: Unmet
    uses: tuple[Use, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class History:
    """What of one line passed unmet, oldest first, and what happens to it."""

    id: str
    name: str
    unmet: Unmet
    missed: tuple[tuple[dt.date, Money], ...]
    source: Source

    @property
    def total(self) -> Money:
        """Return the sum of what did not come; payments negative."""
        _, first = self.missed[0]
        return Money(sum((each.number for _, each in self.missed), _NOTHING), first.currency)


@dataclass(frozen=True, slots=True)
class Listing:
    """The occurrences from `start` to `end` (exclusive), by day, and what passed unmet in it."""

    as_of: dt.date
    start: dt.date
    end: dt.date
    occurrences: tuple[Occurrence, ...]
    histories: tuple[History, ...]
    problems: tuple[Problem, ...]


def occurrences(
    book: Book, as_of: dt.date, start: dt.date, end: dt.date, scenario: str = "base"
) -> Listing:
    """List every occurrence whose day lies in the window, as the forecast of `as_of` sees it.

    What the forecast leaves out, as it passed and is dropped, gets what the others left.

    Raises:
        UnknownScenarioError: there is no scenario of this name.
    """
    chain, _ = lineage(book, scenario)
    names = tuple(each.name for each in chain)
    lines = [plan for plan in book.plan if in_scenario(plan, names)]
    setting = Setting(book, as_of, max(end, as_of + _DAY))
    held = placeholders(setting, lines)
    passed = _dropped(setting, lines, held)
    found = [slot for slot in (*held, *passed) if start <= slot.date < end]
    found.sort(key=lambda slot: (slot.date, slot.line.plan.source, slot.line.plan.id))
    places = {item.id: item.source for item in book.items}
    listed = tuple(_occurrence(book, slot, places) for slot in found)
    return Listing(as_of, start, end, listed, _histories(listed), tuple(setting.problems))


def _dropped(setting: Setting, lines: Iterable[PlanLine], held: list[Slot]) -> list[Slot]:
    """Return the occurrences that passed and are dropped, used up by what is left for them."""
    known = {(slot.line.plan.source, slot.date) for slot in held}
    found: list[Slot] = []
    for plan in lines:
        if unmet(plan) is Unmet.DROP:
            line = take_apart(setting.book, plan, setting.names)
            with suppress(ValueError, OutgrownError):  # `placeholders` has told it
                every = slots(line, seen(setting, line), setting.tomorrow, every=True)
                found += [slot for slot in every if (plan.source, slot.date) not in known]
    taken = {real for slot in held for real, _ in slot.uses}
    assign(setting.book, found, setting.as_of, taken)
    return found


def _occurrence(book: Book, slot: Slot, places: Mapping[str, Source]) -> Occurrence:
    plan, line = slot.line.plan, slot.line
    sign = -1 if line.flows and line.flows[0].amount < 0 else 1
    return Occurrence(
        id=plan.id,
        name=plan.payee or plan.narration,
        date=slot.date,
        begin=slot.begin,
        last=slot.end - _DAY,
        currency=line.flows[0].currency if line.flows else book.currency,
        planned=sign * slot.plan,
        used=sign * slot.used,
        rest=sign * slot.rest,
        state=_state(slot),
        unmet=unmet(plan),
        uses=tuple(_use(book, real, amount, places) for real, amount in slot.uses),
        source=plan.source,
    )


def _state(slot: Slot) -> State:
    if not slot.line.flows:
        return State.TAX
    if not likely(slot):
        return State.PIPELINE
    if not slot.rest:
        return State.MET
    if slot.passed:
        return State.UNMET
    return State.PART if slot.used else State.COMING


def _use(book: Book, real: Evidence, amount: Decimal, places: Mapping[str, Source]) -> Use:
    if real.item is not None:
        return Use(real.date, amount, real.counterparty, real.item, places[real.item])
    entry = book.entries[real.entry]
    text = " ".join(filter(None, (entry.payee, entry.narration)))
    return Use(real.date, amount, text, None, Source(entry.file, entry.line))


def _histories(listed: Iterable[Occurrence]) -> tuple[History, ...]:
    missed: dict[Source, list[Occurrence]] = {}
    for each in listed:
        if each.state is State.UNMET:
            missed.setdefault(each.source, []).append(each)
    return tuple(
        History(
            those[0].id,
            those[0].name,
            those[0].unmet,
            tuple((each.date, Money(each.rest, each.currency)) for each in those),
            source,
        )
        for source, those in sorted(missed.items())
    )
