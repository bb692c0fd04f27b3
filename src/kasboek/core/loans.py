"""What a loan asks for every month."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.bankdays import months_later
from kasboek.core.plan import Loan
from kasboek.core.plan import LoanKind

CENT = Decimal("0.01")
_LARGEST = 24


class Instalment(NamedTuple):
    """One month of a loan; `left` is the principal still owed after it. All positive."""

    number: int
    date: dt.date
    interest: Decimal
    principal: Decimal
    left: Decimal


def cents(amount: Decimal) -> Decimal:
    """Round half up to cents; what is too large to have cents stays as it is."""
    if amount.adjusted() > _LARGEST:
        return amount
    return amount.quantize(CENT, ROUND_HALF_UP)


def annuity(principal: Decimal, monthly_rate: Decimal, months: int) -> Decimal:
    """Return the equal monthly payment: P r / (1 - (1 + r)^-n), rounded to cents.

    >>> annuity(Decimal(60000), Decimal("0.062") / 12, 60)
    Decimal('1165.56')
    """
    if not monthly_rate:
        return cents(principal / months)
    return cents(principal * monthly_rate / (1 - (1 + monthly_rate) ** -months))


def instalments(loan: Loan) -> tuple[Instalment, ...]:
    """Return all instalments, the first one month after the loan is drawn.

    Interest is a twelfth of the yearly rate over what is still owed, in cents. The last month
    repays what is left, so that the principal adds up to the loan exactly.
    """
    monthly_rate = loan.rate / 12
    repaying = max(1, loan.months - loan.interest_only)
    level = annuity(loan.amount.number, monthly_rate, repaying)
    left = loan.amount.number
    found = []
    for number in range(1, loan.months + 1):
        interest = cents(left * monthly_rate)
        principal = Decimal()
        if number == loan.months:
            principal = left
        elif number > loan.interest_only and loan.kind is LoanKind.LINEAR:
            principal = cents(loan.amount.number / repaying)
        elif number > loan.interest_only and loan.kind is LoanKind.ANNUITY:
            principal = level - interest
        principal = min(principal, left)
        left -= principal
        day = months_later(loan.date, number)
        found.append(Instalment(number, day, interest, principal, left))
    return tuple(found)
