"""Invoices and bills from files: whose they are, what they become, and once."""

from __future__ import annotations

import zlib
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.importers import formats
from kasboek.importers.invoices.booking import InvoicePaper
from kasboek.importers.invoices.invoice import Invoice
from kasboek.importers.invoices.invoice import mistakes
from kasboek.importers.papers import PaperFile
from kasboek.importers.statement import Unreadable
from kasboek.words import say

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = """\
option "title" "De Spaak B.V."
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2020-01-01 open Assets:Bank:ING EUR
  iban: "NL20INGB0001234567"
  class: "cash"
2020-01-01 open Assets:Receivable EUR
  class: "receivable"
2020-01-01 open Assets:VAT EUR
  class: "vat"
2020-01-01 open Assets:Prepaid EUR
  class: "prepaid"
2020-01-01 open Liabilities:Payable EUR
  class: "payable"
2020-01-01 open Liabilities:VAT EUR
  class: "vat"
2020-01-01 open Equity:Suspense
  class: "suspense"
2020-01-01 open Income:Sales EUR
2020-01-01 open Expenses:Frames EUR
2020-01-01 open Expenses:Telecom EUR
2020-01-01 custom "categorise" "frames" Expenses:Frames
  match: "frames"
2020-01-01 custom "categorise" "sales" Income:Sales
  match: "jansen"
"""
SPACE = "urn:oasis:names:specification:ubl:schema:xsd:"


def party(which: str, name: str, vat: str = "") -> str:
    number = (
        f"<cac:PartyTaxScheme><cbc:CompanyID>{vat}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT"
        "</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"
    )
    return (
        f"<cac:Accounting{which}Party><cac:Party><cac:PartyName><cbc:Name>{name}</cbc:Name>"
        f"</cac:PartyName>{number if vat else ''}</cac:Party></cac:Accounting{which}Party>"
    )


def ubl(  # what an invoice may say
    seller: str = "Frames &amp; Co",
    buyer: str = "De Spaak BV",
    number: str = "F-881",
    *,
    root: str = "Invoice",
    code: str = "380",
    net: str = "100.00",
    vat: str = "21.00",
    gross: str = "121.00",
    payable: str = "121.00",
    totals: str = "",
    iban: str = "DE89370400440532013000",
    item: str = "frames",
    currency: str = "EUR",
    extra: str = "",
    more: str = "",
    rate: str = "21",
    category: str = "S",
    vat_id: str = "DE123456789",
) -> str:
    unit = f'currencyID="{currency}"'
    line = "CreditNoteLine" if root == "CreditNote" else "InvoiceLine"
    due = "" if root == "CreditNote" else "<cbc:DueDate>2026-10-25</cbc:DueDate>"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<{root} xmlns="{SPACE}{root}-2" xmlns:cac="{SPACE}CommonAggregateComponents-2"
 xmlns:cbc="{SPACE}CommonBasicComponents-2"><cbc:ID>{number}</cbc:ID>
<cbc:IssueDate>2026-10-11</cbc:IssueDate>{due}
<cbc:{root}TypeCode>{code}</cbc:{root}TypeCode>
<cbc:DocumentCurrencyCode>{currency}</cbc:DocumentCurrencyCode>{extra}
{party("Supplier", seller, vat_id)}{party("Customer", buyer)}
<cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cbc:PaymentID>RF1</cbc:PaymentID>
<cac:PayeeFinancialAccount><cbc:ID>{iban}</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
{more}<cac:TaxTotal><cbc:TaxAmount {unit}>{vat}</cbc:TaxAmount><cac:TaxSubtotal>
<cbc:TaxableAmount {unit}>{net}</cbc:TaxableAmount><cbc:TaxAmount {unit}>{vat}</cbc:TaxAmount>
<cac:TaxCategory><cbc:ID>{category}</cbc:ID><cbc:Percent>{rate}</cbc:Percent></cac:TaxCategory>
</cac:TaxSubtotal></cac:TaxTotal>
<cac:TaxTotal><cbc:TaxAmount currencyID="SEK">999.00</cbc:TaxAmount></cac:TaxTotal>
<cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount {unit}>{net}</cbc:TaxExclusiveAmount>
<cbc:TaxInclusiveAmount {unit}>{gross}</cbc:TaxInclusiveAmount>{totals}
<cbc:PayableAmount {unit}>{payable}</cbc:PayableAmount></cac:LegalMonetaryTotal>
<cac:{line}><cbc:LineExtensionAmount {unit}>{net}</cbc:LineExtensionAmount>
<cac:Item><cbc:Name>{item}</cbc:Name></cac:Item></cac:{line}></{root}>"""


# --- the files of others, against SOURCES.md: number, day, net, gross, payable, credit, lines

EXPECTED = [
    ("ubl/simplerinvoicing__SI-UBL-2.0_ok_full", "TOSL108 2009-12-15 1436.5 1728.7 729 5"),
    ("ubl/simplerinvoicing__SI-UBL-2.0_ok_minimal", "12115118 2015-01-09 200.00 242.00 242.00 1"),
    (
        "ubl/simplerinvoicing__SI-UBL-2.0_BR-NL-8_ok_381",
        "12115118 2015-01-09 200.00 227.00 227.00 3",
    ),
    (
        "ubl/simplerinvoicing__SI-UBL-2.0_ok_allowance_line",
        "12115118 2015-01-09 100.00 106.00 106.00 3",
    ),
    (
        "ubl/simplerinvoicing__SI-UBL-2.0_ok_tax_category_O",
        "12115118 2015-01-09 200.00 200.00 200.00 3",
    ),
    (
        "ubl/simplerinvoicing__NLCIUS-CII_ok_example",
        "1100512149 2014-11-10 908.91 1099.78 1099.78 10",
    ),
    ("ubl/xrechnung__01.01a-INVOICE_ubl", "123456XX 2016-04-04 314.86 336.9 336.9 2"),
    ("ubl/xrechnung__01.01a-INVOICE_uncefact", "123456XX 2016-04-04 314.86 336.9 336.9 2"),
    ("facturx/factur-x__factur-x-en16931", "F20260023 2026-01-31 100.00 104.90 104.90 3"),
    ("facturx/factur-x__factur-x-minimum", "F20260023 2026-01-31 100.00 104.90 104.90 0"),
]


def one(data: bytes) -> Invoice:
    read = formats.parse(data)
    assert isinstance(read, PaperFile)
    (paper,) = read.papers
    assert isinstance(paper, InvoicePaper)
    return paper.invoice


@pytest.mark.parametrize(
    ("name", "expected"), EXPECTED, ids=[e[0].split("__")[1] for e in EXPECTED]
)
def test_real_invoices(samples: Path, name: str, expected: str) -> None:
    found = one((samples / f"{name}.xml").read_bytes())
    number, day, net, gross, payable, lines = expected.split()
    assert (found.number, str(found.day), found.currency) == (number, day, "EUR")
    assert (found.net, found.gross, found.payable) == tuple(map(Decimal, (net, gross, payable)))
    assert found.credit == ("381" in name)
    assert len(found.texts) == int(lines)
    assert mistakes(found) == ()


@pytest.mark.parametrize("name", [each[0] for each in EXPECTED])
def test_real_invoices_become_ledgers_that_check(samples: Path, desk: Any, name: str) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER.replace("2020-01-01", "2000-01-01"))
    content = (samples / f"{name}.xml").read_bytes()
    assert desk.take(content)[0]["new"] == 1
    desk.entries()
    before = desk.texts()
    assert desk.take(content)[0]["new"] == 0
    assert desk.texts() == before


def test_the_full_example_of_nlcius_is_paid_in_part_and_rounded(samples: Path, desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER.replace("2020-01-01", "2000-01-01"))
    desk.take((samples / f"{EXPECTED[0][0]}.xml").read_bytes())
    # 1728.70 with 1000 prepaid and 0.30 rounding leaves 729 to pay
    postings = desk.text("books/2009/bills.beancount").split("x-vat:")[1]
    assert " ".join(postings.split()) == (
        '"E" Liabilities:Payable -729 EUR Assets:Prepaid -1000 EUR Equity:Suspense 1436.50 EUR '
        "Equity:Suspense 0.30 EUR Assets:VAT 292.10 EUR x-vat-rate: 0.20 x-vat-base: 1460.50 EUR "
        "Assets:VAT 0.10 EUR x-vat-rate: 0.10 x-vat-base: 1 EUR"
    )


def test_one_invoice_in_two_syntaxes_is_booked_once(samples: Path, desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER.replace("2020-01-01", "2000-01-01"))
    both = [(samples / f"{EXPECTED[i][0]}.xml").read_bytes() for i in (6, 7)]
    assert [each["new"] for each in desk.take(*both)] == [1, 0]
    assert [each["new"] for each in desk.take(*reversed(both))] == [0, 0]


# --- whose it is


def test_a_bill_of_an_unknown_supplier_brings_the_supplier(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take(ubl())
    assert (
        desk.text("books/2026/bills.beancount")
        == """\
; bills, 2026

2026-10-11 * "Frames & Co" "frames"
  bill: "F-881"
  x-reference: "RF1"
  x-iban: "DE89370400440532013000"
  due: 2026-10-25
  Liabilities:Payable                        -121.00 EUR
  Expenses:Frames                             100.00 EUR
  Assets:VAT                                   21.00 EUR
    x-vat-rate: 0.21
    x-vat-base: 100.00 EUR
"""
    )
    assert (
        desk.text("relations.beancount")
        == """\
; relations

2026-10-11 custom "supplier" "Frames & Co"
  iban: "DE89370400440532013000"
  payment-terms: "14"
  x-vat-id: "DE123456789"
"""
    )
    desk.entries()
    (item,) = desk.book().items
    assert (item.id, str(item.due), item.amount) == (
        "bill/Frames & Co/F-881",
        "2026-10-25",
        Decimal("121.00"),
    )
    assert desk.problems == []


OURS = ubl("De Spaak", "Rijwielhuis Jansen", "2026-0412", iban="NL20INGB0001234567", vat_id="")


@pytest.mark.parametrize(
    ("file", "ledger"),
    [
        (OURS, LEDGER),
        (ubl("Wij", "Rijwielhuis Jansen", "2026-0412", iban="NL20 INGB 0001 2345 67"), LEDGER),
        (
            ubl("Wij", "Rijwielhuis Jansen", "2026-0412", vat_id="NL 8095.61.074.B.01"),
            LEDGER
            + '2020-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT\n'
            + '  x-vat-id: "NL809561074B01"\n',
        ),
        (
            ubl("Wij", "R. JANSEN", "2026-0412"),
            LEDGER + '2020-01-01 custom "customer" "Rijwielhuis Jansen"\n  alias: "r. jansen"\n',
        ),
    ],
    ids=["title", "iban", "vat-number", "customer"],
)
def test_what_tells_that_an_invoice_is_ours(desk: Any, file: str, ledger: str) -> None:  # noqa: ANN401 # Desk
    desk.begin(ledger)
    desk.take(file)
    text = desk.text("books/2026/invoices.beancount")
    assert '2026-10-11 * "Rijwielhuis Jansen" "frames"\n  invoice: "2026-0412"\n' in text
    assert " ".join(text.split()).endswith(
        "Assets:Receivable 121.00 EUR Income:Sales -100.00 EUR Liabilities:VAT -21.00 EUR "
        "x-vat-rate: 0.21 x-vat-base: 100.00 EUR"
    )
    desk.entries()
    assert desk.book().items[0].receivable


def test_from_us_to_us_is_refused(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take(ubl("De Spaak", "de spaak b.v."))
    assert desk.problems == [
        (
            "invoice F-881 is from and to De Spaak B.V.; it cannot be both; correct the name "
            "of one "
            'party, or option "title" in the ledger'
        )
    ]
    assert not desk.answer[0]["imported"]


def test_another_iban_than_the_ledger_knows_is_a_warning(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(
        LEDGER + '2020-01-01 custom "supplier" "Frames & Co"\n  iban: "NL94RABO0099887702"\n'
    )
    desk.take(ubl())
    assert desk.problems == [
        (
            "F-881: Frames & Co asks to pay to DE89370400440532013000, the ledger knows "
            "NL94RABO0099887702; ask them on a number you already had before you pay"
        )
    ]
    assert desk.answer[0]["new"] == 1


def test_neither_party_known_is_taken_for_a_bill_and_says_so(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take(ubl(buyer="Someone Else"), lang="nl")
    assert desk.problems == [
        (
            "F-881 is als inkoopfactuur van Frames & Co geboekt, want geen van beide partijen is "
            'bekend; is het uw eigen verkoopfactuur, schrijf dan in option "title" uw bedrijfsnaam '
            "zoals die op de factuur staat"
        )
    ]


# --- where it goes


def test_without_a_rule_history_tells_and_else_suspense(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take(ubl("Bellers", item="calls", number="1"))
    assert desk.problems == [
        (
            "1 of Bellers stands on Equity:Suspense (flag !), as no rule and no earlier "
            "invoice says "
            "where; 'kasboek import --ask' asks"
        )
    ]
    path = desk.home / "books/2026/bills.beancount"
    assert '2026-10-11 ! "Bellers"' in path.read_text()
    path.write_text(path.read_text().replace("Equity:Suspense", "Expenses:Telecom"), "utf-8")
    desk.take(ubl("Bellers", item="calls", number="2"))
    assert desk.problems == []
    assert desk.text("books/2026/bills.beancount").count("Expenses:Telecom") == 2


def test_a_rule_for_costs_is_no_rule_for_sales(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take(ubl("De Spaak", "Fietshuis"))
    assert '2026-10-11 ! "Fietshuis"' in desk.text("books/2026/invoices.beancount")


def test_an_account_that_is_missing_is_to_be_pasted(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(
        LEDGER.replace('  class: "payable"\n', "").replace("Liabilities:Payable", "Liabilities:X")
    )
    desk.take(ubl())
    assert desk.problems == [
        (
            "invoice F-881 needs an account of class payable; paste this into the ledger and "
            "import "
            'again:\n    2026-10-11 open Liabilities:Payable\n      class: "payable"'
        )
    ]


def test_a_currency_the_accounts_do_not_take(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take(ubl(currency="USD"))
    assert desk.problems[0] == (
        "invoice F-881 is in USD, which Liabilities:Payable does not take; add USD to its open "
        "directive"
    )


def test_reversed_vat_is_told(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take(ubl(category="K", rate="0", vat="0.00", gross="100.00", payable="100.00"))
    assert desk.problems == [
        "F-881 of Frames & Co: the VAT is reversed to you; declare it in your VAT return"
    ]
    assert '  x-vat: "K"\n' in desk.text("books/2026/bills.beancount")


# --- credit


NAMES = (
    "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>F-881</cbc:ID>"
    "</cac:InvoiceDocumentReference></cac:BillingReference>"
)


@pytest.mark.parametrize(("root", "code"), [("CreditNote", "381"), ("Invoice", "381")])
def test_a_credit_note_lowers_the_bill_it_names(desk: Any, root: str, code: str) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take(ubl())
    note = ubl(
        number="C-1",
        root=root,
        code=code,
        extra=NAMES,
        net="10.00",
        vat="2.10",
        gross="12.10",
        payable="12.10",
    )
    assert desk.take(note)[0]["new"] == 1
    assert desk.take(note)[0]["new"] == 0
    desk.entries()
    (item,) = desk.book().items
    assert item.open_on(item.due) == Decimal("108.90")
    assert '  credits: "F-881"\n' in desk.text("books/2026/bills.beancount")


@pytest.mark.parametrize("seller", ["Frames &amp; Co", "Others"])
def test_a_credit_note_finds_the_bill_that_comes_with_it(desk: Any, seller: str) -> None:  # noqa: ANN401 # Desk
    """Both came in one go, the note first, as files are sorted: its bill is in no ledger yet.

    A note of another supplier that names that number is about something else.
    """
    desk.begin(LEDGER)
    note = ubl(
        seller,
        number="C-1",
        root="CreditNote",
        code="381",
        extra=NAMES,
        net="10.00",
        vat="2.10",
        gross="12.10",
        payable="12.10",
        iban="" if seller == "Others" else "DE89370400440532013000",
        vat_id="" if seller == "Others" else "DE123456789",
    )
    desk.take(note, ubl())
    desk.entries()
    left = {item.number: item.open_on(item.due) for item in desk.book().items}
    mine = seller != "Others"
    assert left["F-881"] == Decimal("108.90" if mine else "121.00")
    key = "credits" if mine else "x-credits"
    assert f'  {key}: "F-881"\n' in desk.text("books/2026/bills.beancount")


def test_a_negative_invoice_is_money_back(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take(ubl(net="-100.00", vat="-21.00", gross="-121.00", payable="-121.00"))
    desk.entries()
    (item,) = desk.book().items
    assert item.amount == Decimal("-121.00")


def test_a_negative_credit_note_may_mean_either(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take(ubl(code="381", net="-100.00", vat="-21.00", gross="-121.00", payable="-121.00"))
    assert desk.problems == [
        (
            "credit note F-881 has a negative total: it may mean either; ask the sender "
            "whether you "
            "get or owe this money, and book it by hand"
        )
    ]


# --- sums


@pytest.mark.parametrize(
    ("change", "sum_"),
    [
        (
            {"gross": "122.00", "payable": "122.00"},
            ("the total with VAT should be € 121.00, written is € 122.00"),
        ),
        (
            {"payable": "120.00"},
            (
                "the amount to pay, less what was prepaid and rounded, should be € "
                "121.00, written is € 120.00"
            ),
        ),
        (
            {
                "more": "<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator>"
                "<cbc:Amount>5</cbc:Amount></cac:AllowanceCharge>"
            },
            (
                "the total without VAT, from lines, charges and allowances, should be "
                "€ 105.00, written is € 100.00"
            ),
        ),
    ],
)
def test_what_does_not_add_up_is_refused(desk: Any, change: dict[str, str], sum_: str) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    desk.take(ubl(**change))
    assert desk.problems == [
        f"invoice F-881 does not add up: {sum_}; ask the sender for a correct one"
    ]
    assert not (desk.home / "books").exists()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "2026-10-11",
            "eleven",
            (
                "'eleven' in IssueDate is no date; expected 2026-10-31; ask the sender "
                "for the invoice again"
            ),
        ),
        (
            ">121.00<",
            ">1e9<",
            (
                "'1e9' in TaxInclusiveAmount is no amount; expected 1234.56; ask the "
                "sender for the invoice again"
            ),
        ),
        (
            ">EUR<",
            ">EUR x<",
            (
                "'EUR x' in DocumentCurrencyCode is no currency; expected three "
                "capitals as EUR; ask the sender for the invoice again"
            ),
        ),
        (">F-881<", "><", "the invoice has no ID; ask the sender for it again"),
        (
            "</Invoice>",
            "",
            ("line 19: the XML breaks off or is damaged; export or download the file again"),
        ),
        (
            "<cbc:ID>F-881",
            "<x>" * 70 + "<cbc:ID>F-881",
            (
                "the XML is nested more than 60 deep, such a file is not; it is "
                "refused; export or download it again"
            ),
        ),
        (
            "<Invoice",
            '<!DOCTYPE a [<!ENTITY b "c">]><Invoice',
            (
                "the XML declares entities or a document type, which no such file "
                "needs; it is refused; ask for the file again from whoever made it"
            ),
        ),
    ],
)
def test_what_cannot_be_read(old: str, new: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        formats.parse(ubl().replace(old, new).encode())
    assert say(caught.value.saying, "en") == sentence


# --- texts that would do harm, and bytes that are nothing


def test_text_that_would_be_a_directive_is_quoted(desk: Any) -> None:  # noqa: ANN401 # Desk
    desk.begin(LEDGER)
    evil = "x&quot;&#10;2026-01-01 close Assets:Bank:ING&#10;;=cmd()"
    desk.take(ubl(seller=evil, item=evil, number=evil))
    assert desk.answer[0]["new"] == 1
    assert not any(type(each).__name__ == "Close" for each in desk.entries())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(at=st.integers(0, 3000), cut=st.integers(0, 400), put=st.text(max_size=20))
def test_damaged_files_are_read_or_refused(at: int, cut: int, put: str) -> None:
    text = ubl()
    refused: Unreadable | None = None
    try:
        formats.parse((text[:at] + put + text[at + cut :]).encode("utf-8", "replace"))
    except Unreadable as error:
        refused = error
    assert refused is None or all(say(refused.saying, lang) for lang in ("en", "nl"))


# --- inside a PDF


def pdf(content: bytes, extra: bytes = b"") -> bytes:
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Page>>stream\nno zlib\nendstream\n2 0 obj<</Type /EmbeddedFile"
        b"/Filter/FlateDecode>>\nstream\r\n" + content + b"\nendstream\n" + extra + b"%%EOF"
    )


def test_the_invoice_inside_a_pdf(samples: Path, desk: Any) -> None:  # noqa: ANN401 # Desk
    xml = (samples / f"{EXPECTED[8][0]}.xml").read_bytes()
    desk.begin(LEDGER)
    packed, plain = pdf(zlib.compress(xml)), pdf(xml)
    assert [each["new"] for each in desk.take(packed, plain, xml)] == [1, 0, 0]
    assert [each["format"] for each in desk.answer] == ["facturx", "facturx", "cii"]
    desk.entries()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            pdf(zlib.compress(b"a page")),
            (
                "the PDF holds no invoice in XML (Factur-X, ZUGFeRD); ask the sender "
                "for the UBL or XML file, or book it by hand"
            ),
        ),
        (
            pdf(b"", b"trailer <</Encrypt 9 0 R>>"),
            ("the PDF is locked with a password; save it without, or ask the sender for the XML"),
        ),
        (
            pdf(zlib.compress(b"<CrossIndustryInvoice>" + b" " * (33 * 1024 * 1024))),
            (
                "the invoice inside the PDF is larger than 32 MB; it is refused; ask "
                "the sender for it again"
            ),
        ),
    ],
    ids=["none", "locked", "bomb"],
)
def test_a_pdf_that_cannot_be_read(data: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        formats.parse(data)
    assert say(caught.value.saying, "en") == sentence
