"""The formulas behind the figures: plain numbers in, a number out, usable without a ledger.

Every function takes `int`, `Decimal` or `float` (a float is read as it prints) and gives a
`Decimal`, unrounded. What is undefined is `None`, never zero and never infinity. The definitions
are those of the engine's description (docs/reference/kpis.md); the worked figures are doctests.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

Number: TypeAlias = Decimal | int | float
Days: TypeAlias = Number | Sequence[Number]
"""The days of a period: one number, or one per month, the latest first."""


def dso(receivables: Number, sales: Number, days: Days) -> Decimal | None:
    """Return days sales outstanding: receivables / sales x days; `None` without sales.

    `sales` are the invoices less credit notes of the period, with VAT as `receivables` are; `days`
    the length of that period.

    >>> dso(15_000, 10_000, 30)
    Decimal('45')
    """
    sold = _decimal(sales)
    return _decimal(receivables) * _total(days) / sold if sold > 0 else None


def available(cash: Number, obligations: Number) -> Decimal:
    """Return what is left of the cash once all obligations are paid.

    >>> available(85_000, 41_000)
    Decimal('44000')
    """
    return _decimal(cash) - _decimal(obligations)


def free_cash(available_cash: Number, buffer: Number) -> Decimal:
    """Return what is left of the available cash above the liquidity buffer.

    >>> free_cash(44_000, 30_000)
    Decimal('14000')
    """
    return _decimal(available_cash) - _decimal(buffer)


def headroom(balance: Number, overdraft: Number, buffer: Number) -> Decimal:
    """Return how far a balance is above the buffer, the agreed overdraft counted as room.

    >>> headroom(-10_000, 50_000, 0)
    Decimal('40000')
    """
    return _decimal(balance) + _decimal(overdraft) - _decimal(buffer)


def burn_gross(payments: Sequence[Number]) -> Decimal | None:
    """Return the mean operating payments per month (positive); `None` without a month.

    >>> burn_gross([19_000, 20_000, 21_000])
    Decimal('20000')
    """
    return _total(payments) / len(payments) if payments else None


def burn_net(payments: Sequence[Number], receipts: Sequence[Number]) -> Decimal | None:
    """Return the mean operating payments less receipts per month; negative where cash is made.

    >>> burn_net([20_000], [8_000])
    Decimal('12000')
    """
    return (_total(payments) - _total(receipts)) / len(payments) if payments else None


def simple_runway(cash: Number, net_burn: Number) -> Decimal | None:
    """Return the months that the cash lasts at this net burn; `None` when nothing is burnt.

    >>> simple_runway(60_000, 8_000)
    Decimal('7.5')
    """
    burnt = _decimal(net_burn)
    return max(Decimal(), _decimal(cash)) / burnt if burnt > 0 else None


def path_runway(cash: Number, monthly_net: Iterable[Number]) -> Decimal | None:
    """Return the months until the cash falls below zero on a path of monthly net flows.

    The month in which it does counts for the part that the cash still lasts. `None` where it never
    does within the months given: the runway is then longer than they are.

    >>> path_runway(60_000, [-8_000] * 3 + [-30_000] + [-8_000] * 8)
    Decimal('4.75')
    """
    left = _decimal(cash)
    if left < 0:
        return Decimal()
    for month, net in enumerate(map(_decimal, monthly_net)):
        if left + net < 0:
            return month + left / -net
        left += net
    return None


def exposure(
    open_invoices: Number, delivered: Number = 0, unallocated: Number = 0, credit_notes: Number = 0
) -> Decimal:
    """Return what a customer owes or will owe for goods that are out.

    `delivered` are planned invoices for delivered goods; `unallocated` receipts and `credit_notes`
    (both positive) that no invoice has used lower it.

    >>> exposure(18_000, delivered=4_000, credit_notes=1_500)
    Decimal('20500')
    """
    owed = _decimal(open_invoices) + _decimal(delivered)
    return owed - _decimal(unallocated) - _decimal(credit_notes)


def credit_limit(
    limit: Number | None, insured: Number | None = None, own_risk: Number | None = None
) -> Decimal | None:
    """Return the limit that holds: the lower of the own limit and insured limit + own risk.

    >>> credit_limit(25_000, insured=10_000, own_risk=15_000)
    Decimal('25000')
    """
    limits = [] if limit is None else [_decimal(limit)]
    if insured is not None:
        limits.append(_decimal(insured) + _decimal(own_risk or 0))
    return min(limits, default=None)


def concentration(amounts: Sequence[Number]) -> Decimal | None:
    """Return the largest part of a total, as a fraction; `None` where the total is not positive.

    >>> concentration([20, 30, 50])
    Decimal('0.5')
    """
    total = _total(amounts)
    return max(map(_decimal, amounts)) / total if total > 0 else None


def _decimal(value: Number) -> Decimal:
    return Decimal(str(value)) if isinstance(value, float) else Decimal(value)


def _total(values: Days) -> Decimal:
    if isinstance(values, Sequence):
        return sum(map(_decimal, values), Decimal())
    return _decimal(values)
