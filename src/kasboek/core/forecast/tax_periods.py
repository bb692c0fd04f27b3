"""The periods of taxes and the days their money must have arrived, by the rules that ship."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.bankdays import month_end
from kasboek.core.bankdays import months_later
from kasboek.core.bankdays import preceding
from kasboek.core.book import Book
from kasboek.core.policy import Tax
from kasboek.core.policy import TaxRule

_SIX_WEEKS = dt.timedelta(weeks=6)
_DECEMBER = 12


class TaxPeriod(NamedTuple):
    """A period of a tax; `end` is its last day, `arrival` when the money must be there."""

    start: dt.date
    end: dt.date
    arrival: dt.date
    label: str


def rule_for(book: Book, tax: Tax, day: dt.date) -> TaxRule | None:
    """Return the rule of the tax's country that holds on a day."""
    held = [
        rule
        for rule in book.tax_rules
        if (rule.country, rule.kind, rule.rhythm) == (tax.country, tax.kind, tax.rhythm)
        and rule.valid_from <= day
    ]
    return max(held, key=lambda rule: rule.valid_from, default=None)


def period_of(rule: TaxRule, day: dt.date, holidays: frozenset[dt.date]) -> TaxPeriod:
    """Return the period a day falls in, and when its money must have arrived.

    It must be on the tax office's account by the statutory day; when the banks are closed then,
    on the last bank day before it (AWR art. 19: no extension for taxes one declares oneself).
    """
    if rule.period_days:
        return _weeks_of(rule, day, holidays)
    months = day.year * 12 + day.month - rule.first_month
    first = months // rule.period_months * rule.period_months + rule.first_month - 1
    start = dt.date(first // 12, first % 12 + 1, 1)
    end = month_end(start, rule.period_months - 1)
    last = month_end(end, rule.months)
    statutory = last if not rule.day else last.replace(day=min(rule.day, last.day))
    return TaxPeriod(start, end, preceding(statutory, holidays), _label(rule, start, end))


def _weeks_of(rule: TaxRule, day: dt.date, holidays: frozenset[dt.date]) -> TaxPeriod:
    """Return the period of whole weeks; the last one of a year takes its 53rd week."""
    year, week, _ = day.isocalendar()
    weeks = rule.period_days // 7
    number = min((week - 1) // weeks, 52 // weeks - 1)
    start = dt.date.fromisocalendar(year, number * weeks + 1, 1)
    end = start + dt.timedelta(days=rule.period_days - 1)
    if number == 52 // weeks - 1:
        end = dt.date.fromisocalendar(year + 1, 1, 1) - dt.timedelta(days=1)
    arrival = preceding(months_later(end, rule.months), holidays)
    return TaxPeriod(start, end, arrival, f"{year}-P{number + 1:02d}")


def _label(rule: TaxRule, start: dt.date, end: dt.date) -> str:
    if rule.period_months == 1:
        return f"{start:%Y-%m}"
    if rule.period_months == 3:
        return f"{start.year}-Q{(start.month + 2) // 3}"
    return str(start.year) if start.year == end.year else f"{start.year}-{end.year}"


def assessment(day: dt.date, amount: Decimal) -> list[tuple[int, dt.date, Decimal]]:
    """Return the instalments of a provisional assessment: number, day, amount.

    As many equal ones as whole months are left in the year after its date, the first one month
    after it; with fewer than two left, one after six weeks. The last takes the cents.
    (Invorderingswet 1990 art. 9: dated 15 February 2024, ten instalments.)
    """
    parts = _DECEMBER - day.month
    if parts < 2:
        return [(1, day + _SIX_WEEKS, amount)]
    each = (amount / parts).quantize(Decimal("0.01"))
    days = [months_later(day, number) for number in range(1, parts + 1)]
    if month_end(day) == day:
        days = [month_end(later) for later in days]
    last = amount - each * (parts - 1)
    return [(n, later, last if n == parts else each) for n, later in enumerate(days, 1)]
