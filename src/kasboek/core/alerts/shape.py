"""Alerts as the dictionaries that JSON is written from."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from kasboek.core.alerts.model import Alert
from kasboek.core.kpi.shape import number
from kasboek.core.policy import Acknowledgement
from kasboek.core.saying import Money
from kasboek.core.saying import Say
from kasboek.core.shapes.shape import Json
from kasboek.core.shapes.shape import day
from kasboek.core.shapes.shape import source


def alerts(as_of: dt.date, found: tuple[Alert, ...], say: Say) -> Json:
    """Write alerts as `kasboek check --json` promises."""
    return {"as_of": as_of.isoformat(), "alerts": [alert(one, say) for one in found]}


def alert(one: Alert, say: Say) -> Json:
    """Write one alert; `says` is its sentence."""
    return {
        "policy": one.policy,
        "severity": one.severity.value,
        "subject": one.subject,
        "says": say(one.says),
        "value": amount(one.value),
        "limit": amount(one.limit),
        "since": day(one.since),
        "first_breach": day(one.first_breach),
        "depth": amount(one.depth),
        "because": [say(cause) for cause in one.because],
        "lever": say(one.lever) if one.lever else None,
        "acknowledged": _acknowledged(one.acknowledged),
        "escalated": one.escalated,
        "items": list(one.items),
        "source": source(one.source),
    }


def amount(value: Decimal | Money | None) -> str | None:
    """Write a value or a limit."""
    return number(value.number if isinstance(value, Money) else value)


def _acknowledged(by: Acknowledgement | None) -> Json | None:
    if by is None:
        return None
    return {"by": by.person, "until": by.until.isoformat(), "reason": by.reason}
