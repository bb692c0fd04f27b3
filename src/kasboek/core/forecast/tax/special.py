"""The special prepayment: once a year a part of last year's, for returns that may come later.

In Germany an eleventh, on 10 February, taken off the return of December (UStDV sections 47, 48).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.bankdays import month_end
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.forecast.scenario.drafts import value
from kasboek.core.forecast.tax.owed import Owed
from kasboek.core.forecast.tax.owed import add
from kasboek.core.forecast.tax.periods import TaxPeriod
from kasboek.core.forecast.tax.periods import arrival
from kasboek.core.forecast.tax.periods import closed_days
from kasboek.core.forecast.tax.periods import period_of
from kasboek.core.planning.loans import cents
from kasboek.core.policy import Tax
from kasboek.core.policy import TaxRule
from kasboek.core.saying import Problem
from kasboek.core.saying import saying

_NOTHING = Decimal()


class Special(NamedTuple):
    """A year's special prepayment: where it stands among the periods, and which one it lowers."""

    year: int
    period: TaxPeriod
    """Of one day, so that payments settle it after the period due with it, before the next."""
    credited: TaxPeriod


def ask(
    setting: Setting, tax: Tax, rule: TaxRule, owed: dict[dt.date, Owed], years: Iterable[int]
) -> None:
    """Add the special prepayments of years to what is owed, and take them off their last periods.

    What is in `owed` of the year before is what they are a part of. One that was paid before the
    books begin is in the opening balance of the period they begin in, so it is added there.
    """
    first = _first(setting)
    for each in _specials(setting, tax, rule, years):
        amount = _amount(setting, tax, rule, each.year, owed)
        if amount:
            paid_before = each.period.arrival < first
            asked = period_of(rule, first, setting.holidays) if paid_before else each.period
            add(owed, asked, amount, "special")
            add(owed, each.credited, -amount, "special")


def mistakes(setting: Setting, tax: Tax, rule: TaxRule) -> Iterator[Problem]:
    """Yield what of a later return cannot be done: no such thing there, or an unknown amount."""
    stated = bool(tax.prepayments) and not (tax.extended and rule.special_part)
    if tax.extended and not rule.extension:
        yield _unknown_there(setting, tax, "forecast.no-extension")
    elif stated:
        yield _unknown_there(setting, tax, "forecast.no-special")
    years = range(setting.as_of.year - 1, setting.until.year + 1)
    for each in _specials(setting, tax, rule, years):
        matters = each.credited.arrival > setting.as_of and each.period.arrival < setting.until
        if matters and _amount(setting, tax, rule, each.year, {}) is None:
            told = saying(
                "forecast.special-unknown",
                year=str(each.year),
                part=str(rule.special_part),
                before=str(each.year - 1),
                kind=tax.kind.value,
                first=_first(setting),
            )
            yield Problem(told, tax.source)


def _unknown_there(setting: Setting, tax: Tax, key: str) -> Problem:
    special = key == "forecast.no-special"
    known = dict.fromkeys(
        f"{rule.country} {rule.kind} {rule.rhythm}"
        for rule in setting.book.tax_rules
        if (rule.special_part if special else rule.extension)
    )
    told = saying(
        key,
        kind=tax.kind.value,
        rhythm=tax.rhythm,
        country=tax.country,
        known=", ".join(known) or "-",
    )
    return Problem(told, tax.source)


def _specials(setting: Setting, tax: Tax, rule: TaxRule, years: Iterable[int]) -> Iterator[Special]:
    """Yield those of the years in which the extension holds; the first is paid when it begins."""
    if tax.extended is None or not rule.special_part:
        return
    end = tax.until or dt.date.max
    for year in years:
        (day,) = closed_days((rule.special_day,), year)
        if year == tax.extended.year:
            day = max(day, tax.extended)
        if year < tax.extended.year or day > end:
            continue
        before = month_end(day, -2)
        due = arrival(rule, day, setting.holidays)
        last = period_of(rule, min(dt.date(year, 12, 31), end), setting.holidays)
        yield Special(year, TaxPeriod(before, before, due, f"{year}-special", str(year)), last)


def _amount(
    setting: Setting, tax: Tax, rule: TaxRule, year: int, owed: dict[dt.date, Owed]
) -> Decimal | None:
    """Return what is to be prepaid: as stated, else a part of last year's; `None` where unknown."""
    stated = dict(tax.prepayments).get(year)
    if stated is not None:
        rate = setting.rate(stated.currency)
        return None if rate is None else value(stated.number, rate)
    if _first(setting) > dt.date(year - 1, 1, 31):
        return None
    parts = (here.parts for here in owed.values() if here.period.start.year == year - 1)
    last = sum((each.charged + each.deducted + each.planned for each in parts), _NOTHING)
    return max(cents(last / rule.special_part), _NOTHING)


def _first(setting: Setting) -> dt.date:
    entries = setting.book.entries
    return entries[0].date if entries else setting.as_of
