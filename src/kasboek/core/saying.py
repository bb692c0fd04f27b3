"""What is told to a user, as a key and its values, before any language is chosen.

Core, reading, the plugins and the importers make sayings; only an edge (terminal, page, plugin
error) turns one into words, with `kasboek.words.say`. So every sentence exists once per language,
in `data/words/`, and a figure in it stays a figure until it is printed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from typing import TypeAlias


class Money(NamedTuple):
    """An amount in a currency."""

    number: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence: the key of its template in the catalogue, and the values to fill in."""

    key: str
    values: tuple[tuple[str, Value], ...] = ()


Value: TypeAlias = "str | int | Decimal | date | Money | Saying | None"
Say: TypeAlias = Callable[[Saying], str]


def saying(key: str, /, **values: Value) -> Saying:
    """Return the saying `key` with these values."""
    return Saying(key, tuple(values.items()))


class Source(NamedTuple):
    """A place in the ledger: the file, relative to the ledger's folder with `/`, and the line."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong or missing in the user's ledger.

    `error` says that the ledger language was broken: `bean-check` fails on it and figures may be
    untrustworthy. A problem that is no error is a notice: worth knowing, listed by `check`.
    """

    saying: Saying
    source: Source | None = None
    error: bool = False
