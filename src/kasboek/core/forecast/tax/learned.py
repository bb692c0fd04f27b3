"""What a learned flow builds up of each tax: what last year was booked on taxes beside it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from bisect import bisect_right
from decimal import Decimal

from kasboek.core.accounts import TAX_CLASSES
from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.learning.unplanned import Learned

_ONE = Decimal(1)
_MILLION = Decimal(1_000_000)


def tax_shares(
    book: Book, flow: Learned, as_of: dt.date
) -> tuple[tuple[AccountClass, Decimal], ...]:
    """Return what part of the flow builds up each tax, as in the last year's bookings.

    What was booked on a tax, over what went through the account and the tax together.
    """
    year = as_of - dt.timedelta(days=366)
    entries: set[int] = set()
    net = Decimal()
    for name in flow.counters:
        column, account = book.columns.get(name), book.accounts.get(name)
        if column is None:
            continue
        wages = account is not None and account.kind is AccountClass.WAGES
        here = slice(bisect_left(column.dates, year), bisect_right(column.dates, as_of))
        for number, entry in zip(column.numbers[here], column.entries[here], strict=True):
            if wages and number > 0:
                continue  # what is paid out was built up when it was earned
            if not wages and (number > 0) is flow.key.receipt:
                continue  # stock that is sold says nothing of what is bought
            entries.add(entry)
            net += number if not wages else -number
    taxes = {
        account.name: account
        for account in book.owing(*sorted(TAX_CLASSES))
        if account.name in book.columns
    }
    sums = dict.fromkeys(sorted(TAX_CLASSES), Decimal())
    for name in taxes if entries else ():
        column, kind = book.columns[name], _kind(taxes[name])
        first = bisect_left(column.dates, year)
        for number, entry in zip(column.numbers[first:], column.entries[first:], strict=True):
            if entry in entries:
                sums[kind] -= number
    gross = -net + (sum(sums.values(), Decimal()) if not _wages(book, flow) else 0)
    if not gross or (gross > 0) is not flow.key.receipt:
        return ()
    found = ((kind, (total / gross).quantize(_ONE / _MILLION)) for kind, total in sums.items())
    return tuple((kind, share) for kind, share in found if share)


def _kind(account: Account) -> AccountClass:
    assert account.kind is not None
    return account.kind


def _wages(book: Book, flow: Learned) -> bool:
    account = book.accounts.get(flow.counters[0])
    return account is not None and account.kind is AccountClass.WAGES
