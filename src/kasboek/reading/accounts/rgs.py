"""Account classes by the codes of the Dutch standard chart (Referentie GrootboekSchema, RGS).

A code is `B` or `W` and groups of letters, one per level: BLimBanRba is BLim (cash), BLimBan
(at banks), BLimBanRba (current account). What follows a `.` or `:` is an extension of one's own.
The table, its release and its source are `data/rgs.toml`.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.reading.near_miss import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEADING, _GROUP = 4, 7
"""The letters of a code of level 2 and of level 3."""
_EXTENSION = re.compile(r"[.:]")
_NO_CLASS = "none:"


class Code(NamedTuple):
    """A code of the table: its class, or in a word why it tells none, and RGS's own words."""

    code: str
    kind: AccountClass | None
    why: str | None
    title: str


class Release(NamedTuple):
    """Which table this is: RGS's own name and version, where it is published, when compared."""

    name: str
    version: str
    source: str
    compared: str


@cache
def codes() -> Mapping[str, Code]:
    """Return every code that tells something, by code; levels 2 and 3 are complete."""
    table = _table()
    return {
        code: _code(code, *row)
        for part in ("codes", "deeper", "earlier")
        for code, row in table[part].items()
    }


@cache
def release() -> Release:
    """Return which release of RGS the table was compared with."""
    return Release(**_table()["release"])


def find(written: str) -> Code | None:
    """Return the longest code that begins this one; `None` where RGS has no such code.

    Of levels 2 and 3 every group must be RGS's own; below them RGS has thousands, and each release
    adds some, so those are not held against the table.
    """
    code = _EXTENSION.split(written, maxsplit=1)[0]
    known = codes()
    if code[:_HEADING] not in known or code[:_GROUP] not in known:
        return None
    return next(known[code[:end]] for end in range(len(code), 3, -1) if code[:end] in known)


def suggestion(written: str) -> Code | None:
    """Return the code that was probably meant by one that RGS does not have."""
    known = codes()
    found = nearest(written[:_GROUP], tuple(known))
    return None if found is None else known[found]


def _code(code: str, kind: str, title: str) -> Code:
    if kind.startswith(_NO_CLASS):
        return Code(code, None, kind.removeprefix(_NO_CLASS), title)
    return Code(code, AccountClass(kind), None, title)


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("kasboek.data") / "rgs.toml").read_text("utf-8"))
