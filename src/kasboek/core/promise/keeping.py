"""The forecast of a week ago against what the bank holds now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.forecast import forecast
from kasboek.core.forecast.scenario.drafts import value
from kasboek.core.forecast.transfers import without_own_transfers
from kasboek.core.promise.matching import things
from kasboek.core.promise.model import Promise
from kasboek.core.promise.model import Totals
from kasboek.core.promise.telling import differences
from kasboek.core.rewind import rewind
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

WEEK = dt.timedelta(days=7)
_NOTHING = Decimal()
_DAY = dt.timedelta(days=1)


def promise(book: Book, day: dt.date, closing: Decimal) -> Promise | Saying:
    """Return last week's promise, or why there is none; `closing` is the cash on `day`."""
    key = ("promise", day)
    if key not in book.memo:
        book.memo[key] = _promise(book, day, closing)
    return book.memo[key]  # type: ignore[return-value] # put there by the line above


def _promise(book: Book, day: dt.date, closing: Decimal) -> Promise | Saying:
    then = day - WEEK
    columns = (book.columns.get(account.name) for account in book.of_class(AccountClass.CASH))
    first = min((column.dates[0] for column in columns if column and column.dates), default=None)
    if first is None or first > then:
        return saying("promise.too-short", first=first)
    ahead = forecast(rewind(book, then))
    week = ahead.up_to(day + _DAY)
    moved = [
        (move, value(move.amount, rate))
        for move in without_own_transfers(
            book, (move for move in book.movements if then < move.date <= day)
        )
        if (rate := book.rate(move.currency, move.date)) is not None
    ]
    met = things(book, week, moved)
    promised = week.path[-1].balance
    found = differences(book, ahead, met, closing - promised)
    return Promise(
        then,
        day,
        week.opening,
        _totals((item.value for item in week.items), promised),
        _totals((worth for _, worth in moved), closing),
        tuple(found),
    )


def _totals(amounts: Iterator[Decimal], closing: Decimal) -> Totals:
    receipts = payments = _NOTHING
    for amount in amounts:
        if amount > 0:
            receipts += amount
        else:
            payments += amount
    return Totals(receipts, payments, closing)
