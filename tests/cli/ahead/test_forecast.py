from __future__ import annotations

import csv
import json
import subprocess
from decimal import Decimal
from io import StringIO
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import Any

import pytest
from click.testing import CliRunner
from tests.cli.running import runs

from kasboek.cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = """
plugin "kasboek.plugins.books"
option "title" "Fietsen"
option "operating_currency" "EUR"
2026-01-01 open Assets:Bank
  class: "cash"
2026-01-01 open Assets:Savings
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
2026-10-26 * "Shop" "counter sale"
  Assets:Bank            250.00 EUR
  Income:Sales
2026-11-01 balance Assets:Bank 10250.00 EUR
2026-10-20 * "Jansen" "bikes"
  invoice: "2026-0412"
  due: 2026-11-04
  Assets:Receivable    12100.00 EUR
  Income:Sales
2026-11-02 # "Vastgoed" "Rent"
  id: "rent"
  repeat: "monthly"
  Expenses:Rent         8000.00 EUR
  Assets:Bank
"""
run = runs("forecast")


def answer(ledger: Path, *arguments: str) -> Any:  # noqa: ANN401 # JSON
    result = run(ledger, "--json", *arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_the_rest_of_the_week_and_thirteen_whole_weeks(books: Path) -> None:
    found = answer(books)

    # bank data up to Saturday 31 October: the Sunday, then the weeks from 2 November
    assert found["as_of"] == "2026-10-31"
    assert [p["label"] for p in found["periods"]][:2] == ["2026-W44", "2026-W45"]
    assert len(found["periods"]) == 14
    # 10,250 - 8,000 on the 2nd = 2,250; + 12,100 on the 4th = 14,350
    assert found["periods"][1]["low"] == "2250.00"
    assert found["periods"][1]["low_date"] == "2026-11-02"
    assert found["periods"][1]["closing"] == "14350.00"
    assert found["periods"][1]["headroom"] == "-750.00"
    assert found["first_breach"] == "2026-11-02"
    assert "items" not in found
    assert "simulation" not in found


def test_each_period_begins_where_the_last_one_ends(books: Path) -> None:
    for horizon in ("13w", "12m", "90d"):
        periods = answer(books, "--horizon", horizon)["periods"]
        for before, after in pairwise(periods):
            assert (before["end"], before["closing"]) == (after["start"], after["opening"])
        for period in periods:
            flow = Decimal(period["receipts"]) + Decimal(period["payments"])
            assert Decimal(period["closing"]) - Decimal(period["opening"]) == flow
            assert sum(map(Decimal, period["categories"].values())) == flow


def test_items_stand_in_json_with_their_line(books: Path) -> None:
    items = answer(books, "--by", "item", "--horizon", "1w")["items"]

    assert [(i["id"], i["date"], i["amount"]) for i in items] == [
        ("plan/rent/2026-11-02", "2026-11-02", "-8000.00"),
        ("invoice/2026-0412", "2026-11-04", "12100.00"),
    ]
    assert items[1]["source"] == {"file": "main.beancount", "line": 22}


def test_the_hash_is_that_of_the_text(books: Path) -> None:
    first = answer(books)["ledger"]
    assert answer(books)["ledger"] == first
    assert first["commit"] is None
    assert len(first["hash"]) >= 32

    books.write_text(LEDGER + "; a remark\n", "utf-8")
    assert answer(books)["ledger"]["hash"] != first["hash"]


def test_the_commit_is_that_of_the_folder(books: Path) -> None:
    git = (
        "git",
        "-C",
        str(books.parent),
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@b.example",
    )
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "main.beancount"], check=True)
    subprocess.run([*git, "commit", "-qm", "books"], check=True)
    head = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True)

    assert answer(books)["ledger"]["commit"] == head.stdout.strip()


def test_all_scenarios(books: Path) -> None:
    found = answer(books, "--scenario", "all")["scenarios"]

    assert list(found) == ["base", "best", "worst"]
    # worst: 12,100 x 0.97 comes 21 days later, on 25 November
    week = {p["label"]: p for p in found["worst"]["periods"]}["2026-W48"]
    assert week["receipts"] == "11737.00"


def test_the_table_in_words(books: Path) -> None:
    out = run(books).stdout

    # 10,250 + 12,100 - 3 x 8,000 = -1,650; 2 January 2027 is a Saturday after a bank holiday
    assert "Lowest: € -1,650.00 on 31 December 2026, because of Vastgoed (€ 8,000.00)." in out
    assert "€ 3,000.00 buffer: first broken on 2 November 2026, at € 2,250.00." in out
    assert "Cash runs out on 31 December 2026: € -1,650.00." in out
    assert "Runway: 1.90 months, until 31 December 2026." in out
    assert "Nothing is safe to spend: € 4,650.00 is short on 31 December 2026." in out


@pytest.mark.parametrize("columns", [40, 80, 120, 200])
def test_readable_at_every_width(
    books: Path, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    out = run(books).stdout
    sheet = out.split("\n\n", 1)[1].split("\nLowest:")[0]

    if columns >= 80:
        assert max(map(len, sheet.splitlines())) <= columns
        assert "Total receipts" in sheet
    assert sheet.count("2026-W45") == 1
    assert "14,350" in sheet


def test_rows_without_cash_are_left_out(books: Path) -> None:
    out = run(books).stdout

    assert "Payroll" not in out
    assert "Housing" in out


def test_the_last_weeks_come_before(books: Path) -> None:
    periods = answer(books, "--past", "2")["periods"]

    # the counter sale of 26 October lies in the week that 31 October cuts
    assert [p["label"] for p in periods][:3] == ["2026-W43", "2026-W44", "2026-W44"]
    assert (periods[1]["receipts"], periods[1]["closing"]) == ("250.00", "10250.00")
    assert periods[1]["headroom"] is None


def test_by_account(books: Path) -> None:
    periods = answer(books, "--by", "account", "--horizon", "1w")["periods"]

    assert periods[1]["accounts"] == {"Assets:Bank": "4100.00"}
    assert "Assets:Bank" in run(books, "--by", "account").stdout


def test_csv(books: Path) -> None:
    rows = list(csv.DictReader(StringIO(run(books, "--csv").stdout)))

    assert len(rows) == 14
    assert rows[1]["receipts-invoices"] == "12100.00"
    assert rows[1]["payroll"] == "0.00"
    items = list(csv.DictReader(StringIO(run(books, "--csv", "--by", "item").stdout)))
    assert items[1]["source"] == "main.beancount:22"


def test_dutch(books: Path) -> None:
    out = run(books, language="nl").stdout

    assert "Totaal ontvangsten" in out
    assert "14.350" in out
    assert "Buffer van € 3.000,00: voor het eerst doorbroken op 2 november 2026" in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--scenario", "wurst"), "there is no scenario 'wurst'; there is: base, best, worst"),
        (("--horizon", "13"), "'13' is no horizon; write weeks, months or days"),
        (("--horizon", "9999w"), "'9999w' is no horizon"),
        (("--past", "-1"), "--past takes a whole number from 0 to 104"),
        (("--simulates",), "there is no option --simulates here; there is: --scenario"),
    ],
)
def test_what_does_not_exist(books: Path, arguments: tuple[str, ...], told: str) -> None:
    result = run(books, *arguments)

    assert result.exit_code == 2
    assert result.stderr.startswith(f"kasboek: {told}")


def test_errors_of_the_ledger_end_with_4_and_the_table(books: Path) -> None:
    books.write_text(LEDGER + '2026-01-01 custom "policy" "dso" "high"\n', "utf-8")

    result = run(books)

    assert result.exit_code == 4
    assert "Total receipts" in result.stdout
    assert "main.beancount:32: " in result.stderr
    assert (
        "the ledger has 1 error; the figures above may be wrong until it is mended" in result.stderr
    )


def test_no_cash_account(tmp_path: Path) -> None:
    empty = tmp_path / "main.beancount"
    empty.write_text("", "utf-8")

    result = run(empty)

    assert result.exit_code == 4
    assert "no cash account with a booking" in result.stderr


def test_as_of_a_past_day(books: Path) -> None:
    command = ["--ledger", str(books), "--no-cache", "--as-of", "2026-10-25"]
    result = CliRunner().invoke(cli, [*command, "forecast", "--json"])

    found = json.loads(result.stdout)
    assert (found["as_of"], found["opening"]) == ("2026-10-25", "10000.00")


def test_a_short_table_does_not_make_more_safe_to_spend(books: Path) -> None:
    # rent of 8,000 on 2 November, 1 December, 4 January, 1 February; 12,100 comes on 4 November:
    # the second week's table ends above what December and January leave
    def safe(horizon: str) -> object:
        return answer(books, "--horizon", horizon)["safe_to_spend"]

    assert safe("2w") == safe("13w")
