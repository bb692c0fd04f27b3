from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

from kasboek import words
from kasboek.cli.explaining.query import explanation
from kasboek.cli.explaining.query import queries
from kasboek.cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def run(ledger: Path, *arguments: str) -> Result:
    command = ["--lang", "en", "--ledger", str(ledger), *arguments]
    return CliRunner().invoke(cli, command)


def test_without_a_question_the_queries_are_listed(tmp_path: Path) -> None:
    result = run(tmp_path / "unread.beancount", "query")

    assert result.exit_code == 0
    for name, bql in queries().items():
        assert name in result.stdout
        assert explanation(bql).split(",", maxsplit=1)[0] in result.stdout


def test_any_bql_as_table_json_and_csv(ledger: Path) -> None:
    """
    option "operating_currency" "EUR"
    2026-01-01 open Assets:Bank
    2026-01-01 open Income:Sales
    2026-10-31 * "=Jansen" "bikes"
      Assets:Bank     1234.50 EUR
      Income:Sales
    """
    bql = "SELECT payee, date, sum(position) AS total WHERE account ~ 'Bank' GROUP BY payee, date"

    assert "1,234.50" in run(ledger, "query", bql).stdout
    assert json.loads(run(ledger, "query", bql, "--json").stdout) == [
        {"payee": "=Jansen", "date": "2026-10-31", "total (EUR)": "1234.50"}
    ]
    (row,) = csv.DictReader(io.StringIO(run(ledger, "query", bql, "--csv").stdout))
    assert row["payee"] == "'=Jansen"  # harmless in a spreadsheet


def test_as_of_holds_for_the_books_and_for_our_tables(ledger: Path) -> None:
    """
    option "operating_currency" "EUR"
    plugin "kasboek.plugins.books"
    2026-01-01 open Assets:Bank
    2026-01-01 open Income:Sales
    2026-09-30 * "Jansen" "bikes"
      Assets:Bank      100 EUR
      Income:Sales
    2026-10-31 * "Jansen" "bikes"
      Assets:Bank      200 EUR
      Income:Sales
    """
    kpi = "SELECT value FROM #kpis WHERE name = 'cash'"
    past = ("--as-of", "2026-09-30")

    assert json.loads(run(ledger, "query", kpi, "--json").stdout) == [{"value": "300.00"}]
    answer = run(ledger, *past, "query", kpi, "--json").stdout
    assert json.loads(answer) == [{"value": "100.00"}]
    count = "SELECT count(*) AS n WHERE account = 'Assets:Bank'"
    assert json.loads(run(ledger, *past, "query", count, "--json").stdout) == [{"n": 1}]


def test_a_wrong_question_is_refused_with_what_exists(ledger: Path) -> None:
    """
    2026-01-01 open Assets:Bank
    2026-01-01 open Income:Sales
    2026-10-31 * "Jansen" "bikes"
      Assets:Bank     1234.50 EUR
      Income:Sales
    """
    for question in (
        "agein",
        "",
        "SELECT nonsense",
        "SELEC 1",
        "SELECT 1 FROM #nothing",
        "SELECT account ~ '('",
        "SELECT date_add(date, 99999999)",
    ):
        result = run(ledger, "query", question)
        assert result.exit_code == 2, question
        assert "open-items" in result.stderr


def test_no_rows_is_an_answer(ledger: Path) -> None:
    """
    2026-01-01 open Assets:Bank
    """
    result = run(ledger, "query", "SELECT name FROM #kpis")

    assert result.exit_code == 0
    assert result.stdout == "no rows\n"


def test_a_wrong_ledger_answers_and_ends_with_4(ledger: Path) -> None:
    """
    2026-01-01 open Assets:Bank
    2026-01-02 * "unbalanced"
      Assets:Bank  1 EUR
    """
    result = run(ledger, "query", "SELECT account")

    assert result.exit_code == 4
    assert "main.beancount:3" in result.stderr


def test_every_query_says_what_it_answers_in_both_languages() -> None:
    for name, bql in queries().items():
        told = words.catalogue()[f"query.answers.{name}"]
        assert told["en"] == explanation(bql)
        assert told["nl"] != told["en"]
