"""The books of an auditfile, and what the ledger and this import have of auditfiles so far.

What files of one import bring before the ledger is read anew is kept beside the book, so that the
years follow one another however many files they come in.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.importers.bookkeeping.auditfile import Auditfile
from kasboek.importers.bookkeeping.auditfile import balances
from kasboek.importers.bookkeeping.auditfile import sums
from kasboek.importers.bookkeeping.charting import Account
from kasboek.importers.bookkeeping.charting import chart
from kasboek.importers.duplicates.remembered import XAF
from kasboek.importers.duplicates.remembered import noted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kasboek.core.book import Book

_MEMO = "importers.xaf"
_NAMED = 5
"""Transactions that do not balance are named so far; the rest is counted."""


@dataclass(slots=True)  # not frozen: it grows while the files of an import are gone through
class Moved:
    """What the ledger has of auditfiles, and what this import adds."""

    before: frozenset[str]
    refs: set[str]
    planned: defaultdict[str, list[tuple[dt.date, Decimal]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    charts: dict[int, dict[str, Account]] = field(default_factory=dict)
    problems: dict[int, tuple[Saying, ...]] = field(default_factory=dict)

    def add(self, day: dt.date, legs: Mapping[str, Decimal]) -> None:
        """Add what a booking of this import changes."""
        for account, number in legs.items():
            self.planned[account].append((day, number))

    def held(self, book: Book, account: str, day: dt.date, currency: str) -> Decimal:
        """Return what an account holds at the end of a day."""
        found = book.balance(account, day).get(currency, Decimal())
        return found + sum((n for on, n in self.planned[account] if on <= day), Decimal())


def moved(book: Book) -> Moved:
    """Return what the ledger and this import have so far."""
    found = book.memo.get(_MEMO)
    if not isinstance(found, Moved):
        before = frozenset(each.value for each in noted(book, XAF))
        found = book.memo[_MEMO] = Moved(before, set(before))
    return found


@dataclass(frozen=True)  # no slots: what the file adds up to is worked out once
class Books:
    """One auditfile, and what is asked of it."""

    file: Auditfile

    @property
    def starts(self) -> bool:
        """Return whether the file has an opening balance."""
        return bool(self.file.opening or self.file.items)

    @cached_property
    def digest(self) -> str:
        """Return what tells this file from others of its year."""
        every = (*sorted(self.file.accounts), *(each.ref for each in self.file.entries))
        return hashlib.sha256("\n".join(every).encode()).hexdigest()[:12]

    @cached_property
    def totals(self) -> Mapping[str, Decimal]:
        """Return what each account holds at the end of the file."""
        return balances(self.file)

    @cached_property
    def first(self) -> dt.date:
        """Return the first day on which anything of the file is booked."""
        days = [each.day for each in self.file.entries]
        days += [each.day for each in self.file.items if each.day]
        return min([*days, self.file.opening_day])

    @cached_property
    def last(self) -> dt.date:
        """Return the last day on which anything of the file is booked."""
        return max([*(each.day for each in self.file.entries), self.file.opening_day])

    def chart(self, book: Book) -> dict[str, Account]:
        """Return the ledger's account for each of the file."""
        charts = moved(book).charts
        if id(self) not in charts:
            found = chart(book, self.file, self.totals, self.first)
            earlier = [one for other in charts.values() for one in other.items()]
            found |= {
                id_: Account(each.name, each.kind, "") for id_, each in earlier if id_ in found
            }
            charts[id(self)] = found
        return charts[id(self)]

    def problems(self, book: Book) -> tuple[Saying, ...]:
        """Say what keeps the file from being booked: its mistakes, or that its year is past."""
        problems = moved(book).problems
        if id(self) not in problems:
            years = sorted({ref.partition(" ")[0] for ref in moved(book).refs})
            year, found = self.file.year, self.mistakes
            if years and years[-1] > year and year not in years:
                found = (*found, saying("papers.xaf-order", year=year, later=years[-1]))
            problems[id(self)] = found
        return problems[id(self)]

    @cached_property
    def mistakes(self) -> tuple[Saying, ...]:
        """Say what does not balance, and which accounts are used but not declared."""
        unit = self.file.currency
        found: list[Saying] = []
        uneven = [each for each in self.file.entries if sums(each.lines)[0] != sums(each.lines)[1]]
        for each in uneven[:_NAMED]:
            debit, credit = sums(each.lines)
            found.append(
                saying(
                    "papers.xaf-uneven",
                    number=each.number,
                    journal=each.journal.id,
                    debit=Money(debit, unit),
                    credit=Money(credit, unit),
                )
            )
        if len(uneven) > _NAMED:
            found.append(saying("papers.xaf-uneven-more", count=len(uneven) - _NAMED))
        left = sum((each.amount for each in self.file.opening), Decimal())
        if left:
            found.append(saying("papers.xaf-opening-uneven", difference=Money(left, unit)))
        strange = sorted(self.totals.keys() - self.file.accounts.keys())
        if strange:
            found.append(saying("papers.xaf-account", number=strange[0][:40], count=len(strange)))
        return tuple(found)
