"""What earlier imports left in the ledger's text, as metadata of no figure: numbers, references.

The book says which files there are; they are read once per book, and only for the keys below.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING
from typing import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from kasboek.core.book import Book

VAT_ID, NUMBER, XAF, DEALS = "x-vat-id", "x-number", "xaf-ref", "x-deals"
KEYS = frozenset({VAT_ID, NUMBER, XAF, DEALS, "invoice", "bill", "credit-note"})
"""The keys that are looked for."""

_MEMO, _ITEMS, _NOTES = "importers.remembered", "importers.items", "importers.credit-notes"
_NAMES = "importers.names"
_HEAD = re.compile(r"\d{4}-\d\d-\d\d\s+(\S.*)")
_META = re.compile(r'\s+([a-z][a-z0-9-]*):\s*"((?:[^"\\]|\\.)*)"')
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


class Noted(NamedTuple):
    """A value and the directive it stands on: its first line, without the date."""

    head: str
    value: str

    @property
    def strings(self) -> list[str]:
        """Return the texts between quotes on the directive's first line: payee, narration."""
        return [plain(each) for each in _STRING.findall(self.head)]

    @property
    def words(self) -> list[str]:
        """Return the first words of the directive's first line: `open Assets:Bank`."""
        return self.head.split(maxsplit=2)[:2]


def noted(book: Book, key: str) -> Sequence[Noted]:
    """Return every value of a key in the ledger's files."""
    found = book.memo.get(_MEMO)
    if not isinstance(found, dict):
        found = book.memo[_MEMO] = _gathered(book)
    listed: Sequence[Noted] = found.get(key, ())
    return listed


def has_item(book: Book, number: str, who: str, *, receivable: bool) -> bool:
    """Return whether the ledger has an invoice of this number, or a bill of it by this supplier."""
    found = book.memo.get(_ITEMS)
    if not isinstance(found, set):
        found = book.memo[_ITEMS] = {
            (each.receivable, each.number, "" if each.receivable else each.counterparty.lower())
            for each in book.items
        }
    return (receivable, number, "" if receivable else who.lower()) in found


def has_credit_note(book: Book, number: str, who: str) -> bool:
    """Return whether the ledger has a credit note of this number, by its text."""
    found = book.memo.get(_NOTES)
    if not isinstance(found, set):
        found = book.memo[_NOTES] = {
            (each.value, name.lower())
            for each in noted(book, "credit-note")
            for name in each.strings[:1]
        }
    return (number, who.lower()) in found


def is_known(book: Book, who: str) -> bool:
    """Return whether a customer or supplier goes by this name, in any case."""
    found = book.memo.get(_NAMES)
    if not isinstance(found, set):
        found = book.memo[_NAMES] = {
            name.lower()
            for each in book.counterparties.values()
            for name in (each.name, *each.aliases)
        }
    return who.lower() in found


def plain(text: str) -> str:
    """Return what a text between quotes says."""
    return re.sub(r"\\(.)", r"\1", text)


def _gathered(book: Book) -> Mapping[str, Sequence[Noted]]:
    found: defaultdict[str, list[Noted]] = defaultdict(list)
    for path in _files(book):
        try:
            text = path.read_text("utf-8", errors="replace")
        except OSError:
            continue
        if any(key in text for key in KEYS):
            for key, each in _scanned(text):
                found[key].append(each)
    return dict(found)


def _files(book: Book) -> list[Path]:
    names = {entry.file for entry in book.entries}
    names |= {each.source.file for each in book.accounts.values()}
    names |= {each.source.file for each in book.counterparties.values()}
    names |= {each.source.file for each in book.taxes} | {each.source.file for each in book.plan}
    return [Path(book.root) / name for name in sorted(names)]


def _scanned(text: str) -> Iterator[tuple[str, Noted]]:
    head = ""
    for line in text.split("\n"):
        if line[:1].isdigit() and (dated := _HEAD.match(line)):
            head = dated[1]
        elif line[:1] in {" ", "\t"} and ': "' in line:
            found = _META.match(line)
            if found and found[1] in KEYS:
                yield found[1], Noted(head, plain(found[2]))
