"""KPIs as the dictionaries that JSON is written from: the same on the terminal and the pages."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP
from decimal import Decimal

from kasboek.core.book import Book
from kasboek.core.kpi.measure import definition
from kasboek.core.kpi.model import Beside
from kasboek.core.kpi.model import Measured
from kasboek.core.kpi.model import Target
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.registry import GROUPS
from kasboek.core.saying import Say
from kasboek.core.shapes.shape import Json

_CENT = Decimal("0.01")
_STEPS = {Unit.FRACTION: Decimal("0.0001")}
"""What a figure is rounded to where it is not a hundredth."""


def kpis(book: Book, as_of: dt.date, measured: tuple[Measured, ...], say: Say) -> Json:
    """Write measured KPIs as `kasboek kpi --json` promises."""
    return {
        "as_of": as_of.isoformat(),
        "currency": book.currency,
        "kpis": [kpi(book, one, say) for one in measured],
    }


def kpi(book: Book, one: Measured, say: Say) -> Json:
    """Write one KPI; `more_than` is set where the value is only known to lie above it."""
    figure = one.figure
    return {
        "name": one.kpi.name,
        "title": say(one.kpi.title),
        "group": group(one.kpi.name),
        "value": number(figure.value, one.kpi.unit),
        "unit": unit(book, one.kpi.unit),
        "target": target(one.target, one.kpi.unit),
        "status": one.status.value,
        "better": one.kpi.better.value,
        "trend": [
            {"date": point.date.isoformat(), "value": number(point.value, one.kpi.unit)}
            for point in one.trend
        ],
        "definition": say(definition(one.kpi)),
        "reason": say(figure.reason) if figure.reason else None,
        "more_than": number(figure.more_than, one.kpi.unit),
        "on": figure.on.isoformat() if figure.on else None,
        "beside": [_beside(book, each) for each in figure.beside],
        "remarks": [say(remark) for remark in figure.remarks],
    }


def group(name: str) -> str | None:
    """Return what a figure is about; the five that come first are in a group of their own."""
    return next((key for key, names in GROUPS.items() if name in names), None)


def target(aim: Target, of: Unit = Unit.MONEY) -> str | list[str | None] | None:
    """Write a target: one number, or `[at least, at most]` where policy gives both."""
    if aim.at_least is not None and aim.at_most is not None:
        return [number(aim.at_least, of), number(aim.at_most, of)]
    return number(aim.at_least if aim.at_least is not None else aim.at_most, of)


def number(value: Decimal | None, of: Unit = Unit.MONEY) -> str | None:
    """Write a figure rounded half up: fractions with four decimals, all else with two."""
    step = _STEPS.get(of, _CENT)
    return None if value is None else f"{value.quantize(step, ROUND_HALF_UP) + 0:f}"


def unit(book: Book, of: Unit) -> str:
    """Write a unit: money is the operating currency."""
    return book.currency if of is Unit.MONEY else of.value


def _beside(book: Book, each: Beside) -> Json:
    return {
        "name": each.name,
        "value": number(each.value, each.unit),
        "unit": unit(book, each.unit),
    }
