"""Bank data that is too old, as seen from today, or an account that lags behind the others."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kasboek.core.alerts.model import Alert
from kasboek.core.alerts.model import Watch
from kasboek.core.policy import BANK_DATA_AGE
from kasboek.core.policy import Severity
from kasboek.core.saying import saying

NAME = "bank-data-age"


def check(watch: Watch) -> Iterator[Alert]:
    """Yield an alert per cash account whose data is older than the policy allows.

    Without today (a past day was asked for) age is counted from the day of the other accounts.
    """
    limit = watch.at.number(NAME, BANK_DATA_AGE)
    seen_from = max(watch.today or watch.day, watch.day)
    for name, until in watch.at.book.coverage:
        account = watch.at.book.accounts.get(name)
        if account is not None and account.closed is not None and account.closed <= watch.day:
            continue
        if until is None:
            empty = saying("alert.no-data", account=name)
            lever = saying("alert.lever-import", account=name)
            yield Alert(NAME, Severity.INFO, empty, subject=name, lever=lever)
        elif (age := (seen_from - until).days) > limit:
            behind = (watch.day - until).days > limit
            yield Alert(
                NAME,
                watch.severity(NAME),
                saying(
                    "alert.data-behind" if behind else "alert.data-old",
                    account=name,
                    until=until,
                    age=age,
                    limit=limit,
                ),
                subject=name,
                value=Decimal(age),
                limit=Decimal(limit),
                since=until,
                lever=saying("alert.lever-import", account=name),
                source=watch.source(NAME),
            )
