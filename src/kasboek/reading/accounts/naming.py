"""Account classes by account name, where the ledger says neither `class` nor `rgs`."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.chart import Hint
from kasboek.reading.near_miss import LONG_ENOUGH
from kasboek.reading.near_miss import one_edit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kasboek.core.accounts import Root

_DIGITS = "0123456789"
_SHORTEST = 3
_TOKENS = re.compile(r"[^\W\d_]?[^\WA-Z_-]+|[A-Z]+")
_OF_OTHERS = frozenset({AccountClass.RECEIVABLE, AccountClass.PAYABLE})
"""Below these an account usually bears a counterparty's name: a customer may be called Kas."""
_BELOW = frozenset(
    {
        AccountClass.VAT,
        AccountClass.PAYROLL_TAX,
        AccountClass.INCOME_TAX,
        AccountClass.WAGES,
        AccountClass.PREPAID,
        AccountClass.UNBILLED,
        AccountClass.ACCRUED,
        AccountClass.DEFERRED_INCOME,
    }
)
"""What a name below a receivable or payable account may still say it is instead."""


class Named(NamedTuple):
    """A class that a name tells, and the part of the name that does; empty for the root's own."""

    kind: AccountClass
    part: str


class _Names(NamedTuple):
    anywhere: Mapping[str, AccountClass]
    first: Mapping[str, AccountClass]
    last: Mapping[str, AccountClass]


def of_name(name: str, root: Root | None) -> Named | None:
    """Return the class that an account's name tells: the deepest part that is known decides.

    Words that mean something only as the first part below the root (a bank's name) or as the last
    (`current`, which may head current assets) count there only. A number before or after a part is
    passed over, as are case, accents and hyphens.
    """
    parts = name.split(":")[1:]
    names = _names(root.value if root else "")
    found: Named | None = None
    for place, part in enumerate(parts):
        kind = _kind(names.anywhere, part)
        if kind is None and place == len(parts) - 1:
            kind = _kind(names.last, part)
        if kind is None or (found and found.kind in _OF_OTHERS and kind not in _BELOW):
            continue
        found = Named(kind, part)
    if found is None and parts and (kind := _kind(names.first, parts[0])):
        found = Named(kind, parts[0])
    if found is None and (kind := names.anywhere.get("")):
        found = Named(kind, "")
    return found


def hint(name: str, root: Root | None) -> Hint | None:
    """Return the class that a part of the name is only like, deepest part first.

    A part that is one letter off a known word, or holds one among its words (Cash-Advances), tells
    no class: it may well be something else. It may back up what the bookings show.
    """
    anywhere = _names(root.value if root else "").anywhere
    for part in reversed(name.split(":")[1:]):
        word = _word(part).strip(_DIGITS)
        near = [known for known in anywhere if len(known) >= LONG_ENOUGH and one_edit(word, known)]
        inside = [_word(token) for token in _TOKENS.findall(part)]
        for known in (*near, *inside):
            if len(known) >= _SHORTEST and (kind := anywhere.get(known)):
                return Hint(kind, part, known)
    return None


def _kind(table: Mapping[str, AccountClass], part: str) -> AccountClass | None:
    """Look a part up with its numbers and without; what is nothing but a number is nothing."""
    word = _word(part)
    return table.get(word) or (table.get(bare) if (bare := word.strip(_DIGITS)) else None)


def _word(part: str) -> str:
    """Return a part as the table writes it: small letters without accents and hyphens."""
    letters = unicodedata.normalize("NFKD", part.casefold())
    return "".join(c for c in letters if c.isalnum())


@cache
def _names(root: str) -> _Names:
    table = _table().get(root, {})
    return _Names(*(_by_word(table.get(place, {})) for place in _Names._fields))


def _by_word(table: Mapping[str, list[str]]) -> dict[str, AccountClass]:
    return {word: AccountClass(kind) for kind, listed in table.items() for word in listed}


@cache
def _table() -> dict[str, dict[str, dict[str, list[str]]]]:
    return tomllib.loads((files("kasboek.data") / "names.toml").read_text("utf-8"))
