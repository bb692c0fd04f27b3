"""From a ledger to a book: the only room that knows the ledger language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from kasboek.core.book import Book


def load(path: str | Path, *, as_of: date | None = None, cache: bool = True) -> Book:
    """Load a ledger file and read it into a book, from the load cache where that is fresh."""
    raise NotImplementedError
