"""Moneybird's API, saved as JSON: invoices, bills, contacts, accounts and what it has of the bank.

An invoice that was paid before the ledger's own bank accounts begin is history, and left out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.accounts import AccountClass
from kasboek.core.saying import saying
from kasboek.importers.bookkeeping.moneybird_bank import is_of_the_bank
from kasboek.importers.bookkeeping.moneybird_bank import mutations
from kasboek.importers.bookkeeping.moneybird_chart import chart_papers
from kasboek.importers.bookkeeping.moneybird_contacts import contact_papers
from kasboek.importers.bookkeeping.moneybird_contacts import party
from kasboek.importers.files import saved_json
from kasboek.importers.invoices.booking import InvoicePaper
from kasboek.importers.invoices.invoice import Invoice
from kasboek.importers.invoices.invoice import Rate
from kasboek.importers.invoices.invoice import currency
from kasboek.importers.invoices.invoice import distinct
from kasboek.importers.invoices.invoice import needed
from kasboek.importers.papers import PaperFile
from kasboek.importers.statement import Unreadable
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from kasboek.core.book import Book
    from kasboek.importers.files.saved_json import Record
    from kasboek.importers.papers import Paper
    from kasboek.importers.papers import Pieces
    from kasboek.importers.statement import StatementFile

NAME = "moneybird"
TITLE = "Moneybird JSON"

_UNSENT = frozenset({"draft", "scheduled", "new"})
_HUNDRED = Decimal(100)


def identify(text: str) -> bool:
    """Return whether this is a list of what Moneybird has, each with its administration."""
    found = _records(text)
    return bool(found) and all("administration_id" in each and "id" in each for each in found)


def read(text: str) -> PaperFile | StatementFile:
    """Read one kind of answer: a list of invoices, bills, contacts, accounts or mutations.

    Raises:
        Unreadable: it is another kind, or a value in it is none.
    """
    found = _records(text)
    first = found[0]
    if "account_type" in first and "financial_account_id" in first:
        return PaperFile(NAME, chart_papers(found))
    if "customer_id" in first and "company_name" in first:
        return contact_papers(found, NAME)
    if "details" in first and "total_price_incl_tax" in first:
        return _invoices(found)
    if all(map(is_of_the_bank, found)):
        return mutations(found, NAME)
    raise Unreadable(saying("bookkeeping.moneybird-other"))


def _records(text: str) -> list[Record]:
    return saved_json.pages(text)


@dataclass(frozen=True, slots=True)
class MoneybirdPaper:
    """An invoice or bill, and the day on which all of it was paid, if it was."""

    paper: InvoicePaper
    paid: dt.date | None

    @property
    def identity(self) -> str:
        """Return what tells it from any other."""
        return self.paper.identity

    @property
    def day(self) -> dt.date:
        """Return the day of the invoice."""
        return self.paper.day

    def known(self, book: Book) -> bool:
        """Return whether the ledger has it, or began after it was paid."""
        begun = min((each.opened for each in book.of_class(AccountClass.CASH)), default=None)
        is_history = self.paid is not None and begun is not None and self.paid < begun
        return is_history or self.paper.known(book)

    def pieces(self, book: Book) -> Pieces:
        """Return its transaction, and its relation where that is new."""
        return self.paper.pieces(book)


def _invoices(found: Sequence[Record]) -> PaperFile:
    skipped: Counter[str] = Counter()
    numbers = {each.text("id"): each.text("invoice_id", "reference") for each in found}
    papers: list[Paper] = []
    for each in found:
        reason = _reason(each)
        if reason:
            skipped[reason] += 1
        else:
            papers.append(_paper(each, numbers))
    return PaperFile(NAME, tuple(papers), tuple(sorted(skipped.items())))


def _reason(each: Record) -> str:
    """Return why it is not booked: not sent, no bill after all, empty, or from nobody."""
    if each.text("state") in _UNSENT:
        return "draft"
    if each.get("revenue_invoice") is True:
        return "revenue"
    if not each.records("details") and not each.amount("total_price_incl_tax"):
        return "empty"
    if "revenue_invoice" in each and not party(each.record("contact")).name:
        return "nameless"
    return ""


def _paper(each: Record, numbers: Mapping[str, str]) -> MoneybirdPaper:
    paid = None
    if each.text("state") == "paid":
        days = [one.day("payment_date") for one in each.records("payments")]
        paid = max(days) if days else each.day("paid_at") if each.text("paid_at") else None
    return MoneybirdPaper(InvoicePaper(_invoice(each, numbers)), paid)


def _invoice(each: Record, numbers: Mapping[str, str]) -> Invoice:
    """Return one invoice; what is negative in Moneybird is a credit note."""
    ours = "revenue_invoice" not in each
    gross, net = each.amount("total_price_incl_tax"), each.amount("total_price_excl_tax")
    credit = gross < 0
    sign = -1 if credit else 1
    contact = each.record("contact")
    other, us = party(contact), party(each.record("nobody"))
    accounts = {one.text("ledger_account_id") for one in each.records("details")}
    ibans = distinct((account_number(contact.text("sepa_iban", "bank_account")),))
    return Invoice(
        NAME,
        needed(each.text("invoice_id", "reference", "entry_number"), each.place("reference")),
        each.day("invoice_date", "date"),
        each.day("due_date") if each.text("due_date") else None,
        currency(each.text("currency"), each.place("currency")),
        credit,
        us if ours else other,
        other if ours else us,
        sign * net,
        sign * (gross - net),
        sign * gross,
        Decimal(),
        Decimal(),
        sign * gross,
        tuple(_rates(each, net, sign)),
        payees=() if ours else ibans,
        payers=ibans if ours else (),
        reference=each.text("reference", "payment_reference") if ours else "",
        credits=numbers.get(each.text("original_sales_invoice_id"), ""),
        texts=distinct(one.text("description") for one in each.records("details")),
        ours=ours,
        account=accounts.pop() if len(accounts) == 1 else "",
    )


def _rates(each: Record, net: Decimal, sign: int) -> Iterator[Rate]:
    """Give the VAT per rate; the rest of what is sold has none."""
    totals = each.records("tax_totals")
    rest = net
    for one in totals:
        base, vat = one.amount("taxable_amount"), one.amount("tax_amount")
        rest -= base
        percent = (vat / base * _HUNDRED).quantize(Decimal(1)) if base else Decimal()
        yield Rate("", percent, sign * base, sign * vat)
    if totals and rest:
        yield Rate("", Decimal(), sign * rest, Decimal())
