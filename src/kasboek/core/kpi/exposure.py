"""What each customer owes or will owe, against the credit limit that holds for them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from kasboek.core import formulas
from kasboek.core.accounts import AccountClass
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.open_items import OpenItem
from kasboek.core.plan import PlanLine
from kasboek.core.relations import Counterparty
from kasboek.core.saying import Money

_AROUND = dt.timedelta(days=30)
"""The interval of a single plan line, either side."""

_Open: TypeAlias = tuple[OpenItem, Decimal]


@dataclass(frozen=True, slots=True)
class Exposure:
    """A customer's exposure and its parts, in the operating currency; `limit` may be absent.

    `credits` are unallocated receipts and credit notes, positive.
    """

    customer: str
    invoices: tuple[tuple[OpenItem, Decimal], ...]
    delivered: Decimal
    credits: Decimal
    total: Decimal
    limit: Decimal | None


def exposures(at: Standpoint) -> tuple[Exposure, ...]:
    """Return the exposure of every customer who owes something or has a limit, by name."""
    known = at.book.counterparties.items()
    owed: dict[str, list[_Open]] = {name: [] for name, each in known if each.customer}
    for pair in at.open_items(receivable=True):
        owed.setdefault(pair[0].counterparty, []).append(pair)
    return tuple(_exposure(at, name, owed[name]) for name in sorted(owed))


def _exposure(at: Standpoint, name: str, mine: list[_Open]) -> Exposure:
    """Return open invoices + delivered plan lines - unallocated receipts and credit notes."""
    invoices = tuple(pair for pair in mine if pair[1] > 0)
    delivered = sum(
        (_delivered(at, line) for line in at.book.plan if line.payee == name), Decimal()
    )
    notes = -sum((amount for _, amount in mine if amount < 0), Decimal())
    loose = _unallocated(at, name)
    owed = sum((amount for _, amount in invoices), Decimal())
    total = formulas.exposure(owed, delivered, loose, notes)
    known = at.book.counterparties.get(name)
    return Exposure(name, invoices, delivered, loose + notes, total, _limit(at, known))


def _delivered(at: Standpoint, line: PlanLine) -> Decimal:
    """Return what a plan line marked delivered will be invoiced for; zero once it was.

    Only an invoice that names the line, or one of the same amount around its day, is taken for it.
    The forecast lets any invoice of the customer use the line up; a limit must rather err on the
    safe side, as goods that are out are owed until they are seen on an invoice.
    """
    if not line.delivered:
        return Decimal()
    receivable = {account.name for account in at.book.of_class(AccountClass.RECEIVABLE)}
    legs = [(n, unit) for account, n, unit in line.legs if account in receivable]
    total = sum((number for number, _ in legs), Decimal())
    if any(_invoiced(item, line, total) for item in at.book.items if item.date <= at.day):
        return Decimal()
    return sum((at.worth(number, unit) for number, unit in legs), Decimal())


def _invoiced(item: OpenItem, line: PlanLine, total: Decimal) -> bool:
    if not item.receivable or item.counterparty != line.payee:
        return False
    near = abs(item.date - line.date) <= _AROUND
    return line.id in item.plan or (near and item.amount == total)


def _unallocated(at: Standpoint, name: str) -> Decimal:
    receivable = {account.name for account in at.book.of_class(AccountClass.RECEIVABLE)}
    loose = (
        -at.worth(rest.amount, rest.currency)
        for rest in at.book.unexplained
        if rest.account in receivable and rest.counterparty == name and rest.since <= at.day
    )
    return sum(loose, Decimal())


def _limit(at: Standpoint, known: Counterparty | None) -> Decimal | None:
    if known is None or not known.customer:
        return None

    def worth(money: Money | None) -> Decimal | None:
        return None if money is None else at.worth(money.number, money.currency)

    limits = (known.credit_limit, known.insured_limit, known.own_risk)
    return formulas.credit_limit(*(worth(money) for money in limits))
