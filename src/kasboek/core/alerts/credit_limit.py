"""A customer at or above their credit limit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from kasboek.core.alerts.model import Alert
from kasboek.core.alerts.model import Watch
from kasboek.core.owed.credit import Exposure
from kasboek.core.owed.credit import exposures
from kasboek.core.policy import Severity
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

NAME = "credit-limit"
WARN_FROM = Decimal("0.9")
"""The part of the limit from which there is a warning; above the whole it is an error."""

_CAUSES = 3


def check(watch: Watch) -> Iterator[Alert]:
    """Yield an alert per customer whose exposure is at least nine tenths of the limit."""
    for found in exposures(watch.at.book, watch.day):
        if found.limit is None:
            if found.reason and found.reason.key == "credit.no-price" and found.total > 0:
                yield _unchecked(watch, found)
            continue
        if found.total <= 0:
            continue
        if found.total > found.limit:
            yield _alert(watch, found, found.limit, Severity.ERROR, "alert.credit-over")
        elif found.total >= found.limit * WARN_FROM:
            yield _alert(watch, found, found.limit, Severity.WARNING, "alert.credit-near")


def _alert(watch: Watch, found: Exposure, limit: Decimal, bad: Severity, key: str) -> Alert:
    over, largest = found.total - limit, sorted(found.invoices, key=lambda pair: -pair[1])[:_CAUSES]
    causes = [
        saying("alert.invoice", number=item.number, amount=watch.money(amount), date=item.due)
        for item, amount in largest
    ]
    if found.delivered:
        causes.append(saying("alert.delivered", amount=watch.money(found.delivered)))
    return Alert(
        NAME,
        bad,
        saying(
            key,
            customer=found.customer,
            exposure=watch.money(found.total),
            limit=watch.money(limit),
            part=round(found.total / limit * 100) if limit else Decimal(100),
            difference=watch.money(abs(over)),
        ),
        subject=found.customer,
        value=watch.money(found.total),
        limit=watch.money(limit),
        since=_since(found, limit if over > 0 else limit * WARN_FROM),
        depth=watch.money(over) if over > 0 else None,
        because=tuple(causes),
        lever=_lever(watch, found),
        items=tuple(item.id for item, _ in largest),
    )


def _unchecked(watch: Watch, found: Exposure) -> Alert:
    """Return the alert of a limit that cannot be compared: it is in a currency without a price."""
    known = watch.at.book.counterparties[found.customer]
    return Alert(
        NAME,
        Severity.WARNING,
        saying("credit.unchecked", customer=found.customer, why=found.reason),
        subject=found.customer,
        value=watch.money(found.total),
        source=known.source,
    )


def _since(found: Exposure, threshold: Decimal) -> dt.date | None:
    """Return the date of the open invoice that brought the exposure over the threshold."""
    owed = found.delivered - found.credits
    for item, amount in sorted(found.invoices, key=lambda pair: pair[0].date):
        owed += amount
        if owed >= threshold:
            return item.date
    return None


def _lever(watch: Watch, found: Exposure) -> Saying:
    late = [(item, amount) for item, amount in found.invoices if item.due < watch.day]
    if not late:
        return saying("alert.lever-prepay", who=found.customer)
    item, amount = min(late, key=lambda pair: (pair[0].due, pair[0].id))
    return saying(
        "alert.lever-credit",
        who=found.customer,
        number=item.number,
        amount=watch.money(amount),
        days=(watch.day - item.due).days,
    )
