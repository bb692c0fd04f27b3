"""The formats Kasboek reads: one line here per module of this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Protocol

from kasboek.core.saying import saying
from kasboek.importers import camt053
from kasboek.importers import fields
from kasboek.importers import ing
from kasboek.importers import rabobank
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from kasboek.importers.statement import StatementFile


class Format(Protocol):
    """What a format's module offers: a name, a look at the content, and the reading of it."""

    NAME: str

    def identify(self, text: str) -> bool:
        """Return whether the text is of this format; by content, never by file name."""

    def read(self, text: str) -> StatementFile:
        """Read the text or raise `Unreadable`."""


FORMATS: tuple[Format, ...] = (ing, rabobank, camt053)
TITLES = {"ing": "ING CSV", "rabobank": "Rabobank CSV", "camt053": "camt.053"}


def known() -> str:
    """Return the titles of all formats, for a sentence."""
    return ", ".join(TITLES.values())


def identify(path: Path) -> Format:
    """Return the format of a file, by its content.

    Raises:
        Unreadable: no format knows it, or it is no text at all.
    """
    return _identify(fields.decode(fields.contents(path)))


def read(path: Path) -> StatementFile:
    """Identify and read a file.

    Raises:
        Unreadable: no format knows it, or its format finds a mistake in it.
    """
    return parse(fields.contents(path))


def parse(data: bytes) -> StatementFile:
    """Identify and read a file's bytes, as `read` does."""
    text = fields.decode(data)
    found = _identify(text).read(text)
    if not any(statement.lines or statement.closing for statement in found.statements):
        raise Unreadable(saying("importers.empty", format=TITLES[found.format]))
    return found


def _identify(text: str) -> Format:
    if not text.strip():
        raise Unreadable(saying("importers.no-content"))
    for each in FORMATS:
        if each.identify(text):
            return each
    raise Unreadable(saying("importers.unknown", known=known()))
