"""The ledger's own bookings of bank lines, as what later lines are compared with.

Account numbers are metadata of no figure: they are read from the text, once per book.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.categorising.experience import Experience
from kasboek.core.categorising.model import NOWHERE
from kasboek.core.categorising.model import Past
from kasboek.core.saying import Source
from kasboek.importers.booking.whose import HOLDING
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from typing import TypeAlias

    from kasboek.core.book import Book

    _Leg: TypeAlias = tuple[str, Decimal, str]

_MEMO, _EXPERIENCE = "importers.history", "importers.experience"
_FOUND = re.compile(
    r'^(?:(?P<head>\d{4}-\d\d-\d\d)|\s+bank-iban:\s*"(?P<iban>[^"\n]*)")', re.MULTILINE
)
_ANEW = frozenset(
    {
        AccountClass.RECEIVABLE,
        AccountClass.PAYABLE,
        AccountClass.UNBILLED,
        AccountClass.TRANSFER,
        *HOLDING,
    }
)
"""Classes of accounts on which a booking settles something: that is decided anew each time."""


_ANYWHERE = (NOWHERE, Decimal(), "")


class Stood(NamedTuple):
    """A booking as it stands: on which account it came in, and all it went to, as `past` sums up.

    A booking between two accounts with statements stands once for each.
    """

    past: Past
    own: str
    to: frozenset[str]
    single: bool
    """On one account with statements only: what a lesson may follow."""
    sure: bool
    """No question any more: neither flagged nor on suspense."""


def experience(book: Book) -> Experience:
    """Return what the book's bookings teach; made once per book."""
    found = book.memo.get(_EXPERIENCE)
    if not isinstance(found, Experience):
        found = book.memo[_EXPERIENCE] = Experience(history(book))
    return found


def history(book: Book) -> list[Past]:
    """Return the bookings of bank lines in date order, without those that are a question still."""
    return [each.past for each in bookings(book) if each.single and each.sure]


def bookings(book: Book) -> Sequence[Stood]:
    """Return all of them as they stand, questions too; read once per book."""
    found = book.memo.get(_MEMO)
    if not isinstance(found, tuple):
        found = book.memo[_MEMO] = tuple(_bookings(book))
    listed: Sequence[Stood] = found
    return listed


def _bookings(book: Book) -> Iterator[Stood]:
    held: defaultdict[int, list[_Leg]] = defaultdict(list)
    for account in book.of_class(*sorted(HOLDING)):
        if (column := book.columns.get(account.name)) is not None:
            rows = zip(column.entries, column.numbers, column.currencies, strict=True)
            for at, number, currency in rows:
                held[at].append((account.name, number, currency))
    others = _others(book, held)
    ibans = _ibans(book)
    for index in sorted(held):
        entry = book.entries[index]
        iban = ibans.get((entry.file, entry.line), "")
        for own, amount, currency in held[index]:
            rest = [leg for leg in held[index] if leg[0] != own]
            legs = [*others.get(index, ()), *rest]
            where = _went(book, legs, amount, currency)
            told = (entry.date, amount, currency, iban, entry.payee, entry.narration)
            past = _past((*told, *(where or _ANYWHERE), Source(entry.file, entry.line)))
            sure = where is not None and entry.flag != "!"
            yield Stood(past, own, frozenset(leg[0] for leg in legs), len(held[index]) == 1, sure)


def _others(book: Book, held: Mapping[int, object]) -> Mapping[int, Sequence[_Leg]]:
    """Return the legs of these entries that are on no account with statements."""
    found: defaultdict[int, list[_Leg]] = defaultdict(list)
    ours = {account.name for account in book.of_class(*sorted(HOLDING))}
    for name, column in sorted(book.columns.items()):
        if name not in ours:
            rows = zip(column.entries, column.numbers, column.currencies, strict=True)
            for at, number, currency in rows:
                if at in held:
                    found[at].append((name, number, currency))
    return found


def _went(
    book: Book, legs: Sequence[_Leg], amount: Decimal, currency: str
) -> tuple[str, Decimal, str] | None:
    """Return the account of a booking, its VAT as the bank signs it, and the account of that.

    `None` on suspense: that is a question still.
    """
    kinds = [book.accounts[name].kind if name in book.accounts else None for name, _, _ in legs]
    if AccountClass.SUSPENSE in kinds or not amount:
        return None
    taxed = [leg for leg, kind in zip(legs, kinds, strict=True) if kind is AccountClass.VAT]
    rest = [leg for leg in legs if leg not in taxed] if len(legs) > 1 else list(legs)
    vat = -sum((number for _, number, _ in taxed), Decimal()) if len(legs) > 1 else Decimal()
    plain = len(rest) == 1 and len(legs) - len(rest) <= 1
    settles = any(kind in _ANEW for kind in kinds)
    if not plain or settles or any(unit != currency for _, _, unit in legs):
        return _ANYWHERE
    return rest[0][0], vat, taxed[0][0] if vat else ""


def _ibans(book: Book) -> Mapping[tuple[str, int], str]:
    """Return the other side's account number by the file and line where a booking begins."""
    found: dict[tuple[str, int], str] = {}
    for name in sorted({entry.file for entry in book.entries}):
        try:
            text = (Path(book.root) / name).read_text("utf-8", errors="replace")
        except OSError:
            continue
        if "bank-iban" not in text:
            continue
        line, at, start = 1, 0, 0
        for each in _FOUND.finditer(text):
            if each["head"]:
                line += text.count("\n", at, each.start())
                at, start = each.start(), line
            elif start:
                found.setdefault((name, start), account_number(each["iban"]))
    return found


_past = partial(tuple.__new__, Past)  # as often as there are bookings
