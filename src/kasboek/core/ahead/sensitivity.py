"""Which driver moves the low point most: each changed on its own, on top of a scenario.

What is changed is of a size that happens: sales a tenth lower, costs a tenth higher, everybody two
weeks later, one part in twenty never collected, one customer's receipts a month later, one line of
the plan a tenth worse. The rest stays as it is, taxes follow.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.forecast import forecast
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import LowPoint
from kasboek.core.plan import PlanLine
from kasboek.core.saying import Source
from kasboek.core.scenario import Adjust
from kasboek.core.scenario import Scenario

SALES, COSTS = Decimal("0.90"), Decimal("1.10")
DELAY, COLLECT = 14, Decimal("0.95")
CUSTOMER_LATE = 30
"""Days that one customer's receipts come later."""
WORSE = {True: Decimal("0.90"), False: Decimal("1.10")}
"""By what a line of the plan is scaled: a receipt is less, a payment more."""
MOST_CUSTOMERS = MOST_LINES = 8
"""Customers, and lines of the plan, that are tried: those with the most money in the forecast."""
_NOTHING = Decimal()


class Trial(NamedTuple):
    """A change that is tried: its `kind`, whom or what it is about, and how it is written.

    `subject` is a customer or the id of a line of the plan, `name` what that is called.
    """

    kind: str
    subject: str
    name: str
    scenario: Scenario


class Effect(NamedTuple):
    """What a trial does to a forecast: the low point with it, and by how much that is other."""

    kind: str
    subject: str
    name: str
    low: LowPoint
    change: Decimal
    first_breach: dt.date | None


def sensitivity(base: Forecast) -> tuple[Effect, ...]:
    """Return what each driver does to the low point, the worst first; ties as they are tried."""
    found = []
    for kind, subject, name, scenario in trials(base):
        ahead = forecast(base.book, scenario, base.until)
        low = ahead.low_point
        change = low.amount - base.low_point.amount
        found.append(Effect(kind, subject, name, low, change, ahead.first_breach))
    return tuple(sorted(found, key=lambda one: (one.change, -abs(one.change))))


def trials(base: Forecast) -> Iterator[Trial]:
    """Yield the drivers, then the customers and the lines of the plan with the most money."""
    parent = base.scenario.name

    def named(kind: str, subject: str = "") -> str:
        return f"{parent} + {kind} {subject}".strip()

    yield Trial("sales", "", "", Scenario(named("sales"), sales=SALES, based_on=parent))
    yield Trial("costs", "", "", Scenario(named("costs"), costs=COSTS, based_on=parent))
    yield Trial("delay", "", "", Scenario(named("delay"), delay=DELAY, based_on=parent))
    yield Trial("collect", "", "", Scenario(named("collect"), collect=COLLECT, based_on=parent))
    nowhere = Source("", 0)
    for who in _most(base, MOST_CUSTOMERS, customers=True):
        name = named("customer", who)
        late = Adjust(name, who, base.as_of, nowhere, customer=who, delay=CUSTOMER_LATE)
        yield Trial("customer", who, who, Scenario(name, based_on=parent, adjusts=(late,)))
    called = {one.id: _called(one) for one in base.book.plan}
    for line in _most(base, MOST_LINES, customers=False):
        name, total = named("plan", line), _total(base, line)
        worse = Adjust(name, line, base.as_of, nowhere, plan=line, scale=WORSE[total > 0])
        yield Trial(
            "receipt" if total > 0 else "payment",
            line,
            called.get(line, line),
            Scenario(name, based_on=parent, adjusts=(worse,)),
        )


def _most(base: Forecast, count: int, *, customers: bool) -> list[str]:
    """Return the customers with the most receipts, or the lines of the plan with the most money."""
    sums: dict[str, Decimal] = {}
    for item in base.items:
        key = item.counterparty if customers else item.plan or ""
        if key and (item.value > 0 or not customers):
            sums[key] = sums.get(key, _NOTHING) + abs(item.value)
    return sorted(sums, key=lambda key: (-sums[key], key))[:count]


def _total(base: Forecast, line: str) -> Decimal:
    return sum((item.value for item in base.items if item.plan == line), _NOTHING)


def _called(line: PlanLine) -> str:
    return ", ".join(part for part in (line.payee, line.narration) if part) or line.id
