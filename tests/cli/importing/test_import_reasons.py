"""What `kasboek import` says of where lines went and why, on the screen and in JSON."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from tests.cli.importing.test_import import LEDGER
from tests.cli.importing.test_import import ing

from kasboek.cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

BOOKS = f"""{LEDGER}
2020-01-01 open Expenses:Telecom
2020-01-01 open Expenses:Bank
2020-01-01 open Assets:Receivable
2020-01-01 open Income:Sales
2020-01-01 open Liabilities:Payable
2020-01-01 custom "customer" "Jansen"
  alias: "Naam klant"
2020-01-01 custom "categorise" "bank fees" Expenses:Bank
  match: "kosten"
2026-01-01 * "start"
  Assets:Bank:ING     1000.00 EUR
  Equity:Opening-Balances
2026-01-05 * "Naam bel" "bel januari"
  Assets:Bank:ING      -20.00 EUR
  Expenses:Telecom
2026-02-05 * "Naam bel" "bel februari"
  Assets:Bank:ING      -20.00 EUR
  Expenses:Telecom
2026-03-05 * "Naam bel" "bel maart"
  Assets:Bank:ING      -20.00 EUR
  Expenses:Telecom
2026-04-05 * "Naam bel" "bel april"
  Assets:Bank:ING      -20.00 EUR
  Expenses:Telecom
2026-05-01 * "Jansen" "bikes"
  invoice: "2026-0101"
  Assets:Receivable    100.00 EUR
  Income:Sales
2026-05-02 * "Jansen" "bikes"
  invoice: "2026-0102"
  Assets:Receivable    250.00 EUR
  Income:Sales
2026-05-03 * "Frames" "frames"
  bill: "F-8812"
  Liabilities:Payable  -70.00 EUR
  Expenses:Bank
"""
ROWS = [
    ("20261001", "-5,00", "915,00", "kosten"),
    ("20261002", "-20,00", "895,00", "bel"),
    ("20261003", "100,00", "995,00", "2026-0101"),
    ("20261004", "250,00", "1245,00", "klant"),
    ("20261005", "-7,00", "1238,00", "raadsel"),
]
HOW = "    1 by rule, 1 by number, 1 by payer and amount, 1 as before, 1 unknown"
ASKED = "    ? 5 October 2026, € -7.00, Naam raadsel"
MATCHED = (
    "    4 October 2026, € 250.00, Jansen: Assets:Receivable; 2026-0102: the exact name of Jansen,"
    " and of all it has open only this is the amount"
)
LEARNED = (
    "    2 October 2026, € -20.00, Naam bel: Expenses:Telecom; as the last 4 from Naam bel, by name"
)
RULED = '    1 October 2026, € -5.00, Naam kosten: Expenses:Bank; rule "bank fees"'
NAMED = (
    "    3 October 2026, € 100.00, Jansen: Assets:Receivable; 2026-0101 of Jansen: named in the"
    " text, and the amount is exact; paid by Naam 2026-0101"
)


def imported(folder: Path, text: str, *words: str, language: str = "en") -> Result:
    (folder / "inbox").mkdir()
    (folder / "main.beancount").write_text(BOOKS, "utf-8")
    (folder / "inbox" / "october.csv").write_text(text, "utf-8")
    head = str(folder / "main.beancount")
    return CliRunner().invoke(cli, ["--ledger", head, "--lang", language, "import", *words])


def test_what_rule_and_number_do_not_explain_is_told(tmp_path: Path) -> None:
    lines = imported(tmp_path, ing(*ROWS)).stdout.splitlines()
    assert lines[2:7] == [HOW, ASKED, LEARNED, NAMED, MATCHED]
    assert lines[7].startswith("5 bookings added from 1 file")
    assert lines[8] == "1 line is a question: 'kasboek import --ask' asks, one key each"
    text = (tmp_path / "books/2026/ing.beancount").read_text("utf-8")
    assert '  because: "as the last 4 from Naam bel, by name"\n' in text


@pytest.mark.parametrize(
    ("amount", "number", "language", "because"),
    [
        (
            "100,00",
            "2026-0101",
            "en",
            "2026-0101 of Jansen: named in the text, and the amount is exact; paid by Naam {}",
        ),
        (
            "-70,00",
            "F-8812",
            "nl",
            (
                "F-8812 van Frames: staat in de omschrijving, en het bedrag klopt precies;"
                " betaald aan Naam {}"
            ),
        ),
        (
            "90,00",
            "2026-0101",
            "en",
            (
                "2026-0101 of Jansen is named with € 100.00 open; Naam {}, the other side of these"
                " € 90.00, is not known as Jansen; say what it pays"
            ),
        ),
        (
            "90,00",
            "2026-0101",
            "nl",
            (
                "2026-0101 van Jansen wordt genoemd met € 100,00 open; Naam {}, de tegenpartij van"
                " deze € 90,00, is niet bekend als Jansen; zeg wat dit betaalt"
            ),
        ),
    ],
)
def test_who_pays_for_another_stands_beside_the_booking(
    tmp_path: Path, amount: str, number: str, language: str, because: str
) -> None:
    """The booking is of whose invoice it is: who paid is said, else nobody knows it later."""
    end = f"{920 + Decimal(amount.replace(',', '.'))}".replace(".", ",")
    imported(tmp_path, ing(("20261003", amount, end, number)), language=language)
    text = (tmp_path / "books/2026/ing.beancount").read_text("utf-8")
    assert f'  because: "{because.format(number)}"\n' in text


def test_every_line_is_told_when_asked_for(tmp_path: Path) -> None:
    found = imported(tmp_path, ing(*ROWS), "--dry-run", "--explain")
    assert found.stdout.splitlines()[2:8] == [HOW, ASKED, RULED, LEARNED, NAMED, MATCHED]
    assert not (tmp_path / "books").exists()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            "the import itself books 1 paper first and matches what pays it; a dry run does not",
        ),
        (
            "nl",
            (
                "de import zelf boekt eerst 1 stuk en koppelt wat het betaalt; een proefronde doet"
                " dat niet"
            ),
        ),
    ],
)
def test_a_dry_run_says_what_it_cannot_match(tmp_path: Path, language: str, told: str) -> None:
    (tmp_path / "inbox").mkdir()
    items = "Factuurnummer;Debiteur;Factuurdatum;Vervaldatum;Openstaand\n"
    items += "2026-0777;Bos;2026-09-01;2026-10-01;30,00\n"
    (tmp_path / "inbox" / "open.csv").write_text(items, "utf-8")
    (tmp_path / "inbox" / "october.csv").write_text(
        ing(("20261003", "30,00", "950,00", "2026-0777")), "utf-8"
    )
    (tmp_path / "main.beancount").write_text(BOOKS, "utf-8")
    words = ["--ledger", str(tmp_path / "main.beancount"), "--lang", language, "import"]
    dry = CliRunner().invoke(cli, [*words, "--dry-run"]).stdout.splitlines()
    assert dry[-1] == told
    assert not (tmp_path / "books").exists()
    assert told not in CliRunner().invoke(cli, words).stdout
    assert 'invoice: "2026-0777"' in (tmp_path / "books/2026/ing.beancount").read_text("utf-8")
    assert told not in CliRunner().invoke(cli, [*words, "--dry-run"]).stdout


def test_in_dutch(tmp_path: Path) -> None:
    lines = imported(tmp_path, ing(*ROWS), "--explain", language="nl").stdout.splitlines()
    assert lines[2] == (
        "    1 volgens een regel, 1 op nummer, 1 op betaler en bedrag, 1 zoals eerder, 1 onbekend"
    )
    assert lines[4] == (
        '    1 oktober 2026, € -5,00, Naam kosten: Expenses:Bank; regel "bank fees"'
    )
    assert lines[5] == (
        "    2 oktober 2026, € -20,00, Naam bel: Expenses:Telecom; zoals de laatste 4 van Naam bel,"
        " op naam"
    )


@pytest.mark.parametrize(
    ("text", "amount", "rest"),
    [
        ("raadsel", "-7,00", "5 more questions"),
        (
            "bel",
            "-20,00",
            (
                "5 more have their reason beside them in the ledger (because:); --explain would"
                " have shown all"
            ),
        ),
    ],
)
def test_of_many_the_first_are_told(tmp_path: Path, text: str, amount: str, rest: str) -> None:
    step = Decimal(amount.replace(",", "."))
    rows = [
        (f"202610{day:02}", amount, f"{920 + step * day}".replace(".", ","), text)
        for day in range(1, 26)
    ]
    lines = imported(tmp_path, ing(*rows)).stdout.splitlines()
    assert sum(f"Naam {text}" in line for line in lines) == 20
    assert lines[23] == rest


def test_json_has_every_line_with_its_reason(tmp_path: Path) -> None:
    found = json.loads(imported(tmp_path, ing(*ROWS), "--json").stdout)["files"][0]
    assert [found[key] for key in ("new", "matched", "learned", "unsure")] == [5, 2, 1, 1]
    assert [(each["how"], each["by"], each["accounts"]) for each in found["reasons"]] == [
        ("rule", "bank fees", ["Expenses:Bank"]),
        ("learned", "Expenses:Telecom", ["Expenses:Telecom"]),
        ("reference", "2026-0101", ["Assets:Receivable"]),
        ("counterparty", "2026-0102", ["Assets:Receivable"]),
        ("nothing", None, ["Equity:Suspense"]),
    ]
    assert found["reasons"][0] == {
        "date": "2026-10-01",
        "amount": "-5.00",
        "currency": "EUR",
        "payee": "Naam kosten",
        "narration": "kosten",
        "accounts": ["Expenses:Bank"],
        "how": "rule",
        "by": "bank fees",
        "because": 'rule "bank fees"',
    }
    assert found["reasons"][1]["because"] == "as the last 4 from Naam bel, by name"
