"""Whether a statement goes on where the ledger is, and the opening balance of a new account."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.importers.known import OPENING
from kasboek.importers.known import Key
from kasboek.importers.places import open_on
from kasboek.importers.statement import BankLine
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

    Only an account on which nothing is booked gets an opening balance, against an equity account
    for openings; `pad` in the ledger does the same and is left to do so.
    """
    if statement.opening is None:
        return [], []
    first = statement.first_day or statement.opening.day
    number, currency = statement.opening.number, statement.currency
    empty = not planned and not _booked(book, account, currency)
    if empty and number and not _padded(book, account):
        equity = equity_for_opening(book, first)
        if equity is None:
            nothing, bank = Money(Decimal(), currency), Money(number, currency)
            return [], [_apart(account, first, nothing, bank, "importers.no-opening")]
        opened = book.accounts[account].opened
        day = max(opened, first - dt.timedelta(days=1))
        if not open_on(book.accounts[equity], day):
            day = first
        text = _written(day, account, number, currency, equity)
        return [Directive(day, 0, text)], [
            saying("importers.opening-booked", amount=Money(number, currency), account=account)
        ]
    if empty:
        return [], []
    return [], _continuity(book, account, statement, planned, first)


class Absorbed(NamedTuple):
    """An opening balance of an earlier import, before which a statement now brings bookings.

    `amount` is what those explain of it; `text` is how it stands in `file`.
    """

    file: str
    text: str
    day: dt.date
    account: str
    number: Decimal
    currency: str
    equity: str
    amount: Decimal

    def after(self, explained: Decimal) -> str:
        """Return its text when so much is explained: nothing once all is."""
        left = self.number - explained
        return _written(self.day, self.account, left, self.currency, self.equity) if left else ""


def absorbed(
    book: Book, account: str, statement: Statement, new: Sequence[BankLine], planned: Planned
) -> tuple[Absorbed | None, list[Directive], list[Saying]]:
    """Return what an older statement takes from the opening balance of a newer one.

    Whoever imports this month first and the past later has the same books in the end: what was
    taken for the opening balance gives way, booking by booking, to what it was made of.
    """
    column, opens = book.columns.get(account), statement.opening
    if column is None or opens is None or not new:
        return None, [], []
    first, currency = statement.lines[0].date, statement.currency
    eve, older = first - dt.timedelta(days=1), False
    for index in range(bisect_left(column.dates, eve), len(column.dates)):
        entry = book.entries[column.entries[index]]
        if entry.narration != _NARRATION or column.currencies[index] != currency:
            continue
        begins = next((d for i, d in enumerate(column.dates[index:], index) if i != index), None)
        found = _standing(book, entry.file, account, column.dates[index], column.numbers[index])
        if begins is not None and first <= begins:
            units = zip(column.numbers[: index + 1], column.currencies, strict=False)
            held = sum((number for number, unit in units if unit == currency), Decimal())
            before = _before(statement, begins, held, new)
        else:
            before = []
        if not before and (first == begins or column.dates[index] < first):
            older = True
            continue
        if found is None or begins is None or first > begins:
            return None, [], []
        earlier = before or [line for line in new if line.date <= begins]
        amount = sum((line.amount for line in earlier), Decimal())
        started: list[Directive] = []
        day = max(book.accounts[account].opened, eve)
        if (
            not older
            and day != column.dates[index]  # else what is left of it is the older opening balance
            and not _booked(book, account, currency, first)
            and not any(planned_day < first for planned_day, *_ in planned)
        ):
            amount += opens.number
            if opens.number:
                text = _written(day, account, opens.number, currency, found[1])
                started = [Directive(day, 0, text)]
        standing = Absorbed(
            entry.file,
            found[0],
            column.dates[index],
            account,
            column.numbers[index],
            currency,
            found[1],
            amount,
        )
        told = Money(opens.number, currency)
        notices = [saying("importers.opening-booked", amount=told, account=account)]
        return standing, started, notices if started else []
    return None, [], []


def _before(
    statement: Statement, begins: dt.date, held: Decimal, new: Sequence[BankLine]
) -> list[BankLine]:
    """Return the new lines up to where the bank had what the ledger opens with.

    A file may be cut in the middle of a day. Then the lines that lead to that balance came before
    what is booked on the day that `begins`, others of the day after it. Nothing, where none does.
    """
    if statement.opening is None or statement.opening.number == held:
        return []
    fresh, state = set(map(id, new)), statement.opening.number
    leading, found = list[BankLine](), list[BankLine]()
    for line in statement.lines:
        if line.date >= begins and state == held:
            found = list(leading)
        if line.date > begins or (found and id(line) not in fresh):
            return found
        state += line.amount
        if id(line) in fresh:
            leading.append(line)
    return leading if state == held else found


def _standing(
    book: Book, file: str, account: str, day: dt.date, number: Decimal
) -> tuple[str, str] | None:
    """Return an opening balance as import wrote it, and its equity account; `None` if edited."""
    try:
        text = (Path(book.root) / file).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    for found in re.finditer(
        rf'^{day} \* "{_NARRATION}"\n  {re.escape(account)} +(-?[\d.]+) (\S+)\n'
        rf'    bank-ref: "opening"\n  (\S+) +-?[\d.]+ \2\n',
        text,
        re.MULTILINE,
    ):
        if Decimal(found[1]) == number:
            return found[0], found[3]
    return None


def _written(day: dt.date, account: str, number: Decimal, currency: str, equity: str) -> str:
    postings = (
        posting(account, number, currency)
        + metadata("bank-ref", str(OPENING.reference))
        + posting(equity, -number, currency)
    )
    return transaction(day, "*", "", _NARRATION, postings)


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
    there = Money(bank, currency)
    until = _last_before(book, account, currency, first, planned)
    if until is None:
        return [_apart(account, first, nearest, there, "importers.parted")]
    apart = Money(bank - nearest.number, currency)
    return [
        saying(
            "importers.gap",
            account=account,
            until=until,
            date=first,
            ledger=nearest,
            bank=there,
            difference=apart,
        )
    ]


def _last_before(
    book: Book, account: str, currency: str, first: dt.date, planned: Planned
) -> dt.date | None:
    """Return the last day before `first` with a booking."""
    column = book.columns.get(account)
    days = [day for day, _, unit, _ in planned if day < first and unit == currency]
    if column is not None:
        index = bisect_left(column.dates, first) - 1
        while index >= 0 and column.currencies[index] != currency:
            index -= 1
        days += column.dates[index : index + 1] if index >= 0 else []
    return max(days, default=None)


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


def _booked(book: Book, account: str, currency: str, before: dt.date = dt.date.max) -> bool:
    """Say whether anything is booked; the nought that a new ledger begins with is nothing."""
    column = book.columns.get(account)
    if column is None:
        return False
    rows = zip(column.dates, column.numbers, column.currencies, strict=True)
    return any(number and unit == currency and day < before for day, number, unit in rows)


def equity_for_opening(book: Book, day: dt.date) -> str | None:
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
