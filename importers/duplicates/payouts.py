"""Payouts that the bank's line has booked already: then that is the booking."""

from __future__ import annotations

from collections import Counter
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.accounts import AccountClass
from kasboek.importers.categorising.transit import WINDOW
from kasboek.importers.duplicates.ledger_keys import bookings
from kasboek.importers.statement import PartKind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from kasboek.core.book import Book
    from kasboek.importers.statement import BankLine
    from kasboek.importers.statement import Statement


def unpaid(
    book: Book, account: str, statement: Statement, new: Sequence[BankLine]
) -> list[BankLine]:
    """Leave out the payouts that a bank line, by a rule, has booked on the provider's account.

    Such a booking has no key, a leg on a cash account, the same amount, and is at most a week
    away; each is one payout's, or all payouts' of one day.
    """
    payouts = [line for line in new if _is_payout(line)]
    if not payouts:
        return list(new)
    booked = _booked(book, account, statement)
    same_day = Counter(line[:2] for line in statement.lines)
    same_day.subtract(Counter(line[:2] for line in new))
    for day, amount in same_day.elements():  # those have met a booking of their own day
        if day in booked.get(amount, ()):
            booked[amount].remove(day)
    there = set[int]()
    for line in payouts:
        days = booked.get(line.amount, [])
        near = [day for day in days if abs(day - line.date) <= WINDOW]
        if near:
            days.remove(min(near, key=lambda day: (abs(day - line.date), day)))
            there.add(id(line))
    there |= _together([line for line in payouts if id(line) not in there], booked)
    return [line for line in new if id(line) not in there]


def _together(payouts: Sequence[BankLine], booked: defaultdict[Decimal, list[dt.date]]) -> set[int]:
    """Return the payouts of days that the bank books as one: one per sale, say."""
    days: defaultdict[dt.date, list[BankLine]] = defaultdict(list)
    for line in payouts:
        days[line.date].append(line)
    there = set[int]()
    for day, lines in days.items():
        waiting = booked.get(sum((line.amount for line in lines), Decimal()), [])
        near = [each for each in waiting if abs(each - day) <= WINDOW]
        if near:
            waiting.remove(min(near, key=lambda each: (abs(each - day), each)))
            there.update(map(id, lines))
    return there


def _is_payout(line: BankLine) -> bool:
    return bool(line.parts) and all(part.kind is PartKind.PAYOUT for part in line.parts)


def _booked(book: Book, account: str, statement: Statement) -> defaultdict[Decimal, list[dt.date]]:
    """Return the days of keyless bookings that touch a cash account too, by amount."""
    found: defaultdict[Decimal, list[dt.date]] = defaultdict(list)
    first, last = statement.first_day, statement.last_day
    column = book.columns.get(account)
    if first is None or last is None or column is None:
        return found
    ours = set(column.entries)
    cash = {
        index
        for each in book.of_class(AccountClass.CASH, AccountClass.RESTRICTED_CASH)
        if (other := book.columns.get(each.name)) is not None
        for index in ours.intersection(other.entries)
    }
    on_cash = Counter(
        (day, number)
        for entry, day, number, currency in zip(
            column.entries, column.dates, column.numbers, column.currencies, strict=True
        )
        if entry in cash and currency == statement.currency
    )
    for day, number, key in bookings(
        book, account, statement.currency, first - WINDOW, last + WINDOW
    ):
        if key.reference is None and on_cash[day, number] > 0:
            on_cash[day, number] -= 1
            found[number].append(day)
    return found
