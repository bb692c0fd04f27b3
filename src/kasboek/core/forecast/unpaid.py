"""Open invoices and bills as items: when each is paid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from kasboek.core.bankdays import on_day_of_month
from kasboek.core.forecast.categories import category
from kasboek.core.forecast.drafts import Cash
from kasboek.core.forecast.drafts import Draft
from kasboek.core.forecast.drafts import Drivers
from kasboek.core.forecast.drafts import Setting
from kasboek.core.forecast.drafts import Traits
from kasboek.core.forecast.drafts import value
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import ItemKind
from kasboek.core.open_items import OpenItem
from kasboek.core.saying import Money
from kasboek.core.saying import Problem
from kasboek.core.saying import saying

_WHOLE = Decimal(1)
_EXCLUDE = "exclude"
_LEARNED = "learned"


def unpaid(setting: Setting) -> Iterator[Draft]:
    """Yield every open invoice and bill on the day it is expected to be paid.

    Disputed ones, and overdue ones under policy `overdue` `"exclude"`, are left out and listed.
    """
    policy = _overdue(setting)
    late, late_sum = 0, Decimal()
    for item in setting.book.items:
        amount = item.open_on(max(setting.as_of, item.date))
        if not amount or _left_out(setting, item, amount):
            continue
        rate = setting.rate(item.currency)
        if rate is None:
            continue
        day, key = _day(setting, item)
        if key == "overdue":
            if policy == _EXCLUDE:
                _list(setting, "forecast.overdue-excluded", item, amount)
                continue
            late += 1
            late_sum += abs(value(amount, rate))
        yield _draft(setting, item, Cash(day, amount, item.currency, rate), key)
    if late and policy == _LEARNED:
        told = saying(
            "forecast.overdue-today",
            count=late,
            amount=Money(late_sum, setting.book.currency),
            date=setting.next_open,
        )
        setting.once(Problem(told))


def _overdue(setting: Setting) -> str:
    policy = setting.book.policy("overdue")
    return str(policy.values[0]) if policy and policy.values else _LEARNED


def _left_out(setting: Setting, item: OpenItem, amount: Decimal) -> bool:
    if item.disputed:
        _list(setting, "forecast.disputed", item, amount)
    return item.disputed


def _list(setting: Setting, key: str, item: OpenItem, amount: Decimal) -> None:
    told = saying(
        key, number=item.number, name=item.counterparty, amount=Money(amount, item.currency)
    )
    setting.once(Problem(told, item.source))


def _day(setting: Setting, item: OpenItem) -> tuple[dt.date, str]:
    """Return the day on which the item is paid, and why that day.

    What should have been paid by now comes on the next bank day.
    """
    who = setting.book.counterparties.get(item.counterparty)
    if item.expected is not None:
        key, wanted = "expected", item.expected
        day = setting.paid_on(wanted, None, receipt=item.receivable)
    elif who is not None and who.pays_on:
        key, wanted = "pays-on", on_day_of_month(item.due, who.pays_on)
        day = setting.paid_on(wanted, who, receipt=item.receivable)
    else:
        key, wanted = "due", item.due
        day = setting.paid_on(wanted, who, receipt=item.receivable)
    if wanted <= setting.as_of:
        return setting.next_open, "overdue"
    return max(day, setting.next_open), key


def _draft(setting: Setting, item: OpenItem, cash: Cash, key: str) -> Draft:
    """Make the item; `cash` is what is open, positive for an invoice and a bill alike."""
    whole = cash.amount if item.receivable else -cash.amount
    chance = _WHOLE if item.collect is None else item.collect
    part = whole if chance == 1 else whole * chance
    kind = ItemKind.INVOICE if item.receivable else ItemKind.BILL
    account = setting.book.accounts.get(item.account)
    who = setting.book.counterparties.get(item.counterparty)
    made = Item(
        item.id,
        cash.date,
        part,
        whole,
        chance,
        item.currency,
        value(part, cash.rate),
        cash.rate,
        setting.main,
        item.account,
        category(account, receipt=item.receivable, counterparty=who),
        item.counterparty,
        kind,
        "committed",
        item.due,
        cash.date,
        item.source,
        (
            f"forecast.{kind.value}-{key}",
            ("number", item.number),
            ("due", item.due),
            ("date", cash.date),
        ),
        item.plan[0] if item.plan else None,
    )
    drivers = Drivers(late=item.receivable, collect=item.receivable)
    traits = Traits((item.account, *item.accounts), receipt=item.receivable, drivers=drivers)
    return Draft(made, traits)
