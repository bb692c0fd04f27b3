"""How a company usually sells: on which accounts, and with how much VAT."""

from __future__ import annotations

from bisect import bisect_left
from bisect import bisect_right
from collections import Counter
from collections import defaultdict
from decimal import Decimal
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Root
from kasboek.importers.booking.places import first_of
from kasboek.importers.booking.places import vat_accounts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from kasboek.core.book import Book
    from kasboek.core.open_items import OpenItem

_LOOKED_AT = 12
_CENT = Decimal("0.01")


class Selling(NamedTuple):
    """The accounts of a sale, empty where the ledger has none, and the VAT on it as 0.21."""

    owed: str
    sales: str
    vat: str
    rate: Decimal


def selling(book: Book, customer: str, sold_on: str = "") -> Selling:
    """Return how a customer is usually invoiced, by the last invoices; else as all others are.

    `sold_on` is the account of sales where that is told.
    """
    key = ("importers.selling", customer, sold_on)
    found = book.memo.get(key)
    if not isinstance(found, Selling):
        found = book.memo[key] = _found(book, customer, sold_on)
    return found


def _found(book: Book, customer: str, sold_on: str) -> Selling:
    last = _last_of(book).get(customer) or _last(book)
    owed = _most(item.account for item in last if _is_open(book, item.account))
    income = (name for item in last for name in item.accounts if _is_income(book, name))
    sales = sold_on if _is_open(book, sold_on) else _most(income)
    vat = vat_accounts(book, book.roots[Root.ASSETS])[1] or ""
    rate = _rate(book, last) if vat else Decimal()
    return Selling(
        owed or first_of(book, AccountClass.RECEIVABLE) or "",
        sales or first_of(book, AccountClass.REVENUE) or "",
        vat if rate else "",
        rate,
    )


def _last(book: Book) -> Sequence[OpenItem]:
    return list(islice(_invoices(book), _LOOKED_AT))


def _last_of(book: Book) -> Mapping[str, Sequence[OpenItem]]:
    """Return the last invoices of each customer."""
    key = "importers.selling"
    found = book.memo.get(key)
    if not isinstance(found, dict):
        gathered: defaultdict[str, list[OpenItem]] = defaultdict(list)
        for item in _invoices(book):
            if len(gathered[item.counterparty]) < _LOOKED_AT:
                gathered[item.counterparty].append(item)
        found = book.memo[key] = gathered
    return found


def _invoices(book: Book) -> Iterator[OpenItem]:
    return (item for item in reversed(book.items) if item.receivable and item.amount > 0)


def _most(values: Iterable[str]) -> str:
    found = Counter(values).most_common(1)
    return found[0][0] if found else ""


def _is_open(book: Book, name: str) -> bool:
    account = book.accounts.get(name)
    return account is not None and account.closed is None


def _is_income(book: Book, name: str) -> bool:
    return _is_open(book, name) and book.accounts[name].root is Root.INCOME


def _rate(book: Book, items: Iterable[OpenItem]) -> Decimal:
    """Return the VAT that most of these invoices have, of what is sold without it."""
    rates = [each for item in items if (each := _rate_of(book, item)) is not None]
    found = Counter(rates).most_common(1)
    return found[0][0] if found else Decimal()


def _rate_of(book: Book, item: OpenItem) -> Decimal | None:
    at = _entry(book, item)
    if at is None:
        return None
    names = [name for name in item.accounts if name in book.accounts]
    vats = [name for name in names if book.accounts[name].kind is AccountClass.VAT]
    net = sum((_booked(book, name, item, at) for name in names if name not in vats), Decimal())
    vat = sum((_booked(book, name, item, at) for name in vats), Decimal())
    return (vat / net).quantize(_CENT) if net and 0 <= vat / net < 1 else None


def _entry(book: Book, item: OpenItem) -> int | None:
    """Return the position of the item's transaction among the entries."""
    day = attrgetter("date")
    first = bisect_left(book.entries, item.date, key=day)
    last = bisect_right(book.entries, item.date, key=day)
    near = [
        (book.entries[i].line, i)
        for i in range(first, last)
        if book.entries[i].file == item.source.file and book.entries[i].line <= item.source.line
    ]
    return max(near)[1] if near else None


def _booked(book: Book, name: str, item: OpenItem, at: int) -> Decimal:
    column = book.columns.get(name)
    if column is None:
        return Decimal()
    first, last = bisect_left(column.dates, item.date), bisect_right(column.dates, item.date)
    rows = (i for i in range(first, last) if column.entries[i] == at)
    return sum((column.numbers[i] for i in rows), Decimal())
