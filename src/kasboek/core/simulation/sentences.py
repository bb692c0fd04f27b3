"""What a simulation comes down to, in sentences a founder reads."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from decimal import Decimal

from kasboek.core.forecast.item import tax_name
from kasboek.core.forecast.model import Forecast
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.core.simulation.cells import Way
from kasboek.core.simulation.model import Matter
from kasboek.core.simulation.model import Simulation
from kasboek.core.simulation.spending import Cautious

_LEAST, _MOST = 0.005, 0.995
"""Chances below and above which so many in 100 would say none, or all."""


def blind(drawn: Simulation) -> bool:
    """Say whether no payment at all is known ahead, so that how cash falls says nothing."""
    return not any(item.value < 0 for item in drawn.forecast.items)


def likely(drawn: Simulation) -> Iterator[Saying]:
    """Yield how likely cash falls below zero, and below the buffer where there is one.

    Where no payment is known that is said instead: an empty plan is no safe one.
    """
    ahead = drawn.forecast
    if blind(drawn):
        yield saying("simulation.blind")
        return
    yield saying("simulation.zero", chance=chance(drawn, drawn.p_below_zero), until=ahead.until)
    if drawn.p_below_buffer is not None and ahead.buffer.amount:
        often = chance(drawn, drawn.p_below_buffer)
        buffer = Money(ahead.buffer.amount, ahead.book.currency)
        yield saying("simulation.buffer", chance=often, buffer=buffer, until=ahead.until)


def chances(drawn: Simulation) -> Iterator[Saying]:
    """Yield how likely cash falls below zero and the buffer, when, by how much, and through what.

    What cannot happen on any path is said in one sentence.
    """
    ahead = drawn.forecast
    currency = ahead.book.currency
    yield from likely(drawn)
    yield from _cash_out(drawn)
    if drawn.days:
        last = drawn.days[-1]
        low, high = Money(last.p10, currency), Money(last.p90, currency)
        yield saying("simulation.band", low=low, high=high, day=last.date)
    yield saying("simulation.cash-at-risk", amount=Money(drawn.cash_at_risk, currency))
    outflow = Money(drawn.liquidity_at_risk, currency)
    yield saying("simulation.liquidity-at-risk", amount=outflow)
    if drawn.watched.matters:
        first, *others = _matters(ahead, drawn.watched.matters)
        told = first
        for other in others:
            told = saying("simulation.and", first=told, then=other)
        yield saying("simulation.matters", day=drawn.watched.date, items=told)
    yield saying("simulation.paths", count=Decimal(drawn.paths))


def safe_on_p10(drawn: Simulation) -> Saying:
    """Say what is safe to spend with nine chances in ten."""
    safe = drawn.safe_to_spend
    key = "simulation.short" if safe < 0 else "simulation.safe"
    return saying(key, amount=Money(abs(safe), drawn.forecast.book.currency))


def affords_on_p10(drawn: Simulation, answer: Cautious) -> Saying:
    """Say whether an amount can be afforded with nine chances in ten, and else from when on."""
    ahead = drawn.forecast
    if answer.possible:
        room = Money(answer.room, ahead.book.currency)
        return saying("simulation.afford-yes", day=answer.on, room=room, low=answer.lowest_on)
    short = Money(answer.amount - answer.room, ahead.book.currency)
    if answer.first_day is None:
        last = drawn.days[-1].date
        return saying("simulation.afford-never", short=short, low=answer.lowest_on, last=last)
    begin = answer.first_day
    return saying("simulation.afford-from", short=short, low=answer.lowest_on, day=begin)


def chance(drawn: Simulation, part: float) -> Saying:
    """Say a chance as so many in 100, or that it is on none or on all of the paths."""
    if part in {0, 1}:
        return saying(
            "simulation.none" if part == 0 else "simulation.all", paths=Decimal(drawn.paths)
        )
    if part < _LEAST:
        return saying("simulation.under-one")
    if part > _MOST:
        return saying("simulation.over-99")
    return saying("simulation.in-hundred", count=int(part * 100 + 0.5))


def _cash_out(drawn: Simulation) -> Iterator[Saying]:
    early, half, late = drawn.cash_out
    if early is None:
        return
    if early <= drawn.forecast.as_of:
        yield saying("simulation.cash-out-already")
    elif half is None:
        yield saying("simulation.cash-out-some", early=early)
    elif late is None:
        yield saying("simulation.cash-out-half", early=early, half=half)
    else:
        yield saying("simulation.cash-out", early=early, half=half, late=late)


def _matters(ahead: Forecast, matters: Iterable[Matter]) -> list[Saying]:
    """Say what makes the difference, the largest first; what has one name is one thing."""
    sums: dict[str | Saying, Decimal] = {}
    for matter in matters:
        who = _matter(ahead, matter)
        sums[who] = sums.get(who, Decimal()) + matter.difference
    currency = ahead.book.currency
    return [
        saying("simulation.matter", who=who, amount=Money(difference, currency))
        for who, difference in sorted(sums.items(), key=lambda one: -abs(one[1]))
    ]


def _matter(ahead: Forecast, matter: Matter) -> str | Saying:
    """Return the name of what makes a difference."""
    if matter.draft is not None:
        item = matter.draft.item
        return item.counterparty or tax_name(item) or saying(f"category.{item.category}")
    assert matter.cell is not None
    if matter.cell.way is Way.DEAL:
        return next(
            (
                line.payee or line.narration
                for line in ahead.book.plan
                if line.id == matter.cell.plan
            ),
            matter.cell.plan,
        )
    return saying(f"category.{matter.cell.flow.category}")
