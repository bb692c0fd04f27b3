"""What is known of an item: the payments it got, and what was credited or is still open.

Only payments are events (core.behaviour.payments knows which stayed). What was credited, set off or
written off leaves the count on its day, and what is open leaves it today.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.book import Book
from kasboek.core.learning.rates import PARTS
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import SettlementKind
from kasboek.core.owed.behaviour import payments

_NOTHING = Decimal()
_PAYMENT = SettlementKind.PAYMENT


class Parts(NamedTuple):
    """Items and parts of items, payments and what was lost from sight; days are ordinals."""

    names: list[str]
    rows: list[tuple[int, int, int, int, int]]
    """Invoiced, due, sent (or paid, if that was before), end, parts; negative if not paid."""


def at_once(book: Book, as_of: dt.date) -> list[bool]:
    """Say of each item whether a single settlement by `as_of` settled all of it.

    That goes for nearly every item of a long history: asked once per book, by all who look for the
    others among thousands.
    """
    key = ("at once", as_of)
    if key not in book.memo:
        book.memo[key] = [
            len(settled := item.settlements) == 1
            and settled[0].date <= as_of
            and settled[0].amount == item.amount
            for item in book.items
        ]
    return book.memo[key]  # type: ignore[return-value] # put there by the line above


def add(found: Parts, item: OpenItem, as_of: dt.date, *, once: bool) -> None:
    """Add the payments of an item, and what was credited or is open: together the whole.

    `once` is what `at_once` says of it.
    """
    invoiced, due, today = item.date.toordinal(), item.due.toordinal(), as_of.toordinal()
    rows: list[tuple[int, int]] = []
    settled, left = item.settlements, PARTS
    if not settled:
        rows.append((today, -PARTS))
    elif once and settled[0].kind is _PAYMENT:
        rows.append((settled[0].date.toordinal(), PARTS))
    else:
        for payment in payments(item, as_of):
            parts = min(left, int(payment.amount * PARTS / item.amount))
            rows.append((payment.date.toordinal(), parts))
            left -= parts
        waiting = min(left, int(max(_NOTHING, item.open_on(as_of)) * PARTS / item.amount))
        rows.append((today, -waiting))
        until = max((one.date for one in settled if one.date <= as_of), default=as_of)
        rows.append((max(until.toordinal(), invoiced), waiting - left))
    for end, parts in rows:
        if parts:
            found.names.append(item.counterparty)
            found.rows.append((invoiced, due, min(invoiced, end), end, parts))
