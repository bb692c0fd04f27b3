"""Why cash is low on a day: what went out on the way there, and what comes only after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.forecast.model import Day
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

_MOST = 3
_DAY = dt.timedelta(days=1)
_SOON = dt.timedelta(days=31)
"""How long after the day a receipt still counts as one that came too late for it."""


class Causes(NamedTuple):
    """Why cash is low on a day.

    `since` is the last day on which cash was highest before it, `balance` what there was then;
    `payments` and `receipts` are all that moves from there to the day, `late` what comes within a
    month after it.
    """

    since: dt.date
    balance: Decimal
    payments: tuple[Item, ...]
    receipts: tuple[Item, ...]
    late: tuple[Item, ...]


class Group(NamedTuple):
    """What one counterparty pays or is paid: its sum, positive, and the first day of it."""

    who: str | Saying
    amount: Decimal
    first: dt.date


def causes(ahead: Forecast, year: Forecast, on: dt.date | None = None) -> Causes:
    """Return what makes a day low, the low point by default; `year` is the same a year ahead."""
    low = on or ahead.low_point.date
    days = (Day(ahead.as_of, ahead.opening), *ahead.path)
    before = [one for one in days if one.date < low] or [days[0]]
    highest = max(before, key=lambda one: (one.balance, one.date))
    since = highest.date
    way = ahead.between(since + _DAY, low + _DAY)
    return Causes(
        since,
        highest.balance,
        tuple(one for one in way if one.value < 0),
        tuple(one for one in way if one.value > 0),
        tuple(one for one in year.between(low + _DAY, low + _SOON + _DAY) if one.value > 0),
    )


def largest(items: Iterable[Item]) -> tuple[Group, ...]:
    """Return the counterparties with the largest sums; without a name, the row stands for it."""
    sums: dict[str | Saying, tuple[Decimal, dt.date]] = {}
    for one in items:
        who = one.counterparty or saying(f"category.{one.category}")
        amount, first = sums.get(who, (Decimal(), one.date))
        sums[who] = amount + abs(one.value), min(first, one.date)
    groups = (Group(who, amount, first) for who, (amount, first) in sums.items())
    return tuple(sorted(groups, key=lambda group: (-group.amount, group.first))[:_MOST])
