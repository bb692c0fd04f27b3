"""Fava's budgets as placeholders: what is left of a period, spread over its bank days to come."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Category
from kasboek.core.bankdays import following
from kasboek.core.bankdays import is_open
from kasboek.core.bankdays import month_end
from kasboek.core.book import Book
from kasboek.core.forecast.categories import category
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import ItemKind
from kasboek.core.forecast.plan.lines import grown
from kasboek.core.forecast.plan.slots import Slot
from kasboek.core.forecast.scenario.drafts import Cash
from kasboek.core.forecast.scenario.drafts import Draft
from kasboek.core.forecast.scenario.drafts import Drivers
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.forecast.scenario.drafts import TaxDraft
from kasboek.core.forecast.scenario.drafts import Traits
from kasboek.core.forecast.scenario.drafts import value
from kasboek.core.formulas.liquidity import remaining
from kasboek.core.plan import Budget
from kasboek.core.plan import Unit
from kasboek.core.planning.loans import cents
from kasboek.core.saying import Money

_DAY = dt.timedelta(days=1)
_YEAR = 365
_PLACES = Decimal("0.0001")
_MOST = Decimal("0.5")
_NOTHING = Decimal()
_ONE = Decimal(1)


class _Legs(NamedTuple):
    """What a plan still puts on an account: the day and the number, in the ledger's sign."""

    date: dt.date
    account: str
    number: Decimal
    currency: str


def budgeted(setting: Setting, found: Iterable[Slot]) -> Iterator[Draft]:
    """Yield what is left of every budget, from the day after `as_of` on.

    A budget holds from its date until a later one of the same account and currency. All that is
    booked or planned on the account (and below it) in the period uses it up.
    """
    if not setting.book.budgets:
        return
    legs = list(_planned(setting, found))
    for budget, until in _in_force(setting):
        day = max(setting.as_of + _DAY, budget.date)
        while day < until:
            start, end = _period(budget, day)
            start, stop = max(start, budget.date), min(end, until)
            yield from _rest(setting, budget, start, stop, legs)
            day = end


def _in_force(setting: Setting) -> Iterator[tuple[Budget, dt.date]]:
    budgets = sorted(setting.book.budgets, key=lambda b: (b.account, b.amount.currency, b.date))
    for _, group in groupby(budgets, key=lambda b: (b.account, b.amount.currency)):
        rows = list(group)
        ends = [later.date for later in rows[1:]] + [setting.until + dt.timedelta(days=400)]
        for budget, end in zip(rows, ends, strict=True):
            if end > setting.as_of + _DAY and budget.date < setting.until:
                yield budget, end


def _period(budget: Budget, day: dt.date) -> tuple[dt.date, dt.date]:
    """Return the calendar period of a budget that a day falls in, half open."""
    repeat = budget.repeat
    if repeat.unit is Unit.DAY:
        return day, day + _DAY
    if repeat.unit is Unit.WEEK:
        start = day - dt.timedelta(days=day.weekday())
        return start, start + dt.timedelta(days=7)
    months = repeat.count * (12 if repeat.unit is Unit.YEAR else 1)
    first = (day.year * 12 + day.month - 1) // months * months
    start = dt.date(first // 12, first % 12 + 1, 1)
    return start, month_end(start, months - 1) + _DAY


def _planned(setting: Setting, found: Iterable[Slot]) -> Iterator[_Legs]:
    for slot in found:
        part = slot.rest / slot.plan if slot.plan else _ONE
        if not part or slot.passed:
            continue
        day = max(slot.date, setting.as_of + _DAY)
        for leg in slot.line.plan.legs:
            yield _Legs(day, leg.account, cents(grown(leg.number, slot.grown) * part), leg.currency)


def _rest(
    setting: Setting, budget: Budget, start: dt.date, end: dt.date, legs: list[_Legs]
) -> Iterator[Draft]:
    whole_start, whole_end = _period(budget, start)
    share = Decimal((end - start).days) / (whole_end - whole_start).days
    amount = cents(budget.amount.number * share)
    sign = 1 if amount > 0 else -1
    used = sum(_used(setting, budget, start, end, legs), _NOTHING) * sign
    rest = remaining(abs(amount), max(_NOTHING, used))
    days = [d for d in _days(max(start, setting.as_of + _DAY), end) if is_open(d, setting.holidays)]
    days = days or [following(start, setting.holidays)]
    rate = setting.rate(budget.amount.currency) if rest else None
    if rate is None:
        return
    left, ahead = rest, len(days)
    for _, week in groupby(days, key=lambda day: day.isocalendar()[:2]):
        chunk = list(week)
        part = left if ahead == len(chunk) else cents(left * len(chunk) / ahead)
        left, ahead = left - part, ahead - len(chunk)
        if part and chunk[0] >= setting.next_open:
            tax = cents(part * usual_vat(setting.book, budget.account, setting.as_of))
            cash = Cash(chunk[0], -sign * (part + tax), budget.amount.currency, rate)
            due = TaxDraft(AccountClass.VAT, chunk[0], value(-sign * tax, rate), pays=False)
            yield _draft(setting, budget, start, cash, rest)._replace(taxes=(due,) if tax else ())


def usual_vat(book: Book, account: str, as_of: dt.date) -> Decimal:
    """Return the VAT that came with what an account and those below it took, as a part of it.

    Of the last year; an entry's VAT belongs to its costs and revenues in proportion. Zero where
    none was booked, or more than half: that is no VAT.
    """
    key = ("usual vat", account, as_of)
    if key not in book.memo:
        book.memo[key] = _usual_vat(book, account, as_of)
    return book.memo[key]  # type: ignore[return-value] # put there by the line above


def _usual_vat(book: Book, account: str, as_of: dt.date) -> Decimal:
    since, below = as_of - dt.timedelta(days=_YEAR), account + ":"
    own: dict[int, Decimal] = {}
    results: dict[int, Decimal] = {}
    taxes: dict[int, Decimal] = {}
    vat = {each.name for each in book.owing(AccountClass.VAT)}
    for name, column in book.columns.items():
        mine = name == account or name.startswith(below)
        kind = book.accounts.get(name)
        result = kind is not None and not kind.on_balance
        if mine or result or name in vat:
            first, last = bisect_right(column.dates, since), bisect_right(column.dates, as_of)
            for index in range(first, last):
                entry, number = column.entries[index], column.numbers[index]
                for sums in (own,) * mine + (results,) * result + (taxes,) * (name in vat):
                    sums[entry] = sums.get(entry, _NOTHING) + number
    share = (taxes[e] * own[e] / results[e] for e in own if e in taxes and results.get(e))
    taxed, whole = sum(share, _NOTHING), sum(own.values(), _NOTHING)
    part = taxed / whole if whole else _NOTHING
    return part.quantize(_PLACES) if 0 < part <= _MOST else _NOTHING


def _days(start: dt.date, end: dt.date) -> Iterator[dt.date]:
    return (start + n * _DAY for n in range((end - start).days))


def _used(
    setting: Setting, budget: Budget, start: dt.date, end: dt.date, legs: list[_Legs]
) -> Iterator[Decimal]:
    currency = budget.amount.currency
    below = budget.account + ":"
    for name, column in setting.book.columns.items():
        if name == budget.account or name.startswith(below):
            rows = zip(column.dates, column.numbers, column.currencies, strict=True)
            yield from (
                number
                for day, number, unit in rows
                if start <= day < end and day <= setting.as_of and unit == currency
            )
    for leg in legs:
        on = leg.account == budget.account or leg.account.startswith(below)
        if on and start <= leg.date < end and leg.currency == currency:
            yield leg.number


def _draft(setting: Setting, budget: Budget, start: dt.date, cash: Cash, rest: Decimal) -> Draft:
    receipt = cash.amount > 0
    account = setting.book.accounts.get(budget.account)
    row = category(account, receipt=receipt)
    left = Money(rest, budget.amount.currency)
    item = Item(
        f"budget/{budget.account}/{start.isoformat()}/{cash.date:%G-W%V}",
        cash.date,
        cash.amount,
        cash.amount,
        _ONE,
        cash.currency,
        cash.value,
        cash.rate,
        setting.main,
        budget.account,
        row,
        "",
        ItemKind.BUDGET,
        "expected",
        None,
        cash.date,
        budget.source,
        (
            "forecast.budget",
            ("account", budget.account),
            ("date", start),
            ("rest", left),
            ("amount", budget.amount),
        ),
    )
    sales = row is Category.RECEIPTS_NEW_SALES
    drivers = Drivers(sales=sales, cost=not receipt, late=receipt)
    return Draft(item, Traits((budget.account,), receipt=receipt, drivers=drivers))
