"""Can it be afforded: from which day on, and else what would make it possible.

An expense on a day is affordable when it is at most the lowest headroom from that day on, where
headroom is balance + overdraft limit - buffer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

from kasboek.core.accounts import OPERATING_RECEIPTS
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Category
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import ItemKind
from kasboek.core.relations import PaysBy

_MOST_LEVERS = 20
_ASKED = frozenset({ItemKind.INVOICE, ItemKind.PLANNED})
_POSTPONABLE = frozenset({ItemKind.PLANNED, ItemKind.BUDGET})
_FIXED = frozenset({"committed", "booked"})
_NEVER_LATE = frozenset({Category.PAYROLL, Category.TAX, Category.DEBT_SERVICE})


class Room(NamedTuple):
    """A day, the lowest headroom from that day on, and the day on which that is."""

    date: dt.date
    lowest: Decimal
    on: dt.date


class Act(StrEnum):
    """What can be done with an item to make room."""

    COLLECT = "collect"
    POSTPONE = "postpone"


class Lever(NamedTuple):
    """An item that would make room: a receipt collected earlier or a payment put off.

    `item` is the whole of it. `parts` are the days and amounts, positive, of what of it counts: all
    that a receipt brings after the day, all of a payment up to it.
    """

    act: Act
    item: Item
    amount: Decimal
    """What it adds, positive, in the operating currency."""
    by: dt.date
    """By when a receipt must be there to help, or what day a payment is put off from."""
    parts: tuple[tuple[dt.date, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Affordable:
    """The answer for an amount on a day; money is in the operating currency.

    `room` is the lowest later headroom from `on`, reached on `lowest_on`. `first_day` is the first
    day from `on` from which no later low point breaks the buffer; `None` where there is none before
    `until`. `missing` is zero when it is affordable. `enough` says whether the levers close it.
    """

    amount: Decimal
    on: dt.date
    until: dt.date
    room: Decimal
    lowest_on: dt.date
    possible: bool
    first_day: dt.date | None
    missing: Decimal
    levers: tuple[Lever, ...]
    enough: bool


def verdict(forecast: Forecast, answer: Affordable) -> bool | None:
    """Say whether it can be afforded; `None` where that hangs on a buffer that is not known yet."""
    return None if answer.possible and forecast.buffer.unknown is not None else answer.possible


def headroom(forecast: Forecast) -> tuple[tuple[dt.date, Decimal], ...]:
    """Return balance + overdraft limit - buffer for every day of the path."""
    return tuple((day.date, forecast.headroom(day.balance)) for day in forecast.path)


def rooms(forecast: Forecast) -> tuple[Room, ...]:
    """Return for every day the most that can be spent on it: the lowest later headroom."""
    return lowest_later(headroom(forecast))


def lowest_later(spare: Sequence[tuple[dt.date, Decimal]]) -> tuple[Room, ...]:
    """Return for every day the lowest headroom from that day on."""
    backwards = accumulate(
        reversed([Room(day, left, day) for day, left in spare]),
        lambda later, here: Room(here.date, *min((here.lowest, here.on), later[1:])),
    )
    return tuple(backwards)[::-1]


def afford(forecast: Forecast, amount: Decimal, on: dt.date | None = None) -> Affordable:
    """Answer whether `amount` can be spent on `on` (default: the day after `as_of`).

    Raises:
        ValueError: the day lies outside the forecast.
    """
    ahead = [room for room in rooms(forecast) if on is None or room.date >= on]
    if not ahead or (on is not None and ahead[0].date != on):
        raise ValueError(on)
    here = ahead[0]
    first = next((room.date for room in ahead if amount <= room.lowest), None)
    missing = max(Decimal(), amount - here.lowest)
    levers, left = _levers(forecast, amount, here.date) if missing else ((), Decimal())
    return Affordable(
        amount=amount,
        on=here.date,
        until=forecast.until,
        room=here.lowest,
        lowest_on=here.on,
        possible=not missing,
        first_day=first,
        missing=missing,
        levers=levers,
        enough=not left,
    )


def _levers(forecast: Forecast, amount: Decimal, on: dt.date) -> tuple[tuple[Lever, ...], Decimal]:
    """Take levers, the nearest first, until no day from `on` is short; return what stays short.

    Each round lifts the deepest day: a receipt that comes after it would have to come by then, or
    a payment before it, be it before `on`, would have to wait until after the forecast.
    """
    spare = {day: room for day, room in headroom(forecast) if day >= on}
    free = list(forecast.items)
    taken: list[Lever] = []
    while (short := amount - min(spare.values())) > 0 and len(taken) < _MOST_LEVERS:
        deepest = min(spare, key=lambda day: (spare[day], day))
        lever = _next(forecast, free, deepest)
        if lever is None:
            break
        free = [item for item in free if item.id != lever.item.id]
        taken.append(lever)
        for day in spare:
            spare[day] += _adds(lever, day)
    wholes = {draft.item.id: draft.item for draft in forecast.drafts} if taken else {}
    taken = [lever._replace(item=wholes[lever.item.id]) for lever in taken]
    if short > 0:
        return tuple(taken), short
    return _needed(taken, spare, amount), Decimal()


def _needed(
    taken: list[Lever], spare: dict[dt.date, Decimal], amount: Decimal
) -> tuple[Lever, ...]:
    """Leave out what need not be put off as something larger is: one call, not five."""
    kept = list(taken)
    puts = [lever for lever in taken if lever.act is Act.POSTPONE]
    for lever in sorted(puts, key=lambda one: one.amount):
        without = {day: room - _adds(lever, day) for day, room in spare.items()}
        if min(without.values()) >= amount:
            kept.remove(lever)
            spare = without
    return tuple(kept)


def _adds(lever: Lever, day: dt.date) -> Decimal:
    """Return what a lever adds on a day: a receipt until it came anyway, a payment from its day."""
    collect = lever.act is Act.COLLECT
    return sum((part for date, part in lever.parts if (day < date) == collect), Decimal())


def _next(forecast: Forecast, free: list[Item], deepest: dt.date) -> Lever | None:
    """Return the first invoice after the day, else deal, else the last free payment up to it."""
    unasked = _unasked(forecast)
    later = [
        item
        for item in free
        if item.date > deepest
        and item.value > 0
        and item.category in OPERATING_RECEIPTS
        and item.kind in _ASKED
        and item.plan not in unasked
    ]
    if later:
        first = next((item for item in later if item.kind is ItemKind.INVOICE), later[0])
        return _lever(Act.COLLECT, first, deepest, later)
    out = [item for item in free if item.date <= deepest and item.value < 0]
    for item in reversed(out):
        if _can_wait(forecast, item):
            mine = [one for one in out if one.id == item.id]
            return _lever(Act.POSTPONE, item, mine[0].date, mine)
    return None


def _unasked(forecast: Forecast) -> frozenset[str]:
    """Return the lines of cash that come again and again: nobody pays before the sale is made."""
    accounts = forecast.book.accounts
    return frozenset(
        line.id
        for line in forecast.book.plan
        if line.repeat is not None
        and not any(
            (account := accounts.get(leg.account)) and account.kind is AccountClass.RECEIVABLE
            for leg in line.legs
        )
    )


def _lever(act: Act, item: Item, by: dt.date, among: list[Item]) -> Lever:
    """Return a lever of all parts of an item."""
    parts = tuple((one.date, abs(one.value)) for one in among if one.id == item.id)
    return Lever(act, item, sum((part for _, part in parts), Decimal()), by, parts)


def _can_wait(forecast: Forecast, item: Item) -> bool:
    """Say whether a payment may be put off: no wages, tax or loan, and nothing others collect."""
    if item.kind not in _POSTPONABLE or item.certainty in _FIXED or item.category in _NEVER_LATE:
        return False
    who = forecast.book.counterparties.get(item.counterparty)
    return who is None or who.pays_by is PaysBy.TRANSFER
