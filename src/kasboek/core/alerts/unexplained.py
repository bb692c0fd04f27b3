"""What a receivable or payable account holds that no invoice or bill explains."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kasboek.core.alerts.model import Alert
from kasboek.core.alerts.model import Watch
from kasboek.core.owed.ageing import unexplained_on
from kasboek.core.policy import Severity
from kasboek.core.saying import Money
from kasboek.core.saying import saying

NAME = "unexplained"


def check(watch: Watch) -> Iterator[Alert]:
    """Yield an alert per account, counterparty and currency."""
    for rest in unexplained_on(watch.at.book, watch.day):
        amount = Money(rest.amount, rest.currency)
        key = "alert.unexplained-of" if rest.counterparty else "alert.unexplained"
        yield Alert(
            NAME,
            Severity.WARNING,
            saying(
                key,
                amount=amount,
                account=rest.account,
                who=rest.counterparty,
                date=rest.since,
            ),
            subject=rest.counterparty or rest.account,
            value=amount,
            limit=Money(Decimal(), rest.currency),
            since=rest.since,
            lever=saying("alert.lever-unexplained", source=str(rest.source)),
            source=rest.source,
        )
