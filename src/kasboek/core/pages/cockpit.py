"""The page Cockpit: can it be spent, and is anything wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from kasboek.core.ahead.sentences import binds
from kasboek.core.ahead.sentences import safe
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.kpi import shape as kpis
from kasboek.core.kpi.model import Measured
from kasboek.core.pages.bank_data import bank_data
from kasboek.core.pages.causes import alerts
from kasboek.core.pages.curve import line
from kasboek.core.pages.curve import past
from kasboek.core.pages.curve import points
from kasboek.core.pages.kept import kept
from kasboek.core.pages.look import Look
from kasboek.core.pages.look import View
from kasboek.core.pages.owed import payables
from kasboek.core.pages.owed import receivables
from kasboek.core.pages.standing import standing
from kasboek.core.pages.unsure import unsure
from kasboek.core.position.today import AHEAD
from kasboek.core.position.today import lever_of
from kasboek.core.saying import Say
from kasboek.core.saying import saying
from kasboek.core.shapes.shape import Json
from kasboek.core.shapes.shape import day
from kasboek.core.shapes.shape import decimal
from kasboek.core.shapes.shape import item
from kasboek.core.shapes.shape import source
from kasboek.core.simulation import Simulation
from kasboek.core.simulation.sentences import blind
from kasboek.core.simulation.sentences import likely

MOST_ITEMS = 50
"""Receipts, and payments, of the week that are listed; the others are counted."""


def cockpit(look: Look, view: View, say: Say) -> Json:
    """Write all that the page shows; drivers and past columns of the view are the Outlook's."""
    ahead = look.ahead(view)
    lever = lever_of(look.alerts)
    return {
        "scenario": view.scenario,
        "horizon": view.horizon,
        "safe": _safe(ahead, look.drawn(view), say),
        "figures": [_figure(look, one, say) for one in look.figures],
        "receivables": receivables(look.at),
        "payables": payables(look.at),
        "curve": _curve(look, view, ahead, say),
        "promise": kept(look, say),
        "week": _week(look, ahead, say),
        "alerts": alerts(look, say),
        "data": bank_data(look, say),
        "unsure": unsure(look.at, say),
        **_action(look),
        "proposed": say(lever) if lever else None,
    }


def _safe(ahead: Forecast, drawn: Simulation, say: Say) -> Json:
    found, buffer = ahead.safe_to_spend, ahead.buffer
    return {
        "amount": None if buffer.unknown else decimal(found.amount),
        "p10": None if buffer.unknown or blind(drawn) else decimal(drawn.safe_to_spend),
        "until": day(found.until),
        "low": decimal(ahead.low_point.amount),
        "buffer": None if buffer.amount is None else decimal(buffer.amount),
        "overdraft": decimal(ahead.overdraft),
        "reason": say(buffer.unknown) if buffer.unknown else None,
        "says": say(saying("looks.safe", safe=safe(ahead), binds=binds(ahead))),
        "chances": [say(one) for one in likely(drawn)],
    }


def _figure(look: Look, one: Measured, say: Say) -> Json:
    shaped = kpis.kpi(look.book, one, say)
    return {
        **shaped,
        "beside": [
            {**each, "title": say(saying(f"input.{each['name']}"))} for each in shaped["beside"]
        ],
        "formula": say(saying(f"kpi.{one.kpi.name}.formula")),
        "says": say(standing(one, look.book.currency)),
    }


def _curve(look: Look, view: View, ahead: Forecast, say: Say) -> Json:
    behind = past(look.book, look.day)
    others = (look.plain(name, view.horizon) for name in look.scenarios if name != view.scenario)
    low = ahead.low_point
    return {
        "past": points(behind.days),
        "unpriced": list(behind.unpriced),
        "lines": [line(ahead, say, look.drawn(view)), *(line(one, say) for one in others)],
        "buffer": None if ahead.buffer.amount is None else decimal(ahead.buffer.amount),
        "overdraft": decimal(ahead.overdraft),
        "low": {"date": day(low.date), "amount": decimal(low.amount)},
        "first_breach": day(ahead.first_breach),
        "broken_already": ahead.broken_already,
        "cash_out": day(ahead.cash_out),
        "out_already": ahead.out_already,
    }


def _week(look: Look, ahead: Forecast, say: Say) -> Json:
    end = look.day + AHEAD
    week = ahead.between(look.day, end + dt.timedelta(days=1))
    receipts = [one for one in week if one.value > 0]
    payments = [one for one in week if one.value < 0]
    return {
        "end": day(end),
        "receipts": _largest(look, receipts, say),
        "payments": _largest(look, payments, say),
        "more_receipts": max(0, len(receipts) - MOST_ITEMS),
        "more_payments": max(0, len(payments) - MOST_ITEMS),
        "total_receipts": decimal(_total(receipts)),
        "total_payments": decimal(_total(payments)),
    }


def _largest(look: Look, found: list[Item], say: Say) -> list[Json]:
    largest = sorted(found, key=lambda one: (-abs(one.value), one.date, one.id))[:MOST_ITEMS]
    largest.sort(key=lambda one: (one.date, -abs(one.value), one.id))
    return [item(one, look.book.currency, say) for one in largest]


def _total(found: Iterable[Item]) -> Decimal:
    return sum((one.value for one in found), Decimal())


def _action(look: Look) -> Json:
    """Write the open action that is due first; late by the calendar, not by the bank data."""
    seen: dt.date = look.calendar or look.day
    waiting = sorted(
        (one for one in look.book.actions if one.done is None or one.done > look.day),
        key=lambda one: (one.due, one.text),
    )
    first = None
    if waiting:
        one = waiting[0]
        first = {
            "text": one.text,
            "person": one.person,
            "due": day(one.due),
            "overdue": one.due < seen,
            "source": source(one.source),
        }
    return {"action": first, "more_actions": max(0, len(waiting) - 1)}
