"""Answers as the dictionaries that JSON is written from: the same on the terminal and the pages.

Keys are those of the documentation, in its order. Decimals become strings, days ISO strings,
sayings sentences in the language of `say`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import ROUND_HALF_UP
from decimal import Decimal
from typing import Any
from typing import TypeAlias

from kasboek.core.ahead.afford import Affordable
from kasboek.core.ahead.afford import verdict
from kasboek.core.ahead.compare import Change
from kasboek.core.ahead.compare import Comparison
from kasboek.core.ahead.compare import Whole
from kasboek.core.forecast.model import Beyond
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import Runway
from kasboek.core.forecast.model import SafeToSpend
from kasboek.core.forecast.model import unshared
from kasboek.core.forecast.periods import Period
from kasboek.core.saying import Problem
from kasboek.core.saying import Say
from kasboek.core.saying import Source

Json: TypeAlias = dict[str, Any]
_CENT = Decimal("0.01")


def decimal(value: Decimal) -> str:
    """Write a decimal in full, with two places at least.

    >>> decimal(Decimal("1E+3")), decimal(Decimal("0.12500"))
    ('1000.00', '0.125')
    """
    if value == value.quantize(_CENT, ROUND_HALF_UP):
        return f"{value.quantize(_CENT) + 0:f}"
    return f"{value.normalize():f}"


def day(value: dt.date | None) -> str | None:
    """Write a day as ISO does."""
    return value.isoformat() if value else None


def source(value: Source | None) -> Json | None:
    """Write a place in the ledger."""
    return {"file": value.file, "line": value.line} if value else None


def problem(value: Problem, say: Say) -> Json:
    """Write a problem of the ledger."""
    return {"message": say(value.saying), "error": value.error, "source": source(value.source)}


def problems(forecast: Forecast, say: Say) -> list[Json]:
    """Write what is wrong with the ledger and with the forecast, each once."""
    found = dict.fromkeys((*forecast.book.problems, *forecast.problems))
    return [problem(one, say) for one in found]


def item(value: Item, currency: str, say: Say) -> Json:
    """Write an item; `value` and `rate` come along when its currency is not the operating one."""
    foreign = {"value": decimal(value.value), "rate": decimal(value.rate)}
    return {
        "id": value.id,
        "date": day(value.date),
        "amount": decimal(value.amount),
        "of": decimal(value.of),
        "probability": decimal(value.probability),
        "likely": day(value.likely),
        "currency": value.currency,
        **(foreign if value.currency != currency else {}),
        "category": value.category.value,
        "counterparty": value.counterparty,
        "kind": value.kind.value,
        "certainty": value.certainty,
        "due": day(value.due),
        "source": source(value.source),
        "because": say(value.because),
    }


def beyond(value: Beyond, say: Say) -> Json:
    """Write what of an invoice or bill the forecast does not show: with its items it is whole."""
    one = unshared(value.item)
    return {
        "id": one.id,
        "of": decimal(one.of),
        "later": decimal(value.later),
        "never": decimal(value.never),
        "currency": one.currency,
        "counterparty": one.counterparty,
        "kind": one.kind.value,
        "due": day(one.due),
        "source": source(one.source),
        "because": say(one.because),
    }


def period(value: Period) -> Json:
    """Write a period; its end is exclusive, categories without cash are left out."""
    return {
        "start": day(value.start),
        "end": day(value.end),
        "label": value.label,
        "opening": decimal(value.opening),
        "receipts": decimal(value.receipts),
        "payments": decimal(value.payments),
        "net": decimal(value.net),
        "closing": decimal(value.closing),
        "low": decimal(value.low),
        "low_date": day(value.low_date),
        "headroom": None if value.headroom is None else decimal(value.headroom),
        "categories": {key.value: decimal(total) for key, total in value.categories.items()},
    }


def forecast(
    value: Forecast,
    periods: Sequence[Period],
    runway: Runway,
    say: Say,
    safe: SafeToSpend | None = None,
) -> Json:
    """Write a forecast and its table.

    `runway` comes from a forecast that reaches a year ahead, also below a shorter table, and `safe`
    from one of 13 weeks; without it, the forecast's own is taken.
    """
    return {
        "as_of": day(value.as_of),
        "currency": value.book.currency,
        "scenario": value.scenario.name,
        "opening": decimal(value.opening),
        "buffer": None if value.buffer.amount is None else decimal(value.buffer.amount),
        "periods": [period(one) for one in periods],
        **measures(value, runway, say, safe),
        "certainty": {key: decimal(total) for key, total in value.certainty.items()},
        "problems": problems(value, say),
    }


def measures(value: Forecast, runway: Runway, say: Say, safe: SafeToSpend | None = None) -> Json:
    """Write what a forecast comes down to; safe to spend is null where the buffer is unknown."""
    low, safe = value.low_point, safe or value.safe_to_spend
    amount = None if value.buffer.unknown else decimal(safe.amount)
    return {
        "low_point": {"date": day(low.date), "amount": decimal(low.amount)},
        "first_breach": day(value.first_breach),
        "runway": {
            "months": None if runway.months is None else decimal(runway.months),
            "date": day(runway.date),
            "reason": say(runway.reason),
        },
        "safe_to_spend": {"amount": amount, "until": day(safe.until)},
    }


def affordable(value: Forecast, answer: Affordable, say: Say) -> Json:
    """Write whether it can be afforded, and what would make it possible."""
    return {
        "as_of": day(value.as_of),
        "currency": value.book.currency,
        "scenario": value.scenario.name,
        "amount": decimal(answer.amount),
        "on": day(answer.on),
        "affordable": verdict(value, answer),
        "room": decimal(answer.room),
        "lowest_on": day(answer.lowest_on),
        "first_day": day(answer.first_day),
        "until": day(answer.until),
        "missing": decimal(answer.missing),
        "enough": answer.enough,
        "levers": [
            {
                "act": lever.act.value,
                "adds": decimal(lever.amount),
                "by": day(lever.by),
                "item": item(lever.item, value.book.currency, say),
            }
            for lever in answer.levers
        ],
    }


def comparison(value: Comparison, runways: tuple[Runway, Runway], say: Say) -> Json:
    """Write what differs between two forecasts."""
    return {
        "currency": value.after.book.currency,
        "before": _side(value.before, runways[0], say),
        "after": _side(value.after, runways[1], say),
        "gone": [_whole(one, say) for one in value.gone],
        "new": [_whole(one, say) for one in value.new],
        "moved": [_change(one, say) for one in value.moved],
        "resized": [_change(one, say) for one in value.resized],
    }


def _side(value: Forecast, runway: Runway, say: Say) -> Json:
    return {
        "scenario": value.scenario.name,
        "as_of": day(value.as_of),
        "opening": decimal(value.opening),
        "closing": decimal(value.path[-1].balance if value.path else value.opening),
        "buffer": None if value.buffer.amount is None else decimal(value.buffer.amount),
        **measures(value, runway, say),
    }


def _whole(value: Whole, say: Say) -> Json:
    return {
        "id": value.id,
        "date": day(value.date),
        "value": decimal(value.value),
        "category": value.category.value,
        "counterparty": value.counterparty,
        "source": source(value.source),
        "because": say(value.because),
    }


def _change(value: Change, say: Say) -> Json:
    return {
        "before": _whole(value.before, say),
        "after": _whole(value.after, say),
        "days": value.days,
        "difference": decimal(value.difference),
    }
