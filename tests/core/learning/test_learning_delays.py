"""How late everybody pays: worked by hand, then with whatever the past may have been."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasboek.core.book import Book
from kasboek.core.formulas.estimates import conditional_survival
from kasboek.core.formulas.estimates import kaplan_meier
from kasboek.core.learning.curves import PRIOR
from kasboek.core.learning.curves import WHOLE
from kasboek.core.learning.curves import chances
from kasboek.core.learning.curves import curve_of
from kasboek.core.learning.delays import delays
from kasboek.core.learning.rates import PARTS
from kasboek.core.learning.rates import Seen
from kasboek.core.learning.rates import faded
from kasboek.core.learning.rates import hazard
from kasboek.core.learning.rates import survival
from kasboek.core.learning.settled import Parts
from kasboek.core.learning.settled import add
from kasboek.core.learning.settled import at_once
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import Settlement
from kasboek.core.open_items import SettlementKind
from kasboek.core.saying import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

AS_OF = dt.date(2026, 10, 31)
DUE = dt.date(2026, 6, 1)
HERE = Source("f", 1)
TEN = [-2, 0, 0, 3, 5, 5, 8, 12, 20, 40]


def item(
    number: int,
    who: str,
    late: int | None,
    *,
    due: dt.date = DUE,
    amount: Decimal = Decimal(100),
    receivable: bool = True,
) -> OpenItem:
    """Make an invoice of 30 days, paid so many days late, or still open."""
    paid = [] if late is None else [due + dt.timedelta(days=late)]
    return OpenItem(
        id=f"invoice/{number}",
        number=str(number),
        receivable=receivable,
        counterparty=who,
        account="Assets:Receivable",
        date=due - dt.timedelta(days=30),
        due=due,
        due_from="terms",
        amount=amount,
        currency="EUR",
        source=HERE,
        settlements=tuple(
            Settlement(day, amount, SettlementKind.PAYMENT, HERE) for day in paid if day <= AS_OF
        ),
    )


def book_of(items: Sequence[OpenItem]) -> Book:
    """Make a book of nothing but items."""
    ordered = tuple(sorted(items, key=lambda each: each.date))
    return Book(root="", title="", currency="EUR", as_of=AS_OF, items=ordered)


def paid_late(who: str, days: Sequence[int | None], due: dt.date = DUE) -> list[OpenItem]:
    """Make an invoice for each of these days late."""
    return [item(number, who, late, due=due) for number, late in enumerate(days)]


def test_the_ten_payments() -> None:
    """Four of ten are left after day 5; of those two are paid by day 12, three by day 20."""
    curve = curve_of(TEN)
    assert (curve.median, curve.at(-3), curve.at(-2), curve.at(5)) == (5, WHOLE, 900_000, 400_000)
    assert (curve.at(40), curve.at(41)) == (0, 0)
    left = chances(curve, 5)
    assert (left.first, sum(left.paid[:7]), sum(left.paid[:15])) == (6, 500_000, 750_000)
    assert (sum(left.paid), left.never) == (WHOLE, 0)


@given(
    st.lists(st.tuples(st.integers(-60, 300), st.booleans()), min_size=1, max_size=60),
    st.integers(-60, 300),
)
def test_the_curve_is_kaplans_and_meiers(lives: list[tuple[int, bool]], age: int) -> None:
    days, paid = [late for late, _ in lives], [was for _, was in lives]
    whole = np.full(len(days), PARTS, np.int64)
    seen = Seen(np.full(len(days), -60), np.array(days), whole, np.array(paid))
    left = survival(hazard(seen.counted(-60, 300)))
    known = kaplan_meier(days, paid)
    told = dict(known)
    for day in range(-60, 301):
        if day in told:
            assert left[day + 60] == pytest.approx(told[day])
    then = conditional_survival(known, age, 300)
    assert then is None or left[-1] / left[age + 60] == pytest.approx(then)


def test_without_any_payment_the_due_date_counts() -> None:
    """From then on half is paid within ten days, and all of it some day."""
    found = delays(book_of(paid_late("Jansen", [None, None])), AS_OF, receivable=True)
    assert found.curve("Jansen") is PRIOR
    assert chances(PRIOR, -9) == (0, (WHOLE,), 0)
    late = chances(PRIOR, 30)
    assert late.first == 31
    assert [sum(late.paid[:days]) for days in (10, 20, 30)] == [500_000, 750_000, 875_000]
    assert (sum(late.paid), late.never) == (WHOLE, 0)
    assert found.reason("Jansen") == ("learning.delay-none-customer",)


def test_five_payments_weigh_as_much_as_what_is_assumed() -> None:
    """All ten days late. Everybody's rate on the due date: (0 + 5) / (5 + 5).

    Jansen's own: (0 + 5 x 0.5) / (5 + 5).
    """
    found = delays(book_of(paid_late("Jansen", [10] * 5)), AS_OF, receivable=True)
    new, own = found.curve("New"), found.curve("Jansen")
    assert (new.own, new.pooled, new.at(-1), new.at(0)) == (0, 5, WHOLE, 500_000)
    assert (own.own, own.pooled, own.at(-1), own.at(0)) == (5, 5, WHOLE, 750_000)
    assert own.median == 10


def test_each_is_expected_as_they_pay() -> None:
    items = paid_late("Early", [-6, -5, -5, -4] * 5) + paid_late("Late", [14, 15, 15, 16] * 5)
    found = delays(book_of(items), AS_OF, receivable=True)
    assert (found.curve("Early").median, found.curve("Late").median) == (-5, 15)
    assert found.curve("Late").at(0) > 900_000
    assert found.curve("Early").at(0) < 100_000


def test_few_payments_of_ones_own_go_far_where_customers_differ() -> None:
    """Three payments at 20 days would leave the median at everybody's without a level."""
    usual = [item for n in range(12) for item in paid_late(f"C{n}", [n * 3 - 18] * 8)]
    found = delays(book_of([*usual, *paid_late("New", [20] * 3)]), AS_OF, receivable=True)
    median = found.curve("New").median
    assert median is not None
    assert 15 <= median <= 20
    alike = [item for n in range(12) for item in paid_late(f"C{n}", TEN)]
    found = delays(book_of([*alike, *paid_late("New", TEN)]), AS_OF, receivable=True)
    assert set(found.everybody.levels) == {0}


def test_what_is_never_paid_is_not_expected() -> None:
    """46 of 100 come five days late, 54 have been open for five months."""
    found = delays(book_of(paid_late("Fines", [5] * 46 + [None] * 54)), AS_OF, receivable=True)
    curve = found.curve("Fines")
    assert 500_000 < curve.at(100) < 560_000
    assert chances(curve, 30).never > 850_000
    assert sum(chances(curve, 30).paid[:28]) < 60_000


def test_an_invoice_later_than_any_before_is_not_lost() -> None:
    items = [*paid_late("A", [7, 8, 9] * 3), item(9, "A", None, due=dt.date(2026, 9, 1))]
    late = chances(delays(book_of(items), AS_OF, receivable=True).curve("A"), 60)
    assert 200_000 < sum(late.paid[:30]) < 800_000
    assert late.never < 300_000


def test_who_only_ever_left_invoices_open_is_expected_later() -> None:
    items = paid_late("Good", TEN * 3) + paid_late("Bad", [None] * 4)
    found = delays(book_of(items), AS_OF, receivable=True)
    bad, new = found.curve("Bad"), found.curve("New")
    assert (bad.own, bad.pooled) == (0, 30)
    assert bad.at(30) > 2 * new.at(30)
    assert chances(bad, 100).never > chances(new, 100).never


def test_many_who_have_one_open_invoice_share_everybodys_curve() -> None:
    """Nothing was paid by them, so beyond their age nothing differs from everybody."""
    items = paid_late("Good", TEN * 3) + [item(n, f"P{n}", None) for n in range(99, 199)]
    found = delays(book_of(items), AS_OF, receivable=True)
    assert found.curve("P99") is found.curve("P150") is found.curve("New")
    assert found.curve("New") is not found.curve("Good")


def test_the_recent_counts_for_more() -> None:
    """Twenty on time two years ago and ten 20 days late now: by number the median would be 0."""
    old = paid_late("Jansen", [0] * 20, due=dt.date(2024, 6, 1))
    found = delays(book_of([*old, *paid_late("Jansen", [20] * 10)]), AS_OF, receivable=True)
    assert found.curve("Jansen").median == 20


def test_what_is_old_altogether_is_known_as_well() -> None:
    new, old = (
        delays(book_of(paid_late("A", TEN, due=due)), AS_OF, receivable=True).curve("A")
        for due in (DUE, dt.date(2022, 6, 1))
    )
    assert new.unpaid == pytest.approx(old.unpaid, abs=100)


def test_weights_halve_in_nine_months_and_stay_as_many_as_they_are_worth() -> None:
    """Ages 0 and 270: weights 1 and 1/2, scaled by 1.5 / 1.25."""
    whole = np.array([PARTS, PARTS])
    assert faded(whole, np.array([0, 270])).tolist() == [1_200_000, 600_000]
    assert faded(whole, np.array([500, 500])).tolist() == pytest.approx([PARTS, PARTS], rel=1e-5)


def test_parts_of_an_invoice(charted: Book) -> None:
    """
    2026-03-01 * "Jansen" "sold"
      invoice: "1"
      due: 2026-03-10
      Assets:Receivable  200 EUR
      Income:Sales
    2026-03-05 * "Jansen" "bounces"
      invoice: "1"
      Assets:Bank  100 EUR
      Assets:Receivable
    2026-03-06 * "Jansen" "bounced"
      invoice: "1"
      Assets:Bank  -100 EUR
      Assets:Receivable
    2026-03-20 * "Jansen" "part"
      invoice: "1"
      Assets:Bank  120 EUR
      Assets:Receivable
    2026-03-21 * "Jansen" "credit"
      credits: "1"
      Income:Sales  20 EUR
      Assets:Receivable
    2026-12-01 * "Jansen" "not known yet"
      invoice: "1"
      Assets:Bank  60 EUR
      Assets:Receivable
    """
    found = Parts([], [])
    add(found, charted.items[0], AS_OF, once=at_once(charted, AS_OF)[0])
    days = [(dt.date.fromordinal(end).isoformat(), parts) for *_, end, parts in found.rows]
    assert days == [("2026-03-20", 600_000), ("2026-10-31", -300_000), ("2026-03-21", -100_000)]
    curve = delays(charted, AS_OF, receivable=True).curve("Jansen")
    assert (curve.own, curve.pooled) == (1, 1)


def test_disputed_invoices_and_held_bills_say_nothing() -> None:
    disputed = [each._replace(disputed=True) for each in paid_late("A", [50, None])]
    held = [each._replace(hold=True) for each in paid_late("B", [None])]
    plain = paid_late("C", TEN)
    with_them = delays(book_of([*disputed, *held, *plain]), AS_OF, receivable=True)
    without = delays(book_of(plain), AS_OF, receivable=True)
    assert with_them.curve("C") == without.curve("C")
    assert with_them.curve("A") == without.curve("New")


def test_each_side_learns_for_itself_once() -> None:
    book = book_of([*paid_late("A", TEN), item(99, "A", 30, receivable=False)])
    ours = delays(book, AS_OF, receivable=False)
    assert (ours.curve("A").own, ours.pooled) == (1, 1)
    assert delays(book, AS_OF, receivable=False) is ours
    assert delays(book, AS_OF, receivable=True).pooled == 10


def test_money_on_any_day_is_seen() -> None:
    monday = dt.date(2026, 6, 1)
    weekdays = [item(n, "A", n, due=monday) for n in range(5)]
    assert not delays(book_of(weekdays), AS_OF, receivable=True).any_day
    weekend = [item(n, "A", n, due=monday) for n in range(7)]
    assert delays(book_of(weekend), AS_OF, receivable=True).any_day
    assert not delays(book_of([]), AS_OF, receivable=True).any_day


LIVES = st.lists(
    st.tuples(
        st.sampled_from(("Jansen", "Smit", "De Vries")),
        st.dates(dt.date(2023, 1, 1), dt.date(2026, 11, 30)),
        st.none() | st.integers(-40, 500),
        st.sampled_from((Decimal("0.01"), Decimal(100), Decimal(1_000_000_000))),
    ),
    max_size=40,
)


@given(LIVES, st.integers(-600, 2_500))
def test_any_past_gives_a_curve(
    lives: list[tuple[str, dt.date, int | None, Decimal]], age: int
) -> None:
    """It never rises; what is left of it given any age is never more than all, never negative."""
    items = [
        item(number, who, late, due=due, amount=amount)
        for number, (who, due, late, amount) in enumerate(lives)
    ]
    found = delays(book_of(items), AS_OF, receivable=True)
    for name in ("Jansen", "Smit", "De Vries", "New"):
        curve = found.curve(name)
        path = [WHOLE, *curve.unpaid]
        assert path == sorted(path, reverse=True)
        assert path[-1] >= 0
        then = chances(curve, age)
        assert (sum(then.paid) + then.never, then.first > age) == (WHOLE, True)
        assert min((then.never, *then.paid)) >= 0
        for after in (1, 30, 365):
            left = WHOLE - sum(then.paid[: max(0, age + after - then.first + 1)])
            assert left * curve.at(age) >= (curve.at(age + after) - 1) * WHOLE


@given(LIVES)
def test_the_order_of_items_and_what_comes_later_change_nothing(
    lives: list[tuple[str, dt.date, int | None, Decimal]],
) -> None:
    items = [item(n, who, late, due=due) for n, (who, due, late, _) in enumerate(lives)]
    later = item(99, "Later", 0, due=AS_OF + dt.timedelta(days=60))
    first = delays(book_of(items), AS_OF, receivable=True)
    again = delays(book_of([*reversed(items), later]), AS_OF, receivable=True)
    for name in ("Jansen", "Smit", "De Vries", "New"):
        assert first.curve(name) == again.curve(name)
