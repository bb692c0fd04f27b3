"""XML Auditfile Financieel, 3.2 and 4.0: the books of another program, as a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek.importers.bookkeeping.audit_reader import parse
from kasboek.importers.bookkeeping.moving import papers
from kasboek.importers.papers import PaperFile

if TYPE_CHECKING:
    from kasboek.importers.papers import Paper

NAME = "xaf"
TITLE = "XAF (auditfile)"


def identify(text: str) -> bool:
    """Return whether this is an auditfile; comments may stand before it."""
    start = text[:8000].lower()
    return "<" in start[:200] and "<auditfile" in start


def read(text: str) -> PaperFile:
    """Read the whole file: one paper per transaction, beside those for what stands around them."""
    file = parse(text)
    found: tuple[Paper, ...] = tuple(papers(file))
    empty = sum(not any(line.amount for line in entry.lines) for entry in file.entries)
    return PaperFile(NAME, found, (("empty", empty),) if empty else ())
