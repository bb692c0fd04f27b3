"""What moved without an invoice, a card's bill or a tax return: the flows that can be learned.

A flow is one direction on one account: bank lines against an account of costs or income, sales on
a receivable account by their invoice date, bills on a payable account likewise, spending on a card,
sales through a payment provider. What settles an invoice, a bill, a card or a tax is left out: the
forecast has it from the books. So is what is not operating.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import OPERATING_PAYMENTS
from kasboek.core.accounts import OPERATING_RECEIPTS
from kasboek.core.accounts import TAX_CLASSES
from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Category
from kasboek.core.book import Book
from kasboek.core.book import Movement
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import SettlementKind
from kasboek.core.saying import Source

WEEK = 7
OPERATING = (OPERATING_RECEIPTS | OPERATING_PAYMENTS) - {Category.TAX}
_CASH, _CARD, _CLEARING = AccountClass.CASH, AccountClass.CARD, AccountClass.CLEARING
_RECEIVABLE, _PAYABLE = AccountClass.RECEIVABLE, AccountClass.PAYABLE
_KNOWN_OTHERWISE = frozenset({_CARD, _CLEARING, AccountClass.SUSPENSE})
_NOT_OPERATING = frozenset(
    {
        AccountClass.FIXED_ASSET,
        AccountClass.SHORT_TERM_INVESTMENT,
        AccountClass.SHORT_TERM_DEBT,
        AccountClass.LONG_TERM_DEBT,
        AccountClass.OWNER,
        AccountClass.EQUITY,
        AccountClass.TRANSFER,
        AccountClass.CASH,
        AccountClass.RESTRICTED_CASH,
    }
)
_HUNDRED = Decimal(100)


class Event(NamedTuple):
    """One of the payments, invoices or bills of a flow.

    `day` is an ordinal, `cents` positive (negative for a credit note); `account` the cash,
    receivable, payable, card or clearing account; `entry` the place of its booking among the
    book's, unless it has a `source` of its own.
    """

    day: int
    cents: int
    who: str
    account: str
    entry: int
    source: Source | None = None

    def where(self, book: Book) -> Source:
        """Return where it is written."""
        entry = book.entries[self.entry]
        return self.source or Source(entry.file, entry.line)


class Key(NamedTuple):
    """What tells flows apart.

    `kind` is `cash`, `receivable`, `payable`, `card` or `clearing`; `account` is empty for cash,
    as money may come into any bank account. `counter` is the account of the other side, `row` the
    category where the bank line tells it.
    """

    kind: AccountClass
    receipt: bool
    account: str
    counter: str
    currency: str
    row: Category | None


class Flow(NamedTuple):
    """A flow with its events in order of their days."""

    key: Key
    events: tuple[Event, ...]


def flows(book: Book, as_of: dt.date) -> tuple[Flow, ...]:
    """Return all flows of a book up to the end of `as_of`, in a fixed order."""
    found: dict[Key, list[Event]] = {}
    for key, event in (*_cash(book, as_of), *_items(book, as_of), *_balances(book, as_of)):
        found.setdefault(key, []).append(event)
    return tuple(
        Flow(key, tuple(sorted(found[key], key=lambda event: event.day)))
        for key in sorted(found, key=lambda key: (*key[:5], key.row or ""))
    )


def begin(book: Book) -> dt.date | None:
    """Return the day of the first bank line."""
    return book.movements[0].date if book.movements else None


def _cash(book: Book, as_of: dt.date) -> Iterator[tuple[Key, Event]]:
    accounts = book.accounts
    itemised = {item.account for item in book.items}
    keys: dict[tuple[str, str, Category, bool], Key | None] = {}
    for moved in book.movements:
        if moved.date > as_of:
            break
        if moved.item is not None or moved.category not in OPERATING or not moved.others:
            continue
        receipt = moved.amount > 0
        short = moved.others[0], moved.currency, moved.category, receipt
        if short not in keys:
            keys[short] = _cash_key(accounts.get(moved.others[0]), moved, itemised)
        key = keys[short]
        if key is not None:
            cents = abs(int(moved.amount * _HUNDRED))
            # fmt: off
            event = tuple.__new__(Event, (  # thousands of times: by name it takes twice as long
                moved.date.toordinal(), cents, moved.counterparty, moved.account, moved.entry, None,
            ))
            # fmt: on
            yield key, event


def _cash_key(other: Account | None, moved: Movement, itemised: set[str]) -> Key | None:
    """Return the flow of a bank line; none where the forecast knows its like from elsewhere."""
    if other is not None:
        if other.kind in _KNOWN_OTHERWISE or other.name in itemised:
            return None
        if other.kind in TAX_CLASSES and other.on_balance:
            return None
    receipt = moved.amount > 0
    return Key(_CASH, receipt, "", moved.others[0], moved.currency, moved.category)


def _items(book: Book, as_of: dt.date) -> Iterator[tuple[Key, Event]]:
    """Yield invoices and bills less what was credited; other credit notes are negative."""
    keys: dict[tuple[str, str, str], Key | None] = {}
    for item in book.items:
        if item.date > as_of or item.disputed:
            continue
        counter = item.accounts[0] if item.accounts else ""
        short = item.account, counter, item.currency
        if short not in keys:
            keys[short] = _item_key(book, item, counter)
        key, amount = keys[short], _invoiced(item, as_of)
        if key is not None and amount:
            who = item.counterparty
            day = item.date.toordinal()
            yield key, Event(day, int(amount * _HUNDRED), who, item.account, 0, item.source)


def _item_key(book: Book, item: OpenItem, counter: str) -> Key | None:
    other = book.accounts.get(counter)
    if other is not None:
        kept = other.category is None or other.category in OPERATING
        if not kept or other.kind in _NOT_OPERATING or other.kind in TAX_CLASSES:
            return None
    kind = _RECEIVABLE if item.receivable else _PAYABLE
    return Key(kind, item.receivable, item.account, counter, item.currency, None)


def _invoiced(item: OpenItem, as_of: dt.date) -> Decimal:
    amount = item.amount
    for settled in item.settlements:
        if settled.kind is SettlementKind.CREDIT and settled.date <= as_of:
            amount -= settled.amount
    return amount


def _balances(book: Book, as_of: dt.date) -> Iterator[tuple[Key, Event]]:
    """Yield what was spent on cards and sold through providers: it turns into cash later.

    What a provider paid back to customers is negative, as a credit note is.
    """
    accounts = book.of_class(_CARD, _CLEARING)
    columns = [(one, book.columns[one.name]) for one in accounts if one.name in book.columns]
    if not columns:
        return
    settled = {moved.entry for moved in book.movements}
    last = as_of.toordinal()
    held: dict[tuple[str, str, int], Decimal] = {}
    for account, column in columns:
        rows = zip(column.dates, column.numbers, column.currencies, column.entries, strict=True)
        for day, number, currency, entry in rows:
            if day.toordinal() <= last and entry not in settled:
                place = account.name, currency, entry
                held[place] = held.get(place, Decimal()) + number
    others = _largest(book, {entry for _, _, entry in held}, {one.name for one in accounts})
    for (name, currency, entry), number in held.items():
        card = book.accounts[name].kind is _CARD
        counter, told = others.get(entry, ""), book.entries[entry]
        usual = (number < 0) is card or (not card and _is_sold(book, counter))
        if number and usual and _operating(book, counter):
            row = Category.CARD if card else None
            key = Key(_CARD if card else _CLEARING, not card, name, counter, currency, row)
            cents = int(number * _HUNDRED) * (-1 if card else 1)
            yield key, Event(told.date.toordinal(), cents, told.payee, name, entry)


def _is_sold(book: Book, counter: str) -> bool:
    """Say whether an account is one of revenue: money that goes back is a sale undone."""
    other = book.accounts.get(counter)
    return other is not None and other.kind is AccountClass.REVENUE


def _operating(book: Book, counter: str) -> bool:
    other = book.accounts.get(counter)
    return other is None or (other.kind not in _NOT_OPERATING and other.kind not in TAX_CLASSES)


def _largest(book: Book, entries: set[int], without: set[str]) -> dict[int, str]:
    """Return the largest other account of entries, those of taxes only where there is no other."""
    best: dict[int, tuple[bool, Decimal, str]] = {}
    for name, column in sorted(book.columns.items()):
        if name in without:
            continue
        account = book.accounts.get(name)
        plain = account is None or account.kind not in TAX_CLASSES
        for entry, number in zip(column.entries, column.numbers, strict=True):
            if entry in entries:
                size = plain, abs(number), name
                if entry not in best or size[:2] > best[entry][:2]:
                    best[entry] = size
    return {entry: name for entry, (_, _, name) in best.items()}
