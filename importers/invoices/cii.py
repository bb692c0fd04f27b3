"""UN/CEFACT CII invoices: Factur-X and ZUGFeRD in every profile, NLCIUS-CII, XRechnung."""

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

NAME = "cii"
TITLE = "CII, Factur-X"

_FIRST_ROOT = "crossindustrydocument"
_ROOTS = frozenset({"crossindustryinvoice", _FIRST_ROOT})
_TRADE = "supplychaintradetransaction"
_FIRST = {
    "headerexchangeddocument": "exchangeddocument",
    "specifiedsupplychaintradetransaction": _TRADE,
    "applicablesupplychaintradeagreement": "applicableheadertradeagreement",
    "applicablesupplychaintradesettlement": "applicableheadertradesettlement",
    "specifiedsupplychaintradesettlement": "specifiedlinetradesettlement",
}
"""What ZUGFeRD 1.0 calls the elements of EN 16931; the sums have their parent's name in them."""
_PROFILE = "exchangeddocumentcontext/guidelinespecifieddocumentcontextparameter/id"
_MEANS = "specifiedtradesettlementpaymentmeans"


def identify(text: str) -> bool:
    """Return whether this is a cross-industry invoice."""
    start = text[:8000]
    return "<" in start[:200] and "CrossIndustry" in start


def read(text: str) -> PaperFile:
    """Read the one document of the file."""
    return paper_file(invoice(text))


def invoice(text: str, name: str = NAME) -> Invoice:
    """Return the document; `name` is the format it is told as."""
    root = _renamed(markup.tree(text, _ROOTS))
    head = root.find("exchangeddocument")
    agreed = root.find(f"{_TRADE}/applicableheadertradeagreement")
    settled = root.find(f"{_TRADE}/applicableheadertradesettlement")
    unit = e.currency(told(settled, "invoicecurrencycode"), "InvoiceCurrencyCode")
    totals = (
        None if settled is None else settled.find("specifiedtradesettlementheadermonetarysummation")
    )
    return Invoice(
        name,
        e.needed(told(head, "id"), "ExchangedDocument/ID"),
        e.day(told(head, "issuedatetime/datetimestring"), "IssueDateTime"),
        _due(settled),
        unit,
        told(head, "typecode") in e.CREDIT_CODES,
        _party(agreed, "sellertradeparty"),
        _party(agreed, "buyertradeparty"),
        net=_total(totals, "TaxBasisTotalAmount"),
        vat=_vat(totals, unit),
        gross=_total(totals, "GrandTotalAmount"),
        prepaid=_prepaid(root, totals),
        rounding=e.optional(told(totals, "roundingamount"), "RoundingAmount"),
        payable=_payable(totals),
        rates=_rates(settled),
        subtotal=_subtotal(root),
        extra=_summed(totals) if root.tag == _FIRST_ROOT else _extra(settled),
        payees=_accounts(settled, "payeepartycreditorfinancialaccount"),
        payers=_accounts(settled, "payerpartydebtorfinancialaccount"),
        reference=told(settled, "paymentreference"),
        credits=told(settled, "invoicereferenceddocument/issuerassignedid"),
        texts=_texts(root, head),
    )


def _renamed(root: Element) -> Element:
    """Return the document with the names of today, whichever version it has."""
    if root.tag == _FIRST_ROOT:
        for each in root.iter():
            each.tag = _FIRST.get(each.tag, each.tag)
        for name in ("header", "line"):
            parent = f"{'applicable' if name == 'header' else 'specified'}{name}tradesettlement"
            for each in root.iterfind(f".//{parent}/specifiedtradesettlementmonetarysummation"):
                each.tag = f"specifiedtradesettlement{name}monetarysummation"
    return root


def _total(totals: Element | None, name: str) -> Decimal:
    return e.amount(told(totals, name.lower()), name)


def _prepaid(root: Element, totals: Element | None) -> Decimal:
    """Return what was prepaid; the profile MINIMUM has no name for it, it is what is not due."""
    text = told(totals, "totalprepaidamount")
    if not text and told(root, _PROFILE).endswith(":minimum"):
        return _total(totals, "GrandTotalAmount") - _payable(totals)
    return e.optional(text, "TotalPrepaidAmount")


def _payable(totals: Element | None) -> Decimal:
    """Return what is due: all of it less what was prepaid, where ZUGFeRD 1.0 does not say."""
    if told(totals, "duepayableamount"):
        return _total(totals, "DuePayableAmount")
    prepaid = e.optional(told(totals, "totalprepaidamount"), "TotalPrepaidAmount")
    return _total(totals, "GrandTotalAmount") - prepaid


def _due(settled: Element | None) -> dt.date | None:
    text = told(settled, "specifiedtradepaymentterms/duedatedatetime/datetimestring")
    return e.day(text, "DueDateDateTime") if text else None


def _party(agreed: Element | None, which: str) -> Party:
    party = None if agreed is None else agreed.find(which)
    if party is None:
        return Party(())
    numbers = (
        told(each, "id")
        for each in party.iterfind("specifiedtaxregistration")
        if (scheme := each.find("id")) is not None and scheme.get("schemeID") == "VA"
    )
    names = (told(party, "name"), told(party, "specifiedlegalorganization/tradingbusinessname"))
    return Party(e.distinct(names), next(filter(None, numbers), ""))


def _vat(totals: Element | None, unit: str) -> Decimal:
    """Return the total in the invoice's currency; another may be in that of the tax office."""
    every = () if totals is None else totals.findall("taxtotalamount")
    texts = [told(each, ".") for each in every if each.get("currencyID", unit) == unit]
    return e.optional(texts[0], "TaxTotalAmount") if texts else Decimal()


def _rates(settled: Element | None) -> tuple[Rate, ...]:
    every = () if settled is None else settled.findall("applicabletradetax")
    return tuple(
        Rate(
            told(each, "categorycode").upper(),
            e.optional(
                told(each, "rateapplicablepercent") or told(each, "applicablepercent"),
                "RateApplicablePercent",
            ),
            e.amount(told(each, "basisamount"), "BasisAmount"),
            e.amount(told(each, "calculatedamount"), "CalculatedAmount"),
        )
        for each in every
    )


def _lines(root: Element) -> list[Element]:
    """Return the lines that count: a heading of lines below it is none of them."""
    every = root.findall(f"{_TRADE}/includedsupplychaintradelineitem")
    code = "associateddocumentlinedocument/linestatusreasoncode"
    return [each for each in every if told(each, code).upper() not in {"GROUP", "INFORMATION"}]


def _subtotal(root: Element) -> Decimal | None:
    path = "specifiedlinetradesettlement/specifiedtradesettlementlinemonetarysummation"
    every = (told(each, f"{path}/linetotalamount") for each in _lines(root))
    texts = [text for text in every if text]  # in ZUGFeRD 1.0 a remark may be a line
    amounts = (e.amount(text, "LineTotalAmount") for text in texts)
    return sum(amounts, Decimal()) if texts else None


def _extra(settled: Element | None) -> Decimal:
    found = Decimal()
    for each in () if settled is None else settled.findall("specifiedtradeallowancecharge"):
        number = e.amount(told(each, "actualamount"), "ActualAmount")
        is_charge = told(each, "chargeindicator/indicator").lower() in {"true", "1"}
        found += number if is_charge else -number
    for each in () if settled is None else settled.findall("specifiedlogisticsservicecharge"):
        found += e.amount(told(each, "appliedamount"), "AppliedAmount")
    return found


def _summed(totals: Element | None) -> Decimal:
    """Return charges less allowances as the totals say: ZUGFeRD 1.0's single ones have any sign."""
    charges = e.optional(told(totals, "chargetotalamount"), "ChargeTotalAmount")
    return charges - e.optional(told(totals, "allowancetotalamount"), "AllowanceTotalAmount")


def _accounts(settled: Element | None, which: str) -> tuple[str, ...]:
    every = () if settled is None else settled.findall(f"{_MEANS}/{which}")
    numbers = (told(each, "ibanid") or told(each, "proprietaryid") for each in every)
    return e.distinct(account_number(each) for each in numbers)


def _texts(root: Element, head: Element | None) -> tuple[str, ...]:
    names = (told(each, "specifiedtradeproduct/name") for each in _lines(root))
    return e.distinct(names) or e.distinct([told(head, "includednote/content")])
