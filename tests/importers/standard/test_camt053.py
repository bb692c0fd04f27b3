"""What banks do with camt.053."""

from __future__ import annotations

import datetime as dt
import re
import tracemalloc
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Origin
from kasboek.core.saying import Source
from kasboek.importers import formats
from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import prove
from kasboek.importers.booking import checks
from kasboek.importers.standard import camt053
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.words import say

if TYPE_CHECKING:
    from pathlib import Path

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


def test_balances_available_stand_for_the_booked_ones_where_the_entries_lead_there() -> None:
    (statement,) = read(OWN, balance("OPAV", "10"), balance("CLAV", "15"), entry("5")).statements
    assert prove(statement).result is Proved.PROVED
    (statement,) = read(OWN, balance("OPAV", "10"), balance("CLAV", "99"), entry("5")).statements
    assert (statement.opening, statement.closing) == (None, None)


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
            document(OWN, entry("1")).replace(b"2026-10-01", b"9999-12-31"),
            "'9999-12-31' is no date; expected 2026-10-31; download the statement again",
        ),
        (
            document(OWN, entry("1")).replace(b"BookgDt", b"Xt"),
            (
                "entry 1: no booking date, no value date and no closing balance with a date; "
                "download the statement again"
            ),
        ),
    ],
    ids=[
        "truncated",
        "entities",
        "deep",
        "none",
        "amount",
        "direction",
        "date",
        "filler",
        "undated",
    ],
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


# ---- batches, returns and who is on the other side

PARTIES = (
    "<RltdPties><Dbtr><Nm>{}</Nm></Dbtr><DbtrAcct><Id><IBAN>{}</IBAN></Id></DbtrAcct>"
    "<Cdtr><Nm>{}</Nm></Cdtr><CdtrAcct><Id><IBAN>{}</IBAN></Id></CdtrAcct></RltdPties>"
)
US = ("Wij BV", "NL20INGB0001234567")
CUSTOMER = ("Klant NV", "NL50RABO0123456789")


def payment(*parts: str) -> str:
    return f"<NtryDtls><TxDtls>{''.join(parts)}</TxDtls></NtryDtls>"


def lines(*parts: str, version: str = "02") -> tuple[BankLine, ...]:
    return read(OWN, *parts, version=version).statements[0].lines


@pytest.mark.parametrize(
    ("amounts", "kept"),
    [
        (("<Amt Ccy='EUR'>1</Amt>", "<AmtDtls><TxAmt><Amt Ccy='EUR'>2</Amt></TxAmt></AmtDtls>"), 2),
        (("<Amt Ccy='EUR'>1</Amt>", "<Amt Ccy='EUR'>3</Amt>"), 0),
        (("<Amt Ccy='EUR'>1</Amt>", ""), 0),
        (("<Amt Ccy='EUR'>4</Amt>", "<Amt Ccy='EUR'>1</Amt><CdtDbtInd>DBIT</CdtDbtInd>"), 2),
        (
            (
                "<AmtDtls><InstdAmt><Amt Ccy='USD'>1</Amt></InstdAmt></AmtDtls>",
                "<Amt Ccy='EUR'>2</Amt>",
            ),
            0,
        ),
    ],
    ids=["all", "other-sum", "unknown", "one-returned", "instructed-in-dollars"],
)
def test_payments_of_a_batch_are_details_where_they_are_all_of_it(
    amounts: tuple[str, str], kept: int
) -> None:
    (line,) = lines(entry("3.00", more="".join(map(payment, amounts))))
    assert line.amount == 3
    assert len(line.details) == kept


def test_a_batch_without_payments_is_named_by_its_number() -> None:
    batch = "<NtryDtls><Btch><MsgId>M-1</MsgId><PmtInfId>B-77</PmtInfId></Btch></NtryDtls>"
    (line,) = lines(entry("3.00", "DBIT", more=batch))
    assert (line.text, line.details) == ("B-77", ())


def test_a_payment_that_was_returned_has_kept_its_sides() -> None:
    # we paid them; it comes back to us, and the debtor is still us
    returned = payment(
        PARTIES.format(*US, *CUSTOMER),
        "<RmtInf><Ustrd>factuur 12</Ustrd></RmtInf><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>",
    )
    (line,) = lines(entry("5.00", "CRDT", more=returned))
    assert (line.amount, line.name, line.iban) == (5, *CUSTOMER)
    assert line.text == "factuur 12 RTRN AC04"


def test_a_reversal_is_with_whom_the_booking_was() -> None:
    # we collected from them, and it is taken back: the debtor is still the customer
    parties = PARTIES.format(*CUSTOMER, "Een andere naam van ons", "NL91ABNA0417164300")
    (line,) = lines(entry("5.00", "DBIT", more="<RvslInd>true</RvslInd>" + payment(parties)))
    assert (line.amount, line.name, line.iban) == (-5, *CUSTOMER)


def test_behind_a_collector_stands_who_is_paid() -> None:
    parties = (
        "<RltdPties><Cdtr><Nm>Stichting Mollie</Nm></Cdtr><UltmtCdtr><Nm>Webwinkel</Nm></UltmtCdtr>"
        "</RltdPties><RmtInf><Ustrd>order 7</Ustrd></RmtInf>"
    )
    (line,) = lines(entry("5.00", "DBIT", more=payment(parties)))
    assert (line.name, line.text) == ("Stichting Mollie", "order 7 (Webwinkel)")


def test_the_banks_reference_is_a_key_and_fillers_are_none() -> None:
    of_entry = "<AcctSvcrRef>R-1</AcctSvcrRef>"
    of_payment = "<Refs><AcctSvcrRef>R-2</AcctSvcrRef></Refs>"
    number = "<NtryRef>NL20INGB0001234567</NtryRef>"  # an IBAN there is no identity
    found = lines(
        entry("1", more=of_entry),
        entry("2", more=payment(of_payment)),
        entry("3", more=payment(of_payment) * 2),
        entry("4", more=number + "<AcctSvcrRef>NOTPROVIDED</AcctSvcrRef>"),
        entry("5"),
    )
    assert [each.reference for each in found] == ["camt R-1", "camt R-2", None, None, None]


def test_value_days_and_codes() -> None:
    more = (
        "<ValDt><Dt>2026-10-03</Dt></ValDt><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RDDT</Cd>"
        "<SubFmlyCd>ESDD</SubFmlyCd></Fmly></Domn></BkTxCd>"
    )
    proprietary = "<BkTxCd><Prtry><Cd>541</Cd></Prtry></BkTxCd>"
    one, other = lines(entry("1", more=more), entry("2", more=proprietary))
    assert (one.date, one.value_date) == (dt.date(2026, 10, 1), dt.date(2026, 10, 3))
    assert (one.code, other.code) == ("ESDD", "541")


def test_an_entry_without_a_booking_day_is_of_its_value_day_or_the_statements() -> None:
    undated = entry("1").replace("BookgDt", "XyzDt")
    valued = entry("2").replace("BookgDt", "ValDt").replace("2026-10-01", "2026-09-30")
    found = lines(balance("OPBD", "0"), balance("CLBD", "3", day="2026-10-02"), undated, valued)
    assert [(each.date.day, each.amount) for each in found] == [(30, 2), (2, 1)]


def test_several_statements_and_accounts_in_any_order() -> None:
    other = OWN.replace("NL20INGB0001234567", "NL50RABO0123456789")
    text = document(OWN, entry("1")).replace(
        b"</Stmt>", f"</Stmt><Stmt>{other}{entry('2')}</Stmt><Stmt>{OWN}</Stmt>".encode(), 1
    )
    found = formats.parse(text)
    assert isinstance(found, StatementFile)
    assert [(each.account[4:8], each.total) for each in found.statements] == [
        ("INGB", 1),
        ("RABO", 2),
        ("INGB", 0),
    ]


def test_currency_of_the_balance_where_the_account_has_none_and_of_an_entry() -> None:
    own = OWN.replace("<Ccy>EUR</Ccy>", "")
    dollars = entry("2").replace("EUR", "USD")
    (statement,) = read(own, balance("OPBD", "1"), entry("1"), dollars).statements
    assert statement.currency == "EUR"
    assert [each.currency for each in statement.lines] == ["", "USD"]


def test_prefixed_names_and_a_wrapper_are_read_too() -> None:
    text = document(OWN, balance("OPBD", "1"), balance("CLBD", "2"), entry("1")).decode()
    bare = re.sub(r"<(/?)([A-Z])", r"<\1ns2:\2", text).replace("xmlns=", "xmlns:ns2=")
    wrapped = bare.replace("<ns2:Document", "<Envelope><ns2:Document", 1) + "</Envelope>"
    assert formats.parse(wrapped.encode()) == formats.parse(text.encode())


def test_newest_first_is_turned_around() -> None:
    later = entry("3").replace("10-01", "10-02")
    assert [each.amount for each in lines(later, entry("2"), entry("1"))] == [1, 2, 3]


def test_nothing_but_the_entry_in_hand_is_kept(tmp_path: Path) -> None:
    # 10,000 entries are 5 MB of text; the tree of them would be 30 MB
    file = tmp_path / "large.xml"
    details = payment("<Refs><EndToEndId>E</EndToEndId></Refs>" + "<Xyz>filler</Xyz>" * 20)
    file.write_bytes(document(OWN, balance("OPBD", "0"), *[entry("1", more=details)] * 10_000))
    text = file.read_text()
    tracemalloc.start()
    try:
        found = camt053.read(text)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(found.statements[0].lines) == 10_000
    assert peak < len(text) * 1.5


def test_a_million_elements_beside_each_other_pass_by() -> None:
    text = document(OWN, entry("1")).replace(b"<Stmt>", b"<a/>" * 1_000_000 + b"<Stmt>", 1)
    found = formats.parse(text)
    assert isinstance(found, StatementFile)
    assert found.statements[0].total == 1


# ---- camt.052


def report(*parts: str) -> StatementFile:
    text = document(OWN, *parts).replace(b"camt.053", b"camt.052")
    for before, after in ((b"BkToCstmrStmt", b"BkToCstmrAcctRpt"), (b"Stmt>", b"Rpt>")):
        text = text.replace(before, after)
    found = formats.parse(text)
    assert isinstance(found, StatementFile)
    assert found.format == "camt052"
    return found


def test_a_report_of_the_day_is_proved_by_the_balance_of_the_moment() -> None:
    pending = entry("9", status="<Sts>PDNG</Sts>")
    more = "<AcctSvcrRef>R-1</AcctSvcrRef>"
    found = report(balance("PRCD", "10"), balance("ITBD", "15"), entry("5", more=more), pending)
    (statement,) = found.statements
    assert statement.lines[0].reference == "camt052 R-1"  # a statement may number anew
    assert found.skipped == (("pending", 1),)
    assert prove(statement).result is Proved.PROVED


def test_a_report_of_a_part_of_the_day_proves_nothing() -> None:
    (statement,) = report(balance("OPBD", "10"), balance("ITBD", "99"), entry("5")).statements
    assert prove(statement).result is Proved.ABSENT


def test_a_report_without_reports_is_a_sentence() -> None:
    with pytest.raises(Unreadable) as caught:
        formats.parse(b"<Document><BkToCstmrAcctRpt></BkToCstmrAcctRpt></Document>")
    assert say(caught.value.saying) == (
        "the camt.052 file holds no statement (Rpt); download it again"
    )


def test_notices_are_refused_as_the_statement_holds_them_too() -> None:
    with pytest.raises(Unreadable) as caught:
        formats.parse(b"<Document><BkToCstmrDbtCdtNtfctn></BkToCstmrDbtCdtNtfctn></Document>")
    assert say(caught.value.saying) == (
        "this is camt.054, notices of single bookings that the statement holds too, without "
        "balances; download the statement as camt.053"
    )


@pytest.mark.parametrize(
    ("balances", "result"),
    [
        ((balance("CLBD", "15"), balance("FWAV", "1552", "2026-10-03")), Proved.PROVED),
        ((balance("CLBD", "15"), balance("FWAV", "1551", "2026-10-03")), Proved.BROKEN),
        ((balance("CLBD", "15"),), Proved.BROKEN),
        ((balance("CLBD", "14"), balance("FWAV", "1552", "2026-10-03")), Proved.BROKEN),
        ((balance("CLBD", "1552"), balance("FWAV", "15", "2026-10-03")), Proved.PROVED),
    ],
    ids=["stated", "other-number", "not-stated", "other-closing", "in-the-balance"],
)
def test_what_has_its_value_later_may_be_in_the_balance_to_come(
    balances: tuple[str, ...], result: Proved
) -> None:
    later = entry("1537", more="<ValDt><Dt>2026-10-03</Dt></ValDt>")
    (statement,) = read(OWN, balance("OPBD", "10"), *balances, entry("5"), later).statements
    assert prove(statement).result is result
    assert statement.closing is not None
    assert statement.closing.day == dt.date(2026, 10, 1)
