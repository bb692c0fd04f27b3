"""Every saved query works in `kasboek query`, in `bean-query` and from Python."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import beanquery
import pytest
from beancount import loader
from click.testing import CliRunner

from kasboek.cli.main import cli
from kasboek.cli.query import explanation
from kasboek.cli.query import queries

LEDGER = """option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 open Assets:Bank
2026-01-01 open Assets:Receivable
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
