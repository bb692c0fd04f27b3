"""The page Outlook: the table, the scenarios, the bridge, and when it is tightest and why."""

from __future__ import annotations

from decimal import Decimal

from kasboek.core.forecast import past_periods
from kasboek.core.forecast import table
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.periods import Period
from kasboek.core.pages.cells import Cell
from kasboek.core.pages.cells import Row
from kasboek.core.pages.cells import rows
from kasboek.core.pages.curve import line
from kasboek.core.pages.drivers import DAYS
from kasboek.core.pages.drivers import FACTORS
from kasboek.core.pages.drivers import Drivers
from kasboek.core.pages.look import Look
from kasboek.core.pages.look import View
from kasboek.core.pages.parts import beyond
from kasboek.core.pages.tightest import tightest
from kasboek.core.saying import Problem
from kasboek.core.saying import Say
from kasboek.core.saying import saying
from kasboek.core.shapes import shape
from kasboek.core.shapes.shape import Json
from kasboek.core.shapes.shape import day
from kasboek.core.shapes.shape import decimal
from kasboek.core.shapes.shape_simulation import percentiles_of
from kasboek.core.simulation import Simulation
from kasboek.core.simulation.sentences import blind
from kasboek.core.simulation.sentences import likely

_MOST_CUSTOMERS = 200


def outlook(look: Look, view: View, say: Say) -> Json:
    """Write all that the page shows."""
    ahead = look.ahead(view).opened()
    columns = columns_of(view, ahead)
    found = rows(look.book, columns)
    changed = not view.drivers.neutral
    return {
        "scenario": view.scenario,
        "horizon": view.horizon,
        "past": view.past,
        "drivers": drivers(view.drivers),
        "limits": limits(),
        "customers": customers(look),
        "columns": [_column(one, look.drawn(view)) for one in columns],
        "rows": [_row(one, say) for one in found],
        "curves": _curves(look, view, ahead, say),
        "plain": curve_of(look.plain(view.scenario, view.horizon), say) if changed else None,
        "buffer": None if ahead.buffer.amount is None else decimal(ahead.buffer.amount),
        "unknown": say(ahead.buffer.unknown) if ahead.buffer.unknown else None,
        "overdraft": decimal(ahead.overdraft),
        "measures": _measures(look, view, ahead, say),
        "chances": [say(one) for one in likely(look.drawn(view))],
        "bridge": _bridge(ahead, found, view.past, say),
        "tightest": tightest(ahead, look.far(view), say),
        "beyond": beyond(ahead, say),
        "problems": [shape.problem(one, say) for one in _problems(look, ahead, columns)],
    }


def drivers(value: Drivers) -> Json:
    """Write drivers."""
    return {
        "sales": f"{value.sales:f}",
        "costs": f"{value.costs:f}",
        "delay": value.delay,
        "collect": f"{value.collect:f}",
        "customer": value.customer,
        "late": value.late,
    }


def limits() -> Json:
    """Write how far each slider reaches."""
    factors = {name: [f"{low:f}", f"{high:f}"] for name, (low, high) in FACTORS.items()}
    return {**factors, **{name: [low, high] for name, (low, high) in DAYS.items()}}


def customers(look: Look) -> list[str]:
    """Return who owes or will owe something within a year, the largest first."""
    owed: dict[str, Decimal] = {}
    for item in (draft.item for draft in look.year.drafts):
        if item.value > 0 and item.counterparty and item.date < look.year.until:
            owed[item.counterparty] = owed.get(item.counterparty, Decimal()) + item.value
    return sorted(owed, key=lambda name: (-owed[name], name))[:_MOST_CUSTOMERS]


def columns_of(view: View, ahead: Forecast) -> tuple[Period, ...]:
    """Return the columns: past ones are weeks before weeks, and months before months."""
    return (*past_periods(ahead, view.past, view.horizon[-1]), *table(ahead, view.horizon))


def _measures(look: Look, view: View, ahead: Forecast, say: Say) -> Json:
    """Write what it comes down to, with what is safe to spend nine times in ten."""
    found = shape.measures(ahead, look.far(view).runway, say)
    drawn = look.drawn(view)
    p10 = None if ahead.buffer.unknown or blind(drawn) else decimal(drawn.safe_to_spend)
    return {**found, "safe_to_spend": {**found["safe_to_spend"], "p10": p10}}


def _problems(look: Look, ahead: Forecast, columns: tuple[Period, ...]) -> list[Problem]:
    """Return what the frame does not tell: of this scenario, and of the columns of the past."""
    told = {*look.book.problems, *look.year.problems}
    every = (*ahead.problems, *(one for column in columns for one in column.problems))
    return [one for one in dict.fromkeys(every) if one not in told]


def _column(value: Period, drawn: Simulation) -> Json:
    past = value.low_date is None
    return {
        "start": day(value.start),
        "end": day(value.end),
        "label": value.label,
        "past": past,
        "opening": decimal(value.opening),
        "receipts": decimal(value.receipts),
        "payments": decimal(value.payments),
        "net": decimal(value.net),
        "closing": decimal(value.closing),
        "p10": None if blind(drawn) else percentiles_of(value, drawn)["p10"],
        "low": decimal(value.low),
        "low_date": day(value.low_date),
        "headroom": None if value.headroom is None else decimal(value.headroom),
    }


def _row(value: Row, say: Say) -> Json:
    return {
        "key": value.key,
        "title": say(value.title),
        "side": "receipts" if value.receipts else "payments",
        "cells": [_cell(one) for one in value.cells],
    }


def _cell(value: Cell | None) -> Json | None:
    if value is None:
        return None
    parts = {name: decimal(part) for name, part in value._asdict().items()}
    return {"value": decimal(value.value), **parts}


def _curves(look: Look, view: View, ahead: Forecast, say: Say) -> list[Json]:
    others = [name for name in look.scenarios if name != view.scenario]
    plain = (look.plain(name, view.horizon) for name in others)
    first = {**curve_of(ahead, say, look.drawn(view)), "scenario": view.scenario}
    return [first, *(curve_of(one, say) for one in plain)]


def curve_of(ahead: Forecast, say: Say, drawn: Simulation | None = None) -> Json:
    """Write a scenario's curve and what it comes down to."""
    low = ahead.low_point
    return {
        **line(ahead, say, drawn),
        "low": {"date": day(low.date), "amount": decimal(low.amount)},
        "first_breach": day(ahead.first_breach),
        "broken_already": ahead.broken_already,
        "closing": decimal(ahead.path[-1].balance if ahead.path else ahead.opening),
    }


def _bridge(ahead: Forecast, found: tuple[Row, ...], first: int, say: Say) -> list[Json]:
    """Write how opening becomes closing: one step per row of the table."""
    closing = ahead.path[-1].balance if ahead.path else ahead.opening
    steps = [
        (row, sum((cell.value for cell in row.cells[first:] if cell), Decimal())) for row in found
    ]
    return [
        _step("opening", say(saying("word.opening")), ahead.opening),
        *(_step(row.key, say(row.title), amount) for row, amount in steps if amount),
        _step("closing", say(saying("word.closing")), closing),
    ]


def _step(key: str, name: str, amount: Decimal) -> Json:
    return {"key": key, "title": name, "amount": decimal(amount)}
