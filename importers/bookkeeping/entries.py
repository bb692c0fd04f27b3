"""A transaction of an auditfile as text: whose it is, and which invoices and bills it is about.

A ledger's transaction has one counterparty. One that is about several is written as several, each
with its part of the bank's line, so that the sum per account stays what it was.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.importers.bookkeeping.parties import shown
from kasboek.importers.duplicates.remembered import XAF
from kasboek.writing.text import metadata
from kasboek.writing.text import posting
from kasboek.writing.text import transaction

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from kasboek.importers.bookkeeping.auditfile import Auditfile
    from kasboek.importers.bookkeeping.auditfile import Entry
    from kasboek.importers.bookkeeping.auditfile import Line
    from kasboek.importers.bookkeeping.charting import Account

_OWED = frozenset((AccountClass.RECEIVABLE, AccountClass.PAYABLE))
_TRADE = frozenset("SP")
"""Journals of sales and purchases: their own numbers are those of invoices."""
_LONGEST = 200


class _Part(NamedTuple):
    """A transaction to write: whose it is, and its lines."""

    relation: str
    lines: tuple[Line, ...]


def legs(entry: Entry) -> list[Line]:
    """Return the lines that have an amount."""
    return [line for line in entry.lines if line.amount]


def text(entry: Entry, file: Auditfile, chart: Mapping[str, Account]) -> list[str]:
    """Return the text of a transaction, of several where it is about several relations."""
    return [_written(part, entry, file, chart) for part in _parts(entry, chart)]


def _parts(entry: Entry, chart: Mapping[str, Account]) -> list[_Part]:
    lines = legs(entry)
    owed = [each for each in lines if each.relation and chart[each.account].kind in _OWED]
    names = list(dict.fromkeys(each.relation for each in owed))
    if len(names) < 2:
        named = names or list(dict.fromkeys(each.relation for each in lines if each.relation))
        return [_Part(named[0] if len(named) == 1 else "", tuple(lines))] if lines else []
    rest = [each for each in lines if each not in owed]
    shared = _shared(entry, rest)
    if shared is None:
        return [_Part("", tuple(lines))]
    rest.remove(shared)
    found = []
    for name in names:
        own = [each for each in owed if each.relation == name]
        total = sum((each.amount for each in own), Decimal())
        part = shared._replace(amount=-total)
        found.append(_Part(name, (*own, part) if total else tuple(own)))
        shared = shared._replace(amount=shared.amount + total)
    left = [*rest, shared] if shared.amount else rest
    return [*found, _Part("", tuple(left))] if left else found


def _shared(entry: Entry, rest: Sequence[Line]) -> Line | None:
    """Return the line that the relations' lines are against: the bank's, else the largest."""
    offset = [each for each in rest if each.account == entry.journal.offset]
    return max(offset or rest, key=lambda each: abs(each.amount), default=None)


def _written(part: _Part, entry: Entry, file: Auditfile, chart: Mapping[str, Account]) -> str:
    relation = file.relations.get(part.relation)
    rows = [metadata(XAF, entry.ref, 2)]
    for line in part.lines:
        account = chart[line.account]
        rows.append(posting(account.name, line.amount, file.currency))
        receivable = account.kind is AccountClass.RECEIVABLE
        number = _number(line, entry, file, receivable=receivable)
        if account.kind in _OWED and number:
            key = "invoice" if receivable else "bill"
            rows.append(metadata(key, number))
            if line.due and (line.amount > 0) == receivable:
                rows.append(f"    due: {line.due}\n")
    texts = (entry.text, *(line.text for line in part.lines))
    told = "; ".join(dict.fromkeys(filter(None, texts)))[:_LONGEST]
    payee = shown(relation, file) if relation else ""
    return transaction(entry.day, "*", payee, told, "".join(rows))


def _number(line: Line, entry: Entry, file: Auditfile, *, receivable: bool) -> str:
    """Return the invoice that a line is about.

    In a sales or purchase journal its own number is one; in others where the line raises what is
    owed against income or costs.
    """
    if line.invoice or not line.relation:
        return line.invoice
    raises = (line.amount > 0) == receivable
    result = any(file.accounts[each.account].kind == "P" for each in entry.lines)
    if entry.journal.kind in _TRADE or (raises and result):
        return line.document or entry.number
    return ""
