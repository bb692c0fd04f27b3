"""Company cards and payment providers: balances that turn into cash on a day of their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Category
from kasboek.core.bankdays import following
from kasboek.core.bankdays import month_end
from kasboek.core.bankdays import on_day_of_month
from kasboek.core.forecast.categories import category
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import ItemKind
from kasboek.core.forecast.scenario.drafts import Cash
from kasboek.core.forecast.scenario.drafts import Draft
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.forecast.scenario.drafts import Traits
from kasboek.core.planning.recurrence import occurrences
from kasboek.core.planning.recurrence import rhythm
from kasboek.core.saying import Problem
from kasboek.core.saying import saying

_DAY = dt.timedelta(days=1)
_ONE = Decimal(1)
_FAR = dt.timedelta(days=1100)


def balances(setting: Setting) -> Iterator[Draft]:
    """Yield what cards owe and what providers hold at the end of `as_of`, on its settlement."""
    for account in setting.book.of_class(AccountClass.CARD, AccountClass.CLEARING):
        card = account.kind is AccountClass.CARD
        day = (settlement_day if card else payout_day)(setting, account.name, setting.as_of)
        for currency, amount in setting.book.balance(account.name, setting.as_of).items():
            rate = setting.rate(currency) if amount else None
            if amount and rate is not None:
                yield _balance(setting, account, Cash(day, amount, currency, rate))


def _balance(setting: Setting, account: Account, cash: Cash) -> Draft:
    card = account.kind is AccountClass.CARD
    key = "forecast.card-balance" if card else "forecast.clearing-balance"
    item = Item(
        f"balance/{account.name}/{cash.currency}",
        cash.date,
        cash.amount,
        cash.amount,
        _ONE,
        cash.currency,
        cash.value,
        cash.rate,
        account.pays_to or setting.main,
        account.name,
        Category.CARD if card else category(account, receipt=cash.amount > 0),
        "",
        ItemKind.ACTUAL,
        "booked",
        cash.date,
        cash.date,
        account.source,
        (key, ("account", account.name), ("asof", setting.as_of), ("date", cash.date)),
    )
    return Draft(item, Traits((account.name,), receipt=cash.amount > 0))


def settlement_day(setting: Setting, name: str, spent: dt.date) -> dt.date:
    """Return when a card is settled after a day: its next `pays-on`, on an open bank day.

    Without `pays-on` the end of the month is taken, and a problem says so.
    """
    account = setting.book.accounts[name]
    if account.pays_on is None:
        setting.once(Problem(saying("forecast.no-pays-on", account=name), account.source))
        day = month_end(spent + _DAY)
    else:
        day = on_day_of_month(spent + _DAY, account.pays_on)
    return following(max(day, setting.next_open), setting.holidays)


def payout_day(setting: Setting, name: str, sold: dt.date) -> dt.date:
    """Return the first payout of a provider after a day.

    The rhythm goes on from the last payout on the books, else from `as_of`. Without `pays-out`
    the next bank day is taken, and a problem says so.
    """
    account = setting.book.accounts[name]
    repeat = rhythm(account.pays_out) if account.pays_out else None
    if repeat is None:
        told = saying("forecast.no-pays-out", account=name)
        setting.once(Problem(told, account.source))
        return following(max(sold, setting.as_of) + _DAY, setting.holidays)
    days = occurrences(_last_payout(setting, account), repeat, sold + _FAR)
    day = next((day for day in days if day > sold), sold + _DAY)
    return following(max(day, setting.next_open), setting.holidays)


def _last_payout(setting: Setting, account: Account) -> dt.date:
    key = ("last payout", account.name, setting.as_of)
    memo = setting.book.memo
    if key not in memo:
        days = (
            moved.date
            for moved in reversed(setting.book.movements)
            if moved.date <= setting.as_of and moved.amount > 0 and account.name in moved.others
        )
        memo[key] = next(days, setting.as_of)
    return memo[key]  # type: ignore[return-value] # put there above
