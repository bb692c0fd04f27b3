"""Keys of the plan as they reach the forecast: each row of the language's table, and budgets."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from beancount import loader
from tests.core.conftest import CHART

from kasboek import reading
from kasboek.core.forecast import forecast
from kasboek.core.forecast import horizon_end
from kasboek.core.forecast.plan.budgets import usual_vat
from kasboek.words import say

if TYPE_CHECKING:
    from kasboek.core.book import Book

AS_OF = dt.date(2026, 10, 31)


def planned(book: Book, horizon: str = "13w") -> list[tuple[str, Decimal]]:
    assert book.as_of is not None
    ahead = forecast(book, until=horizon_end(book.as_of, horizon))
    return [(item.date.isoformat(), item.value) for item in ahead.items if item.plan]


def test_the_older_form_in_the_narration(charted: Book) -> None:
    """
    2026-11-02 # "Gym" "Staff sport [MONTHLY UNTIL 2027-01-31]"
      Expenses:Rent    30 EUR
      Assets:Bank     -30 EUR
    2026-11-03 # "Gym" "Tickets [WEEKLY SKIP 1 TIME REPEAT 3 TIMES]"
      Expenses:Rent     5 EUR
      Assets:Bank      -5 EUR
    """
    # every second week: 3 and 17 November, 1 December; 2 January 2027 is a Saturday
    assert planned(charted) == [
        ("2026-11-02", -30),
        ("2026-11-03", -5),
        ("2026-11-17", -5),
        ("2026-12-01", -5),
        ("2026-12-02", -30),
        ("2026-12-31", -30),
    ]


def test_a_later_line_of_the_same_id_replaces_the_rest(charted: Book) -> None:
    """
    2026-11-05 # "Landlord" "Rent"
      id: "rent"
      repeat: "monthly"
      Expenses:Rent  1000 EUR
      Assets:Bank   -1000 EUR
    2027-01-05 # "Landlord" "Rent, raised"
      id: "rent"
      repeat: "monthly"
      Expenses:Rent  1100 EUR
      Assets:Bank   -1100 EUR
    """
    assert planned(charted) == [
        ("2026-11-05", -1000),
        ("2026-12-04", -1000),  # 5 December is a Saturday: a payment goes before it
        ("2027-01-05", -1100),
    ]


def test_what_was_not_known_then_is_not_planned_then() -> None:
    text = (
        CHART
        + """
2026-11-05 # "Landlord" "known in September"
  known: 2026-09-01
  Expenses:Rent  1000 EUR
  Assets:Bank   -1000 EUR
2026-11-06 # "Landlord" "known in October"
  known: 2026-10-20
  Expenses:Rent   500 EUR
  Assets:Bank    -500 EUR
"""
    )
    entries, errors, options = loader.load_string(text)
    then = reading.read(entries, options, errors=errors, as_of=dt.date(2026, 10, 1))
    now = reading.read(entries, options, errors=errors)
    assert [value for _, value in planned(then)] == [-1000]
    assert [value for _, value in planned(now)] == [-1000, -500]


def test_investments_and_their_vat(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT
    2026-11-10 # "Lathe" "a machine"
      Assets:Machines   10000 EUR
      Assets:VAT         2100 EUR
      Assets:Bank      -12100 EUR
    """
    ahead = forecast(charted)
    found = [(item.category.value, item.value) for item in ahead.items]
    assert found == [("investment", -12100), ("tax", 2100)]


def test_a_quarterly_growth_and_one_that_shrinks(charted: Book) -> None:
    """
    2026-05-05 # "Landlord" "2 % a quarter"
      repeat: "monthly"
      growth: "1.02 quarterly"
      Expenses:Rent  1000 EUR
      Assets:Bank   -1000 EUR
    """
    # from 5 November two quarters have passed: 1,000 x 1.02^2 = 1,040.40
    assert planned(charted)[:2] == [
        ("2026-11-05", Decimal("-1040.40")),
        ("2026-12-04", Decimal("-1040.40")),
    ]


def test_growth_beyond_all_reckoning_ends_the_line_with_a_sentence(charted: Book) -> None:
    """
    2026-10-05 # "Landlord" "a growth of 3 % that was written as 300 times"
      repeat: "monthly"
      roll: "none"
      growth: "300 monthly"
      Expenses:Rent  1000 EUR
      Assets:Bank   -1000 EUR
    """
    # 1,000 x 300^3 = 27,000,000,000 on 5 January; a month later it is above 10^12
    ahead = forecast(charted, until=horizon_end(AS_OF, "12m"))
    found = [(item.date.isoformat(), item.value) for item in ahead.items]
    assert found[0] == ("2026-11-05", -300_000)
    assert found[-1] == ("2027-01-05", -27_000_000_000)
    (told,) = [say(problem.saying) for problem in ahead.problems if problem.error]
    assert told == (
        "Landlord grows beyond all reckoning by 5 February 2027, so it ends there in the forecast; "
        "lower its growth, or end it with until"
    )


def test_each_certainty_and_probability(charted: Book) -> None:
    """
    2026-11-10 # "A"
      certainty: "committed"
      Expenses:Rent   1 EUR
      Assets:Bank    -1 EUR
    2026-11-11 # "B"
      Expenses:Rent   2 EUR
      Assets:Bank    -2 EUR
    2026-11-12 # "C"
      certainty: "pipeline"
      probability: 0.5
      Expenses:Rent   4 EUR
      Assets:Bank    -4 EUR
    2026-11-13 # "D"
      certainty: "pipeline"
      probability: 0.49
      Expenses:Rent   8 EUR
      Assets:Bank    -8 EUR
    """
    ahead = forecast(charted)
    found = [(item.certainty, item.value) for item in ahead.items]
    assert found == [("committed", -1), ("expected", -2), ("pipeline", -4)]
    assert [draft.item.value for draft in ahead.unlikely] == [-8]


def test_a_budget_comes_with_the_account_s_usual_vat(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT
    2026-09-10 * "Ads" "with VAT"
      Expenses:Marketing   300 EUR
      Assets:VAT            63 EUR
      Assets:Bank         -363 EUR
    2026-09-20 * "Ads" "without, from abroad"
      Expenses:Marketing   100 EUR
      Assets:Bank         -100 EUR
    2026-09-25 * "Shop" "rent is half of it, so half of the VAT is"
      Expenses:Marketing   100 EUR
      Expenses:Rent        100 EUR
      Assets:VAT            42 EUR
      Assets:Bank         -242 EUR
    2026-11-01 custom "budget" Expenses:Marketing "monthly" 2100 EUR
    2026-12-01 custom "budget" Expenses:Marketing "monthly" 0 EUR
    """
    # (63 + 21) / 500 = 16.8 %; 2,100 of costs are 352.80 of VAT; what the return gives back of it
    # is what is booked, 63 + 42 in Q3, and 352.80 in Q4
    assert usual_vat(charted, "Expenses:Marketing", AS_OF) == Decimal("0.1680")
    ahead = forecast(charted)
    spent = sum(item.value for item in ahead.items if item.kind == "budget")
    assert spent == Decimal("-2452.80")
    assert {i.id: i.value for i in ahead.items if i.kind == "tax"} == {
        "tax/vat/2026-Q3": 105,
        "tax/vat/2026-Q4": Decimal("352.80"),
    }


def test_plan_in_a_closed_account_is_an_error() -> None:
    text = (
        CHART
        + """
2026-06-01 open Expenses:Old
2026-09-30 close Expenses:Old
2026-11-10 # "Old" "planned where nothing may be booked"
  Expenses:Old   1 EUR
  Assets:Bank   -1 EUR
2026-11-10 # "Early" "planned before its account"
  Expenses:Rent  1 EUR
  Assets:Bank   -1 EUR
"""
    )
    entries, errors, options = loader.load_string(text)
    book = reading.read(entries, options, errors=errors)
    told = [say(problem.saying) for problem in book.problems if problem.error]
    assert told == ["the account Expenses:Old was closed on 30 September 2026; name another"]
    assert [item.value for item in forecast(book).items] == [-1]


def test_a_rule_that_never_ends_is_no_endless_search(charted: Book) -> None:
    """
    2026-11-10 # "Ever" "every day, for good"
      repeat: "daily"
      roll: "none"
      Expenses:Rent  2 EUR
      Assets:Bank   -2 EUR
    """
    found = planned(charted, "4w")
    assert {value for _, value in found} == {-2}
    assert len(found) == 20  # 10 to 29 November
