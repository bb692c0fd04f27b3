"""A provider's table by the column: amounts, days, currencies and words, read all at once.

What is written alike is looked at once: the shape of a number (`0,00` of `7,25`), the day before a
time, a word of which there are few.
"""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from itertools import compress
from operator import add
from operator import ne
from typing import TYPE_CHECKING
from typing import TypeVar

from kasboek.core.saying import saying
from kasboek.importers.files.fields import clean
from kasboek.importers.providers.figures import decimal_mark
from kasboek.importers.providers.figures import number
from kasboek.importers.providers.lines import agreed
from kasboek.importers.providers.lines import currency
from kasboek.importers.providers.lines import day_of
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence

Value = TypeVar("Value")

_SHAPE = str.maketrans("123456789", "0" * 9)
_PLAIN = frozenset("0+-.,' ")
_ONLY = {",": str.maketrans({",": ".", ".": "", "'": "", " ": ""})}
_ONLY["."] = str.maketrans(dict.fromkeys(",' ", ""))
_AFTER_DAY = frozenset({"", " ", "T"})


class Mark:
    """The decimal mark of a file, by the shapes of all numbers that were seen."""

    def __init__(self) -> None:
        """Begin without numbers."""
        self._shapes: set[str] = set()
        self._found = ""

    def among(self, shapes: set[str]) -> str:
        """Return the mark of these numbers and all before them.

        Raises:
            Unreadable: they do not agree, or those before were taken to have another.
        """
        self._shapes |= shapes
        try:
            mark = decimal_mark(self._shapes)
        except ValueError:
            raise Unreadable(saying("providers.two-marks")) from None
        if self._found not in {"", mark}:
            raise Unreadable(saying("providers.two-marks"))
        self._found = mark
        return mark


class Sheet:
    """Rows of a file by the column, under our own names; an absent column has empty cells."""

    def __init__(
        self, at: Sequence[int], columns: Mapping[str, Sequence[str]], mark: Mark | None = None
    ) -> None:
        """Hold columns, the line of the file where each row ends, and the file's decimal mark."""
        self.at = at
        self._columns = columns
        self._mark = mark or Mark()
        self._tidy: dict[str, Sequence[str]] = {}

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.at)

    def __getitem__(self, name: str) -> Sequence[str]:
        """Return a column, each cell on one line."""
        if (found := self._tidy.get(name)) is None:
            found = _tidied(self._columns[name]) if name in self else ("",) * len(self)
            self._tidy[name] = found
        return found

    def __contains__(self, name: str) -> bool:
        """Return whether the header has this column."""
        return name in self._columns

    def chosen(self, wanted: Sequence[bool]) -> Sheet:
        """Return the rows that are wanted."""
        if all(wanted):
            return self
        columns = {name: list(compress(cells, wanted)) for name, cells in self._columns.items()}
        return Sheet(list(compress(self.at, wanted)), columns, self._mark)

    def words(self, name: str, meaning: Callable[[str], Value]) -> list[Value]:
        """Return what each word of a column means; each word is asked about once."""
        column = self[name]
        known = {cell: meaning(cell) for cell in dict.fromkeys(column)}
        return list(map(known.__getitem__, column))

    def lower(self, name: str) -> list[str]:
        """Return a column in small letters."""
        return self.words(name, str.lower)

    def days(self, name: str, blank: Sequence[dt.date] = ()) -> list[dt.date]:
        """Return the days of moments that start with year, month and day.

        Where a cell is empty it is the day of `blank`, if that is given.

        Raises:
            Unreadable: one is no such moment.
        """
        column = self[name]
        if not any(column) and blank:
            return list(blank)
        if blank and "" in column:
            told = zip(self.at, column, blank, strict=True)
            return [day_of(at, cell) if cell else other for at, cell, other in told]
        if {cell[10:11] for cell in column} <= _AFTER_DAY:
            with suppress(Unreadable):  # it is told with all of its cell
                return self.each([cell[:10] for cell in column], day_of)
        return self.each(column, day_of)

    def currencies(self, name: str) -> list[str]:
        """Return a column of currencies as the ledger writes them.

        Raises:
            Unreadable: one is no code of three letters.
        """
        return self.each(self[name], currency)

    def each(self, column: Sequence[str], read: Callable[[int, str], Value]) -> list[Value]:
        """Return a column as `read` reads each of its different cells, given a row of it.

        Raises:
            Unreadable: `read` says so; the sentence names the first such row.
        """
        first = dict(zip(reversed(column), reversed(self.at), strict=True))
        known = {cell: read(first[cell], cell) for cell in dict.fromkeys(column)}
        return list(map(known.__getitem__, column))

    def amounts(self, *names: str) -> tuple[list[Decimal], ...]:
        """Return columns of amounts, which have one decimal mark; nought where a cell is empty.

        Raises:
            Unreadable: they do not agree about the mark, or one is no number.
        """
        columns = [self._columns.get(name, ("",) * len(self)) for name in names]
        shapes = {shape for column in columns for shape in _shapes(column)}
        mark = self._mark.among(shapes)
        if all(_reads(shape, mark) for shape in shapes):
            return tuple(_amounts(column, mark) for column in columns)
        rows = list(zip(self.at, zip(*columns, strict=True), strict=True))
        found = [[_amount(at, cell, mark) for cell in row] for at, row in rows]
        return tuple([row[i] for row in found] for i in range(len(names)))

    def agree(
        self, gross: Sequence[Decimal], fees: Sequence[Decimal], net: Sequence[Decimal]
    ) -> None:
        """See to it that each row's net is its gross and its fee, both signed.

        Raises:
            Unreadable: one is not; the sentence says by how much.
        """
        if any(map(ne, map(add, gross, fees), net)):
            for at, each in zip(self.at, zip(gross, fees, net, strict=True), strict=True):
                agreed(at, *each)


def _tidied(column: Sequence[str]) -> Sequence[str]:
    """Return each cell on one line; one look tells that all are already."""
    text = "|".join(column)
    loose = any(each in text for each in ("  ", "| ", " |")) or text != text.strip()
    return list(map(clean, column)) if loose or not text.isprintable() else column


def _shapes(column: Sequence[str]) -> set[str]:
    """Return how the numbers of a column look, each digit a nought; a few, however long it is."""
    text = "\n".join(column).translate(_SHAPE)
    if text.count("\n") == len(column) - 1:
        return set(text.split("\n"))
    return {"\n", *(clean(cell).translate(_SHAPE) for cell in column)}  # a cell of two lines


def _reads(shape: str, mark: str) -> bool:
    try:
        number(shape, mark)
    except ValueError:
        return False
    return _PLAIN.issuperset(shape)


def _amounts(column: Sequence[str], mark: str) -> list[Decimal]:
    """Return numbers whose shapes are known to be right."""
    if not any(column):
        return [Decimal()] * len(column)
    plain = "\n".join(column).translate(_ONLY[mark]).split("\n")
    return list(map(Decimal, plain)) if "" not in plain else [Decimal(each or 0) for each in plain]


def _amount(at: int, cell: str, mark: str) -> Decimal:
    try:
        return number(clean(cell), mark)
    except ValueError:
        raise Unreadable(saying("providers.bad-amount", line=at, text=cell[:40])) from None


def joined(*columns: Sequence[str]) -> Sequence[str]:
    """Return what some columns tell together, each thing once."""
    told = [column for column in columns if any(column)]
    if len(told) < 2:
        return told[0] if told else columns[0]
    return [" ".join(filter(None, dict.fromkeys(row))) for row in zip(*told, strict=True)]
