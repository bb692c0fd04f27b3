"""Money that only changed account: neither a receipt nor a payment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.book import Movement


def without_own_transfers(book: Book, moved: Iterable[Movement]) -> list[Movement]:
    """Return the movements without the transfers of which both legs are among them.

    Two statements each book their leg against an account of class transfer; legs meet by that
    account, currency and amount. One that is alone was under way at the time, and stays.
    """
    listed = list(moved)
    through = {account.name for account in book.of_class(AccountClass.TRANSFER)}
    legs: Counter[tuple[str, str, Decimal]] = Counter()
    for each in listed:
        if each.others and each.others[0] in through:
            legs[each.others[0], each.currency, each.amount] += 1
    met = {key: min(count, legs[key[0], key[1], -key[2]]) for key, count in legs.items()}
    kept = []
    for each in listed:
        key = (each.others[0] if each.others else "", each.currency, each.amount)
        if met.get(key):
            met[key] -= 1
        else:
            kept.append(each)
    return kept
