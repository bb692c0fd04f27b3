"""How much a file may hold: rows, and characters of a name or a text."""

from __future__ import annotations

from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.files.table import MAX_ROWS
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from kasboek.importers.statement import Statement
    from kasboek.importers.statement import StatementFile

MAX_NAME, MAX_TEXT = 300, 5_000
"""Characters; ISO 20022 has 140 for a name, and texts of 140 that may repeat."""
_NAME, _TEXT = map(itemgetter, (2, 4))


def in_bounds(file: StatementFile) -> StatementFile:
    """Return a file whose names and texts are no longer than a bank's: what is beyond is cut.

    Raises:
        Unreadable: it has more rows than are read at once.
    """
    if (rows := sum(len(each.lines) for each in file.statements)) > MAX_ROWS:
        raise Unreadable(saying("importers.too-many-rows", rows=rows, limit=MAX_ROWS))
    return replace(file, statements=tuple(map(_in_bounds, file.statements)))


def _in_bounds(statement: Statement) -> Statement:
    lines = statement.lines
    names, texts = (max(map(len, map(get, lines)), default=0) for get in (_NAME, _TEXT))
    if names <= MAX_NAME and texts <= MAX_TEXT:
        return statement
    cut = (each._replace(name=each.name[:MAX_NAME], text=each.text[:MAX_TEXT]) for each in lines)
    return replace(statement, lines=tuple(cut))
