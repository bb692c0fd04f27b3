"""Where the messages of an MT940 file begin and end: one that does not close has more pages."""

from __future__ import annotations

import re

HEADER = r"^[^\n]{0,200}\{4:|^"
"""What stands before a message: the blocks of SWIFT, or nothing."""
_START = re.compile(rf"(?:{HEADER})(?=:20:)", re.MULTILINE)
_OPENS = re.compile(r"^:60F?:", re.MULTILINE).search
_CLOSES = re.compile(r"^:62[FM]?:", re.MULTILINE).search
_OWN = re.compile(r"^:25:.*", re.MULTILINE).search
_ENDS = re.compile(r"^-(?:\}[^\n]*)?\s*\Z", re.MULTILINE).search
"""The mark behind a message; not every bank writes it."""


def messages(text: str) -> list[int]:
    """Return where messages start, but for the pages of one that has not closed yet."""
    starts = [found.end() for found in _START.finditer(text)]
    found, closed = starts[:1], False
    for before, page, end in zip(starts, starts[1:], [*starts[2:], len(text)], strict=False):
        own, after = _OWN(text, before, page), _OWN(text, page, end)
        same = own is not None and after is not None and own[0] == after[0]
        closed = closed or _CLOSES(text, before, page) is not None
        if not same or closed or _OPENS(text, page, end):
            found.append(page)
            closed = False
    return found


def ended(block: str) -> bool:
    """Return whether the mark of its end stands behind a message."""
    return _ENDS(block) is not None
