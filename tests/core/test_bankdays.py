"""Open and closed bank days, and where a closed one moves to."""

from __future__ import annotations

import datetime as dt

import pytest

from kasboek.core import bankdays
from kasboek.core.plan import Roll
from kasboek.reading.facts import bank_holidays

HOLIDAYS = bank_holidays(2025, 2028)
DAY = dt.date.fromisoformat


def test_target_is_closed_on_its_own_holidays() -> None:
    # Good Friday and Easter Monday 2026, Christmas, New Year's Day: the calendar of the ECB
    for closed in ("2026-04-03", "2026-04-06", "2026-05-01", "2026-12-25", "2027-01-01"):
        assert not bankdays.is_open(DAY(closed), HOLIDAYS)
    assert bankdays.is_open(DAY("2026-04-27"), HOLIDAYS)  # King's Day: TARGET is open
    assert not bankdays.is_open(DAY("2026-10-31"), HOLIDAYS)  # a Saturday


@pytest.mark.parametrize(
    ("rule", "day", "moved"),
    [
        (Roll.FOLLOWING, "2026-10-31", "2026-11-02"),
        (Roll.PRECEDING, "2026-10-31", "2026-10-30"),
        (Roll.MODIFIED_FOLLOWING, "2026-10-31", "2026-10-30"),  # Monday is in November
        (Roll.MODIFIED_FOLLOWING, "2026-11-07", "2026-11-09"),
        (Roll.NONE, "2026-10-31", "2026-10-31"),
        (Roll.FOLLOWING, "2026-12-25", "2026-12-28"),  # Friday, Saturday and Sunday are closed
        (Roll.PRECEDING, "2027-01-01", "2026-12-31"),
        (Roll.PRECEDING, "2026-11-03", "2026-11-03"),
    ],
)
def test_roll(rule: Roll, day: str, moved: str) -> None:
    assert bankdays.roll(DAY(day), rule, HOLIDAYS) == DAY(moved)


def test_after_is_never_the_day_itself() -> None:
    assert bankdays.after(DAY("2026-11-02"), HOLIDAYS) == DAY("2026-11-03")
    assert bankdays.after(DAY("2026-10-30"), HOLIDAYS) == DAY("2026-11-02")


@pytest.mark.parametrize(
    ("day", "number", "found"),
    [
        ("2026-11-03", 25, "2026-11-25"),
        ("2026-11-25", 25, "2026-11-25"),
        ("2026-11-26", 25, "2026-12-25"),
        ("2026-12-26", 25, "2027-01-25"),
        ("2027-02-03", 31, "2027-02-28"),
        ("2027-03-01", 30, "2027-03-30"),
    ],
)
def test_a_day_of_the_month(day: str, number: int, found: str) -> None:
    assert bankdays.on_day_of_month(DAY(day), number) == DAY(found)


def test_months() -> None:
    assert bankdays.months_later(DAY("2026-01-31"), 1) == DAY("2026-02-28")
    assert bankdays.months_later(DAY("2026-01-31"), 13) == DAY("2027-02-28")
    assert bankdays.months_later(DAY("2026-11-15"), -12) == DAY("2025-11-15")
    assert bankdays.month_end(DAY("2027-12-05"), 2) == DAY("2028-02-29")
