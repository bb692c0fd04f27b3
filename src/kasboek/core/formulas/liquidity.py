"""How much cash is free, how fast it goes, and how much of it to hold."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.formulas.arguments import Number
from kasboek.core.formulas.arguments import decimal
from kasboek.core.formulas.arguments import same_length
from kasboek.core.formulas.arguments import total


def available(cash: Number, obligations: Number) -> Decimal:
    """Return what is left of the cash once all obligations are paid.

    >>> available(85_000, 41_000)
    Decimal('44000')
    """
    return decimal(cash) - decimal(obligations)


def free_cash(available_cash: Number, buffer: Number) -> Decimal:
    """Return what is left of the available cash above the liquidity buffer.

    >>> free_cash(44_000, 30_000)
    Decimal('14000')
    """
    return decimal(available_cash) - decimal(buffer)


def headroom(balance: Number, overdraft: Number, buffer: Number) -> Decimal:
    """Return how far a balance is above the buffer, the agreed overdraft counted as room.

    >>> headroom(-10_000, 50_000, 0)
    Decimal('40000')
    """
    return decimal(balance) + decimal(overdraft) - decimal(buffer)


def burn_gross(payments: Sequence[Number]) -> Decimal | None:
    """Return the mean operating payments per month (positive); `None` without a month.

    >>> burn_gross([19_000, 20_000, 21_000])
    Decimal('20000')
    """
    return total(payments) / len(payments) if payments else None


def burn_net(payments: Sequence[Number], receipts: Sequence[Number]) -> Decimal | None:
    """Return the mean operating payments less receipts per month; negative where cash is made.

    >>> burn_net([20_000], [8_000])
    Decimal('12000')
    """
    same_length(payments=payments, receipts=receipts)
    return (total(payments) - total(receipts)) / len(payments) if payments else None


def simple_runway(cash: Number, net_burn: Number) -> Decimal | None:
    """Return the months that the cash lasts at this net burn; `None` when nothing is burnt.

    >>> simple_runway(60_000, 8_000)
    Decimal('7.5')
    """
    burnt = decimal(net_burn)
    return max(Decimal(), decimal(cash)) / burnt if burnt > 0 else None


def path_runway(cash: Number, monthly_net: Iterable[Number]) -> Decimal | None:
    """Return the months until the cash falls below zero on a path of monthly net flows.

    The month in which it does counts for the part that the cash still lasts. `None` where it never
    does within the months given: the runway is then longer than they are.

    >>> path_runway(60_000, [-8_000] * 3 + [-30_000] + [-8_000] * 8)
    Decimal('4.75')
    """
    left = decimal(cash)
    if left < 0:
        return Decimal()
    for month, net in enumerate(map(decimal, monthly_net)):
        if left + net < 0:
            return month + left / -net
        left += net
    return None


class MillerOrr(NamedTuple):
    """The balance to return to, and the one at which to act; below `low` money is called in."""

    return_point: Decimal
    upper_limit: Decimal


def miller_orr(low: Number, sigma: Number, rate: Number, cost: Number) -> MillerOrr | None:
    """Return the cash balances of Miller and Orr: Z = L + (3 b s^2 / 4 i)^(1/3), H = 3 Z - 2 L.

    `low` is the least balance allowed, `sigma` the standard deviation of the cash flow of a day,
    `rate` the interest of a day as a fraction, `cost` what one transfer to or from investments
    costs. `None` at a rate of zero or below: holding cash then costs nothing, and there is no
    upper limit. (Miller and Orr, "A model of the demand for money by firms", Quarterly Journal of
    Economics 80, 1966.)

    >>> [round(each) for each in miller_orr(8_000, 2_000, 0.00025, 50)]
    [16434, 33303]

    Raises:
        ValueError: `sigma` or `cost` is negative.
    """
    floor, spread, interest, fee = map(decimal, (low, sigma, rate, cost))
    if spread < 0 or fee < 0:
        message = f"neither a deviation of {sigma} nor a cost of {cost} can be negative"
        raise ValueError(message)
    if interest <= 0:
        return None
    cube = 3 * fee * spread * spread / (4 * interest)
    return_point = floor + (cube ** (Decimal(1) / 3) if cube else Decimal())
    return MillerOrr(return_point, 3 * return_point - 2 * floor)


def borrowing_base(parts: Iterable[tuple[Number, Number]], reserves: Number = 0) -> Decimal:
    """Return what may be borrowed against assets: sum(eligible x advance) - reserves.

    `parts` are pairs of an eligible amount and its advance rate, a fraction of it. Below zero, that
    much has to be repaid.

    >>> borrowing_base([(500_000, 0.85), (200_000, 0.50)], reserves=25_000)
    Decimal('500000.00')

    Raises:
        ValueError: an advance rate is not between 0 and 1.
    """
    base = Decimal()
    for eligible, advance in parts:
        rate = decimal(advance)
        if not 0 <= rate <= 1:
            message = f"an advance rate lies between 0 and 1, not at {advance}"
            raise ValueError(message)
        base += decimal(eligible) * rate
    return base - decimal(reserves)


def within_budget(actual: Number, budget: Number, tolerance: Number = 0, carry: Number = 0) -> bool:
    """Say whether payments pass a lender's test: actual <= (1 + tolerance) x budget + carry.

    `carry` is what earlier periods left of their budgets.

    >>> within_budget(114_000, 100_000, tolerance=0.1, carry=4_000)
    True
    """
    return decimal(actual) <= (1 + decimal(tolerance)) * decimal(budget) + decimal(carry)


def remaining(plan: Decimal, used: Decimal) -> Decimal:
    """Return what is left of a planned amount once `used` is taken off; never negative.

    >>> remaining(Decimal(10000), Decimal(2000) + Decimal(6500))
    Decimal('1500')
    """
    return max(Decimal(), plan - used)


def remaining_plan(
    plan: Number,
    actual: Number,
    open_items: Number = 0,
    closed: bool = False,  # noqa: FBT001, FBT002 # a formula is called as its definition is written
) -> Decimal:
    """Return what a planned occurrence still adds to the forecast: max(0, plan - actual - open).

    All are absolute amounts of one direction. Once its time is over (`closed`) nothing is left of
    it: what was not met is then rolled on or dropped, as the plan says.

    >>> remaining_plan(10_000, actual=2_000, open_items=6_500)
    Decimal('1500')
    >>> remaining_plan(10_000, actual=2_000, open_items=9_000)
    Decimal('0')
    """
    used = decimal(actual) + decimal(open_items)
    return Decimal() if closed else remaining(decimal(plan), used)
