"""Where a bank line belongs by what the ledger's own bookings teach, if that is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek.core.categorising.model import Line
from kasboek.core.saying import saying
from kasboek.importers.booking.places import open_on
from kasboek.importers.categorising.history import experience

if TYPE_CHECKING:
    from kasboek.core.book import Book
    from kasboek.core.categorising.model import Lesson
    from kasboek.core.saying import Saying
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


def doubt(book: Book, line: BankLine, currency: str) -> Saying | None:
    """Say where earlier bookings of the same party went, though not surely; `None`: there are none.

    The account is named that most went to.
    """
    known = experience(book).options(line_of(line, currency))
    if not known:
        return None
    where, count, last = known[0]
    name, account = last.name or last.text, where.account
    if len(known) > 1:
        return saying("rules.several", accounts=len(known), name=name, account=account, count=count)
    return saying("rules.unlike", count=count, name=name, account=account)


def line_of(line: BankLine, currency: str) -> Line:
    """Return a statement's line as it is compared with bookings."""
    unit = line.currency or currency
    return Line(line.date, line.amount, unit, line.iban, line.name, line.text)
