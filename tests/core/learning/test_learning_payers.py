"""Who pays again, who comes and who goes: the sum stays that of a mean, worked by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasboek.core.bankdays import following
from kasboek.core.bankdays import months_later
from kasboek.core.learning.apart import WHOLE
from kasboek.core.learning.apart import Apart
from kasboek.core.learning.flows import Event
from kasboek.core.learning.payers import Payers
from kasboek.core.learning.rivals import choose
from kasboek.core.learning.rivals import recurring_weeks
from kasboek.core.plan import Roll

TODAY = dt.date(2026, 6, 30)
"""Its last 26 weeks have the firsts of January to June, its next 13 those of July to September."""
AS_OF = TODAY.toordinal()
FEE = 1_000


def paid(who: str, first: int, last: int, cents: int = FEE) -> list[Event]:
    """Return payments on the first of the months of 2026 from one to another, both included."""
    return [
        Event(dt.date(2026, month, 1).toordinal(), cents, who, "Assets:Bank", 0)
        for month in range(first, last + 1)
    ]


def payers(*members: list[Event]) -> Payers:
    events = sorted((event for one in members for event in one), key=lambda event: event.day)
    return Payers.of(tuple(events))


def members(count: int, first: int, last: int) -> list[list[Event]]:
    return [paid(f"Member {first}-{last}/{n}", first, last) for n in range(count)]


def expected(found: Payers) -> int:
    """Return the cents of 13 weeks: what recurs, and half of what else 26 weeks brought."""
    rest = found.rest(Apart.PAYERS, AS_OF)
    left = sum(event.cents for event in rest.events) + rest.more
    return sum(recurring_weeks(rest, AS_OF)) + max(0, left) // 2


def test_new_ones_take_the_place_of_those_who_stopped() -> None:
    """Ten stay, one stopped after March (30.00), one came in April (-30.00), one in June (10.00).

    11 x 3 x 10.00 recurs, half of 10.00 beside it: 335.00, which is half of the 670.00 that came.
    """
    found = payers(*members(10, 1, 6), *members(1, 1, 3), *members(1, 4, 6), *members(1, 6, 6))
    rest = found.rest(Apart.PAYERS, AS_OF)
    assert (rest.more, [event.cents for event in rest.events]) == (0, [FEE])
    assert rest.part(AS_OF) == WHOLE
    assert expected(found) == 33_500


def test_what_recurs_counts_in_part_where_more_came_than_stopped() -> None:
    """Six since January, six since April: 18 payments of the half year are missing.

    12 x 10.00 bring 727.92 in 182 days of 30 to a month: 1 - 180 / 727.92 = 0.752721 counts.
    """
    found = payers(*members(6, 1, 6), *members(6, 4, 6))
    rest = found.rest(Apart.PAYERS, AS_OF)
    assert (rest.more, rest.part(AS_OF)) == (-18_000, 752_721)
    assert expected(found) == pytest.approx(27_000, rel=0.01)


def test_nobody_takes_the_place_of_a_fifth() -> None:
    """A tenant of 500.00 left after March: the ten others go on, and nothing else."""
    found = payers(*members(10, 1, 6), paid("Tenant", 1, 3, 50_000))
    assert found.rest(Apart.PAYERS, AS_OF).more == 0
    assert expected(found) == 30_000


def test_one_who_pays_yearly_has_just_paid() -> None:
    """Of ten who paid 10.00 in February, for the third year, half a year's part is taken off.

    10 x (10.00 - 4.98, as 182 of 365 days) goes on beside the dozen who pay monthly.
    """
    yearly = [
        Event(months_later(dt.date(2026, 2, 1), -12 * year).toordinal(), FEE, f"Y{n}", "A:Bank", 0)
        for n in range(10)
        for year in range(3)
    ]
    rest = payers(yearly, *members(12, 1, 6)).rest(Apart.PAYERS, AS_OF)
    assert rest.more == 10 * (1_000 - 498)


@given(
    stays=st.integers(8, 20),
    stopped=st.lists(st.integers(3, 5), max_size=6),
    came=st.lists(st.integers(2, 6), max_size=6),
)
def test_the_sum_is_that_of_the_mean(stays: int, stopped: list[int], came: list[int]) -> None:
    """Whoever comes and goes, 13 weeks of a quiet flow bring half of 26 weeks."""
    found = payers(
        *members(stays, 1, 6),
        *(paid(f"Old {n}", 1, last) for n, last in enumerate(stopped)),
        *(paid(f"New {n}", first, 6) for n, first in enumerate(came)),
    )
    assert expected(found) == pytest.approx(sum(e.cents for e in found.events) / 2, rel=0.01)


def history(cents: int) -> Payers:
    """Return two years of somebody else paying on every Wednesday."""
    days = (TODAY - dt.timedelta(days=6 + 7 * week) for week in range(104))
    return payers([Event(day.toordinal(), cents, f"Who {day}", "A:Bank", 0) for day in days])


@pytest.mark.parametrize("receipt", [False, True])
def test_what_does_not_recur_keeps_the_mean(*, receipt: bool) -> None:
    begin = TODAY - dt.timedelta(weeks=105)
    choice = choose(history(FEE), begin, TODAY, receipt=receipt)
    assert (choice.apart, choice.way, choice.total) == ("nothing", "mean", 1.0)


def test_members_on_the_first_are_better_by_far() -> None:
    """Twelve on the 1st of each of 24 months: their weeks are right, a mean's never are."""
    days = [months_later(dt.date(2026, 6, 1), -n).toordinal() for n in range(24)]
    found = payers(*([Event(day, FEE, f"M{n}", "A:Bank", 0) for day in days] for n in range(12)))
    choice = choose(found, dt.date(2024, 7, 1), TODAY, receipt=True)
    assert choice.apart == "payers"
    assert choice.weeks is not None
    assert choice.weeks < 0.1


@pytest.mark.parametrize(
    ("roll", "weeks"), [(None, [0]), (Roll.FOLLOWING, [1]), (Roll.PRECEDING, [0])]
)
def test_a_sunday_is_the_next_weeks_monday(roll: Roll | None, weeks: list[int]) -> None:
    """From Sunday 28 June 2026 on: Sunday 5 July ends the first week, the 6th begins the second."""
    found = payers([*map(on_the_fifth, range(1, 7))])
    sunday = dt.date(2026, 6, 28).toordinal()
    ahead = recurring_weeks(found.rest(Apart.PAYERS, sunday), sunday, roll)
    assert [week for week, cents in enumerate(ahead[:4]) if cents] == weeks


def on_the_fifth(month: int) -> Event:
    """Return a fee of a 5th of 2026, in April on Monday the 6th."""
    day = dt.date(2026, month, 5 + (month == 4))
    return Event(day.toordinal(), FEE, "Member", "Assets:Bank", 0)


def test_what_banks_move_off_weekends_is_no_error() -> None:
    """Twelve pay on days of their own, a weekend's on Monday: every week is as foreseen.

    Held against the weekend itself, half the mean's error would be left, and no way be clear.
    """
    months = [months_later(dt.date(2026, 6, 1), -n) for n in range(24)]
    found = payers(*([on(month, day) for month in months] for day in range(2, 26, 2)))
    begin, sunday = dt.date(2024, 7, 1), dt.date(2026, 6, 28)
    choice = choose(found, begin, sunday, receipt=True, roll=Roll.FOLLOWING)
    assert (choice.apart, choice.weeks) == ("payers", 0)
    still = choose(found, begin, sunday, receipt=True).weeks
    assert still is not None
    assert still > 0.5


def on(month: dt.date, day: int) -> Event:
    """Return a member's payment of a day of the month, or of the Monday after it."""
    moved = following(month.replace(day=day), frozenset())
    return Event(moved.toordinal(), FEE * day, f"Member {day}", "Assets:Bank", 0)
