from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.cli.running import runs

from kasboek.core.kpi import KPIS

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = """
plugin "kasboek.plugins.books"
option "operating_currency" "EUR"
2026-01-01 open Assets:Bank
  class: "cash"
2026-01-01 open Assets:Receivable
2026-01-01 open Income:Sales
2026-01-01 open Expenses:Rent
  class: "housing"
2026-01-01 open Equity:Opening
2026-01-01 custom "policy" "liquidity-buffer" 3000 EUR
2026-01-01 * "Opening"
  Assets:Bank          10000.00 EUR
  Equity:Opening
2026-10-20 * "Jansen" "bikes"
  invoice: "2026-0412"
  due: 2026-11-04
  Assets:Receivable    12100.00 EUR
  Income:Sales
2026-10-26 * "Jansen" "first part" ^2026-0412
  invoice: "2026-0412"
  Assets:Bank           2100.00 EUR
  Assets:Receivable
2026-11-01 balance Assets:Bank 12100.00 EUR
2026-11-02 # "Vastgoed" "Rent"
  id: "rent"
  Expenses:Rent        10000.00 EUR
  Assets:Bank
"""
run = runs("explain")


def test_a_cell_of_the_forecast(books: Path) -> None:
    out = run(books, "forecast", "2026-W45", "receipts-invoices").stdout

    assert "€ 10,000.00" in out  # 12,100 less the 2,100 that came
    assert "Cash goes from € 12,100.00 to € 12,100.00 in this period." in out
    assert "main.beancount:15" in out


def test_a_cell_of_the_past(books: Path) -> None:
    found = json.loads(run(books, "forecast", "2026-10", "--json").stdout)

    assert (found["opening"], found["booked"], found["closing"]) == (
        "10000.00", "2100.00", "12100.00",
    )  # fmt: skip
    assert found["movements"][0]["source"] == {"file": "main.beancount", "line": 20}
    assert found["movements"][0]["item"] == "invoice/2026-0412"


def test_a_day(books: Path) -> None:
    assert "€ -10,000.00" in run(books, "forecast", "2026-11-02", "housing").stdout


def test_an_invoice_by_number(books: Path) -> None:
    out = run(books, "item", "2026-0412").stdout

    assert out.startswith("invoice/2026-0412:")
    assert "open € 10,000.00 (main.beancount:15)" in out
    assert "main.beancount:20" in out  # what came of it


def test_a_planned_item_as_json(books: Path) -> None:
    found = json.loads(run(books, "item", "plan/rent/2026-11-02", "--json").stdout)

    assert found["items"][0]["source"] == {"file": "main.beancount", "line": 25}
    assert found["open_item"] is None


@pytest.mark.parametrize("name", sorted(KPIS))
@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_kpi(books: Path, name: str, language: str) -> None:
    result = run(books, "kpi", name, language=language)

    assert (result.exit_code, result.stderr) == (0, "")
    found = json.loads(run(books, "kpi", name, "--json").stdout)
    assert found["name"] == name
    assert found["definition"]
    assert found["formula"]


def test_a_figure_by_its_name(books: Path) -> None:
    assert run(books, "safe-to-spend").stdout == run(books, "kpi", "safe-to-spend").stdout


def test_the_low_point_in_words(books: Path) -> None:
    # 12,100 - 10,000 on 2 November; Jansen's 10,000 is promised for the 4th, two days too late
    promised = "due: 2026-11-04\n  expected: 2026-11-04\n"
    books.write_text(LEDGER.replace("due: 2026-11-04\n", promised), "utf-8")
    told = run(books, "low-point").stdout
    assert told.startswith(
        "Lowest € 2,100.00 on 2 November 2026, € 900.00 below the buffer; first below it on"
        " 2 November 2026.\n"
        "On 1 November 2026 there is € 12,100.00; from then on € 10,000.00 goes out and € 0.00"
        " comes in.\n"
        "The largest payments on the way: Vastgoed € 10,000.00.\n"
        "Too late for it: Jansen € 10,000.00 from 4 November 2026 on.\n"
        "What helps first: put off € 10,000.00 to Vastgoed, planned for 2 November 2026, to"
        " 4 November 2026; 'kasboek levers' shows the whole set and what it costs.\n"
    )
    assert "main.beancount:26" in told  # the rent
    assert "main.beancount:15" in told  # the invoice
    answer = json.loads(run(books, "low-point", "--json").stdout)
    assert (answer["date"], answer["amount"]) == ("2026-11-02", "2100.00")
    assert [one["id"] for one in answer["payments"]] == ["plan/rent/2026-11-02"]
    assert [one["id"] for one in answer["late"]] == ["invoice/2026-0412"]
    assert len(answer["says"]) == 5


def test_the_first_breach_in_words(books: Path) -> None:
    promised = "due: 2026-11-04\n  expected: 2026-11-04\n"
    books.write_text(LEDGER.replace("due: 2026-11-04\n", promised), "utf-8")
    assert run(books, "first-breach").stdout.splitlines()[0] == (
        "Cash is first below the buffer of € 3,000.00 on 2 November 2026, at € 2,100.00."
        " It is below on 2 days, deepest on 2 November 2026 at € 2,100.00: € 900.00 short."
    )
    assert "komt op 2 november 2026 voor het eerst onder de buffer" in (
        run(books, "first-breach", language="nl").stdout
    )
    books.write_text(books.read_text("utf-8").replace(" 3000 EUR", " 2000 EUR"), "utf-8")
    assert run(books, "first-breach").stdout == (
        "The buffer of € 2,000.00 is not broken until 31 January 2027: cash is lowest on"
        " 2 November 2026, € 2,100.00.\n"
    )


def test_the_runway_in_words(books: Path) -> None:
    out = run(books, "runway").stdout
    assert out.startswith("Runway: cash stays above zero until 31 October 2027; the low point is")
    assert "What helps first" not in out
    books.write_text(LEDGER.replace("Rent        10000.00", "Rent        13000.00"), "utf-8")
    out = run(books, "runway").stdout
    assert out.startswith("Runway: cash falls below zero on 2 November 2026.")
    assert "What helps first: put off € 13,000.00 to Vastgoed" in out


def test_the_parts_of_an_invoice_add_up(books: Path) -> None:
    answer = json.loads(run(books, "item", "2026-0412", "--json").stdout)
    parts = sum(Decimal(one["amount"]) for one in answer["items"])
    beyond = answer["beyond"] or {"of": "10000.00", "later": "0", "never": "0"}
    assert parts + Decimal(beyond["later"]) + Decimal(beyond["never"]) == Decimal(beyond["of"])
    assert beyond["of"] == "10000.00"


def test_an_alert(books: Path) -> None:
    # 12,100 - 10,000 = 2,100 on 2 November: below the buffer of 3,000
    out = run(books, "alert", "liquidity-buffer").stdout
    found = json.loads(run(books, "alert", "liquidity-buffer", "--json").stdout)

    assert out.startswith("liquidity-buffer [")
    assert "main.beancount:11" in out
    assert found["alerts"][0]["first_breach"] == "2026-11-02"
    assert found["alerts"][0]["source"] == {"file": "main.beancount", "line": 11}


def test_a_policy_that_holds(books: Path) -> None:
    books.write_text(LEDGER.replace("3000 EUR", "1000 EUR"), "utf-8")

    result = run(books, "alert", "liquidity-buffer")

    assert (result.exit_code, result.stdout) == (
        0,
        "No alert: 'liquidity-buffer' holds, now and ahead (main.beancount:11).\n",
    )


def test_an_alert_that_needs_no_policy(books: Path) -> None:
    result = run(books, "alert", "credit-limit")

    assert (result.exit_code, result.stdout) == (
        0,
        "No alert: nothing is wrong with 'credit-limit'.\n",
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("coffee",),
            "cannot explain 'coffee'; ask for one of: kpi, forecast, alert, item, low-point",
        ),
        (("kpi", "coffee"), "there is no KPI 'coffee'; there is: cash, available"),
        (("kpi",), "name one KPI"),
        (("item",), "name one item"),
        (("item", "plan/rnt/2026-11-02"), "there is no item 'plan/rnt/2026-11-02'; there is, for"),
        (("alert", "coffee"), "there is no alert or policy 'coffee'; there is: "),
        (("forecast", "2026-W60"), "'2026-W60' is no period up to 31 October 2027"),
        (("forecast", "2026-W50", "coffee"), "there is no row 'coffee'; there is: receipts, "),
        (("forecast", "2030-01"), "'2030-01' is no period up to"),
        (("forecast", "2026-11", "--scenario", "wurst"), "there is no scenario 'wurst'"),
        ((), "WHAT is missing"),
    ],
)
def test_what_does_not_exist(books: Path, arguments: tuple[str, ...], told: str) -> None:
    result = run(books, *arguments)

    assert result.exit_code == 2
    assert result.stderr.startswith(f"kasboek: {told}")
