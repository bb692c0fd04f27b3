"""A file that holds one statement twice: its rows are booked once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from kasboek.cli.main import cli

MESSAGE = """:20:P261001
:25:NL20INGB0001234567EUR
:28C:1/1
:60F:C261001EUR100,00
:61:2610011001C15,00NTRFNONREF
:86:Jansen betaalt
:61:2610011001C15,00NTRFNONREF
:86:Bosman betaalt
:62F:C261001EUR130,00
-
"""
LEDGER = """option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 open Assets:Bank:ING EUR
  iban: "NL20INGB0001234567"
  class: "cash"
2026-01-01 open Assets:Suspense
  class: "suspense"
2026-01-01 open Equity:Opening-Balances
include "books.beancount"
"""


def imported(folder: Path, text: str) -> dict[str, object]:
    ledger = folder / "main.beancount"
    ledger.write_text(LEDGER, "utf-8")
    (folder / "books.beancount").touch()
    file = folder / "inbox" / "statement.sta"
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    command = ["--lang", "en", "--ledger", str(ledger), "import", "--json"]
    answer = CliRunner().invoke(cli, command)
    assert answer.exit_code == 0, answer.output
    checked = subprocess.run(
        [Path(sys.executable).with_name("bean-check"), "-C", ledger],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (checked.returncode, checked.stderr) == (0, "")
    (found,) = json.loads(answer.stdout)["files"]
    return dict(found)


def test_the_same_statement_twice_is_booked_once(tmp_path: Path) -> None:
    found = imported(tmp_path, MESSAGE + MESSAGE)
    assert (found["rows"], found["new"], found["known"]) == (4, 2, 2)
    assert (
        "the file holds the statement of NL20INGB0001234567 from 1 October 2026 to 1 October 2026 "
        "twice; its 2 rows are booked once"
    ) in json.dumps(found)


def test_two_equal_days_that_lead_from_one_balance_to_the_next_are_two(tmp_path: Path) -> None:
    second = MESSAGE.replace("EUR130,00", "EUR160,00").replace("EUR100,00", "EUR130,00")
    found = imported(tmp_path, MESSAGE + second)
    assert (found["rows"], found["new"], found["known"]) == (4, 4, 0)
