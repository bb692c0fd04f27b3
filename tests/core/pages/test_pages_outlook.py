"""The page Outlook, worked by hand: 60,000 euro in the bank on Saturday 31 October 2026."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING
from typing import Any

import pytest

from kasboek import words
from kasboek.core.accounts import Category
from kasboek.core.forecast import UnknownScenarioError
from kasboek.core.forecast import forecast
from kasboek.core.pages import Drivers
from kasboek.core.pages import Look
from kasboek.core.pages import View
from kasboek.core.pages import WrongAskedError
from kasboek.core.pages import afford
from kasboek.core.pages import items
from kasboek.core.pages import outlook
from kasboek.core.pages.answers import MOST_ITEMS
from kasboek.core.pages.cells import ROWS
from kasboek.core.pages.cells import key_of

if TYPE_CHECKING:
    from kasboek.core.book import Book

TODAY = dt.date(2026, 11, 2)
say = partial(words.say, lang="en")


def shown(book: Book, view: View | None = None) -> dict[str, Any]:
    return outlook(Look(book, TODAY), view or View(), say)


def opened(book: Book, row: str, column: str, view: View | None = None) -> dict[str, Any]:
    return items(Look(book, TODAY), view or View(), row, column, say)


def row(page: dict[str, Any], key: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in page["rows"] if one["key"] == key)
    return found


def test_cells_tell_booked_committed_and_expected_apart(charted: Book) -> None:
    """
    2026-10-27 * "Caretaker" "paid last week"
      Assets:Bank          -500 EUR
      Expenses:Rent
    2026-10-20 * "Jansen" "open"
      invoice: "1"
      due: 2026-11-04
      Assets:Receivable    1000 EUR
      Income:Sales
    2026-11-05 # "Landlord" "committed"
      certainty: "committed"
      Assets:Bank          -900 EUR
      Expenses:Rent
    2026-11-06 # "Storage" "expected"
      Assets:Bank          -100 EUR
      Expenses:Rent
    2026-11-06 # "Fair" "perhaps"
      certainty: "pipeline"
      probability: 0.5
      Assets:Bank          -200 EUR
      Expenses:Rent
    """
    page = shown(charted)

    # weeks 41 to 44 of the past, the rest of week 44 (Sunday), week 45, and twelve more
    labels = [column["label"] for column in page["columns"]]
    assert labels[:6] == ["2026-W41", "2026-W42", "2026-W43", "2026-W44", "2026-W44", "2026-W45"]
    assert [column["past"] for column in page["columns"]] == [True] * 4 + [False] * 14
    assert row(page, "housing")["cells"][3] == {
        "value": "-500.00",
        "booked": "-500.00",
        "committed": "0.00",
        "expected": "0.00",
        "learned": "0.00",
    }
    # the pipeline line counts as expected: 100 + 200
    assert row(page, "housing")["cells"][5] == {
        "value": "-1200.00",
        "booked": "0.00",
        "committed": "-900.00",
        "expected": "-300.00",
        "learned": "0.00",
    }
    assert row(page, "receipts-invoices")["cells"][5]["committed"] == "1000.00"
    assert row(page, "housing")["cells"][4] is None
    assert [one["key"] for one in page["rows"]] == [
        "receipts-invoices",
        "financing:receipts",
        "housing",
    ]


def test_columns_meet_and_carry_the_balance(charted: Book) -> None:
    """
    2026-11-05 # "Landlord" "rent"
      Assets:Bank          -900 EUR
      Expenses:Rent
    """
    columns = shown(charted)["columns"]

    assert columns[3]["closing"] == columns[4]["opening"] == "60000.00"
    assert columns[5] == {
        "start": "2026-11-02",
        "end": "2026-11-09",
        "label": "2026-W45",
        "past": False,
        "opening": "60000.00",
        "receipts": "0.00",
        "payments": "-900.00",
        "net": "-900.00",
        "closing": "59100.00",
        "p10": "59100.00",
        "low": "59100.00",
        "low_date": "2026-11-05",
        "headroom": "59100.00",
    }
    assert (columns[3]["low_date"], columns[3]["headroom"]) == (None, None)


def test_twelve_months_have_months_before_them(charted: Book) -> None:
    """
    2026-08-11 * "Landlord" "August"
      Assets:Bank          -900 EUR
      Expenses:Rent
    """
    page = shown(charted, View(horizon="12m", past=3))

    assert [c["label"] for c in page["columns"]][:4] == ["2026-08", "2026-09", "2026-10", "2026-11"]
    assert len(page["columns"]) == 3 + 12
    assert row(page, "housing")["cells"][0]["value"] == "-900.00"
    assert opened(charted, "housing", "2026-08", View(horizon="12m"))["total"] == "-900.00"


def test_a_refund_has_a_row_of_its_own(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "monthly" Liabilities:VAT
    2026-09-10 * "Lathe" "input VAT of September"
      Assets:VAT            210 EUR
      Equity:Opening
    """
    page = shown(charted)

    assert row(page, "tax:receipts")["title"] == "Tax"
    assert row(page, "tax:receipts")["side"] == "receipts"


def test_every_row_has_one_key() -> None:
    assert len(ROWS) == 2 * len(Category)
    assert key_of(Category.RECEIPTS_INVOICES, receipts=True) == "receipts-invoices"
    assert key_of(Category.RECEIPTS_INVOICES, receipts=False) == "receipts-invoices:payments"
    assert all(key_of(category, receipts=side) == key for key, (category, side) in ROWS.items())


def test_a_cell_ahead_opens_its_items_with_why(charted: Book) -> None:
    """
    2026-10-20 * "Jansen" "open"
      invoice: "1"
      due: 2026-11-04
      Assets:Receivable    1000 EUR
      Income:Sales
    2026-10-20 * "Bosman" "open"
      invoice: "2"
      due: 2026-11-05
      Assets:Receivable    3000 EUR
      Income:Sales
    """
    found = opened(charted, "receipts-invoices", "2026-11-02")

    assert (found["title"], found["column"], found["total"]) == (
        "Open invoices",
        "2026-W45",
        "4000.00",
    )
    assert [(one["id"], one["amount"]) for one in found["items"]] == [
        ("invoice/2", "3000.00"),
        ("invoice/1", "1000.00"),
    ]
    assert found["items"][1]["because"] == "invoice 1, due 4 November 2026"
    assert found["rest"] is None


def test_a_cell_of_the_past_opens_what_the_bank_said(charted: Book) -> None:
    """
    2026-10-27 * "Landlord" "rent October 4711"
      Assets:Bank          -900 EUR
      Expenses:Rent
    """
    found = opened(charted, "housing", "2026-10-26")

    assert found["total"] == "-900.00"
    (one,) = found["items"]
    assert (one["kind"], one["certainty"], one["because"]) == (
        "actual",
        "booked",
        "Landlord rent October 4711",
    )
    assert (one["date"], one["amount"], one["counterparty"]) == (
        "2026-10-27",
        "-900.00",
        "Landlord",
    )
    assert one["source"]["line"] > 1
    assert one["id"] == f"actual/{one['source']['file']}:{one['source']['line']}"


def test_a_label_means_the_week_ahead_before_the_past_one(charted: Book) -> None:
    """
    2026-10-27 * "Landlord" "in the past part of week 44"
      Assets:Bank          -900 EUR
      Expenses:Rent
    """
    assert opened(charted, "housing", "2026-W44")["start"] == "2026-11-01"
    assert opened(charted, "housing", "2026-W43")["start"] == "2026-10-19"
    assert opened(charted, "net", "2026-10-26")["total"] == "-899.00"  # and 1 on the 31st
    assert opened(charted, "payments", "2026-10-26")["title"] == "Payments"


def test_a_cell_of_thousands_lists_the_largest_and_counts_the_rest(charted: Book) -> None:
    """
    2026-11-04 # "Landlord" "rent"
      Assets:Bank          -900 EUR
      Expenses:Rent
    """
    (line,) = charted.plan
    lines = tuple(replace(line, id=f"rent-{number}") for number in range(MOST_ITEMS + 7))
    found = opened(replace(charted, plan=lines), "housing", "2026-W45")

    assert len(found["items"]) == MOST_ITEMS
    assert found["rest"] == {"count": 7, "value": "-6300.00"}
    assert found["total"] == f"-{900 * (MOST_ITEMS + 7)}.00"


def test_a_foreign_item_counts_at_its_price(charted: Book) -> None:
    """
    2026-10-01 price USD 0.90 EUR
    2026-10-20 * "Buyer" "dollars"
      invoice: "1"
      due: 2026-11-04
      Assets:Receivable     100 USD
      Income:Sales
    2026-10-28 * "Buyer" "paid in dollars"
      Assets:Bank         10.01 USD
      Income:Sales
    """
    assert opened(charted, "receipts-invoices", "2026-W45")["total"] == "90.00"
    (paid,) = opened(charted, "receipts-new-sales", "2026-10-26")["items"]
    assert (paid["amount"], paid["value"], paid["rate"]) == ("10.01", "9.01", "0.90")  # 9.009


def test_what_moved_without_a_price_is_named(charted: Book) -> None:
    """
    2026-10-28 * "Buyer" "paid in francs"
      Assets:Bank          10 CHF
      Income:Sales
    """
    page = shown(charted)

    assert (
        row(page, "financing:receipts")["cells"][3]["value"] == "1.00"
    )  # the francs are not in it
    (told,) = page["problems"]  # what the bank holds is told by the frame
    assert told["message"].startswith("left out of 2026-W44: 1 x CHF")
    assert told["error"] is True


def test_what_is_not_there_is_refused_with_what_is(charted: Book) -> None:
    """
    2026-11-04 # "Landlord" "rent"
      Assets:Bank          -900 EUR
      Expenses:Rent
    """
    with pytest.raises(WrongAskedError) as wrong:
        opened(charted, "rent", "2026-W45")
    assert say(wrong.value.saying).startswith(
        "there is no row 'rent'; there is: receipts, payments, net, receipts-invoices, "
    )
    with pytest.raises(WrongAskedError) as wrong:
        opened(charted, "housing", "2031-W01", View(past=0, horizon="12m"))
    assert say(wrong.value.saying).startswith(
        "there is no column '2031-W01'; there is: 2026-11-01, 2026-12-01, "
    )
    with pytest.raises(WrongAskedError) as wrong:
        shown(charted, View(horizon="5y"))
    assert say(wrong.value.saying) == ("'5y' is no horizon of this page; there is: 13w, 12m")
    with pytest.raises(WrongAskedError) as wrong:
        shown(charted, View(past=-1))
    assert say(wrong.value.saying) == ("-1 columns of the past cannot be shown; ask for 0 to 104")
    with pytest.raises(UnknownScenarioError):
        shown(charted, View("wurst"))


def test_the_bridge_leads_from_opening_to_closing(charted: Book) -> None:
    """
    2026-11-04 # "Landlord" "rent"
      repeat: "monthly"
      count: 2
      Assets:Bank          -900 EUR
      Expenses:Rent
    2026-11-20 # "Dealers" "sales"
      Assets:Bank         10000 EUR
      Income:Sales
    """
    assert shown(charted)["bridge"] == [
        {"key": "opening", "title": "Opening", "amount": "60000.00"},
        {"key": "receipts-new-sales", "title": "New sales", "amount": "10000.00"},
        {"key": "housing", "title": "Housing", "amount": "-1800.00"},
        {"key": "closing", "title": "Closing", "amount": "68200.00"},
    ]


def test_every_scenario_is_a_curve_the_asked_one_first(charted: Book) -> None:
    """
    2026-10-15 custom "scenario" "crash"
      title: "Orders stop"
      sales: 0.5
    2026-11-20 # "Dealers" "sales"
      Assets:Bank         10000 EUR
      Income:Sales
    """
    page = shown(charted, View("crash"))

    names = [(one["scenario"], one["title"]) for one in page["curves"]]
    assert names[0] == ("crash", "Orders stop")
    assert names[1:] == [("base", "Base"), ("best", "Best case"), ("worst", "Worst case")]
    assert page["curves"][0]["closing"] == "65000.00"
    assert page["curves"][0]["first_breach"] is None
    assert page["curves"][1]["closing"] == "70000.00"
    assert page["plain"] is None
    assert page["drivers"] == {
        "sales": "1",
        "costs": "1",
        "delay": 0,
        "collect": "1",
        "customer": None,
        "late": 0,
    }


def test_drivers_change_the_first_curve_and_keep_the_plain_one(charted: Book) -> None:
    """
    2026-11-20 # "Dealers" "sales"
      Assets:Bank         10000 EUR
      Income:Sales
    """
    page = shown(charted, View(drivers=Drivers(sales=Decimal("0.8"))))

    assert page["curves"][0]["closing"] == "68000.00"
    assert page["curves"][0]["scenario"] == "base"
    assert page["plain"]["closing"] == "70000.00"
    assert page["bridge"][1]["amount"] == "8000.00"
    assert page["drivers"]["sales"] == "0.8"


def test_when_it_is_tightest_and_why(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 40000 EUR
    2026-11-03 # "Dealers" "the peak comes before"
      Assets:Bank          5000 EUR
      Income:Sales
    2026-11-02 # "Landlord" "before the peak: no cause"
      Assets:Bank         -2000 EUR
      Expenses:Rent
    2026-11-10 # "Frames" "first"
      Assets:Bank        -18000 EUR
      Expenses:Parts
    2026-11-12 # "Dealers" "some comes in between"
      Assets:Bank          1000 EUR
      Income:Sales
    2026-11-17 # "Frames" "second"
      Assets:Bank        -12000 EUR
      Expenses:Parts
    2026-11-20 # "Jansen" "too late"
      Assets:Bank          7000 EUR
      Income:Sales
    """
    # 60,000 - 2,000 + 5,000 = 63,000 from the 3rd to the 9th;
    # - 18,000 + 1,000 - 12,000 = 34,000 on the 17th
    found = shown(charted)["tightest"]

    assert (found["date"], found["amount"], found["headroom"]) == (
        "2026-11-17",
        "34000.00",
        "-6000.00",
    )
    assert found["says"] == (
        "Lowest € 34,000.00 on 17 November 2026, € 6,000.00 below the buffer; first below it on "
        "17 November 2026. After 9 November 2026 € 30,000.00 goes out and € 1,000.00 comes in; "
        "the largest payments: Frames € 30,000.00. "
        "Too late for it: Jansen € 7,000.00 from 20 November 2026 on."
    )
    assert found["says"].endswith(found["why"])
    assert [one["amount"] for one in found["items"]] == ["-18000.00", "-12000.00", "7000.00"]


def test_an_even_line_is_tightest_without_a_cause(charted: Book) -> None:
    """
    2026-10-31 price USD 0.90 EUR
    """
    page = shown(charted)

    assert page["tightest"]["says"] == "Lowest € 60,000.00 on 1 November 2026."
    assert (page["tightest"]["why"], page["tightest"]["items"]) == ("", [])
    assert [step["key"] for step in page["bridge"]] == ["opening", "closing"]
    assert page["customers"] == []


def test_customers_are_those_with_receipts_ahead_the_largest_first(charted: Book) -> None:
    """
    2026-10-20 * "Jansen \\"de fietser\\"" "open"
      invoice: "1"
      due: 2026-11-04
      Assets:Receivable    1000 EUR
      Income:Sales
    2027-06-20 # "Dealers" "planned, beyond 13 weeks"
      Assets:Bank         10000 EUR
      Income:Sales
    2026-11-20 # "Landlord" "no receipt"
      Assets:Bank          -900 EUR
      Expenses:Rent
    """
    assert shown(charted)["customers"] == ["Dealers", 'Jansen "de fietser"']


def test_can_it_be_spent(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 40000 EUR
    2026-11-10 # "Frames" "parts"
      Assets:Bank        -15000 EUR
      Expenses:Parts
    """
    look = Look(charted, TODAY)
    yes = afford(look, View(), Decimal(5000), dt.date(2026, 11, 4), say)
    no = afford(look, View(), Decimal(5001), None, say)

    assert (yes["affordable"], yes["room"]) == (True, "5000.00")
    assert yes["says"] == [
        "Yes: € 5,000.00 can be spent on 4 November 2026.",
        "€ 5,000.00 is the room from 4 November 2026 on; it is tightest on 10 November 2026.",
    ]
    assert (no["affordable"], no["missing"]) == (False, "1.00")
    assert no["says"][-1] == "There is no day up to 31 January 2027 on which it can be spent."
    assert [lever["item"]["counterparty"] for lever in no["levers"]] == ["Frames"]
    # a day beyond 13 weeks is asked of the year
    assert afford(look, View(), Decimal(5000), dt.date(2027, 6, 1), say)["until"] == "2027-11-01"
    # with drivers: no costs at all
    free = View(drivers=Drivers(costs=Decimal(0)))
    assert afford(look, free, Decimal(20000), None, say)["affordable"] is True


@pytest.mark.parametrize(
    ("amount", "on", "told"),
    [
        ("0", None, "'0' is no amount; write it above zero as 12500, 12,500.00 or 12.500,00"),
        ("-5", None, "'-5' is no amount; write it above zero as 12500, 12,500.00 or 12.500,00"),
        (
            "5",
            dt.date(2027, 11, 1),
            (
                "1 November 2027 lies outside the forecast; "
                "ask for a day from 1 November 2026 to 31 October 2027"
            ),
        ),
        (
            "5",
            dt.date(2026, 10, 31),
            (
                "31 October 2026 lies outside the forecast; "
                "ask for a day from 1 November 2026 to 31 October 2027"
            ),
        ),
    ],
)
def test_what_cannot_be_spent_is_refused(
    charted: Book, amount: str, on: dt.date | None, told: str
) -> None:
    """
    2026-10-31 price USD 0.90 EUR
    """
    with pytest.raises(WrongAskedError) as wrong:
        afford(Look(charted, TODAY), View(), Decimal(amount), on, say)
    assert say(wrong.value.saying) == told


def test_the_runway_looks_a_year_ahead_whatever_is_shown(charted: Book) -> None:
    """
    2027-06-01 # "Lathe" "beyond 13 weeks"
      Assets:Bank        -70000 EUR
      Assets:Machines
    """
    page = shown(charted)

    assert page["measures"]["runway"]["date"] == "2027-06-01"
    assert page["measures"]["low_point"]["amount"] == "60000.00"
    assert forecast(charted).runway.date is None
