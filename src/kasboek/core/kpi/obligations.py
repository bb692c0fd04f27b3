"""What must be paid whatever happens: what is taken off cash to find what is available."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Category
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import ItemKind
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.open_items import OpenItem
from kasboek.core.saying import Source

HORIZON = 30
"""Days, where no policy `obligations-horizon` says otherwise."""

_TAXES = (AccountClass.VAT, AccountClass.PAYROLL_TAX, AccountClass.INCOME_TAX)
_STAFF = frozenset({AccountClass.WAGES, AccountClass.HOLIDAY_PAY, AccountClass.PENSION})

_DAY = dt.timedelta(days=1)


class Due(StrEnum):
    """The kinds of obligations, under the names of the formula's inputs."""

    TAX = "tax"
    BILLS = "bills"
    WAGES = "wages"
    LOANS = "loans"


class Obligation(NamedTuple):
    """Something that must be paid: a positive amount in the operating currency.

    `account` is set for a balance on the books, whose postings explain it; else `source` does.
    """

    kind: Due
    date: dt.date
    amount: Decimal
    text: str
    source: Source | None = None
    account: AccountClass | None = None
    item: str | None = None


def obligations(at: Standpoint) -> tuple[Obligation, ...]:
    """Return all tax on the books, and bills, wages and loan instalments within the horizon.

    No receipts: a tax that is to be refunded counts as nothing. Bills count by the day they are
    expected to be paid, else their due date; disputed ones do not. Wages, holiday pay and loan
    instalments are those of the forecast; for a past day those that were then really paid. What
    stands on an account of class wages counts at least.
    """
    until = at.day + dt.timedelta(days=at.number("obligations-horizon", HORIZON))
    return (*_taxes(at), *_bills(at, until), *_wages_and_loans(at, until))


def sums(at: Standpoint) -> dict[Due, Decimal]:
    """Return the obligations added up by kind, every kind there is."""
    until = at.day + dt.timedelta(days=at.number("obligations-horizon", HORIZON))
    found = dict.fromkeys(Due, Decimal())
    found[Due.BILLS] = sum((amount for _, _, amount in _owed(at, until)), Decimal())
    for due in (*_taxes(at), *_wages_and_loans(at, until)):
        found[due.kind] += due.amount
    return found


def _taxes(at: Standpoint) -> Iterator[Obligation]:
    for kind in _TAXES:
        owed = -at.held(kind)
        if owed > 0:
            yield Obligation(Due.TAX, at.day, owed, kind.value, account=kind)


def _bills(at: Standpoint, until: dt.date) -> Iterator[Obligation]:
    for day, item, amount in _owed(at, until):
        text = f"{item.counterparty} {item.number}"
        yield Obligation(Due.BILLS, day, amount, text, item.source, item=item.id)


def _owed(at: Standpoint, until: dt.date) -> Iterator[tuple[dt.date, OpenItem, Decimal]]:
    """Yield the bills to be paid by a day, and when."""
    for item, amount in at.open_items(receivable=False):
        day = item.expected or item.due
        if amount > 0 and day <= until and not item.disputed:
            yield day, item, amount


def _wages_and_loans(at: Standpoint, until: dt.date) -> Iterator[Obligation]:
    owed = max(Decimal(), -at.held(AccountClass.WAGES))
    for paid, counter in (*_paid(at, until), *_expected(at, until)):
        yield paid
        if _class(at, counter) is AccountClass.WAGES:
            owed -= paid.amount
    if owed > 0:
        wages = AccountClass.WAGES
        yield Obligation(Due.WAGES, at.day, owed, wages.value, account=wages)


def _paid(at: Standpoint, until: dt.date) -> Iterator[tuple[Obligation, str]]:
    moves = at.book.movements
    first = bisect_right(moves, at.day, key=lambda move: move.date)
    for move in moves[first : bisect_right(moves, until, key=lambda move: move.date)]:
        if move.amount >= 0 or move.item:
            continue
        counter = move.others[0] if move.others else ""
        if kind := _kind(at, move.category, counter):
            entry = at.book.entries[move.entry]
            source = Source(entry.file, entry.line)
            amount = -at.worth(move.amount, move.currency)
            yield Obligation(kind, move.date, amount, move.counterparty, source), counter


def _expected(at: Standpoint, until: dt.date) -> Iterator[tuple[Obligation, str]]:
    forecast = at.history.forecast
    for item in forecast.between(at.day + _DAY, until + _DAY) if forecast else ():
        if item.value >= 0 or item.kind is ItemKind.BILL:
            continue
        if kind := _kind(at, item.category, item.counter):
            text = item.counterparty or _plain(item)
            source = item.source
            yield Obligation(kind, item.date, -item.value, text, source, item=item.id), item.counter


def _kind(at: Standpoint, category: Category, counter: str) -> Due | None:
    if category is Category.DEBT_SERVICE:
        return Due.LOANS
    known = _class(at, counter)
    if known in _TAXES:
        return None
    return Due.WAGES if category is Category.PAYROLL or known in _STAFF else None


def _class(at: Standpoint, account: str) -> AccountClass | None:
    known = at.book.accounts.get(account)
    return known.kind if known else None


def _plain(item: Item) -> str:
    return item.counter
