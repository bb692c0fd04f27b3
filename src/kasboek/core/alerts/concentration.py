"""One customer with too large a part of what is owed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kasboek.core import formulas
from kasboek.core.alerts.model import Alert
from kasboek.core.alerts.model import Watch
from kasboek.core.kpi.concentration import debtors
from kasboek.core.saying import saying

NAME = "concentration"


def check(watch: Watch) -> Iterator[Alert]:
    """Yield an alert where the largest customer's part of open invoices is above the policy's."""
    policy = watch.policy(NAME)
    limit = policy.values[0] if policy and policy.values else None
    if not isinstance(limit, Decimal):
        return
    owed = debtors(watch.at)
    part = formulas.concentration(list(owed.values()))
    if part is None or part <= limit:
        return
    customer = next(iter(owed))
    yield Alert(
        NAME,
        watch.severity(NAME),
        saying(
            "alert.concentration",
            customer=customer,
            part=round(part * 100),
            limit=round(limit * 100),
            amount=watch.money(owed[customer]),
        ),
        subject=customer,
        value=part,
        limit=limit,
        lever=saying("alert.lever-concentration", who=customer),
        source=watch.source(NAME),
    )
