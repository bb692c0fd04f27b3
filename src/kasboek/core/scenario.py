"""Scenarios: the base plus a few lines."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from kasboek.core.plan import Certainty
from kasboek.core.saying import Source


@dataclass(frozen=True, slots=True)
class Adjust:
    """One change to the items it selects, in the order drop, scale, delay, collect.

    Every selector that is set must hold. `begin` and `until` bound the item's date, both inclusive.
    """

    scenario: str
    label: str
    date: dt.date
    source: Source
    account: str | None = None
    customer: str | None = None
    supplier: str | None = None
    plan: str | None = None
    tag: str | None = None
    certainty: Certainty | None = None
    scale: Decimal | None = None
    delay: int | None = None
    drop: bool = False
    collect: Decimal | None = None
    begin: dt.date | None = None
    until: dt.date | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """Four drivers and any number of adjustments, on top of `based_on`.

    `sales` scales new sales, `costs` the costs that are not committed, `delay` adds days to every
    expected receipt, `collect` is the part of receivables that is ever paid. `source` is `None`
    for the scenarios that exist without being written.
    """

    name: str
    title: str = ""
    sales: Decimal = Decimal(1)
    costs: Decimal = Decimal(1)
    delay: int = 0
    collect: Decimal = Decimal(1)
    based_on: str | None = None
    adjusts: tuple[Adjust, ...] = ()
    source: Source | None = None


BUILT_IN = (
    Scenario("base"),
    Scenario("best", sales=Decimal("1.10"), delay=-5),
    Scenario(
        "worst",
        sales=Decimal("0.80"),
        costs=Decimal("1.05"),
        delay=21,
        collect=Decimal("0.97"),
    ),
)
"""What the scenarios are until the ledger says otherwise; the figures are ledger-language.md's."""
