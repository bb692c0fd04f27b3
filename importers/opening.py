"""Whether a statement goes on where the ledger is, and the opening balance of a new account."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from kasboek.core.accounts import AccountClass
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.importers.categorise import open_on
from kasboek.importers.known import OPENING
from kasboek.importers.known import Key
from kasboek.writing.merge import Directive
from kasboek.writing.text import metadata
from kasboek.writing.text import posting
from kasboek.writing.text import transaction

if TYPE_CHECKING:
    from kasboek.core.book import Book
    from kasboek.importers.statement import Statement

Planned = Sequence[tuple[dt.date, Decimal, str, Key]]
_NARRATION = "Opening balance, from the bank statement"


def opening(
    book: Book, account: str, statement: Statement, planned: Planned
) -> tuple[list[Directive], list[Saying]]:
    """Return the booking of the opening balance, or say where ledger and statement part.

    Only an account without any booking gets an opening balance, against an equity account for
    openings; `pad` in the ledger does the same and is left to do so.
    """
    if statement.opening is None:
        return [], []
    first = min((line.date for line in statement.lines), default=statement.opening.day)
    number, currency = statement.opening.number, statement.currency
    empty = not planned and not any(unit == currency for unit in _currencies(book, account))
    if empty and number and not _padded(book, account):
        equity = _equity(book, first)
        if equity is None:
            nothing, bank = Money(Decimal(), currency), Money(number, currency)
            return [], [_apart(account, first, nothing, bank, "importers.no-opening")]
        opened = book.accounts[account].opened
        day = max(opened, first - dt.timedelta(days=1))
        if not open_on(book.accounts[equity], day):
            day = first
        postings = (
            posting(account, number, currency)
            + metadata("bank-ref", str(OPENING.reference))
            + posting(equity, -number, currency)
        )
        text = transaction(day, "*", "", _NARRATION, postings)
        return [Directive(day, 0, text)], [
            saying("importers.opening-booked", amount=Money(number, currency), account=account)
        ]
    if empty:
        return [], []
    return [], _continuity(book, account, statement, planned, first)


def _continuity(
    book: Book, account: str, statement: Statement, planned: Planned, first: dt.date
) -> list[Saying]:
    """Compare the ledger on the eve of the statement with its opening balance.

    A statement may start in the middle of a day, so what is booked on its first day may belong
    before it: any state of that day will do.
    """
    eve = first - dt.timedelta(days=1)
    currency = statement.currency
    ledger = book.balance(account, eve).get(currency, Decimal())
    ledger += sum((n for day, n, unit, _ in planned if day <= eve and unit == currency), Decimal())
    states = {ledger}
    for number in _on(book, account, currency, first, planned):
        ledger += number
        states.add(ledger)
    bank = statement.opening.number if statement.opening else Decimal()
    if bank in states:
        return []
    nearest = Money(min(states, key=lambda state: (abs(state - bank), state)), currency)
    return [_apart(account, first, nearest, Money(bank, currency), "importers.parted")]


def _on(book: Book, account: str, currency: str, day: dt.date, planned: Planned) -> list[Decimal]:
    column = book.columns.get(account)
    found = (
        [
            number
            for booked, number, unit in zip(
                column.dates, column.numbers, column.currencies, strict=True
            )
            if booked == day and unit == currency
        ]
        if column
        else []
    )
    return found + [n for booked, n, unit, _ in planned if booked == day and unit == currency]


def _apart(account: str, first: dt.date, ledger: Money, bank: Money, key: str) -> Saying:
    apart = Money(bank.number - ledger.number, bank.currency)
    return saying(key, account=account, date=first, ledger=ledger, bank=bank, difference=apart)


def _currencies(book: Book, account: str) -> set[str]:
    column = book.columns.get(account)
    return set(column.currencies) if column else set()


def _equity(book: Book, day: dt.date) -> str | None:
    """Return the equity account for opening balances, known by its name."""
    for each in book.of_class(AccountClass.EQUITY):
        leaf = each.name.rpartition(":")[2].lower()
        if ("opening" in leaf or "begin" in leaf) and open_on(each, day):
            return each.name
    return None


def _padded(book: Book, account: str) -> bool:
    pad = re.compile(rf"^\d{{4}}-\d\d-\d\d\s+pad\s+{re.escape(account)}\s", re.MULTILINE)
    return any(
        pad.search(path.read_text("utf-8", errors="replace"))
        for path in sorted(Path(book.root).rglob("*.beancount"))
    )
