"""An invoice or credit note as EN 16931 has it, whatever syntax it came in."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable

CREDIT_CODES = frozenset(
    {"81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532"}
)
"""Document types (UNTDID 1001) whose positive amounts are money back."""

_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{0,10})?").fullmatch
_CURRENCY = re.compile(r"[A-Z]{3}").fullmatch
_CENT = Decimal("0.01")


class Party(NamedTuple):
    """Who sells or buys; `names` are all it goes by, the one to show first."""

    names: tuple[str, ...]
    vat_id: str = ""

    @property
    def name(self) -> str:
        """Return the name to show."""
        return self.names[0] if self.names else ""


class Rate(NamedTuple):
    """The VAT of one category and rate: `category` as S, Z, E, AE, K, G or O; `percent` is 21."""

    category: str
    percent: Decimal
    base: Decimal
    vat: Decimal


@dataclass(frozen=True, slots=True)
class Invoice:
    """One document. Amounts are as written: of a credit note they are positive.

    `gross` is net and VAT together; `payable` is that less what was `prepaid` and with `rounding`.
    `subtotal` is of the lines, `None` without any; `extra` the charges less the allowances
    of the document. `payees` and `payers` are account numbers. `credits` is the number
    of the invoice that is credited. A bookkeeping program also tells whether the invoice is
    `ours`, and its own number of the `account` against which all of it stands.
    """

    format: str
    number: str
    day: dt.date
    due: dt.date | None
    currency: str
    credit: bool
    seller: Party
    buyer: Party
    net: Decimal
    vat: Decimal
    gross: Decimal
    prepaid: Decimal
    rounding: Decimal
    payable: Decimal
    rates: tuple[Rate, ...] = ()
    subtotal: Decimal | None = None
    extra: Decimal = Decimal()
    payees: tuple[str, ...] = ()
    payers: tuple[str, ...] = ()
    reference: str = ""
    credits: str = ""
    texts: tuple[str, ...] = ()
    ours: bool | None = None
    account: str = ""

    @property
    def identity(self) -> str:
        """Return what tells it from any other: its kind, its seller and its number."""
        kind = "credit-note" if self.credit else "invoice"
        return f"{kind} {self.seller.vat_id or self.seller.name} {self.number}"


def amount(text: str, what: str) -> Decimal:
    """Return an amount; `what` is the element's name, for the sentence.

    Raises:
        Unreadable: it is none.
    """
    if not _NUMBER(text):
        raise Unreadable(saying("invoices.bad-amount", element=what, text=text[:40]))
    return Decimal(text)


def optional(text: str, what: str) -> Decimal:
    """Return an amount, or nothing where there is no text."""
    return amount(text, what) if text else Decimal()


def day(text: str, what: str) -> dt.date:
    """Return a day written `2026-10-31`, with or without a zone, or `20261031`.

    Raises:
        Unreadable: it is none.
    """
    try:
        return dt.date.fromisoformat(text[: 8 if text[:8].isdigit() else 10])
    except ValueError:
        raise Unreadable(saying("invoices.bad-date", element=what, text=text[:40])) from None


def needed(text: str, what: str) -> str:
    """Return a text that must be there.

    Raises:
        Unreadable: it is empty.
    """
    if not text:
        raise Unreadable(saying("invoices.missing", element=what))
    return text


def currency(text: str, what: str) -> str:
    """Return a currency code, as it goes into the ledger unquoted.

    Raises:
        Unreadable: it is none.
    """
    if not _CURRENCY(text):
        raise Unreadable(saying("invoices.bad-currency", element=what, text=text[:40]))
    return text


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts that are not empty, each once."""
    return tuple(dict.fromkeys(filter(None, texts)))


def mistakes(invoice: Invoice) -> tuple[Saying, ...]:
    """Say where its amounts do not add up, as EN 16931 has them add up (BR-CO-10 to 16)."""
    found = []
    for key, should, is_ in _sums(invoice):
        if abs(should - is_) >= _CENT:
            expected, written = Money(should, invoice.currency), Money(is_, invoice.currency)
            found.append(
                saying(
                    "invoices.sum",
                    number=invoice.number,
                    sum=saying(key),
                    expected=expected,
                    written=written,
                )
            )
    if invoice.credit and invoice.gross < 0:
        found.append(saying("invoices.negative-credit", number=invoice.number))
    return tuple(found)


def _sums(invoice: Invoice) -> Iterable[tuple[str, Decimal, Decimal]]:
    if invoice.subtotal is not None:
        yield ("invoices.sum-lines", invoice.subtotal + invoice.extra, invoice.net)
    if invoice.rates:
        bases = sum((each.base for each in invoice.rates), Decimal())
        vats = sum((each.vat for each in invoice.rates), Decimal())
        yield "invoices.sum-bases", bases, invoice.net
        yield "invoices.sum-vat", vats, invoice.vat
    yield "invoices.sum-gross", invoice.net + invoice.vat, invoice.gross
    payable = invoice.gross - invoice.prepaid + invoice.rounding
    yield "invoices.sum-payable", payable, invoice.payable
