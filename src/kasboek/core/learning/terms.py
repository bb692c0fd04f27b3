"""What terms invoices and bills usually have, where the ledger does not declare them.

Most bills come with a due date of their own, and no one writes their terms down: those that are
still to come are due as late after their day as the last ones were.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from statistics import median_low
from typing import NamedTuple

from kasboek.core.book import Book
from kasboek.core.relations import Terms

LAST = 12
"""Invoices that are looked at, the latest ones."""


class Usual(NamedTuple):
    """Usual terms by counterparty, and by receivable or payable account and its other account."""

    by_name: Mapping[str, Terms | None]
    by_account: Mapping[tuple[str, str], Terms | None]

    def of(self, name: str, account: str, counter: str) -> Terms | None:
        """Return the counterparty's, or the accounts' where it has no name; `None`: no telling."""
        if name:
            return self.by_name.get(name)
        return self.by_account.get((account, counter))


def usual_terms(book: Book, as_of: dt.date, *, receivable: bool) -> Usual:
    """Return the middle term of the last invoices (or bills); worked out once per book and day."""
    key = ("usual terms", as_of, receivable)
    if key not in book.memo:
        book.memo[key] = _usual(book, as_of, receivable=receivable)
    return book.memo[key]  # type: ignore[return-value] # put there by the line above


def _usual(book: Book, as_of: dt.date, *, receivable: bool) -> Usual:
    names: dict[str, list[int | None]] = {}
    accounts: dict[tuple[str, str], list[int | None]] = {}
    for item in sorted(book.items, key=lambda item: item.date, reverse=True):
        if item.receivable is receivable and item.date <= as_of and item.amount > 0:
            days = (item.due - item.date).days if item.due_from == "due" else None
            counter = item.accounts[0] if item.accounts else ""
            for row in (
                names.setdefault(item.counterparty, []),
                accounts.setdefault((item.account, counter), []),
            ):
                if len(row) < LAST:
                    row.append(days)
    return Usual(
        {name: _middle(row) for name, row in names.items()},
        {place: _middle(row) for place, row in accounts.items()},
    )


def _middle(row: list[int | None]) -> Terms | None:
    """Return the middle of what was written, `None` where most had no due date of their own."""
    days = sorted(each for each in row if each is not None and each >= 0)
    return Terms(median_low(days)) if 2 * len(days) > len(row) else None
