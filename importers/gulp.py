"""The same importers for beangulp's command line and for Fava's import page.

beangulp asks an importer for its account without showing it the ledger, so each importer knows the
ledger's path. Files with several accounts, or beyond beangulp's 8 MiB, go through `kasboek import`.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import beangulp
from beancount.core import data
from beancount.parser import parser
from beangulp.extract import DUPLICATE

from kasboek import reading
from kasboek.importers import formats
from kasboek.importers.booking import checks
from kasboek.importers.booking.intake import Intake
from kasboek.importers.duplicates.known import Key
from kasboek.importers.duplicates.known import gathered
from kasboek.importers.duplicates.known import unknown
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Statement
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.words import say

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from beancount.core.amount import Amount

    from kasboek.core.book import Book


def for_ledger(path: str | Path) -> list[beangulp.Importer]:
    """Return one importer per format for this ledger, for `CONFIG` of an import script."""
    ledger = Path(path).resolve()
    return [StatementImporter(name, ledger) for name in formats.titles()]


class StatementImporter(beangulp.Importer):  # type: ignore[misc] # beangulp has no types
    """One format as beangulp knows importers."""

    def __init__(self, source: str, ledger: Path) -> None:
        """Keep the format's name and the ledger whose accounts and rules count."""
        self._format = source
        self._ledger = ledger

    @property
    def name(self) -> str:
        """Return a name that no other importer has."""
        return f"kasboek.{self._format}"

    def identify(self, filepath: str) -> bool:
        """Return whether the file is of this format and of one account of the ledger."""
        found = _read(filepath)
        if found is None or found.format != self._format:
            return False
        return len(self._own(found.statements)) == 1

    def account(self, filepath: str) -> str:
        """Return the account whose `iban` the file names."""
        return self._own(self._statements(filepath)).pop()

    def date(self, filepath: str) -> dt.date | None:
        """Return the last booking day."""
        days = (each.last_day for each in self._statements(filepath))
        return max(filter(None, days), default=None)

    def filename(self, filepath: str) -> str:
        """Return the file's own name."""
        return Path(filepath).name

    def extract(self, filepath: str, existing: data.Entries) -> data.Entries:  # noqa: ARG002 # beangulp's signature
        """Return the file's bookings, categorised, and its balance where it is proved.

        Raises:
            ValueError: the balances do not add up; `kasboek import --accept-broken` books it.
        """
        intake = Intake(self._book(), every=True)
        (taken,) = intake.take([Path(filepath)])
        if taken.problems:
            raise ValueError("; ".join(map(say, taken.problems)))
        text = "\n".join(each.text for one in taken.statements for each in one.directives)
        entries, _, _ = parser.parse_string(text, report_filename=filepath)
        return entries

    def deduplicate(self, entries: data.Entries, existing: data.Entries) -> None:
        """Mark what the ledger has already, by the rule of `kasboek import`, never by likeness."""
        ours = [each for each in entries if isinstance(each, data.Transaction)]
        for account in dict.fromkeys(each.postings[0].account for each in ours):
            _mark([each for each in ours if each.postings[0].account == account], existing, account)
        there = {_asserted(each) for each in existing if isinstance(each, data.Balance)}
        for each in entries:
            if isinstance(each, data.Balance) and _asserted(each) in there:
                each.meta[DUPLICATE] = True

    def _book(self) -> Book:
        return reading.load(self._ledger)

    def _own(self, statements: Sequence[Statement]) -> set[str]:
        """Return the names of the accounts, empty where one is not known."""
        book = self._book()
        found = {checks.account_of(book, each) for each in statements}
        return {each.name for each in found if each is not None} if None not in found else set()

    def _statements(self, filepath: str) -> Sequence[Statement]:
        found = _read(filepath)
        return found.statements if found else ()


def _read(filepath: str) -> StatementFile | None:
    """Read a statement; beangulp asks every importer about every file, so it is read once."""
    try:
        state = Path(filepath).stat()
    except OSError:
        return None
    return _read_as(filepath, (state.st_size, state.st_mtime_ns))


@lru_cache(1)
def _read_as(filepath: str, _state: tuple[int, int]) -> StatementFile | None:
    try:
        found = formats.read(Path(filepath))
    except (Unreadable, OSError):
        return None
    return found if isinstance(found, StatementFile) else None


def _mark(ours: list[data.Transaction], existing: data.Entries, account: str) -> None:
    """Mark those of an account's bookings that `existing` has already."""
    there = gathered(
        (entry.date, posting.units.number, _key(posting))
        for entry in existing
        if isinstance(entry, data.Transaction)
        for posting in entry.postings
        if posting.account == account
        and posting.units is not None
        and posting.units.number is not None
    )
    lines = [_line(index, entry) for index, entry in enumerate(ours)]
    new = {line.row for line in unknown(lines, there)}
    for index, entry in enumerate(ours):
        if index not in new:
            entry.meta[DUPLICATE] = True


def _line(index: int, entry: data.Transaction) -> BankLine:
    posting = entry.postings[0]
    assert posting.units is not None  # our own writer gives every leg its amount
    assert posting.units.number is not None
    key = _key(posting)
    number = posting.units.number
    return BankLine(entry.date, number, "", "", "", index, key.balance, key.reference)


def _key(posting: data.Posting) -> Key:
    meta = posting.meta or {}
    reference, balance = meta.get("bank-ref"), meta.get("bank-balance")
    return Key(
        reference if isinstance(reference, str) else None,
        balance if isinstance(balance, Decimal) else None,
    )


def _asserted(entry: data.Balance) -> tuple[dt.date, str, Amount]:
    return entry.date, entry.account, entry.amount
