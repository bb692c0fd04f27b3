"""What the law and the terms of a bill say: interest, costs, discounts, and the day VAT is due.

The figures of the law are the Netherlands'. Interest rates change every half-year, so they are
given; the scale of collection costs has stood since 1 July 2012.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.bankdays import month_end
from kasboek.core.bankdays import months_later
from kasboek.core.bankdays import preceding
from kasboek.core.bankdays import target_holidays
from kasboek.core.formulas.arguments import Number
from kasboek.core.formulas.arguments import decimal

_YEAR = 365
_SCALE = (
    (Decimal(2_500), Decimal("0.15")),
    (Decimal(2_500), Decimal("0.10")),
    (Decimal(5_000), Decimal("0.05")),
    (Decimal(190_000), Decimal("0.01")),
)
"""Steps of the principal and their rates; what exceeds them costs `_ABOVE`."""
_ABOVE = Decimal("0.005")
_LEAST, _MOST = Decimal(40), Decimal(6_775)


def collection_costs(principal: Number) -> Decimal:
    """Return the costs a creditor may charge for collecting a claim, without VAT.

    15 % of the first 2,500 euro (at least 40), 10 % of the next 2,500, 5 % of the next 5,000, 1 %
    of the next 190,000, 0.5 % above, at most 6,775. Several claims on one consumer are added up
    first. (Besluit vergoeding voor buitengerechtelijke incassokosten, in force since 1 July 2012.)

    >>> [collection_costs(each) for each in (1_000, 7_500, 15_000)]
    [Decimal('150.000'), Decimal('750.000'), Decimal('925.000')]

    Raises:
        ValueError: the claim is negative.
    """
    left = _positive(principal, "a claim")
    if not left:
        return Decimal()
    costs = Decimal()
    for step, rate in _SCALE:
        costs += min(left, step) * rate
        left = max(Decimal(), left - step)
    return min(_MOST, max(_LEAST, costs + left * _ABOVE))


def statutory_interest(
    principal: Number, from_: dt.date, to: dt.date, rates: Sequence[tuple[dt.date, Number]]
) -> Decimal | None:
    """Return the interest over the days from `from_` up to `to` (exclusive), unrounded.

    `rates` are `(first day, yearly fraction)`, each until the next; the days of a year count
    1/365 each, and after every full year the interest of it is added to the principal. `None`
    where no rate is known for the first day. It runs from the day after the due date through the
    day of payment. (Burgerlijk Wetboek 6:119 and 6:119a.)

    >>> rates = [(dt.date(2025, 7, 1), 0.1015)]
    >>> round(statutory_interest(5_000, dt.date(2025, 8, 1), dt.date(2025, 10, 30), rates), 2)
    Decimal('125.14')

    Raises:
        ValueError: `to` lies before `from_`, the principal is negative, or a rate is no fraction.
    """
    owed = _positive(principal, "a claim")
    if to < from_:
        message = f"interest cannot run from {from_} back to {to}"
        raise ValueError(message)
    known = sorted((day, _fraction(rate, "a yearly rate")) for day, rate in rates)
    if not known or known[0][0] > from_:
        return None
    interest, begin, year = Decimal(), from_, 1
    while begin < to:
        end = min(to, months_later(from_, 12 * year))
        interest += (owed + interest) * _year_part(begin, end, known)
        begin, year = end, year + 1
    return interest


def _year_part(begin: dt.date, end: dt.date, known: Sequence[tuple[dt.date, Decimal]]) -> Decimal:
    """Return the sum of the yearly rates times the part of the year that each holds."""
    ends = [day for day, _ in known[1:]] + [end]
    part = Decimal()
    for (first, rate), last in zip(known, ends, strict=True):
        days = (min(last, end) - max(first, begin)).days
        part += rate * max(0, days)
    return part / _YEAR


class Allocation(NamedTuple):
    """What a payment settled of each part, what exceeds the claim, and what is still owed."""

    costs: Decimal
    interest: Decimal
    principal: Decimal
    unused: Decimal
    left: Decimal


def allocate_payment(
    principal: Number, costs: Number, interest: Number, payment: Number
) -> Allocation:
    """Return what a payment settles: costs first, then interest, then the principal.

    (Burgerlijk Wetboek 6:44.)

    >>> allocate_payment(1_000, costs=150, interest=20, payment=500).left
    Decimal('670')

    Raises:
        ValueError: an amount is negative.
    """
    rest = _positive(payment, "a payment")
    parts = [_positive(each, "a claim") for each in (costs, interest, principal)]  # in this order
    claim = sum(parts, Decimal())
    paid_costs, paid_interest, paid_principal = (
        min(part, max(Decimal(), rest - sum(parts[:before], Decimal())))
        for before, part in enumerate(parts)
    )
    unused, left = max(Decimal(), rest - claim), max(Decimal(), claim - rest)
    return Allocation(paid_costs, paid_interest, paid_principal, unused, left)


def discount_yield(
    rate: Number,
    discount_days: int,
    net_days: int,
    compound: bool = False,  # noqa: FBT001, FBT002 # a formula is called as its definition is written
) -> Decimal:
    """Return what paying early for a discount is worth a year, as a fraction.

    `rate` is the discount as a fraction; d / (1 - d) is earned in `net_days - discount_days` days,
    365 / days times a year, or compounded. 2/10 net 30:

    >>> round(discount_yield(0.02, 10, 30), 4)
    Decimal('0.3724')
    >>> round(discount_yield(0.02, 10, 30, compound=True), 4)
    Decimal('0.4459')

    Raises:
        ValueError: the discount is not a fraction below 1, or does not end before the term.
    """
    discount = _fraction(rate, "a discount")
    if discount == 1 or not 0 <= discount_days < net_days:
        message = f"a discount of {rate} within {discount_days} of {net_days} days is none"
        raise ValueError(message)
    earned, times = discount / (1 - discount), Decimal(_YEAR) / (net_days - discount_days)
    return (1 + earned) ** times - 1 if compound else earned * times


def vat_arrival(period_end: dt.date, holidays: AbstractSet[dt.date] | None = None) -> dt.date:
    """Return the day by which the VAT of a month or quarter must be on the tax office's account.

    The last day of the month after the period; when the banks are closed then, the last day before
    it that they are open: nothing extends this term (Algemene wet inzake rijksbelastingen art. 19).
    `holidays` are the days, weekends apart, on which they are closed, those of TARGET by default.

    >>> vat_arrival(dt.date(2026, 12, 31))
    datetime.date(2027, 1, 29)

    Raises:
        ValueError: the period does not end with a month.
    """
    if month_end(period_end) != period_end:
        message = f"a VAT period ends with a month, not on {period_end}"
        raise ValueError(message)
    day = month_end(period_end, 1)
    return preceding(day, target_holidays(day.year) if holidays is None else holidays)


def _positive(value: Number, what: str) -> Decimal:
    found = decimal(value)
    if found < 0:
        message = f"{what} cannot be negative, as {value} is"
        raise ValueError(message)
    return found


def _fraction(value: Number, what: str) -> Decimal:
    found = decimal(value)
    if not 0 <= found <= 1:
        message = f"{what} is a fraction such as 0.1015, not {value}"
        raise ValueError(message)
    return found
