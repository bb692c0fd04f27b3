"""ING's three versions and two languages."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from kasboek.importers import formats
from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import prove
from kasboek.importers.banks import parties
from kasboek.importers.statement import Unreadable
from kasboek.words import say

HEADER = (
    '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";'
    '"Mutatiesoort";"Mededelingen";"Saldo na mutatie";"Tag"'
)
ENGLISH = (
    '"Date";"Name / Description";"Account";"Counterparty";"Code";"Debit/credit";"Amount (EUR)";'
    '"Transaction type";"Notifications";"Resulting balance";"Tag"'
)
OWN = "NL20INGB0001234567"


def row(day: str, name: str, sign: str, amount: str, balance: str) -> str:
    return (
        f'"{day}";"{name}";"{OWN}";"NL44RABO0123456789";"OV";"{sign}";"{amount}";"x";"t";'
        f'"{balance}";""'
    )


# newest first: 100,00 + 1.000,00 = 1.100,00; - 0,00; - 50,25 = 1.049,75
ROWS = [
    row("20261002", "Bakker", "Af", "50,25", "1049,75"),
    row("20261001", "Nul", "Af", "0,00", "1100,00"),
    row("20261001", "Klant", "Bij", "1.000,00", "1.100,00"),
]


def file(*rows: str, header: str = HEADER) -> bytes:
    return "\n".join((header, *rows, "")).encode()


def told(data: bytes, lang: str = "en") -> str:
    with pytest.raises(Unreadable) as caught:
        formats.parse(data)
    return say(caught.value.saying, lang)


def test_rows_come_oldest_first_signed_with_their_balances() -> None:
    (statement,) = formats.parse(file(*ROWS)).statements
    assert [line.amount for line in statement.lines] == [
        Decimal(1000),
        Decimal(0),
        Decimal("-50.25"),
    ]
    assert [line.name for line in statement.lines] == ["Klant", "Nul", "Bakker"]
    assert statement.lines[0].date == dt.date(2026, 10, 1)
    assert statement.opening is not None
    assert statement.opening.number == 100
    assert prove(statement).result is Proved.PROVED


def test_english_header_and_words_give_the_same() -> None:
    english = [r.replace('"Af"', '"Debit"').replace('"Bij"', '"Credit"') for r in ROWS]
    assert formats.parse(file(*english, header=ENGLISH)) == formats.parse(file(*ROWS))


def test_comma_file_without_balances_of_before_2020() -> None:
    header = HEADER.replace(";", ",").replace(',"Saldo na mutatie","Tag"', "")
    rows = [
        '"20190102","A","NL20INGB0001234567","","BA","Af","1,50","Betaalautomaat","pas"',
        '"20190101","B","NL20INGB0001234567","","BA","Bij","2,00","Diversen","x"',
    ]
    (statement,) = formats.parse(file(*rows, header=header)).statements
    assert statement.total == Decimal("0.50")
    assert prove(statement).result is Proved.ABSENT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_encoding(encoding: str) -> None:
    data = file(row("20261001", "Café Zoë", "Bij", "1,00", "2,00")).decode().encode(encoding)
    assert formats.parse(data).statements[0].lines[0].name == "Café Zoë"


@pytest.mark.parametrize("newline", ["\r\n", "\r\r\n", "\n\n"])
def test_any_line_end_and_blank_rows(newline: str) -> None:
    data = newline.join((HEADER, *ROWS, "")).encode()
    assert len(formats.parse(data).statements[0].lines) == 3


def test_unknown_extra_and_reordered_columns_do_no_harm() -> None:
    header = '"Nieuw";' + HEADER
    (statement,) = formats.parse(file(*('"?";' + r for r in ROWS), header=header)).statements
    assert statement == formats.parse(file(*ROWS)).statements[0]


def test_a_missing_needed_column_is_named() -> None:
    data = file(*ROWS).replace(b"Mededelingen", b"Iets")
    assert told(data) == (
        "the column 'mededelingen' is missing; found are Datum, Naam / Omschrijving, Rekening, "
        "Tegenrekening, Code, Af Bij, Bedrag (EUR), Mutatiesoort, Iets, Saldo na mutatie, Tag; "
        "download the file again with all columns"
    )


def test_daily_balances_are_refused() -> None:
    assert told(b'"Datum","Boeksaldo","Valutair saldo"\n"20260101","1,00","1,00"\n') == (
        "this is ING's export of daily balances, it has no bookings; download the transactions "
        "('af- en bijschrijvingen') instead"
    )


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            '"20261001";"Nul"',
            '"20261301";"Nul"',
            (
                "line 3: '20261301' is no date; expected 20261031, 31-10-2026 or 2026-10-31; "
                "download the file again"
            ),
        ),
        (
            '"0,00"',
            '"NaN"',
            "line 3: an amount or balance is no number; expected 1.234,56; download the file again",
        ),
        (
            '"0,00"',
            '"0.5"',
            "line 3: an amount or balance is no number; expected 1.234,56; download the file again",
        ),
        (
            '"Af";"0,00"',
            '"Weg";"0,00"',
            "line 3: 'Weg' says neither in nor out; expected one of Af, Bij, Debit, Credit",
        ),
        (
            '"Nul";',
            '"Nul',
            (
                "line 4: 3 columns, expected at least 9; the file seems cut off or edited; "
                "download it again"
            ),
        ),
    ],
)
def test_a_wrong_row_is_named(old: str, new: str, sentence: str) -> None:
    data = file(*ROWS).decode().replace(old, new)
    if new == '"Nul':
        data = file(ROWS[0], '"20261001";"Nul";"x"', ROWS[2]).decode()
        sentence = sentence.replace("line 4", "line 3")
    assert told(data.encode()) == sentence


def test_a_sentence_in_dutch() -> None:
    data = file(*ROWS).replace(b"20261002", b"2 oktober")
    assert told(data, "nl") == (
        "regel 2: '2 oktober' is geen datum; verwacht 20261031, 31-10-2026 of 2026-10-31; "
        "download het bestand opnieuw"
    )


def test_one_day_is_ordered_by_its_balances() -> None:
    rows = [
        row("20261001", "eerst", "Bij", "10,00", "110,00"),
        row("20261001", "dan", "Bij", "5,00", "115,00"),
    ]
    (statement,) = formats.parse(file(*rows)).statements
    assert [line.name for line in statement.lines] == ["eerst", "dan"]
    assert prove(statement).result is Proved.PROVED


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            (
                "Naam: Jansen BV Omschrijving: factuur 12 IBAN: NL20INGB0001234567 Kenmerk: A7 "
                "Valutadatum: 02-10-2026"
            ),
            "factuur 12 Kenmerk: A7",
        ),
        (
            "Pasvolgnr: 808 01-10-2026 12:00 Transactie: 18O615",
            "Pasvolgnr: 808 01-10-2026 12:00 Transactie: 18O615",
        ),
        ("Name: Jansen Description: rent IBAN: NL20INGB0001234567", "rent"),
        ("Naam: Jansen IBAN: NL20INGB0001234567 Kenmerk: 5", "Kenmerk: 5"),
        ("gewone tekst", "gewone tekst"),
    ],
)
def test_the_text_keeps_what_other_columns_do_not_say(text: str, left: str) -> None:
    assert parties.ing(text).text == left
