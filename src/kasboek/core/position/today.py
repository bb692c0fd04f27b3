"""What a founder sees first: what can be spent, what must be paid, and the one thing to do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from kasboek.core.alerts import Alert
from kasboek.core.alerts import alerts
from kasboek.core.book import Book
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.kpi.measure import measure
from kasboek.core.kpi.model import Measured
from kasboek.core.kpi.obligations import HORIZON
from kasboek.core.kpi.obligations import obligations
from kasboek.core.kpi.registry import FIVE
from kasboek.core.kpi.registry import KPIS
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.promise import Promise
from kasboek.core.promise import promise
from kasboek.core.saying import Problem
from kasboek.core.saying import Saying

AHEAD = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Today:
    """The answer of `kasboek today`; money is in the operating currency, `near` 13 weeks ahead.

    `safe` may be negative: then it is what is short on `until`, the day of the low point `low`.
    `receipts` and `payments` are those expected up to `week_end` (inclusive). `unknown` says why
    the buffer, and with it `safe`, is not known. `age` is the days from the bank data to today,
    `None` where a past day was asked for. `action` is the lever of the worst alert that has one.
    """

    book: Book
    near: Forecast
    day: dt.date
    bank: Decimal
    invoices: Decimal
    overdue: Decimal
    must_pay: Decimal
    horizon: int
    safe: Decimal
    until: dt.date
    low: Decimal
    buffer: Decimal | None
    overdraft: Decimal
    figures: tuple[Measured, ...]
    week_end: dt.date
    receipts: tuple[Item, ...]
    payments: tuple[Item, ...]
    unknown: Saying | None
    age: int | None
    alerts: tuple[Alert, ...]
    action: Saying | None
    promise: Promise | Saying
    """Last week's promise against what came, or why there is none."""
    problems: tuple[Problem, ...]
    """Of the forecast, such as money without a price."""


def look(book: Book, today: dt.date | None = None) -> Today:
    """Return what there is to see; `today` is the calendar day, absent for a past day.

    Raises:
        ValueError: the book has no cash account with a booking, so there is no day to look from.
    """
    at = _standpoint(book)
    near = at.history.near
    if near is None:
        raise ValueError(book.root)
    week = near.between(at.day, at.day + AHEAD + dt.timedelta(days=1))
    owed = at.open_items(receivable=True)
    found = alerts(book, at.day, today, at=at)
    return Today(
        book=book,
        near=near,
        day=at.day,
        bank=near.opening,
        invoices=sum((amount for _, amount in owed), Decimal()),
        overdue=sum((amount for item, amount in owed if item.due < at.day), Decimal()),
        must_pay=sum((due.amount for due in obligations(at)), Decimal()),
        horizon=at.number("obligations-horizon", HORIZON),
        safe=near.safe_to_spend.amount,
        until=near.safe_to_spend.until,
        low=near.low_point.amount,
        buffer=near.buffer.amount,
        unknown=near.buffer.unknown,
        overdraft=near.overdraft,
        figures=tuple(measure(KPIS[name], at, trend=False) for name in FIVE),
        week_end=at.day + AHEAD,
        receipts=tuple(item for item in week if item.value > 0),
        payments=tuple(item for item in week if item.value < 0),
        age=None if today is None else (today - at.day).days,
        alerts=found,
        action=lever_of(found),
        promise=promise(book, at.day, near.opening),
        problems=near.problems,
    )


def lever_of(found: tuple[Alert, ...]) -> Saying | None:
    """Return what to do about the worst alert that nobody accepted and that has a lever."""
    return next((a.lever for a in found if a.lever and a.acknowledged is None), None)


def _standpoint(book: Book) -> Standpoint:
    if book.as_of is None:
        raise ValueError(book.root)
    return Standpoint.of(book, book.as_of)
