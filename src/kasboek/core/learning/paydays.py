"""The days on which somebody always pays: of the week, or of the month.

A payment run leaves its mark: 92 % of one council's payments are made on a Wednesday or a Monday. A
day of the month shows on the next or the last bank day where it is no bank day itself, so both are
taken for it.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from kasboek.core.bankdays import following
from kasboek.core.bankdays import preceding

FOR_ONE, FOR_TWO = 5, 12
"""Days with a payment from which one day can be a habit, or two: five chance days lie on two of the
five days of the week once in ten times."""
OF_PAYMENTS = 5, 6
OF_DAYS = 1, 3
"""The part of the payments that makes a habit, and of the days on which there were any."""
RECENT = 52
"""Days with a payment that are looked at, the last ones: habits change."""
_WORKDAYS = frozenset(range(5))
_DAY = dt.timedelta(days=1)
_LAST = 31
"""Stands for the last day of the month, however long it is."""
_MONTHS = 3


class PayHabit(NamedTuple):
    """The days on which they always pay: of the week (0 is Monday), or of the month (31: last)."""

    weekdays: tuple[int, ...] = ()
    days: tuple[int, ...] = ()


def habit_of(paid: Mapping[dt.date, int], holidays: frozenset[dt.date]) -> PayHabit | None:
    """Return the habit of who paid so many times on each of these days; `None` without one.

    One day of the month is looked for first, as it is the rarest to happen by chance, then one of
    the week, then two of the week.
    """
    recent = dict(sorted(paid.items())[-RECENT:])
    if len(recent) < FOR_ONE:
        return None
    if len({(day.year, day.month) for day in recent}) >= _MONTHS:
        by_day = _by_day(recent, {day: _meant(day, holidays) for day in recent})
        nominal = min(by_day, key=lambda each: (-by_day[each].payments, each))
        if _is_habit(by_day[nominal], recent):
            return PayHabit(days=(nominal,))
    weekdays = _by_day(recent, {day: (day.weekday(),) for day in recent})
    first, *others = sorted(weekdays, key=lambda each: (-weekdays[each].payments, each))
    if first in _WORKDAYS and _is_habit(weekdays[first], recent):
        return PayHabit(weekdays=(first,))
    if others and len(recent) >= FOR_TWO and {first, others[0]} <= _WORKDAYS:
        both = _Share(*map(sum, zip(weekdays[first], weekdays[others[0]], strict=True)))
        if _is_habit(both, recent):
            return PayHabit(weekdays=tuple(sorted((first, others[0]))))
    return None


class _Share(NamedTuple):
    """How many payments fall on what may be a habit, and on how many days."""

    payments: int
    days: int


def _by_day(
    paid: Mapping[dt.date, int], meant: Mapping[dt.date, tuple[int, ...]]
) -> dict[int, _Share]:
    payments: Counter[int] = Counter()
    days: Counter[int] = Counter()
    for day, number in paid.items():
        for each in meant[day]:
            payments[each] += number
            days[each] += 1
    return {each: _Share(payments[each], days[each]) for each in payments}


def _is_habit(share: _Share, paid: Mapping[dt.date, int]) -> bool:
    """Say whether nearly all payments fall on it, and enough of the days with any."""
    part, of = OF_PAYMENTS
    return (
        share.payments * of >= sum(paid.values()) * part
        and share.days * OF_DAYS[1] >= len(paid) * OF_DAYS[0]
    )


@cache
def _meant(day: dt.date, holidays: frozenset[dt.date]) -> tuple[int, ...]:
    """Return the days of the month that a payment on this day can be meant for."""
    near = preceding(day - _DAY, holidays) + _DAY
    after = following(day + _DAY, holidays)
    found = []
    while near < after:
        found.append(_of_month(near))
        near += _DAY
    return tuple(found)


def _of_month(day: dt.date) -> int:
    return _LAST if day.day == monthrange(day.year, day.month)[1] else day.day
