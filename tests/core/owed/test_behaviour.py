"""How customers pay, worked by hand; at the end against two thousand real invoices."""

from __future__ import annotations

import csv
import datetime as dt
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasboek.core.book import Book
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import Settlement
from kasboek.core.open_items import SettlementKind
from kasboek.core.owed.behaviour import Direction
from kasboek.core.owed.behaviour import Payment
from kasboek.core.owed.behaviour import behaviour
from kasboek.core.owed.behaviour import behaviours
from kasboek.core.owed.behaviour import quantile
from kasboek.core.saying import Source

DAY = dt.date(2026, 10, 31)
HERE = Source("f", 1)
EMPTY = Book(root="", title="", currency="EUR", as_of=DAY)


def payments(*late: int, amount: int = 100) -> list[Payment]:
    """Make payments this many days late, one a week from Monday 5 January 2026 on."""
    first = dt.date(2026, 1, 5)
    return [
        Payment(first + dt.timedelta(weeks=n), Decimal(amount), "EUR", days, f"invoice/{n}")
        for n, days in enumerate(late)
    ]


def test_the_figures_of_the_ten_payments() -> None:
    """The engine's example: median 5; quartiles by hand 0 + 0.25 x 3 and 8 + 0.75 x 4."""
    how = behaviour(EMPTY, "Jansen", payments(-2, 0, 0, 3, 5, 5, 8, 12, 20, 40))
    assert (how.median, how.quartiles, how.spread) == (5, (Decimal("0.75"), 11), Decimal("10.25"))
    assert (len(how.payments), how.late, how.weighted) == (10, 7, Decimal("9.1"))
    assert (how.weekdays, how.habit) == ((10, 0, 0, 0, 0, 0, 0), 0)
    assert how.last is not None
    assert how.last.days_late == 40
    assert (how.trend, [name for name, _ in how.reasons]) == (None, ["trend"])


def test_a_late_large_payment_weighs_more_than_an_early_small_one() -> None:
    """100 a day early and 900 nine days late: the median is 4, by amount it is 8."""
    small, large = payments(-1)[0], payments(0, 9, amount=900)[1]
    how = behaviour(EMPTY, "Jansen", [small, large])
    assert (how.median, how.weighted) == (4, 8)


def test_too_few_payments_say_so() -> None:
    none, one = behaviour(EMPTY, "A", []), behaviour(EMPTY, "A", payments(7))
    assert (none.median, none.weighted, none.last, none.habit) == (None, None, None, None)
    assert dict(none.reasons)["median"].key == "behaviour.no-payments"
    assert (one.median, one.quartiles, one.trend) == (7, None, None)
    told = dict(dict(one.reasons)["trend"].values)
    assert told == {"count": 1, "needed": 12}


@pytest.mark.parametrize(
    ("before", "recent", "direction"),
    [
        ((2, 3, 4, 3, 2, 4), (9, 9, 10, 10, 9, 11), Direction.SLOWER),  # median 3 to 9.5
        ((9, 9, 10, 10, 9, 11), (2, 3, 4, 3, 2, 4), Direction.FASTER),
        ((2, 3, 4, 3, 2, 4), (5, 5, 5, 5, 5, 5), Direction.STEADY),  # 2 days are no trend
        ((0, 10, 20, 30, 40, 50), (30, 31, 32, 33, 34, 35), Direction.STEADY),  # 7.5 of 25
    ],
)
def test_the_trend_compares_the_last_six_with_those_before(
    before: tuple[int, ...], recent: tuple[int, ...], direction: Direction
) -> None:
    how = behaviour(EMPTY, "A", payments(*before, *recent))
    assert how.trend is not None
    assert how.trend.direction is direction


def test_only_twelve_before_the_last_six_count() -> None:
    how = behaviour(EMPTY, "A", payments(*[99] * 9, *[1] * 12, *[1] * 6))
    assert how.trend is not None
    assert (how.trend.before, how.trend.change) == (1, 0)


def test_a_day_of_the_week_is_a_habit_at_four_in_five() -> None:
    monday = payments(0, 0, 0, 0)
    tuesday = Payment(dt.date(2026, 3, 3), Decimal(1), "EUR", 0, "x")
    assert behaviour(EMPTY, "A", monday).habit is None  # four are too few
    assert behaviour(EMPTY, "A", [*monday, tuesday]).habit == 0
    assert behaviour(EMPTY, "A", [*monday, tuesday, tuesday]).habit is None


def test_only_payments_that_stayed_count(charted: Book) -> None:
    """
    2026-03-01 * "Jansen" "sold"
      invoice: "1"
      due: 2026-03-10
      Assets:Receivable  100 EUR
      Income:Sales
    2026-03-12 * "Jansen" "bounces"
      invoice: "1"
      Assets:Bank  100 EUR
      Assets:Receivable
    2026-03-14 * "Jansen" "bounced"
      invoice: "1"
      Assets:Bank  -100 EUR
      Assets:Receivable
    2026-03-20 * "Jansen" "part"
      invoice: "1"
      Assets:Bank  60 EUR
      Assets:Receivable
    2026-03-21 * "Jansen" "credit"
      credits: "1"
      Income:Sales  10 EUR
      Assets:Receivable
    2026-04-09 * "Jansen" "rest"
      invoice: "1"
      Assets:Bank  30 EUR
      Assets:Receivable
    """
    jansen = behaviours(charted, DAY, receivable=True)["Jansen"]
    assert [(p.days_late, p.amount) for p in jansen.payments] == [(10, 60), (30, 30)]
    assert jansen.weighted == Decimal(60 * 10 + 30 * 30) / 90
    then = behaviours(charted, dt.date(2026, 3, 13), receivable=True)["Jansen"]
    assert [p.days_late for p in then.payments] == [2]  # nobody knew that it would bounce


def test_a_payment_moved_on_counts_once_for_each_invoice(charted: Book) -> None:
    """
    2026-03-01 * "Jansen" "sold"
      invoice: "1"
      due: 2026-03-10
      Assets:Receivable  100 EUR
      Income:Sales
    2026-03-02 * "Jansen" "sold"
      invoice: "2"
      due: 2026-03-11
      Assets:Receivable  100 EUR
      Income:Sales
    2026-03-15 * "Jansen" "which?"
      Assets:Bank  100 EUR
      Assets:Receivable
    2026-03-20 * "Jansen" "this one"
      invoice: "1"
      Assets:Bank  100 EUR
      Assets:Receivable
    """
    jansen = behaviours(charted, DAY, receivable=True)["Jansen"]
    assert [(p.item, p.days_late) for p in jansen.payments] == [("invoice/1", 10), ("invoice/2", 9)]


def test_our_own_behaviour_towards_suppliers(charted: Book) -> None:
    """
    2026-03-01 * "Frames" "parts"
      bill: "F1"
      due: 2026-03-15
      Expenses:Parts  100 EUR
      Liabilities:Payable
    2026-03-13 * "Frames" "paid"
      bill: "F1"
      Liabilities:Payable  100 EUR
      Assets:Bank
    """
    assert behaviours(charted, DAY, receivable=True) == {}
    assert behaviours(charted, DAY, receivable=False)["Frames"].median == -2


def test_amounts_in_several_currencies_are_weighed_at_their_price(charted: Book) -> None:
    """
    2026-01-01 price USD 0.50 EUR
    2026-03-01 * "Smith" "sold"
      invoice: "1"
      due: 2026-03-10
      Assets:Receivable  100 EUR
      Income:Sales
    2026-03-01 * "Smith" "sold"
      invoice: "2"
      due: 2026-03-10
      Assets:Receivable  600 USD @ 0.50 EUR
      Income:Sales
    2026-03-10 * "Smith" "on the day"
      invoice: "1"
      Assets:Bank  100 EUR
      Assets:Receivable
    2026-03-14 * "Smith" "four days late"
      invoice: "2"
      Assets:Bank  300 EUR
      Assets:Receivable  -600 USD @ 0.50 EUR
    """
    assert behaviours(charted, DAY, receivable=True)["Smith"].weighted == 3


@given(st.lists(st.integers(-60, 200), min_size=2, max_size=40))
def test_quantiles_are_those_of_the_standard_library(days: list[int]) -> None:
    ordered = sorted(days)
    ours = [quantile(ordered, Decimal(part)) for part in ("0.25", "0.5", "0.75")]
    theirs = quantiles(ordered, n=4, method="inclusive")
    assert [float(value) for value in ours] == pytest.approx(theirs)
    assert all(a <= b for a, b in pairwise([ordered[0], *ours, ordered[-1]]))


def test_the_days_late_of_two_thousand_real_invoices() -> None:
    """A set of real invoices says of itself: median -4 days, P25 -12, P75 5, 35.6 % paid late."""
    path = Path(__file__).parents[4] / "shared" / "datasets" / "ar-ibm" / "invoices.csv"
    if not path.is_file():
        pytest.skip("the real invoices (../shared/datasets/ar-ibm) are not on this machine")
    items = []
    for row in csv.DictReader(path.read_text("utf-8").splitlines()):
        day, due, paid = (
            dt.date.fromisoformat(row[key]) for key in ("invoice_date", "due_date", "paid_date")
        )
        amount = Decimal(row["amount"])
        made = Settlement(paid, amount, SettlementKind.PAYMENT, HERE)
        name, who = f"invoice/{row['invoice']}", row["customer"]
        items.append(
            OpenItem(
                id=name,
                number=row["invoice"],
                receivable=True,
                counterparty=who,
                account="Assets:Receivable",
                date=day,
                due=due,
                due_from="due",
                amount=amount,
                currency="EUR",
                source=HERE,
                settlements=(made,),
            )
        )
    book = Book(root="", title="", currency="EUR", as_of=DAY, items=tuple(items))
    found = behaviours(book, DAY, receivable=True)
    whole = behaviour(book, "all", [p for each in found.values() for p in each.payments])
    assert (len(found), len(whole.payments)) == (100, 2466)
    assert (whole.median, whole.quartiles) == (-4, (-12, 5))
    assert round(whole.late / 2466, 3) == 0.356
    medians = sorted(each.median for each in found.values() if each.median is not None)
    assert abs(medians[10] + 17) <= 1  # its P10 over customers
