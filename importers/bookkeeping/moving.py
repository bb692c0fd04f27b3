"""The books of another program as papers: accounts, relations, opening, transactions, balances."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.bookkeeping import entries
from kasboek.importers.bookkeeping.books import Books
from kasboek.importers.bookkeeping.books import moved
from kasboek.importers.bookkeeping.parties import relations
from kasboek.importers.bookkeeping.starting import starting
from kasboek.importers.papers import Pieces
from kasboek.writing.merge import Directive
from kasboek.writing.text import balance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kasboek.core.book import Book
    from kasboek.importers.bookkeeping.auditfile import Auditfile
    from kasboek.importers.bookkeeping.auditfile import Entry


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
