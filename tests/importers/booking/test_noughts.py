"""Rows of no amount, as announcements and fees that are waived: no booking, and no question."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from beancount import loader
from click.testing import CliRunner
from tests.importers.pieces import LEDGER
from tests.importers.pieces import OWN

from kasboek.cli.main import cli
from kasboek.importers.booking.noughts import without_noughts
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Detail
from kasboek.importers.statement import Exchange
from kasboek.importers.statement import Part
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import Statement

if TYPE_CHECKING:
    from pathlib import Path

HEADER = (
    '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";'
    '"Mutatiesoort";"Mededelingen";"Saldo na mutatie";"Tag"\n'
)
NO_BALANCES = HEADER.replace(';"Saldo na mutatie";"Tag"', "").replace(";", ",")


def row(day: str, amount: str, after: str) -> str:
    return f'"{day}";"N";"{OWN}";"";"DV";"Bij";"{amount}";"x";"t";"{after}";""\n'


# newest first: nought, 20 that day, nought, 100 before
ROUND = HEADER + (
    row("20261004", "0,00", "120,00")
    + row("20261003", "20,00", "120,00")
    + row("20261003", "0,00", "100,00")
    + row("20261002", "0,00", "100,00")
)
ANNOUNCED = NO_BALANCES + f'"20261004","N","{OWN}","","DV","Bij","0,00","x","t"\n'
AMOUNT = "20.00"
BOOKED = """
2026-10-03 ! "N" "t"
  Assets:Bank:ING   0.00 EUR
    bank-balance: 100.00
  Equity:Suspense   0.00 EUR
"""


def run(home: Path, text: str, lang: str = "en") -> str:
    (home / "inbox").mkdir(exist_ok=True)
    (home / "inbox" / "a.csv").write_text(text, "utf-8")
    head = str(home / "main.beancount")
    return CliRunner().invoke(cli, ["--ledger", head, "--lang", lang, "import"]).output


def checked(home: Path) -> list[str]:
    """The amounts of the account, in a ledger that checks clean."""
    entries, errors, _ = loader.load_file(str(home / "main.beancount"))
    assert errors == []
    return [
        str(posting.units.number)
        for entry in entries
        for posting in getattr(entry, "postings", ())
        if posting.account == "Assets:Bank:ING"
    ]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [("en", "  3 left out: of no amount\n"), ("nl", "  3 weggelaten: zonder bedrag\n")],
)
def test_they_are_left_out_and_counted(tmp_path: Path, lang: str, sentence: str) -> None:
    (tmp_path / "main.beancount").write_text(LEDGER, "utf-8")
    output = run(tmp_path, ROUND, lang)
    assert sentence in output
    assert checked(tmp_path) == ["100.00", AMOUNT]
    text = (tmp_path / "books/2026/ing.beancount").read_text("utf-8")
    assert "2026-10-05 balance Assets:Bank:ING 120.00 EUR\n" in text
    assert (tmp_path / "documents/Assets/Bank/ING/2026-10-04.a.csv").exists()
    run(tmp_path, ROUND)
    assert (tmp_path / "books/2026/ing.beancount").read_text("utf-8") == text
    assert len(list((tmp_path / "documents/Assets/Bank/ING").iterdir())) == 1


def test_what_an_older_import_booked_stays(tmp_path: Path) -> None:
    """And says nothing about the rest of its day."""
    opening = '2026-10-01 * "start"\n  Assets:Bank:ING  100.00 EUR\n  Equity:Opening\n'
    head = LEDGER + opening + BOOKED
    (tmp_path / "main.beancount").write_text(head, "utf-8")
    assert "4 rows, 1 new, 0 already there" in run(tmp_path, ROUND)
    assert (tmp_path / "main.beancount").read_text("utf-8").startswith(head)
    assert checked(tmp_path) == ["100.00", AMOUNT, "0.00"]
    assert "4 rows, 0 new, 1 already there" in run(tmp_path, ROUND)
    assert checked(tmp_path) == ["100.00", AMOUNT, "0.00"]


def test_a_file_of_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "main.beancount").write_text(LEDGER, "utf-8")
    assert run(tmp_path, ANNOUNCED) == (
        "inbox/a.csv: ING CSV\n"
        "  Assets:Bank:ING: 1 row, 0 new, 0 already there, 0 matched, 0 unsure; "
        "the file has no balances to prove\n"
        "  1 left out: of no amount\n"
        "  the ING CSV file holds no bookings and no balances; delete it if nothing moved, else "
        "choose a period with bookings and download it again\n"
        "  not imported\n"
        "0 bookings added from 1 file, 0 already there, 0 unsure, 1 file not imported\n"
    )
    assert (tmp_path / "inbox/a.csv").exists()


def test_a_chain_that_breaks_at_one_is_broken(tmp_path: Path) -> None:
    (tmp_path / "main.beancount").write_text(LEDGER, "utf-8")
    broken = ROUND.replace('"0,00";"x";"t";"120,00"', '"0,00";"x";"t";"125,00"')
    assert broken != ROUND
    assert "the balance should be € 120.00, the bank says € 125.00" in run(tmp_path, broken)
    assert checked(tmp_path) == []


def test_what_comes_to_nought_by_its_parts_is_kept() -> None:
    nothing = BankLine(dt.date(2026, 10, 1), Decimal(), "", "", "", 1)
    gross, fee = Part(PartKind.GROSS, Decimal(5)), Part(PartKind.FEE, Decimal(-5))
    told = (
        nothing._replace(parts=(gross, fee)),
        nothing._replace(details=(Detail("a", "", "", Decimal(5)), Detail("b", "", ""))),
        nothing._replace(row=7),
    )
    idle = (
        nothing,
        nothing._replace(parts=(Part(PartKind.FEE, Decimal("0.00")),)),
        nothing._replace(details=(Detail("b", "", ""),)),
    )
    statement = Statement("X", "EUR", told + idle, exchanges=(Exchange(7, Decimal(3), "USD"),))
    assert without_noughts(statement).lines == told
