"""What waiting and borrowing cost at most.

A bill that waits costs the discount for paying early where it would have been earned, and the
statutory interest for late payment between companies from the day after the due date through the
day of payment. An overdraft costs its yearly rate by the day, the cheapest account first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import ROUND_HALF_UP
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.scenario.drafts import value
from kasboek.core.formulas.law import statutory_interest
from kasboek.core.open_items import OpenItem
from kasboek.core.relations import Counterparty

LATE_RATES = (
    (dt.date(2023, 1, 1), Decimal("0.105")),
    (dt.date(2023, 7, 1), Decimal("0.12")),
    (dt.date(2024, 1, 1), Decimal("0.125")),
    (dt.date(2024, 7, 1), Decimal("0.1225")),
    (dt.date(2025, 1, 1), Decimal("0.1115")),
    (dt.date(2025, 7, 1), Decimal("0.1015")),
)
"""Statutory interest between companies (art. 6:119a BW: the ECB's rate + 8), by half-year.

The last one known goes on: a lever's cost is an estimate that ranks, no claim that is sent.
"""
_CENT, _DAY = Decimal("0.01"), dt.timedelta(days=1)
_NOTHING, _YEAR = Decimal(), 365


class Facility(NamedTuple):
    """What may be drawn on an account: its limit, and its yearly rate where that is known."""

    account: str
    limit: Decimal
    rate: Decimal | None


def waiting(item: Item, bill: OpenItem, who: Counterparty | None, to: dt.date) -> Decimal | None:
    """Return what paying a bill on `to` costs, in the operating currency; `None`: not known."""
    cost = _NOTHING
    if who and who.discount:
        last = bill.date + dt.timedelta(days=who.discount.days)
        if item.date <= last < to:
            cost += -item.value * who.discount.rate
    begin = max(bill.due, item.date) + _DAY  # what is late already is owed anyhow
    if to >= begin:
        interest = statutory_interest(-item.value, begin, to + _DAY, LATE_RATES)
        if interest is None:
            return None
        cost += interest
    return cost.quantize(_CENT, ROUND_HALF_UP)


def facilities(base: Forecast) -> tuple[Facility, ...]:
    """Return the overdrafts of a forecast's accounts, the cheapest first, unknown rates last."""
    found = []
    for account in base.book.of_class(AccountClass.CASH):
        limit = account.overdraft_limit
        if limit is None:
            continue
        rate = base.book.rate(limit.currency, base.as_of)
        if rate is not None and limit.number > 0:
            worth = value(limit.number, rate)
            found.append(Facility(account.name, worth, account.overdraft_rate))
    return tuple(sorted(found, key=lambda one: (one.rate is None, one.rate or _NOTHING)))


def borrowing(found: Sequence[Facility], short: Sequence[Decimal]) -> Decimal | None:
    """Return what it costs to draw each day's shortage; `None` where a rate is not known.

    10,000 short for 30 days at 8.9 %: 10,000 x 30 x 0.089 / 365 = 73.15.

    >>> found = [Facility("Assets:Bank", Decimal(50_000), Decimal("0.089"))]
    >>> borrowing(found, [Decimal(10_000)] * 30)
    Decimal('73.15')
    """
    cost, below = _NOTHING, _NOTHING
    for one in found:
        drawn = sum((min(one.limit, max(_NOTHING, day - below)) for day in short), _NOTHING)
        if drawn and one.rate is None:
            return None
        cost += drawn * (one.rate or _NOTHING) / _YEAR
        below += one.limit
    return cost.quantize(_CENT, ROUND_HALF_UP)
