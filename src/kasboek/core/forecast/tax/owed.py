"""What the periods of a tax still ask for, and what payments take off them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.forecast.tax.periods import TaxPeriod

_CRUMBS = Decimal(5)
_NOTHING = Decimal()


class Parts(NamedTuple):
    """What a period's amount is made of; positive is to pay, and they add up to it.

    On the books: `charged` (on sales, wages), `deducted` (input tax, negative), `paid` (payments
    negative, refunds positive) and `carried` from the period before (rounding of its return). Still
    to come: `planned`, what the plan and what is learned add, and `arranged`, planned payments.
    `special` is a special prepayment, to pay once and negative in the period it is taken off.
    """

    charged: Decimal = _NOTHING
    deducted: Decimal = _NOTHING
    paid: Decimal = _NOTHING
    carried: Decimal = _NOTHING
    planned: Decimal = _NOTHING
    arranged: Decimal = _NOTHING
    special: Decimal = _NOTHING

    def plus(self, name: str, amount: Decimal) -> Parts:
        """Return them with an amount added to one."""
        return self._replace(**{name: getattr(self, name) + amount})


class Owed(NamedTuple):
    """What one period of a tax still asks for: positive to pay, negative to get back."""

    period: TaxPeriod
    amount: Decimal
    parts: Parts = Parts()

    def plus(self, name: str, amount: Decimal) -> Owed:
        """Return it with an amount added to one of its parts."""
        return Owed(self.period, self.amount + amount, self.parts.plus(name, amount))


def add(
    owed: dict[dt.date, Owed], period: TaxPeriod, amount: Decimal, name: str = "charged"
) -> None:
    """Add an amount to what a period asks for, under the name of one of its parts."""
    before = owed.get(period.start) or Owed(period, _NOTHING)
    owed[period.start] = before.plus(name, amount)


def settle(
    owed: dict[dt.date, Owed],
    day: dt.date,
    amount: Decimal,
    touched: set[dt.date] | None = None,
    name: str = "paid",
) -> Decimal:
    """Take a payment (negative) or a refund (positive) off the oldest ended period of its kind.

    What exceeds that period goes to the next one; the rest is returned.
    """
    for start in sorted(owed):
        here = owed[start]
        if not amount:
            break
        if here.period.end >= day or here.amount * amount >= 0:
            continue
        part = min(abs(amount), abs(here.amount)).copy_sign(amount)
        owed[start] = here.plus(name, part)
        amount -= part
        if touched is not None:
            touched.add(start)
    return amount


def sweep(owed: dict[dt.date, Owed], touched: set[dt.date]) -> None:
    """Carry what rounding a return to whole euros left behind to the next period."""
    for start in sorted(touched):
        left = owed[start].amount
        later = min((other for other in owed if other > start), default=None)
        if left and abs(left) < _CRUMBS and later is not None:
            owed[start] = owed[start].plus("carried", -left)
            owed[later] = owed[later].plus("carried", left)
