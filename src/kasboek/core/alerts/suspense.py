"""Amounts on a suspense account: bank lines that nobody has put where they belong."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.alerts.model import Alert
from kasboek.core.alerts.model import Watch
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.policy import Severity
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import Source
from kasboek.core.saying import Value
from kasboek.core.saying import saying

NAME = "suspense"


class Waiting(NamedTuple):
    """A posting on a suspense account, in the account's sign."""

    date: dt.date
    payee: str
    amount: Decimal
    source: Source


class Suspended(NamedTuple):
    """What an account holds in a currency: the postings since it was last zero."""

    account: str
    currency: str
    rows: tuple[Waiting, ...]


def check(watch: Watch) -> Iterator[Alert]:
    """Yield an alert per suspense account and currency that is not zero."""
    for account, currency, rows in suspended(watch.at):
        amount = Money(sum((row.amount for row in rows), Decimal()), currency)
        yield Alert(
            NAME,
            Severity.WARNING,
            _says(account, amount, rows),
            subject=account,
            value=amount,
            limit=Money(Decimal(), currency),
            since=rows[0].date,
            lever=saying("alert.lever-suspense", account=account),
            source=rows[0].source,
        )


def _says(account: str, balance: Money, rows: tuple[Waiting, ...]) -> Saying:
    """Say how much waits, in and out counted alike; the balance too, where that is less."""
    size = sum((abs(row.amount) for row in rows), Decimal())
    values: dict[str, Value] = {
        "amount": Money(size, balance.currency),
        "account": account,
        "count": len(rows),
        "date": rows[0].date,
    }
    if size == abs(balance.number):
        return saying("alert.suspense", **values)
    return saying("alert.suspense-both", balance=balance, **values)


def suspended(at: Standpoint) -> Iterator[Suspended]:
    """Yield what each suspense account holds on the day, by account and currency."""
    for account in at.book.of_class(AccountClass.SUSPENSE):
        for currency, number in sorted(at.book.balance(account.name, at.day).items()):
            if number:
                yield Suspended(account.name, currency, _since_zero(at, account.name, currency))


def _since_zero(at: Standpoint, account: str, currency: str) -> tuple[Waiting, ...]:
    column, entries = at.book.columns[account], at.book.entries
    balance, found = Decimal(), list[Waiting]()
    for row in range(bisect_right(column.dates, at.day)):
        if column.currencies[row] != currency:
            continue
        if balance == 0:
            found.clear()
        balance += column.numbers[row]
        entry = entries[column.entries[row]]
        where = Source(entry.file, entry.line)
        found.append(Waiting(column.dates[row], entry.payee, column.numbers[row], where))
    return tuple(found)
