"""When cash is tightest, and why: what went out before it, and what comes only after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.forecast.model import Day
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.saying import Money
from kasboek.core.saying import Say
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.core.sentences import lowest
from kasboek.core.shape import Json
from kasboek.core.shape import day
from kasboek.core.shape import decimal
from kasboek.core.shape import item

_MOST = 3
_ITEMS = 5
_SOON = dt.timedelta(days=31)
"""How long after the low point a receipt still counts as one that came too late for it."""


class Causes(NamedTuple):
    """Why a low point is low.

    `since` is the last day on which cash was highest before it; `payments` and `receipts` are all
    that moves from there to the low point, `late` what comes within a month after it.
    """

    since: dt.date
    payments: tuple[Item, ...]
    receipts: tuple[Item, ...]
    late: tuple[Item, ...]


class Group(NamedTuple):
    """What one counterparty pays or is paid: its sum, positive, and the first day of it."""

    who: str | Saying
    amount: Decimal
    first: dt.date


def causes(ahead: Forecast, year: Forecast) -> Causes:
    """Return what makes the low point of a forecast; `year` is the same one a year ahead."""
    low = ahead.low_point.date
    days = (Day(ahead.as_of, ahead.opening), *ahead.path)
    before = [one for one in days if one.date < low] or [days[0]]
    since = max(before, key=lambda one: (one.balance, one.date)).date
    way = [one for one in ahead.items if since < one.date <= low]
    return Causes(
        since,
        tuple(one for one in way if one.value < 0),
        tuple(one for one in way if one.value > 0),
        tuple(one for one in year.items if low < one.date <= low + _SOON and one.value > 0),
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


def tightest(ahead: Forecast, year: Forecast, say: Say) -> Json:
    """Write the low point, why in words, and the largest items before and after it."""
    low, found = ahead.low_point, causes(ahead, year)
    every = (*_first(found.payments), *_first(found.late))
    why = " ".join(say(one) for one in _why(ahead.book.currency, found, say))
    return {
        "date": day(low.date),
        "amount": decimal(low.amount),
        "headroom": decimal(low.headroom),
        "says": f"{say(lowest(ahead))} {why}".strip(),
        "why": why,
        "items": [item(one, ahead.book.currency, say) for one in every],
    }


def _first(items: tuple[Item, ...]) -> list[Item]:
    return sorted(items, key=lambda one: (-abs(one.value), one.date, one.id))[:_ITEMS]


def _why(currency: str, found: Causes, say: Say) -> Iterator[Saying]:
    if found.payments:
        out = Money(-sum((one.value for one in found.payments), Decimal()), currency)
        income = Money(sum((one.value for one in found.receipts), Decimal()), currency)
        named = _named(currency, largest(found.payments), "looks.tight-item", say)
        yield saying("looks.tight-out", date=found.since, out=out, income=income, items=named)
    if found.late:
        named = _named(currency, largest(found.late), "looks.tight-from", say)
        yield saying("looks.tight-late", items=named)


def _named(currency: str, groups: tuple[Group, ...], key: str, say: Say) -> str:
    return ", ".join(
        say(Saying(key, (("who", who), ("amount", Money(amount, currency)), ("date", first))))
        for who, amount, first in groups
    )
