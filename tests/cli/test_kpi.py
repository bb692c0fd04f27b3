from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

from kasboek.cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def run(ledger: Path, *arguments: str, language: str = "en") -> Result:
    command = ["--lang", language, "--ledger", str(ledger), "--no-cache", *arguments]
    return CliRunner().invoke(cli, command)


def test_the_table_has_number_status_and_target(ledger: Path) -> None:
    """
    option "operating_currency" "EUR"
    plugin "kasboek.plugins.books"
    2026-01-01 open Assets:Bank
    2026-01-01 open Equity:Opening
    2026-10-31 * "opening"
      Assets:Bank     1234.50 EUR
      Equity:Opening
    2026-01-01 custom "policy" "cash" 2000 EUR
    """
    english = run(ledger, "kpi", "cash", "dso")
    dutch = run(ledger, "kpi", "cash", language="nl")

    assert english.exit_code == 0
    assert "€ 1,234.50  breach  at least € 2,000.00" in english.stdout
    assert "there is no receivable account" in english.stdout
    assert "Kaspositie" in dutch.stdout
    assert "€ 1.234,50  overschreden  minstens € 2.000,00" in dutch.stdout


def test_json_and_csv(ledger: Path) -> None:
    """
    option "operating_currency" "EUR"
    plugin "kasboek.plugins.books"
    2026-01-01 open Assets:Bank
    2026-01-01 open Equity:Opening
    2026-09-30 * "opening"
      Assets:Bank     1000 EUR
      Equity:Opening
    2026-10-31 * "more"
      Assets:Bank      234.50 EUR
      Equity:Opening
    """
    answer = json.loads(run(ledger, "kpi", "--json", "cash").stdout)
    rows = list(csv.DictReader(io.StringIO(run(ledger, "kpi", "--csv").stdout)))

    assert answer["as_of"] == "2026-10-31"
    (cash,) = answer["kpis"]
    assert (cash["value"], cash["unit"], cash["status"]) == ("1234.50", "EUR", "none")
    assert cash["trend"] == [{"date": "2026-10-31", "value": "1234.50"}]
    assert [row["name"] for row in rows][:3] == ["cash", "available", "free-cash"]
    assert rows[0]["value"] == "1234.50"
    assert all(row["value"] or row["reason"] for row in rows)


def test_an_unknown_kpi_is_answered_with_those_that_exist(tmp_path: Path) -> None:
    result = run(tmp_path / "unread.beancount", "kpi", "dsoo")

    assert result.exit_code == 2
    assert "there is no KPI 'dsoo'; there is: cash, available, free-cash" in result.stderr


def test_a_ledger_without_cash_account_has_no_day(ledger: Path) -> None:
    """
    plugin "kasboek.plugins.books"
    2026-01-01 open Income:Sales
    """
    result = run(ledger, "kpi")

    assert result.exit_code == 4
    assert "no cash account" in result.stderr
