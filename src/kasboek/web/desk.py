"""One book per load of a ledger: what all its pages and requests answer from."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from typing import Any

from kasboek import reading
from kasboek.core.pages.look import Look
from kasboek.core.saying import saying
from kasboek.reading.cache import content_hash
from kasboek.web import hosting
from kasboek.web import incognito
from kasboek.web.parameters import WrongError

if TYPE_CHECKING:
    import datetime as dt

    from fava.core import FavaLedger

    from kasboek.core.book import Book


class GoneError(WrongError):
    """The ledger's file is not there any more."""

    def __init__(self, path: Path) -> None:
        """Say which."""
        super().__init__(saying("web.ledger-gone", path=str(path)), 404)


@dataclass(frozen=True, slots=True)
class Opened:
    """A book, the load it came from, and what the pages look at; `None` where it has no day."""

    book: Book
    today: dt.date
    look: Look | None
    entries: Any
    options: Any

    def stands(self, ledger: FavaLedger, today: dt.date) -> bool:
        """Say whether Fava still shows the load that the book was read from, on the same day."""
        same = ledger.all_entries is self.entries and ledger.options is self.options
        return same and today == self.today


class Desk:
    """Reads a ledger's book when the first page asks, and anew after Fava loaded the ledger.

    Fava serves with threads. A request that meets a reload gets the book before it or after it,
    never parts of both: a book is put in place whole, and read again where Fava's entries were
    replaced meanwhile.

    After a load Python's garbage collector looks through all of it once, 400 milliseconds at 10,000
    transactions. It is made to when the first page has been sent, not while a slider waits.
    """

    def __init__(self, ledger: FavaLedger) -> None:
        """Keep the ledger; nothing is read yet."""
        self._ledger = ledger
        self._lock = Lock()
        self._opened: Opened | None = None
        self.factor = incognito.new_factor()

    def forget(self) -> None:
        """Drop the book: the ledger was loaded anew."""
        self._opened = None

    def open(self, today: dt.date, *, hidden: bool) -> Opened:
        """Return the book of the ledger as Fava has it loaded; `hidden`: with secret amounts.

        Raises:
            GoneError: the ledger's file is not there any more.
        """
        found = self._opened
        if found is not None and found.stands(self._ledger, today):
            return found
        with self._lock:
            found = self._opened
            while found is None or not found.stands(self._ledger, today):
                found = self._read(today, hidden=hidden)
            if found is not self._opened:
                self._opened = found
                hosting.afterwards(gc.collect)
            return found

    def _read(self, today: dt.date, *, hidden: bool) -> Opened:
        ledger = self._ledger
        path = Path(ledger.beancount_file_path).resolve()
        if not path.is_file():
            raise GoneError(path)
        entries, errors, options = ledger.all_entries, ledger.load_errors, ledger.options
        factor = self.factor if hidden else Decimal(1)
        book = reading.read(
            incognito.scaled(entries, factor) if hidden else entries,
            incognito.with_plan(options, factor) if hidden else options,
            errors=errors,
        )
        files = sorted({str(path), *options.get("include", ())})
        book = replace(book, hash=content_hash(files, str(path.parent)))
        look = None if book.as_of is None else Look(book, today)
        return Opened(book, today, look, entries, options)
