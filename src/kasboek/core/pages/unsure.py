"""What is not sure yet: bank lines nobody has placed, and balances that no invoice explains.

It matters where it could change what is decided: more than a hundredth of the cash held, or more
than a twentieth of what moves in a month, or an amount that has no price.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.alerts.suspense import suspended
from kasboek.core.kpi import burn_gross
from kasboek.core.kpi import burn_net
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.saying import Money
from kasboek.core.saying import Say
from kasboek.core.saying import Saying
from kasboek.core.saying import Source
from kasboek.core.saying import saying
from kasboek.core.shapes.shape import Json
from kasboek.core.shapes.shape import day
from kasboek.core.shapes.shape import decimal
from kasboek.core.shapes.shape import source

PART_OF_CASH = Decimal("0.01")
PART_OF_MONTH = Decimal("0.05")
_MOST = 50


class Loose(NamedTuple):
    """An amount in the account's sign that waits to be explained."""

    account: str
    counterparty: str
    amount: Decimal
    currency: str
    since: dt.date
    source: Source


def unsure(at: Standpoint, say: Say) -> Json:
    """Write what is on suspense and what is unexplained, and whether it matters."""
    waiting, rest = list(_suspense(at)), list(_unexplained(at))
    suspense, unexplained = _size(at, waiting), _size(at, rest)
    every = sorted((*waiting, *rest), key=lambda one: (-_worth(at, one), one.since, one.source))
    return {
        "matters": matters(at, every),
        "suspense": decimal(suspense),
        "suspense_count": len(waiting),
        "unexplained": decimal(unexplained),
        "unexplained_count": len(rest),
        "says": say(_says(at, waiting, rest)),
        "items": [_item(one) for one in every[:_MOST]],
        "rest": max(0, len(every) - _MOST),
    }


def matters(at: Standpoint, loose: list[Loose]) -> bool:
    """Say whether what is not sure could change a decision."""
    if any(at.book.rate(one.currency, at.day) is None for one in loose):
        return True
    limits = [max(Decimal(), at.held(AccountClass.CASH)) * PART_OF_CASH]
    paid, burnt = burn_gross.KPI.figure(at).value, burn_net.KPI.figure(at).value
    if paid is not None and burnt is not None:
        limits.append((paid + paid - burnt) * PART_OF_MONTH)
    return _size(at, loose) > min(limits)


def _suspense(at: Standpoint) -> Iterator[Loose]:
    for account, currency, rows in suspended(at):
        for row in rows:
            yield Loose(account, row.payee, row.amount, currency, row.date, row.source)


def _unexplained(at: Standpoint) -> Iterator[Loose]:
    for rest in at.book.unexplained:
        if rest.amount and rest.since <= at.day:
            who, amount = rest.counterparty, rest.amount
            yield Loose(rest.account, who, amount, rest.currency, rest.since, rest.source)


def _size(at: Standpoint, found: list[Loose]) -> Decimal:
    return sum((_worth(at, one) for one in found), Decimal())


def _worth(at: Standpoint, one: Loose) -> Decimal:
    return abs(at.worth(one.amount, one.currency))


def _says(at: Standpoint, waiting: list[Loose], rest: list[Loose]) -> Saying:
    if not (waiting or rest):
        return saying("looks.all-sure")
    currency = at.book.currency
    parts = {
        "suspense": Money(_size(at, waiting), currency),
        "unexplained": Money(_size(at, rest), currency),
    }
    if not rest:
        return saying("looks.suspense", amount=parts["suspense"], count=len(waiting))
    if not waiting:
        return saying("looks.unexplained", amount=parts["unexplained"], count=len(rest))
    return saying("looks.unsure", count=len(waiting), **parts)


def _item(value: Loose) -> Json:
    return {
        "account": value.account,
        "counterparty": value.counterparty,
        "amount": decimal(value.amount),
        "currency": value.currency,
        "since": day(value.since),
        "source": source(value.source),
    }
