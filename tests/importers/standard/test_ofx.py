"""What banks do with OFX."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from kasboek.importers import formats
from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import prove
from kasboek.importers.standard.ofx import identify
from kasboek.importers.statement import Balance
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.words import say

SGML = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200" VERSION="211"?>\n'
ACCOUNT = (
    "<BANKACCTFROM><BANKID>INGB<ACCTID>NL20 INGB 0001 2345 67<ACCTTYPE>CHECKING</BANKACCTFROM>"
)


def booking(amount: str = "-12.50", day: str = "20261001", more: str = "") -> str:
    return (
        f"<STMTTRN>\n<TRNTYPE>DEBIT\n<DTPOSTED>{day}\n<TRNAMT>{amount}\n<FITID>2026100100017\n"
        f"{more}</STMTTRN>\n"
    )


def ofx(*bookings: str, balance: str = "", account: str = ACCOUNT, kind: str = "") -> str:
    return (
        f"{SGML}<OFX>\n<BANKMSGSRSV1><{kind}STMTTRNRS><{kind}STMTRS>\n<CURDEF>EUR\n{account}\n"
        f"<BANKTRANLIST>\n<DTSTART>20261001\n<DTEND>20261031\n{''.join(bookings)}</BANKTRANLIST>\n"
        f"{balance}</{kind}STMTRS></{kind}STMTTRNRS></BANKMSGSRSV1></OFX>\n"
    )


def read(text: str) -> StatementFile:
    found = formats.parse(text.encode())
    assert isinstance(found, StatementFile)
    assert found.format == "ofx"
    return found


def line(amount: str = "-12.50", day: str = "20261001", more: str = "") -> BankLine:
    return read(ofx(booking(amount, day, more))).statements[0].lines[0]


def test_a_statement_in_sgml() -> None:
    balance = "<LEDGERBAL><BALAMT>87.50<DTASOF>20261031120000</LEDGERBAL>"
    available = "<AVAILBAL><BALAMT>99<DTASOF>20261031</AVAILBAL>"
    text = ofx(
        booking(more="<NAME>Kosten\n<MEMO>oktober &amp; november\n"), balance=balance + available
    )
    (statement,) = read(text).statements
    assert (statement.account, statement.currency) == ("NL20INGB0001234567", "EUR")
    assert statement.closing == (Decimal("87.50"), dt.date(2026, 10, 31))
    assert statement.opening is None
    assert prove(statement).result is Proved.ABSENT  # a file that says too little to prove it
    (found,) = statement.lines
    assert (found.date, found.amount, found.row) == (dt.date(2026, 10, 1), Decimal("-12.50"), 14)
    assert (found.name, found.text, found.code) == ("Kosten", "oktober & november", "DEBIT")
    assert found.reference == "ofx 2026100100017"


def test_the_same_in_xml() -> None:
    tags = (
        "TRNTYPE",
        "DTPOSTED",
        "TRNAMT",
        "FITID",
        "NAME",
        "CURDEF",
        "BANKID",
        "ACCTID",
        "ACCTTYPE",
    )
    sgml = ofx(booking(more="<NAME>Kosten\n"))
    xml = XML + sgml.removeprefix(SGML)
    for tag in tags:
        before, _, rest = xml.partition(f"<{tag}>")
        end = min(rest.find(mark) for mark in "\n<" if mark in rest)
        xml = f"{before}<{tag}>{rest[:end]}</{tag}>{rest[end:]}"
    (one,), (other,) = read(sgml).statements, read(xml).statements
    assert one.lines[0]._replace(row=0) == other.lines[0]._replace(row=0)
    assert one.account == other.account


def test_a_header_that_a_converter_cut_short() -> None:
    whole = ofx(booking())
    assert identify(whole.replace(SGML, "DATA:OFXSGML\nENCODING:UTF-8\n"))
    assert not identify(whole.replace(SGML, "DATA:QIF\n").replace("<OFX>", ""))


def test_cdata_and_characters_by_number() -> None:
    found = line(more="<NAME><![CDATA[Tom & <Jerry>]]>\n<MEMO>caf&#233; &lt;3\n")
    assert (found.name, found.text) == ("Tom & <Jerry>", "café <3")


def test_several_accounts_and_a_credit_card() -> None:
    card = "<CCACCTFROM><ACCTID>5412-77</CCACCTFROM>"
    one = ofx(booking())
    other = ofx(booking("-3"), account=card, kind="CC").removeprefix(SGML)
    found = read(one + other).statements
    assert [(s.account, s.total) for s in found] == [
        ("NL20INGB0001234567", Decimal("-12.50")),
        ("5412-77", -3),
    ]


def test_pending_bookings_and_investments_are_left_out_and_counted() -> None:
    pending = booking("-99").replace("STMTTRN>", "STMTTRNP>")
    text = ofx(booking(), balance=f"<BANKTRANLISTP>{pending}</BANKTRANLISTP>")
    text += "<INVSTMTRS><INVBAL><AVAILCASH>1</INVBAL></INVSTMTRS>"
    found = read(text)
    assert [each.amount for each in found.statements[0].lines] == [Decimal("-12.50")]
    assert found.skipped == (("investments", 1), ("pending", 1))


@pytest.mark.parametrize(
    "day", ["20261001", "20261001120000", "20261001235959.000[-5:EST]", "20261001000000[0:GMT]"]
)
def test_the_day_is_the_one_that_is_written(day: str) -> None:
    assert line(day=day).date == dt.date(2026, 10, 1)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("-12.50", "-12.5"),
        ("+12,5", "12.5"),
        (".50", "0.5"),
        ("1,234.56", "1234.56"),
        ("-1.234,56", "-1234.56"),
        ("1234", "1234"),
        ("+1 006,60", "1006.6"),
        ("-1\u00a0006.60", "-1006.6"),
    ],
)
def test_amounts(text: str, amount: str) -> None:
    assert line(text).amount == Decimal(amount)


@pytest.mark.parametrize("number", ["", "7", "0007", "none"])
def test_a_number_that_counts_within_the_file_is_no_key(number: str) -> None:
    text = ofx(booking().replace("2026100100017", number))
    assert read(text).statements[0].lines[0].reference is None


def test_counterparty_currency_and_value_day() -> None:
    found = line(
        more=(
            "<DTAVAIL>20261003\n<CURRENCY><CURRATE>1.1<CURSYM>USD</CURRENCY>\n"
            "<PAYEE><NAME>Jansen<CITY>Delft</PAYEE>\n"
            "<BANKACCTTO><BANKID>RABO<ACCTID>NL50 RABO 0123</BANKACCTTO>\n<CHECKNUM>319\n"
        )
    )
    assert (found.name, found.iban, found.currency) == ("Jansen", "NL50RABO0123", "USD")
    assert found.value_date == dt.date(2026, 10, 3)
    assert found.text == "319"


def test_newest_first_is_turned_around_and_a_value_may_be_empty() -> None:
    days = ("20261002", "20261001", "20261001")
    bookings = [booking(str(n), day, "<MEMO>\n") for n, day in enumerate(days, start=1)]
    assert [each.amount for each in read(ofx(*bookings)).statements[0].lines] == [3, 2, 1]


def test_a_balance_without_a_day_is_of_the_last_booking() -> None:
    held = Balance(Decimal(5), dt.date(2026, 10, 1))
    text = ofx(booking(), balance="<LEDGERBAL><BALAMT>5</LEDGERBAL>")
    assert read(text).statements[0].closing == held
    zeros = text.replace("<BALAMT>5", "<BALAMT>5<DTASOF>00000000")
    assert read(zeros).statements[0].closing == held


@pytest.mark.parametrize("empty", ["", "<CURDEF>\n", "<CURDEF></CURDEF>\n"])
def test_without_a_currency_it_is_that_of_the_account(empty: str) -> None:
    (statement,) = read(ofx(booking()).replace("<CURDEF>EUR\n", empty)).statements
    assert statement.assumed
    assert statement.lines[0].currency == ""
    assert not read(ofx(booking())).statements[0].assumed


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            ofx(booking("1,234")),
            (
                "line 14: '1,234' is no amount; expected 1234.56 in TRNAMT or BALAMT; download the "
                "file again"
            ),
        ),
        (
            ofx(booking(day="20261301")),
            (
                "line 14: '20261301' is no date; expected 20260131 in DTPOSTED, DTAVAIL or DTASOF; "
                "download the file again"
            ),
        ),
        (
            ofx(booking()).partition("</BANKTRANLIST>")[0],
            "line 19: the OFX file breaks off within a statement; download it again",
        ),
        (
            SGML + "<OFX><SIGNONMSGSRSV1><SONRS></SONRS></SIGNONMSGSRSV1></OFX>",
            (
                "the OFX file holds no statement of a bank account or a credit card (STMTRS, "
                "CCSTMTRS); download it again"
            ),
        ),
        (
            XML + '<!DOCTYPE a [<!ENTITY x "y">]>' + ofx(booking()),
            (
                "the XML declares entities or a document type, which no bank statement needs; it "
                "is refused; download the statement from the bank again"
            ),
        ),
        (
            SGML + "<OFX>" * 1_000_000,
            (
                "the XML is nested more than 40 deep, a statement is not; it is refused; download "
                "the statement from the bank again"
            ),
        ),
    ],
    ids=["amount", "date", "truncated", "none", "entities", "deep"],
)
def test_what_is_none_is_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        formats.parse(text.encode())
    assert say(caught.value.saying) == sentence
