"""Payments in the ledger that settle nothing yet, and what they settle as the books stand now.

Two kinds: bank lines that wait on suspense, and payments on a receivable or payable account that
name no invoice or bill. They are decided in the order of their days, by the matching of an import.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.matching import Nothing
from kasboek.core.matching import Question
from kasboek.core.matching import Settles
from kasboek.core.saying import Source
from kasboek.core.saying import saying
from kasboek.importers.booking.whose import HOLDING
from kasboek.importers.categorising.categorise import Sorter
from kasboek.importers.categorising.open_items import OpenItems
from kasboek.importers.categorising.transit import Transit
from kasboek.importers.questions.asking import Option
from kasboek.importers.questions.doubted import text_of
from kasboek.importers.questions.doubted import waiting
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import account_number
from kasboek.writing.answering import Answer
from kasboek.writing.answering import Leg
from kasboek.writing.answering import answered
from kasboek.writing.answering import booking_at
from kasboek.writing.naming import can_be_named
from kasboek.writing.naming import named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from decimal import Decimal

    from kasboek.core.book import Book
    from kasboek.core.matching import Verdict
    from kasboek.core.saying import Saying

_IBAN = re.compile(r'^\s+bank-iban:\s*"([^"\n]*)"', re.MULTILINE)
_OWED = (AccountClass.RECEIVABLE, AccountClass.PAYABLE)


class Unsettled(NamedTuple):
    """A payment as it stands: its text in the file, and the account that is to give way.

    `suspended` tells a line on suspense from a payment that names nothing.
    """

    file: str
    at: int
    booking: str
    account: str
    held_on: str
    currency: str
    line: BankLine
    suspended: bool

    @property
    def source(self) -> str:
        """Return where it stands, as file and line."""
        return f"{self.file}:{self.at}"


class Rematched(NamedTuple):
    """A payment with the verdict, and the answers: one that is sure, or those of a question."""

    of: Unsettled
    verdict: Verdict
    answers: tuple[Option, ...] = ()

    @property
    def sure(self) -> Option | None:
        """Return the one answer that can be applied."""
        return self.answers[0] if isinstance(self.verdict, Settles) else None

    @property
    def why(self) -> Saying:
        """Return the evidence, or why there is no one answer."""
        verdict = self.verdict
        return verdict.evidence if isinstance(verdict, Settles) else verdict.why

    def text(self, option: Option, because: str) -> str:
        """Return the booking as it is written when an answer is applied.

        Raises:
            ValueError: the booking is not as it was read.
        """
        of = self.of
        legs = [Leg(p.account, -p.amount, of.currency, p.key, p.number) for p in option.parts]
        if not of.suspended:
            return named(of.booking, of.account, legs, because)
        return answered(of.booking, of.account, Answer(tuple(legs), option.payee, because))


def rematched(book: Book) -> tuple[Rematched, ...]:
    """Return what each payment settles, the earliest first.

    One that names nothing and stays a question makes what it may have paid uncertain for all
    others: so they are decided again, until that changes nothing.
    """
    found = sorted(
        (*_suspended(book), *_nameless(book)), key=lambda each: (each.line.date, each[:2])
    )
    anew = {_source(each) for each in found if not each.suspended}
    kept: dict[int, Rematched] = {}
    while True:
        decided = _decided(book, found, frozenset(anew), kept)
        kept |= {
            number: each
            for number, each in enumerate(decided)
            if not each.of.suspended and each.sure is None
        }
        unsure = {_source(each.of) for each in kept.values()} & anew
        if not unsure:
            return decided
        anew -= unsure


def _decided(
    book: Book, found: Sequence[Unsettled], anew: frozenset[Source], kept: Mapping[int, Rematched]
) -> tuple[Rematched, ...]:
    """Decide on all but those kept, one after the other."""
    desk = _Desk(book, OpenItems(book, anew))
    lines = [of.line._replace(row=number) for number, of in enumerate(found)]
    for of, line in zip(found, lines, strict=True):
        desk.items.announce([line], of.held_on, of.currency)
    return tuple(
        kept.get(number) or desk.decided(of, line)
        for number, (of, line) in enumerate(zip(found, lines, strict=True))
    )


class _Desk:
    """The open items of a book, and for each account what goes before them."""

    def __init__(self, book: Book, items: OpenItems) -> None:
        self.items = items
        self._book = book
        self._transit = Transit(book)
        self._sorters: dict[tuple[str, str], Sorter] = {}

    def decided(self, of: Unsettled, line: BankLine) -> Rematched:
        """Decide on a payment; on suspense a rule goes before open items, as in an import."""
        if of.suspended and (rule := self._ruled(of, line)):
            return Rematched(of, Nothing(saying("match.ruled", detail=rule)))
        verdict = self.items.decide(line, of.held_on, of.currency)
        if isinstance(verdict, Question):
            options = tuple(self._answer(each) for each in verdict.options)
            return Rematched(of, verdict, options)
        return Rematched(
            of, verdict, (self._answer(verdict),) if isinstance(verdict, Settles) else ()
        )

    def _answer(self, settles: Settles) -> Option:
        return Option(self.items.parts(settles), settles.counterparty, settles.evidence)

    def _ruled(self, of: Unsettled, line: BankLine) -> str:
        """Return the rule or the account that decides on a line by now, if any."""
        key = (of.held_on, of.currency)
        if key not in self._sorters:
            self._sorters[key] = Sorter(self._book, *key, self.items, self._transit)
        choice = self._sorters[key].ruled(line, line.name)
        return "" if choice is None else choice.detail or choice.how.value


def _source(of: Unsettled) -> Source:
    return Source(of.file, of.at)


def _suspended(book: Book) -> Iterator[Unsettled]:
    for each in waiting(book).lines:
        if not each.twin:  # it may be a booking that is there: no money to match
            yield Unsettled(
                each.file,
                each.at,
                each.booking,
                each.suspense,
                each.account,
                each.currency,
                each.line,
                suspended=True,
            )


def _nameless(book: Book) -> Iterator[Unsettled]:
    """Yield the payments that were put on the oldest item, or on none, for want of a name."""
    places = {s.source for item in book.items for s in item.settlements if s.allocated}
    places |= {part.source for part in book.loose}
    owed, held = _legs(book, _OWED), _legs(book, tuple(sorted(HOLDING)))
    texts: dict[str, str] = {}
    for index, entry in enumerate(book.entries):
        ours, banks = owed.get(index, ()), held.get(index, ())
        if (entry.file, entry.line) not in places or len(ours) != 1 or len(banks) != 1:
            continue
        account, number, currency = ours[0]
        if entry.file not in texts:
            texts[entry.file] = text_of(book, entry.file)
        booking = booking_at(texts[entry.file], entry.line)
        if banks[0][2] != currency or not can_be_named(booking, account):
            continue
        iban = _IBAN.search(booking)
        number_of = account_number(iban[1]) if iban else ""
        line = BankLine(entry.date, -number, entry.payee, number_of, entry.narration, entry.line)
        values = (entry.file, entry.line, booking, account, banks[0][0], currency, line)
        yield Unsettled(*values, suspended=False)


def _legs(book: Book, kinds: tuple[AccountClass, ...]) -> dict[int, list[tuple[str, Decimal, str]]]:
    """Return by booking its postings on accounts of these classes."""
    found: defaultdict[int, list[tuple[str, Decimal, str]]] = defaultdict(list)
    for account in book.of_class(*kinds):
        if (column := book.columns.get(account.name)) is not None:
            rows = zip(column.entries, column.numbers, column.currencies, strict=True)
            for index, number, unit in rows:
                found[index].append((account.name, number, unit))
    return found
