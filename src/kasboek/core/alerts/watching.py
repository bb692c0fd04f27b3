"""All alerts of a book, worst first, with who acknowledged them and to whom they escalate."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from kasboek.core.alerts.model import Alert
from kasboek.core.alerts.model import Watch
from kasboek.core.alerts.registry import CHECKS
from kasboek.core.book import Book
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.policy import Acknowledgement
from kasboek.core.policy import Severity

_CONTROL = "control"
_WORST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def alerts(
    book: Book, as_of: dt.date, today: dt.date | None = None, *, at: Standpoint | None = None
) -> tuple[Alert, ...]:
    """Return the alerts of a book on a day, worst first; acknowledged ones come last.

    `today` is the calendar day, for the age of the data; leave it out for a past day. `at` spares
    the caller who already has a standpoint the second forecast.
    """
    watch = Watch(at or Standpoint.of(book, as_of), today)
    found = [_heeded(watch, alert) for check in CHECKS for alert in check(watch)]
    return tuple(sorted(found, key=_worst_first))


def _worst_first(alert: Alert) -> tuple[bool, int, dt.date]:
    """Sort by acknowledged, severity, then the day it starts; ties stay in the registry's order."""
    begins = alert.since or alert.first_breach or dt.date.max
    return alert.acknowledged is not None, _WORST.index(alert.severity), begins


def _heeded(watch: Watch, alert: Alert) -> Alert:
    accepted = _acknowledged(watch, alert)
    if accepted is not None:
        return replace(alert, acknowledged=accepted)
    return replace(alert, escalated=_escalated(watch, alert))


def _acknowledged(watch: Watch, alert: Alert) -> Acknowledgement | None:
    """Return the acknowledgement in force that reaches furthest; one without subject takes all."""
    fitting = (
        a
        for a in watch.at.book.acknowledgements
        if a.policy == alert.policy and a.subject in {None, alert.subject} and a.until >= watch.day
    )
    return max(fitting, key=lambda a: a.until, default=None)


def _escalated(watch: Watch, alert: Alert) -> str | None:
    """Return who is in control where the alert lasts longer than its policy's `escalate-after`."""
    policy = watch.policy(alert.policy) or watch.policy(alert.policy, alert.subject)
    if policy is None or policy.escalate_after is None or alert.since is None:
        return None
    if (watch.day - alert.since).days <= policy.escalate_after:
        return None
    return next((role.person for role in watch.at.book.roles if role.role == _CONTROL), None)
