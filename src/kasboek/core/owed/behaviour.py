"""How a customer pays, and how we pay a supplier: days late, trend and days of the week.

Only payments count: credit notes, set-offs and write-offs say nothing of a customer's habits. One
bank line that pays three invoices is three payments, a part paid is one; a payment that bounced,
or that was moved to another invoice later, is none. Days late run from the due date to the day of
payment, and are negative for who pays early.

- median and quartiles interpolate linearly between the ordered values (type 7 of Hyndman and Fan,
  "Sample Quantiles in Statistical Packages", 1996; QUARTILE.INC of spreadsheets)
- weighted is the mean weighted by amount: what is late in money
- the trend compares the median of the last 6 payments with that of the up to 12 before them
- a day of the week is a habit from 5 payments on, where at least 4 in 5 fall on it
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kasboek.core.book import Book
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import SettlementKind
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

FOR_SPREAD = 4
"""Payments from which quartiles say something."""
RECENT, BEFORE, FOR_BEFORE = 6, 12, 6
"""Payments of late, those before that they are compared with at most, and at least."""
SLOWER_BY = 3
"""Days by which the median must have moved, and by half the earlier spread, to be a trend."""
FOR_HABIT, HABIT = 5, Decimal("0.8")
"""Payments from which a day of the week can be a habit, and the part of them that makes it one."""
_PAYMENT = SettlementKind.PAYMENT


class Payment(NamedTuple):
    """A payment of (a part of) an item, in the item's currency."""

    date: dt.date
    amount: Decimal
    currency: str
    days_late: int
    item: str


class Direction(StrEnum):
    """Where payment behaviour is going."""

    SLOWER = "slower"
    FASTER = "faster"
    STEADY = "steady"


class Trend(NamedTuple):
    """The last payments against those before: medians of days late, and which way it goes."""

    direction: Direction
    recent: Decimal
    before: Decimal

    @property
    def change(self) -> Decimal:
        """Return the days by which the median rose; negative for who pays earlier now."""
        return self.recent - self.before


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How a counterparty pays, from its payments up to a day, the earliest first.

    Days are days late. `weekdays` counts the payments from Monday to Sunday. A figure that is
    `None` has its reason in `reasons` under the figure's name.
    """

    name: str
    payments: tuple[Payment, ...]
    median: Decimal | None
    quartiles: tuple[Decimal, Decimal] | None
    weighted: Decimal | None
    late: int
    """How many of the payments came after the due date."""
    trend: Trend | None
    weekdays: tuple[int, ...]
    habit: int | None
    """The weekday they always pay on: 0 is Monday."""
    reasons: tuple[tuple[str, Saying], ...]

    @property
    def last(self) -> Payment | None:
        """Return the last payment."""
        return self.payments[-1] if self.payments else None

    @property
    def spread(self) -> Decimal | None:
        """Return the days between the quartiles: half of the payments lie within them."""
        return None if self.quartiles is None else self.quartiles[1] - self.quartiles[0]


def behaviours(book: Book, day: dt.date, *, receivable: bool) -> dict[str, Behaviour]:
    """Return how every customer (or how we every supplier) paid up to the end of `day`, by name."""
    paid: dict[str, list[Payment]] = {}
    for item in book.items:
        if item.receivable is receivable and item.settlements and item.amount > 0:
            found = list(payments(item, day))
            if found:
                paid.setdefault(item.counterparty, []).extend(found)
    return {name: behaviour(book, name, found) for name, found in sorted(paid.items())}


def behaviour(book: Book, name: str, found: Sequence[Payment]) -> Behaviour:
    """Work out how a counterparty pays from its payments in any order; there may be none."""
    ordered = tuple(sorted(found, key=lambda payment: (payment.date, payment.item)))
    days = sorted(payment.days_late for payment in ordered)
    reasons: dict[str, Saying] = {}
    if not days:
        reasons["median"] = saying("behaviour.no-payments")
    quartiles = None
    if len(days) >= FOR_SPREAD:
        quartiles = (quantile(days, Decimal("0.25")), quantile(days, Decimal("0.75")))
    else:
        reasons["quartiles"] = _too_few(len(days), FOR_SPREAD)
    weighted = _weighted(book, ordered)
    if weighted is None:
        reasons["weighted"] = saying("behaviour.no-price" if days else "behaviour.no-payments")
    trend = _trend([payment.days_late for payment in ordered])
    if trend is None:
        reasons["trend"] = _too_few(len(days), RECENT + FOR_BEFORE)
    weekdays = tuple(sum(p.date.weekday() == n for p in ordered) for n in range(7))
    return Behaviour(
        name,
        ordered,
        quantile(days, Decimal("0.5")) if days else None,
        quartiles,
        weighted,
        sum(late > 0 for late in days),
        trend,
        weekdays,
        _habit(weekdays),
        tuple(reasons.items()),
    )


def payments(item: OpenItem, day: dt.date) -> Iterator[Payment]:
    """Yield the payments of an item up to `day` that stayed: bounced and moved ones are none.

    What bounced takes away from the latest payments before it; what was moved to another item, from
    those that had been put there without a name.
    """
    kept: list[tuple[dt.date, Decimal, bool]] = []
    for settled in item.settlements:
        if settled.kind is not _PAYMENT or settled.date > day:
            continue
        if settled.amount > 0:
            kept.append((settled.date, settled.amount, settled.allocated))
        else:
            kept = _without(kept, -settled.amount, allocated=settled.allocated)
    for date, amount, _ in kept:
        yield Payment(date, amount, item.currency, (date - item.due).days, item.id)


def quantile(ordered: Sequence[int], part: Decimal) -> Decimal:
    """Return the value below which `part` of the ordered values lie, interpolated linearly.

    >>> late = [-2, 0, 0, 3, 5, 5, 8, 12, 20, 40]
    >>> [str(quantile(late, Decimal(part))) for part in ("0.25", "0.5", "0.75")]
    ['0.75', '5.0', '11.00']
    """
    place = part * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _without(
    kept: list[tuple[dt.date, Decimal, bool]], amount: Decimal, *, allocated: bool
) -> list[tuple[dt.date, Decimal, bool]]:
    """Take an amount off the latest payments, of the allocated ones where it is one of them."""
    left: list[tuple[dt.date, Decimal, bool]] = []
    for date, paid, guessed in reversed(kept):
        takes = min(amount, paid) if guessed or not allocated else Decimal()
        amount -= takes
        if paid > takes:
            left.append((date, paid - takes, guessed))
    return left[::-1]


def _weighted(book: Book, found: Sequence[Payment]) -> Decimal | None:
    """Return the mean of days late by amount; `None` without payments, or without a price."""
    single = len({payment.currency for payment in found}) == 1
    total = days = Decimal()
    for payment in found:
        rate = Decimal(1) if single else book.rate(payment.currency, payment.date)
        if rate is None:
            return None
        total += payment.amount * rate
        days += payment.amount * rate * payment.days_late
    return days / total if total else None


def _trend(days: Sequence[int]) -> Trend | None:
    """Compare the last payments with those before; `None` where there are too few."""
    before = sorted(days[:-RECENT][-BEFORE:])
    if len(before) < FOR_BEFORE:
        return None
    half = Decimal("0.5")
    now, then = quantile(sorted(days[-RECENT:]), half), quantile(before, half)
    spread = quantile(before, Decimal("0.75")) - quantile(before, Decimal("0.25"))
    direction = Direction.STEADY
    if abs(now - then) >= max(Decimal(SLOWER_BY), spread / 2):
        direction = Direction.SLOWER if now > then else Direction.FASTER
    return Trend(direction, now, then)


def _habit(weekdays: Sequence[int]) -> int | None:
    count, most = sum(weekdays), max(weekdays)
    if count < FOR_HABIT or most < HABIT * count:
        return None
    return weekdays.index(most)


def _too_few(count: int, needed: int) -> Saying:
    return saying("behaviour.too-few", count=count, needed=needed)
