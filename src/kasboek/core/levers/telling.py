"""A lever and a remedy in words."""

from __future__ import annotations

from decimal import Decimal

from kasboek.core.levers.model import Act
from kasboek.core.levers.model import Lever
from kasboek.core.levers.model import Proof
from kasboek.core.levers.model import Remedy
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying


def does(lever: Lever, currency: str) -> Saying:
    """Say what to do."""
    amount = Money(lever.amount, currency)
    if lever.act is Act.BORROW:
        return saying(
            "levers.borrow",
            amount=amount,
            account=lever.who,
            days=lever.days,
            until=lever.until,
        )
    first, last = lever.moves[0], max(lever.moves, key=lambda move: move.to)
    return saying(
        f"levers.{lever.act}",
        amount=amount,
        who=lever.who,
        count=len(lever.moves),
        date=first.item.date,
        to=last.to,
        days=lever.days,
    )


def costs(lever: Lever, currency: str) -> Saying:
    """Say what it costs, at most."""
    if lever.cost is None:
        return saying("levers.cost-unknown")
    if not lever.cost:
        return saying("levers.cost-none")
    return saying("levers.cost", amount=Money(lever.cost, currency))


def verdict(found: Remedy, proof: Proof) -> Saying:
    """Say whether it is enough, with the low point before and after."""
    currency = found.base.book.currency
    bar = saying(
        "levers.buffer" if found.of_buffer else "levers.zero",
        limit=Money(found.limit, currency),
    )
    if not found.needed:
        lowest = found.base.low_point
        return saying("levers.not-needed", low=Money(lowest.amount, currency), date=lowest.date)
    if not found.levers:
        return saying("levers.none", bar=bar)
    low, date = Money(proof.low.amount, currency), proof.low.date
    if not (found.enough and proof.holds):
        return saying("levers.not-enough", bar=bar, low=low, date=date)
    total = costs(Lever(Act.BORROW, "", (), found.limit, found.cost), currency)
    drawn = next((one.amount for one in found.levers if one.act is Act.BORROW), None)
    if drawn is None:
        told = saying("levers.enough", bar=bar, low=low, date=date, cost=total)
    else:
        carried = Money(drawn, currency)
        told = saying("levers.enough-drawn", bar=bar, low=low, date=date, drawn=carried, cost=total)
    later = _later(found)
    return saying("levers.later", told=told, later=Money(later, currency)) if later else told


def _later(found: Remedy) -> Decimal:
    """Return what is put off to a day beyond the forecast, which no longer shows it."""
    moves = (move for lever in found.levers for move in lever.moves)
    return -sum((move.item.value for move in moves if move.to >= found.base.until), Decimal())


def advice(found: Remedy) -> Saying | None:
    """Say what to do where zero is broken and nothing helps: first of all, ask advice."""
    return saying("levers.advice") if found.advice else None
