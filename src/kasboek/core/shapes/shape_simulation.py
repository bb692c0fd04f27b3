"""Chances as the dictionaries that JSON is written from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kasboek.core.forecast.periods import Period
from kasboek.core.shapes.shape import Json
from kasboek.core.shapes.shape import day
from kasboek.core.shapes.shape import decimal
from kasboek.core.simulation.model import Band
from kasboek.core.simulation.model import Matter
from kasboek.core.simulation.model import Simulation
from kasboek.core.simulation.spending import Cautious


def add(answer: Json, periods: Sequence[Period], value: Simulation, quarter: Simulation) -> None:
    """Add chances to a written forecast: to its periods, to safe to spend, and as a whole.

    `quarter` reaches 13 weeks ahead at least, as what is safe to spend does.
    """
    for written, period in zip(answer["periods"], periods, strict=True):
        written.update(percentiles_of(period, value))
    unknown = value.forecast.buffer.unknown is not None
    answer["safe_to_spend"]["p10"] = None if unknown else decimal(quarter.safe_to_spend)
    problems = answer.pop("problems")
    answer |= {"simulation": simulation(value), "problems": problems}


def percentiles_of(period: Period, value: Simulation) -> Json:
    """Write the percentiles of cash at the end of a period; null for one that has passed."""
    band = value.on(period.end - dt.timedelta(days=1)) if period.low_date else None
    names = ("p10", "p50", "p90")
    if band is None:
        return dict.fromkeys(names)
    return {name: decimal(getattr(band, name)) for name in names}


def simulation(value: Simulation) -> Json:
    """Write a simulation; chances are numbers, amounts strings."""
    out, watched = value.cash_out, value.watched
    return {
        "paths": value.paths,
        "seed": value.seed,
        "p_below_zero": value.p_below_zero,
        "p_below_buffer": value.p_below_buffer,
        "cash_out": {"p10": day(out.p10), "p50": day(out.p50), "p90": day(out.p90)},
        "cash_at_risk": decimal(value.cash_at_risk),
        "liquidity_at_risk": decimal(value.liquidity_at_risk),
        "tightest": {
            "date": day(watched.date),
            "line": decimal(watched.line),
            "p_below": watched.below,
            "matters": [_matter(one) for one in watched.matters],
        },
        "days": [{"date": day(band.date), **percentiles(band)} for band in value.days],
    }


def percentiles(band: Band) -> Json:
    """Write the percentiles of cash at the end of a day."""
    return {
        "p5": decimal(band.p5),
        "p10": decimal(band.p10),
        "p50": decimal(band.p50),
        "p90": decimal(band.p90),
    }


def cautious(value: Cautious) -> Json:
    """Write whether it can be afforded on P10."""
    return {
        "affordable": value.possible,
        "room": decimal(value.room),
        "lowest_on": day(value.lowest_on),
        "first_day": day(value.first_day),
    }


def _matter(value: Matter) -> Json:
    """Write what makes the difference: an item by its id, else the row, or the plan line."""
    item = value.draft.item if value.draft else None
    cell = value.cell
    return {
        "item": item.id if item else None,
        "plan": (item.plan if item else None) or (cell.plan or None if cell else None),
        "category": (item.category if item else cell.flow.category if cell else None),
        "difference": decimal(value.difference),
    }
