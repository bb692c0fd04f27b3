"""Runway: how long the cash lasts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from kasboek.core import formulas
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.kpi import burn_net
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Beside
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.kpi.trace import expected
from kasboek.core.saying import saying

_BEYOND = Decimal(12)
"""Months that the forecast reaches at least."""


def _figure(at: Standpoint) -> Figure:
    """Return the months until cash < 0 on the base path, cash / net burn beside it."""
    ahead = at.ahead
    if ahead is None:
        return Figure(None, saying("kpi.only-ahead"))
    runway = ahead.runway
    return Figure(
        runway.months,
        None if runway.months is not None else runway.reason,
        inputs=(
            Input("opening", ahead.opening),
            Input("items", _moved(ahead)),
            Input("low-point", ahead.low_point.amount),
        ),
        beside=(Beside("simple", _simple(at, ahead), Unit.MONTHS),),
        more_than=_BEYOND if runway.months is None else None,
        on=runway.date or ahead.low_point.date,
    )


def _simple(at: Standpoint, ahead: Forecast) -> Decimal | None:
    burnt = burn_net.KPI.of(at).value
    return None if burnt is None else formulas.simple_runway(ahead.opening, burnt)


def _behind(at: Standpoint) -> Iterable[Behind]:
    if at.ahead is not None:
        yield from (expected("items", item) for item in _items(at.ahead))


def _last(ahead: Forecast) -> dt.date:
    """Return the day the cash is gone, else the lowest day."""
    return ahead.runway.date or ahead.low_point.date


def _moved(ahead: Forecast) -> Decimal:
    """Return what all items up to then come to."""
    last = _last(ahead)
    balance = next((day.balance for day in ahead.path if day.date == last), ahead.opening)
    return balance - ahead.opening


def _items(ahead: Forecast) -> tuple[Item, ...]:
    return ahead.between(ahead.as_of, _last(ahead) + dt.timedelta(days=1))


KPI = Kpi("runway", Unit.MONTHS, Better.HIGHER, _figure, _behind, ahead=True)
