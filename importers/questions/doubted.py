"""What waits in the ledger, flagged `!` with a part on suspense: bank lines, and invoices."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.importers.booking.whose import HOLDING
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import account_number
from kasboek.writing.answering import booking_at
from kasboek.writing.answering import postings_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from decimal import Decimal

    from kasboek.core.book import Book

_KEY = re.compile(r'^\s+(bank-iban|bank-twin):\s*"((?:[^"\\]|\\.)*)"', re.MULTILINE)

_OWED = (AccountClass.RECEIVABLE, AccountClass.PAYABLE)


class Doubted(NamedTuple):
    """A bank line or an invoice that waits: where it stands, its text, the money without a place.

    `line` has what is to be placed as its amount, signed as the bank does. `twin` is where the
    booking stands that it may be. Of an invoice `account` is the one that it is owed on.
    """

    file: str
    at: int
    booking: str
    suspense: str
    account: str
    currency: str
    line: BankLine
    twin: str = ""

    @property
    def source(self) -> str:
        """Return where it stands, as file and line."""
        return f"{self.file}:{self.at}"


class Waiting(NamedTuple):
    """The lines that wait, the invoices, bills and credit notes, and how many only a hand can do.

    Each oldest first.
    """

    lines: tuple[Doubted, ...]
    papers: tuple[Doubted, ...]
    others: int


def waiting(book: Book) -> Waiting:
    """Return what of a ledger can be asked about one by one."""
    held = _legs(book, sorted(HOLDING))
    owed = _legs(book, _OWED)
    found, papers, others = list[Doubted](), list[Doubted](), 0
    suspended = _legs(book, [AccountClass.SUSPENSE])
    texts: dict[str, str] = {}
    for index in sorted(suspended):
        entry = book.entries[index]
        if entry.flag != "!":
            continue
        if entry.file not in texts:
            texts[entry.file] = text_of(book, entry.file)
        of_bank = index in held
        legs = held[index] if of_bank else _as_one(owed.get(index, ()))
        one = _line(book, index, legs, suspended[index], texts[entry.file])
        if one is None:
            others += 1
        else:
            (found if of_bank else papers).append(one)
    return Waiting(tuple(found), tuple(papers), others)


def _as_one(owed: Sequence[tuple[str, Decimal, str]]) -> Sequence[tuple[str, Decimal, str]]:
    """Return one leg for those of an invoice in instalments, on one account in one currency."""
    return owed[:1] if len({(name, currency) for name, _, currency in owed}) == 1 else ()


def text_of(book: Book, file: str) -> str:
    """Return a file of the ledger with its own line ends; of what is no file, nothing."""
    path = Path(book.root) / file
    return path.read_bytes().decode("utf-8", errors="replace") if path.is_file() else ""


def _line(
    book: Book,
    index: int,
    held: Sequence[tuple[str, Decimal, str]],
    suspended: Sequence[tuple[str, Decimal, str]],
    text: str,
) -> Doubted | None:
    """Return one that came in on one account and has one plain posting on suspense, else `None`."""
    if len(held) != 1 or len(suspended) != 1:
        return None
    entry = book.entries[index]
    suspense, number, currency = suspended[0]
    booking = booking_at(text, entry.line)
    if len(postings_on(booking, suspense)) != 1 or held[0][2] != currency:
        return None
    keys = dict(_KEY.findall(booking))
    iban = account_number(keys.get("bank-iban", ""))
    line = BankLine(entry.date, -number, entry.payee, iban, entry.narration, entry.line)
    twin = keys.get("bank-twin", "")
    return Doubted(entry.file, entry.line, booking, suspense, held[0][0], currency, line, twin)


def _legs(book: Book, kinds: Sequence[AccountClass]) -> dict[int, list[tuple[str, Decimal, str]]]:
    """Return by booking its postings on accounts of these classes."""
    found: defaultdict[int, list[tuple[str, Decimal, str]]] = defaultdict(list)
    for index, leg in _postings(book, kinds):
        found[index].append(leg)
    return found


def _postings(
    book: Book, kinds: Sequence[AccountClass]
) -> Iterator[tuple[int, tuple[str, Decimal, str]]]:
    for account in book.of_class(*kinds):
        if (column := book.columns.get(account.name)) is not None:
            rows = zip(column.entries, column.numbers, column.currencies, strict=True)
            for index, number, unit in rows:
                yield index, (account.name, number, unit)
