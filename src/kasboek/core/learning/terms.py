"""What terms invoices and bills usually have, where the ledger does not declare them.

Most bills come with a due date of their own, and no one writes their terms down: those that are
still to come are due as late after their day as the last ones were.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from operator import attrgetter
from statistics import median_low
from typing import TypeAlias

from kasboek.core.book import Book
from kasboek.core.open_items import OpenItem
from kasboek.core.relations import Terms

LAST = 12
"""Invoices that are looked at, the latest ones."""

_RECENT = 500
"""Among these there are mostly enough of who is asked for, so that a long past is left alone."""
_NOTHING = Decimal()

_Key: TypeAlias = str | tuple[str, str]
"""A counterparty, or two accounts."""


@dataclass(frozen=True)  # no slots: a long past is looked through only where it is asked for
class Usual:
    """Usual terms by counterparty, and by receivable or payable account and its other account."""

    known: tuple[OpenItem, ...]
    """Invoices and bills up to the day, in order."""
    receivable: bool

    def of(self, name: str, account: str, counter: str) -> Terms | None:
        """Return the counterparty's, or the accounts' where it has no name; `None`: no telling."""
        key = name or (account, counter)
        row = self._recent.get(key, ())
        return _middle(row if len(row) == LAST else self._ever.get(key, ()))

    @cached_property
    def _recent(self) -> dict[_Key, list[OpenItem]]:
        return self._last(self.known[-_RECENT:])

    @cached_property
    def _ever(self) -> dict[_Key, list[OpenItem]]:
        return self._last(self.known)

    def _last(self, items: Sequence[OpenItem]) -> dict[_Key, list[OpenItem]]:
        """Return the last ones of each counterparty and of each pair of accounts."""
        found: dict[_Key, list[OpenItem]] = {}
        for item in reversed(items):
            if item.receivable is self.receivable and item.amount > _NOTHING:
                other = item.accounts[0] if item.accounts else ""
                for key in (item.counterparty, (item.account, other)):
                    row = found.setdefault(key, [])
                    if len(row) < LAST:
                        row.append(item)
        return found


def usual_terms(book: Book, as_of: dt.date, *, receivable: bool) -> Usual:
    """Return the middle term of the last invoices (or bills); worked out once per book and day."""
    key = ("usual terms", as_of, receivable)
    if key not in book.memo:
        known = book.items[: bisect_right(book.items, as_of, key=attrgetter("date"))]
        book.memo[key] = Usual(known, receivable)
    return book.memo[key]  # type: ignore[return-value] # put there by the line above


def _middle(row: Sequence[OpenItem]) -> Terms | None:
    """Return the middle of what was written, `None` where most had no due date of their own."""
    days = [(item.due - item.date).days for item in row if item.due_from == "due"]
    written = [each for each in days if each >= 0]
    return Terms(median_low(written)) if 2 * len(written) > len(row) else None
