"""What recurs: intervals, amounts and days of the month, worked by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasboek.core.bankdays import months_later
from kasboek.core.learning.recurring import CADENCES
from kasboek.core.learning.recurring import streams

_TEN = 1000


def _days(*days: str) -> list[int]:
    return [dt.date.fromisoformat(day).toordinal() for day in days]


def _ahead(days: list[int], as_of: str, until: str, cents: list[int] | None = None) -> list[str]:
    found = streams(days, cents or [_TEN] * len(days))
    begin, end = (dt.date.fromisoformat(day).toordinal() for day in (as_of, until))
    return [
        dt.date.fromordinal(day).isoformat()
        for one in found
        if not one.ended(begin)
        for day, _ in one.ahead(begin, end)
    ]


@pytest.mark.parametrize(
    ("days", "name"),
    [
        (("2026-01-05", "2026-01-12", "2026-01-19"), "weekly"),
        (("2026-01-05", "2026-01-19", "2026-02-02"), "every 2 weeks"),
        (("2026-01-05", "2026-02-02", "2026-03-02", "2026-03-30"), "every 4 weeks"),
        (("2026-01-05", "2026-02-05", "2026-03-05"), "monthly"),
        (("2026-01-05", "2026-03-05", "2026-05-05"), "every 2 months"),
        (("2026-01-15", "2026-04-15", "2026-07-15"), "quarterly"),
        (("2025-01-15", "2025-07-15", "2026-01-15"), "every 6 months"),
        (("2024-02-29", "2025-02-28", "2026-02-28"), "yearly"),
    ],
)
def test_intervals(days: tuple[str, ...], name: str) -> None:
    assert [one.cadence.name for one in streams(_days(*days), [_TEN] * len(days))] == [name]


def test_two_payments_are_no_habit() -> None:
    assert not streams(_days("2026-01-05", "2026-02-05"), [_TEN, _TEN])


def test_days_without_order_do_not_recur() -> None:
    days = _days("2026-01-05", "2026-01-09", "2026-03-20", "2026-03-22", "2026-06-30")
    assert not streams(days, [_TEN] * 5)


def test_one_missed_is_no_end() -> None:
    days = _days("2026-01-05", "2026-02-05", "2026-04-05", "2026-05-05", "2026-06-05")
    one = streams(days, [_TEN] * 5)[0]
    assert one.missed == 1
    assert _ahead(days, "2026-06-10", "2026-08-10") == ["2026-07-05", "2026-08-05"]


def test_over_after_one_and_a_half_intervals() -> None:
    """A month counts as 30 days: 45 days after the last it is late, 46 days after it is over."""
    one = streams(_days("2026-01-05", "2026-02-05", "2026-03-05"), [_TEN] * 3)[0]
    last = dt.date(2026, 3, 5).toordinal()
    assert (one.ended(last + 45), one.ended(last + 46)) == (False, True)


def test_a_few_days_late_comes_tomorrow_and_later_is_missed() -> None:
    days = _days("2026-01-05", "2026-02-05", "2026-03-05")
    assert _ahead(days, "2026-04-08", "2026-05-31") == ["2026-04-09", "2026-05-05"]
    assert _ahead(days, "2026-04-12", "2026-05-31") == ["2026-05-05"]


def test_the_last_day_of_the_month_stays_the_last() -> None:
    days = _days("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30")
    assert _ahead(days, "2026-05-01", "2026-08-01") == ["2026-05-31", "2026-06-30", "2026-07-31"]


def test_the_day_meant_is_the_one_most_fell_on() -> None:
    """On the 25th, or before it where that is a weekend."""
    days = _days("2026-04-24", "2026-05-25", "2026-06-25", "2026-07-24", "2026-08-25", "2026-09-25")
    assert _ahead(days, "2026-09-30", "2026-12-31") == ["2026-10-25", "2026-11-25", "2026-12-25"]


def test_a_first_paid_on_the_last_of_the_month_before_keeps_its_month() -> None:
    """The payment of 30 June was July's: the next is August's."""
    days = _days("2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01", "2026-06-30")
    assert _ahead(days, "2026-07-02", "2026-09-02") == ["2026-08-01", "2026-09-01"]


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ((_TEN, _TEN, _TEN, _TEN), _TEN),
        ((_TEN, _TEN, _TEN, _TEN, 1_200), 1_200),  # a new price
        ((_TEN, _TEN, _TEN, _TEN, _TEN, 800), 800),
        ((1_000, 1_100, 950, 1_050, 1_010), 1_010),  # it varies: the middle one
        ((1, 1, 1), 1),
        ((100_000_000_000,) * 3, 100_000_000_000),
    ],
)
def test_the_next_amount(amounts: tuple[int, ...], expected: int) -> None:
    start = dt.date(2026, 1, 5)
    days = [months_later(start, n).toordinal() for n in range(len(amounts))]
    assert [one.cents for one in streams(days, list(amounts))] == [expected]


@pytest.mark.parametrize("extra", [1_450, 2_000, 200])
def test_what_comes_between_is_no_new_amount(extra: int) -> None:
    """Holiday pay on the day after (or before) the salaries says nothing of the next salaries."""
    start = dt.date(2026, 1, 5)
    days = [months_later(start, n).toordinal() for n in range(6)]
    amounts = [_TEN] * 6
    after = streams([*days, days[-1] + 1], [*amounts, extra])
    before = streams([*days[:-1], days[-1] - 1, days[-1]], [*amounts[:-1], extra, _TEN])
    assert [one.cents for one in (*after, *before)] == [_TEN, _TEN]


def test_amounts_that_are_not_alike_do_not_recur() -> None:
    days = [months_later(dt.date(2026, 1, 5), n).toordinal() for n in range(5)]
    assert not streams(days, [1_000, 9_000, 300, 70_000, 5])


def test_two_contracts_of_one_supplier_are_two() -> None:
    """A premium of 30 every month, and one of 500 every quarter."""
    months = [(months_later(dt.date(2026, 1, 8), n).toordinal(), 3_000) for n in range(10)]
    quarters = [(months_later(dt.date(2026, 1, 15), 3 * n).toordinal(), 50_000) for n in range(4)]
    rows = sorted(months + quarters)
    found = streams([day for day, _ in rows], [cents for _, cents in rows])
    assert [(one.cadence.name, one.cents) for one in found] == [
        ("monthly", 3_000),
        ("quarterly", 50_000),
    ]


@given(
    cadence=st.sampled_from(CADENCES),
    start=st.dates(dt.date(2015, 1, 1), dt.date(2026, 12, 31)),
    count=st.integers(3, 30),
    cents=st.integers(1, 10**11),
)
def test_what_is_regular_is_found_and_goes_on(
    cadence: object, start: dt.date, count: int, cents: int
) -> None:
    """Through leap days and years of 53 weeks: the next day is the next of the row."""
    months, length = cadence.months, cadence.days  # type: ignore[attr-defined] # drawn from CADENCES
    if months and start.day > 28:
        start = start.replace(day=28)
    row = [
        months_later(start, n * months) if months else start + dt.timedelta(days=n * length)
        for n in range(count + 1)
    ]
    days = [day.toordinal() for day in row]
    found = streams(days[:-1], [cents] * count)
    assert [one.cents for one in found] == [cents]
    following = next(iter(found[0].ahead(days[-2], days[-1] + 40)))
    near = 0 if found[0].cadence == cadence else length // 7
    assert abs(following[0] - days[-1]) <= near


def test_how_often_it_was_meant_to_come() -> None:
    """Monthly on the 5th, not in April: six times up to 30 June, and July's once it is a week late.

    Half a year brings 182 / 30 of a payment.
    """
    days = _days("2026-01-05", "2026-02-05", "2026-03-05", "2026-05-05", "2026-06-05")
    one = streams(days, [_TEN] * 5)[0]
    begin, half, late = _days("2025-12-30", "2026-06-30", "2026-07-12")
    assert (one.times(begin, half), one.times(begin, late)) == (6, 7)
    assert one.times(half, half) == 0
    assert one.over(182) == 6_066
