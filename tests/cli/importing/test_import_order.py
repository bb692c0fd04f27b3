"""`kasboek import` of files that end during a day, overlap, or come newest first."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from beancount import loader
from click.testing import CliRunner

from kasboek.cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = """\
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2020-01-01 open Assets:Bank:ING EUR
  iban: "NL20INGB0001234567"
  class: "cash"
2020-01-01 open Equity:Suspense
  class: "suspense"
2020-01-01 open Equity:Opening-Balances
  class: "equity"
include "books.beancount"
"""
HEADER = (
    '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";'
    '"Mutatiesoort";"Mededelingen";"Saldo na mutatie";"Tag"\n'
)
# 100 - 1 - 2 | - 3 - 4 + 5 | - 6 + 7 = 96; the middle days are cut in two by the files below
ROWS = [
    ("20261230", -1, 99),
    ("20261231", -2, 97),
    ("20261231", -3, 94),
    ("20261231", -4, 90),
    ("20270101", 5, 95),
    ("20270101", -6, 89),
    ("20270102", 7, 96),
]
Files = tuple[slice, ...]


def ing(rows: slice) -> str:
    """The rows of a file, which run newest first."""
    return HEADER + "".join(
        f'"{day}";"n{after}";"NL20INGB0001234567";"";"OV";"{"Af" if amount < 0 else "Bij"}";'
        f'"{abs(amount)},00";"x";"t";"{after},00";""\n'
        for day, amount, after in reversed(ROWS[rows])
    )


def books(home: Path, batches: tuple[Files, ...]) -> dict[str, str]:
    """The text of the books after importing batch after batch, each step checked by Beancount."""
    (home / "inbox").mkdir(parents=True)
    (home / "main.beancount").write_text(LEDGER, "utf-8")
    (home / "books.beancount").write_text("", "utf-8")
    for number, batch in enumerate(batches):
        for at, rows in enumerate(batch):
            (home / "inbox" / f"{number}-{at}.csv").write_text(ing(rows), "utf-8")
        done = CliRunner().invoke(cli, ["--ledger", str(home / "main.beancount"), "import"])
        assert done.exit_code == 0, done.output
    _, errors, _ = loader.load_file(str(home / "main.beancount"))
    assert errors == []
    found = sorted((home / "books").rglob("*.beancount"))
    return {path.relative_to(home).as_posix(): path.read_text("utf-8") for path in found}


WHOLE = slice(0, 7)
FORWARD = [
    (slice(0, 3), slice(3, 7)),  # the first ends during 31 December
    (slice(0, 3), slice(1, 5), slice(4, 7)),  # both ends of the second lie within a day
    (slice(0, 7), slice(0, 3), slice(2, 5)),  # what is there already, ending during a day
]


@pytest.mark.parametrize("files", FORWARD)
def test_files_that_end_during_a_day(tmp_path: Path, files: Files) -> None:
    """One by one or at once: the text of one file with everything."""
    whole = books(tmp_path / "whole", ((WHOLE,),))
    assert books(tmp_path / "one", tuple((rows,) for rows in files)) == whole
    assert books(tmp_path / "all", (files,)) == whole
    assert "2027-01-03 balance Assets:Bank:ING 96.00 EUR" in whole["books/2027/ing.beancount"]


@pytest.mark.parametrize("files", list(permutations((slice(0, 1), slice(1, 4), slice(4, 7)))))
def test_the_newest_file_first(tmp_path: Path, files: Files) -> None:
    """The opening balance of the newer file gives way to what the older one brings."""
    found = books(tmp_path / "one", tuple((rows,) for rows in files))
    text = "".join(found.values())
    assert text.count("Opening balance") == 1
    assert "  Assets:Bank:ING                             100.00 EUR\n" in text
    assert text.count("bank-balance") == 7


def test_a_gap_stays_in_the_opening_balance(tmp_path: Path) -> None:
    """Without the middle, 90 - 99 = -9 is still unexplained."""
    found = books(tmp_path / "gap", ((slice(4, 7),), (slice(0, 1),)))
    text = "".join(found.values())
    assert text.count("Opening balance") == 2
    assert "  Assets:Bank:ING                              -9.00 EUR\n" in text  # 90 - 99


def test_an_edited_opening_balance_is_left_alone(tmp_path: Path) -> None:
    home = tmp_path / "edited"
    books(home, ((slice(4, 7),),))
    path = home / "books/2026/ing.beancount"
    path = path if path.exists() else home / "books/2027/ing.beancount"
    edited = path.read_text("utf-8").replace("from the bank statement", "counted by hand")
    path.write_text(edited, "utf-8")
    (home / "inbox" / "a.csv").write_text(ing(slice(0, 4)), "utf-8")
    words = ["--ledger", str(home / "main.beancount"), "--lang", "en", "import"]
    done = CliRunner().invoke(cli, words)
    assert "does not connect on 30 December 2026" in done.output
    assert "counted by hand" in path.read_text("utf-8")
