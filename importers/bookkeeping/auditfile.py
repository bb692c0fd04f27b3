"""What an XML Auditfile Financieel (XAF 3.x and 4.0) holds, as values."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from typing import NamedTuple


class LedgerAccount(NamedTuple):
    """An account: `kind` is B (balance), P (profit and loss) or M (mixed)."""

    id: str
    name: str
    kind: str
    codes: tuple[str, ...] = ()
    """What looks like a code of RGS, wherever the program put it."""
    heading: str = ""


class Relation(NamedTuple):
    """A customer (C), supplier (S), both (B) or other (O); `kind` is empty where nobody says."""

    id: str
    name: str
    kind: str = ""
    bank: str = ""
    vat_id: str = ""
    limit: Decimal | None = None


class Journal(NamedTuple):
    """A journal: B bank, C cash, P purchases, S sales, M memorial, Z other."""

    id: str
    kind: str = ""
    offset: str = ""
    bank: str = ""


class Line(NamedTuple):
    """A line of a transaction: positive is a debit."""

    account: str
    amount: Decimal
    text: str = ""
    relation: str = ""
    invoice: str = ""
    document: str = ""
    number: str = ""
    due: dt.date | None = None


class Entry(NamedTuple):
    """A transaction; `ref` tells it from any other of all years."""

    ref: str
    journal: Journal
    number: str
    day: dt.date
    text: str
    lines: tuple[Line, ...]


class Opening(NamedTuple):
    """A line of the opening balance, positive is a debit."""

    number: str
    account: str
    amount: Decimal


class OpenItem(NamedTuple):
    """An invoice or bill that was open when the year began; positive is a debit."""

    account: str
    amount: Decimal
    relation: str
    number: str
    day: dt.date | None
    due: dt.date | None


@dataclass(slots=True)  # not frozen: it fills while the file is read
class Auditfile:
    """One file: a year of books, or a part of one."""

    year: str = ""
    start: dt.date = dt.date.min
    end: dt.date = dt.date.max
    currency: str = ""
    company: str = ""
    accounts: dict[str, LedgerAccount] = field(default_factory=dict)
    relations: dict[str, Relation] = field(default_factory=dict)
    claims: set[str] = field(default_factory=set)
    """Accounts for input VAT."""
    dues: set[str] = field(default_factory=set)
    """Accounts for output VAT."""
    journals: dict[str, Journal] = field(default_factory=dict)
    opened: dt.date | None = None
    opening: list[Opening] = field(default_factory=list)
    items: list[OpenItem] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    twins: frozenset[str] = frozenset()
    """Names that several relations have."""

    @property
    def opening_day(self) -> dt.date:
        """Return the day of the opening balance: its own, if that is where the year begins."""
        near = self.opened and abs((self.opened - self.start).days) <= 1
        return self.opened if self.opened and near else self.start


def sums(lines: tuple[Line, ...]) -> tuple[Decimal, Decimal]:
    """Return the debits and the credits of lines, both positive."""
    debit = sum((each.amount for each in lines if each.amount > 0), Decimal())
    return debit, -sum((each.amount for each in lines if each.amount < 0), Decimal())


def balances(file: Auditfile) -> dict[str, Decimal]:
    """Return what each account of the file holds at its end, a debit positive."""
    found: defaultdict[str, Decimal] = defaultdict(Decimal)
    for each in file.opening:
        found[each.account] += each.amount
    for entry in file.entries:
        for line in entry.lines:
            found[line.account] += line.amount
    return dict(found)
