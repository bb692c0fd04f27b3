"""Invoices and bills spread over the weeks: the parts, their days, and that nothing is lost."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.core.bankdays import is_open
from kasboek.core.book import Book
from kasboek.core.forecast import forecast
from kasboek.core.forecast.paying.paydates import Habit
from kasboek.core.forecast.paying.spreading import LEAST
from kasboek.core.forecast.paying.spreading import Spreads
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.forecast.scenario.drafts import Spread
from kasboek.core.learning.curves import PRIOR
from kasboek.core.learning.curves import WHOLE
from kasboek.core.learning.curves import Curve
from kasboek.core.learning.curves import curve_of
from kasboek.core.open_items import OpenItem
from kasboek.core.plan import Roll
from kasboek.core.saying import Source
from kasboek.reading.facts import bank_holidays

DAY = dt.date.fromisoformat
AS_OF = DAY("2026-10-31")  # a Saturday
LATE = [-2, 0, 0, 3, 5, 5, 8, 12, 20, 40]
RECEIPT, PAYMENT = Habit(Roll.FOLLOWING), Habit(Roll.PRECEDING)
HOLIDAYS = bank_holidays(2026, 2030)


def spread(
    curve: Curve,
    due: str,
    habit: Habit = RECEIPT,
    until: str = "2027-02-01",
    *,
    sent: str | None = None,
    sure: bool = False,
) -> Spread:
    """Return how something due on a day is spread, as known on 31 October 2026."""
    book = Book("/", "", "EUR", AS_OF, bank_holidays=HOLIDAYS)
    spreads = Spreads(Setting(book, AS_OF, DAY(until)))
    payer, ahead = spreads.known(curve, habit, ()), DAY(sent) if sent else None
    spreads.by_item["one"] = spreads.place(payer, DAY(due), sent=ahead, sure=sure)
    return spreads.parts().spread(spreads.by_item["one"])


def found(spread: Spread) -> list[tuple[str, int]]:
    return [(day.isoformat(), chance) for day, chance in spread.parts]


def test_five_days_late_half_is_paid_by_day_12_and_three_quarters_by_day_20() -> None:
    # given 5 days late: 0.1 of 0.4 on day 8 (Tuesday the 3rd), 12 (Saturday, so Monday the 9th),
    # 20 (Sunday, so Monday the 16th) and 40 (Saturday 5 December, so Monday the 7th)
    given_late = spread(curve_of(LATE), "2026-10-26")
    assert found(given_late) == [
        ("2026-11-03", 250_000),
        ("2026-11-09", 250_000),
        ("2026-11-16", 250_000),
        ("2026-12-07", 250_000),
    ]
    assert (given_late.later, given_late.never) == (0, 0)


def test_payments_go_out_on_the_bank_day_before() -> None:
    given_late = spread(curve_of(LATE), "2026-10-26", PAYMENT)
    # Saturday the 7th becomes Friday the 6th, in the week of the 3rd
    assert found(given_late) == [
        ("2026-11-03", 500_000),
        ("2026-11-13", 250_000),
        ("2026-12-04", 250_000),
    ]


def test_a_week_is_one_part_on_the_day_by_which_half_of_it_is_paid() -> None:
    # due Monday 2 November: 0.1 before today is out; day 0 and 3 are this week's 0.3 of 0.9,
    # 0.2 on day 0: half of the part is paid on Monday. Day 5 is a Saturday, so Monday's
    week, *_ = spread(curve_of(LATE), "2026-11-02").parts
    assert week == (DAY("2026-11-02"), 333_333)


def test_what_falls_after_the_last_part_is_later_and_what_never_comes_is_never() -> None:
    curve = Curve(0, (900_000, *[900_000] * 199, 300_000), 5, 5, 200)
    near = spread(curve, "2026-11-02")
    assert (found(near), near.later, near.never) == (
        [("2026-11-02", 100_000)],
        600_000,
        300_000,
    )
    far = spread(curve, "2026-11-02", until="2027-11-01")
    # 200 days on is Friday 21 May 2027
    assert found(far) == [("2026-11-02", 100_000), ("2027-05-21", 600_000)]
    assert (far.later, far.never) == (0, 300_000)


def test_what_the_ledger_says_is_ever_paid_is_not_lost_once_more() -> None:
    curve = Curve(0, (500_000, 250_000), 5, 5, 0)
    assert spread(curve, "2026-11-02").never == 250_000
    certain = spread(curve, "2026-11-02", sure=True)
    assert (found(certain), certain.never) == ([("2026-11-02", WHOLE)], 0)


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        # 40 % pays 20 days early, 45 % on the day, 15 % a week late
        (None, [("2026-11-10", 400_000), ("2026-11-30", 450_000), ("2026-12-07", 150_000)]),
        ("2026-11-10", [("2026-11-10", 400_000), ("2026-11-30", 450_000), ("2026-12-07", 150_000)]),
        # sent after those 20 days: 45 of the other 60 %, and 15
        ("2026-11-16", [("2026-11-30", 750_000), ("2026-12-07", 250_000)]),
        # sent after all of it: as what waits longer than anything is known to have
        ("2026-12-14", None),
    ],
)
def test_nobody_pays_what_was_not_sent(
    sent: str | None, expected: list[tuple[str, int]] | None
) -> None:
    curve = Curve(-20, (*[600_000] * 20, *[150_000] * 7, 0), 5, 5, 0)
    parts = found(spread(curve, "2026-11-30", sent=sent))
    assert parts == (expected or found(spread(PRIOR, "2026-12-01", sent=sent)))
    assert not sent or all(day >= sent for day, _ in parts)


def test_a_week_over_two_months_is_two_parts() -> None:
    # Monday 30 November and Tuesday 1 December
    curve = Curve(0, (600_000, 0), 5, 5, 1)
    assert found(spread(curve, "2026-11-30")) == [("2026-11-30", 400_000), ("2026-12-01", 600_000)]


@pytest.mark.parametrize(
    ("habit", "days"),
    [
        # Thursdays; 5 November is the nearest to the 2nd, 12 to the 9th, and so on
        (Habit(Roll.FOLLOWING, weekdays=(3,)), ["2026-11-05", "2026-11-12", "2026-11-19"]),
        # the 25th is nearest to all of November
        (Habit(Roll.FOLLOWING, days=(25,)), ["2026-11-25"]),
        # the last day of October is a Saturday, so that they pay on the 2nd, up to the middle
        (Habit(Roll.FOLLOWING, days=(31,)), ["2026-11-02"]),
    ],
)
def test_they_pay_on_their_own_days(habit: Habit, days: list[str]) -> None:
    curve = Curve(0, (700_000, *[700_000] * 6, 400_000, *[400_000] * 6, 0), 5, 5, 7)
    assert [day for day, _ in found(spread(curve, "2026-11-02", habit))] == days


def test_later_than_anything_was_paid_half_comes_every_ten_days() -> None:
    late = spread(PRIOR, "2026-01-05")
    by = {day: sum(chance for d, chance in late.parts if d <= DAY(day)) for day in ("2026-11-06",)}
    assert by["2026-11-06"] == pytest.approx(WHOLE * (1 - 0.5**0.6), abs=20)
    assert late.never == 0


@st.composite
def _curves(draw: st.DrawFn) -> Curve:
    left = sorted(draw(st.lists(st.integers(0, WHOLE), min_size=1, max_size=150)), reverse=True)
    return Curve(draw(st.integers(-40, 20)), tuple(left), 1, 1, None)


_HABITS = st.one_of(
    st.sampled_from((RECEIPT, PAYMENT)),
    st.builds(
        Habit,
        st.sampled_from((Roll.FOLLOWING, Roll.PRECEDING)),
        st.tuples(st.integers(0, 4)),
        st.just(()),
    ),
    st.builds(
        Habit,
        st.sampled_from((Roll.FOLLOWING, Roll.PRECEDING)),
        st.just(()),
        st.tuples(st.integers(1, 31)),
    ),
)


@settings(max_examples=150, deadline=None)
@given(
    curve=_curves(),
    due=st.dates(DAY("2026-05-01"), DAY("2027-06-01")),
    habit=_HABITS,
    more=st.integers(1, 300),
    sent=st.none() | st.integers(0, 90),
    sure=st.booleans(),
)
def test_parts_are_whole_on_open_days_and_the_same_however_far_is_looked(
    curve: Curve, due: dt.date, habit: Habit, more: int, sent: int | None, *, sure: bool
) -> None:
    until = DAY("2027-02-01")
    ahead = None if sent is None else (due - dt.timedelta(days=sent)).isoformat()
    near = spread(curve, due.isoformat(), habit, sent=ahead, sure=sure)
    further = (until + dt.timedelta(days=more)).isoformat()
    far = spread(curve, due.isoformat(), habit, further, sent=ahead, sure=sure)

    assert sum(chance for _, chance in near.parts) + near.later + near.never == WHOLE
    assert all(chance > 0 for _, chance in near.parts)
    assert near.later >= 0
    assert near.never >= 0
    assert near.never == far.never
    days = [day for day, _ in near.parts]
    assert days == sorted(days)
    assert all(day > AS_OF and is_open(day, HOLIDAYS) for day in days)
    cells = [(day.isocalendar()[:2], day.month) for day in days]
    assert len(set(cells)) == len(cells)
    assert far.parts[: len(near.parts)] == near.parts
    assert len(near.parts) <= WHOLE // LEAST + 1


def _waiting(year: int) -> OpenItem:
    day = dt.date(year, 2, 27)
    return OpenItem(
        id="invoice/1",
        number="1",
        receivable=True,
        counterparty="New",
        account="Assets:Receivable",
        date=day,
        due=day,
        due_from="due",
        amount=Decimal(100),
        currency="EUR",
        source=Source("main.beancount", 1),
    )


@pytest.mark.parametrize("year", [2026, 2027, 2028])  # 2026 has 53 weeks, 2028 a 29 February
def test_a_single_new_customer_in_a_year_of_any_length(year: int) -> None:
    as_of = dt.date(year, 2, 28)
    book = Book(
        "/", "", "EUR", as_of, items=(_waiting(year),), bank_holidays=bank_holidays(year, year + 3)
    )
    weeks = forecast(book, until=dt.date(year + 1, 3, 1))
    assert sum(item.amount for item in weeks.items) == 100
    assert all(as_of < item.date < dt.date(year + 1, 3, 1) for item in weeks.items)
    assert weeks.beyond == ()


def test_no_receivables_at_all_is_no_item() -> None:
    ahead = forecast(Book("/", "", "EUR", AS_OF))
    assert (ahead.items, ahead.drafts, ahead.beyond, ahead.unlikely) == ((), (), (), ())
    assert {day.balance for day in ahead.path} == {Decimal(0)}
