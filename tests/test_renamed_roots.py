"""A ledger that calls its roots Activa, Passiva, ... gives the same answers to every question.

The sample company is written out a second time with Dutch roots. What each command says of it is
what it says of the first, name for name; the Dutch names stand in the same order, so that what is
sorted by account is sorted alike.
"""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

import beanquery
import pytest
from beancount import loader
from beancount.core.data import Transaction
from click.testing import CliRunner

from kasboek.cli.explaining.query import queries
from kasboek.cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

ROOTS = {
    "Assets": "Activa",
    "Equity": "Eigen-Vermogen",
    "Expenses": "Kosten",
    "Income": "Opbrengsten",
    "Liabilities": "Passiva",
}
BACK = {dutch: english for english, dutch in ROOTS.items()}
OPTIONS = "".join(f'option "name_{root.lower()}" "{name}"\n' for root, name in ROOTS.items())


class Twins(NamedTuple):
    """The sample company's folder, and that with other names for the roots."""

    plain: Path
    renamed: Path


@pytest.fixture(scope="module")
def twins(company: Path, tmp_path_factory: pytest.TempPathFactory) -> Twins:
    copies = Twins(*(tmp_path_factory.mktemp(name) / "ledger" for name in Twins._fields))
    for folder in copies:
        shutil.copytree(company.parent, folder, ignore=shutil.ignore_patterns("*.picklecache"))
    for file in copies.renamed.rglob("*.beancount"):
        text = re.sub(rf"\b({'|'.join(ROOTS)})(?=:)", _dutch, file.read_text("utf-8"))
        file.write_text(OPTIONS + text, "utf-8")
    return copies


def _dutch(match: re.Match[str]) -> str:
    return ROOTS[match[1]]


def plainly(text: str) -> str:
    """Return a text of the renamed ledger with the usual roots."""
    return re.sub(rf"\b({'|'.join(BACK)})(?=:)", lambda match: BACK[match[1]], text)


def said(folder: Path, *call: str) -> Any:  # noqa: ANN401 # any answer in JSON
    """Return a command's answer without what the file's text decides: hash, lines, draws."""
    head = str(folder / "main.beancount")
    ran = CliRunner().invoke(cli, ["--lang", "en", "--ledger", head, *call])
    assert ran.exit_code in {0, 1}, ran.output
    return _without(json.loads(plainly(ran.stdout)))


def _without(value: Any) -> Any:  # noqa: ANN401 # any JSON
    if isinstance(value, dict):
        skip = {"ledger", "seed", "line", "p10"}  # what is drawn is seeded by the content
        return {key: _without(each) for key, each in value.items() if key not in skip}
    if isinstance(value, list):
        return [_without(each) for each in value]
    return re.sub(r"(\.beancount):\d+", r"\1", value) if isinstance(value, str) else value


QUESTIONS = [
    ["today", "--json"],
    ["forecast", "--json", "--by", "item"],
    ["forecast", "--json", "--by", "account", "--scenario", "all", "--past", "4"],
    ["kpi", "--json"],
    ["check", "--json"],
    ["accounts", "--json"],
    ["receivables", "--json"],
    ["payables", "--json"],
    ["steps", "--json"],
    ["afford", "5000", "--json"],
    ["compare", "base", "worst", "--json"],
    ["explain", "kpi", "dso", "--json"],
    ["explain", "kpi", "available", "--json"],
]


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_every_command_answers_alike(twins: Twins, question: list[str]) -> None:
    plain = said(twins.plain, *question)

    assert plain
    assert said(twins.renamed, *question) == plain


SMALL = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 open Assets:Bank EUR
2026-01-01 open Assets:Receivable EUR
2026-01-01 open Assets:Inventory EUR
2026-01-01 open Liabilities:VAT EUR
2026-01-01 open Liabilities:Payable EUR
2026-01-01 open Income:Sales EUR
2026-01-01 open Expenses:Rent EUR
2026-01-01 open Expenses:CostOfSales EUR
2026-01-01 custom "policy" "liquidity-buffer" 1000 EUR
2026-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT
2026-09-01 * "Jansen" "bikes"
  invoice: "1"
  due: 2026-09-15
  Assets:Receivable   1210 EUR
  Income:Sales       -1000 EUR
  Liabilities:VAT     -210 EUR
2026-09-02 * "Frames" "frames"
  bill: "F1"
  due: 2026-10-02
  Assets:Inventory     400 EUR
  Liabilities:Payable -400 EUR
2026-09-03 * "Jansen" "sold"
  Expenses:CostOfSales 300 EUR
  Assets:Inventory    -300 EUR
2026-10-30 * "Vastgoed" "rent"
  Expenses:Rent        800 EUR
  Assets:Bank         -800 EUR
2026-12-01 # "Vastgoed" "rent"
  Expenses:Rent        800 EUR
  Assets:Bank         -800 EUR
"""


def rows(text: str, bql: str) -> list[tuple[str, ...]]:
    entries, errors, options = loader.load_string(text)
    assert errors == []
    api = beanquery.connect("beancount:", entries=entries, errors=errors, options=options)
    return [tuple(plainly(str(cell)) for cell in row) for row in api.execute(bql).fetchall()]


@pytest.mark.parametrize(("name", "bql"), queries().items(), ids=list(queries()))
def test_every_query_answers_alike(name: str, bql: str) -> None:
    renamed = OPTIONS + re.sub(rf"\b({'|'.join(ROOTS)})(?=:)", _dutch, SMALL)
    # the lines of the options stand before the rest, so line numbers differ by as many
    plain = rows("\n" * OPTIONS.count("\n") + SMALL, bql)

    assert rows(renamed, bql) == plain
    assert plain, f"{name} finds nothing even with the usual roots"


def test_the_plugins_add_the_same_forecast(twins: Twins) -> None:
    def added(folder: Path) -> list[tuple[Any, ...]]:
        entries, errors, _ = loader.load_file(str(folder / "forecast.beancount"))
        assert errors == []
        return [
            (entry.date, entry.payee, [(plainly(p.account), p.units) for p in entry.postings])
            for entry in entries
            if isinstance(entry, Transaction) and "forecast" in entry.tags
        ]

    plain = added(twins.plain)

    assert len(plain) > 100
    assert added(twins.renamed) == plain


def test_what_to_paste_uses_the_names_of_the_ledger(twins: Twins, tmp_path: Path) -> None:
    """Even where the ledger has no account yet from which they could be seen."""
    head = tmp_path / "main.beancount"
    head.write_text(OPTIONS + 'option "operating_currency" "EUR"\n', "utf-8")
    archived = sorted((twins.plain / "documents").rglob("*INGB*.csv"))
    statement = shutil.copy(archived[0], tmp_path / "statement.csv")

    ran = CliRunner().invoke(
        cli, ["--lang", "en", "--ledger", str(head), "import", "--dry-run", str(statement)]
    )

    assert " open Activa:Bank:" in ran.output
    assert not re.search(rf"\\b({'|'.join(ROOTS)}):", ran.output)
