"""ZUGFeRD 1.0, which calls much of the same invoice otherwise."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from kasboek.importers import formats
from kasboek.importers.invoices import cii
from kasboek.importers.invoices.invoice import mistakes

LINE = """\
<r:IncludedSupplyChainTradeLineItem>
  <r:SpecifiedSupplyChainTradeSettlement><r:SpecifiedTradeSettlementMonetarySummation>
    <r:LineTotalAmount currencyID="EUR">100.00</r:LineTotalAmount>
  </r:SpecifiedTradeSettlementMonetarySummation></r:SpecifiedSupplyChainTradeSettlement>
  <r:SpecifiedTradeProduct><r:Name>Schrauben</r:Name></r:SpecifiedTradeProduct>
</r:IncludedSupplyChainTradeLineItem>
"""
REMARK = """\
<r:IncludedSupplyChainTradeLineItem>
  <r:AssociatedDocumentLineDocument><r:IncludedNote><r:Content>geliefert im M&#228;rz</r:Content>
  </r:IncludedNote></r:AssociatedDocumentLineDocument>
</r:IncludedSupplyChainTradeLineItem>
"""
FIRST = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<r:CrossIndustryDocument xmlns:r="urn:ferd:CrossIndustryDocument:invoice:1p0">
<r:HeaderExchangedDocument><r:ID>R-17</r:ID><r:TypeCode>380</r:TypeCode>
  <r:IssueDateTime><r:DateTimeString format="102">20260305</r:DateTimeString></r:IssueDateTime>
</r:HeaderExchangedDocument>
<r:SpecifiedSupplyChainTradeTransaction>
<r:ApplicableSupplyChainTradeAgreement>
  <r:SellerTradeParty><r:Name>Lieferant GmbH</r:Name><r:SpecifiedTaxRegistration>
    <r:ID schemeID="VA">DE123456789</r:ID></r:SpecifiedTaxRegistration></r:SellerTradeParty>
  <r:BuyerTradeParty><r:Name>Klant BV</r:Name></r:BuyerTradeParty>
</r:ApplicableSupplyChainTradeAgreement>
<r:ApplicableSupplyChainTradeSettlement>
  <r:InvoiceCurrencyCode>EUR</r:InvoiceCurrencyCode>
  <r:SpecifiedTradeSettlementPaymentMeans><r:PayeePartyCreditorFinancialAccount>
    <r:IBANID>DE08700901001234567890</r:IBANID></r:PayeePartyCreditorFinancialAccount>
  </r:SpecifiedTradeSettlementPaymentMeans>
  <r:ApplicableTradeTax><r:CalculatedAmount>20.90</r:CalculatedAmount>
    <r:BasisAmount>110.00</r:BasisAmount><r:CategoryCode>S</r:CategoryCode>
    <r:ApplicablePercent>19.00</r:ApplicablePercent></r:ApplicableTradeTax>
  <r:SpecifiedTradeAllowanceCharge><r:ActualAmount>-2.00</r:ActualAmount>
  </r:SpecifiedTradeAllowanceCharge>
  <r:SpecifiedTradePaymentTerms><r:DueDateDateTime>
    <r:DateTimeString format="102">20260404</r:DateTimeString></r:DueDateDateTime>
  </r:SpecifiedTradePaymentTerms>
  <r:SpecifiedTradeSettlementMonetarySummation>
    <r:LineTotalAmount>100.00</r:LineTotalAmount>
    <r:ChargeTotalAmount>12.00</r:ChargeTotalAmount>
    <r:AllowanceTotalAmount>2.00</r:AllowanceTotalAmount>
    <r:TaxBasisTotalAmount>110.00</r:TaxBasisTotalAmount>
    <r:TaxTotalAmount currencyID="EUR">20.90</r:TaxTotalAmount>
    <r:GrandTotalAmount>130.90</r:GrandTotalAmount>
    <r:DuePayableAmount>130.90</r:DuePayableAmount>
  </r:SpecifiedTradeSettlementMonetarySummation>
</r:ApplicableSupplyChainTradeSettlement>
{LINE}{REMARK}
</r:SpecifiedSupplyChainTradeTransaction>
</r:CrossIndustryDocument>
"""


def test_the_first_version_is_read_as_the_later_ones() -> None:
    found = cii.invoice(FIRST)
    assert (found.number, found.day, found.due) == (
        "R-17",
        dt.date(2026, 3, 5),
        dt.date(2026, 4, 4),
    )
    assert (found.seller.name, found.seller.vat_id) == ("Lieferant GmbH", "DE123456789")
    assert (found.net, found.vat, found.payable) == (
        Decimal(110),
        Decimal("20.90"),
        Decimal("130.90"),
    )
    assert (found.subtotal, found.extra) == (Decimal(100), Decimal(10))
    assert found.payees == ("DE08700901001234567890",)
    assert found.texts == ("Schrauben",)
    assert formats.parse(FIRST.encode()).format == "cii"


def test_what_is_due_may_not_be_said() -> None:
    due = "<r:DuePayableAmount>130.90</r:DuePayableAmount>"
    prepaid = "<r:TotalPrepaidAmount>30.90</r:TotalPrepaidAmount>"
    assert cii.invoice(FIRST.replace(due, "")).payable == Decimal("130.90")
    assert cii.invoice(FIRST.replace(due, prepaid)).payable == Decimal(100)


def test_a_version_without_amounts_in_its_lines() -> None:
    found = cii.invoice(FIRST.replace(LINE, ""))
    assert found.subtotal is None


def test_the_smallest_profile_says_what_is_due_not_what_was_prepaid() -> None:
    text = (
        "<CrossIndustryInvoice><ExchangedDocumentContext>"
        "<GuidelineSpecifiedDocumentContextParameter><ID>urn:factur-x.eu:1p0:minimum</ID>"
        "</GuidelineSpecifiedDocumentContextParameter></ExchangedDocumentContext>"
        "<ExchangedDocument><ID>FA-10</ID><TypeCode>380</TypeCode><IssueDateTime>"
        '<DateTimeString format="102">20260305</DateTimeString></IssueDateTime></ExchangedDocument>'
        "<SupplyChainTradeTransaction><ApplicableHeaderTradeSettlement>"
        "<InvoiceCurrencyCode>EUR</InvoiceCurrencyCode>"
        "<SpecifiedTradeSettlementHeaderMonetarySummation>"
        "<TaxBasisTotalAmount>100.00</TaxBasisTotalAmount>"
        "<TaxTotalAmount>20.00</TaxTotalAmount><GrandTotalAmount>120.00</GrandTotalAmount>"
        "<DuePayableAmount>90.00</DuePayableAmount>"
        "</SpecifiedTradeSettlementHeaderMonetarySummation>"
        "</ApplicableHeaderTradeSettlement></SupplyChainTradeTransaction></CrossIndustryInvoice>"
    )
    found = cii.invoice(text)
    assert (found.gross, found.prepaid, found.payable) == (Decimal(120), Decimal(30), Decimal(90))
    assert not mistakes(found)
    assert mistakes(cii.invoice(text.replace(":minimum", ":basic")))
