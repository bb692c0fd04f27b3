"""What is in the bank on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.forecast.scenario.drafts import value


class Held(NamedTuple):
    """Cash in the operating currency, and the currencies left out for want of a price."""

    amount: Decimal
    unpriced: tuple[str, ...]


def cash_on(book: Book, day: dt.date, rate: Callable[[str], Decimal | None] | None = None) -> Held:
    """Return the sum of the cash accounts at the end of a day, at that day's last known prices.

    `rate` may give the prices instead.
    """
    priced = rate or (lambda currency: book.rate(currency, day))
    total, unpriced = Decimal(), dict[str, None]()
    for account in book.of_class(AccountClass.CASH):
        for currency, number in book.balance(account.name, day).items():
            known = priced(currency) if number else None
            if known is not None:
                total += value(number, known)
            elif number:
                unpriced[currency] = None
    return Held(total, tuple(unpriced))
