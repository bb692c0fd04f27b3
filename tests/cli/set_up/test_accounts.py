"""`kasboek accounts`: classes with their origin, and what to paste for the unknown ones."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING
from typing import Any

import pytest
from click.testing import CliRunner
from click.testing import Result

from kasboek.cli.main import cli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LEDGER = """\
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 open Assets:Bank EUR
2026-01-01 open Assets:Bank:Savings EUR,USD
2026-01-01 open Assets:Machines EUR
  class: "fixed-asset"
2026-01-01 open Assets:Machines:Written-Off EUR
2026-01-01 open Assets:Overig EUR
2026-01-01 open Liabilities:Fiscus EUR
2026-01-01 open Liabilities:Fiscus:Loon EUR
  rgs: "BSchBepLhe"
2026-01-01 open Liabilities:Never-Used EUR
2026-01-01 open Income:Sales EUR
2026-01-01 open Expenses:Wages EUR
2026-01-01 open Expenses:Wages:Temps EUR
  behaviour: "variable"
2026-01-01 open Expenses:Closed EUR
2026-06-01 close Expenses:Closed
2026-10-05 * "Jansen" "bikes"
  Assets:Overig      1210 EUR
  Income:Sales      -1000 EUR
  Liabilities:Fiscus -210 EUR
2026-10-15 * "Jansen" "pays"
  Assets:Bank        1210 EUR
  Assets:Overig     -1210 EUR
2026-10-20 * "De Vries" "repair"
  Assets:Overig       121 EUR
  Income:Sales       -100 EUR
  Liabilities:Fiscus  -21 EUR
2026-10-21 * "Savings"
  Assets:Bank:Savings    500 EUR
  Assets:Bank           -500 EUR
2026-10-31 balance Assets:Bank 1210 EUR
"""
SOLD = "2 of 2 times it was added to, something was sold without money on the bank that day"


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    head = tmp_path / "main.beancount"
    head.write_text(LEDGER, "utf-8")

    def call(*words: str, lang: str = "en") -> Result:
        return CliRunner().invoke(cli, ["--ledger", str(head), "--lang", lang, "accounts", *words])

    return call


def answer(run: Callable[..., Result], *words: str) -> dict[str, Any]:
    ran = run("--json", *words)
    assert ran.exit_code == 0, ran.output
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def test_each_account_says_what_it_is_and_who_says_so(run: Callable[..., Result]) -> None:
    found = {
        row["account"]: (row["class"], row["origin"], row["basis"])
        for row in answer(run)["accounts"]
    }

    assert found == {
        "Assets:Bank": ("cash", "name", "Bank"),
        "Assets:Bank:Savings": ("cash", "name", "Savings"),
        "Assets:Machines": ("fixed-asset", "declared", "Assets:Machines"),
        "Assets:Machines:Written-Off": ("fixed-asset", "inherited", "Assets:Machines"),
        "Assets:Overig": (None, "unknown", None),
        "Liabilities:Fiscus": (None, "unknown", None),
        "Liabilities:Fiscus:Loon": ("payroll-tax", "rgs", "BSchBepLhe"),
        "Liabilities:Never-Used": (None, "unknown", None),
        "Income:Sales": ("revenue", "name", None),
        "Expenses:Wages": ("personnel", "name", "Wages"),
        "Expenses:Wages:Temps": ("personnel", "name", "Wages"),
    }


def test_the_whole_of_one_account(run: Callable[..., Result]) -> None:
    rows = {row["account"]: row for row in answer(run)["accounts"]}

    assert rows["Assets:Overig"] == {
        "account": "Assets:Overig",
        "root": "assets",
        "class": None,
        "origin": "unknown",
        "basis": None,
        "rgs": None,
        "receipts": "receipts-other",
        "payments": "other-operating",
        "behaviour": None,
        "recurring": False,
        "currencies": ["EUR"],
        "balance": {"EUR": "121.00"},
        "postings": 3,
        "source": {"file": "main.beancount", "line": 8},
        "proposal": {
            "class": "receivable",
            "text": '  class: "receivable"',
            "sure": True,
            "because": [SOLD],
        },
        "reason": None,
    }
    assert rows["Assets:Bank"]["receipts"] is None
    assert rows["Assets:Bank"]["balance"] == {"EUR": "710.00"}
    assert rows["Expenses:Wages"]["behaviour"] == "fixed"
    assert rows["Expenses:Wages:Temps"]["behaviour"] == "variable"
    assert rows["Liabilities:Fiscus"]["proposal"]["class"] == "vat"


def test_what_to_paste_stands_below_its_place(run: Callable[..., Result]) -> None:
    ran = run("--unknown")

    assert ran.exit_code == 0
    told = ran.stdout[ran.stdout.index("3 accounts") :]
    assert told == (
        "3 accounts have no class: in no ratio, and their cash counts as other. To paste, if it is"
        " right:\n"
        "\n"
        "main.beancount:8, below 2026-01-01 open Assets:Overig EUR\n"
        '  class: "receivable"\n'
        "  ; 2 of 2 times it was added to, something was sold without money on the bank that day\n"
        "\n"
        "main.beancount:9, below 2026-01-01 open Liabilities:Fiscus EUR\n"
        '  class: "vat"\n'
        "  ; 2 of 2 times it is a fixed part of the revenue beside it, most often 21 %\n"
        "\n"
        "main.beancount:12, below 2026-01-01 open Liabilities:Never-Used EUR\n"
        "  ; nothing was ever booked on it; write class: before it is used, or leave it out\n"
    )


def test_in_dutch(run: Callable[..., Result]) -> None:
    told = run("--unknown", lang="nl").stdout

    assert "3 rekeningen hebben geen klasse: in geen kengetal, en hun geld telt als overig." in told
    assert "main.beancount:8, onder 2026-01-01 open Assets:Overig EUR\n" in told
    assert "  ; 2 van de 2 keer is het een vast deel van de omzet ernaast, meestal 21 %\n" in told


def test_what_was_pasted_is_then_declared(run: Callable[..., Result], tmp_path: Path) -> None:
    head = tmp_path / "main.beancount"
    lines = head.read_text("utf-8").splitlines()
    found = [row for row in answer(run, "--unknown")["accounts"] if row["proposal"]]
    for row in reversed(found):
        lines.insert(row["source"]["line"], row["proposal"]["text"])
    head.write_text("\n".join(lines) + "\n", "utf-8")

    now = {row["account"]: row for row in answer(run)["accounts"]}

    assert now["Assets:Overig"]["class"] == "receivable"
    assert now["Assets:Overig"]["origin"] == "declared"
    assert answer(run, "--unknown")["unknown"] == 1


def test_one_class_only(run: Callable[..., Result]) -> None:
    rows = answer(run, "--class", "cash")["accounts"]

    assert [row["account"] for row in rows] == ["Assets:Bank", "Assets:Bank:Savings"]


def test_a_class_that_no_account_has(run: Callable[..., Result]) -> None:
    ran = run("--class", "pension")

    assert (ran.exit_code, ran.stdout) == (0, "No account fits.\n")


def test_a_class_that_does_not_exist_is_answered_with_those_that_do(
    run: Callable[..., Result],
) -> None:
    ran = run("--class", "money")

    assert ran.exit_code == 2
    assert ran.output.startswith("kasboek: --class takes one of: cash, restricted-cash, clearing, ")


def test_csv_has_a_line_per_currency(run: Callable[..., Result], tmp_path: Path) -> None:
    head = tmp_path / "main.beancount"
    dollars = '2026-10-22 * "x"\n  Assets:Bank:Savings 5 USD\n  Assets:Machines:Dollars -5 USD\n'
    opened = "2026-01-01 open Assets:Machines:Dollars USD\n"
    head.write_text(LEDGER + opened + dollars, "utf-8")

    rows = list(csv.DictReader(io.StringIO(run("--csv").stdout)))
    savings = [row for row in rows if row["account"] == "Assets:Bank:Savings"]

    assert [(row["currency"], row["balance"]) for row in savings] == [
        ("EUR", "500.00"),
        ("USD", "5.00"),
    ]
    unknown = next(row for row in rows if row["account"] == "Assets:Overig")
    assert (unknown["class"], unknown["origin"], unknown["proposal"]) == (
        "",
        "unknown",
        "receivable",
    )
    assert (unknown["file"], unknown["line"]) == ("main.beancount", "8")


def test_the_table_in_words(run: Callable[..., Result]) -> None:
    lines = run().stdout.splitlines()

    assert lines[0] == "Accounts on 30 October 2026"
    assert " ".join(lines[1].split()) == "account class from row of the 13 weeks balance"
    cells = {line.split()[0]: " ".join(line.split()[1:]) for line in lines[2:13]}
    assert cells["Assets:Bank"] == "cash the name Bank € 710.00"
    assert cells["Assets:Machines:Written-Off"] == "fixed-asset Assets:Machines Investment -"
    assert cells["Liabilities:Fiscus:Loon"] == "payroll-tax RGS BSchBepLhe Tax -"
    assert cells["Income:Sales"] == "revenue the kind of account New sales € -1,100.00"
    assert cells["Expenses:Wages"] == "personnel the name Wages Payroll, fixed -"


def test_a_ledger_without_a_bank_account_still_shows_its_accounts(tmp_path: Path) -> None:
    """That account may be the one whose class is unknown."""
    head = tmp_path / "main.beancount"
    head.write_text(
        'option "operating_currency" "EUR"\n2026-01-01 open Assets:Geldpot EUR\n'
        '  iban: "NL20INGB0001234567"\n',
        "utf-8",
    )

    ran = CliRunner().invoke(cli, ["--ledger", str(head), "accounts", "--json"])
    [row] = json.loads(ran.stdout)["accounts"]

    assert row["class"] is None
    assert row["proposal"]["class"] == "cash"
    assert row["proposal"]["because"] == [
        "it has an IBAN, a BIC or an overdraft, as a bank account has"
    ]


def test_check_names_the_unknown_ones_once(tmp_path: Path) -> None:
    head = tmp_path / "main.beancount"
    head.write_text(LEDGER, "utf-8")
    ran = CliRunner().invoke(cli, ["--ledger", str(head), "--lang", "en", "check", "--json"])
    [alert] = [one for one in json.loads(ran.stdout)["alerts"] if one["policy"] == "account-class"]

    assert alert["severity"] == "warning"
    assert alert["says"] == (
        "2 accounts have no class, so they are in no ratio and their cash counts as other:"
        " Assets:Overig, Liabilities:Fiscus"
    )
    assert alert["because"] == ["€ 121.00 on Assets:Overig", "€ -231.00 on Liabilities:Fiscus"]
    assert alert["lever"] == (
        "run 'kasboek accounts --unknown': it shows the line to paste for each"
    )
