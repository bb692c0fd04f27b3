"""The opening balances that imports book: what they are in the ledger's text, and what for.

One stands for what came before the oldest file, or for a gap between two files of which the newer
came first.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from bisect import bisect_right
from decimal import Decimal
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.importers.booking.places import open_on
from kasboek.importers.duplicates.known import OPENING
from kasboek.writing.text import metadata
from kasboek.writing.text import posting
from kasboek.writing.text import transaction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.core.book import Book
    from kasboek.importers.balances.course import Course
    from kasboek.importers.statement import Statement

_NARRATION = "Opening balance, from the bank statement"
_LOOKED = 100
"""So many bookings after an opening balance are looked at for the first one behind it."""


class Opening(NamedTuple):
    """An opening balance: the bookings behind it begin on `begins`, where the bank had `held`.

    `number` is what stands as `text` in `file`; a new one has neither.
    """

    day: dt.date
    begins: dt.date
    held: Decimal
    number: Decimal = Decimal()
    file: str = ""
    text: str = ""
    equity: str = ""


class Changed(NamedTuple):
    """An opening balance that becomes another text: none, once all of it is explained."""

    file: str
    before: str
    after: str


class Rows:
    """The bookings of an account in one currency that are no opening balances of imports."""

    def __init__(self, rows: Sequence[tuple[dt.date, Decimal]]) -> None:
        """Take days and amounts, in date order.

        The nought that a new ledger begins with is nothing; as a bank's row it is only a day.
        """
        moved = [(day, number) for day, number in rows if number]
        self.days = [day for day, _ in moved]
        self._every = [day for day, _ in rows]
        self._numbers = [number for _, number in moved]
        self._sums = list(accumulate(self._numbers, initial=Decimal()))

    def last_before(self, day: dt.date) -> list[dt.date]:
        """Return the last earlier day with a booking, if there is one."""
        return self._every[: bisect_left(self._every, day)][-1:]

    def before(self, day: dt.date) -> Decimal:
        """Return what the bookings of earlier days add up to."""
        return self._sums[bisect_left(self.days, day)]

    def on(self, day: dt.date) -> list[Decimal]:
        """Return the bookings of a day."""
        return self._numbers[bisect_left(self.days, day) : bisect_right(self.days, day)]

    def since(self, day: dt.date) -> list[dt.date]:
        """Return the next days with bookings, that day among them."""
        return list(dict.fromkeys(self.days[bisect_left(self.days, day) :][:_LOOKED]))

    def states(self, day: dt.date) -> list[Decimal]:
        """Return the sums before the day and after each of its bookings, as they stand."""
        first = bisect_left(self.days, day)
        return self._sums[first : first + 1 + self.days.count(day)]


def openings_of(course: Course) -> tuple[Rows, list[Opening]]:
    """Return the account's bookings in the ledger, and apart from them its opening balances.

    One that was edited is a booking as any other.
    """
    book, account = course.book, course.account
    rows, found = list[tuple[dt.date, Decimal]](), list[Opening]()
    column = book.columns.get(account)
    for index, unit in enumerate(column.currencies if column else ()):
        if column is None or unit != course.currency:
            continue
        day, number = column.dates[index], column.numbers[index]
        entry = book.entries[column.entries[index]]
        told = entry.narration == _NARRATION and _standing(book, entry.file, account, day, number)
        if told:
            found.append(Opening(day, day, number, number, entry.file, *told))
        else:
            rows.append((day, number))
    kept = Rows(rows)
    placed = [_placed(each, found, kept, course) for each in found]
    return kept, sorted(placed, key=lambda each: each.begins)


def _placed(opening: Opening, every: Sequence[Opening], rows: Rows, course: Course) -> Opening:
    """Find the first bookings behind an opening balance: those that go on from it."""

    def held(day: dt.date) -> Decimal:
        return sum((each.number for each in every if each.day <= day), rows.before(day))

    opened, next_day = course.book.accounts[course.account].opened, opening.day + dt.timedelta(1)
    later = rows.since(opening.day if opening.day <= opened else next_day)
    told = (
        day for day in later if any(step.before == held(day) for step in course.ledger(day).steps)
    )
    after = next((day for day in later if day > opening.day), next_day)
    begins = next(told, after)
    return opening._replace(begins=begins, held=held(begins))


def of_nought(rows: Rows, course: Course) -> list[Opening]:
    """Return the opening balance of nought of an account that imports began without one."""
    if not rows.days:
        return []
    first, nought = rows.days[0], Decimal()
    begins = any(step.before == nought for step in course.ledger(first).steps)
    return [Opening(day_for(course, first), first, nought)] if begins else []


def day_for(course: Course, first: dt.date) -> dt.date:
    """Return the day of the opening balance before bookings that begin on `first`."""
    book = course.book
    day = max(book.accounts[course.account].opened, first - dt.timedelta(days=1))
    equity = equity_for_opening(book, first)
    return day if equity is None or open_on(book.accounts[equity], day) else first


def _standing(
    book: Book, file: str, account: str, day: dt.date, number: Decimal
) -> tuple[str, str] | None:
    """Return an opening balance as import wrote it, and its equity account; `None` if edited."""
    try:
        text = (Path(book.root) / file).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    for found in re.finditer(
        rf'^{day} \* "{_NARRATION}"\n  {re.escape(account)} +(-?[\d.]+) (\S+)\n'
        rf'    bank-ref: "opening"\n  (\S+) +-?[\d.]+ \2\n',
        text,
        re.MULTILINE,
    ):
        if Decimal(found[1]) == number:
            return found[0], found[3]
    return None


def written(day: dt.date, account: str, number: Decimal, currency: str, equity: str) -> str:
    """Return an opening balance as text."""
    postings = (
        posting(account, number, currency)
        + metadata("bank-ref", str(OPENING.reference))
        + posting(equity, -number, currency)
    )
    return transaction(day, "*", "", _NARRATION, postings)


def starts(book: Book, account: str, statement: Statement) -> tuple[dt.date, Decimal] | None:
    """Return day and number of the opening balance that a statement gives an empty account.

    `pad` in the ledger does the same and is left to do so.
    """
    column, opens = book.columns.get(account), statement.opening
    numbers = zip(column.numbers, column.currencies, strict=True) if column else ()
    if opens is None or any(number and unit == statement.currency for number, unit in numbers):
        return None
    if is_padded(book, account):
        return None
    return (statement.first_day or opens.day) - dt.timedelta(days=1), opens.number


def equity_for_opening(book: Book, day: dt.date) -> str | None:
    """Return the equity account for opening balances, known by its name."""
    for each in book.of_class(AccountClass.EQUITY):
        leaf = each.name.rpartition(":")[2].lower()
        if ("opening" in leaf or "begin" in leaf) and open_on(each, day):
            return each.name
    return None


def is_padded(book: Book, account: str) -> bool:
    """Return whether a `pad` of the ledger makes the opening balance."""
    pad = re.compile(rf"^\d{{4}}-\d\d-\d\d\s+pad\s+{re.escape(account)}\s", re.MULTILINE)
    return any(
        pad.search(path.read_text("utf-8", errors="replace"))
        for path in sorted(Path(book.root).rglob("*.beancount"))
    )
