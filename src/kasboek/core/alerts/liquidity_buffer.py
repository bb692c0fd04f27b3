"""Cash below the liquidity buffer: now, or on some day within 13 weeks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from kasboek.core.accounts import AccountClass
from kasboek.core.alerts.levers import cheapest
from kasboek.core.alerts.levers import payments
from kasboek.core.alerts.model import Alert
from kasboek.core.alerts.model import Watch
from kasboek.core.forecast.model import Forecast
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

NAME = "liquidity-buffer"


def check(watch: Watch) -> Iterator[Alert]:
    """Yield one alert where closing cash is, or will be, below the buffer.

    The overdraft does not count: it is what the buffer is there to keep untouched.
    """
    buffer, near = watch.at.buffer.amount, watch.at.near
    if buffer is None:
        return
    held = watch.at.held(AccountClass.CASH)
    if held < buffer:
        yield _now(watch, held, buffer, near)
    elif near is not None and near.first_breach is not None:
        yield _ahead(watch, near, near.first_breach, buffer)


def _now(watch: Watch, held: Decimal, buffer: Decimal, near: Forecast | None) -> Alert:
    missing, limit, cash = watch.money(buffer - held), watch.money(buffer), watch.money(held)
    causes: tuple[Saying, ...] = ()
    if near is not None and near.low_point.amount < held:
        low = near.low_point
        causes = (saying("alert.low-point", amount=watch.money(low.amount), date=low.date),)
    return Alert(
        NAME,
        watch.severity(NAME),
        saying("alert.buffer-now", cash=cash, buffer=limit, missing=missing),
        value=cash,
        limit=limit,
        since=_since(watch, buffer),
        first_breach=watch.day,
        depth=missing,
        because=causes,
        lever=cheapest(watch),
        source=watch.source(NAME),
    )


def _ahead(watch: Watch, near: Forecast, breach: dt.date, buffer: Decimal) -> Alert:
    low = near.low_point
    causes, items = payments(near, breach)
    depth = watch.money(buffer - low.amount)
    return Alert(
        NAME,
        watch.severity(NAME),
        saying(
            "alert.buffer-ahead",
            breach=breach,
            low=watch.money(low.amount),
            date=low.date,
            buffer=watch.money(buffer),
            depth=depth,
        ),
        value=watch.money(low.amount),
        limit=watch.money(buffer),
        first_breach=breach,
        depth=depth,
        because=causes,
        lever=cheapest(watch),
        items=items,
        source=watch.source(NAME),
    )


def _since(watch: Watch, buffer: Decimal) -> dt.date:
    """Return the first day of the run of days, up to this one, on which cash was below."""
    since = watch.day
    columns = watch.at.book.columns
    days = {
        day
        for account in watch.at.book.of_class(AccountClass.CASH)
        if account.name in columns
        for day in columns[account.name].dates
        if day <= watch.day
    }
    for day in sorted(days, reverse=True):
        if watch.at.on(day).held(AccountClass.CASH) >= buffer:
            break
        since = day
    return since
