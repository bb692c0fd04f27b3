"""Days on which the banks are open, and moving a day to one of them."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Set as AbstractSet
from datetime import date
from datetime import timedelta
from functools import cache

from dateutil.easter import easter

from kasboek.core.plan import Roll

_DAY = timedelta(days=1)
_SATURDAY = 5
_FEBRUARY, _SHORTEST = 2, 28
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@cache
def target_holidays(year: int) -> frozenset[date]:
    """Return the days of a year, weekends apart, on which TARGET is closed, as it is since 2002.

    New Year, Good Friday, Easter Monday, 1 May, 25 and 26 December.
    """
    sunday = easter(year)
    fixed = {date(year, month, day) for month, day in ((1, 1), (5, 1), (12, 25), (12, 26))}
    return frozenset(fixed | {sunday - 2 * _DAY, sunday + _DAY})


def is_open(day: date, holidays: AbstractSet[date]) -> bool:
    """Say whether banks settle payments on this day."""
    return day.weekday() < _SATURDAY and day not in holidays


def following(day: date, holidays: AbstractSet[date]) -> date:
    """Return the day itself, or the first open day after it."""
    while not is_open(day, holidays):
        day += _DAY
    return day


def preceding(day: date, holidays: AbstractSet[date]) -> date:
    """Return the day itself, or the last open day before it."""
    while not is_open(day, holidays):
        day -= _DAY
    return day


def after(day: date, holidays: AbstractSet[date]) -> date:
    """Return the first open day later than this one."""
    return following(day + _DAY, holidays)


def roll(day: date, rule: Roll, holidays: AbstractSet[date]) -> date:
    """Move a day on which the banks are closed as the rule says.

    `modified-following` goes back instead where following would leave the month.
    """
    if rule is Roll.NONE or is_open(day, holidays):
        return day
    if rule is Roll.PRECEDING:
        return preceding(day, holidays)
    later = following(day, holidays)
    if rule is Roll.MODIFIED_FOLLOWING and later.month != day.month:
        return preceding(day, holidays)
    return later


def on_day_of_month(day: date, number: int) -> date:
    """Return the first day not before `day` that is the month's day `number`.

    In a month too short for it, its last day.

    >>> on_day_of_month(date(2027, 2, 3), 31)
    datetime.date(2027, 2, 28)
    """
    found = _clamped(day.year, day.month, number)
    if found < day:
        year, month = divmod(day.year * 12 + day.month, 12)
        found = _clamped(year, month + 1, number)
    return found


def month_end(day: date, months: int = 0) -> date:
    """Return the last day of the month `months` after that of `day`."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return _clamped(year, month + 1, 31)


def months_later(day: date, months: int) -> date:
    """Return the same day of the month `months` later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return _clamped(year, month + 1, day.day)


def _clamped(year: int, month: int, day: int) -> date:
    if day > _SHORTEST:
        day = min(day, 29 if month == _FEBRUARY and isleap(year) else _LENGTHS[month])
    return date(year, month, day)
