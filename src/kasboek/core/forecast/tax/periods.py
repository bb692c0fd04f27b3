"""The periods of taxes and the days their money must have arrived, by the rules that ship."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import ROUND_HALF_UP
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from dateutil.easter import easter

from kasboek.core.bankdays import is_open
from kasboek.core.bankdays import month_end
from kasboek.core.bankdays import months_later
from kasboek.core.book import Book
from kasboek.core.plan import Roll
from kasboek.core.policy import Tax
from kasboek.core.policy import TaxRule

_SIX_WEEKS = dt.timedelta(weeks=6)
_DAY = dt.timedelta(days=1)
_DECEMBER = 12
_CENT = Decimal("0.01")
_WITHIN_YEAR = {1: "-", 3: "-Q", 6: "-H"}


class TaxPeriod(NamedTuple):
    """A period of a tax; `end` is its last day, `arrival` when the money must be there.

    `special` is the year of a special prepayment, which stands among the periods without being one.
    """

    start: dt.date
    end: dt.date
    arrival: dt.date
    label: str
    special: str = ""


def rule_for(book: Book, tax: Tax, day: dt.date) -> TaxRule | None:
    """Return the rule of the tax's country that holds on a day, later where its returns may be."""
    held = [
        rule
        for rule in book.tax_rules
        if (rule.country, rule.kind, rule.rhythm) == (tax.country, tax.kind, tax.rhythm)
        and rule.valid_from <= day
    ]
    found = max(held, key=lambda rule: rule.valid_from, default=None)
    return _extended(found) if found is not None and tax.extended else found


@cache
def _extended(rule: TaxRule) -> TaxRule:
    return replace(rule, months=rule.months + rule.extension)


def period_of(rule: TaxRule, day: dt.date, holidays: frozenset[dt.date]) -> TaxPeriod:
    """Return the period a day falls in, and when its money must have arrived.

    It must be on the tax office's account by the statutory day; when the banks or the office are
    closed then, the rule says whether on the bank day before it (AWR art. 19: no extension for
    taxes one declares oneself) or on the one after it (Abgabenordnung section 108).
    """
    if rule.period_days:
        return _weeks_of(rule, day, holidays)
    months = day.year * 12 + day.month - rule.first_month
    first = months // rule.period_months * rule.period_months + rule.first_month - 1
    return _months_from(rule, dt.date(first // 12, first % 12 + 1, 1), holidays)


@cache
def _months_from(rule: TaxRule, start: dt.date, holidays: frozenset[dt.date]) -> TaxPeriod:
    """Return the period that starts on a day; asked for again for each day of a long history."""
    end = month_end(start, rule.period_months - 1)
    last = month_end(end, rule.months)
    statutory = last if not rule.day else last.replace(day=min(rule.day, last.day))
    return TaxPeriod(start, end, arrival(rule, statutory, holidays), _label(rule, start, end))


def arrival(rule: TaxRule, statutory: dt.date, holidays: frozenset[dt.date]) -> dt.date:
    """Move a statutory day on which the banks or the tax office are closed as the rule says."""
    step = _DAY if rule.roll is Roll.FOLLOWING else -_DAY
    day = statutory
    while not is_open(day, holidays) or day in closed_days(rule.closed, day.year):
        day += step
    return day


@cache
def closed_days(named: tuple[str, ...], year: int) -> frozenset[dt.date]:
    """Return the days of a year that are named as `10-03`, or counted from Easter: `easter+39`.

    >>> sorted(closed_days(("10-03", "easter+39"), 2026))
    [datetime.date(2026, 5, 14), datetime.date(2026, 10, 3)]
    """
    return frozenset(_named(name, year) for name in named)


def _named(name: str, year: int) -> dt.date:
    if name.startswith("easter"):
        return easter(year) + int(name.removeprefix("easter")) * _DAY
    month, _, day = name.partition("-")
    return dt.date(year, int(month), int(day))


def _weeks_of(rule: TaxRule, day: dt.date, holidays: frozenset[dt.date]) -> TaxPeriod:
    """Return the period of whole weeks; the last one of a year takes its 53rd week."""
    year, week, _ = day.isocalendar()
    weeks = rule.period_days // 7
    number = min((week - 1) // weeks, 52 // weeks - 1)
    start = dt.date.fromisocalendar(year, number * weeks + 1, 1)
    end = start + dt.timedelta(days=rule.period_days - 1)
    if number == 52 // weeks - 1:
        end = dt.date.fromisocalendar(year + 1, 1, 1) - dt.timedelta(days=1)
    due = arrival(rule, months_later(end, rule.months), holidays)
    return TaxPeriod(start, end, due, f"{year}-P{number + 1:02d}")


def _label(rule: TaxRule, start: dt.date, end: dt.date) -> str:
    if rule.period_months == 1:
        return f"{start:%Y-%m}"
    if rule.period_months in _WITHIN_YEAR:
        number = (start.month - 1) // rule.period_months + 1
        return f"{start.year}{_WITHIN_YEAR[rule.period_months]}{number}"
    return str(start.year) if start.year == end.year else f"{start.year}-{end.year}"


def assessment(
    day: dt.date, amount: Decimal, dates: tuple[str, ...] = ()
) -> list[tuple[int, dt.date, Decimal]]:
    """Return the instalments of a provisional assessment: number, day, amount.

    Where the law names the `dates`, equal parts on those that are left in the year after its
    date, or on all of the next year's where none is. Else as many as whole months are left in the
    year after its date, the first one month after it; with fewer than two left, one after six
    weeks (Invorderingswet 1990 art. 9: dated 15 February 2024, ten). The last takes the cents.
    """
    days = _left(day, dates) if dates else _monthly(day)
    each = (amount / len(days)).quantize(_CENT, ROUND_HALF_UP)
    last = amount - each * (len(days) - 1)
    return [(n, later, last if n == len(days) else each) for n, later in enumerate(days, 1)]


def _left(day: dt.date, dates: tuple[str, ...]) -> list[dt.date]:
    left = sorted(each for each in closed_days(dates, day.year) if each > day)
    return left or sorted(closed_days(dates, day.year + 1))


def _monthly(day: dt.date) -> list[dt.date]:
    parts = _DECEMBER - day.month
    if parts < 2:
        return [day + _SIX_WEEKS]
    days = [months_later(day, number) for number in range(1, parts + 1)]
    return [month_end(later) for later in days] if month_end(day) == day else days
