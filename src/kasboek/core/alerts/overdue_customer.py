"""A customer with invoices more than sixty days late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from kasboek.core.alerts.levers import overdue
from kasboek.core.alerts.model import Alert
from kasboek.core.alerts.model import Watch
from kasboek.core.policy import Severity
from kasboek.core.saying import saying

NAME = "overdue-customer"
LATE = 60
"""Days after the due date: the age at which the fourth bucket of an ageing list begins."""


def check(watch: Watch) -> Iterator[Alert]:
    """Yield an alert per customer, the amount and the age of the oldest invoice in it."""
    for customer, late in sorted(overdue(watch, LATE).items()):
        amount = sum((amount for _, amount in late), Decimal())
        oldest = min(item.due for item, _ in late)
        age = (watch.day - oldest).days
        yield Alert(
            NAME,
            Severity.WARNING,
            saying("alert.overdue", customer=customer, amount=watch.money(amount), days=age),
            subject=customer,
            value=Decimal(age),
            limit=Decimal(LATE),
            since=oldest + dt.timedelta(days=LATE + 1),
            depth=watch.money(amount),
            because=tuple(
                saying("alert.invoice", number=i.number, amount=watch.money(a), date=i.due)
                for i, a in late
            ),
            lever=saying("alert.lever-call", who=customer, amount=watch.money(amount)),
            items=tuple(item.id for item, _ in late),
        )
