"""Loans as items: the money that comes, then interest and principal month by month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from kasboek.core.accounts import Category
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import ItemKind
from kasboek.core.forecast.scenario.drafts import Cash
from kasboek.core.forecast.scenario.drafts import Draft
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.forecast.scenario.drafts import Traits
from kasboek.core.plan import Loan
from kasboek.core.plan import Roll
from kasboek.core.planning.loans import Instalment
from kasboek.core.planning.loans import instalments

_ONE = Decimal(1)
_HALF_MONTH = dt.timedelta(days=15)


def borrowed(setting: Setting) -> Iterator[Draft]:
    """Yield the drawdown that is still to come, and the instalments that are not paid yet.

    An instalment of more than half a month ago is taken as paid.
    """
    for loan in setting.book.loans:
        rate = setting.rate(loan.amount.currency)
        if rate is None:
            continue
        if loan.date > setting.as_of and not _drawn(setting, loan):
            cash = _cash(setting, loan, loan.date, loan.amount.number, rate)
            yield _draft(loan, "drawdown", cash, None)
        paid = _paid(setting, loan)
        for part in instalments(loan):
            if part.date in paid or part.date <= setting.as_of - _HALF_MONTH:
                continue
            for name, number in (("interest", part.interest), ("principal", part.principal)):
                if number:
                    cash = _cash(setting, loan, part.date, -number, rate)
                    yield _draft(loan, name, cash, part)


def _drawn(setting: Setting, loan: Loan) -> bool:
    """Say whether the money came already: a receipt on its account, up to half a month early."""
    return any(
        moved.amount > 0
        and loan.liability in moved.others
        and loan.date - _HALF_MONTH <= moved.date <= setting.as_of
        for moved in setting.book.movements
    )


def _paid(setting: Setting, loan: Loan) -> set[dt.date]:
    """Return the instalments that bank lines have paid: the nearest to each, within half a month.

    A bank line pays a loan when it is debt service and touches its account or names the lender.
    """
    days = [part.date for part in instalments(loan)]
    lender = setting.names.get(loan.name.casefold(), loan.name)
    found = set()
    for moved in setting.book.movements:
        if moved.category is not Category.DEBT_SERVICE or moved.amount > 0:
            continue
        if moved.date > setting.as_of or moved.date < loan.date:
            continue
        if loan.liability in moved.others or moved.counterparty == lender:
            nearest = min(days, key=lambda day, at=moved.date: abs(day - at), default=None)  # type: ignore[misc] # the loop's day
            if nearest is not None and abs(nearest - moved.date) <= _HALF_MONTH:
                found.add(nearest)
    return found


def _cash(setting: Setting, loan: Loan, day: dt.date, amount: Decimal, rate: Decimal) -> Cash:
    """Return what moves; the bank collects and pays on the next day it is open."""
    moved = max(setting.rolled(day, Roll.FOLLOWING), setting.next_open)
    return Cash(moved, amount, loan.amount.currency, rate)


def _draft(loan: Loan, part: str, cash: Cash, instalment: Instalment | None) -> Draft:
    nominal = loan.date if instalment is None else instalment.date
    drawn = instalment is None
    reason: tuple[object, ...] = (f"forecast.loan-{part}", ("name", loan.name), ("date", nominal))
    if instalment is not None:
        reason += (("number", instalment.number), ("months", loan.months))
    item = Item(
        f"loan/{loan.name}/{nominal.isoformat()}/{part}",
        cash.date,
        cash.amount,
        cash.amount,
        _ONE,
        cash.currency,
        cash.value,
        cash.rate,
        loan.account,
        loan.liability,
        Category.FINANCING if drawn else Category.DEBT_SERVICE,
        loan.name,
        ItemKind.FINANCING if drawn else ItemKind.PLANNED,
        "committed",
        nominal,
        cash.date,
        loan.source,
        reason,
        loan.name,
    )
    return Draft(item, Traits((loan.account, loan.liability), receipt=drawn))
