"""Planned lines as items: what of each occurrence is still to come, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from decimal import Decimal

from kasboek.core.book import Book
from kasboek.core.forecast.paying.spreading import Spreads
from kasboek.core.forecast.plan.assignment import assign
from kasboek.core.forecast.plan.assignment import likely
from kasboek.core.forecast.plan.lines import FlowKind
from kasboek.core.forecast.plan.lines import Line
from kasboek.core.forecast.plan.lines import take_apart
from kasboek.core.forecast.plan.moulds import WHOLE
from kasboek.core.forecast.plan.moulds import Mould
from kasboek.core.forecast.plan.moulds import Ways
from kasboek.core.forecast.plan.moulds import cast
from kasboek.core.forecast.plan.moulds import moulds_of
from kasboek.core.forecast.plan.slots import OutgrownError
from kasboek.core.forecast.plan.slots import Slot
from kasboek.core.forecast.plan.slots import slots
from kasboek.core.forecast.plan.slots import unmet
from kasboek.core.forecast.scenario.drafts import Draft
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.plan import PlanLine
from kasboek.core.plan import Unmet
from kasboek.core.policy import BANK_DATA_AGE
from kasboek.core.saying import Money
from kasboek.core.saying import Problem
from kasboek.core.saying import saying

_NOTHING = Decimal()
_HALF_A_CENT = Decimal("0.005")


def in_scenario(plan: PlanLine, lineage: Iterable[str]) -> bool:
    """Say whether a line holds in a scenario of this lineage; most lines hold in all."""
    return not plan.scenarios or any(name in plan.scenarios for name in lineage)


def placeholders(setting: Setting, lines: Iterable[PlanLine]) -> list[Slot]:
    """Expand the lines, and use up their occurrences by what has become real."""
    found: list[Slot] = []
    for plan in lines:
        line = take_apart(setting.book, plan, setting.names)
        try:
            found += slots(line, seen(setting, line), setting.until)
        except ValueError as error:
            rule = plan.repeat.rule if plan.repeat else None
            told = saying("forecast.wrong-rule", rule=rule, text=str(error))
            setting.once(Problem(told, plan.source, error=True))
        except OutgrownError as error:
            told = saying("forecast.outgrown", name=plan.payee or plan.narration, date=error.day)
            setting.once(Problem(told, plan.source, error=True))
    assign(setting.book, found, setting.as_of)
    return found


def seen(setting: Setting, line: Line) -> dt.date:
    """Return how far bank data reaches for a line: less far where its own account is stale."""
    if not line.flows or line.flows[0].kind is not FlowKind.CASH:
        return setting.as_of
    return stale(setting.book, setting.as_of).get(line.flows[0].account, setting.as_of)


def stale(book: Book, as_of: dt.date) -> dict[str, dt.date]:
    """Return the cash accounts whose bank data lies behind, and the day each reaches to."""
    key = ("stale", as_of)
    if key not in book.memo:
        policy = book.policy("bank-data-age")
        days = policy.values[0] if policy and policy.values else Decimal(BANK_DATA_AGE)
        limit = dt.timedelta(days=int(days) if isinstance(days, Decimal) else BANK_DATA_AGE)
        book.memo[key] = {
            c.account: c.until for c in book.coverage if c.until and as_of - c.until > limit
        }
    return book.memo[key]  # type: ignore[return-value] # put there two lines above


def planned(setting: Setting, found: Iterable[Slot], spreads: Spreads) -> Iterator[Draft]:
    """Yield what of every placeholder is still to come; report what passed unmet, per line."""
    line: Line | None = None
    moulds: tuple[Mould, ...] = ()
    ways: Ways = {}
    missed: dict[str, list[Slot]] = {}
    tomorrow = setting.tomorrow  # bank data reaches no further than `as_of`
    for slot in found:
        if slot.line is not line:
            line = slot.line
            moulds = tuple(moulds_of(setting, line, ways, spreads)) if likely(slot) else ()
        if not moulds:
            continue
        part = WHOLE if slot.plan and line.flows and not slot.used else _part(setting, slot)
        if not part:
            continue
        if slot.end <= tomorrow and slot.passed and line.flows:
            missed.setdefault(line.plan.id, []).append(slot)
            if unmet(line.plan) is not Unmet.ROLL:
                continue
        for mould in moulds:
            yield cast(setting, mould, slot, part)
    for those in missed.values():
        _report(setting, those)


def unlikely(setting: Setting, found: Iterable[Slot], spreads: Spreads) -> Iterator[Draft]:
    """Yield what is still to come of the lines that are too unlikely for the base line."""
    ways: Ways = {}
    for slot in found:
        if not likely(slot) and (part := _part(setting, slot)):
            for mould in moulds_of(setting, slot.line, ways, spreads):
                if not (slot.passed and unmet(slot.line.plan) is not Unmet.ROLL):
                    yield cast(setting, mould, slot, part)


def _part(setting: Setting, slot: Slot) -> Decimal:
    """Return what part of an occurrence is still to come; without cash it is not after its day."""
    if not slot.line.flows:
        return WHOLE if slot.date > setting.as_of else _NOTHING
    if not slot.plan:  # it has shrunk to nothing
        return _NOTHING
    if not slot.used:
        return WHOLE
    # growth is rounded to cents, a booking need not be: what is left of that is nothing
    return slot.rest / slot.plan if slot.rest >= _HALF_A_CENT else _NOTHING


def _report(setting: Setting, missed: list[Slot]) -> None:
    """Tell of a line's occurrences that passed unmet, unless they are simply dropped."""
    plan = missed[0].line.plan
    what = unmet(plan)
    if what is Unmet.DROP:
        return
    total = sum((slot.rest for slot in missed), _NOTHING)
    told = saying(
        "forecast.rolled" if what is Unmet.ROLL else "forecast.ask",
        name=plan.payee or plan.narration,
        count=len(missed),
        date=missed[0].date,
        amount=Money(total, missed[0].flow.currency),
    )
    setting.once(Problem(told, plan.source))
