"""What banks do with camt.053."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Origin
from kasboek.core.saying import Source
from kasboek.importers import checks
from kasboek.importers import formats
from kasboek.importers.proof import Proved
from kasboek.importers.proof import prove
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.words import say

OWN = "<Acct><Id><IBAN>NL20INGB0001234567</IBAN></Id><Ccy>EUR</Ccy></Acct>"


def balance(code: str, amount: str, day: str = "2026-10-01", sign: str = "CRDT") -> str:
    direction = f"<CdtDbtInd>{sign}</CdtDbtInd>" if sign else ""
    return (
        f'<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{amount}</Amt>'
        f"{direction}<Dt><Dt>{day}</Dt></Dt></Bal>"
    )


def entry(amount: str, sign: str = "CRDT", status: str = "<Sts>BOOK</Sts>", more: str = "") -> str:
    return (
        f'<Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>{sign}</CdtDbtInd>{status}'
        f"<BookgDt><Dt>2026-10-01</Dt></BookgDt>{more}</Ntry>"
    )


def document(*parts: str, version: str = "02") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:'
        f'camt.053.001.{version}"><BkToCstmrStmt><Stmt>{"".join(parts)}</Stmt></BkToCstmrStmt>'
        "</Document>"
    ).encode()


def read(*parts: str, version: str = "02") -> StatementFile:
    return formats.parse(document(*parts, version=version))


@pytest.mark.parametrize("version", ["02", "03", "04", "08", "10"])
def test_any_version(version: str) -> None:
    (statement,) = read(
        OWN, balance("PRCD", "10"), balance("CLBD", "15.00"), entry("5.00"), version=version
    ).statements
    assert statement.lines[0].amount == Decimal("5.00")
    assert prove(statement).result is Proved.PROVED


def test_a_missing_direction_of_a_balance_is_credit_and_other_balances_do_not_count() -> None:
    (statement,) = read(
        OWN,
        balance("OPBD", "10", sign=""),
        balance("OPAV", "99"),
        balance("FWAV", "98"),
        balance("CLBD", "4.5", sign="DBIT"),
        entry("14.5", "DBIT"),
    ).statements
    assert prove(statement).result is Proved.PROVED


def test_pending_and_informational_entries_are_left_out_and_counted() -> None:
    found = read(
        OWN,
        entry("1.00", status="<Sts>PDNG</Sts>"),
        entry("2.00", status="<Sts><Cd>PDNG</Cd></Sts>"),
        entry("3.00", status="<Sts>INFO</Sts>"),
        entry("4.00", status=""),
        entry("5.00", status="<Sts>\n  BOOK </Sts>"),
        entry("6.00", status="<Sts><Cd>BOOK</Cd></Sts>"),
    )
    assert [line.amount for line in found.statements[0].lines] == [4, 5, 6]
    assert found.skipped == (("information", 1), ("pending", 2))


def test_a_reversal_keeps_its_direction() -> None:
    found = read(OWN, entry("5.00", "DBIT", more="<RvslInd>true</RvslInd>"))
    assert found.statements[0].lines[0].amount == Decimal("-5.00")


def test_a_batch_is_one_movement_with_details() -> None:
    details = "<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>" + "".join(
        f"<TxDtls><Amt Ccy='EUR'>{n}</Amt><RltdPties><Dbtr><Nm>Klant {n}</Nm></Dbtr></RltdPties>"
        f"<RmtInf><Ustrd>factuur</Ustrd><Ustrd>{n}</Ustrd></RmtInf></TxDtls>"
        for n in (1, 2)
    )
    (line,) = read(OWN, entry("3.00", more=details + "</NtryDtls>")).statements[0].lines
    assert line.amount == Decimal("3.00")
    assert line.name == ""
    assert [(d.name, d.text, d.amount) for d in line.details] == [
        ("Klant 1", "factuur 1", Decimal(1)),
        ("Klant 2", "factuur 2", Decimal(2)),
    ]


def test_parties_of_version_8_and_structured_references() -> None:
    details = (
        "<NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId>"
        "<AcctSvcrRef>R-7</AcctSvcrRef></Refs><RltdPties><Dbtr><Pty><Nm>Jansen</Nm></Pty></Dbtr>"
        "<DbtrAcct><Id><Othr><Id>123 45</Id></Othr></Id></DbtrAcct></RltdPties><RmtInf><Strd>"
        "<CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls>"
    )
    (line,) = read(OWN, entry("3.00", more=details), version="08").statements[0].lines
    assert (line.name, line.iban, line.text) == ("Jansen", "12345", "RF18539007547034")
    assert line.reference == "camt R-7"


def test_days_with_time_and_zone_are_the_day_as_written() -> None:
    text = document(OWN, balance("OPBD", "1"), balance("CLBD", "2"), entry("1"))
    text = text.replace(
        b"<Dt><Dt>2026-10-01</Dt></Dt>", b"<Dt><DtTm>2026-10-01T23:30:00+02:00</DtTm></Dt>"
    )
    (statement,) = formats.parse(text).statements
    assert statement.closing is not None
    assert statement.closing.day == dt.date(2026, 10, 1)


def test_latin_bytes_in_a_file_that_says_utf_8() -> None:
    data = document(OWN, entry("1", more="<AddtlNtryInf>Café</AddtlNtryInf>")).decode()
    (line,) = formats.parse(data.encode("cp1252")).statements[0].lines
    assert line.text == "Café"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            document(OWN, entry("1"))[:-40],
            "line 1: the XML breaks off or is damaged; download the statement again",
        ),
        (
            b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "camt.053">]><Document>&x;</Document>',
            (
                "the XML declares entities or a document type, which no bank statement needs; it "
                "is refused; download the statement from the bank again"
            ),
        ),
        (
            b"<Document><BkToCstmrStmt>" + b"<a>" * 1_000_000,
            (
                "the XML is nested more than 40 deep, a statement is not; it is refused; download "
                "the statement from the bank again"
            ),
        ),
        (
            b"<Document><BkToCstmrStmt></BkToCstmrStmt></Document>",
            "the camt.053 file holds no statement (Stmt); download it again",
        ),
        (
            document(OWN, entry("1e9")),
            "entry 1: '1e9' is no amount; expected 1234.56 in Amt; download the statement again",
        ),
        (
            document(OWN, entry("1", "")),
            "entry 1: '' says neither in nor out; expected CRDT or DBIT in CdtDbtInd",
        ),
        (
            document(OWN, entry("1")).replace(b"2026-10-01", b"1 oktober"),
            "'1 oktober' is no date; expected 2026-10-31; download the statement again",
        ),
        (
            document(OWN, entry("1")).replace(b"BookgDt", b"Xt"),
            (
                "entry 1: no booking date, no value date and no closing balance with a date; "
                "download the statement again"
            ),
        ),
    ],
    ids=["truncated", "entities", "deep", "none", "amount", "direction", "date", "undated"],
)
def test_bad_xml_is_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        formats.parse(data)
    assert say(caught.value.saying) == sentence


def test_a_broken_statement_names_the_entry() -> None:
    (statement,) = read(
        OWN, balance("OPBD", "10"), balance("CLBD", "15.00"), entry("2"), entry("2.00")
    ).statements
    (told,) = prove(statement).sayings(statement)
    # 10 + 2 + 2 = 14; the bank says 15
    assert say(told) == (
        "entry 2: the closing balance should be € 14.00, the bank says € 15.00: € 1.00 "
        "apart; entries are missing or were edited; download the statement again, or book it as "
        "it is with --accept-broken"
    )
    assert say(told, "nl").startswith("boeking 2: het eindsaldo moet")


@pytest.mark.parametrize("currency", ["EUR\n2020-01-01 close Assets:Bank", "eur", "%s"])
def test_what_is_no_currency_never_reaches_the_ledger(currency: str) -> None:
    own = OWN.replace("EUR", currency)
    (statement,) = read(own, balance("OPBD", "10"), balance("CLBD", "10")).statements
    account = Account(
        "Assets:Bank",
        dt.date(2020, 1, 1),
        None,
        (),
        AccountClass.CASH,
        Origin.DECLARED,
        Source("main.beancount", 1),
    )
    (told,) = checks.account_problems(account, statement)
    assert say(told).endswith(
        "is no currency; expected three capitals, as EUR; download the statement again"
    )
