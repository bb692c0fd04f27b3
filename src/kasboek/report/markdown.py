"""Markdown: headings, lists and tables, with all text from a ledger made harmless."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

_ACTIVE = re.compile(r"([\\`*_\[\]<>#|~])")
_BLANK = re.compile(r"\s+")


def plain(text: str) -> str:
    r"""Escape what Markdown would read as something else than text; line ends become spaces.

    Control and direction-changing characters are replaced, as everywhere text is shown.

    >>> plain("a|b *c*")
    'a\\|b \\*c\\*'
    """
    shown = "".join(
        "\ufffd" if unicodedata.category(c) in {"Cc", "Cf"} and not c.isspace() else c for c in text
    )
    return _ACTIVE.sub(r"\\\1", _BLANK.sub(" ", shown).strip())


def heading(text: str, level: int = 2) -> str:
    """Return a heading."""
    return f"{'#' * level} {plain(text)}"


def bullets(texts: Iterable[str]) -> str:
    """Return a list; each line begins with a capital."""
    return "\n".join(f"- {_begun(text)}" for text in texts)


def numbered(texts: Iterable[str]) -> str:
    """Return a numbered list; each line begins with a capital."""
    return "\n".join(f"{number}. {_begun(text)}" for number, text in enumerate(texts, 1))


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], left: int = 1) -> str:
    """Return a table; the first `left` columns are words, the others figures on the right."""
    rules = ["---" if place < left else "---:" for place in range(len(heads))]
    return "\n".join([_row(heads), f"| {' | '.join(rules)} |", *map(_row, rows)])


def _begun(text: str) -> str:
    return plain(text[:1].upper() + text[1:])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(plain(cell) for cell in cells) + " |"
