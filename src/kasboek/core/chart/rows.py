"""Every account with its class, its place in the table, and its balance on a day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Collection
from collections.abc import Mapping

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Behaviour
from kasboek.core.book import Book
from kasboek.core.chart.model import Hint
from kasboek.core.chart.model import Leg
from kasboek.core.chart.model import Posted
from kasboek.core.chart.model import Row
from kasboek.core.chart.proposing import propose
from kasboek.core.forecast.categories import category
from kasboek.core.saying import Money
from kasboek.core.saying import saying

_COSTS = frozenset(
    {
        AccountClass.COST_OF_SALES,
        AccountClass.PERSONNEL,
        AccountClass.HOUSING,
        AccountClass.OTHER_COST,
        AccountClass.DEPRECIATION,
        AccountClass.INTEREST,
    }
)
_FIXED = frozenset({AccountClass.PERSONNEL, AccountClass.HOUSING, AccountClass.INTEREST})
"""Costs that are fixed where the ledger does not say (ledger language, `behaviour`)."""


def chart(book: Book, day: dt.date, hints: Mapping[str, Hint] | None = None) -> tuple[Row, ...]:
    """Return every account that is not closed on the day, by name.

    `hints` are the classes that names are only like, by account; they back up a proposal.
    """
    open_ = [
        account
        for _, account in sorted(book.accounts.items())
        if account.closed is None or account.closed > day
    ]
    unknown = {account.name for account in open_ if account.kind is None}
    posted = _posted(book, unknown, day)
    return tuple(
        _row(book, account, day, posted, (hints or {}).get(account.name)) for account in open_
    )


def unclassified(book: Book, day: dt.date) -> tuple[Row, ...]:
    """Return the accounts of unknown class that carry a balance or have moved up to the day."""
    return tuple(
        _bare(book, account, day)
        for _, account in sorted(book.accounts.items())
        if account.kind is None and _count(book, account.name, day)
    )


def _row(
    book: Book,
    account: Account,
    day: dt.date,
    posted: Mapping[str, list[Posted]],
    hint: Hint | None,
) -> Row:
    bare = _bare(book, account, day)
    if account.kind is not None:
        return bare
    found = propose(account, tuple(posted[account.name]), hint)
    why = None if found else _why_nothing(bare.postings)
    return Row(
        account,
        bare.balance,
        bare.receipts,
        bare.payments,
        bare.behaviour,
        bare.postings,
        found,
        None if found else saying(why) if why else None,
    )


def _why_nothing(postings: int) -> str:
    return "chart.nothing-mixed" if postings else "chart.nothing-unused"


def _bare(book: Book, account: Account, day: dt.date) -> Row:
    cash = account.kind is AccountClass.CASH
    balance = book.balance(account.name, day)
    return Row(
        account,
        tuple(Money(number, currency) for currency, number in sorted(balance.items()) if number),
        None if cash else category(account, receipt=True),
        None if cash else category(account, receipt=False),
        _behaviour(account),
        _count(book, account.name, day),
    )


def _behaviour(account: Account) -> Behaviour | None:
    if account.kind not in _COSTS:
        return None
    undeclared = Behaviour.FIXED if account.kind in _FIXED else Behaviour.VARIABLE
    return account.behaviour or undeclared


def _count(book: Book, name: str, day: dt.date) -> int:
    column = book.columns.get(name)
    return bisect_right(column.dates, day) if column else 0


def _posted(book: Book, names: Collection[str], day: dt.date) -> dict[str, list[Posted]]:
    """Return the postings on these accounts up to the day, with the entry's other legs."""
    touched = {
        entry for name in names & book.columns.keys() for entry in book.columns[name].entries
    }
    legs: dict[int, list[tuple[Leg, dt.date]]] = {entry: [] for entry in touched}
    for name, column in book.columns.items() if touched else ():
        account = book.accounts.get(name)
        kind = account.kind if account else None
        for row, entry in enumerate(column.entries):
            if entry in touched and column.dates[row] <= day:
                leg = Leg(name, kind, column.numbers[row], column.currencies[row])
                legs[entry].append((leg, column.dates[row]))
    found: dict[str, list[Posted]] = {name: [] for name in names}
    for entry in sorted(legs):
        for place, (leg, date) in enumerate(legs[entry]):
            if leg.account in found:
                others = tuple(each for at, (each, _) in enumerate(legs[entry]) if at != place)
                found[leg.account].append(Posted(date, leg.number, leg.currency, others))
    return found
