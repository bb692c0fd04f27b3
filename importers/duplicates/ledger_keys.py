"""The strong keys that earlier imports left in the ledger's text.

The book says where each booking stands; its metadata are read there, and only when a statement
overlaps what is booked. So no key has to travel through the book.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from bisect import bisect_right
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kasboek.importers.duplicates.known import Key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from kasboek.core.book import Book

_START = re.compile(r"\d{4}-\d\d-\d\d\s")
_POSTING = re.compile(r"\s+(?:[*!&#?%A-Z] )?([\w-]+(?::[\w-]+)+)")
_REFERENCE = re.compile(r'\s+bank-ref:\s*"((?:[^"\\]|\\.)*)"')
_TWIN = re.compile(r"\s+bank-twin:")
_BALANCE = re.compile(r"\s+bank-balance:\s*(-?[\d.]+)")


def bookings(
    book: Book, account: str, currency: str, first: dt.date, last: dt.date
) -> Iterator[tuple[dt.date, Decimal, Key]]:
    """Give what the book has on an account from `first` to `last`, with its keys."""
    return with_keys(book, Keys(Path(book.root), account), currency, first, last)


def with_keys(
    book: Book, keys: Keys, currency: str, first: dt.date, last: dt.date
) -> Iterator[tuple[dt.date, Decimal, Key]]:
    """Give the same with keys that are read once for several spans of days, each asked once."""
    column = book.columns.get(keys.account)
    if column is None:
        return
    for index in range(bisect_left(column.dates, first), bisect_right(column.dates, last)):
        if column.currencies[index] == currency:
            entry = book.entries[column.entries[index]]
            key = keys.at(entry.file, entry.line)
            place = f"{entry.file}:{entry.line}"
            yield column.dates[index], column.numbers[index], key._replace(place=place)


class Keys:
    """The keys of one account's bookings by file and line, each file read once."""

    def __init__(self, root: Path, account: str) -> None:
        """Look below `root`, the ledger's folder, for the keys of `account`."""
        self.account = account
        self._files = cache(lambda file: _scanned(root / file, account))

    def at(self, file: str, line: int) -> Key:
        """Return the next key of the transaction that starts on this line."""
        keys = self._files(file).get(line)
        return keys.pop(0) if keys else Key()


def _scanned(path: Path, account: str) -> dict[int, list[Key]]:
    try:
        text = path.read_text("utf-8", errors="replace")
    except OSError:
        return {}
    return dict(keys_in(text, account)) if "bank-" in text else {}


def keys_in(text: str, account: str) -> Iterator[tuple[int, list[Key]]]:
    """Give for each transaction of the text its first line and its keys on `account`."""
    start, keys, ours = 0, list[Key](), False
    for number, line in enumerate(text.split("\n"), 1):
        if line[:1].isdigit() and _START.match(line):
            if keys:
                yield start, keys
            start, keys, ours = number, [], False
        elif line[:1] in {" ", "\t"}:
            if "bank-" not in line:
                if posting := _POSTING.match(line):
                    ours = posting[1] == account
                    if ours:
                        keys.append(Key())
            elif ours:
                keys[-1] = _with(keys[-1], line)
    if keys:
        yield start, keys


def _with(key: Key, line: str) -> Key:
    if found := _REFERENCE.match(line):
        return key._replace(reference=re.sub(r"\\(.)", r"\1", found[1]))
    if _TWIN.match(line):
        return key._replace(asked=True)
    if found := _BALANCE.match(line):
        return key._replace(balance=Decimal(found[1]))
    return key
