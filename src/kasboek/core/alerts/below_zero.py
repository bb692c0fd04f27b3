"""Cash below zero on some day within 13 weeks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kasboek.core.alerts.levers import cheapest
from kasboek.core.alerts.levers import payments
from kasboek.core.alerts.model import Alert
from kasboek.core.alerts.model import Watch
from kasboek.core.forecast.model import Forecast
from kasboek.core.policy import Severity
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

NAME = "cash-below-zero"


def check(watch: Watch) -> Iterator[Alert]:
    """Yield one alert where the base path falls below zero; it names the overdraft if any."""
    near = watch.at.near
    if near is None or near.cash_out is None:
        return
    low = near.low_point
    causes, items = payments(near, near.cash_out)
    key = "alert.below-zero"
    if near.overdraft:
        covered = low.amount + near.overdraft >= 0
        key = "alert.below-zero-covered" if covered else "alert.below-zero-beyond"
    yield Alert(
        NAME,
        Severity.ERROR,
        saying(
            key,
            falls=_falls(near, near.cash_out),
            low=watch.money(low.amount),
            date=low.date,
            overdraft=watch.money(near.overdraft),
        ),
        value=watch.money(low.amount),
        limit=watch.money(low.amount * 0),
        first_breach=near.cash_out,
        depth=watch.money(-low.amount),
        because=causes,
        lever=cheapest(watch),
        items=items,
    )


def _falls(near: Forecast, out: dt.date) -> Saying:
    """Say when it falls below zero, or that it is there."""
    if near.out_already:
        return saying("alert.zero-already")
    return saying("alert.zero-ahead", out=out)
