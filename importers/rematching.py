"""Payments in the ledger that settle nothing yet, and what they settle as the books stand now.

Two kinds: bank lines that wait on suspense, and payments on a receivable or payable account that
name no invoice or bill. They are decided in the order of their days, by the matching of an import.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.matching import Settles
from kasboek.importers.doubted import waiting
from kasboek.importers.open_items import OpenItems
from kasboek.importers.open_items import Settled
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import account_number
from kasboek.importers.whose import HOLDING
from kasboek.writing.answering import Answer
from kasboek.writing.answering import Leg
from kasboek.writing.answering import answered
from kasboek.writing.answering import booking_at
from kasboek.writing.naming import can_be_named
from kasboek.writing.naming import named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from kasboek.core.book import Book
    from kasboek.core.matching import Verdict

_IBAN = re.compile(r'^\s+bank-iban:\s*"([^"\n]*)"', re.MULTILINE)
_OWED = (AccountClass.RECEIVABLE, AccountClass.PAYABLE)


class Unsettled(NamedTuple):
    """A payment as it stands: its text in the file, and the account that is to give way.

    `suspended` tells a line on suspense from a payment that names nothing.
    """

    file: str
    at: int
    booking: str
    account: str
    held_on: str
    currency: str
    line: BankLine
    suspended: bool

    @property
    def source(self) -> str:
        """Return where it stands, as file and line."""
        return f"{self.file}:{self.at}"


class Rematched(NamedTuple):
    """A payment with the verdict, and where its money goes if that is sure."""

    of: Unsettled
    verdict: Verdict
    parts: tuple[Settled, ...] = ()

    def text(self, because: str) -> str:
        """Return the booking as it is written when the match is applied.

        Raises:
            ValueError: the booking is not as it was read.
        """
        of = self.of
        legs = [Leg(p.account, -p.amount, of.currency, p.key, p.number) for p in self.parts]
        if not of.suspended:
            return named(of.booking, of.account, legs, because)
        owner = self.verdict.counterparty if isinstance(self.verdict, Settles) else ""
        return answered(of.booking, of.account, Answer(tuple(legs), owner, because))


class Rematching(NamedTuple):
    """All payments that settle nothing yet, and the items that decided."""

    found: tuple[Rematched, ...]
    items: OpenItems


def rematched(book: Book) -> Rematching:
    """Return what each payment settles, the earliest first."""
    items = OpenItems(book, again=True)
    found = sorted(
        (*_suspended(book), *_nameless(book)), key=lambda each: (each.line.date, each[:2])
    )
    for each in found:
        items.announce([each.line], each.held_on, each.currency)
    return Rematching(tuple(_decided(items, each) for each in found), items)


def _decided(items: OpenItems, of: Unsettled) -> Rematched:
    verdict = items.decide(of.line, of.held_on, of.currency)
    return Rematched(of, verdict, items.parts(verdict) if isinstance(verdict, Settles) else ())


def _suspended(book: Book) -> Iterator[Unsettled]:
    for each in waiting(book).lines:
        if not each.twin:  # it may be a booking that is there: no money to match
            yield Unsettled(
                each.file,
                each.at,
                each.booking,
                each.suspense,
                each.account,
                each.currency,
                each.line,
                suspended=True,
            )


def _nameless(book: Book) -> Iterator[Unsettled]:
    """Yield the payments that were put on the oldest item, or on none, for want of a name."""
    places = {s.source for item in book.items for s in item.settlements if s.allocated}
    places |= {part.source for part in book.loose}
    owed, held = _legs(book, _OWED), _legs(book, tuple(sorted(HOLDING)))
    texts: dict[str, str] = {}
    for index, entry in enumerate(book.entries):
        ours, banks = owed.get(index, ()), held.get(index, ())
        if (entry.file, entry.line) not in places or len(ours) != 1 or len(banks) != 1:
            continue
        account, number, currency = ours[0]
        if entry.file not in texts:
            path = Path(book.root) / entry.file
            texts[entry.file] = path.read_text("utf-8", errors="replace")
        booking = booking_at(texts[entry.file], entry.line)
        if banks[0][2] != currency or not can_be_named(booking, account):
            continue
        iban = _IBAN.search(booking)
        number_of = account_number(iban[1]) if iban else ""
        line = BankLine(entry.date, -number, entry.payee, number_of, entry.narration, entry.line)
        values = (entry.file, entry.line, booking, account, banks[0][0], currency, line)
        yield Unsettled(*values, suspended=False)


def _legs(book: Book, kinds: tuple[AccountClass, ...]) -> dict[int, list[tuple[str, Decimal, str]]]:
    """Return by booking its postings on accounts of these classes."""
    found: defaultdict[int, list[tuple[str, Decimal, str]]] = defaultdict(list)
    for account in book.of_class(*kinds):
        if (column := book.columns.get(account.name)) is not None:
            rows = zip(column.entries, column.numbers, column.currencies, strict=True)
            for index, number, unit in rows:
                found[index].append((account.name, number, unit))
    return found
