"""Whether a document is our invoice or a bill, and whose it is, by what the ledger says of us.

The ledger knows us by option "title", by `x-vat-id` on the VAT tax directive, and by the IBANs
of our accounts; others by name, alias, IBAN, and `x-vat-id` on `customer` or `supplier`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.importers.duplicates.remembered import VAT_ID
from kasboek.importers.duplicates.remembered import noted
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    from kasboek.core.book import Book
    from kasboek.core.relations import Counterparty
    from kasboek.importers.invoices.invoice import Invoice
    from kasboek.importers.invoices.invoice import Party

_FORMS = frozenset(
    (
        "bv",
        "nv",
        "vof",
        "cv",
        "gmbh",
        "ug",
        "ag",
        "ltd",
        "limited",
        "inc",
        "sarl",
        "sas",
        "sa",
        "bvba",
        "srl",
    )
)
"""Words at a name's end that say what kind of company it is."""


class Side(NamedTuple):
    """Who owes whom: `receivable` says that it is our invoice; `counterparty` is the other one.

    `known` is its relation in the ledger; `sure` says that the ledger told which side we are on.
    """

    receivable: bool
    counterparty: str
    known: Counterparty | None
    sure: bool


def side_of(book: Book, invoice: Invoice) -> Side | Saying:
    """Return which side we are on, or say that we are on both."""
    if invoice.ours is None:
        sold, bought = _is_us(book, invoice.seller), _is_us(book, invoice.buyer)
    else:
        sold, bought = invoice.ours, not invoice.ours
    if sold and bought:
        return saying("invoices.both-sides", number=invoice.number, name=book.title)
    seller = relation(book, invoice.seller, invoice.payees)
    buyer = relation(book, invoice.buyer)
    own = {account_number(each.iban) for each in book.accounts.values() if each.iban}
    if sold or bought:
        receivable, sure = sold, True
    elif own & {*invoice.payees, *invoice.payers}:
        receivable, sure = not own.isdisjoint(invoice.payees), True
    else:
        receivable = buyer is not None and buyer.customer and seller is None
        sure = receivable or seller is not None
    party, known = (invoice.buyer, buyer) if receivable else (invoice.seller, seller)
    return Side(receivable, known.name if known else party.name, known, sure)


def relation(book: Book, party: Party, ibans: tuple[str, ...] = ()) -> Counterparty | None:
    """Return the ledger's relation: by VAT number, else IBAN, else exact name or alias."""
    if party.vat_id:
        for each in noted(book, VAT_ID):
            if bare_vat(each.value) == bare_vat(party.vat_id) and len(each.strings) > 1:
                found = book.counterparties.get(each.strings[1])
                if found is not None and each.strings[0] in {"customer", "supplier"}:
                    return found
    names = {_plain(name) for name in party.names}
    by_iban = by_name = None
    for one in book.counterparties.values():
        if one.iban and account_number(one.iban) in ibans:
            by_iban = by_iban or one
        if names & {_plain(name) for name in (one.name, *one.aliases)}:
            by_name = by_name or one
    return by_iban or by_name


def bare_vat(number: str) -> str:
    """Return a VAT number as it is compared.

    >>> bare_vat("NL 8095.61.074.B.01")
    'NL809561074B01'
    """
    return re.sub(r"[^A-Z0-9]", "", number.upper())


def _is_us(book: Book, party: Party) -> bool:
    number = bare_vat(party.vat_id)
    ours = [each for each in noted(book, VAT_ID) if each.words == ["custom", '"tax"']]
    if number and ours:
        return any(bare_vat(each.value) == number for each in ours)
    title = _company(book.title)
    return bool(title) and any(_company(name) == title for name in party.names)


def _plain(name: str) -> str:
    return " ".join(name.lower().split())


def _company(name: str) -> str:
    """Return a company's name without its form, points and capitals.

    >>> _company("De Spaak B.V.") == _company("de spaak bv")
    True
    """
    words = re.findall(r"\w+", name.lower().replace(".", "").replace("&", " en "))
    while len(words) > 1 and words[-1] in _FORMS:
        words.pop()
    return " ".join(words)
