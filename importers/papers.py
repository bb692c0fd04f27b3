"""Papers: files that are no statement of an account, as invoices, opening books and deals.

A paper knows what it is and what it becomes in the ledger; the import sees to it that each is
booked once, whole or not at all, and archived as statements are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import NamedTuple
from typing import Protocol

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kasboek.core.book import Book
    from kasboek.core.saying import Saying
    from kasboek.writing.merge import Directive


class Owed(NamedTuple):
    """An invoice, or a bill, by whose it is and its number."""

    receivable: bool
    counterparty: str
    number: str


class Pieces(NamedTuple):
    """What a paper becomes: ledger text by file, and what is to be said.

    `texts` has directives by the file they go to, a path relative to the ledger's folder with `/`
    ("books/2026/invoices.beancount"); a new file is included by itself. `accounts` and
    `relations` are directives that open an account or declare a customer or supplier, by its
    name and only where the book lacks it; two papers that need the same one get it once, in
    accounts.beancount and relations.beancount. `problems` keep the whole file from being booked.
    `opens` is the invoice or bill that it makes, `credits` the one that it credits and the book
    lacks: if a paper of the same import makes that, `linked` is what is booked in place of `texts`.
    """

    texts: Mapping[str, tuple[Directive, ...]]
    accounts: Mapping[str, Directive] = {}
    relations: Mapping[str, Directive] = {}
    notices: tuple[Saying, ...] = ()
    problems: tuple[Saying, ...] = ()
    opens: Owed | None = None
    credits: Owed | None = None
    linked: Mapping[str, tuple[Directive, ...]] = {}


class Paper(Protocol):
    """One invoice, one deal, one transaction of opening books: what is booked or known."""

    @property
    def identity(self) -> str:
        """Return what tells it from any other, as "bill Frames & Co 2026-041"."""

    @property
    def day(self) -> dt.date:
        """Return its own day, by which it is booked and archived."""

    def known(self, book: Book) -> bool:
        """Return whether the book has it already, by its identity, never by its text."""

    def pieces(self, book: Book) -> Pieces:
        """Return what it becomes in this book; it never raises, what is wrong is a problem."""


@dataclass(frozen=True, slots=True)
class PaperFile:
    """What one file holds: its format's name, its papers, and what was left out, by reason.

    `follows` says that it is about another paper, of the same day perhaps: it is booked after that.
    `account` is where the file itself is archived below documents/, if the ledger has it; else
    it is archived by year. `notices` are what its format found that a user should know.
    """

    format: str
    papers: tuple[Paper, ...]
    skipped: tuple[tuple[str, int], ...] = ()
    account: str = ""
    notices: tuple[Saying, ...] = ()
    follows: bool = False
