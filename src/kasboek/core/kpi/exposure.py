"""What each customer owes or will owe, against the credit limit that holds for them."""

from __future__ import annotations

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
    """Return what a plan line marked delivered will still be invoiced for."""
    if not line.delivered:
        return Decimal()
    forecast = at.ahead
    if forecast is not None:
        left = [item for item in forecast.items if item.plan == line.id]
        return left[0].of * left[0].rate if left else Decimal()
    receivable = {account.name for account in at.book.of_class(AccountClass.RECEIVABLE)}
    legs = (at.worth(n, unit) for account, n, unit in line.legs if account in receivable)
    return sum(legs, Decimal())


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
