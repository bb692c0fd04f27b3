"""Tables that people export: columns by their header words, numbers in either style."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.files.fields import clean
from kasboek.importers.files.table import header_of
from kasboek.importers.files.table import table
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

MAX_ROWS = 200_000
_SIGNS = re.compile(r"[\s\u00a0\u202f€$£'%]|EUR|USD|GBP")
_COMMA = re.compile(r",\d{1,2}$")
_POINT = re.compile(r"\.\d{1,2}$")
_PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?").fullmatch
_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ].*)?").fullmatch
_EUROPEAN = re.compile(r"(\d\d?)[-/.](\d\d?)[-/.](\d{4})(?: .*)?").fullmatch


@dataclass(frozen=True, slots=True)
class Row:
    """A row by our names for its columns, and the line where it stands."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        """Return a cell; empty where the table has no such column."""
        return self.cells.get(name, "")


@cache
def words(table_: str) -> Mapping[str, tuple[str, ...]]:
    """Return the header words of a kind of table, by our names for its columns."""
    text = (resources.files("kasboek.importers.bookkeeping") / "columns.toml").read_text("utf-8")
    return {name: tuple(listed) for name, listed in tomllib.loads(text)[table_].items()}


def header(text: str) -> list[str]:
    """Return the header's words in small letters, with single blanks."""
    return [plain(name) for name in header_of(text)[1]]


def plain(name: str) -> str:
    """Return a heading as it is compared."""
    return " ".join(name.lower().replace("_", " ").split())


def rows(
    text: str, columns: Mapping[str, tuple[str, ...]], optional: frozenset[str]
) -> Iterator[Row]:
    """Yield the rows below the header.

    Raises:
        Unreadable: a needed column is missing, a row is broken, or there are too many.
    """
    names = [name.lower() for name in header_of(text)[1]]
    written = {plain(name): name for name in names}
    wanted = {
        ours: tuple(written[word] for word in theirs if word in written) or theirs[:1]
        for ours, theirs in columns.items()
    }
    found = table(text, wanted, optional)
    for count, (line, cells) in enumerate(found.located()):
        if count >= MAX_ROWS:
            raise Unreadable(saying("papers.sheet-rows", limit=MAX_ROWS))
        yield Row(
            line,
            {ours: clean(cells[at][:500]) for ours, at in found.at.items() if at < len(cells)},
        )


def point(texts: Iterable[str]) -> bool:
    """Return whether a file's numbers have a decimal point; a file has one style.

    Raises:
        Unreadable: some have a comma there, and some a point.
    """
    listed = [_SIGNS.sub("", each).removesuffix("-") for each in texts]
    comma = next((each for each in listed if _COMMA.search(each)), None)
    other = next((each for each in listed if _POINT.search(each)), None)
    if comma and other:
        raise Unreadable(saying("papers.sheet-styles", one=comma[:40], other=other[:40]))
    return comma is None and other is not None


def number(text: str, line: int, *, decimal_point: bool) -> Decimal:
    """Return a number in the file's style.

    Raises:
        Unreadable: it is none.
    """
    bare = _SIGNS.sub("", text)
    if bare.endswith("-") and bare[0].isdigit():
        bare = f"-{bare[:-1]}"
    bare = bare.replace(",", "") if decimal_point else bare.replace(".", "").replace(",", ".")
    if not _PLAIN(bare):
        raise Unreadable(saying("papers.sheet-amount", line=line, text=text[:40]))
    return Decimal(bare)


def day(text: str, line: int) -> dt.date:
    """Return a day written 2026-10-31, 31-10-2026, 31/10/2026 or 31.10.2026.

    Raises:
        Unreadable: it is none.
    """
    try:
        if found := _ISO(text):
            return dt.date(int(found[1]), int(found[2]), int(found[3]))
        if found := _EUROPEAN(text):
            return dt.date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        pass
    raise Unreadable(saying("papers.sheet-date", line=line, text=text[:40]))
