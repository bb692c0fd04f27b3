"""Amounts on a suspense account: bank lines that nobody has put where they belong."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal

from kasboek.core.accounts import AccountClass
from kasboek.core.alerts.model import Alert
from kasboek.core.alerts.model import Watch
from kasboek.core.policy import Severity
from kasboek.core.saying import Money
from kasboek.core.saying import Source
from kasboek.core.saying import saying

NAME = "suspense"


def check(watch: Watch) -> Iterator[Alert]:
    """Yield an alert per suspense account and currency that is not zero."""
    book = watch.at.book
    for account in book.of_class(AccountClass.SUSPENSE):
        for currency, number in sorted(book.balance(account.name, watch.day).items()):
            if number:
                since, count, source = _since(watch, account.name, currency)
                yield Alert(
                    NAME,
                    Severity.WARNING,
                    saying(
                        "alert.suspense",
                        amount=Money(number, currency),
                        account=account.name,
                        count=count,
                        date=since,
                    ),
                    subject=account.name,
                    value=Money(number, currency),
                    limit=Money(Decimal(), currency),
                    since=since,
                    lever=saying("alert.lever-suspense", account=account.name),
                    source=source,
                )


def _since(watch: Watch, account: str, currency: str) -> tuple[dt.date, int, Source]:
    """Return the first posting since the account was last zero, and how many there are."""
    column = watch.at.book.columns[account]
    balance, begin, count = Decimal(), 0, 0
    for row in range(bisect_right(column.dates, watch.day)):
        if column.currencies[row] != currency:
            continue
        if balance == 0:
            begin, count = row, 0
        balance += column.numbers[row]
        count += 1
    entry = watch.at.book.entries[column.entries[begin]]
    return column.dates[begin], count, Source(entry.file, entry.line)
