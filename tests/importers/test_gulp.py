"""The same importers under beangulp's own command line and Fava's own import page."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING
from typing import Any

import pytest
from fava.application import create_app

from kasboek.importers import for_ledger

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = """\
option "title" "Test"
option "operating_currency" "EUR"
2020-01-01 custom "fava-option" "import-config" "import.py"
2020-01-01 custom "fava-option" "import-dirs" "inbox"
2020-01-01 open Assets:Bank:Rabo EUR
  iban: "NL00 RABO 1234 5678 90"
  class: "cash"
2020-01-01 open Equity:Suspense
  class: "suspense"
2020-01-01 open Expenses:Lorem
2020-01-01 open Equity:Start
2020-01-01 * "start"
  Assets:Bank:Rabo   2993.06 EUR
  Equity:Start
2020-01-01 custom "categorise" "lorem" Expenses:Lorem
  match: "fusce"
"""
# two of the five rows are in the books: one with its key, one entered by hand
THERE = """
2020-07-01 * "Tegenpartij 1" "with key"
  Assets:Bank:Rabo    442.98 EUR
    bank-ref: "volgnr 6408"
  Expenses:Lorem
2020-07-01 * "by hand"
  Assets:Bank:Rabo    -30.00 EUR
  Expenses:Lorem
"""


@pytest.fixture
def home(tmp_path: Path, samples: Path, root: Path) -> Path:
    (tmp_path / "main.beancount").write_text(LEDGER, "utf-8")
    shutil.copy(root / "ledger" / "import.py", tmp_path)
    for folder in ("inbox", "documents"):
        (tmp_path / folder).mkdir()
    source = samples / "rabobank-csv" / "beancount-rabobank__CSV_A_20201231_162236.csv"
    (tmp_path / "inbox" / "rabo.csv").write_bytes(source.read_bytes())
    return tmp_path


def beangulp(home: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "import.py", *words], cwd=home, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_names_are_unique(home: Path) -> None:
    names = [each.name for each in for_ledger(home / "main.beancount")]
    assert {"kasboek.ing", "kasboek.rabobank", "kasboek.camt053"} <= set(names)
    assert len(names) == len(set(names))


def test_beangulp_identifies_extracts_and_archives(home: Path) -> None:
    assert "kasboek.rabobank" in beangulp(home, "identify", "inbox")
    text = beangulp(home, "extract", "inbox", "-e", "main.beancount")
    assert text.count("\n2020-07-01 ") == 5
    assert '2020-07-01 * "Tegenpartij 1"' in text  # by rule
    assert '2020-07-01 ! "Tegenpartij 2"' in text  # suspense
    assert "2020-07-02 balance Assets:Bank:Rabo" in text
    beangulp(home, "archive", "-o", "documents", "inbox")
    assert (home / "documents/Assets/Bank/Rabo/2020-07-01.rabo.csv").is_file()


def test_beangulp_marks_what_is_there_exactly(home: Path) -> None:
    (home / "main.beancount").write_text(LEDGER + THERE, "utf-8")
    text = beangulp(home, "extract", "inbox", "-e", "main.beancount")
    assert text.count("\n; 2020-07-01 ") == 2
    assert text.count("\n2020-07-01 ") == 3


def test_an_unknown_account_is_not_identified(home: Path) -> None:
    text = LEDGER.replace("NL00 RABO 1234 5678 90", "NL99RABO0000000000")
    (home / "main.beancount").write_text(text, "utf-8")
    assert "kasboek.rabobank" not in beangulp(home, "identify", "inbox")


def test_fava_imports_the_same(home: Path) -> None:
    (home / "main.beancount").write_text(LEDGER + THERE, "utf-8")
    app = create_app([str(home / "main.beancount")], load=True)
    client = app.test_client()
    files: Any = client.get("/test/api/imports").get_json()["data"]
    (importer,) = files[0]["importers"]
    assert (importer["importer_name"], importer["account"]) == (
        "kasboek.rabobank",
        "Assets:Bank:Rabo",
    )
    answer: Any = client.get(
        "/test/api/extract",
        query_string={"filename": files[0]["name"], "importer": "kasboek.rabobank"},
    ).get_json()["data"]
    marked = [entry["meta"].get("__duplicate__", False) for entry in answer]
    assert marked == [True, True, False, False, False, False]
    assert answer[2]["payee"] == "Tegenpartij 3"
