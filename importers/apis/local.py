"""The day in the Netherlands of a moment that an API gives in UTC."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from kasboek.importers.files.saved_json import Record

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d").match
_MARCH, _OCTOBER = 3, 10


def dutch_day(each: Record, key: str) -> dt.date:
    """Return the day on Dutch clocks; a day without a time is taken as it is."""
    day = each.day(key)
    if not (found := _MOMENT(each.text(key))):
        return day
    try:
        moment = dt.datetime.fromisoformat(found[0])
    except ValueError:
        raise Unreadable(
            saying("apis.bad-date", at=each.place(key), text=each.text(key)[:40])
        ) from None
    summer = _turn(moment.year, _MARCH) <= moment < _turn(moment.year, _OCTOBER)
    return (moment + dt.timedelta(hours=2 if summer else 1)).date()


def _turn(year: int, month: int) -> dt.datetime:
    """Return when clocks turn: the last Sunday at 01:00 UTC."""
    last = dt.datetime(year, month, 31, 1)  # noqa: DTZ001 # all moments here are UTC, without saying
    return last - dt.timedelta(days=last.isoweekday() % 7)
