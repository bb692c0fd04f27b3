"""When cash is tightest, and why: what went out before it, and what comes only after it."""

from __future__ import annotations

import datetime as dt
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
_SOON = dt.timedelta(days=31)
"""How long after the low point a receipt still counts as one that came too late for it."""


class Causes(NamedTuple):
    """Why a low point is low: the largest payments before it, the largest receipts after it."""

    peak: Day
    payments: tuple[Item, ...]
    receipts: tuple[Item, ...]


def causes(ahead: Forecast) -> Causes:
    """Return the largest payments since cash was last highest, and receipts up to a month later."""
    low = ahead.low_point.date
    days = (Day(ahead.as_of, ahead.opening), *ahead.path)
    before = [one for one in days if one.date < low] or [days[0]]
    peak = max(before, key=lambda one: (one.balance, one.date))
    out = [i for i in ahead.items if peak.date < i.date <= low and i.value < 0]
    late = [i for i in ahead.items if low < i.date <= low + _SOON and i.value > 0]
    largest = sorted(out, key=lambda i: (i.value, i.date, i.id))[:_MOST]
    missed = sorted(late, key=lambda i: (-i.value, i.date, i.id))[:_MOST]
    return Causes(peak, tuple(largest), tuple(missed))


def tightest(ahead: Forecast, say: Say) -> Json:
    """Write the low point, why in a sentence, and the items that make it."""
    low, found = ahead.low_point, causes(ahead)
    every = (*found.payments, *found.receipts)
    return {
        "date": day(low.date),
        "amount": decimal(low.amount),
        "headroom": decimal(low.headroom),
        "says": " ".join(say(one) for one in _says(ahead, found, say)),
        "items": [item(one, ahead.book.currency, say) for one in every],
    }


def _says(ahead: Forecast, found: Causes, say: Say) -> list[Saying]:
    said = [lowest(ahead)]
    if found.payments:
        named = _named(ahead, found.payments, say)
        said.append(saying("looks.tight-out", date=found.peak.date, items=named))
    if found.receipts:
        named = _named(ahead, found.receipts, say)
        said.append(saying("looks.tight-late", items=named))
    return said


def _named(ahead: Forecast, items: tuple[Item, ...], say: Say) -> str:
    return ", ".join(
        say(
            saying(
                "looks.tight-item",
                who=one.counterparty or say(saying(f"category.{one.category}")),
                amount=Money(abs(one.value), ahead.book.currency),
                date=one.date,
            )
        )
        for one in items
    )
