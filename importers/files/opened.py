"""A file as it was read, before any ledger is looked at."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.importers import formats
from kasboek.importers.files import fields
from kasboek.importers.papers import PaperFile
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from kasboek.importers.formats import Read


class Opened(NamedTuple):
    """A file's bytes and what they say; `found` is `None` where `problem` says why not."""

    path: Path
    data: bytes = b""
    found: Read | None = None
    problem: Saying | None = None

    @property
    def is_papers(self) -> bool:
        """Return whether it holds papers, which are booked before statements."""
        return isinstance(self.found, PaperFile)

    @property
    def first_day(self) -> dt.date:
        """Return the day of its first paper: of files of papers the oldest goes first."""
        papers = self.found.papers if isinstance(self.found, PaperFile) else ()
        return min((each.day for each in papers), default=dt.date.max)


def opened(path: Path) -> Opened:
    """Read a file; whatever is wrong with it is in the answer."""
    try:
        data = fields.contents(path)
        return Opened(path, data, formats.parse(data))
    except Unreadable as error:
        return Opened(path, problem=error.saying)
    except OSError as error:
        why = error.strerror or type(error).__name__
        return Opened(path, problem=saying("importers.no-file", why=why))
