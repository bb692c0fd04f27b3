"""When something that repeats falls."""

from __future__ import annotations

import datetime as dt

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.core.plan import Repeat
from kasboek.core.plan import Unit
from kasboek.core.planning.recurrence import occurrences
from kasboek.core.planning.recurrence import parsed
from kasboek.core.planning.recurrence import rhythm

DAY = dt.date.fromisoformat
END = DAY("2030-01-01")


def days(start: str, text: str | None, **limits: dt.date | int) -> list[str]:
    repeat = rhythm(text) if text else None
    found = occurrences(DAY(start), repeat, END, **limits)  # type: ignore[arg-type] # until or count
    return [day.isoformat() for day in found]


def test_without_repeat_it_falls_once() -> None:
    assert days("2026-12-01", None) == ["2026-12-01"]


def test_the_31st_is_the_last_day_of_a_shorter_month() -> None:
    assert days("2026-12-31", "monthly", count=5) == [
        "2026-12-31",
        "2027-01-31",
        "2027-02-28",
        "2027-03-31",
        "2027-04-30",
    ]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("daily", "2026-11-03"),
        ("weekly", "2026-11-09"),
        ("monthly", "2026-12-02"),
        ("quarterly", "2027-02-02"),
        ("yearly", "2027-11-02"),
        ("every 10 days", "2026-11-12"),
        ("every 4 weeks", "2026-11-30"),
        ("every 2 months", "2027-01-02"),
        ("every 2 years", "2028-11-02"),
        ("every week", "2026-11-09"),
        ("FREQ=MONTHLY;BYDAY=1MO", "2026-12-07"),
    ],
)
def test_every_form_of_repeat(text: str, second: str) -> None:
    assert days("2026-11-02", text, count=2) == ["2026-11-02", second]


def test_until_is_inclusive() -> None:
    assert days("2026-11-01", "monthly", until=DAY("2027-01-01"))[-1] == "2027-01-01"
    assert days("2026-11-01", "monthly", until=DAY("2026-12-31"))[-1] == "2026-12-01"


def test_a_leap_day_comes_back_in_its_own_years() -> None:
    assert days("2024-02-29", "yearly", count=5)[1::3] == ["2025-02-28", "2028-02-29"]


def test_the_last_day_by_rule_and_by_repeat_differ_in_nothing() -> None:
    by_rule = days("2026-11-30", "FREQ=MONTHLY;BYMONTHDAY=-1", count=4)
    assert by_rule == ["2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28"]


def test_a_rule_that_starts_on_another_day_starts_at_its_first_match() -> None:
    assert days("2026-11-02", "FREQ=MONTHLY;BYMONTHDAY=25", count=1) == ["2026-11-25"]


def test_a_rule_that_never_holds_ends() -> None:
    assert days("2026-11-02", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30") == []


@pytest.mark.parametrize("rule", ["FREQ=SOMETIMES", "FREQ=HOURLY", "FREQ=MONTHLY;BYMONTHDAY=x"])
def test_what_is_no_rule_is_refused(rule: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 # dateutil words it; reading writes the sentence
        parsed(rule, DAY("2026-11-02"))


@pytest.mark.parametrize("text", ["sometimes", "every 0 weeks", "every moon", ""])
def test_what_is_no_rhythm(text: str) -> None:
    assert rhythm(text) is None


@given(
    start=st.dates(DAY("2024-01-01"), DAY("2027-12-31")),
    rule=st.sampled_from(
        [
            "FREQ=MONTHLY",
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR",
            "FREQ=MONTHLY;BYDAY=-1FR",
            "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=15",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=7",
            "FREQ=WEEKLY;UNTIL=20280101",
        ]
    ),
)
@settings(max_examples=50, deadline=None)
def test_a_rule_is_read_exactly_as_dateutil_does(start: dt.date, rule: str) -> None:
    expected = rrulestr(rule, dtstart=dt.datetime.combine(start, dt.time()))
    begin, end = (dt.datetime.combine(day, dt.time()) for day in (start, END))
    wanted = [m.date() for m in expected.between(begin, end, inc=True) if m.date() < END]
    assert list(occurrences(start, Repeat(rule=rule), END)) == wanted


@given(
    start=st.dates(DAY("2024-01-01"), DAY("2026-12-31")),
    unit=st.sampled_from(Unit),
    count=st.integers(1, 6),
)
@settings(max_examples=50, deadline=None)
def test_occurrences_only_go_forward(start: dt.date, unit: Unit, count: int) -> None:
    found = list(occurrences(start, Repeat(unit, count), END))
    assert found[0] == start
    assert found == sorted(set(found))
