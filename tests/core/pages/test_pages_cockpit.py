"""The page Cockpit, worked by hand: 60,000 euro in the bank on 31 October 2026."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import Any

import pytest

from kasboek import load
from kasboek import words
from kasboek.core.forecast import forecast
from kasboek.core.kpi.measure import judge
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Measured
from kasboek.core.kpi.model import Target
from kasboek.core.kpi.registry import KPIS
from kasboek.core.open_items import OpenItem
from kasboek.core.pages import Look
from kasboek.core.pages import View
from kasboek.core.pages import cockpit
from kasboek.core.pages.cockpit import MOST_ITEMS
from kasboek.core.pages.curve import past
from kasboek.core.pages.standing import standing
from kasboek.core.policy import Policy
from kasboek.core.saying import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kasboek.core.book import Book

AS_OF = dt.date(2026, 10, 31)
TODAY = dt.date(2026, 11, 5)
say = partial(words.say, lang="en")


def shown(book: Book, today: dt.date = TODAY, **view: str) -> dict[str, Any]:
    return cockpit(Look(book, today), View(**view), say)  # type: ignore[arg-type] # names only


def test_safe_to_spend_and_what_binds_it(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 20000 EUR
    2026-11-10 # "Landlord" "rent"
      Assets:Bank        -25000 EUR
      Expenses:Rent
    2026-11-20 # "Dealers" "sales"
      Assets:Bank         10000 EUR
      Income:Sales
    """
    # 60,000 - 25,000 = 35,000 on the 10th; less the buffer of 20,000: 15,000. Rent comes as it
    # was agreed, so P10 is the same
    assert shown(charted)["safe"] == {
        "amount": "15000.00",
        "p10": "15000.00",
        "until": "2026-11-10",
        "low": "35000.00",
        "buffer": "20000.00",
        "overdraft": "0.00",
        "reason": None,
        "says": "€ 15,000.00 safe to spend until 10 November 2026; cash is lowest on "
        "10 November 2026, € 35,000.00, and € 20,000.00 must stay.",
        "chances": [
            "None of 1,000 paths: cash below zero before 1 February 2027.",
            "None of 1,000 paths: cash below the buffer of € 20,000.00 before 1 February 2027.",
        ],
    }


def test_the_band_of_the_scenario_shown(charted: Book) -> None:
    """
    2026-11-10 # "Shop" "parts"
      Expenses:Parts      1000 EUR
      Assets:Bank
    """
    first, *others = shown(charted)["curve"]["lines"]

    # a cost without a past comes out at 850 to 1,150, each fifth as often: P10 and P90 are those
    days = {one["date"]: (one["p10"], one["p90"]) for one in first["band"]}
    assert [one["date"] for one in first["points"]] == list(days)
    assert days["2026-10-31"] == ("60000.00", "60000.00")
    assert days["2026-11-09"] == ("60000.00", "60000.00")
    assert days["2026-11-10"] == ("58850.00", "59150.00")
    assert [one["band"] for one in others] == [None] * len(others)


def test_a_buffer_that_is_not_known_makes_safe_to_spend_unknown(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 3 "months"
    """
    safe = shown(charted)["safe"]  # there are no fixed costs in the books

    assert (safe["amount"], safe["buffer"]) == (None, None)
    assert safe["reason"] in safe["says"]


def test_cash_that_is_below_a_bar_already(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 1000 EUR
    2026-10-31 * "Tax" "a large one"
      Assets:Bank       -60200 EUR
      Expenses:Rent
    2026-11-05 # "Dealers" "new sales"
      Assets:Bank          700 EUR
      Income:Sales
    """
    # -200 now, 500 from the 5th on
    curve = shown(charted)["curve"]
    assert (curve["first_breach"], curve["broken_already"]) == ("2026-11-01", True)
    assert (curve["cash_out"], curve["out_already"]) == ("2026-11-01", True)


def test_nothing_planned_is_an_even_line(charted: Book) -> None:
    """
    2026-10-31 price USD 0.90 EUR
    """
    found = shown(charted)

    assert found["safe"]["amount"] == "60000.00"
    balances = [point["balance"] for point in found["curve"]["lines"][0]["points"]]
    assert set(balances) == {"60000.00"}
    assert len(balances) == (dt.date(2027, 1, 31) - AS_OF).days + 1
    assert (found["week"]["receipts"], found["week"]["total_payments"]) == ([], "0.00")


def test_a_year_of_cash_at_the_price_of_the_day(charted: Book) -> None:
    """
    2024-01-01 open Assets:Dollars
      class: "cash"
    2026-10-01 price USD 0.90 EUR
    2026-10-20 price USD 0.80 EUR
    2026-10-10 * "dollars"
      Assets:Dollars       1000 USD
      Equity:Opening
    """
    # 59,999 from 2024; 10 October + 1,000 x 0.90; 20 October 1,000 x 0.80; 31 October + 1
    found = shown(charted)["curve"]

    assert found["past"] == [
        {"date": "2025-10-31", "balance": "59999.00"},
        {"date": "2026-10-10", "balance": "60899.00"},
        {"date": "2026-10-20", "balance": "60799.00"},
        {"date": "2026-10-31", "balance": "60800.00"},
    ]
    assert found["unpriced"] == []
    assert found["past"][-1] == found["lines"][0]["points"][0]


def test_a_currency_without_a_price_is_named(charted: Book) -> None:
    """
    2024-01-01 open Assets:Pounds
      class: "cash"
    2026-10-20 price GBP 1.20 EUR
    2026-10-10 * "pounds, before there was a price"
      Assets:Pounds         100 GBP
      Equity:Opening
    2026-10-12 * "francs"
      Assets:Pounds           5 CHF
      Equity:Opening
    """
    found = shown(charted)["curve"]

    assert found["unpriced"] == ["GBP", "CHF"]
    assert [point["balance"] for point in found["past"]] == ["59999.00", "60119.00", "60120.00"]


def test_the_curve_begins_with_the_first_booking(book: Book) -> None:
    """
    plugin "kasboek.plugins.books"
    option "operating_currency" "EUR"
    2026-01-01 open Assets:Bank
    2026-01-01 open Equity:Opening
    2026-10-29 * "opening"
      Assets:Bank    10 EUR
      Equity:Opening
    2026-10-31 * "more"
      Assets:Bank     5 EUR
      Equity:Opening
    """
    assert [(d.date.day, d.balance) for d in past(book, AS_OF).days] == [(29, 10), (31, 15)]


def test_the_last_day_of_the_past_is_what_every_line_opens_with(company: Path) -> None:
    book = load(company)
    found = shown(book, horizon="12m", scenario="worst")["curve"]

    assert [line["scenario"] for line in found["lines"]] == [
        "worst",
        "base",
        "best",
        "second-fitter",
    ]
    for line in found["lines"]:
        assert line["points"][0] == found["past"][-1]
        days = [dt.date.fromisoformat(point["date"]) for point in line["points"]]
        assert all((b - a).days == 1 for a, b in pairwise(days))
    assert Decimal(found["past"][-1]["balance"]) == forecast(book).opening


def test_invoices_and_bills_the_worst_first(charted: Book) -> None:
    """
    2024-01-01 * "Slow" "a"
      invoice: "slow"
      due: 2026-10-21
      Assets:Receivable   1000 EUR
      Income:Sales
    2024-01-01 * "Small and very late" "b"
      invoice: "small"
      due: 2026-07-23
      Assets:Receivable     50 EUR
      Income:Sales
    2026-10-01 * "Later" "c"
      invoice: "later"
      due: 2026-11-30
      Assets:Receivable   9000 EUR
      Income:Sales
    2026-10-01 * "Sooner" "d"
      invoice: "sooner"
      due: 2026-11-03
      disputed: TRUE
      Assets:Receivable     70 EUR
      Income:Sales
    2026-10-01 * "Pounds" "e"
      invoice: "pounds"
      due: 2026-10-01
      Assets:Receivable      7 GBP
      Income:Sales
    2026-10-01 * "Parts" "f"
      bill: "B1"
      due: 2026-11-07
      Liabilities:Payable -300 EUR
      Expenses:Parts
    2026-10-01 * "Parts" "g"
      bill: "B2"
      due: 2026-11-08
      Liabilities:Payable -400 EUR
      Expenses:Parts
    """
    found = shown(charted)
    # late: 1,000 x 10 days = 10,000 comes before 50 x 100 days = 5,000; then by due date
    owed, owing = found["receivables"], found["payables"]
    assert [item["number"] for item in owed["items"]] == ["slow", "small", "sooner", "later"]
    assert [item["days_late"] for item in owed["items"]] == [10, 100, 0, 0]
    assert [item["disputed"] for item in owed["items"]] == [False, False, True, False]
    assert (owed["total"], owed["overdue"], owed["count"]) == ("10120.00", "1050.00", 4)
    assert owed["unpriced"] == [{"amount": "7.00", "currency": "GBP"}]
    # due within 7 days of 31 October: up to 7 November
    assert (owing["total"], owing["due_soon"], owing["count"]) == ("700.00", "300.00", 2)
    assert [item["open"] for item in owing["items"]] == ["300.00", "400.00"]
    assert (owing["rest"], owing["soon_days"], owing["unpriced"]) == (0, 7, [])


def test_five_thousand_open_invoices_stay_a_short_page(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 20000 EUR
    2026-01-01 custom "policy" "unplanned" "off"
    """
    late = dt.date(2026, 9, 1)
    items = tuple(
        OpenItem(
            id=f"invoice/{number}",
            number=str(number),
            receivable=True,
            counterparty=f'<b>"{number % 700}"</b> \u202e\u05e9\u05dc\u05d5\u05dd',
            account="Assets:Receivable",
            date=late,
            due=late,
            due_from="due",
            amount=Decimal(10),
            currency="EUR",
            source=Source("main.beancount", number),
        )
        for number in range(5000)
    )
    found = shown(replace(charted, items=items))

    assert (found["receivables"]["count"], found["receivables"]["rest"]) == (5000, 4995)
    week = found["week"]
    assert (len(week["receipts"]), week["more_receipts"]) == (MOST_ITEMS, 5000 - MOST_ITEMS)
    # late, and nobody ever paid: up to Friday, 6 days on, 1 - 0.5 ** 0.6 = 34 % of 10 each
    assert week["total_receipts"] == "17000.00"


def test_this_week_is_up_to_seven_days_ahead(charted: Book) -> None:
    """
    2026-11-02 # "Dealers" "in"
      Assets:Bank          100 EUR
      Income:Sales
    2026-11-06 # "Landlord" "on the 6th, a Friday"
      Assets:Bank          -40 EUR
      Expenses:Rent
    2026-11-09 # "Landlord" "after the 7th"
      Assets:Bank        -7000 EUR
      Expenses:Rent
    """
    week = shown(charted)["week"]

    assert week["end"] == "2026-11-07"
    assert [item["amount"] for item in week["receipts"]] == ["100.00"]
    assert [item["amount"] for item in week["payments"]] == ["-40.00"]
    assert (week["total_receipts"], week["total_payments"]) == ("100.00", "-40.00")
    assert (week["more_receipts"], week["more_payments"]) == (0, 0)


def test_the_week_is_that_of_the_scenario(charted: Book) -> None:
    """
    2026-11-02 # "Dealers" "in"
      Assets:Bank          100 EUR
      Income:Sales
    """
    # sales times 1.10 and 5 days sooner, but not before the next bank day
    assert shown(charted, scenario="best")["week"]["total_receipts"] == "110.00"
    assert shown(charted, scenario="worst")["week"]["total_receipts"] == "0.00"


POLICY = Policy("dso", (), AS_OF, Source("policy.beancount", 1))
BUFFER = Policy("liquidity-buffer", (), AS_OF, Source("policy.beancount", 1))


@pytest.mark.parametrize(
    ("name", "value", "target", "said"),
    [
        ("dso", "57", (None, "45", POLICY), "12 days above the target of 45 days"),
        ("dso", "42.2", (None, "45", POLICY), "2.8 days below the target of 45 days, only just"),
        ("dso", "45", (None, "45", POLICY), "exactly the target of 45 days"),
        ("dso", "45", (None, None, None), "no target set"),
        ("cash", "30000", ("45000", None, BUFFER), "€ 15,000.00 below the buffer of € 45,000.00"),
        (
            "cash",
            "46000",
            ("45000", None, BUFFER),
            "€ 1,000.00 above the buffer of € 45,000.00, only just",
        ),
        ("cash", "50000", ("45000", None, BUFFER), "€ 5,000.00 above the buffer of € 45,000.00"),
        ("free-cash", "-250", ("0", None, BUFFER), "€ 250.00 short of the buffer"),
        ("free-cash", "250", ("0", None, BUFFER), "€ 250.00 left above the buffer"),
        ("free-cash", "250", ("1000", None, POLICY), "€ 750.00 below the target of € 1,000.00"),
        ("burn-gross", "900", ("100", "800", POLICY), "€ 100.00 above the target of € 800.00"),
        ("burn-gross", "500", ("100", "800", POLICY), "€ 300.00 below the target of € 800.00"),
        ("runway", "9", ("6", "12", POLICY), "3 months above the target of 6 months"),
        ("runway", "13", ("6", "12", POLICY), "1 month above the target of 12 months"),
        ("runway", "5", ("6", "12", POLICY), "1 month below the target of 6 months"),
    ],
)
def test_how_a_figure_stands_in_words(
    name: str, value: str, target: tuple[str | None, str | None, Policy | None], said: str
) -> None:
    low, high, policy = target
    aim = Target(low and Decimal(low), high and Decimal(high), policy)  # type: ignore[arg-type] # texts
    figure = Figure(Decimal(value))
    one = Measured(KPIS[name], figure, aim, judge(KPIS[name], figure, aim))

    assert say(standing(one, "EUR")) == said


def test_the_five_figures_with_formula_trend_and_status(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 20000 EUR
    """
    figures = {one["name"]: one for one in shown(charted)["figures"]}

    assert list(figures) == ["cash", "free-cash", "runway", "dso", "burn-gross"]
    assert figures["cash"]["says"] == "€ 40,000.00 above the buffer of € 20,000.00"
    assert figures["cash"]["formula"] == "sum of the cash accounts"
    assert figures["cash"]["trend"][-1] == {"date": "2026-10-31", "value": "60000.00"}
    assert figures["runway"]["says"] == figures["runway"]["reason"]
    assert figures["dso"]["says"].startswith("no invoices between")


def test_each_account_says_how_old_its_data_is(charted: Book) -> None:
    """
    2024-01-01 open Assets:Savings
      class: "cash"
    2024-01-01 open Assets:New
      class: "cash"
    2026-10-27 * "interest"
      Assets:Savings          1 EUR
      Equity:Opening
    """
    found = {one["account"]: one for one in shown(charted, dt.date(2026, 11, 2))["data"]}

    assert found["Assets:Bank"] == {
        "account": "Assets:Bank",
        "until": "2026-10-31",
        "days": 2,
        "stale": False,
        "says": "bank data until 31 October 2026, 2 days old",
        "agrees": None,
        "reconciled": [],
        "to_sign": False,
    }
    assert (found["Assets:Savings"]["days"], found["Assets:Savings"]["stale"]) == (6, True)
    assert "at most 3 is allowed" in found["Assets:Savings"]["says"]
    assert (found["Assets:New"]["until"], found["Assets:New"]["stale"]) == (None, False)


def test_everything_is_booked(charted: Book) -> None:
    """
    2024-01-01 open Expenses:Suspense
      class: "suspense"
    """
    found = shown(charted)["unsure"]

    assert (found["matters"], found["items"]) == (False, [])
    assert found["says"] == "Everything is booked and explained."


@pytest.mark.parametrize(("extra", "matters"), [("0.00", False), ("0.02", True)])
def test_what_is_not_sure_matters_above_a_hundredth_of_cash(
    read_text: Callable[..., Book], extra: str, matters: str
) -> None:
    # 1 % of the 1,000 that is left is 10.00; the lines are 4 and 6, which do not net
    book = read_text(
        f"""
        plugin "kasboek.plugins.books"
        option "operating_currency" "EUR"
        2026-10-05 open Assets:Bank
        2026-10-05 open Equity:Opening
        2026-10-05 open Expenses:Suspense
          class: "suspense"
        2026-10-05 * "opening"
          Assets:Bank     {1002 + Decimal(extra)} EUR
          Equity:Opening
        2026-10-30 * "Unknown payer" "who is this"
          Assets:Bank        4 EUR
          Expenses:Suspense
        2026-10-31 * "Unknown shop" "and this"
          Assets:Bank       -{6 + Decimal(extra)} EUR
          Expenses:Suspense
        """
    )
    found = shown(book)["unsure"]

    assert found["matters"] is matters
    assert (found["suspense"], found["suspense_count"]) == (f"{10 + Decimal(extra):.2f}", 2)
    assert {item["counterparty"] for item in found["items"]} == {"Unknown payer", "Unknown shop"}
    assert found["says"] == (
        f"2 bank lines wait for you, € {10 + Decimal(extra):.2f} together: 'kasboek import --ask'."
    )


@pytest.mark.parametrize(("waiting", "matters"), [("14.99", False), ("15.01", True)])
def test_or_above_a_twentieth_of_what_moves_in_a_month(
    read_text: Callable[..., Book], waiting: str, matters: str
) -> None:
    # September: 200 in and 100 out; 5 % of 300 is 15, less than 1 % of cash
    book = read_text(
        f"""
        plugin "kasboek.plugins.books"
        option "operating_currency" "EUR"
        2026-09-01 open Assets:Bank
        2026-09-01 open Equity:Opening
        2026-09-01 open Income:Sales
        2026-09-01 open Expenses:Rent
        2026-09-01 open Expenses:Suspense
          class: "suspense"
        2026-09-01 * "opening"
          Assets:Bank     9000 EUR
          Equity:Opening
        2026-09-10 * "in"
          Assets:Bank      200 EUR
          Income:Sales
        2026-09-11 * "out"
          Assets:Bank     -100 EUR
          Expenses:Rent
        2026-10-05 * "Unknown shop" "what is this"
          Assets:Bank     -{waiting} EUR
          Expenses:Suspense
        """
    )
    assert shown(book)["unsure"]["matters"] is matters


def test_what_no_invoice_explains_is_listed_with_what_waits(charted: Book) -> None:
    """
    2024-01-01 open Expenses:Suspense
      class: "suspense"
    2026-10-20 * "Jansen" "paid without any invoice"
      Assets:Bank         5000 EUR
      Assets:Receivable
    2026-10-21 * "?" "unknown"
      Assets:Bank           20 EUR
      Expenses:Suspense
    """
    found = shown(charted)["unsure"]

    assert (found["suspense"], found["unexplained"], found["matters"]) == ("20.00", "5000.00", True)
    assert [(item["account"], item["amount"]) for item in found["items"]] == [
        ("Assets:Receivable", "-5000.00"),
        ("Expenses:Suspense", "-20.00"),
    ]
    assert found["says"] == (
        "1 bank line waits for you, € 20.00 together: 'kasboek import --ask'. "
        "And € 5,000.00 is explained by no invoice or bill: 'kasboek match'."
    )


def test_the_open_action_that_is_due_first(charted: Book) -> None:
    """
    2026-10-01 custom "action" "later" "anna@x.example" 2026-11-30
    2026-10-01 custom "action" "first" "bram@x.example" 2026-11-04
    2026-10-01 custom "action" "was done" "bram@x.example" 2026-10-10
    2026-10-09 custom "done" "was done"
    """
    found = shown(charted)

    assert found["action"]["text"] == "first"
    assert (found["action"]["person"], found["action"]["due"]) == ("bram@x.example", "2026-11-04")
    assert found["action"]["overdue"] is True  # by the calendar, 5 November
    assert found["more_actions"] == 1
    assert shown(charted, dt.date(2026, 11, 4))["action"]["overdue"] is False


def test_what_is_proposed_is_the_lever_of_the_worst_alert_nobody_accepted(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 80000 EUR
      severity: "error"
    2026-09-01 * "Jansen" "late"
      invoice: "1"
      due: 2026-10-01
      Assets:Receivable   1000 EUR
      Income:Sales
    """
    found = shown(charted)

    assert found["alerts"][0]["key"] == "liquidity-buffer|"
    assert found["proposed"] == found["alerts"][0]["lever"]
    assert found["proposed"].startswith("collect € 1,000.00 from Jansen")
    assert found["action"] is None


def test_a_past_day_counts_no_days_up_to_today(read_text: Callable[..., Book], doc: str) -> None:
    """
    plugin "kasboek.plugins.books"
    option "operating_currency" "EUR"
    2026-01-01 open Assets:Bank
    2026-01-01 open Equity:Opening
    2026-10-29 * "opening"
      Assets:Bank    10 EUR
      Equity:Opening
    """
    found = shown(read_text(doc, as_of=dt.date(2026, 10, 30)))

    assert [(one["days"], one["stale"]) for one in found["data"]] == [(1, False)]
    assert found["curve"]["past"][-1] == {"date": "2026-10-30", "balance": "10.00"}


def test_without_a_day_there_is_nothing_to_look_at(book: Book) -> None:
    """
    plugin "kasboek.plugins.books"
    2026-01-01 open Assets:Bank
    """
    with pytest.raises(ValueError, match="no cash account"):
        Look(book, TODAY)


def test_the_causes_of_an_alert_lead_to_their_lines(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 59000 EUR
    2024-01-01 custom "customer" "Jansen"
    2026-08-01 * "Jansen" "late"
      invoice: "F-7"
      due: 2026-08-31
      Assets:Receivable   100 EUR
      Income:Sales
    2026-12-01 # "Crane" "new"
      Assets:Bank       -5000 EUR
      Expenses:Parts
    """
    found = {one["policy"]: one for one in shown(charted)["alerts"]}
    breach, overdue = found["liquidity-buffer"], found["overdue-customer"]
    assert [cause["says"] for cause in breach["causes"]] == breach["because"]
    assert breach["causes"][0]["source"]["line"] > overdue["causes"][0]["source"]["line"] > 0
    assert breach["opens"] == {"what": "forecast", "name": ""}
    assert overdue["opens"] == {"what": "counterparty", "name": "Jansen"}
    plain = [one for one in found.values() if not one["because"]]
    assert plain
    assert all(one["causes"] == [] for one in plain)


def test_last_weeks_promise_and_what_makes_the_difference(charted: Book) -> None:
    """
    2026-10-29 * "Garage" "repair"
      Assets:Bank          -600 EUR
      Expenses:Parts
    """
    # 59,999 in the bank on 24 October and nothing to come; a repair of 600, and 1 on the 31st
    promise = shown(charted)["promise"]
    assert promise["difference"] == "-599.00"
    assert promise["says"] == (
        "€ 59,400.00 in the bank, € 599.00 less than the forecast of 24 October 2026 promised"
        " for now (€ 59,999.00)."
    )
    assert [(one["says"], one["amount"]) for one in promise["differences"]] == [
        ("Not in the forecast: € 600.00 to Garage.", "-600.00"),
        ("Not in the forecast: € 1.00 from Equity:Opening.", "1.00"),
    ]
    assert all(one["source"]["line"] for one in promise["differences"])


def test_no_promise_where_the_books_are_younger_than_a_week(
    read_text: Callable[..., Book],
) -> None:
    book = read_text("""
        option "operating_currency" "EUR"
        plugin "kasboek.plugins.books"
        2026-10-01 open Assets:Bank
        2026-10-01 open Equity:Opening
        2026-10-28 * "opening"
          Assets:Bank     1000 EUR
          Equity:Opening
    """)
    assert shown(book)["promise"] == {
        "says": "The cash books begin on 28 October 2026: there is no forecast of a week ago yet.",
        "difference": None,
        "differences": [],
    }
