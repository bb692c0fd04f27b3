"""The book as it was at the end of a past day, made from the book as it is.

What was booked later is taken out: entries, postings, movements, items, what happened to items, and
plan lines and loans by the day they were known. Directives without a day of their own in the book
(accounts, customers, policies, scenarios) are those of today. `reading.load(path, as_of=day)` reads
the ledger anew and takes these as they stood as well; from a book alone they are not known.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Protocol
from typing import TypeVar

from kasboek.core.accounts import Account
from kasboek.core.book import Book
from kasboek.core.book import Column
from kasboek.core.book import Coverage
from kasboek.core.book import Movement
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import unexplained
from kasboek.core.owed.ageing import loose_on


class _Dated(Protocol):
    @property
    def date(self) -> dt.date: ...


_D = TypeVar("_D", bound=_Dated)
_DATE = attrgetter("date")


def rewind(book: Book, day: dt.date) -> Book:
    """Return the book at the end of `day`; worked out once per day.

    Raises:
        ValueError: the bank data do not reach to that day.
    """
    if book.as_of is None or day > book.as_of:
        message = f"the books reach to {book.as_of}, not to {day}"
        raise ValueError(message)
    key = ("rewound", day)
    if key not in book.memo:
        book.memo[key] = _rewound(book, day)
    return book.memo[key]  # type: ignore[return-value] # put there by the line above


def _rewound(book: Book, day: dt.date) -> Book:
    entries, items = _until(book.entries, day), _until(book.items, day)
    later = {item.id for item in book.items[len(items) :]}
    loose = tuple(loose_on(book, day))
    return replace(
        book,
        as_of=day,
        asked=True,
        accounts={name: _opened(account, day) for name, account in book.accounts.items()},
        entries=entries,
        columns={name: cut for name, each in book.columns.items() if (cut := _cut(each, day))},
        marks={index: mark for index, mark in book.marks.items() if index < len(entries)},
        movements=tuple(_settling(each, later) for each in _until(book.movements, day)),
        coverage=tuple(
            Coverage(name, min(until, day) if until else None)
            for name, until in book.coverage
            if book.accounts[name].opened <= day
        ),
        items=tuple(_unsettled(item, day) for item in items),
        loose=loose,
        unexplained=unexplained(loose),
        plan=tuple(line for line in book.plan if line.known is None or line.known <= day),
        loans=tuple(loan for loan in book.loans if loan.date <= day),
        budgets=tuple(budget for budget in book.budgets if budget.date <= day),
    )


def _until(listed: Sequence[_D], day: dt.date) -> tuple[_D, ...]:
    return tuple(listed[: bisect_right(listed, day, key=_DATE)])


def _opened(account: Account, day: dt.date) -> Account:
    """Return the account; the overdraft of one that is not open yet is no money."""
    return account if account.opened <= day else replace(account, overdraft_limit=None)


def _cut(column: Column, day: dt.date) -> Column | None:
    """Return the postings up to the day; `None` where there are none."""
    end = bisect_right(column.dates, day)
    if end == len(column.dates):
        return column
    cut = Column()
    cut.dates, cut.numbers = column.dates[:end], column.numbers[:end]
    cut.currencies, cut.entries = column.currencies[:end], column.entries[:end]
    return cut if end else None


def _settling(moved: Movement, later: set[str]) -> Movement:
    """Return a movement; a payment ahead of its invoice settled nothing yet."""
    return moved._replace(item=None) if moved.item in later else moved


def _unsettled(item: OpenItem, day: dt.date) -> OpenItem:
    """Return an item with what had happened to it by the day."""
    if not any(settled.date > day for settled in item.settlements):
        return item
    return item._replace(settlements=tuple(s for s in item.settlements if s.date <= day))
