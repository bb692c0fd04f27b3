"""What customers owe and suppliers are owed: the totals, and the items to look at first."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from kasboek.core.accounts import AccountClass
from kasboek.core.kpi.payables import SOON
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.open_items import OpenItem
from kasboek.core.saying import Money
from kasboek.core.shapes.shape import Json
from kasboek.core.shapes.shape import day
from kasboek.core.shapes.shape import decimal
from kasboek.core.shapes.shape import source

_WORST = 5


def receivables(at: Standpoint) -> Json:
    """Write open invoices; first those late, weighed by amount and days, then those due next."""
    found = at.open_items(receivable=True)
    overdue = sum((amount for item, amount in found if item.due < at.day), Decimal())
    worst = sorted(found, key=lambda pair: _weight(pair, at.day))
    return {
        **_totals(at, found, AccountClass.RECEIVABLE),
        "overdue": decimal(overdue),
        **_listed(at, worst),
    }


def payables(at: Standpoint) -> Json:
    """Write open bills, those due first before the others; `due_soon` includes what is late."""
    found = at.open_items(receivable=False)
    soon = sum((amount for item, amount in found if item.due <= at.day + SOON), Decimal())
    first = sorted(found, key=lambda pair: (pair[0].due, -pair[1], pair[0].id))
    return {
        **_totals(at, found, AccountClass.PAYABLE),
        "due_soon": decimal(soon),
        "soon_days": SOON.days,
        **_listed(at, first),
    }


def _weight(pair: tuple[OpenItem, Decimal], today: dt.date) -> tuple[bool, Decimal, dt.date, str]:
    item, amount = pair
    late = max(0, (today - item.due).days)
    return late == 0 or amount < 0, -amount * late, item.due, item.id


def _totals(
    at: Standpoint, found: tuple[tuple[OpenItem, Decimal], ...], kind: AccountClass
) -> Json:
    total = sum((amount for _, amount in found), Decimal())
    lacking = at.unpriced(kind)
    return {
        "total": decimal(total),
        "count": len(found),
        "unpriced": [_money(one) for one in lacking],
    }


def _listed(at: Standpoint, ordered: list[tuple[OpenItem, Decimal]]) -> Json:
    shown = [_item(item, at.day) for item, _ in ordered[:_WORST]]
    return {"items": shown, "rest": len(ordered) - len(shown)}


def _item(value: OpenItem, today: dt.date) -> Json:
    return {
        "id": value.id,
        "number": value.number,
        "counterparty": value.counterparty,
        "open": decimal(value.open_on(today)),
        "currency": value.currency,
        "due": day(value.due),
        "days_late": max(0, (today - value.due).days),
        "disputed": value.disputed,
        "account": value.account,
        "source": source(value.source),
    }


def _money(value: Money) -> Json:
    return {"amount": decimal(value.number), "currency": value.currency}
