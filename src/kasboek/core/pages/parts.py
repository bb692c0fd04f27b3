"""Where the rest of an invoice is of which a cell shows a part: in other weeks, later, or never."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.forecast.item import SHARE
from kasboek.core.forecast.model import Beyond
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.scenario.drafts import value
from kasboek.core.saying import Say
from kasboek.core.shapes.shape import Json
from kasboek.core.shapes.shape import beyond as shaped
from kasboek.core.shapes.shape import day
from kasboek.core.shapes.shape import decimal

MOST_BEYOND = 20
"""Invoices and bills that are listed with what comes of them later; the others are summed."""
_NOTHING = Decimal()


class Rest(NamedTuple):
    """What of an invoice comes on other days than a part of it; with the part it is the whole.

    `last` is the last day ahead on which something of it comes after the part, `None` without.
    """

    earlier: Decimal
    following: Decimal
    last: dt.date | None
    later: Decimal
    never: Decimal


def is_part(item: Item) -> bool:
    """Say whether an item is what one week has of an invoice or bill that is spread over more."""
    return item.reason[0] == SHARE


def rests(ahead: Forecast, shown: Iterable[Item]) -> dict[tuple[str, dt.date], Rest]:
    """Return where the rest is of each part among the items, by its id and day."""
    parts: dict[str, list[Item]] = {one.id: [] for one in shown if is_part(one)}
    if not parts:
        return {}
    for one in ahead.items:
        if one.id in parts:
            parts[one.id].append(one)
    beyond = {one.item.id: one for one in ahead.beyond if one.item.id in parts}
    return {
        (id_, one.date): _rest(one, found, beyond.get(id_))
        for id_, found in parts.items()
        for one in found
    }


def _rest(part: Item, parts: list[Item], beyond: Beyond | None) -> Rest:
    after = [one for one in parts if one.date > part.date]
    return Rest(
        sum((one.amount for one in parts if one.date < part.date), _NOTHING),
        sum((one.amount for one in after), _NOTHING),
        max((one.date for one in after), default=None),
        beyond.later if beyond else _NOTHING,
        beyond.never if beyond else _NOTHING,
    )


def rest(found: Rest) -> Json:
    """Write where the rest of an invoice is, in its own currency and sign."""
    return {
        "earlier": decimal(found.earlier),
        "following": decimal(found.following),
        "last": day(found.last),
        "later": decimal(found.later),
        "never": decimal(found.never),
    }


def beyond(ahead: Forecast, say: Say) -> Json:
    """Write what invoices and bills bring after the last day shown, or never; the largest first.

    Sums are in the operating currency; an item has its own.
    """
    found = sorted(ahead.beyond, key=lambda one: (-_size(one), one.item.id))
    receipts = [one for one in found if one.item.of > 0]
    payments = [one for one in found if one.item.of < 0]
    return {
        "receipts": _sums(receipts),
        "payments": _sums(payments),
        "items": [shaped(one, say) for one in found[:MOST_BEYOND]],
        "rest": {"count": max(0, len(found) - MOST_BEYOND), **_sums(found[MOST_BEYOND:])},
    }


def _size(one: Beyond) -> Decimal:
    return abs(value(one.later, one.item.rate)) + abs(value(one.never, one.item.rate))


def _sums(found: list[Beyond]) -> Json:
    return {
        "later": decimal(sum((value(one.later, one.item.rate) for one in found), _NOTHING)),
        "never": decimal(sum((value(one.never, one.item.rate) for one in found), _NOTHING)),
    }
