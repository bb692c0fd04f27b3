"""What customers owe, and how long they take."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kasboek.core.formulas.arguments import Days
from kasboek.core.formulas.arguments import Number
from kasboek.core.formulas.arguments import days_of
from kasboek.core.formulas.arguments import decimal
from kasboek.core.formulas.arguments import quotient
from kasboek.core.formulas.arguments import same_length
from kasboek.core.formulas.arguments import total


def dso(receivables: Number, sales: Number, days: Days) -> Decimal | None:
    """Return days sales outstanding: receivables / sales x days.

    `sales` are the invoices less credit notes of the period, with VAT as `receivables` are; `days`
    the length of that period. `None` without sales, and where customers are owed more than they
    owe.

    >>> dso(15_000, 10_000, 30)
    Decimal('45')
    """
    owed, length = decimal(receivables), days_of(days)
    sold = decimal(sales)
    return owed * length / sold if sold > 0 and owed >= 0 else None


def dso_countback(
    receivables: Number, sales_latest_first: Sequence[Number], days: Days
) -> Decimal | None:
    """Return DSO by counting back: take months' sales off receivables, and add their days.

    The latest month comes first; the last one counts in part. `days` is one number for every
    month, or one per month. A month with more credit notes than invoices raises what is left to
    explain. `None` where receivables are negative, or more than all the sales given: all that is
    known then is that the figure lies above the sum of the days.

    >>> dso_countback(212_000, [100_000, 80_000, 70_000], 30).quantize(Decimal("0.01"))
    Decimal('73.71')
    """
    if isinstance(days, Sequence):
        same_length(sales=sales_latest_first, days=days)
        lengths = [days_of(each) for each in days]
    else:
        lengths = [days_of(days)] * len(sales_latest_first)
    left, counted = decimal(receivables), Decimal()
    if left < 0:
        return None
    for sold, length in zip(map(decimal, sales_latest_first), lengths, strict=True):
        if left <= sold:
            return counted + (left / sold * length if left else Decimal())
        left, counted = left - sold, counted + length
    return None if left else counted


def best_possible_dso(not_due: Number, sales: Number, days: Days) -> Decimal | None:
    """Return the DSO there would be if nobody were late: receivables not yet due / sales x days.

    >>> best_possible_dso(4_000, 10_000, 30)
    Decimal('12')
    """
    return dso(not_due, sales, days)


def average_days_delinquent(dso: Number | None, best: Number | None) -> Decimal | None:
    """Return the days of DSO that lateness accounts for: dso - best possible dso.

    >>> average_days_delinquent(45, 12)
    Decimal('33')
    """
    return None if dso is None or best is None else decimal(dso) - decimal(best)


def cei(begin: Number, sales: Number, end: Number, end_current: Number) -> Decimal | None:
    """Return the collection effectiveness index: what was collected of what could be, times 100.

    Receivables at the begin and the end of a period, the credit sales of the whole period, and the
    receivables at its end that are not yet due. `None` where nothing could be collected.

    >>> cei(400, 1_200, 350, 280).quantize(Decimal("0.01"))
    Decimal('94.70')
    """
    available = decimal(begin) + decimal(sales)
    part = quotient(available - decimal(end), available - decimal(end_current))
    return None if part is None else part * 100


def weighted_days(amounts: Sequence[Number], days: Sequence[Number]) -> Decimal | None:
    """Return the amount-weighted mean of days: sum(amount x days) / sum(amount).

    Of payments, the days from invoice to payment; of open invoices, their term. `None` where the
    amounts do not add up to more than zero.

    >>> weighted_days([1_000, 3_000, 2_000], [15, 30, 45])
    Decimal('32.5')
    """
    same_length(amounts=amounts, days=days)
    pairs = zip(map(decimal, amounts), map(decimal, days), strict=True)
    return quotient(sum((amount * number for amount, number in pairs), Decimal()), total(amounts))


def exposure(
    open_invoices: Number, delivered: Number = 0, unallocated: Number = 0, credit_notes: Number = 0
) -> Decimal:
    """Return what a customer owes or will owe for goods that are out.

    `delivered` are planned invoices for delivered goods; `unallocated` receipts and `credit_notes`
    (both positive) that no invoice has used lower it.

    >>> exposure(18_000, delivered=4_000, credit_notes=1_500)
    Decimal('20500')
    """
    owed = decimal(open_invoices) + decimal(delivered)
    return owed - decimal(unallocated) - decimal(credit_notes)


def credit_limit(
    limit: Number | None, insured: Number | None = None, own_risk: Number | None = None
) -> Decimal | None:
    """Return the limit that holds: the lower of the own limit and insured limit + own risk.

    >>> credit_limit(25_000, insured=10_000, own_risk=15_000)
    Decimal('25000')
    """
    limits = [] if limit is None else [decimal(limit)]
    if insured is not None:
        limits.append(decimal(insured) + decimal(own_risk or 0))
    return min(limits, default=None)


def concentration(amounts: Sequence[Number]) -> Decimal | None:
    """Return the largest part of a total, as a fraction; `None` where the total is not positive.

    >>> concentration([20, 30, 50])
    Decimal('0.5')
    """
    return quotient(max(map(decimal, amounts)), total(amounts)) if amounts else None
