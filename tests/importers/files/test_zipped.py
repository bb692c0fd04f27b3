"""ZIPs of statement files: read as one file, within bounds."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest

from kasboek.importers import formats
from kasboek.importers.files import zipped
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.words import say

HEADER = (
    '"Datum","Naam / Omschrijving","Rekening","Tegenrekening","Code","Af Bij","Bedrag (EUR)",'
    '"MutatieSoort","Mededelingen"\n'
)


def ing(day: str) -> str:
    return HEADER + f'"{day}","N","NL20INGB0001234567","","OV","Af","5,00","x","t"\n'


def packed(*files: tuple[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


def told(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        formats.parse(data)
    return say(caught.value.saying, "en")


def test_the_files_of_a_zip_are_one_file() -> None:
    data = packed(
        ("b.csv", ing("20261002")), ("../../a.csv", ing("20261001")), ("__MACOSX/._a.csv", "x")
    )
    found = formats.parse(data)
    assert isinstance(found, StatementFile)
    assert found.format == "ing"
    assert [(s.member, s.lines[0].date.day) for s in found.statements] == [(0, 1), (1, 2)]


BOMB = packed(("a.csv", b"0" * 20_000_000))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            packed(("xl/workbook.xml", "<x/>"), ("[Content_Types].xml", "<x/>")),
            (
                "the file is a spreadsheet, whatever its name says; download the statement again "
                "as CSV or camt.053"
            ),
        ),
        (
            packed(("a.csv", packed(("b.csv", "x")))),
            (
                "a.csv in the ZIP is a ZIP or a spreadsheet itself; take the files out of it and "
                "import those, spreadsheets saved as CSV"
            ),
        ),
        (
            BOMB,
            (
                "a.csv in the ZIP grows beyond all bounds when opened, a bank's files do not; it "
                "is refused; download it again from the bank"
            ),
        ),
        (
            packed(("a.csv", ing("20261001")))[:-30],
            (
                "the ZIP is damaged or of a kind that is not read; download it again, or take the "
                "files out of it and import those"
            ),
        ),
        (
            packed(*((f"{n}.csv", "x") for n in range(zipped.MAX_MEMBERS + 1))),
            ("the ZIP holds 2001 files, more than the 2000 that are read; export a shorter period"),
        ),
        (
            packed(("a.csv", ing("20261001")), ("dir/b.txt", "what is this")),
            (
                "b.txt in the ZIP: no importer knows this file; it stays where it is; kasboek "
                "identify --formats lists what is read"
            ),
        ),
        (packed(), "the file is empty; download the statement again"),
        (packed((".hidden", "x")), "the file is empty; download the statement again"),
    ],
    ids=["xlsx", "nested", "bomb", "cut", "many", "stranger", "empty", "hidden"],
)
def test_what_a_zip_may_not_be(data: bytes, sentence: str) -> None:
    assert told(data) == sentence


def test_a_damaged_member() -> None:
    data = bytearray(packed(("a.csv", ing("20261001")), method=zipfile.ZIP_STORED))
    at = data.find(b"Datum")
    data[at] ^= 1  # the checksum tells
    assert told(bytes(data)).startswith("the ZIP is damaged")


def test_a_member_before_the_start_of_the_file() -> None:
    data = bytearray(packed(("a.csv", ing("20261001"))))
    data[-6:-2] = (int.from_bytes(data[-6:-2], "little") + 1000).to_bytes(4, "little")
    assert told(bytes(data)).startswith("the ZIP is damaged")


def test_a_name_that_is_no_text() -> None:
    data = bytearray(packed(("\xe9.csv", ing("20261001"))))
    at = data.find("\xe9".encode())  # in the member's own head, which is read last
    data[at] = 0xFF
    assert told(bytes(data)).startswith("the ZIP is damaged")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_cannot_be_opened_within_bounds_is_not_opened(method: int) -> None:
    data = packed(("a.csv", bytes(100_000_000)), method=method)
    assert len(data) < 20_000
    tracemalloc.start()
    assert told(data).startswith("the ZIP is damaged or of a kind that is not read")
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


def test_a_password() -> None:
    data = bytearray(packed(("a.csv", ing("20261001"))))
    entry = data.rfind(b"PK\x01\x02")
    data[entry + 8] |= 1
    assert told(bytes(data)) == (
        "a.csv in the ZIP has a password; take the files out of it and import those"
    )


def document(day: str, amount: str = "5.00") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>'
        "<Acct><Id><IBAN>NL20INGB0001234567</IBAN></Id><Ccy>EUR</Ccy></Acct>"
        f'<Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>'
        f"<BookgDt><Dt>{day}</Dt></BookgDt></Ntry></Stmt></BkToCstmrStmt></Document>"
    )


@pytest.mark.parametrize("between", ["", "\n", "\r\n\r\n"])
def test_xml_documents_behind_each_other_are_one_file(between: str) -> None:
    text = between.join([document("2026-10-01"), document("2026-10-02", "7.00"), ""])
    found = formats.parse(text.encode())
    assert isinstance(found, StatementFile)
    assert [each.lines[0].amount for each in found.statements] == [5, 7]
    assert [each.member for each in found.statements] == [0, 1]


def test_a_document_that_breaks_off_keeps_out_the_others() -> None:
    text = document("2026-10-01") + document("2026-10-02").replace("</Ntry>", "")
    assert told(text.encode()).startswith("XML document 2 in the file: line 2: the XML breaks off")
