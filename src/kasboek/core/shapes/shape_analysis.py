"""What breaks, moves or kept a forecast, as the dictionaries that JSON is written from."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kasboek.core.ahead.reverse import Driver
from kasboek.core.ahead.reverse import Reversal
from kasboek.core.ahead.reverse import says
from kasboek.core.ahead.sensitivity import COLLECT
from kasboek.core.ahead.sensitivity import COSTS
from kasboek.core.ahead.sensitivity import CUSTOMER_LATE
from kasboek.core.ahead.sensitivity import DELAY
from kasboek.core.ahead.sensitivity import SALES
from kasboek.core.ahead.sensitivity import WORSE
from kasboek.core.ahead.sensitivity import Effect
from kasboek.core.forecast.model import Forecast
from kasboek.core.promise import Promise
from kasboek.core.promise import Totals
from kasboek.core.promise import says as says_of
from kasboek.core.saying import Say
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.core.shapes.shape import Json
from kasboek.core.shapes.shape import day
from kasboek.core.shapes.shape import decimal
from kasboek.core.shapes.shape import source

_HUNDRED = 100


def promise(value: Promise | Saying, currency: str, say: Say) -> Json:
    """Write last week's promise against what came, or the reason why there is none."""
    if isinstance(value, Saying):
        return {"then": None, "reason": say(value), "differences": []}
    return {
        "then": day(value.then),
        "day": day(value.day),
        "reason": None,
        "opening": decimal(value.opening),
        "promised": _totals(value.promised),
        "came": _totals(value.came),
        "difference": decimal(value.difference),
        "says": say(says_of(value, currency)),
        "differences": [
            {
                "says": say(one.says),
                "amount": decimal(one.amount),
                "promised": decimal(one.promised),
                "came": decimal(one.came),
                "item": one.item,
                "source": source(one.source),
            }
            for one in value.differences
        ],
    }


def _totals(value: Totals) -> Json:
    return {
        "receipts": decimal(value.receipts),
        "payments": decimal(value.payments),
        "closing": decimal(value.closing),
    }


def head(base: Forecast) -> Json:
    """Write what every analysis starts with: the forecast that it is about."""
    low = base.low_point
    return {
        "as_of": day(base.as_of),
        "currency": base.book.currency,
        "scenario": base.scenario.name,
        "until": day(base.until),
        "opening": decimal(base.opening),
        "buffer": None if base.buffer.amount is None else decimal(base.buffer.amount),
        "low_point": {"date": day(low.date), "amount": decimal(low.amount)},
        "first_breach": day(base.first_breach),
        "cash_out": day(base.cash_out),
    }


def reversal(base: Forecast, value: Reversal, say: Say) -> Json:
    """Write what breaks it: `cut` is a fraction of sales, `days` a delay; null unless it breaks."""
    sales, broken = value.driver is Driver.SALES, value.broken
    step = None if value.step is None else Decimal(value.step) / 1000
    return {
        "driver": value.driver.value,
        "bar": value.bar.value,
        "limit": decimal(value.limit),
        "state": value.state.value,
        "cut": decimal(step) if sales and step is not None else None,
        "days": None if sales else value.step,
        "date": day(broken.day) if broken else None,
        "balance": decimal(broken.balance) if broken else None,
        "lost": decimal(broken.lost) if broken else None,
        "says": say(says(base, value)),
    }


def effects(found: Sequence[Effect], say: Say) -> list[Json]:
    """Write what each driver does to the low point, the worst first."""
    return [
        {
            "kind": one.kind,
            "subject": one.subject or None,
            "says": say(tried(one)),
            "change": decimal(one.change),
            "low_point": {"date": day(one.low.date), "amount": decimal(one.low.amount)},
            "first_breach": day(one.first_breach),
        }
        for one in found
    ]


def tried(one: Effect) -> Saying:
    """Say what was changed."""
    match one.kind:
        case "sales":
            return saying("sensitivity.sales", part=int((1 - SALES) * _HUNDRED))
        case "costs":
            return saying("sensitivity.costs", part=int((COSTS - 1) * _HUNDRED))
        case "delay":
            return saying("sensitivity.delay", days=DELAY)
        case "collect":
            return saying("sensitivity.collect", part=int((1 - COLLECT) * _HUNDRED))
        case "customer":
            return saying("sensitivity.customer", name=one.name, days=CUSTOMER_LATE)
    part = int(abs(1 - WORSE[one.kind == "receipt"]) * _HUNDRED)
    return saying(f"sensitivity.{one.kind}", name=one.name, part=part)
