"""UBL 2.1 invoices and credit notes: Peppol BIS 3, NLCIUS (SI-UBL), XRechnung, and plain UBL."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.importers.files import markup
from kasboek.importers.files.markup import told
from kasboek.importers.invoices import invoice as e
from kasboek.importers.invoices.booking import paper_file
from kasboek.importers.invoices.invoice import Invoice
from kasboek.importers.invoices.invoice import Party
from kasboek.importers.invoices.invoice import Rate
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    import datetime as dt
    from xml.etree.ElementTree import Element  # a type

    from kasboek.importers.papers import PaperFile

NAME = "ubl"
TITLE = "UBL"

_ROOTS = frozenset({"invoice", "creditnote"})
_SPACE = "urn:oasis:names:specification:ubl:schema:xsd:"


def identify(text: str) -> bool:
    """Return whether this is an invoice or credit note in UBL, in an envelope or without."""
    start = text[:8000]
    return "<" in start[:200] and (
        f"{_SPACE}Invoice-2" in start or f"{_SPACE}CreditNote-2" in start
    )


def read(text: str) -> PaperFile:
    """Read the one document of the file."""
    return paper_file(_invoice(markup.tree(text, _ROOTS)))


def _invoice(root: Element) -> Invoice:
    unit = e.currency(told(root, "documentcurrencycode"), "DocumentCurrencyCode")
    totals = root.find("legalmonetarytotal")
    code = told(root, "invoicetypecode") or told(root, "creditnotetypecode")
    lines = [*root.iterfind("invoiceline"), *root.iterfind("creditnoteline")]
    return Invoice(
        NAME,
        e.needed(told(root, "id"), "ID"),
        e.day(told(root, "issuedate"), "IssueDate"),
        _due(root),
        unit,
        root.tag == "creditnote" or code in e.CREDIT_CODES,
        _party(root, "accountingsupplierparty"),
        _party(root, "accountingcustomerparty"),
        net=_total(totals, "TaxExclusiveAmount"),
        vat=_vat(root, unit),
        gross=_total(totals, "TaxInclusiveAmount"),
        prepaid=e.optional(told(totals, "prepaidamount"), "PrepaidAmount"),
        rounding=e.optional(told(totals, "payableroundingamount"), "PayableRoundingAmount"),
        payable=_total(totals, "PayableAmount"),
        rates=_rates(root, unit),
        subtotal=_subtotal(lines),
        extra=_extra(root),
        payees=_accounts(root, "payeefinancialaccount"),
        payers=_accounts(root, "paymentmandate/payerfinancialaccount"),
        reference=next(
            filter(None, (told(m, "paymentid") for m in root.iterfind("paymentmeans"))), ""
        ),
        credits=told(root, "billingreference/invoicedocumentreference/id"),
        texts=e.distinct(told(each, "item/name") for each in lines)
        or e.distinct([told(root, "note")]),
    )


def _total(totals: Element | None, name: str) -> Decimal:
    return e.amount(told(totals, name.lower()), name)


def _due(root: Element) -> dt.date | None:
    text = told(root, "duedate") or told(root, "paymentmeans/paymentduedate")
    return e.day(text, "DueDate") if text else None


def _party(root: Element, which: str) -> Party:
    party = root.find(f"{which}/party")
    if party is None:
        return Party(())
    legal = (told(each, "registrationname") for each in party.iterfind("partylegalentity"))
    trading = (told(each, "name") for each in party.iterfind("partyname"))
    numbers = (
        told(each, "companyid")
        for each in party.iterfind("partytaxscheme")
        if told(each, "taxscheme/id").upper() in {"VAT", "BTW", ""}
    )
    return Party(e.distinct([*trading, *legal]), next(filter(None, numbers), ""))


def _tax_total(root: Element, unit: str) -> Element | None:
    """Return the total in the invoice's currency; another may be in that of the tax office."""
    totals = root.findall("taxtotal")
    for each in totals:
        amount = each.find("taxamount")
        if amount is not None and amount.get("currencyID", unit) == unit:
            return each
    return None


def _vat(root: Element, unit: str) -> Decimal:
    return e.optional(told(_tax_total(root, unit), "taxamount"), "TaxAmount")


def _rates(root: Element, unit: str) -> tuple[Rate, ...]:
    total = _tax_total(root, unit)
    if total is None:
        return ()
    return tuple(
        Rate(
            told(each, "taxcategory/id").upper(),
            e.optional(told(each, "taxcategory/percent") or told(each, "percent"), "Percent"),
            e.amount(told(each, "taxableamount"), "TaxableAmount"),
            e.amount(told(each, "taxamount"), "TaxAmount"),
        )
        for each in total.iterfind("taxsubtotal")
    )


def _subtotal(lines: list[Element]) -> Decimal | None:
    if not lines:
        return None
    amounts = (e.amount(told(each, "lineextensionamount"), "LineExtensionAmount") for each in lines)
    return sum(amounts, Decimal())


def _extra(root: Element) -> Decimal:
    """Return the document's charges less its allowances; those of a line are in its amount."""
    found = Decimal()
    for each in root.iterfind("allowancecharge"):
        number = e.amount(told(each, "amount"), "AllowanceCharge/Amount")
        found += number if told(each, "chargeindicator").lower() in {"true", "1"} else -number
    return found


def _accounts(root: Element, path: str) -> tuple[str, ...]:
    every = (told(each, f"{path}/id") for each in root.iterfind("paymentmeans"))
    return e.distinct(account_number(each) for each in every)
