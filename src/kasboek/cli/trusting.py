"""A ledger that is about to be added to must have been read whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kasboek.cli.frame import Exit
from kasboek.cli.frame import clean

if TYPE_CHECKING:
    from kasboek.cli.frame import Frame
    from kasboek.core.book import Book

_HARMLESS = ("Balance failed", "Unused Pad", "Unused pad")
"""Errors of a ledger that do not hide bookings, so that nothing can be booked twice."""


def trusted(frame: Frame, book: Book) -> None:
    """Refuse to add to a ledger that could not be read whole: bookings might come twice."""
    hiding = [
        problem
        for problem in book.problems
        if problem.error
        and problem.saying.key == "raw"
        and not _harmless(str(dict(problem.saying.values).get("text", "")))
    ]
    for problem in hiding:
        click.echo(clean(frame.located(problem)), err=True)
    if hiding:
        frame.stop(Exit.UNTRUSTED, "importers.untrusted", count=len(hiding))


def _harmless(text: str) -> bool:
    """Say whether nothing can be hidden: a glob without files is where the first file will go."""
    return text.startswith(_HARMLESS) or (text.startswith("File glob") and "*" in text)
