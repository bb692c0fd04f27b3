"""What the invoices and bills of a book add up to, in one pass over them."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from kasboek.core.book import Book
from kasboek.core.kpi.flows import Flow
from kasboek.core.kpi.flows import number_of
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import SettlementKind

_NOTHING = Decimal()
_DATE = itemgetter(5)  # of OpenItem
_PAYMENT, _CREDIT = SettlementKind.PAYMENT, SettlementKind.CREDIT


@dataclass(slots=True)  # as Flow
class Trade:
    """What the items of one side say.

    `billed` is invoices less credit notes, with VAT; `paid` and `weighted` what was paid of them,
    and each payment times its days since the invoice. `open` are the items that may be open on a
    day of a month, by its number; all that are, are there.
    """

    billed: Flow = field(default_factory=Flow)
    paid: Flow = field(default_factory=Flow)
    weighted: Flow = field(default_factory=Flow)
    open: defaultdict[int, list[OpenItem]] = field(default_factory=lambda: defaultdict(list))


class Trades(NamedTuple):
    """Both sides, and the numbers of the first and the last month that `open` knows."""

    sold: Trade
    bought: Trade
    first: int
    last: int


def trades(book: Book, since: dt.date = dt.date.min) -> Trades:
    """Add up all items in one pass: a large ledger has many, and each figure asks for them.

    What it says of the days from `since` on is complete; items that were over by then are passed.

    This loop is most of what the figures of a large ledger cost, so it does not call what it can
    do itself: nearly every item is in the operating currency and paid at once.
    """
    items, own = book.items, book.currency
    if not items:
        return Trades(Trade(), Trade(), 0, 0)
    reach = max(items[-1].date, book.as_of or dt.date.min)
    found = Trades(Trade(), Trade(), number_of(items[0].date), number_of(reach))
    last, months, long = found.last, _Numbers(), _Lengths()
    older = bisect_left(items, since, key=_DATE)
    sold, bought = (
        (side, side.billed.days, side.paid.days, side.weighted.days, side.open)
        for side in (found.sold, found.bought)
    )
    for item in chain(_not_over(items[:older], since), items[older:]):
        side, billed, paid, weighted, open_ = sold if item[2] else bought
        date, amount, settled = item[5], item[8], item[11]
        until = None
        if item[9] == own and amount > _NOTHING:
            billed[date] += amount
            if len(settled) == 1 and settled[0][1] == amount and settled[0][2] is _PAYMENT:
                until = settled[0][0]
                paid[until] += amount
                weighted[until] += amount * long[(until - date).days]
            elif settled:
                until = _settle(book, side, item)
        else:
            side.billed.add(book, date, amount, item[9])
            until = _settle(book, side, item)
        begin, end = months[date], last if until is None else months[until]
        for number in range(begin, min(end, last) + 1):
            open_[number].append(item)
    return found


def _not_over(items: Sequence[OpenItem], since: dt.date) -> list[OpenItem]:
    """Return the items to which something may have happened from a day on."""
    return [
        item
        for item in items
        if len(settled := item[11]) != 1 or settled[0][0] >= since or settled[0][1] != item[8]
    ]


class _Numbers(dict[dt.date, int]):
    """The numbers of the months of days, each worked out once."""

    def __missing__(self, day: dt.date) -> int:
        self[day] = found = number_of(day)
        return found


class _Lengths(dict[int, Decimal]):
    """Numbers of days to multiply with; a payment ahead of its invoice took none."""

    def __missing__(self, days: int) -> Decimal:
        self[days] = found = Decimal(max(0, days))
        return found


def _settle(book: Book, side: Trade, item: OpenItem) -> dt.date | None:
    """Add what happened to an item; return the day from which on nothing is open of it.

    Refunds are no payments.
    """
    left, last, positive = item.amount, item.date, item.amount > 0
    for day, amount, kind, _, _ in item.settlements:
        left -= amount
        last = max(last, day)
        if kind is _PAYMENT and positive and amount > 0:
            side.paid.add(book, day, amount, item.currency)
            took = max(0, (day - item.date).days)
            side.weighted.add(book, day, amount * took, item.currency)
        elif kind is _CREDIT and positive:
            side.billed.add(book, day, -amount, item.currency)
    return None if left else last
