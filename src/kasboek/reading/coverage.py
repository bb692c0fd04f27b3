"""How far the bank data of each cash account reaches, and the day that figures are for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from typing import Any

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.book import Column
from kasboek.core.book import Coverage
from kasboek.core.book import Stated

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from kasboek.reading.language.schema import Report
    from kasboek.reading.sorting import Places

_DAY = dt.timedelta(days=1)


def coverage(
    accounts: Mapping[str, Account],
    columns: Mapping[str, Column],
    balances: Mapping[str, dt.date],
    as_of: dt.date | None = None,
) -> tuple[Coverage, ...]:
    """Return until when each cash account is covered: the day before its last `balance`, or later.

    `balances` is the day of each account's last balance directive, which holds at its start. A
    posting of no amount, as in the opening balance of a new ledger, is no bank data; unless there
    is nothing else at all.
    """
    names = [
        name
        for name, account in sorted(accounts.items())
        if account.kind is AccountClass.CASH and not (as_of and account.opened > as_of)
    ]
    held = [columns.get(name) for name in names]
    moved = any(any(column.numbers) for column in held if column is not None)
    found = []
    for name, column in zip(names, held, strict=True):
        days = [day for day in (_last(column, moved=moved),) if day is not None]
        if name in balances:
            days.append(balances[name] - _DAY)
        found.append(Coverage(name, max(days, default=None)))
    return tuple(found)


def _last(column: Column | None, *, moved: bool) -> dt.date | None:
    """Return the day of the last posting; with `moved` of the last one that moved money."""
    if column is None:
        return None
    days = zip(reversed(column.dates), reversed(column.numbers), strict=True)
    return next((day for day, number in days if number or not moved), None)


def stated(balances: Iterable[Any], places: Places) -> tuple[Stated, ...]:
    """Return the last balance directive of each account and currency."""
    last: dict[tuple[str, str], Any] = {}
    for entry in sorted(balances, key=lambda entry: entry.date):
        last[entry.account, entry.amount.currency] = entry
    return tuple(
        Stated(account, entry.date - _DAY, entry.amount.number, currency, places(entry.meta))
        for (account, currency), entry in sorted(last.items())
    )


def latest(covered: tuple[Coverage, ...]) -> dt.date | None:
    """Return the latest covered day: an earlier one would forecast what is already booked."""
    return max((each.until for each in covered if each.until is not None), default=None)


def report_stale(
    covered: tuple[Coverage, ...],
    accounts: Mapping[str, Account],
    as_of: dt.date,
    days: int,
    report: Report,
) -> None:
    """Name the accounts whose bank data lies more than `days` behind."""
    for name, until in covered:
        account = accounts[name]
        if until is None or account.closed is not None:
            continue
        behind = (as_of - until).days
        if behind > days:
            report.note(
                account.source, "reading.stale", account=name, until=until, days=behind, limit=days
            )
