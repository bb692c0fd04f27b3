"""The days on which Dutch banks book, and the months of the story."""

from __future__ import annotations

import datetime as dt
from functools import cache

FIRST = dt.date(2024, 10, 1)
OPENING = dt.date(2024, 9, 30)
LAST = dt.date(2026, 10, 31)


@cache
def easter(year: int) -> dt.date:
    """Return Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * ell) // 451
    month, day = divmod(h + ell - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def is_bank_day(day: dt.date) -> bool:
    """Say whether TARGET is open."""
    fixed = {(1, 1), (5, 1), (12, 25), (12, 26)}
    moving = {easter(day.year) - dt.timedelta(2), easter(day.year) + dt.timedelta(1)}
    return day.weekday() < 5 and (day.month, day.day) not in fixed and day not in moving


def following(day: dt.date) -> dt.date:
    """Return the day, or the next one on which banks are open."""
    while not is_bank_day(day):
        day += dt.timedelta(1)
    return day


def preceding(day: dt.date) -> dt.date:
    """Return the day, or the last one before it on which banks are open."""
    while not is_bank_day(day):
        day -= dt.timedelta(1)
    return day


def month_end(day: dt.date) -> dt.date:
    """Return the last day of the month."""
    return next_month(day) - dt.timedelta(1)


def next_month(day: dt.date, step: int = 1) -> dt.date:
    """Return the first day of the month `step` months on."""
    index = day.year * 12 + day.month - 1 + step
    return dt.date(index // 12, index % 12 + 1, 1)


def months(before: int = 0) -> list[dt.date]:
    """Return the first day of every month of the story, and of some months before."""
    return [next_month(FIRST, step) for step in range(-before, 25)]


DUTCH_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def dutch(day: dt.date) -> str:
    """Write a month as a bank's text does: oktober 2026."""
    return f"{DUTCH_MONTHS[day.month - 1]} {day.year}"
