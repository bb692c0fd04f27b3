"""Weeks in which nobody signed that statement and ledger agree, and signatures that broke.

The first signature starts the rhythm: a company that never signed hears of it in `kasboek steps`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from kasboek.core.alerts.model import Alert
from kasboek.core.alerts.model import Watch
from kasboek.core.policy import Severity
from kasboek.core.position.reconciling import WEEK
from kasboek.core.position.reconciling import Line
from kasboek.core.position.reconciling import reconciliation
from kasboek.core.saying import Money
from kasboek.core.saying import saying

NAME = "reconciled"


def check(watch: Watch) -> Iterator[Alert]:
    """Yield an alert per account that was not signed for a week, or changed since it was."""
    book = watch.at.book
    if not book.reconciled:
        return
    found = reconciliation(book, watch.day)
    for line in found.asked:
        if line.broken is not None:
            yield _changed(line, line.broken)
        last = found.last(line)
        if last is not None and found.is_late(line):
            yield _late(watch, line, last)


def _late(watch: Watch, line: Line, last: dt.date) -> Alert:
    days = (watch.day - last).days
    return Alert(
        NAME,
        Severity.WARNING,
        saying(
            "alert.reconciled" if line.signed else "alert.reconciled-never",
            account=line.account,
            date=last,
            weeks=days // WEEK.days,
        ),
        subject=line.account,
        value=Decimal(days),
        limit=Decimal(WEEK.days),
        since=last + WEEK + dt.timedelta(days=1),
        lever=saying("alert.lever-reconciled"),
        source=line.signed.source if line.signed else None,
    )


def _changed(line: Line, now: Decimal) -> Alert:
    signed = line.signed
    assert signed is not None  # only a signature can break
    return Alert(
        NAME,
        Severity.WARNING,
        saying(
            "alert.reconciled-changed",
            account=line.account,
            date=signed.until,
            signed=signed.balance,
            person=signed.person,
            now=Money(now, line.currency),
        ),
        subject=line.account,
        value=Money(now, line.currency),
        limit=signed.balance,
        since=signed.until,
        lever=saying("alert.lever-reconciled-changed", date=signed.until, account=line.account),
        source=signed.source,
    )
