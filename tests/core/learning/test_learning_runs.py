"""What comes together on a day of the month, whoever pays: worked by hand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasboek.core.bankdays import month_end
from kasboek.core.bankdays import months_later
from kasboek.core.learning.flows import Event
from kasboek.core.learning.runs import WIDTH
from kasboek.core.learning.runs import on_run
from kasboek.core.learning.runs import runs

if TYPE_CHECKING:
    from kasboek.core.learning.apart import Found

TODAY = dt.date(2026, 6, 30)


def events(sums: dict[str, int]) -> list[Event]:
    return [
        Event(dt.date.fromisoformat(day).toordinal(), cents, "", "Assets:Bank", 0)
        for day, cents in sums.items()
    ]


def found(sums: dict[str, int], as_of: dt.date = TODAY) -> tuple[list[Found], set[str]]:
    made, days = runs(events(sums), as_of.toordinal())
    return made, {dt.date.fromordinal(day).isoformat() for day in days}


def test_the_first_or_the_monday_after_it() -> None:
    """1 February and 1 March 2026 are Sundays. The next is the mean of the last three months."""
    sums = {
        "2026-01-01": 10_000,
        "2026-02-02": 11_000,
        "2026-03-02": 10_000,
        "2026-04-01": 12_000,
        "2026-04-20": 2_000,
        "2026-05-01": 13_000,
        "2026-06-01": 11_000,
    }
    (one,), days = found(sums)
    assert (one.stream.day, one.stream.cents, one.stream.seen) == (1, 12_000, 6)
    assert one.stream.last == dt.date(2026, 6, 1).toordinal()
    assert (one.who, one.run) == ("", True)
    assert {"2026-02-02", "2026-03-02"} <= days
    assert "2026-04-20" not in days
    assert on_run(one, dt.date(2026, 8, 3).toordinal())
    assert not on_run(one, dt.date(2026, 8, 4).toordinal())


def test_the_last_day_of_the_month() -> None:
    ends = [month_end(dt.date(2026, month, 1)).isoformat() for month in range(1, 6)]
    (one,), _ = found(dict.fromkeys(ends, 5_000), dt.date(2026, 6, 15))
    assert (one.stream.day, one.stream.cents) == (31, 5_000)
    assert on_run(one, dt.date(2026, 2, 28).toordinal())


@pytest.mark.parametrize(("came", "last"), [(4_000, "2026-05-01"), (5_000, "2026-06-01")])
def test_a_run_has_come_when_half_of_it_is_there(came: int, last: str) -> None:
    """At the end of 1 June, with two days to go."""
    sums = {f"2026-{month:02d}-01": 10_000 for month in range(1, 6)} | {"2026-06-01": came}
    (one,), _ = found(sums, dt.date(2026, 6, 1))
    assert one.stream.last == dt.date.fromisoformat(last).toordinal()
    assert one.stream.cents == 10_000


@pytest.mark.parametrize(
    "sums",
    [
        {f"2026-{month:02d}-01": 10_000 for month in range(4, 7)},  # three months only
        {f"2026-{month:02d}-01": 10_000 for month in (1, 3, 5)},  # every other month
        dict(zip((f"2026-{m:02d}-01" for m in range(1, 7)), (1, 90, 4, 700, 20, 3), strict=True)),
        {"2026-05-04": 10_000},
        {},
    ],
)
def test_what_is_too_little_or_too_uneven_is_none(sums: dict[str, int]) -> None:
    assert found(sums) == ([], set())


@given(
    number=st.integers(1, 31),
    cents=st.integers(1, 10**11),
    months=st.integers(4, 11),
    first=st.dates(dt.date(2015, 1, 1), dt.date(2026, 12, 1)),
)
def test_every_day_of_the_month_is_found(
    number: int, cents: int, months: int, first: dt.date
) -> None:
    """Through leap years and short months: as much each month, the last on its day."""
    row = [months_later(first.replace(day=1), n) for n in range(months)]
    days = [one.replace(day=min(number, month_end(one).day)) for one in row]
    over = days[-1] + dt.timedelta(days=WIDTH)
    one = next(iter(found({day.isoformat(): cents for day in days}, over)[0]))
    assert one.stream.cents == cents
    assert one.stream.last == days[-1].toordinal()
    assert all(on_run(one, day.toordinal()) for day in days)
