"""An invoice as text of the ledger: `invoice:` or `bill:`, its VAT by rate, its relation if new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stdnum import iban as iban_check

from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.importers.duplicates.remembered import VAT_ID
from kasboek.importers.duplicates.remembered import has_item
from kasboek.importers.duplicates.remembered import noted
from kasboek.importers.invoices import placing
from kasboek.importers.invoices.invoice import Invoice
from kasboek.importers.invoices.invoice import mistakes
from kasboek.importers.invoices.side import Side
from kasboek.importers.invoices.side import bare_vat
from kasboek.importers.invoices.side import side_of
from kasboek.importers.papers import Owed
from kasboek.importers.papers import PaperFile
from kasboek.importers.papers import Pieces
from kasboek.importers.statement import account_number
from kasboek.writing.merge import Directive
from kasboek.writing.text import amount
from kasboek.writing.text import metadata
from kasboek.writing.text import posting
from kasboek.writing.text import quoted
from kasboek.writing.text import transaction

if TYPE_CHECKING:
    import datetime as dt

    from kasboek.core.book import Book

_LONGEST = 200
_LONGEST_TERM = 366
_REVERSED = frozenset({"AE", "K"})
"""Categories of VAT that the buyer declares: domestic reverse charge, and within the EU."""


@dataclass(frozen=True, slots=True)
class InvoicePaper:
    """One invoice, bill or credit note on its way into the ledger."""

    invoice: Invoice

    @property
    def identity(self) -> str:
        """Return what tells it from any other."""
        return self.invoice.identity

    @property
    def day(self) -> dt.date:
        """Return the day of the invoice."""
        return self.invoice.day

    def known(self, book: Book) -> bool:
        """Return whether the ledger has its number, of the same counterparty on the same side."""
        side = side_of(book, self.invoice)
        if isinstance(side, Saying):
            return False
        number = self.invoice.number
        if self.invoice.credit:
            keys: tuple[str, ...] = ("credit-note",)
        else:
            keys = ("invoice",) if side.receivable else ("bill",)
        who = side.counterparty.lower()
        if any(
            each.value == number and each.strings[:1] and each.strings[0].lower() == who
            for key in keys
            for each in noted(book, key)
        ):
            return True
        return not self.invoice.credit and has_item(book, number, who, receivable=side.receivable)

    def pieces(self, book: Book) -> Pieces:
        """Return its transaction, and its relation where that is new."""
        invoice = self.invoice
        side = side_of(book, invoice)
        if isinstance(side, Saying):
            return Pieces({}, problems=(side,))
        if not side.counterparty:
            return Pieces({}, problems=(saying("invoices.no-name", number=invoice.number),))
        places, problems = placing.places(book, invoice, side)
        problems = (*mistakes(invoice), *problems)
        if places is None or problems:
            return Pieces({}, problems=problems)
        kind = "invoices" if side.receivable else "bills"
        text = _text(book, invoice, side, places)
        directive = Directive(invoice.day, 1, text)
        path = f"books/{invoice.day.year}/{kind}.beancount"
        relations = {} if side.known else {side.counterparty: _relation(invoice, side)}
        pieces = Pieces(
            {path: (directive,)}, relations=relations, notices=_notices(invoice, side, places)
        )
        if not invoice.credit:
            return pieces._replace(opens=_owed(side, invoice.number))
        loose, tied = (metadata(key, invoice.credits, 2) for key in ("x-credits", "credits"))
        if not invoice.credits or loose not in text:
            return pieces
        linked = directive._replace(text=text.replace(loose, tied, 1))
        return pieces._replace(credits=_owed(side, invoice.credits), linked={path: (linked,)})


def paper_file(invoice: Invoice) -> PaperFile:
    """Return the file of one document."""
    return PaperFile(invoice.format, (InvoicePaper(invoice),), follows=invoice.credit)


def _owed(side: Side, number: str) -> Owed:
    return Owed(side.receivable, side.counterparty, number)


def _text(book: Book, invoice: Invoice, side: Side, places: placing.Places) -> str:
    sign = placing.sign(invoice, side)
    unit = invoice.currency
    rows = [metadata(key, text, 2) for key, text in _keys(book, invoice, side)]
    if invoice.due:
        rows.append(f"  due: {invoice.due}\n")
    if invoice.payable:
        rows.append(posting(places.owed, sign * invoice.payable, unit))
    if invoice.prepaid:
        rows.append(posting(places.prepaid, sign * invoice.prepaid, unit))
    rows.append(posting(places.counter, -sign * (invoice.net + places.vat_in_cost), unit))
    if invoice.rounding:
        rows.append(posting(places.counter, -sign * invoice.rounding, unit))
    if places.vat:
        rows += _vat(invoice, places.vat, -sign)
    told = "; ".join(invoice.texts)[:_LONGEST]
    return transaction(invoice.day, places.flag, side.counterparty, told, "".join(rows))


def _vat(invoice: Invoice, account: str, sign: int) -> list[str]:
    """Return a posting for each rate, with the rate and what it is of."""
    unit = invoice.currency
    if not invoice.rates:
        return [posting(account, sign * invoice.vat, unit)] if invoice.vat else []
    rows = []
    for each in invoice.rates:
        if each.vat:
            rows += [
                posting(account, sign * each.vat, unit),
                f"    x-vat-rate: {amount((each.percent / 100).normalize())}\n",
                f"    x-vat-base: {amount(each.base)} {unit}\n",
            ]
    return rows


def _keys(book: Book, invoice: Invoice, side: Side) -> list[tuple[str, str]]:
    if not invoice.credit:
        found = [("invoice" if side.receivable else "bill", invoice.number)]
    else:
        found = [("credit-note", invoice.number)]
        if invoice.credits:
            there = any(
                item.number == invoice.credits
                and item.receivable == side.receivable
                and item.counterparty == side.counterparty
                for item in book.items
            )
            found.append(("credits" if there else "x-credits", invoice.credits))
    if invoice.reference and invoice.reference != invoice.number:
        found.append(("x-reference", invoice.reference[:_LONGEST]))
    if not side.receivable and invoice.payees:
        found.append(("x-iban", invoice.payees[0][:_LONGEST]))
    untaxed = sorted({each.category for each in invoice.rates if each.base and not each.vat} - {""})
    if untaxed:
        found.append(("x-vat", " ".join(untaxed)[:_LONGEST]))
    return found


def _relation(invoice: Invoice, side: Side) -> Directive:
    """Return the directive of a relation that the ledger does not know yet."""
    word = "customer" if side.receivable else "supplier"
    party = invoice.buyer if side.receivable else invoice.seller
    rows = [f"{invoice.day} custom {quoted(word)} {quoted(side.counterparty)}\n"]
    aliases = [name for name in party.names if name != side.counterparty and ";" not in name]
    if aliases:
        rows.append(metadata("alias", "; ".join(aliases), 2))
    payees = [each for each in invoice.payees if not side.receivable and iban_check.is_valid(each)]
    if len(payees) == 1:
        rows.append(metadata("iban", payees[0], 2))
    if invoice.due and 0 <= (days := (invoice.due - invoice.day).days) <= _LONGEST_TERM:
        rows.append(metadata("payment-terms", str(days), 2))
    if number := bare_vat(party.vat_id):
        rows.append(metadata(VAT_ID, number, 2))
    return Directive(invoice.day, 1, "".join(rows))


def _notices(invoice: Invoice, side: Side, places: placing.Places) -> tuple[Saying, ...]:
    found = []
    number, name = invoice.number, side.counterparty
    if not side.sure:
        found.append(saying("invoices.taken-for-bill", number=number, name=name))
    known = side.known.iban if side.known and not side.receivable else None
    if known and invoice.payees and account_number(known) not in invoice.payees:
        iban = invoice.payees[0]
        found.append(
            saying("invoices.other-iban", number=number, name=name, iban=iban, known=known)
        )
    if places.flag == "!":
        found.append(saying("invoices.unplaced", number=number, name=name, account=places.doubtful))
    if not side.receivable and any(
        each.category in _REVERSED and each.base for each in invoice.rates
    ):
        found.append(saying("invoices.reverse-charge", number=number, name=name))
    return tuple(found)
