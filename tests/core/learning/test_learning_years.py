"""Who pays once a year, and how many of them come again: worked by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasboek.core.learning.apart import WHOLE
from kasboek.core.learning.apart import Apart
from kasboek.core.learning.flows import Event
from kasboek.core.learning.levels import Way
from kasboek.core.learning.payers import Payers
from kasboek.core.learning.rivals import choose
from kasboek.core.learning.rivals import recurring_weeks
from kasboek.core.learning.years import LEAST
from kasboek.core.learning.years import due

FEE = 10_000
YEAR = dt.timedelta(days=365)
SEPTEMBER = dt.date(2025, 9, 1)
AS_OF = dt.date(2026, 8, 31)


def paid(who: str, *days: dt.date, cents: int = FEE) -> list[Event]:
    return [Event(day.toordinal(), cents, who, "Assets:Bank", 0) for day in days]


def payers(*members: list[Event]) -> Payers:
    events = sorted((event for one in members for event in one), key=lambda event: event.day)
    return Payers.of(tuple(events))


def members(count: int, *years: int, first: int = 0) -> list[list[Event]]:
    """Return who paid on days of September of their own, so many years before that of 2025."""
    return [
        paid(f"Member {n}", *(SEPTEMBER + n * dt.timedelta(days=1) - year * YEAR for year in years))
        for n in range(first, first + count)
    ]


GIVER_DAY = dt.date(2024, 1, 8)
GIVER = paid("Giver", GIVER_DAY)
"""The first money there is: from 29 January 2025 on there is a year to look back at."""


def test_as_much_comes_again_as_came_again() -> None:
    """Ten paid in 2024, of whom eight in 2025, and one new one: 8 / 10 and 1 / 10 of the nine.

    Nothing of it is in the level: 9 x 90.00 in September, and no more.
    """
    found = payers(GIVER, *members(8, 1, 0), *members(2, 1, first=8), *members(1, 0, first=10))
    rest = found.rest(Apart.YEARS, AS_OF.toordinal())
    chances = [(one.who, rest.chance(one, AS_OF.toordinal())) for one in rest.found]
    assert chances[::2] == [(f"Member {n}", 800_000) for n in (*range(8), 10)]
    assert chances[1::2] == [("", 100_000)] * 9
    assert (rest.events, rest.more) == ((), 0)
    weeks = recurring_weeks(rest, AS_OF.toordinal())
    assert weeks == [7 * 9_000, 2 * 9_000, *[0] * 11]


def test_who_is_late_comes_as_often_as_others_that_were() -> None:
    """Of ten, six came on the day, three after five days, one never: 9/10, then 3/4, then none.

    Seen on 3 September 2026: who paid on the 6th is due, on the 1st two days late; six is too much.
    """
    late = dt.timedelta(days=5)
    told = [
        *(paid(f"Day {n}", SEPTEMBER - YEAR, SEPTEMBER) for n in range(6)),
        *(paid(f"Late {n}", SEPTEMBER - YEAR, SEPTEMBER + late) for n in range(3)),
        paid("Never", SEPTEMBER - YEAR),
    ]
    seen = due(payers(GIVER, *told).payments, (SEPTEMBER + YEAR + late / 2.5).toordinal())
    assert {one[1:] for one in seen if one.paid.who < "Late"} == {(750_000, 0)}
    assert {one[1:] for one in seen if one.paid.who > "Late"} == {(900_000, 0)}
    seen = due(payers(GIVER, *told).payments, (SEPTEMBER + YEAR + 1.2 * late).toordinal())
    assert {one.paid.who[:3] for one in seen if one.chance} == {"Lat"}


def test_who_came_again_before_has_a_chance_of_their_own() -> None:
    """Of eight who paid in 2023 all came again in 2025; of eight seen in 2024 only, four did.

    Two are new in 2025, an eighth of sixteen: of all of the others there is nothing to add to.
    """
    found = payers(
        paid("Giver", dt.date(2022, 1, 8)),
        *members(8, 2, 1, 0),
        *members(4, 1, 0, first=8),
        *members(4, 1, first=12),
        *members(2, 0, first=16),
    )
    chances = {one.paid.who: one[1:] for one in due(found.payments, AS_OF.toordinal())}
    assert chances == {
        **{f"Member {n}": (WHOLE, 0) for n in range(12)},
        **{f"Member {n}": (500_000, 125_000) for n in (16, 17)},
    }


@pytest.mark.parametrize("again", [7, 8])
def test_seven_that_came_again_tell_nothing(again: int) -> None:
    found = payers(GIVER, *members(again, 1, 0)).rest(Apart.YEARS, AS_OF.toordinal())
    assert bool(found.found) is (again == 8)


def test_the_first_weeks_after_a_year_tell_nothing() -> None:
    """Who is new cannot be told before there are eight weeks with a year before them."""
    found = payers(*members(8, 1, 0)).payments
    enough = (SEPTEMBER - YEAR).toordinal() + 365 + 21 + LEAST
    assert due(found, enough - 1) == []
    assert len(due(found, enough)) == 8


def test_who_pays_more_often_is_no_member_of_a_year() -> None:
    """Ten who paid in March too are not due in September."""
    found = payers(
        GIVER,
        *members(8, 1, 0),
        *(paid(f"Twice {n}", SEPTEMBER - YEAR, dt.date(2025, 3, 1), SEPTEMBER) for n in range(10)),
    )
    assert {one.paid.who[:6] for one in due(found.payments, AS_OF.toordinal())} == {"Member"}


def test_months_without_members_do_not_make_nothing_of_them() -> None:
    """Seen from June the last six looks ahead met no money: years beat a mean, and nothing too."""
    june = dt.date(2026, 6, 28)
    found = payers(GIVER, *members(12, 1, 0))
    choice = choose(found, GIVER_DAY, june, receipt=True)
    assert (choice.apart, choice.way) == (Apart.YEARS, Way.MEAN)
    assert sum(recurring_weeks(found.rest(choice.apart, june.toordinal()), june.toordinal())) == (
        12 * FEE
    )


@given(
    st.lists(
        st.tuples(st.integers(0, 1_200), st.sampled_from("abcdef"), st.sampled_from([1, 2, 9])),
        min_size=20,
    )
)
def test_what_came_later_is_not_looked_at(rows: list[tuple[int, str, int]]) -> None:
    """What was due on a day is the same when it is seen from a later one."""
    start = dt.date(2023, 1, 1).toordinal()
    yearly = [(day, f"M{n}", 5) for n in range(9) for day in (n, n + 365, n + 730)]
    events = [
        Event(start + day, cents, who, "A:Bank", 0) for day, who, cents in sorted([*rows, *yearly])
    ]
    whole = Payers.of(tuple(events))
    for day in (start + 500, start + 900):
        known = Payers.of(tuple(event for event in events if event.day <= day))
        assert whole.rest(Apart.YEARS, day) == known.rest(Apart.YEARS, day)
        assert whole.rest(Apart.YEARS, day).found
