"""A bank file that is a table: its delimiter, its header, its rows with their line numbers."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.saying import saying
from kasboek.importers.fields import clean
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

DELIMITERS = (",", ";", "\t")
BLOCK = 500
"""Rows converted at a time: enough to convert by the column, few enough to stay in a CPU's cache."""


class Block(NamedTuple):
    """Some rows as columns by our own names, with the line where each row ends.

    A cell that a row does not reach is empty; a column that the header lacks is not there.
    """

    numbers: Sequence[int]
    columns: Mapping[str, Sequence[str]]

    def row(self, index: int) -> dict[str, str]:
        """Return one row's cells by our names."""
        return {name: column[index] for name, column in self.columns.items()}


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below a header that holds all needed columns.

    `at` gives each column's position by our own name for it; `width` is the number of columns a
    row needs to hold them all.
    """

    reader: Reader
    at: Mapping[str, int]
    width: int

    def located(self) -> Iterator[tuple[int, list[str]]]:
        """Give each row that is not blank with the line where it ends."""
        reader, width = self.reader, self.width
        try:
            for row in reader:
                if len(row) >= width:
                    yield reader.line_num, row
                elif any(map(str.strip, row)):
                    raise Unreadable(
                        saying(
                            "importers.short-row",
                            line=reader.line_num,
                            found=len(row),
                            expected=width,
                        )
                    )
        except csv.Error:
            raise Unreadable(saying("importers.bad-row", line=reader.line_num)) from None

    def blocks(self) -> Iterator[Block]:
        """Give the same rows by the block; a bad row is told after the rows above it are given."""
        numbers, rows, bad = list[int](), list[list[str]](), None
        try:
            for number, row in self.located():
                numbers.append(number)
                rows.append(row)
                if len(rows) == BLOCK:
                    yield self._block(numbers, rows)
                    numbers, rows = [], []
        except Unreadable as error:
            bad = error
        if rows:
            yield self._block(numbers, rows)
        if bad is not None:
            raise bad

    def _block(self, numbers: list[int], rows: list[list[str]]) -> Block:
        even = min(map(len, rows)) == max(map(len, rows))
        columns = list(zip(*rows, strict=True) if even else zip_longest(*rows, fillvalue=""))
        blank = ("",) * len(rows)
        return Block(
            numbers,
            {ours: columns[i] if i < len(columns) else blank for ours, i in self.at.items()},
        )


def header_of(text: str) -> tuple[str, list[str]]:
    """Return the delimiter and the column names of the first line that is not blank."""
    start = text[:20_000].lstrip("\r\n ")
    first = start.splitlines()[0] if start.strip() else ""
    delimiter = max(DELIMITERS, key=first.count)
    try:
        names = next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error:
        names = []
    return delimiter, [clean(name) for name in names]


def table(text: str, columns: Mapping[str, tuple[str, ...]], optional: frozenset[str]) -> Table:
    """Return the table in `text`.

    `columns` gives for each of our names the header words that mean it, in lower case; columns
    beyond those are ignored.

    Raises:
        Unreadable: a needed column is missing; the sentence names it.
    """
    delimiter, names = header_of(text)
    lowered = [name.lower() for name in names]
    at: dict[str, int] = {}
    for ours, theirs in columns.items():
        found = next((lowered.index(word) for word in theirs if word in lowered), None)
        if found is not None:
            at[ours] = found
        elif ours not in optional:
            wanted = theirs[0]
            raise Unreadable(
                saying("importers.missing-column", column=wanted, found=", ".join(names))
            )
    # a StringIO would hold four bytes per character, which costs a third more time
    source = io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8", newline="")
    reader = csv.reader(source, delimiter=delimiter)
    for row in reader:
        if any(map(str.strip, row)):
            break
    width = max(at[ours] for ours in at if ours not in optional) + 1
    return Table(reader, at, width)
