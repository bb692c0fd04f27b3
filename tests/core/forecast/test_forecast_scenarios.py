"""Scenarios: the base plus a few lines, applied before tax is built."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kasboek.core.forecast import UnknownScenarioError
from kasboek.core.forecast import forecast
from kasboek.core.scenario import Scenario
from kasboek.words import say

if TYPE_CHECKING:
    from kasboek.core.book import Book


def items(book: Book, scenario: str | Scenario) -> dict[str, tuple[str, Decimal]]:
    found = forecast(book, scenario).items
    return {item.id: (item.date.isoformat(), item.value) for item in found}


def test_worst_and_best_out_of_the_box(charted: Book) -> None:
    """
    2026-10-20 * "Jansen" "open"
      invoice: "1"
      due: 2026-11-10
      Assets:Receivable   1000 EUR
      Income:Sales
    2026-10-20 * "Parts" "a bill is owed as it is"
      bill: "2"
      due: 2026-11-10
      Liabilities:Payable -500 EUR
      Expenses:Parts
    2026-11-16 # "Dealers" "new sales"
      id: "sales"
      Assets:Bank         2000 EUR
      Income:Sales
    2026-11-16 # "Contract" "recurring is not new"
      id: "contract"
      Assets:Bank          300 EUR
      Income:Service
    2026-11-16 # "Deposit" "committed"
      id: "sure"
      certainty: "committed"
      Assets:Bank          700 EUR
      Income:Service
    2026-11-16 # "Ads" "a cost"
      id: "ads"
      Assets:Bank         -100 EUR
      Expenses:Marketing
    2026-11-16 # "Landlord" "a cost that is committed"
      id: "rent"
      certainty: "committed"
      Assets:Bank         -400 EUR
      Expenses:Rent
    2026-11-16 # "Lathe" "an investment is no running cost"
      id: "lathe"
      Assets:Bank         -900 EUR
      Assets:Machines
    """
    # sales 0.80, costs 1.05, 21 days later, 0.97 of receivables; days roll to open banks
    assert items(charted, "worst") == {
        "invoice/1": ("2026-12-01", 970),
        "bill/Parts/2": ("2026-11-10", -500),
        "plan/sales/2026-11-16": ("2026-12-07", 1600),
        "plan/contract/2026-11-16": ("2026-12-07", 300),
        "plan/sure/2026-11-16": ("2026-11-16", 700),
        "plan/ads/2026-11-16": ("2026-11-16", -105),
        "plan/rent/2026-11-16": ("2026-11-16", -400),
        "plan/lathe/2026-11-16": ("2026-11-16", -900),
    }
    best = items(charted, "best")  # sales 1.10, 5 days earlier
    assert best["invoice/1"] == ("2026-11-05", 1000)
    assert best["plan/sales/2026-11-16"] == ("2026-11-11", 2200)
    worst = next(i for i in forecast(charted, "worst").items if i.id == "invoice/1")
    assert (worst.of, worst.probability) == (1000, Decimal("0.97"))
    assert say(worst.because) == (
        "invoice 1, due 10 November 2026; 21 days later in scenario worst;"
        " 97.00 % is ever paid in scenario worst"
    )


def test_the_ledger_says_otherwise(charted: Book) -> None:
    """
    2026-10-15 custom "scenario" "worst"
      sales: 0.5
    2026-11-16 # "Dealers" "new sales"
      id: "sales"
      Assets:Bank         2000 EUR
      Income:Sales
    """
    assert items(charted, "worst")["plan/sales/2026-11-16"][1] == 1000


def test_a_scenario_leaves_whole_cents(charted: Book) -> None:
    """
    2026-10-20 * "Jansen" "open"
      invoice: "1"
      due: 2026-11-10
      Assets:Receivable  10.05 EUR
      Income:Sales
    2026-11-16 # "Dealers" "new sales"
      id: "sales"
      Assets:Bank       333.33 EUR
      Income:Sales
    """
    # 0.97 x 10.05 = 9.7485; 0.80 x 333.33 = 266.664; 1.10 x 333.33 = 366.663
    assert items(charted, "worst") == {
        "invoice/1": ("2026-12-01", Decimal("9.75")),
        "plan/sales/2026-11-16": ("2026-12-07", Decimal("266.66")),
    }
    assert items(charted, "best")["plan/sales/2026-11-16"][1] == Decimal("366.66")


def test_every_selector_and_every_change(charted: Book) -> None:
    """
    2026-10-15 custom "scenario" "trial"
    2026-10-15 custom "adjust" "trial" "half the marketing from December"
      account: Expenses:Marketing
      scale: 0.5
      from: 2026-12-01
    2026-10-15 custom "adjust" "trial" "Jansen later, and less"
      customer: "Jansen"
      delay: 60
      collect: 0.9
    2026-10-15 custom "adjust" "trial" "the supplier waits"
      supplier: "Frames"
      delay: 7
    2026-10-15 custom "adjust" "trial" "no lathe"
      plan: "lathe"
      drop: TRUE
    2026-10-15 custom "adjust" "trial" "the fair is dearer"
      tag: "fair"
      scale: 2
    2026-10-15 custom "adjust" "trial" "what is not sure halves"
      certainty: "pipeline"
      scale: 0.5
    2026-10-20 * "Jansen" "open"
      invoice: "1"
      due: 2026-11-10
      Assets:Receivable   1000 EUR
      Income:Sales
    2026-10-20 * "Frames" "open"
      bill: "2"
      due: 2026-11-10
      Liabilities:Payable -500 EUR
      Expenses:Parts
    2026-11-30 # "Ads" "monthly"
      id: "ads"
      repeat: "monthly"
      until: 2026-12-31
      Assets:Bank         -100 EUR
      Expenses:Marketing
    2026-11-16 # "Lathe"
      id: "lathe"
      Assets:Bank         -900 EUR
      Assets:Machines
    2026-11-17 # "RAI" "stand" #fair
      id: "stand"
      Assets:Bank         -300 EUR
      Expenses:Parts
    2026-11-18 # "Deal"
      id: "deal"
      certainty: "pipeline"
      probability: 0.6
      Assets:Bank          800 EUR
      Income:Sales
    """
    assert items(charted, "trial") == {
        "invoice/1": ("2027-01-11", 900),  # 9 January is a Saturday
        "bill/Frames/2": ("2026-11-17", -500),
        "plan/ads/2026-11-30": ("2026-11-30", -100),
        "plan/ads/2026-12-30": ("2026-12-30", -50),
        "plan/stand/2026-11-17": ("2026-11-17", -600),
        "plan/deal/2026-11-18": ("2026-11-18", 400),
    }


def test_scenarios_stack(charted: Book) -> None:
    """
    2026-10-15 custom "scenario" "grim"
      based-on: "worst"
      sales: 0.5
      delay: 7
    2026-11-16 # "Dealers" "new sales"
      id: "sales"
      Assets:Bank         2000 EUR
      Income:Sales
    """
    # 2,000 x 0.80 x 0.50 = 800; 21 + 7 days
    assert items(charted, "grim")["plan/sales/2026-11-16"] == ("2026-12-14", 800)


def test_a_line_may_hold_in_one_scenario_only(charted: Book) -> None:
    """
    2026-10-15 custom "scenario" "crash"
    2026-10-15 custom "scenario" "deep"
      based-on: "crash"
    2026-11-16 # "Lawyer"
      scenario: "crash"
      Assets:Bank  -100 EUR
      Expenses:Marketing
    """
    assert items(charted, "base") == {}
    assert len(items(charted, "crash")) == len(items(charted, "deep")) == 1


def test_tax_follows_the_scenario(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT
    2026-11-16 # "Dealers" "new sales"
      Assets:Receivable   12100 EUR
      Income:Sales       -10000 EUR
      Liabilities:VAT     -2100 EUR
    """
    assert items(charted, "base")["tax/vat/2026-Q4"] == ("2027-01-29", -2100)
    # 0.80 of the sales is invoiced, also when 0.97 of it is ever paid
    assert items(charted, "worst")["tax/vat/2026-Q4"] == ("2027-01-29", -1680)


def test_a_scenario_of_ones_own_is_taken_as_it_is(charted: Book) -> None:
    """
    2026-11-16 # "Dealers" "new sales"
      id: "sales"
      Assets:Bank         2000 EUR
      Income:Sales
    """
    slider = Scenario("slider", sales=Decimal("0.9"), delay=-10)
    assert items(charted, slider)["plan/sales/2026-11-16"] == ("2026-11-06", 1800)


def test_a_scenario_that_changes_nothing_is_the_base(charted: Book) -> None:
    """
    2026-11-16 # "Dealers" "new sales"
      repeat: "weekly"
      Assets:Bank         2000 EUR
      Income:Sales
    """
    assert forecast(charted, Scenario("same")).items == forecast(charted).items


def test_an_unknown_scenario_names_those_that_exist(charted: Book) -> None:
    """
    2026-10-15 custom "scenario" "crash"
    """
    with pytest.raises(UnknownScenarioError, match="base, best, worst, crash") as caught:
        forecast(charted, "wrost")
    assert caught.value.names == ("base", "best", "worst", "crash")


def test_a_circle_is_cut_and_told(charted: Book) -> None:
    """
    2026-10-15 custom "scenario" "crash"
    """
    one, two = Scenario("a", based_on="b", delay=1), Scenario("b", based_on="a", delay=2)
    book = replace(charted, scenarios={"a": one, "b": two})
    (problem,) = forecast(book, "a").problems
    assert problem.error
    assert say(problem.saying).startswith("scenario b is based on a, which is based on b itself")
    lost = replace(charted, scenarios={"c": Scenario("c", based_on="gone")})
    assert say(forecast(lost, "c").problems[0].saying) == (
        "scenario c is based on gone, which does not exist; there are base, best, worst, c"
    )


def test_an_adjust_that_selects_nothing_is_named(charted: Book) -> None:
    """
    2026-10-15 custom "scenario" "trial"
    2026-10-15 custom "adjust" "trial" "marketing of last year"
      account: Expenses:Marketing
      scale: 0.5
      until: 2026-10-31
    2026-10-15 custom "adjust" "trial" "no ads"
      plan: "ads"
      drop: TRUE
    2026-10-15 custom "adjust" "trial" "and half of what is dropped"
      plan: "ads"
      scale: 0.5
    2026-11-16 # "Ads" "a cost"
      id: "ads"
      Assets:Bank         -100 EUR
      Expenses:Marketing
    """
    ahead = forecast(charted, "trial")
    assert ahead.items == ()
    (told,) = ahead.problems
    assert not told.error
    assert say(told.saying).startswith(
        'adjust "marketing of last year" of scenario "trial" selects nothing in the forecast up to'
    )
    assert told.source is not None
    assert forecast(charted).problems == ()


def test_what_is_paid_is_not_collected(charted: Book) -> None:
    """
    2026-10-15 custom "scenario" "trial"
    2026-10-15 custom "adjust" "trial" "half of the marketing"
      account: Expenses:Marketing
      collect: 0.5
    2026-11-16 # "Ads" "a cost"
      Assets:Bank         -100 EUR
      Expenses:Marketing
    """
    ahead = forecast(charted, "trial")
    assert [item.amount for item in ahead.items] == [-100]
    (told,) = ahead.problems
    assert say(told.saying).startswith(
        'adjust "half of the marketing" of scenario "trial" selects nothing in the forecast up to'
    )


def test_selectors_hold_together_and_dates_are_inclusive(charted: Book) -> None:
    """
    2026-10-15 custom "scenario" "trial"
    2026-10-15 custom "adjust" "trial" "those of the supplier that are sure, for two weeks"
      supplier: "Frames"
      certainty: "committed"
      scale: 0.5
      from: 2026-11-11
      until: 2026-11-25
    2026-10-15 custom "adjust" "trial" "sales that only may come are not collected in full"
      account: Income:Sales
      tag: "fair"
      collect: 0.9
    2026-11-11 # "Frames" "weekly"
      id: "sure"
      repeat: "weekly"
      count: 4
      certainty: "committed"
      Assets:Bank         -100 EUR
      Expenses:Parts
    2026-11-12 # "Frames" "only expected"
      id: "unsure"
      Assets:Bank         -100 EUR
      Expenses:Parts
    2026-11-13 # "Other" "another supplier"
      id: "other"
      certainty: "committed"
      Assets:Bank         -100 EUR
      Expenses:Parts
    2026-11-16 # "RAI" "sold there" #fair
      id: "fair"
      Assets:Bank          200 EUR
      Income:Sales
    2026-11-17 # "RAI" "sold at home"
      id: "home"
      Assets:Bank          200 EUR
      Income:Sales
    """
    # 11, 18 and 25 November halve, 2 December does not; 0.9 x 200 of what bears the tag
    assert items(charted, "trial") == {
        "plan/sure/2026-11-11": ("2026-11-11", -50),
        "plan/unsure/2026-11-12": ("2026-11-12", -100),
        "plan/other/2026-11-13": ("2026-11-13", -100),
        "plan/fair/2026-11-16": ("2026-11-16", 180),
        "plan/home/2026-11-17": ("2026-11-17", 200),
        "plan/sure/2026-11-18": ("2026-11-18", -50),
        "plan/sure/2026-11-25": ("2026-11-25", -50),
        "plan/sure/2026-12-02": ("2026-12-02", -100),
    }


def test_adjusts_add_up_down_a_stack(charted: Book) -> None:
    """
    2026-10-15 custom "scenario" "slow"
      sales: 0.9
    2026-10-15 custom "adjust" "slow" "a week later"
      customer: "Dealers"
      delay: 7
      scale: 0.5
    2026-10-15 custom "scenario" "slower"
      based-on: "slow"
      sales: 0.5
    2026-10-15 custom "adjust" "slower" "and another week"
      customer: "Dealers"
      delay: 7
    2026-11-16 # "Dealers" "new sales"
      id: "sales"
      Assets:Bank         2000 EUR
      Income:Sales
    """
    # 2,000 x 0.9 x 0.5 of "slow", and x 0.5 more; one week, and two
    assert items(charted, "slow") == {"plan/sales/2026-11-16": ("2026-11-23", 900)}
    assert items(charted, "slower") == {"plan/sales/2026-11-16": ("2026-11-30", 450)}
