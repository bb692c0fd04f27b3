"""What causes a shortage, and the cheapest thing to do about it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from kasboek.core.alerts.model import Watch
from kasboek.core.forecast.model import Forecast
from kasboek.core.kpi.concentration import debtors
from kasboek.core.levers import Act
from kasboek.core.levers import Remedy
from kasboek.core.levers import remedy
from kasboek.core.levers.candidates import promised
from kasboek.core.levers.telling import advice
from kasboek.core.levers.telling import does
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
    """Return the first thing to do of the cheapest set that closes the gap (`core.levers`).

    What is overdue comes before what others would have to wait for, also where the forecast counts
    on it already: it is late, and asking costs nothing; but a day that was promised stands. Where
    even zero is broken with all that helps, the advice stands instead.
    """
    near = watch.at.near
    found = None if near is None else _remedy(watch, near)
    if found is not None and found.advice:
        return advice(found)
    first = found.levers[0] if found is not None and found.levers else None
    if first is None or first.act is not Act.CALL:
        late = _uncalled(watch)
        if late:
            customer = max(late, key=lambda name: (sum(a for _, a in late[name]), name))
            return _collect(watch, customer, late[customer])
    return None if first is None else does(first, watch.at.book.currency)


def _uncalled(watch: Watch) -> dict[str, list[tuple[OpenItem, Decimal]]]:
    """Return by customer what is late without a day to come that was promised for it."""
    late = (
        (name, [(item, amount) for item, amount in owed if not promised(item, watch.day)])
        for name, owed in overdue(watch).items()
    )
    return {name: owed for name, owed in late if owed}


def _remedy(watch: Watch, near: Forecast) -> Remedy:
    memo, key = watch.at.book.memo, ("remedy", watch.day)
    if key not in memo:
        memo[key] = remedy(near)
    return memo[key]  # type: ignore[return-value] # put there by the line above


def _collect(watch: Watch, customer: str, late: list[tuple[OpenItem, Decimal]]) -> Saying:
    return saying(
        "alert.lever-collect",
        amount=watch.money(sum((amount for _, amount in late), Decimal())),
        who=customer,
        days=max((watch.day - item.due).days for item, _ in late),
    )
