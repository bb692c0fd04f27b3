"""What must hold for any numbers."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.core import formulas

AMOUNTS = st.integers(0, 10**6)
BEGIN = dt.date(2026, 1, 1)
MONTHS = 6
MONTH = 30

quick = settings(max_examples=60, deadline=None)


@st.composite
def invoices(draw: st.DrawFn) -> list[tuple[int, int, int]]:
    """Make invoices of half a year: day, amount, days until paid."""
    one = st.tuples(st.integers(0, MONTHS * MONTH - 1), st.integers(1, 9_999), st.integers(0, 200))
    return draw(st.lists(one, min_size=1, max_size=12))


def owed(listed: list[tuple[int, int, int]]) -> int:
    return sum(amount for day, amount, took in listed if day + took >= MONTHS * MONTH)


def by_month(listed: list[tuple[int, int, int]]) -> list[int]:
    """Return the sales of each month, the latest first."""
    months = [sum(a for d, a, _ in listed if d // MONTH == month) for month in range(MONTHS)]
    return months[::-1]


@quick
@given(listed=invoices(), which=st.integers(0, 11), later=st.integers(0, 100))
def test_a_later_payment_never_lowers_dso(
    listed: list[tuple[int, int, int]], which: int, later: int
) -> None:
    place = which % len(listed)
    day, amount, took = listed[place]
    delayed = [*listed[:place], (day, amount, took + later), *listed[place + 1 :]]
    sales = by_month(listed)

    before = formulas.dso(owed(listed), sum(sales), MONTHS * MONTH)
    after = formulas.dso(owed(delayed), sum(sales), MONTHS * MONTH)
    assert before is not None
    assert after is not None
    assert after >= before
    counted = [formulas.dso_countback(owed(each), sales, MONTH) for each in (listed, delayed)]
    assert counted[0] is not None
    assert counted[1] is not None
    assert counted[1] >= counted[0]


@quick
@given(sales=st.integers(1, 10**6), months=st.integers(1, 12), owing=AMOUNTS)
def test_with_even_sales_both_dso_agree(sales: int, months: int, owing: int) -> None:
    counted = formulas.dso_countback(owing, [sales] * months, MONTH)
    simple = formulas.dso(owing, sales * months, MONTH * months)

    assert simple is not None
    if counted is None:
        assert simple > MONTH * months
    else:
        assert abs(counted - simple) < Decimal("1e-20")


@quick
@given(begin=AMOUNTS, sales=AMOUNTS, late=AMOUNTS, current=AMOUNTS)
def test_cei_is_whole_when_nothing_is_late(begin: int, sales: int, late: int, current: int) -> None:
    whole = formulas.cei(begin, sales, current, current)
    part = formulas.cei(begin, sales, current + late, current)

    assert whole in {None, 100}
    assert part is None or part <= 100


@quick
@given(st.lists(st.tuples(st.integers(1, 9_999), st.integers(0, 400)), min_size=1, max_size=9))
def test_weighted_days_lie_between_the_shortest_and_the_longest(
    paid: list[tuple[int, int]],
) -> None:
    found = formulas.weighted_days([a for a, _ in paid], [d for _, d in paid])

    assert found is not None
    slack = Decimal("1e-20")
    assert min(d for _, d in paid) - slack <= found <= max(d for _, d in paid) + slack


@quick
@given(st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=24))
def test_permanent_plus_temporary_is_the_level(levels: list[int]) -> None:
    split = formulas.permanent_temporary(levels)

    assert split is not None
    assert [split.permanent + above for above in split.temporary] == levels
    assert min(split.temporary) == 0


@quick
@given(
    st.lists(st.tuples(st.integers(-30, 300), st.booleans()), min_size=1, max_size=30),
    st.integers(-40, 320),
    st.integers(0, 200),
)
def test_kaplan_meier_is_a_survival_curve(
    seen: list[tuple[int, bool]], elapsed: int, more: int
) -> None:
    curve = formulas.kaplan_meier([t for t, _ in seen], [paid for _, paid in seen])

    assert [t for t, _ in curve] == sorted({float(t) for t, paid in seen if paid})
    assert all(0 <= after < before <= 1 for (_, before), (_, after) in pairwise(curve))
    # it ends at zero where the longest was seen to end, and only there
    longest = max(t for t, _ in seen)
    ends = all(paid for t, paid in seen if t == longest)
    assert (not curve or curve[-1][1] > 0) is not ends

    given_late = formulas.conditional_survival(curve, elapsed, elapsed + more)
    assert given_late is None or 0 <= given_late <= 1
    assert formulas.conditional_survival(curve, elapsed, elapsed) in {None, 1}


@quick
@given(st.lists(st.integers(-50, 300), min_size=1, max_size=30))
def test_without_censoring_survival_is_a_count(durations: list[int]) -> None:
    curve = formulas.kaplan_meier(durations, [True] * len(durations))

    for time, survived in curve:
        assert survived == pytest.approx(sum(d > time for d in durations) / len(durations))


@quick
@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_a_payment_is_allocated_whole(
    principal: int, costs: int, interest: int, payment: int
) -> None:
    found = formulas.allocate_payment(principal, costs, interest, payment)

    assert found.costs + found.interest + found.principal + found.unused == payment
    assert found.left == max(0, principal + costs + interest - payment)
    assert found.unused == 0 or found.left == 0
    assert found.interest == 0 or found.costs == costs
    assert found.principal == 0 or found.interest == interest


@quick
@given(
    st.lists(st.floats(1, 1_000), min_size=2, max_size=6),
    st.integers(2, 6),
    st.floats(10, 1_000),
)
def test_seasonal_indices_sum_to_their_number_and_are_found_again(
    pattern: list[float], years: int, level: float
) -> None:
    period = len(pattern)
    mean = sum(pattern) / period
    series = [level * each / mean for each in pattern] * years
    found = formulas.seasonal_indices(series, period)

    assert found is not None
    assert math.isclose(sum(found), period)
    assert found == pytest.approx([each / mean for each in pattern])


@quick
@given(
    st.integers(0, 10**5),
    st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)),
    st.integers(0, 1_500),
    st.integers(0, 1_500),
)
def test_interest_never_falls_and_is_none_on_no_days(
    principal: int, begin: dt.date, days: int, more: int
) -> None:
    rates = [(dt.date(2019, 1, 1), Decimal("0.08")), (dt.date(2024, 7, 1), Decimal("0.1225"))]
    end = begin + dt.timedelta(days=days)
    first = formulas.statutory_interest(principal, begin, end, rates)
    later = formulas.statutory_interest(principal, begin, end + dt.timedelta(days=more), rates)

    assert formulas.statutory_interest(principal, begin, begin, rates) == 0
    assert first is not None
    assert later is not None
    assert later >= first >= 0


@quick
@given(st.integers(1, 5 * 10**6), st.integers(0, 10**6))
def test_costs_rise_with_the_claim_within_their_bounds(claim: int, more: int) -> None:
    costs = formulas.collection_costs(claim)

    assert 40 <= costs <= 6_775
    assert formulas.collection_costs(claim + more) >= costs


@quick
@given(st.dates(dt.date(2003, 1, 1), dt.date(2060, 1, 1)))
def test_vat_arrives_on_a_working_day_of_the_next_month(some: dt.date) -> None:
    end = some.replace(day=1) - dt.timedelta(days=1)
    arrival = formulas.vat_arrival(end)

    assert arrival.weekday() < 5
    assert (arrival.year * 12 + arrival.month) - (end.year * 12 + end.month) == 1
    assert (end.replace(day=28) + dt.timedelta(days=60)).replace(day=1) > arrival


@st.composite
def chains(draw: st.DrawFn) -> tuple[list[list[float]], list[list[float]]]:
    """Make Q and R of up to four ages and two ends, from each of which something ends."""
    size = draw(st.integers(1, 4))
    q, r = [], []
    for _ in range(size):
        parts = draw(st.lists(st.integers(0, 9), min_size=size + 2, max_size=size + 2))
        parts[-1] += 1
        whole = sum(parts)
        q.append([part / whole for part in parts[:size]])
        r.append([part / whole for part in parts[size:]])
    return q, r


@quick
@given(chains())
def test_every_claim_ends_somewhere(matrices: tuple[list[list[float]], list[list[float]]]) -> None:
    for row in formulas.collection_chain(*matrices):
        assert math.isclose(sum(row), 1)
        assert all(-1e-12 <= part <= 1 + 1e-12 for part in row)


@quick
@given(st.floats(0, 1), st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6))
def test_the_pinball_loss_is_zero_at_best(q: float, y: int, f: int) -> None:
    assert formulas.pinball(q, y, f) >= 0
    assert formulas.pinball(q, y, y) == 0


@quick
@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=13))
def test_a_bias_is_never_larger_than_the_error(weeks: list[tuple[int, int]]) -> None:
    actual, forecast = [a for a, _ in weeks], [f for _, f in weeks]
    wape, bias = formulas.wape(actual, forecast), formulas.bias(actual, forecast)

    assert (wape is None) is (bias is None) is (sum(actual) == 0)
    assert wape is None or bias is None or abs(bias) <= wape


@quick
@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_the_rest_of_a_plan_is_never_negative(plan: int, actual: int, open_items: int) -> None:
    rest = formulas.remaining_plan(plan, actual, open_items)

    assert rest >= 0
    assert actual + open_items + rest == max(plan, actual + open_items)
