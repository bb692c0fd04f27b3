"""What a statement meets: the ledger's bookings, those of this import, those of its own file."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.importers.balances.proof import Proved
from kasboek.importers.booking.noughts import moves
from kasboek.importers.duplicates.known import Key
from kasboek.importers.duplicates.known import gathered
from kasboek.importers.duplicates.ledger_keys import bookings
from kasboek.importers.duplicates.once import Around
from kasboek.importers.duplicates.once import Sifted
from kasboek.importers.duplicates.once import sifted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.core.book import Book
    from kasboek.importers.booking.outcome import Booked
    from kasboek.importers.duplicates.known import Day
    from kasboek.importers.duplicates.known import Known
    from kasboek.importers.statement import Statement


class Past(NamedTuple):
    """What stands on one account before a statement is booked.

    `planned` is what other files of this import book; `before` are the statements of the same
    file on the same account that were booked before it.
    """

    book: Book
    account: str
    planned: Sequence[tuple[dt.date, Decimal, str, Key]]
    before: Sequence[Booked]
    beside: Sequence[Statement] = ()
    """All statements of the same file and account."""

    def known(self, statement: Statement) -> Known:
        """Return the bookings of the statement's days, but for those that its file has met."""
        if not statement.lines or not self.account:
            return {}
        first, last = statement.lines[0].date, until(statement)
        currency = statement.currency
        there = (
            *bookings(self.book, self.account, currency, first, last),
            *((d, n, key) for d, n, unit, key in self.planned if unit == currency),
        )
        if moves(statement):  # no row of it is a booking of no amount
            there = tuple(each for each in there if each[1])
        found = gathered(there)
        for one in self._same_file(statement):
            for day, key in one.met:
                if key in found.get(day, ()):
                    found[day].remove(key)
        return found

    def _same_file(self, statement: Statement) -> list[Booked]:
        return [
            one
            for one in self.before
            if one.statement.member == statement.member
            and one.statement.currency == statement.currency
        ]

    def _eve(self, statement: Statement) -> Decimal:
        """Return what the account holds before the statement's own lines.

        What earlier statements of the file have on its first day came before it.
        """
        first, currency = statement.first_day or dt.date.max, statement.currency
        eve = first - dt.timedelta(days=1)
        held = self.book.balance(self.account, eve).get(currency, Decimal())
        held += sum(
            (n for day, n, unit, _ in self.planned if day < first and unit == currency), Decimal()
        )
        for one in self._same_file(statement):
            fresh = {id(line) for line, _ in one.new}
            held += sum(
                (
                    line.amount
                    for line in one.statement.lines
                    if line.date == first or (line.date < first and id(line) in fresh)
                ),
                Decimal(),
            )
            if one.opening is not None and one.opening[0] < first:
                held += one.opening[1]
        return held

    def sift(self, statement: Statement, proof: Proved) -> Sifted:
        """Return the new lines; movements in another currency are compared with their own."""
        units = {line.currency for line in statement.lines}
        if units <= {""}:
            return self._sift(statement, proof)
        parts = [
            self._sift(
                replace(
                    statement,
                    lines=tuple(line for line in statement.lines if line.currency == unit),
                    currency=unit or statement.currency,
                ),
                Proved.ABSENT,
            )
            for unit in sorted(units)
        ]
        fresh = {id(line) for part in parts for line in part.new}
        asked = {row: key for part in parts for row, key in part.asked.items()}
        met: tuple[tuple[Day, Key], ...] = tuple(pair for part in parts for pair in part.met)
        return Sifted([line for line in statement.lines if id(line) in fresh], asked, met)

    def _sift(self, statement: Statement, proof: Proved) -> Sifted:
        beside = Counter(
            line.date
            for other in self.beside
            if other.currency == statement.currency and other.member == statement.member
            for line in other.lines
        )
        beside.subtract(line.date for line in statement.lines)
        return sifted(
            statement,
            self.known(statement),
            Around(lambda: self._eve(statement), self._begun(statement), beside),
            proved=proof is Proved.PROVED,
        )

    def _begun(self, statement: Statement) -> bool:
        """Return whether more than an opening balance is booked before the first day."""
        first, column = statement.first_day or dt.date.max, self.book.columns.get(self.account)
        if any(day < first and not key.is_opening for day, _, _, key in self.planned):
            return True
        days = column.dates[:2] if column else []
        return len(days) == 2 and days[1] < first


def until(statement: Statement) -> dt.date:
    """Return the last day that a statement speaks of."""
    closing = statement.closing.day if statement.closing else dt.date.min
    return max(statement.last_day or dt.date.min, closing)
