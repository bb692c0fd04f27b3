"""Tax that is building up: what is due per period, and the day the money must have arrived."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.scenario.drafts import TAX_CLASS
from kasboek.core.forecast.scenario.drafts import Building
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.forecast.scenario.drafts import value
from kasboek.core.forecast.tax import special
from kasboek.core.forecast.tax.books import posted
from kasboek.core.forecast.tax.books import settled
from kasboek.core.forecast.tax.items import WAGES
from kasboek.core.forecast.tax.items import tax_item
from kasboek.core.forecast.tax.owed import Owed
from kasboek.core.forecast.tax.owed import add
from kasboek.core.forecast.tax.owed import settle
from kasboek.core.forecast.tax.periods import TaxPeriod
from kasboek.core.forecast.tax.periods import arrival
from kasboek.core.forecast.tax.periods import assessment
from kasboek.core.forecast.tax.periods import period_of
from kasboek.core.forecast.tax.periods import rule_for
from kasboek.core.planning.loans import cents
from kasboek.core.policy import Tax
from kasboek.core.policy import TaxRule
from kasboek.core.saying import Money
from kasboek.core.saying import Problem
from kasboek.core.saying import saying

_PROVISIONAL = "provisional"
_NOTHING = Decimal()


class Ledgered(NamedTuple):
    """One tax with what the books hold: per period, by its start, and what was paid too much."""

    tax: Tax
    kind: AccountClass
    rule: TaxRule
    owed: dict[dt.date, Owed]
    credit: Decimal
    periods: dict[dt.date, TaxPeriod]
    """By day, filled as they are asked for."""


def unasked(setting: Setting) -> None:
    """Report each kind of tax that the books hold and no `tax` directive puts in the calendar."""
    asked = {TAX_CLASS[tax.kind] for tax in setting.book.taxes}
    for kind, of_class in TAX_CLASS.items():
        if of_class in asked:
            continue
        for account in setting.book.owing(of_class):
            if any(setting.book.balance(account.name, setting.as_of).values()):
                tax = saying(f"forecast.tax.{kind.value}")
                told = saying("forecast.no-tax", tax=tax, kind=kind.value, account=account.name)
                setting.once(Problem(told, account.source))
                break


def booked(setting: Setting) -> tuple[Ledgered, ...]:
    """Return every tax with what its accounts hold per period at the end of `as_of`.

    All accounts of its class on the balance sheet are netted. A payment to or from the tax office
    settles the oldest period that had ended.
    """
    found = []
    for tax in setting.book.taxes:
        rule = rule_for(setting.book, tax, setting.as_of)
        if rule is None:
            setting.once(_no_rule(setting, tax))
            continue
        for problem in special.mistakes(setting, tax, rule):
            setting.once(problem)
        if tax.rhythm != _PROVISIONAL:
            owed, credit = settled(setting, tax, rule)
            _ended(setting, tax, owed)
        elif tax.amount is not None and (tax.until or setting.as_of) >= setting.as_of:
            owed, credit = _assessed(setting, tax, rule)
        else:
            continue
        found.append(Ledgered(tax, TAX_CLASS[tax.kind], rule, owed, credit, {}))
    return tuple(found)


def _no_rule(setting: Setting, tax: Tax) -> Problem:
    """Say that a tax has no rule: its country has no file, or not this rhythm of it."""
    rules = setting.book.tax_rules
    countries = dict.fromkeys(rule.country for rule in rules)
    if tax.country not in countries:
        told = saying(
            "forecast.no-tax-country",
            country=tax.country,
            kind=tax.kind.value,
            known=", ".join(sorted(countries)),
        )
        return Problem(told, tax.source)
    same = (r.rhythm for r in rules if (r.country, r.kind) == (tax.country, tax.kind))
    told = saying(
        "forecast.no-tax-rule",
        kind=tax.kind.value,
        rhythm=tax.rhythm,
        country=tax.country,
        known=", ".join(dict.fromkeys(same)) or "-",
    )
    return Problem(told, tax.source)


def _ended(setting: Setting, tax: Tax, owed: dict[dt.date, Owed]) -> None:
    """Leave out the periods that began after a tax had ended; tell what is booked in them."""
    if tax.until is None:
        return
    later = [start for start in owed if start > tax.until]
    total = sum((owed.pop(start).amount for start in later), _NOTHING)
    if cents(total):
        told = saying(
            "forecast.tax-ended",
            amount=Money(abs(cents(total)), setting.book.currency),
            account=tax.account,
            until=tax.until,
            kind=tax.kind.value,
        )
        setting.once(Problem(told, tax.source))


def _assessed(setting: Setting, tax: Tax, rule: TaxRule) -> tuple[dict[dt.date, Owed], Decimal]:
    """Return the instalments of a provisional assessment that are not paid yet."""
    assert tax.amount is not None
    rate = setting.rate(tax.amount.currency)
    owed: dict[dt.date, Owed] = {}
    if rate is not None:
        asked = assessment(tax.date, value(tax.amount.number, rate), rule.dates)
        for number, day, amount in asked:
            moved = arrival(rule, day, setting.holidays)
            add(owed, TaxPeriod(day, tax.date, moved, f"{day.year}-{number:02d}"), amount)
    credit = _NOTHING
    for row in posted(setting, TAX_CLASS[tax.kind]):
        if row.pays and row.date > tax.date:
            credit += settle(owed, row.date, row.amount)
    return owed, credit


def calendar(setting: Setting, ledgered: Iterable[Ledgered], planned: Building) -> list[Item]:
    """Return what every tax asks for after `as_of`, with what the plan adds to its periods.

    A planned payment takes its amount out of the oldest period.
    """
    items = []
    for held in ledgered:
        owed, credit = dict(held.owed), held.credit
        if held.tax.rhythm != _PROVISIONAL:
            until = held.tax.until or dt.date.max
            for (kind, day), amount in planned.days.items():
                if kind is held.kind and (period := _period(setting, held, day)).start <= until:
                    add(owed, period, amount, "planned")
            coming = range(setting.as_of.year + 1, setting.until.year + 1)
            special.ask(setting, held.tax, held.rule, owed, coming)
        for day, kind, amount in sorted(planned.payments):
            if kind is held.kind:
                credit += settle(owed, day, amount, name="arranged")
        if held.tax.kind in WAGES:  # nobody pays those back
            for start in [start for start, due in owed.items() if due.amount < 0]:
                credit += owed.pop(start).amount
        if credit < 0:  # paid too much: the next periods ask for less, but it is never paid out
            settle(owed, dt.date.max, credit)
        asked = (due for _, due in sorted(owed.items()) if cents(due.amount))
        items += [tax_item(setting, held.tax, held.rule, due) for due in asked]
    return [item for item in items if item.date < setting.until]


def _period(setting: Setting, held: Ledgered, day: dt.date) -> TaxPeriod:
    if day not in held.periods:
        held.periods[day] = period_of(held.rule, day, setting.holidays)
    return held.periods[day]
