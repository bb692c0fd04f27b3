"""Open invoices and bills as items: when each is paid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple
from typing import TypeAlias

from kasboek.core.accounts import Category
from kasboek.core.bankdays import on_day_of_month
from kasboek.core.forecast.categories import category
from kasboek.core.forecast.drafts import Cash
from kasboek.core.forecast.drafts import Draft
from kasboek.core.forecast.drafts import Drivers
from kasboek.core.forecast.drafts import Setting
from kasboek.core.forecast.drafts import Traits
from kasboek.core.forecast.drafts import rounded
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
_WORDS = {True: ("invoice", ItemKind.INVOICE), False: ("bill", ItemKind.BILL)}

_Like: TypeAlias = tuple[str, tuple[str, ...], bool, str]
"""The accounts, the direction and the name: items alike in them have their place in common."""


class _Place(NamedTuple):
    """Where an item stands in the table, and what scenarios look at."""

    row: Category
    traits: Traits


def unpaid(setting: Setting) -> Iterator[Draft]:
    """Yield every open invoice and bill on the day it is expected to be paid.

    Disputed ones, and overdue ones under policy `overdue` `"exclude"`, are left out and listed.
    """
    policy = _overdue(setting)
    late, late_sum = 0, Decimal()
    alike: dict[_Like, _Place] = {}
    for item in setting.book.items:
        amount = item.amount
        if item.settlements:
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
        if amount < 0:
            key = "credit"
        like = item.account, item.accounts, item.receivable, item.counterparty
        if like not in alike:
            alike[like] = _place(setting, item)
        yield _draft(setting, item, Cash(day, amount, item.currency, rate), key, alike[like])
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


def _place(setting: Setting, item: OpenItem) -> _Place:
    account = setting.book.accounts.get(item.account)
    who = setting.book.counterparties.get(item.counterparty)
    drivers = Drivers(late=item.receivable, collect=item.receivable)
    return _Place(
        category(account, receipt=item.receivable, counterparty=who),
        Traits((item.account, *item.accounts), receipt=item.receivable, drivers=drivers),
    )


def _draft(setting: Setting, item: OpenItem, cash: Cash, key: str, place: _Place) -> Draft:
    """Make the item; `cash` is what is open, positive for an invoice and a bill alike."""
    day, amount, currency, rate = cash
    whole = amount if item.receivable else -amount
    chance = _WHOLE if item.collect is None else item.collect
    part = whole if chance is _WHOLE else rounded(whole * chance, whole, rate)
    worth = value(part, rate)
    word, kind = _WORDS[item.receivable]
    due, plan = item.due, item.plan[0] if item.plan else None
    said = (
        f"forecast.{word}-{key}",
        ("number", item.number),
        ("due", due),
        ("date", day),
    )
    # fmt: off
    made = tuple.__new__(Item, (  # thousands of times: by name it takes twice as long
        item.id, day, part, whole, chance, currency, worth, rate, setting.main, item.account,
        place.row, item.counterparty, kind, "committed", due, day, item.source, said, plan,
    ))
    # fmt: on
    return tuple.__new__(Draft, (made, place.traits, (), None))
