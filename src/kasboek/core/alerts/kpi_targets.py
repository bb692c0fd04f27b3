"""A KPI on the wrong side of the target that a policy or a covenant sets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from kasboek.core.alerts import concentration
from kasboek.core.alerts.model import Alert
from kasboek.core.alerts.model import Watch
from kasboek.core.kpi.measure import history
from kasboek.core.kpi.measure import judge
from kasboek.core.kpi.measure import target_of
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Status
from kasboek.core.kpi.model import Target
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.model import worded
from kasboek.core.kpi.registry import TARGETS
from kasboek.core.policy import Policy
from kasboek.core.policy import Severity
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

COVENANT = "covenant"


def check(watch: Watch) -> Iterator[Alert]:
    """Yield an alert for every KPI that breaches a policy of its name or a covenant."""
    for policy in watch.at.book.policies:
        name = policy.subject if policy.name == COVENANT else policy.name
        if policy.name == concentration.NAME:  # says which customer it is
            continue
        if name in TARGETS:
            yield from _measured(watch, TARGETS[name], policy)
        elif policy.name == COVENANT:
            yield Alert(
                COVENANT,
                Severity.INFO,
                saying("alert.covenant-unmeasured", name=name, known=", ".join(TARGETS)),
                subject=name,
                source=policy.source,
            )


def _measured(watch: Watch, kpi: Kpi, policy: Policy) -> Iterator[Alert]:
    figure, target = kpi.of(watch.at), target_of(kpi, policy)
    value = figure.value if figure.value is not None else figure.more_than
    if judge(kpi, figure, target) is not Status.BREACH or value is None:
        return
    shown: Money | Saying = worded(kpi.unit, value, watch.at.book.currency)
    low = target.at_least is not None and value < target.at_least
    limit = target.at_least if low else target.at_most
    covenant = policy.name == COVENANT
    yield Alert(
        policy.name,
        policy.severity,
        saying(
            "alert.kpi-low" if low else "alert.kpi-high",
            kpi=kpi.title,
            value=shown if figure.value is not None else saying("count.more", value=shown),
            limit=worded(kpi.unit, limit or Decimal(), watch.at.book.currency),
        ),
        subject=kpi.name if covenant else policy.subject,
        value=_typed(watch, kpi, value),
        limit=_typed(watch, kpi, limit or Decimal()),
        since=_since(watch, kpi, target),
        first_breach=figure.on if kpi.ahead else None,
        lever=saying(f"kpi.{kpi.name}.lever"),
        source=policy.source,
    )


def _since(watch: Watch, kpi: Kpi, target: Target) -> dt.date:
    """Return the first month-end of the run that breached up to now, else this day."""
    since = watch.day
    for point in reversed(history(kpi, watch.at)):
        if judge(kpi, kpi.of(watch.at.on(point.date)), target) is not Status.BREACH:
            break
        since = point.date
    return since


def _typed(watch: Watch, kpi: Kpi, value: Decimal) -> Decimal | Money:
    return watch.money(value) if kpi.unit is Unit.MONEY else value
