"""What Belgian banks do with CODA."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from kasboek.importers import formats
from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import prove
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.words import say

IBAN = "BE68539007547034"


def amount(cents: int) -> str:
    """A sign and fifteen figures, three of them decimals."""
    return f"{int(cents < 0)}{abs(cents) * 10:015d}"


def header(version: str = "2") -> str:
    return f"0000001102653905        00099449  {'ACME NV':26}{'KREDBEBB':11}".ljust(127) + version


def old(cents: int, account: str = IBAN, day: str = "300926") -> str:
    return f"12001{account:34}EUR{amount(cents)}{day}{'ACME NV':26}".ljust(125) + "001"


def move(  # a record has as many fields
    number: int,
    cents: int,
    text: str = "",
    *,
    detail: int = 0,
    code: str = "00150000",
    value: str = "011026",
    reference: str = "REF",
) -> str:
    start = f"21{number:04d}{detail:04d}{reference:21}{amount(cents)}{value}{code}"
    return f"{start}{text or '0':54}011026001".ljust(125) + "0 0"


def more(number: int, text: str, detail: int = 0) -> str:
    return f"22{number:04d}{detail:04d}{text:53}".ljust(125) + "0 0"


def party(number: int, account: str, name: str, text: str = "") -> str:
    return f"23{number:04d}0000{account:34}EUR{name:35}{text:43}0 1"


def information(number: int, text: str, reference: str = "REF") -> str:
    return f"31{number:04d}0001{reference:21}00150000{text:74}".ljust(125) + "0 0"


def new(cents: int, account: str = IBAN) -> str:
    return f"8001{account:34}EUR{amount(cents)}011026".ljust(127) + "0"


def trailer(records: int, out: int, into: int) -> str:
    return f"9{'':15}{records:06d}{out * 10:015d}{into * 10:015d}".ljust(127) + "2"


def file(*records: str, start: int = 10000, moves: tuple[int, ...] = (1500,)) -> str:
    out, into = -sum(m for m in moves if m < 0), sum(m for m in moves if m > 0)
    count = sum(each[0] in "1238" for each in records) + 2
    middle = [old(start), *records, new(start + into - out)]
    return "\r\n".join([header(), *middle, trailer(count, out, into)]) + "\r\n"


def read(text: str) -> StatementFile:
    found = formats.parse(text.encode("cp1252"))
    assert isinstance(found, StatementFile)
    assert found.format == "coda"
    return found


def test_a_statement_proves_itself() -> None:
    (statement,) = read(
        file(
            move(1, 1500, "0Vrije mede"),
            more(1, "deling"),
            party(1, "BE43068999999501", "KLANT ÉÉN BVBA"),
        )
    ).statements
    assert (statement.account, statement.currency) == (IBAN, "EUR")
    assert prove(statement).result is Proved.PROVED
    (line,) = statement.lines
    assert line.amount == 15
    assert (line.name, line.iban) == ("KLANT ÉÉN BVBA", "BE43068999999501")
    assert line.text == "Vrije mede deling"
    assert line.reference == "coda REF"
    assert (line.date, line.row) == (dt.date(2026, 10, 1), 3)
    assert statement.opening == (Decimal(100), dt.date(2026, 9, 30))
    assert statement.closing == (Decimal(115), dt.date(2026, 10, 1))


def test_details_say_what_a_movement_is_made_of_and_are_never_added() -> None:
    (statement,) = read(
        file(
            move(1, 1500, code="10150000"),
            move(1, 1000, "0een", detail=1, code="50150000"),
            move(1, 500, "0twee", detail=2, code="50150000"),
            move(2, -250, code="30150000"),
            move(2, -100, "0kosten", detail=1, code="80150000"),
            move(2, -100, "0btw", detail=2, code="80150000"),
            moves=(1500, -250),
        )
    ).statements
    assert [line.amount for line in statement.lines] == [15, Decimal("-2.50")]
    assert [(d.text, d.amount) for d in statement.lines[0].details] == [("een", 10), ("twee", 5)]
    assert statement.lines[1].details == ()  # they are not all of it
    assert prove(statement).result is Proved.PROVED


@pytest.mark.parametrize(
    ("communication", "text"),
    [
        ("1101090933755493", "+++090/9337/55493+++"),
        ("1102090933755493", "+++090/9337/55493+++"),
        ("0Factuur 2026-12", "Factuur 2026-12"),
        ("1100RF18539007547034", "RF18539007547034"),
        ("1113ATM Brussel", "ATM Brussel"),
    ],
)
def test_communications(communication: str, text: str) -> None:
    assert read(file(move(1, 1500, communication))).statements[0].lines[0].text == text


def test_a_direct_debit_tells_its_communication() -> None:
    start = "1127" + "011026" + "111" + f"{'BE69ZZZ050D000000008':35}" + f"{'MANDAAT-7':35}"
    told = start + f"{'Huur oktober':62}"
    records = [
        move(1, -1500, told[:53]),
        more(1, told[53:106]),
        party(1, IBAN, "VERHUURDER", told[106:]),
    ]
    (line,) = read(file(*records, moves=(-1500,))).statements[0].lines
    assert line.text == "Huur oktober"


def test_name_and_text_of_information_records() -> None:
    (line,) = (
        read(
            file(
                move(1, 1500),
                information(1, "1001KLANT TWEE NV"),
                information(1, "0Bestelling 77"),
                information(9, "0van een ander"),
            )
        )
        .statements[0]
        .lines
    )
    assert (line.name, line.text) == ("KLANT TWEE NV", "Bestelling 77")


def test_several_statements() -> None:
    one = file(move(1, 1500))
    other = file(move(1, 700), start=0, moves=(700,)).replace(IBAN, "BE43068999999501")
    found = read(one + "\n" + other).statements
    assert [(s.account, s.total, s.lines[0].row) for s in found] == [
        (IBAN, 15, 3),
        ("BE43068999999501", 7, 9),
    ]


def test_an_unknown_day_is_the_one_beside_it() -> None:
    text = file(move(1, 1500, value="000000")).replace(old(10000), old(10000, day="000000"))
    (statement,) = read(text).statements
    assert statement.lines[0].value_date == dt.date(2026, 10, 1)
    assert statement.opening is not None
    assert statement.opening.day == dt.date(2026, 10, 1)


def test_blanks_lost_at_the_ends_of_records() -> None:
    text = file(move(1, 1500, "0tekst"))
    short = "\n".join(line.rstrip() for line in text.split("\r\n"))
    assert read(short).statements == read(text).statements


def test_balances_that_do_not_follow_are_broken_not_unread() -> None:
    """The trailer of a file that was cut differs too; the balances tell by how much."""
    (statement,) = read(file(move(1, 1500), moves=(1500, 8000))).statements
    assert (len(statement.lines), prove(statement).result) == (1, Proved.BROKEN)
    assert statement.closing is not None
    assert statement.closing.number == Decimal(195)


@pytest.mark.parametrize(
    "told",
    [trailer(4, 0, 1500), trailer(3, 0, 1600), trailer(3, 100, 1500)],
    ids=["records", "in", "out"],
)
def test_a_trailer_that_differs_is_told_where_balances_follow(told: str) -> None:
    found = read(file(move(1, 1500)).replace(trailer(3, 0, 1500), told))
    assert [line.amount for line in found.statements[0].lines] == [Decimal(15)]
    (notice,) = found.notices
    assert say(notice) == (
        "line 5: the totals or the number of records at the end of the CODA statement do not "
        "agree with its records, yet its balances follow from its bookings; where you doubt it, "
        "download it again"
    )
    assert not read(file(move(1, 1500))).notices


def test_a_detail_whose_code_is_of_a_movement_is_not_added() -> None:
    text = file(move(1, -2500, code="10107000"), move(1, -2500, detail=2, code="00107000"))
    (statement,) = read(text).statements
    assert [line.amount for line in statement.lines] == [Decimal(-25)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            file(move(1, 1500)).replace(new(11500), new(11500, "BE43068999999501")),
            (
                "line 4: what the CODA file says of itself (account, totals, number of records) "
                "does not agree with its records; records are missing or were edited; download it "
                "again"
            ),
        ),
        (
            file(move(1, 1500)).replace("0000000000015000", "00000000000150OO"),
            (
                "line 3: no CODA record can be read here; expected 128 characters as Febelfin "
                "describes them; download the file again"
            ),
        ),
        (
            file(move(1, 1500, code="X0150000")),
            (
                "line 3: no CODA record can be read here; expected 128 characters as Febelfin "
                "describes them; download the file again"
            ),
        ),
        (
            file(move(1, 1500)).rpartition("\r\n9")[0],
            ("line 4: the file breaks off, a CODA file ends with a record 9; download it again"),
        ),
        (
            file(move(1, 1500)).replace(header(), header("1")),
            "the CODA file is of version '1'; expected version 2; ask the bank for that",
        ),
    ],
    ids=["account", "amount", "type", "truncated", "version"],
)
def test_what_is_none_is_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        formats.parse(text.encode())
    assert say(caught.value.saying) == sentence
