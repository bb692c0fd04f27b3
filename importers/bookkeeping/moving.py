"""The books of another program as papers: accounts, relations, opening, transactions, balances.

What files of one import bring before the ledger is read anew is kept beside the book, so that the
years follow one another however many files they come in.
"""

from __future__ import annotations

import datetime as dt
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
from kasboek.importers.bookkeeping import entries
from kasboek.importers.bookkeeping.auditfile import Auditfile
from kasboek.importers.bookkeeping.auditfile import Entry
from kasboek.importers.bookkeeping.auditfile import balances
from kasboek.importers.bookkeeping.auditfile import sums
from kasboek.importers.bookkeeping.charting import Account
from kasboek.importers.bookkeeping.charting import chart
from kasboek.importers.bookkeeping.parties import relations
from kasboek.importers.bookkeeping.starting import starting
from kasboek.importers.papers import Pieces
from kasboek.importers.remembered import XAF
from kasboek.importers.remembered import noted
from kasboek.writing.merge import Directive
from kasboek.writing.text import balance

if TYPE_CHECKING:
    from collections.abc import Iterator
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


def papers(file: Auditfile) -> Iterator[Chart | Start | Moving | Check]:
    """Yield the papers of a file, in the order in which they must be taken."""
    books = Books(file)
    yield Chart(books)
    if books.starts:
        yield Start(books)
    for each in file.entries:
        yield Moving(books, each)
    yield Check(books)


@dataclass(frozen=True, slots=True)
class Chart:
    """The accounts and relations of a file; it stops the file where its books do not balance."""

    books: Books

    @property
    def identity(self) -> str:
        """Return the year and what tells the file from others of it."""
        return f"xaf {self.books.file.year} accounts {self.books.digest}"

    @property
    def day(self) -> dt.date:
        """Return the day from which the accounts are open."""
        return self.books.first

    def known(self, book: Book) -> bool:
        """Return whether the ledger has its accounts and relations."""
        found = self.pieces(book)
        return not (found.problems or found.accounts or found.relations)

    def pieces(self, book: Book) -> Pieces:
        """Return the accounts and relations that the ledger lacks."""
        file, day = self.books.file, self.books.first
        if problems := self.books.problems(book):
            return Pieces({}, problems=problems)
        found = self.books.chart(book)
        accounts = {each.name: Directive(day, 1, each.text) for each in found.values() if each.text}
        named, notices = relations(book, file, found, day)
        unclear = sum(not each.clear for each in found.values())
        if unclear:
            notices.append(saying("papers.xaf-unclear", count=unclear))
        return Pieces({}, accounts, named, tuple(notices))


@dataclass(frozen=True, slots=True)
class Start:
    """The opening balance of a year, with its open invoices and bills."""

    books: Books

    @property
    def identity(self) -> str:
        """Return the year's opening, as it stands in the ledger."""
        return f"xaf {self.ref}"

    @property
    def ref(self) -> str:
        """Return what the ledger keeps of it."""
        return f"{self.books.file.year} opening"

    @property
    def day(self) -> dt.date:
        """Return the day of the opening balance."""
        return self.books.file.opening_day

    def known(self, book: Book) -> bool:
        """Return whether the ledger has the opening of this year."""
        return self.ref in moved(book).refs

    def pieces(self, book: Book) -> Pieces:
        """Return what the opening balance adds to what the ledger has."""
        if self.books.problems(book):
            return Pieces({})
        state = moved(book)
        eve = self.day - dt.timedelta(days=1)
        unit = self.books.file.currency
        held = {
            each.name: state.held(book, each.name, eve, unit)
            for each in self.books.chart(book).values()
        }
        found = starting(book, self.books.file, self.books.chart(book), held, self.ref)
        for day, legs in found.legs:
            state.add(day, legs)
        state.refs.add(self.ref)
        return found.pieces


@dataclass(frozen=True, slots=True)
class Moving:
    """One transaction."""

    books: Books
    entry: Entry

    @property
    def identity(self) -> str:
        """Return year, journal, number and period."""
        return f"xaf {self.entry.ref}"

    @property
    def day(self) -> dt.date:
        """Return the day of the transaction."""
        return self.entry.day

    def known(self, book: Book) -> bool:
        """Return whether the ledger has it, by its reference; one without amounts is nothing."""
        return self.entry.ref in moved(book).refs or not entries.legs(self.entry)

    def pieces(self, book: Book) -> Pieces:
        """Return it as text, one transaction per customer or supplier in it."""
        if self.books.problems(book):
            return Pieces({})
        file, found = self.books.file, self.books.chart(book)
        state = moved(book)
        legs: defaultdict[str, Decimal] = defaultdict(Decimal)
        for line in self.entry.lines:
            legs[found[line.account].name] += line.amount
        state.add(self.day, legs)
        text = entries.text(self.entry, file, found)
        directives = tuple(Directive(self.day, 1, each) for each in text)
        return Pieces({f"books/{self.day.year}/xaf.beancount": directives})


@dataclass(frozen=True, slots=True)
class Check:
    """What each account must hold at the end of the file."""

    books: Books

    @property
    def identity(self) -> str:
        """Return the year and what tells the file from others of it."""
        return f"xaf {self.books.file.year} balances {self.books.digest}"

    @property
    def day(self) -> dt.date:
        """Return the last day of the file."""
        return self.books.last

    def known(self, book: Book) -> bool:
        """Return whether nothing of the file would be new."""
        refs, start = moved(book).before, Start(self.books)
        opened = not self.books.starts or start.ref in refs
        return opened and all(
            each.ref in refs for each in self.books.file.entries if entries.legs(each)
        )

    def pieces(self, book: Book) -> Pieces:
        """Return a balance directive for every account of the file."""
        if self.books.problems(book):
            return Pieces({})
        unit, eve = self.books.file.currency, self.books.last
        day = eve + dt.timedelta(days=1)
        state = moved(book)
        rows = [
            Directive(day, 0, balance(day, each.name, state.held(book, each.name, eve, unit), unit))
            for each in sorted(self.books.chart(book).values(), key=lambda one: one.name)
        ]
        return Pieces({f"books/{eve.year}/xaf.beancount": tuple(dict.fromkeys(rows))})
