"""Accounts of unknown class that carry a balance or move: they are in no ratio."""

from __future__ import annotations

from collections.abc import Iterator

from kasboek.core.alerts.model import Alert
from kasboek.core.alerts.model import Watch
from kasboek.core.chart import Row
from kasboek.core.chart import unclassified
from kasboek.core.policy import Severity
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

NAME = "account-class"
_NAMED = 5


def check(watch: Watch) -> Iterator[Alert]:
    """Yield one alert for all of them; a warning where money stands on one."""
    rows = unclassified(watch.at.book, watch.day)
    if not rows:
        return
    held = [row for row in rows if row.balance]
    yield Alert(
        NAME,
        Severity.WARNING if held else Severity.INFO,
        saying(
            "alert.account-class",
            count=len(rows),
            accounts=", ".join(row.account.name for row in rows[:_NAMED]),
            more=saying("alert.account-class-more", count=len(rows) - _NAMED)
            if len(rows) > _NAMED
            else "",
        ),
        because=tuple(_held(row) for row in held[:_NAMED]),
        lever=saying("alert.lever-account-class"),
        source=rows[0].account.source,
    )


def _held(row: Row) -> Saying:
    return saying("alert.account-class-held", account=row.account.name, amount=row.balance[0])
