"""How figures are opened: the postings, movements and items behind an input."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from bisect import bisect_right
from collections.abc import Container
from collections.abc import Iterator
from decimal import Decimal

from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Category
from kasboek.core.book import Book
from kasboek.core.forecast.model import Item
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import SettlementKind
from kasboek.core.saying import Source


def postings(
    at: Standpoint, name: str, *kinds: AccountClass, sign: int = 1, begin: dt.date = dt.date.min
) -> Iterator[Behind]:
    """Yield every posting from `begin` up to the day on accounts of these classes, by account."""
    for account in at.book.of_class(*kinds):
        yield from account_postings(at, name, account.name, sign=sign, begin=begin)


def account_postings(
    at: Standpoint, name: str, account: str, *, sign: int = 1, begin: dt.date = dt.date.min
) -> Iterator[Behind]:
    """Yield every posting from `begin` up to the day on one account."""
    column = at.book.columns.get(account)
    if column is None:
        return
    for row in range(bisect_left(column.dates, begin), bisect_right(column.dates, at.day)):
        text, source = entry_of(at.book, column.entries[row])
        amount = sign * column.numbers[row]
        yield Behind(name, column.dates[row], text, amount, column.currencies[row], source)


def movements(
    at: Standpoint, name: str, of: Container[Category], begin: dt.date, *, sign: int = 1
) -> Iterator[Behind]:
    """Yield the cash movements of these categories from `begin` up to the day."""
    for move in at.book.movements:
        if begin <= move.date <= at.day and move.category in of:
            text, source = entry_of(at.book, move.entry)
            yield Behind(name, move.date, text, sign * move.amount, move.currency, source)


def invoices(
    at: Standpoint, name: str, begin: dt.date, end: dt.date, *, receivable: bool = True
) -> Iterator[Behind]:
    """Yield the invoices (or bills) and credit notes dated from `begin` up to `end`, inclusive."""
    for item in at.book.items:
        if item.receivable is not receivable:
            continue
        if begin <= item.date <= end:
            yield item_behind(name, item, item.amount)
        for settled in item.settlements:
            credit = settled.kind is SettlementKind.CREDIT and item.amount > 0
            if credit and begin <= settled.date <= end:
                text = f"{item.counterparty} {item.number}"
                amount = -settled.amount
                source = settled.source
                yield Behind(name, settled.date, text, amount, item.currency, source, item.id)


def expected(name: str, item: Item) -> Behind:
    """Return a forecast item."""
    text = item.counterparty or item.counter
    return Behind(name, item.date, text, item.amount, item.currency, item.source, item.id)


def item_behind(name: str, item: OpenItem, amount: Decimal) -> Behind:
    """Return an invoice or bill, with the amount of it that is meant."""
    text = f"{item.counterparty} {item.number}"
    return Behind(name, item.date, text, amount, item.currency, item.source, item.id)


def entry_of(book: Book, index: int) -> tuple[str, Source]:
    """Return what a transaction says, and where it stands."""
    entry = book.entries[index]
    text = " ".join(part for part in (entry.payee, entry.narration) if part)
    return text, Source(entry.file, entry.line)
