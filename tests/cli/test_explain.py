from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kasboek.cli.main import cli
from kasboek.core.kpi import KPIS

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

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


@pytest.fixture
def books(tmp_path: Path) -> Path:
    path = tmp_path / "main.beancount"
    path.write_text(LEDGER, "utf-8")
    return path


def run(ledger: Path, *arguments: str, language: str = "en") -> Result:
    command = ["--lang", language, "--ledger", str(ledger), "--no-cache", "explain", *arguments]
    return CliRunner().invoke(cli, command)


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


@pytest.mark.parametrize("name", ["low-point", "runway", "safe-to-spend"])
def test_the_figures_of_the_forecast_by_their_name(books: Path, name: str) -> None:
    assert run(books, name).stdout == run(books, "kpi", name).stdout
    assert "main.beancount:25" in run(books, name).stdout


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
        (("coffee",), "cannot explain 'coffee'; ask for one of: kpi, forecast, alert, item, cash"),
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
