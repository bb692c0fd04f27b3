"""Rabobank's 26 columns."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kasboek.importers import formats
from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import prove
from kasboek.importers.booking import checks
from kasboek.importers.statement import Unreadable
from kasboek.words import say

HEADER = (
    '"IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn",'
    '"Tegenrekening IBAN/BBAN","Naam tegenpartij","Naam uiteindelijke partij",'
    '"Naam initiërende partij","BIC tegenpartij","Code","Batch ID","Transactiereferentie",'
    '"Machtigingskenmerk","Incassant ID","Betalingskenmerk","Omschrijving-1","Omschrijving-2",'
    '"Omschrijving-3","Reden retour","Oorspr bedrag","Oorspr munt","Koers"'
)


def row(iban: str, number: int, amount: str, balance: str, text: str = "x") -> str:
    return (
        f'"{iban}","EUR","RABONL2U","{number:018d}","2026-10-01","2026-10-01","{amount}",'
        f'"{balance}","NL44INGB0123456789","Jansen","","","","bg","","","","","","{text}"," ","",'
        '"","","",""'
    )


ONE = [row("NL01RABO0000000001", n, "-1,00", f"+{100 - n},00") for n in (1, 2, 3)]


def file(
    *rows: str, header: str = HEADER, newline: str = "\r\n", encoding: str = "cp1252"
) -> bytes:
    return newline.join((header, *rows, "")).encode(encoding)


def test_several_accounts_in_one_file() -> None:
    other = row("NL02RABO0000000002", 9, "+5,00", "+5,00")
    found = formats.parse(file(ONE[0], other, *ONE[1:])).statements
    assert [(s.account, len(s.lines)) for s in found] == [
        ("NL01RABO0000000001", 3),
        ("NL02RABO0000000002", 1),
    ]
    assert all(prove(s).result is Proved.PROVED for s in found)


@pytest.mark.parametrize("damaged", ["initi\ufffdrende", "initiÎrende", "initierende"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r\r\n"])
def test_the_damaged_column_and_all_line_ends(damaged: str, newline: str) -> None:
    header = HEADER.replace("initiërende", damaged)
    data = file(*ONE, header=header, newline=newline, encoding="utf-8")
    assert len(formats.parse(data).statements[0].lines) == 3


def test_a_gap_in_the_sequence_is_named_and_breaks_the_chain() -> None:
    (statement,) = formats.parse(file(ONE[0], ONE[2])).statements
    assert statement.missing == ((2, 2),)
    assert [say(s) for s in checks.missing_numbers(statement)] == [
        "sequence numbers 2 to 2 are missing: 1 row; download the period between them too"
    ]
    assert prove(statement).result is Proved.BROKEN


def test_shuffled_rows_are_ordered_by_sequence() -> None:
    (statement,) = formats.parse(file(ONE[2], ONE[0], ONE[1])).statements
    assert [line.reference for line in statement.lines] == ["volgnr 1", "volgnr 2", "volgnr 3"]
    assert statement.opening is not None
    assert statement.opening.number == Decimal(100)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "Volgnr",
            "Nr",
            "the column 'volgnr' is missing; found are IBAN/BBAN, Munt, BIC, Nr, Datum",
        ),
        ('"000000000000000002"', '"twee"', "line 3: the sequence number 'twee' is no number"),
        ('"-1,00","+98,00"', '"-1,00","veel"', "line 3: an amount or balance is no number"),
        (
            '"000000000000000002","2026-10-01"',
            '"000000000000000002","gisteren"',
            "line 3: 'gisteren' is no date",
        ),
    ],
)
def test_mistakes_are_sentences(old: str, new: str, sentence: str) -> None:
    data = file(*ONE).decode("cp1252").replace(old, new).encode("cp1252")
    with pytest.raises(Unreadable) as caught:
        formats.parse(data)
    assert say(caught.value.saying).startswith(sentence)
