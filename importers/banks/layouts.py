"""The table of layouts (layouts.toml), and which of them a text has."""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from dataclasses import field
from functools import cache
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from kasboek.core.saying import saying
from kasboek.importers.banks.prepare import PREPARE
from kasboek.importers.files.fields import clean
from kasboek.importers.files.table import DELIMITERS
from kasboek.importers.files.table import Table
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

HEAD = 20_000
"""Characters in which a header must stand."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_DEEPEST = 40
"""The last line on which a header may stand: banks write up to eight lines above it."""


@dataclass(frozen=True, slots=True, eq=False)  # each is itself: a key of caches
class Layout:
    """One kind of table of one bank; layouts.toml tells what each word means."""

    bank: str
    needed: Mapping[str, tuple[str, ...] | int]
    optional: Mapping[str, tuple[str, ...] | int]
    signature: frozenset[str] = frozenset()
    of: int = 0
    delimiter: str = ""
    width: tuple[int, ...] = ()
    row: Mapping[int, re.Pattern[str]] = field(default_factory=dict)
    quoted: bool = True
    numbers: str = "comma"
    order: str = "newest"
    month_first: bool = False
    minus: tuple[str, ...] = ()
    plus: tuple[str, ...] = ()
    inverted: bool = False
    fee: str = ""
    skip: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    keep: frozenset[str] = frozenset()
    filled: tuple[str, ...] = ()
    loose: bool = False
    own: str = ""
    prefix: bool = False
    plain: frozenset[str] = frozenset()
    key: str = ""
    sequence: bool = False
    parties: str = ""
    prepare: str = ""
    iban: str = ""
    opening: str = ""
    closing: str = ""


class Line(NamedTuple):
    """A line near the top of a text: its cells' folded words, and where it ends."""

    delimiter: str
    names: tuple[str, ...]
    end: int


def fold(text: str) -> str:
    r"""Return a header's word as it is compared: small, and without what is often damaged.

    >>> fold(" Zahlungsempfänger*in "), fold("Naam initi\ufffdrende partij")
    ('zahlungsempfnger*in', 'naam initirende partij')
    """
    small = text.lower() if text.isascii() else unicodedata.normalize("NFC", text.lower())
    return " ".join("".join(filter(str.isascii, small)).split())


@cache
def layouts() -> tuple[Layout, ...]:
    """Return every layout, in the order in which they are tried."""
    return tuple(_layout(raw) for raw in _table()["layout"])


@cache
def titles() -> Mapping[str, str]:
    """Return what people call each bank's files, by the format's name."""
    found: dict[str, str] = _table()["titles"]
    return found


@cache
def _table() -> dict[str, Any]:
    file = resources.files("kasboek.importers.banks") / "layouts.toml"
    return tomllib.loads(file.read_text("utf-8"))


def _layout(raw: dict[str, Any]) -> Layout:
    signature = frozenset(map(fold, raw.get("signature", ())))
    given: dict[str, Any] = {
        **raw,
        "needed": {ours: _column(theirs) for ours, theirs in raw["needed"].items()},
        "optional": {ours: _column(theirs) for ours, theirs in raw.get("optional", {}).items()},
        "signature": signature,
        "of": raw.get("of", len(signature)),
        "width": tuple(raw.get("width", ())),
        "row": {int(at): re.compile(cell) for at, cell in raw.get("row", {}).items()},
        "minus": tuple(raw.get("minus", ())),
        "plus": tuple(raw.get("plus", ())),
        "skip": {why: tuple(words) for why, words in raw.get("skip", {}).items()},
        "keep": frozenset(map(fold, raw.get("keep", ()))),
        "plain": frozenset(raw.get("plain", ())),
        "filled": tuple(raw.get("filled", ())),
    }
    return Layout(**given)


def _column(theirs: Any) -> tuple[str, ...] | int:  # noqa: ANN401 # what TOML holds
    return theirs if isinstance(theirs, int) else tuple(theirs)


def layout_of(text: str, bank: str) -> Layout | None:
    """Return the layout of this bank that the text has, if any, also one that lacks a column."""
    head = text[:HEAD]
    return next((each for each in layouts() if each.bank == bank and _has(head, each)), None)


def _has(head: str, layout: Layout) -> bool:
    if layout.of:
        return _header(head, layout) is not None
    return _first_row_fits(PREPARE[layout.prepare](head), layout)


def words(head: str) -> frozenset[str]:
    """Return the folded words of all lines near the top of a text."""
    return frozenset(name for line in _lines(head) for name in line.names)


@lru_cache(maxsize=4)
def _lines(head: str) -> tuple[Line, ...]:
    found = list[Line]()
    for match in _LINE.finditer(head):
        if len(found) >= _DEEPEST or match.start() >= len(head):
            break
        found.append(Line(*_cells(match[0]), match.end()))
    return tuple(found)


def _cells(line: str) -> tuple[str, tuple[str, ...]]:
    line = line.strip("\r\n")
    delimiter = max(DELIMITERS, key=line.count)
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        cells = []
    return delimiter, tuple(_numbered([fold(cell) for cell in cells]))


def _numbered(names: Sequence[str]) -> list[str]:
    """Tell the second column of a name from the first: `description #2`."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} #{seen[name]}")
    return found


@lru_cache(maxsize=64)
def _header(head: str, layout: Layout) -> int | None:
    lines = _lines(head)
    fitting = (i for i, line in enumerate(lines) if _shared(line, layout) >= layout.of)
    return next(fitting, None)


def _shared(line: Line, layout: Layout) -> int:
    return len(layout.signature.intersection(line.names))


def _first_row_fits(head: str, layout: Layout) -> bool:
    rows = csv.reader(
        filter(str.strip, head.splitlines()),
        delimiter=layout.delimiter,
        quoting=csv.QUOTE_MINIMAL if layout.quoted else csv.QUOTE_NONE,
    )
    try:
        first = next(rows, [])
    except csv.Error:
        return False
    return len(first) in layout.width and all(
        cell.fullmatch(first[at].strip()) for at, cell in layout.row.items()
    )


def table_of(text: str, layout: Layout) -> tuple[Table, str]:
    """Return the table in a text of this layout, and the text above its header.

    Raises:
        Unreadable: a needed column is missing; the sentence names it.
    """
    if not layout.of:
        at = {ours: i for ours, i in layout.needed.items() if isinstance(i, int)}
        width = max(at.values()) + 1
        at |= {ours: i for ours, i in layout.optional.items() if isinstance(i, int)}
        return Table(text, layout.delimiter, at, width, 0, 0, quoted=layout.quoted), ""
    head = text[:HEAD]
    number = _header(head, layout)
    if number is None:  # a caller has asked before
        raise Unreadable(saying("importers.no-content"))
    lines = _lines(head)
    line, start = lines[number], lines[number - 1].end if number else 0
    at = _positions(line, layout, head[start : line.end])
    width = max(at[ours] for ours in layout.needed) + 1
    return Table(text, line.delimiter, at, width, line.end, number + 1), head[:start]


def _positions(line: Line, layout: Layout, header: str) -> dict[str, int]:
    at = dict[str, int]()
    for ours, theirs in (*layout.needed.items(), *layout.optional.items()):
        if isinstance(theirs, int):
            continue
        folded = (fold(word) for word in theirs)
        found = next((line.names.index(word) for word in folded if word in line.names), None)
        if found is not None:
            at[ours] = found
        elif ours in layout.needed:
            cells = next(csv.reader([header.strip("\r\n")], delimiter=line.delimiter), [])
            names = ", ".join(map(clean, cells))
            raise Unreadable(saying("importers.missing-column", column=theirs[0], found=names))
    return at
