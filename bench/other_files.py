"""Rows per second of saved JSON, an auditfile and an invoice, beside a bare read of the bytes.

Bare: the standard library's `json` with decimals, its `iterparse` that keeps nothing. Read: bytes
to statements or papers. No limit: they are read once in a company's life, or one at a time.
"""

from __future__ import annotations

import io
import json
import sys
from decimal import Decimal
from xml.etree.ElementTree import iterparse

from beside import best
from beside import told

from kasboek.importers import formats
from kasboek.importers.booking.intake import many_objects
from kasboek.importers.statement import StatementFile

ROWS = 20_000


def stripe_json() -> str:
    """Return balance transactions as Stripe's API lists them."""
    rows = [
        {
            "id": f"txn_{n:016d}",
            "object": "balance_transaction",
            "amount": 12100,
            "available_on": 1790812800,
            "created": 1790812800,
            "currency": "eur",
            "description": f"Order {n}",
            "exchange_rate": None,
            "fee": 55,
            "fee_details": [{"amount": 55, "currency": "eur", "type": "stripe_fee"}],
            "net": 12045,
            "reporting_category": "charge",
            "source": f"ch_{n:016d}",
            "status": "available",
            "type": "charge",
        }
        for n in range(ROWS)
    ]
    url = "/v1/balance_transactions"
    return json.dumps({"object": "list", "data": rows, "has_more": False, "url": url})


def xaf() -> str:
    """Return an auditfile of two lines per transaction."""
    lines = "".join(
        f"<transaction><nr>{n}</nr><desc>Factuur {n}</desc><periodNumber>1</periodNumber>"
        f"<trDt>2026-01-{n % 28 + 1:02d}</trDt><trLine><nr>1</nr><accID>1300</accID><docRef>F{n}"
        f"</docRef><effDate>2026-01-{n % 28 + 1:02d}</effDate><desc>Klant</desc><amnt>121.00</amnt>"
        f"<amntTp>D</amntTp></trLine><trLine><nr>2</nr><accID>8000</accID><docRef>F{n}</docRef>"
        f"<effDate>2026-01-{n % 28 + 1:02d}</effDate><desc>Omzet</desc><amnt>121.00</amnt>"
        "<amntTp>C</amntTp></trLine></transaction>\n"
        for n in range(ROWS // 2)
    )
    account = (
        "<ledgerAccount><accID>{}</accID><accDesc>{}</accDesc><accTp>{}</accTp></ledgerAccount>"
    )
    return (
        "<?xml version='1.0' encoding='UTF-8'?><auditfile xmlns='http://www.auditfiles.nl/XAF/3.2'>"
        "<header><fiscalYear>2026</fiscalYear><startDate>2026-01-01</startDate><endDate>2026-12-31"
        "</endDate><curCode>EUR</curCode><dateCreated>2027-01-02</dateCreated></header><company>"
        "<companyName>Proef B.V.</companyName><generalLedger>"
        f"{account.format(1300, 'Debiteuren', 'B')}{account.format(8000, 'Omzet', 'P')}"
        f"</generalLedger><transactions><linesCount>{ROWS}</linesCount><totalDebit>0</totalDebit>"
        f"<totalCredit>0</totalCredit><journal><jrnID>V</jrnID><desc>Verkoop</desc><jrnTp>S</jrnTp>"
        f"{lines}</journal></transactions></company></auditfile>"
    )


def ubl() -> str:
    """Return one invoice of so many lines."""
    lines = "".join(
        f"<cac:InvoiceLine><cbc:ID>{n}</cbc:ID><cbc:InvoicedQuantity unitCode='C62'>1"
        "</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID='EUR'>1.00"
        f"</cbc:LineExtensionAmount><cac:Item><cbc:Name>Artikel {n}</cbc:Name>"
        "<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent><cac:TaxScheme>"
        "<cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item><cac:Price>"
        "<cbc:PriceAmount currencyID='EUR'>1.00</cbc:PriceAmount></cac:Price></cac:InvoiceLine>\n"
        for n in range(1, ROWS + 1)
    )
    vat = Decimal(ROWS) * 21 / 100
    party = (
        "<cac:{0}><cac:Party><cac:PartyName><cbc:Name>{1}</cbc:Name></cac:PartyName>"
        "<cac:PartyLegalEntity><cbc:RegistrationName>{1}</cbc:RegistrationName>"
        "</cac:PartyLegalEntity></cac:Party></cac:{0}>"
    )
    base = "urn:oasis:names:specification:ubl:schema:xsd"
    return (
        f"<Invoice xmlns='{base}:Invoice-2' xmlns:cac='{base}:CommonAggregateComponents-2' "
        f"xmlns:cbc='{base}:CommonBasicComponents-2'><cbc:CustomizationID>urn:cen.eu:en16931:2017"
        "</cbc:CustomizationID><cbc:ID>2026-1</cbc:ID><cbc:IssueDate>2026-10-01</cbc:IssueDate>"
        "<cbc:DueDate>2026-10-31</cbc:DueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>"
        "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>"
        f"{party.format('AccountingSupplierParty', 'Leverancier')}"
        f"{party.format('AccountingCustomerParty', 'Proef')}<cac:TaxTotal>"
        f"<cbc:TaxAmount currencyID='EUR'>{vat:.2f}</cbc:TaxAmount><cac:TaxSubtotal>"
        f"<cbc:TaxableAmount currencyID='EUR'>{ROWS}.00</cbc:TaxableAmount><cbc:TaxAmount "
        f"currencyID='EUR'>{vat:.2f}</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>"
        "21</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>"
        "</cac:TaxSubtotal></cac:TaxTotal><cac:LegalMonetaryTotal><cbc:LineExtensionAmount "
        f"currencyID='EUR'>{ROWS}.00</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount "
        f"currencyID='EUR'>{ROWS}.00</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount "
        f"currencyID='EUR'>{ROWS + vat:.2f}</cbc:TaxInclusiveAmount><cbc:PayableAmount "
        f"currencyID='EUR'>{ROWS + vat:.2f}</cbc:PayableAmount></cac:LegalMonetaryTotal>{lines}"
        "</Invoice>"
    )


def parsed(data: bytes) -> None:
    """Go through JSON or XML and keep nothing."""
    if data.startswith(b"{"):
        json.loads(data, parse_float=Decimal)
        return
    for _, element in iterparse(io.BytesIO(data)):  # noqa: S314 # our own text
        element.clear()


def read(data: bytes) -> None:
    """Read all of it."""
    found = formats.parse(data)
    if isinstance(found, StatementFile):
        assert sum(len(each.lines) for each in found.statements) == ROWS
    else:
        assert found.papers


def main() -> int:
    """Print the figures."""
    for make in (stripe_json, xaf, ubl):
        data = make().encode()
        with many_objects():
            plain, full = best(parsed, data), best(read, data)
        name = make.__name__.replace("_", " ")
        print(told(ROWS, f"{name:11}", plain, full))
    return 0


if __name__ == "__main__":
    sys.exit(main())
