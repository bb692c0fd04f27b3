"""What causes a shortage, and the cheapest thing to do about it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from kasboek.core.afford import Act
from kasboek.core.afford import afford
from kasboek.core.alerts.model import Watch
from kasboek.core.forecast.model import Forecast
from kasboek.core.kpi.concentration import debtors
from kasboek.core.open_items import OpenItem
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

_CAUSES = 3


def payments(forecast: Forecast, until: dt.date) -> tuple[tuple[Saying, ...], tuple[str, ...]]:
    """Return the largest payments up to a day, in words and by id."""
    out = [item for item in forecast.items if item.value < 0 and item.date <= until]
    largest = sorted(sorted(out, key=lambda i: i.value)[:_CAUSES], key=lambda i: i.date)
    words = tuple(
        saying(
            "alert.payment",
            date=item.date,
            amount=Money(-item.amount, item.currency),
            because=item.because,
        )
        for item in largest
    )
    return words, tuple(item.id for item in largest)


def overdue(watch: Watch, days: int = 0) -> dict[str, list[tuple[OpenItem, Decimal]]]:
    """Return by customer the invoices more than `days` days late, disputed ones left out.

    Customers with more in credit notes than in invoices are left out: they owe nothing.
    """
    found: dict[str, list[tuple[OpenItem, Decimal]]] = {}
    latest = watch.day - dt.timedelta(days=days)
    owing = debtors(watch.at)
    for item, amount in watch.at.open_items(receivable=True):
        if item.counterparty not in owing:
            continue
        if item.due < latest and amount > 0 and not item.disputed:
            found.setdefault(item.counterparty, []).append((item, amount))
    return found


def cheapest(watch: Watch) -> Saying | None:
    """Return the cheapest way to more cash.

    In this order: collect what is overdue (the customer who owes most), have a later receipt come
    sooner or a payment wait, use the overdraft.
    """
    late = overdue(watch)
    if late:
        customer = max(late, key=lambda name: (sum(a for _, a in late[name]), name))
        return _collect(watch, customer, late[customer])
    near = watch.at.near
    if near is None:
        return None
    answer = afford(near, Decimal())
    if answer.levers:
        lever = answer.levers[0]
        item, amount = lever.item, watch.money(lever.amount)
        sooner = lever.act is Act.COLLECT
        return saying(
            "alert.lever-sooner" if sooner else "alert.lever-later",
            amount=amount,
            who=item.counterparty or item.counter,
            date=lever.by,
        )
    if near.overdraft:
        return saying("alert.lever-overdraft", amount=watch.money(near.overdraft))
    return None


def _collect(watch: Watch, customer: str, late: list[tuple[OpenItem, Decimal]]) -> Saying:
    return saying(
        "alert.lever-collect",
        amount=watch.money(sum((amount for _, amount in late), Decimal())),
        who=customer,
        days=max((watch.day - item.due).days for item, _ in late),
    )
