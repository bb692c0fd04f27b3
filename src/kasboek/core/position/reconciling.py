"""Statement against ledger, account by account: what differs, what waits, and who signed.

A statement is a `balance` directive, which an import writes of what the bank says and which may be
written by hand after counting the till. A signature holds as long as the ledger has that balance
on that day; it is weekly: the eighth day after it one is missing.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import WITH_STATEMENTS
from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.book import Stated
from kasboek.core.policy import Reconciled
from kasboek.core.position.waiting import Waiting
from kasboek.core.position.waiting import waiting

WEEK = dt.timedelta(days=7)
_NOTHING = Decimal()


@dataclass(frozen=True, slots=True)
class Line:
    """One account in one currency.

    `ledger` is its balance at the end of the statement's day, or of the day that is asked about
    where there is no statement; `later` counts the bookings after the statement.
    """

    account: str
    currency: str
    statement: Stated | None
    ledger: Decimal
    later: int
    waiting: tuple[Waiting, ...]
    signed: Reconciled | None
    broken: Decimal | None
    """What the ledger has now where the signed balance stood, if that is something else."""

    @property
    def difference(self) -> Decimal | None:
        """Return what the statement has more than the ledger; `None` without a statement."""
        return None if self.statement is None else self.statement.number - self.ledger

    @property
    def agrees(self) -> bool:
        """Say whether statement and ledger are the same, to the cent."""
        return self.difference == 0

    @property
    def holds(self) -> bool:
        """Say whether there is a signature, and the ledger has that balance still."""
        return self.signed is not None and self.broken is None

    @property
    def is_signed(self) -> bool:
        """Say whether the last statement is signed, and the signature holds."""
        if self.statement is None or self.signed is None or self.broken is not None:
            return False
        same = self.signed.balance.number == self.statement.number
        return same and self.signed.until >= self.statement.day


class Reconciliation(NamedTuple):
    """All accounts on a day, and what waits that moved none of them.

    `begun` is the day on which any account was first signed: from then on a week can be missing.
    """

    day: dt.date
    lines: tuple[Line, ...]
    elsewhere: tuple[Waiting, ...]
    begun: dt.date | None

    @property
    def asked(self) -> tuple[Line, ...]:
        """Return the accounts that are to be signed: those with statements, else all."""
        return tuple(line for line in self.lines if line.statement is not None) or self.lines

    def last(self, line: Line) -> dt.date | None:
        """Return the day from which an account's week counts: when it, or any, was signed."""
        if line.signed is None:
            return self.begun
        return max(line.signed.date, line.signed.until)

    def is_late(self, line: Line) -> bool:
        """Say whether more than a week went by since; also where nobody ever signed."""
        last = self.last(line)
        return last is None or self.day - last > WEEK


def reconciliation(book: Book, day: dt.date) -> Reconciliation:
    """Hold every statement up to `day` against the ledger, by account and currency.

    Worked out once per book and day.
    """
    key = ("reconciliation", day)
    if key not in book.memo:
        book.memo[key] = _reconciliation(book, day)
    return book.memo[key]  # type: ignore[return-value] # put there by the line above


def _reconciliation(book: Book, day: dt.date) -> Reconciliation:
    held: defaultdict[str | None, list[Waiting]] = defaultdict(list)
    for each in sorted(waiting(book, day), key=lambda each: (each.date, each.source)):
        held[each.held_on].append(each)
    begun = min((one.until for one in book.reconciled), default=None)
    lines = tuple(
        _line(book, day, name, currency, held.get(name, ())) for name, currency in _pairs(book, day)
    )
    ours = {line.account for line in lines}
    rest = [each for name, found in held.items() if name not in ours for each in found]
    rest.sort(key=lambda each: (each.date, each.source))
    return Reconciliation(day, lines, tuple(rest), begun)


def _pairs(book: Book, day: dt.date) -> list[tuple[str, str]]:
    """Return the accounts with statements, and of class cash those that were booked on."""
    found = {
        (each.account, each.currency)
        for each in book.stated
        if each.day <= day
        and each.account in book.accounts
        and book.accounts[each.account].kind in WITH_STATEMENTS
    }
    for account in book.of_class(AccountClass.CASH):
        found |= {(account.name, unit) for unit in book.balance(account.name, day)}
    return sorted(pair for pair in found if _is_open(book, pair[0], day))


def _is_open(book: Book, name: str, day: dt.date) -> bool:
    closed = book.accounts[name].closed
    return closed is None or closed > day


def _line(book: Book, day: dt.date, account: str, currency: str, held: Sequence[Waiting]) -> Line:
    own = (s for s in book.stated if (s.account, s.currency) == (account, currency))
    statement = next((each for each in own if each.day <= day), None)
    signatures = [
        one
        for one in book.reconciled
        if (one.account, one.balance.currency) == (account, currency) and one.until <= day + WEEK
    ]
    signed = max(signatures, key=lambda one: (one.until, one.date), default=None)
    now = _held(book, account, currency, signed.until) if signed else None
    return Line(
        account,
        currency,
        statement,
        _held(book, account, currency, statement.day if statement else day),
        _later(book, account, currency, statement.day, day) if statement else 0,
        tuple(each for each in held if each.amount.currency == currency),
        signed,
        None if signed is None or now == signed.balance.number else now,
    )


def _held(book: Book, account: str, currency: str, day: dt.date) -> Decimal:
    """Return what an account and those below it hold, as Beancount compares a balance."""
    names = [name for name in book.columns if name == account or name.startswith(f"{account}:")]
    balances = (book.balance(name, day).get(currency, _NOTHING) for name in sorted(names))
    return sum(balances, _NOTHING)


def _later(book: Book, account: str, currency: str, after: dt.date, day: dt.date) -> int:
    column = book.columns.get(account)
    if column is None:
        return 0
    start, end = bisect_right(column.dates, after), bisect_right(column.dates, day)
    return column.currencies[start:end].count(currency)
