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


class RateChange(NamedTuple):
    """A new yearly rate, for the months that begin on its date or later."""

    date: dt.date
    rate: Decimal


class Schedule(NamedTuple):
    """What decides a loan's instalments; `rate` is yearly, `date` the day it is drawn.

    `balloon` is the part of it that the last month repays on top; a bullet loan has none, as its
    last month repays all of it.
    """

    amount: Decimal
    kind: LoanKind
    rate: Decimal
    months: int
    date: dt.date
    interest_only: int = 0
    balloon: Decimal = Decimal()
    changes: tuple[RateChange, ...] = ()


def annuity(
    principal: Decimal, monthly_rate: Decimal, months: int, balloon: Decimal = Decimal()
) -> Decimal:
    """Return the equal monthly payment, rounded to cents: (P - B v^n) r / (1 - v^n).

    `v` is 1 / (1 + r), and `B` what the last month repays on top (a balloon).

    >>> annuity(Decimal(60000), Decimal("0.062") / 12, 60)
    Decimal('1165.56')
    """
    if not monthly_rate:
        return cents((principal - balloon) / months)
    shrunk = (1 + monthly_rate) ** -months
    return cents((principal - balloon * shrunk) * monthly_rate / (1 - shrunk))


def instalments(loan: Loan) -> tuple[Instalment, ...]:
    """Return all instalments of a `loan` directive; see `scheduled`."""
    return scheduled(
        Schedule(
            loan.amount.number, loan.kind, loan.rate, loan.months, loan.date, loan.interest_only
        )
    )


def scheduled(loan: Schedule) -> tuple[Instalment, ...]:
    """Return all instalments, the first one month after the loan is drawn.

    Interest is a twelfth of the yearly rate over what is still owed, in cents. A change of the
    rate makes an annuity anew, over what is left and the months left. The last month repays what
    is left, so that the principal adds up to the loan exactly.
    """
    left, level, rate = loan.amount, Decimal(), loan.rate
    changes = sorted(loan.changes)
    repaying = max(1, loan.months - loan.interest_only)
    each = cents((loan.amount - loan.balloon) / repaying)
    found = []
    for number in range(1, loan.months + 1):
        begins = months_later(loan.date, number - 1)
        now = next((c.rate for c in reversed(changes) if c.date <= begins), loan.rate)
        ahead = loan.months - number + 1
        if now != rate or number == loan.interest_only + 1:
            level = annuity(left, now / 12, min(ahead, repaying), loan.balloon)
        rate = now
        interest = cents(left * rate / 12)
        principal = Decimal()
        if number == loan.months:
            principal = left
        elif number > loan.interest_only and loan.kind is LoanKind.LINEAR:
            principal = each
        elif number > loan.interest_only and loan.kind is LoanKind.ANNUITY:
            principal = level - interest
        if number < loan.months:
            principal = max(Decimal(), min(principal, left - loan.balloon))
        left -= principal
        found.append(Instalment(number, months_later(loan.date, number), interest, principal, left))
    return tuple(found)
