"""Every saved query works in `kasboek query`, in `bean-query` and from Python."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import beanquery
import pytest
from beancount import loader
from click.testing import CliRunner

from kasboek.cli.explaining.query import explanation
from kasboek.cli.explaining.query import queries
from kasboek.cli.main import cli

LEDGER = """option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 open Assets:Bank
2026-01-01 open Assets:Receivable
2026-01-01 open Assets:Stock
2026-01-01 open Liabilities:Payable
2026-01-01 open Liabilities:VAT
2026-01-01 open Income:Sales
2026-01-01 open Expenses:Rent
  class: "housing"
2026-09-01 * "Jansen" "bikes"
  invoice: "1"
  due: 2026-09-15
  Assets:Receivable   1210 EUR
  Income:Sales       -1000 EUR
  Liabilities:VAT     -210 EUR
2026-09-02 * "Frames & Co" "frames"
  bill: "F1"
  due: 2026-11-02
  Assets:Stock         600 EUR
  Liabilities:Payable -600 EUR
2026-10-30 * "Vastgoed" "rent"
  Expenses:Rent        800 EUR
  Assets:Bank         -800 EUR
2026-12-01 # "Vastgoed" "rent"
  Expenses:Rent        800 EUR
  Assets:Bank         -800 EUR
"""


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("queries") / "main.beancount"
    path.write_text(LEDGER, "utf-8")
    return path


@pytest.mark.parametrize("name", queries())
def test_it_begins_with_select_and_explains_itself_at_the_end(name: str) -> None:
    bql = queries()[name]

    assert bql.startswith("SELECT ")
    assert bql.splitlines()[-1].startswith("; ")
    assert explanation(bql).endswith(".")


@pytest.mark.parametrize("name", queries())
def test_it_answers_everywhere(name: str, books: Path) -> None:
    bql = queries()[name]

    ours = CliRunner().invoke(cli, ["--lang", "en", "--ledger", str(books), "query", name])
    assert ours.exit_code == 0, ours.output
    assert len(ours.stdout.splitlines()) > 1

    tool = Path(sys.executable).with_name("bean-query")
    theirs = subprocess.run([tool, books, bql], capture_output=True, text=True, check=False)
    assert theirs.returncode == 0, theirs.stderr
    assert len(theirs.stdout.splitlines()) > 2

    entries, errors, options = loader.load_file(str(books))
    api = beanquery.connect("beancount:", entries=entries, errors=errors, options=options)
    assert api.execute(bql).fetchall()


def test_stock_turn_by_hand(tmp_path: Path) -> None:
    """Bought 1,200 and 300, used 500: 1,000 left, and at 500 a quarter it turns twice a year."""
    path = tmp_path / "main.beancount"
    text = LEDGER + (
        '2026-09-03 * "Frames & Co" "more"\n  Assets:Stock  600 EUR\n  Assets:Bank  -600 EUR\n'
        '2026-10-04 * "Frames & Co" "more"\n  Assets:Stock  300 EUR\n  Assets:Bank  -300 EUR\n'
        '2026-10-31 * "used"\n  Expenses:Rent  500 EUR\n  Assets:Stock  -500 EUR\n'
    )
    path.write_text(text, "utf-8")
    command = ["--lang", "en", "--ledger", str(path), "query", "stock-turn", "--csv"]
    assert CliRunner().invoke(cli, command).stdout.splitlines() == [
        "quarter,bought,used,stock,turn",
        "2026-Q4,300,500,1000,2",
        "2026-Q3,1200,0,1200,0",
    ]
