"""A bank file that is a table: its delimiter, its header, its rows with their line numbers."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.saying import saying
from kasboek.importers.files.fields import clean
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

DELIMITERS = (",", ";", "\t")
MAX_ROWS = 500_000
"""Half a million take nearly a gigabyte until they are written."""
BLOCK = 500
"""Rows converted at a time: enough for columns to pay, few enough to stay in a CPU's cache."""
BLOCK_TEXT = 100 * BLOCK
"""About as many rows in characters."""


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
    row needs to hold them all. The rows begin at `start` in the text, after `above` lines.
    """

    text: str
    delimiter: str
    at: Mapping[str, int]
    width: int
    start: int
    above: int
    quoted: bool = True
    """Whether a quote in the text is CSV's own; in tables without quoting it is just text."""

    def __post_init__(self) -> None:
        """Refuse more rows than fit in the memory that an import may take, and files put together.

        Raises:
            Unreadable: there are more, and the sentence names the bound; or the header stands
                there again.
        """
        if (rows := self.text.count("\n")) > MAX_ROWS:
            raise Unreadable(saying("importers.too-many-rows", rows=rows, limit=MAX_ROWS))
        header = self.text[: self.start].rstrip("\r\n").rpartition("\n")[2]
        if header and (again := self.text.find(f"\n{header}", self.start - 1)) >= 0:
            line = self.text.count("\n", 0, again) + 2
            raise Unreadable(saying("importers.header-again", line=line))

    def located(self) -> Iterator[tuple[int, list[str]]]:
        """Give each row that is not blank with the line where it ends."""
        return self._located(self.start, self.above)

    def _located(self, start: int, above: int) -> Iterator[tuple[int, list[str]]]:
        width = self.width
        reader = csv.reader(
            _lines(self.text[start:]),
            delimiter=self.delimiter,
            quoting=csv.QUOTE_MINIMAL if self.quoted else csv.QUOTE_NONE,
        )
        try:
            for row in reader:
                if len(row) >= width:
                    yield above + reader.line_num, row
                elif any(map(str.strip, row)):
                    at, found = above + reader.line_num, len(row)
                    told = saying("importers.short-row", line=at, found=found, expected=width)
                    raise Unreadable(told)
        except csv.Error:
            told = saying("importers.bad-row", line=above + reader.line_num)
            raise Unreadable(told) from None

    def blocks(self) -> Iterator[Block]:
        """Give the same rows by the block; a bad row is told after the rows above it are given."""
        start, above = self.start, self.above
        while start < len(self.text):
            end = self.text.find("\n", start + BLOCK_TEXT) + 1 or len(self.text)
            some = self.text[start:end]
            columns = all_quoted(some, self.delimiter)
            if columns is None and not (self.quoted and '"' in some):
                columns = unquoted(some, self.delimiter)
            if columns is None or len(columns) < self.width:
                yield from self._any_blocks(start, above)
                return
            count = len(columns[0])
            yield self._block(range(above + 1, above + count + 1), columns)
            start, above = end, above + count

    def _any_blocks(self, start: int, above: int) -> Iterator[Block]:
        numbers, rows, bad = list[int](), list[list[str]](), None
        try:
            for number, row in self._located(start, above):
                numbers.append(number)
                rows.append(row)
                if len(rows) == BLOCK:
                    yield self._block(numbers, list(zip_longest(*rows, fillvalue="")))
                    numbers, rows = [], []
        except Unreadable as error:
            bad = error
        if rows:
            yield self._block(numbers, list(zip_longest(*rows, fillvalue="")))
        if bad is not None:
            raise bad

    def _block(self, numbers: Sequence[int], columns: Sequence[Sequence[str]]) -> Block:
        blank = ("",) * len(numbers)
        return Block(
            numbers,
            {ours: columns[i] if i < len(columns) else blank for ours, i in self.at.items()},
        )


def _lines(text: str) -> Iterator[str]:
    # a StringIO would hold four bytes per character, which costs a third more time
    return io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8", newline="")


def all_quoted(text: str, delimiter: str) -> list[list[str]] | None:
    r"""Return the columns of whole lines of which every cell is quoted and plain, else `None`.

    A few passes over the text do what `csv` does cell by cell. Plain is: no quote or line end in
    a cell, as many cells in each line. Then every quote belongs to a separator, and every line
    end stands between two of them, which is counted.

    >>> all_quoted('"a";"b;c"\n"d";""\n', ";")
    [['a', 'd'], ['b;c', '']]
    """
    end = "\r\n" if text.endswith("\r\n") else "\n"
    body = text.removesuffix(end)
    if len(body) < 2 or len(body) >= csv.field_size_limit() or body[0] != '"' or body[-1] != '"':
        return None
    between = f'"{delimiter}"'
    flat = body[1:-1].replace(f'"{end}"', f"{between}\n{between}").split(between)
    lines = body.count("\n") + 1
    cells, rest = divmod(len(flat) + 1 - lines, lines)
    if (
        rest
        or body.count('"') != 2 * cells * lines
        or body.count("\r") != (lines - 1) * (len(end) - 1)
        or flat[cells :: cells + 1] != ["\n"] * (lines - 1)
    ):
        return None
    return [flat[i :: cells + 1] for i in range(cells)]


def unquoted(text: str, delimiter: str) -> list[list[str]] | None:
    r"""Return the columns of whole lines that have as many cells each, else `None`.

    A quote is text here, and every delimiter is one; a blank line has a cell too few.

    >>> unquoted("a;b c\n;d\n", ";")
    [['a', ''], ['b c', 'd']]
    """
    end = "\r\n" if text.endswith("\r\n") else "\n"
    body = text.removesuffix(end)
    if not body or len(body) >= csv.field_size_limit():
        return None
    lines = body.count("\n") + 1
    flat = body.replace(end, f"{delimiter}\n{delimiter}").split(delimiter)
    cells, rest = divmod(len(flat) + 1 - lines, lines)
    if (
        rest
        or body.count("\r") != (lines - 1) * (len(end) - 1)
        or flat[cells :: cells + 1] != ["\n"] * (lines - 1)
    ):
        return None
    return [flat[i :: cells + 1] for i in range(cells)]


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
    width = max(at[ours] for ours in at if ours not in optional) + 1
    start, above = _below_header(text, delimiter)
    return Table(text, delimiter, at, width, start, above)


def _below_header(text: str, delimiter: str) -> tuple[int, int]:
    """Return where the rows begin, and how many lines stand above them."""
    read = list[str]()

    def noted() -> Iterator[str]:
        for line in _lines(text):
            read.append(line)
            yield line

    try:
        for row in csv.reader(noted(), delimiter=delimiter):
            if any(map(str.strip, row)):
                break
    except csv.Error:
        raise Unreadable(saying("importers.bad-row", line=len(read))) from None
    return sum(map(len, read)), len(read)
