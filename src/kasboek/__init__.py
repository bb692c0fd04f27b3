"""Kasboek, the cash book that looks ahead: cash and capital management on Beancount and Fava."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from kasboek.core.book import Book

__version__ = "0.1.0"


def load(path: str | Path, as_of: date | None = None) -> Book:
    """Read a ledger file into a book, as of its bank data's last day or of the day given."""
    from kasboek import reading  # noqa: PLC0415 # importing kasboek must not import Beancount

    return reading.load(path, as_of=as_of)
