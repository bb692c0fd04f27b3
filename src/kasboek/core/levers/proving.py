"""The forecast with the levers pulled, worked out anew: proved, not guessed.

An invoice or bill gets the new day as its `expected` date, as the founder would write it; a line of
the plan is moved by an adjust. So taxes that follow the money follow it here too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kasboek.core.forecast import forecast
from kasboek.core.forecast.model import Forecast
from kasboek.core.levers.choosing import remedy
from kasboek.core.levers.model import Act
from kasboek.core.levers.model import Lever
from kasboek.core.levers.model import Proof
from kasboek.core.levers.model import Remedy
from kasboek.core.saying import Source
from kasboek.core.scenario import Adjust
from kasboek.core.scenario import Scenario

_ROUNDS = 3
"""How often a set that turned out not to hold is chosen anew, by as much more as it lacked."""


def mended(base: Forecast) -> tuple[Remedy, Proof]:
    """Return the cheapest set of levers that holds when the forecast is worked out anew."""
    found = remedy(base)
    proof, margin = proved(found), Decimal()
    for _ in range(_ROUNDS):
        if proof.holds or not found.enough:
            break
        margin += found.limit - proof.low.amount - _drawn(found)
        found = remedy(base, margin)
        proof = proved(found)
    return found, proof


def proved(found: Remedy) -> Proof:
    """Return the forecast with all levers of a remedy, and what each does on its own."""
    base, low = found.base, found.base.low_point
    after = pulled(base, found.levers)
    lifts = []
    for lever in found.levers:
        if lever.act is Act.BORROW:
            lifts.append(lever.amount)
        else:
            alone = pulled(base, [lever])
            day = next((one for one in alone.path if one.date == low.date), None)
            lifts.append(Decimal() if day is None else day.balance - low.amount)
    holds = after.low_point.amount + _drawn(found) >= found.limit
    return Proof(after, after.low_point, tuple(lifts), holds)


def _drawn(found: Remedy) -> Decimal:
    return sum((one.amount for one in found.levers if one.act is Act.BORROW), Decimal())


def pulled(base: Forecast, levers: Sequence[Lever]) -> Forecast:
    """Work a forecast out anew with levers pulled; an overdraft moves nothing."""
    days = {
        move.item.id: move.to
        for lever in levers
        if lever.act is not Act.POSTPONE
        for move in lever.moves
    }
    items = tuple(
        item._replace(expected=days[item.id]) if item.id in days else item
        for item in base.book.items
    )
    name, nowhere = f"{base.scenario.name} + levers", Source("", 0)
    adjusts = tuple(
        Adjust(
            scenario=name,
            label=item.id,
            date=base.as_of,
            source=nowhere,
            plan=item.plan,
            begin=item.date,
            until=item.date,
            delay=(to - item.date).days,
        )
        for lever in levers
        if lever.act is Act.POSTPONE
        for item, to in lever.moves
    )
    book = replace(base.book, items=items) if days else base.book
    trial = Scenario(name, based_on=base.scenario.name, adjusts=adjusts)
    return forecast(book, trial, base.until)
