"""Bank data that is too old, as seen from today, or an account that lags behind the others.

Or one that is ahead of the calendar: a slip in a year moves the day that every figure is about.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.alerts.model import Alert
from kasboek.core.alerts.model import Watch
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.policy import BANK_DATA_AGE
from kasboek.core.policy import Severity
from kasboek.core.saying import Source
from kasboek.core.saying import saying

NAME = "bank-data-age"


class Age(NamedTuple):
    """How far an account's bank data reaches, and how many days ago that was.

    `until` and `days` are `None` where it has none at all.
    """

    account: str
    until: dt.date | None
    days: int | None
    limit: int

    @property
    def stale(self) -> bool:
        """Say whether it is older than the policy allows."""
        return self.days is not None and self.days > self.limit


def ages(at: Standpoint, today: dt.date | None) -> Iterator[Age]:
    """Yield the age of each account's data, closed ones left out.

    Without today (a past day was asked for) age is counted from the day of the other accounts.
    """
    limit = at.number(NAME, BANK_DATA_AGE)
    seen_from = max(today or at.day, at.day)
    for name, until in at.book.coverage:
        account = at.book.accounts.get(name)
        if account is None or account.closed is None or account.closed > at.day:
            yield Age(name, until, None if until is None else (seen_from - until).days, limit)


def check(watch: Watch) -> Iterator[Alert]:
    """Yield an alert per cash account whose data is older than the policy allows, or ahead."""
    yield from _ahead(watch)
    for age in ages(watch.at, watch.today):
        if age.until is None or age.days is None:
            empty = saying("alert.no-data", account=age.account)
            lever = saying("alert.lever-import", account=age.account)
            yield Alert(NAME, Severity.INFO, empty, subject=age.account, lever=lever)
        elif age.stale:
            behind = (watch.day - age.until).days > age.limit
            yield Alert(
                NAME,
                watch.severity(NAME),
                saying(
                    "alert.data-behind" if behind else "alert.data-old",
                    account=age.account,
                    until=age.until,
                    age=age.days,
                    limit=age.limit,
                ),
                subject=age.account,
                value=Decimal(age.days),
                limit=Decimal(age.limit),
                since=age.until,
                lever=saying("alert.lever-import", account=age.account),
                source=watch.source(NAME),
            )


def _ahead(watch: Watch) -> Iterator[Alert]:
    """Yield an alert per cash account with a day that is yet to come, beyond the policy's days."""
    limit = watch.at.number(NAME, BANK_DATA_AGE)
    for account, until in watch.at.book.coverage:
        ahead = (until - watch.today).days if until and watch.today else 0
        if until and ahead > limit:
            place = _last(watch, account, until)
            yield Alert(
                NAME,
                watch.severity(NAME),
                saying("alert.data-ahead", account=account, until=until, days=ahead),
                subject=account,
                value=Decimal(-ahead),
                limit=Decimal(limit),
                lever=saying("alert.lever-ahead", place=str(place) if place else account),
                source=place,
            )


def _last(watch: Watch, account: str, until: dt.date) -> Source | None:
    """Return where the last day of an account's data is written."""
    book = watch.at.book
    column = book.columns.get(account)
    if column is not None and column.dates and column.dates[-1] == until:
        entry = book.entries[column.entries[-1]]
        return Source(entry.file, entry.line)
    return next(
        (one.source for one in book.stated if (one.account, one.day) == (account, until)), None
    )
