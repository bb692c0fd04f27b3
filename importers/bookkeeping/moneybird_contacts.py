"""Moneybird's contacts as customers and suppliers of the ledger."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stdnum import iban as iban_check

from kasboek.core.saying import saying
from kasboek.importers.duplicates.remembered import NUMBER
from kasboek.importers.duplicates.remembered import VAT_ID
from kasboek.importers.duplicates.remembered import is_known
from kasboek.importers.invoices.invoice import Party
from kasboek.importers.invoices.invoice import distinct
from kasboek.importers.papers import PaperFile
from kasboek.importers.papers import Pieces
from kasboek.importers.statement import account_number
from kasboek.writing.merge import Directive
from kasboek.writing.text import metadata
from kasboek.writing.text import quoted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from kasboek.core.book import Book
    from kasboek.importers.files.saved_json import Record


def party(contact: Record) -> Party:
    """Return who a contact is: the company, else the person."""
    person = f"{contact.text('firstname')} {contact.text('lastname')}".strip()
    names = distinct((contact.text("company_name"), person))
    return Party(names[:1], contact.text("tax_number"))


def contact_papers(found: Sequence[Record], name: str) -> PaperFile:
    """Return a paper per contact; archived and nameless ones are left out and counted."""
    skipped: Counter[str] = Counter()
    papers = []
    for each in found:
        if each.get("archived") is True:
            skipped["archived"] += 1
        elif not party(each).name:
            skipped["empty"] += 1
        else:
            papers.append(_paper(each))
    return PaperFile(name, tuple(papers), tuple(sorted(skipped.items())))


def _paper(each: Record) -> ContactPaper:
    iban = account_number(each.text("sepa_iban", "bank_account"))
    who = party(each)
    return ContactPaper(
        who.name,
        each.day("created_at"),
        each.text("id"),
        who.vat_id,
        iban if iban_check.is_valid(iban) else "",
    )


@dataclass(frozen=True, slots=True)
class ContactPaper:
    """One contact. Moneybird does not tell customers from suppliers: bills in the ledger do."""

    name: str
    day: dt.date
    number: str
    vat_id: str
    iban: str

    @property
    def identity(self) -> str:
        """Return its number in Moneybird."""
        return f"moneybird contact {self.number}"

    def known(self, book: Book) -> bool:
        """Return whether the ledger has a customer or supplier of this name or alias."""
        return is_known(book, self.name)

    def pieces(self, book: Book) -> Pieces:
        """Return its directive: a supplier's where the ledger has bills of it only."""
        sides = {each.receivable for each in book.items if each.counterparty == self.name}
        word = "supplier" if sides == {False} else "customer"
        rows = [f"{self.day} custom {quoted(word)} {quoted(self.name)}\n"]
        if self.iban:
            rows.append(metadata("iban", self.iban, 2))
        if self.vat_id:
            rows.append(metadata(VAT_ID, self.vat_id, 2))
        rows.append(metadata(NUMBER, self.number, 2))
        notices = () if sides else (saying("bookkeeping.moneybird-sides"),)
        relation = Directive(self.day, 1, "".join(rows))
        return Pieces({}, relations={self.name: relation}, notices=notices)
