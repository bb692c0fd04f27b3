"""What is done to a text before it is a table, where a bank's file is not quite CSV."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

_LINE = re.compile(r"[^\r\n]+")
_COMMENT = re.compile(r"^#.*$", re.MULTILINE)
_BEFORE = 17
"""Columns of ASN before the description, which alone may hold commas."""


def double_quotes(text: str) -> str:
    """Put the quotes of CSV around ASN's description, which stands in single ones."""
    return _LINE.sub(lambda line: _requoted(line[0]), text) if ",'" in text else text


def _requoted(line: str) -> str:
    cells = line.split(",", _BEFORE)
    if len(cells) <= _BEFORE or not cells[_BEFORE].startswith("'"):
        return line
    inner, found, rest = cells[_BEFORE][1:].rpartition("',")
    if not found:
        return line
    doubled = inner.replace('"', '""')
    return ",".join((*cells[:_BEFORE], f'"{doubled}"', rest))


def uncommented(text: str) -> str:
    """Blank the lines that are remarks: no bank writes them, people do."""
    return _COMMENT.sub("", text) if text.startswith("#") or "\n#" in text else text


PREPARE: Mapping[str, Callable[[str], str]] = {
    "": str,
    "single-quotes": double_quotes,
    "comments": uncommented,
}
