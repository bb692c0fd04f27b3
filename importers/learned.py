"""Where a bank line belongs by what the ledger's own bookings teach, if that is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek.core.categorising.model import Line
from kasboek.importers.history import experience
from kasboek.importers.places import open_on

if TYPE_CHECKING:
    from kasboek.core.book import Book
    from kasboek.core.categorising.model import Lesson
    from kasboek.importers.statement import BankLine


def lesson(book: Book, line: BankLine, currency: str) -> Lesson | None:
    """Return what is learned about a line; `None` where it is unsure or its account is closed."""
    found = experience(book).lesson(line_of(line, currency))
    if found is None:
        return None
    names = (found.place.account, found.place.vat_account)
    accounts = [book.accounts.get(name) for name in names if name]
    usable = all(each is not None and open_on(each, line.date) for each in accounts)
    return found if usable else None


def line_of(line: BankLine, currency: str) -> Line:
    """Return a statement's line as it is compared with bookings."""
    unit = line.currency or currency
    return Line(line.date, line.amount, unit, line.iban, line.name, line.text)
