"""When cash is tightest, and why: what went out before it, and what comes only after it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kasboek.core.ahead.causes import Causes
from kasboek.core.ahead.causes import Group
from kasboek.core.ahead.causes import causes
from kasboek.core.ahead.causes import largest
from kasboek.core.ahead.sentences import lowest
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.saying import Money
from kasboek.core.saying import Say
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.core.shapes.shape import Json
from kasboek.core.shapes.shape import day
from kasboek.core.shapes.shape import decimal
from kasboek.core.shapes.shape import item

_ITEMS = 5


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
