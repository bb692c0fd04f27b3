"""Working capital and the ratios: what current assets and debts say about each other."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.formulas.arguments import Days
from kasboek.core.formulas.arguments import Number
from kasboek.core.formulas.arguments import days_of
from kasboek.core.formulas.arguments import decimal
from kasboek.core.formulas.arguments import quotient


def working_capital(ca: Number, cl: Number) -> Decimal:
    """Return current assets (`ca`) less current liabilities (`cl`).

    >>> working_capital(100_000 + 500_000 + 1_000_000, 200_000)
    Decimal('1400000')
    """
    return decimal(ca) - decimal(cl)


def current_ratio(ca: Number, cl: Number) -> Decimal | None:
    """Return current assets (`ca`) / current liabilities (`cl`); `None` without these.

    >>> current_ratio(200_000, 100_000)
    Decimal('2')
    """
    return quotient(ca, cl)


def quick_ratio(ca: Number, stock: Number, prepaid: Number, cl: Number) -> Decimal | None:
    """Return (current assets - stock - prepaid) / current liabilities; `None` without these.

    >>> quick_ratio(200_000, 50_000, 0, 100_000)
    Decimal('1.5')
    """
    return quotient(decimal(ca) - decimal(stock) - decimal(prepaid), cl)


def cash_ratio(cash: Number, cl: Number) -> Decimal | None:
    """Return cash / current liabilities (`cl`); `None` without these.

    >>> cash_ratio(25_000, 100_000)
    Decimal('0.25')
    """
    return quotient(cash, cl)


def dpo(payables: Number, purchases: Number, days: Days) -> Decimal | None:
    """Return days payables outstanding: payables / purchases x days.

    `purchases` are the bills less credit notes of the period, with VAT as `payables` are. `None`
    without purchases, and where suppliers owe more than they are owed.

    >>> dpo(50_000, 150_000, 90)
    Decimal('30')
    """
    return _outstanding(payables, purchases, days)


def dio(stock: Number, cost_of_sales: Number, days: Days) -> Decimal | None:
    """Return days inventory outstanding: stock / cost of sales x days; `None` without this cost.

    >>> dio(60_000, 120_000, 90)
    Decimal('45')
    """
    return _outstanding(stock, cost_of_sales, days)


def _outstanding(held: Number, flow: Number, days: Days) -> Decimal | None:
    amount, length = decimal(held), days_of(days)
    return None if amount < 0 else quotient(amount * length, flow)


def ccc(dio: Number | None, dso: Number | None, dpo: Number | None) -> Decimal | None:
    """Return the cash conversion cycle in days: dio + dso - dpo; `None` where one of them is.

    >>> ccc(dio=45, dso=40, dpo=30)
    Decimal('55')
    """
    if dio is None or dso is None or dpo is None:
        return None
    return decimal(dio) + decimal(dso) - decimal(dpo)


class Levels(NamedTuple):
    """The lowest of a series of levels, and what each lies above it."""

    permanent: Decimal
    temporary: tuple[Decimal, ...]


def permanent_temporary(levels: Sequence[Number]) -> Levels | None:
    """Split month-end levels of working capital; `None` without a level.

    Permanent is the lowest of them, temporary what each month-end lies above it. The engine gives
    it the last 12 month-ends.

    >>> permanent_temporary([34, 30, 60])
    Levels(permanent=Decimal('30'), temporary=(Decimal('4'), Decimal('0'), Decimal('30')))
    """
    if not levels:
        return None
    numbers = [decimal(each) for each in levels]
    lowest = min(numbers)
    return Levels(lowest, tuple(each - lowest for each in numbers))
