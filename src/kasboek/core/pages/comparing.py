"""The scenario that a page shows beside another: what it comes down to, and which items differ."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kasboek.core.ahead.compare import Change
from kasboek.core.ahead.compare import Whole
from kasboek.core.ahead.compare import compare
from kasboek.core.forecast import UnknownScenarioError
from kasboek.core.forecast.model import Forecast
from kasboek.core.pages.curve import title
from kasboek.core.pages.look import Look
from kasboek.core.pages.look import View
from kasboek.core.saying import Say
from kasboek.core.saying import saying
from kasboek.core.shapes.shape import Json
from kasboek.core.shapes.shape import day
from kasboek.core.shapes.shape import decimal
from kasboek.core.shapes.shape import source

MOST_ITEMS = 12
"""Items of each kind that are listed; the others are counted and summed."""


def comparison(look: Look, view: View, against: str, say: Say) -> Json:
    """Write what another scenario makes of what a view shows, item by item.

    Raises:
        UnknownScenarioError: there is no such scenario.
        WrongAskedError: the horizon or the number of past columns is none that is shown.
    """
    here = look.ahead(view)
    if against not in look.scenarios:
        raise UnknownScenarioError(against, tuple(look.scenarios))
    there = look.plain(against, view.horizon)
    found = compare(here, there)
    return {
        "sides": [_side(here, say), _side(there, say)],
        "gone": _wholes(found.gone, -1, say),
        "new": _wholes(found.new, 1, say),
        "moved": _changes(found.moved, say),
        "resized": _changes(found.resized, say),
    }


def _side(ahead: Forecast, say: Say) -> Json:
    low, safe, scenario = ahead.low_point, ahead.safe_to_spend, ahead.scenario
    closing = ahead.path[-1].balance if ahead.path else ahead.opening
    return {
        "title": title(scenario.name, scenario.title, say),
        "low_point": {"date": day(low.date), "amount": decimal(low.amount)},
        "first_breach": day(ahead.first_breach),
        "safe": None if ahead.buffer.unknown else decimal(safe.amount),
        "closing": decimal(closing),
    }


def _wholes(found: Sequence[Whole], sign: int, say: Say) -> Json:
    """Write items that only one side has; `sign` says which."""
    values = [sign * one.value for one in found]
    listed = [
        {**_item(one, say), "date": day(one.date), "to": None, "effect": decimal(value)}
        for one, value in zip(found[:MOST_ITEMS], values, strict=False)
    ]
    return _kind(listed, values)


def _changes(found: Sequence[Change], say: Say) -> Json:
    """Write items that both sides have, from what they were to what they become."""
    values = [one.difference for one in found]
    listed = [
        {
            **_item(one.after, say),
            "date": day(one.before.date),
            "to": day(one.after.date),
            "effect": decimal(one.difference),
        }
        for one in found[:MOST_ITEMS]
    ]
    return _kind(listed, values)


def _kind(listed: list[Json], values: Sequence[Decimal]) -> Json:
    """Write one kind of difference: how many, what they add to cash together, and the first."""
    return {
        "count": len(values),
        "effect": decimal(sum(values, Decimal())),
        "items": listed,
        "rest": max(0, len(values) - MOST_ITEMS),
    }


def _item(one: Whole, say: Say) -> Json:
    return {
        "id": one.id,
        "who": one.counterparty or say(saying(f"category.{one.category}")),
        "value": decimal(one.value),
        "because": say(one.because),
        "source": source(one.source),
    }
