"""Wise's transaction history: two balances in a row."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kasboek.importers import formats
from kasboek.importers.statement import Part
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.words import say

ENGLISH = (
    'ID,Status,Direction,"Created on","Finished on","Source fee amount","Source fee currency",'
    '"Target fee amount","Target fee currency","Source name","Source amount (after fees)",'
    '"Source currency","Target name","Target amount (after fees)","Target currency",'
    '"Exchange rate",Reference,Batch\n'
)
GERMAN = (
    'ID,Status,Richtung,"Erstellt am","Abgeschlossen am","Betrag der Ausgangsgebühr",'
    '"Währung der Ausgangsgebühr","Betrag der Zielgebühr","Währung der Zielgebühr",Quellenname,'
    '"Ausgangsbetrag (nach Gebühren)",Ausgangswährung,"Name des Empfängers",'
    '"Zielbetrag (nach Gebühren)",Zielwährung,Wechselkurs,Referenz,Sammelüberweisung\n'
)
IN = (
    'T-1,COMPLETED,IN,"2026-10-01 09:00:00","2026-10-01 09:01:30",4.14,USD,,,Klant,2505.00,USD,'
    "Wij,2500.00,USD,1.0,factuur 42,\n"
)
OUT = (  # the last column is missing, as in some files
    'T-2,COMPLETED,OUT,"2026-10-02 14:20:05","2026-10-03 14:23:11",0.45,EUR,,,Wij,120.00,EUR,'
    "Huisbaas,120.00,EUR,1.0,huur\n"
)
NEUTRAL = (
    'B-3,COMPLETED,NEUTRAL,"2026-10-04 10:00:00","2026-10-04 10:00:02",1.20,EUR,,,Wij,498.80,EUR,'
    "Wij,530.00,USD,1.0625,,\n"
)
GONE = 'T-4,CANCELLED,OUT,"2026-10-05 10:00:00",,0,EUR,,,Wij,10.00,EUR,Iemand,10.00,EUR,1.0,,\n'


def read(text: str) -> StatementFile:
    found = formats.parse(text.encode())
    assert isinstance(found, StatementFile)
    return found


@pytest.mark.parametrize("header", [ENGLISH, GERMAN])
def test_a_statement_per_currency_with_fees_apart(header: str) -> None:
    found = read(header + GONE + NEUTRAL + OUT + IN)
    assert found.format == "wise-history"
    assert found.skipped == (("cancelled", 1),)
    euro, dollar = found.statements
    assert (euro.account, euro.currency, dollar.currency) == ("wise", "EUR", "USD")
    # 120.00 + 0.45 leave; 498.80 + 1.20 are converted into 530.00
    assert [line.amount for line in euro.lines] == [Decimal("-120.45"), Decimal(-500)]
    assert [line.amount for line in dollar.lines] == [Decimal(2500), Decimal(530)]
    assert euro.lines[0].parts == (
        Part(PartKind.OTHER, Decimal(-120)),
        Part(PartKind.FEE, Decimal("-0.45")),
    )
    assert dollar.lines[0].parts == ()


def test_names_days_and_references() -> None:
    (statement,) = read(ENGLISH + OUT).statements
    (line,) = statement.lines
    assert (line.name, line.text, line.reference) == ("Huisbaas", "huur", "wise T-2")
    assert (line.date.day, line.value_date and line.value_date.day) == (3, 2)


def test_an_unknown_direction_is_a_sentence() -> None:
    with pytest.raises(Unreadable) as caught:
        read(ENGLISH + OUT.replace(",OUT,", ",UP,"))
    assert say(caught.value.saying) == (
        "line 2: 'UP' says neither in nor out; expected one of IN, NEUTRAL, OUT"
    )


def test_an_amount_that_is_none_is_a_sentence() -> None:
    with pytest.raises(Unreadable) as caught:
        read(ENGLISH + IN + OUT.replace("120.00", "much"))
    assert say(caught.value.saying) == (
        "line 3: an amount or balance is no number; expected 1,234.56; download the file again"
    )


def test_a_header_without_its_amounts_is_near_to_others() -> None:
    header = (
        'ID,Status,Direction,"Created on","Finished on","Source fee amount","Source fee currency",'
        '"Target fee amount","Target fee currency","Exchange rate",Reference,Batch\n'
    )
    with pytest.raises(Unreadable) as caught:
        formats.parse(header.encode())
    assert caught.value.saying.key.startswith("importers.unknown")
