"""What the books hold of a tax, per period: what built up, what was paid, what is carried on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.forecast.scenario.drafts import TAX_CLASS
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.forecast.scenario.drafts import value
from kasboek.core.forecast.tax import special
from kasboek.core.forecast.tax.cash_basis import falling_due
from kasboek.core.forecast.tax.cash_basis import invoiced
from kasboek.core.forecast.tax.owed import Owed
from kasboek.core.forecast.tax.owed import add
from kasboek.core.forecast.tax.owed import settle
from kasboek.core.forecast.tax.owed import sweep
from kasboek.core.forecast.tax.periods import TaxPeriod
from kasboek.core.forecast.tax.periods import period_of
from kasboek.core.policy import Tax
from kasboek.core.policy import TaxRule

_NOTHING = Decimal()


class Posted(NamedTuple):
    """A posting on one of a tax's accounts."""

    date: dt.date
    amount: Decimal
    """Positive adds to what is owed."""
    pays: bool
    entry: int


def posted(setting: Setting, kind: AccountClass) -> list[Posted]:
    """Return all postings of a tax's accounts, in date order.

    A transaction is a payment when all its legs but cash are accounts of the class, or most of its
    cash went to the accounts that taxes are paid from: the rest is then a rounding difference,
    interest, or another tax paid with it. What was booked after the bank data's last day counts
    too, as the invoices of those days do; unless cash moved with it, which the forecast does not
    know of yet either.
    """
    book = setting.book
    names = {account.name for account in book.owing(kind)}
    touched = {
        entry for name in names & book.columns.keys() for entry in book.columns[name].entries
    }
    paid: set[int] = set()
    more: set[int] = set()
    for moved in book.movements if touched else ():
        if moved.entry in touched:
            (paid if names.issuperset(moved.others) and moved.others else more).add(moved.entry)
    mostly = _mostly_tax(setting)
    found = []
    for name in sorted(names & book.columns.keys()):
        column = book.columns[name]
        rows = zip(column.dates, column.numbers, column.currencies, column.entries, strict=True)
        for day, number, currency, entry in rows:
            if day > setting.as_of and (entry in paid or entry in more):
                continue
            if (rate := setting.rate(currency)) is not None:
                with_more = entry in mostly and number * mostly[entry] < 0
                pays = with_more or (entry in paid and entry not in more)
                found.append(Posted(day, -value(number, rate), pays, entry))
    found.sort(key=lambda posted: posted.date)
    return found


def _mostly_tax(setting: Setting) -> dict[int, Decimal]:
    """Return the cash of entries of which more than half settles taxes on their own accounts.

    VAT is at most a fifth of what is bought or sold, and tax withheld moves as the cash does.
    """
    book = setting.book
    key = ("mostly tax", setting.as_of)
    if key not in book.memo:
        columns = [
            book.columns[name] for name in {tax.account for tax in book.taxes} & book.columns.keys()
        ]
        touched = {entry for column in columns for entry in column.entries}
        cash: dict[int, Decimal] = {}
        for moved in book.movements if touched else ():
            if moved.entry in touched:
                cash[moved.entry] = cash.get(moved.entry, _NOTHING) + moved.amount
        settled: dict[int, Decimal] = {}
        for column in columns:
            for number, entry in zip(column.numbers, column.entries, strict=True):
                if number * cash.get(entry, _NOTHING) < 0:
                    settled[entry] = settled.get(entry, _NOTHING) + number
        book.memo[key] = {
            entry: cash[entry]
            for entry, number in settled.items()
            if 2 * abs(number) > abs(cash[entry])
        }
    return book.memo[key]  # type: ignore[return-value] # put there by the line above


def due_rows(setting: Setting, kind: AccountClass, rows: Iterable[Posted]) -> Iterator[Posted]:
    """Yield the postings on the days they fall due: on a cash basis an invoice's with its money."""
    items = invoiced(setting.book) if kind in setting.cash_basis else {}
    for row in rows:
        if row.pays or row.entry not in items:
            yield row
            continue
        for day, amount in falling_due(items[row.entry], row.amount, setting.as_of):
            yield row._replace(date=day, amount=amount)


def settled(setting: Setting, tax: Tax, rule: TaxRule) -> tuple[dict[dt.date, Owed], Decimal]:
    """Return what each period still asks for, by its start, and what was paid too much."""
    kind = TAX_CLASS[tax.kind]
    owed: dict[dt.date, Owed] = {}
    credit = _NOTHING
    rows = posted(setting, kind)
    days: dict[tuple[dt.date, str], Decimal] = {}
    for row in due_rows(setting, kind, rows):
        if not row.pays:
            key = row.date, "charged" if row.amount > 0 else "deducted"
            days[key] = days.get(key, _NOTHING) + row.amount
    sums: dict[tuple[TaxPeriod, str], Decimal] = {}
    period: TaxPeriod | None = None
    for (day, name), amount in days.items():  # most are in the same period as the one before
        if period is None or not period.start <= day <= period.end:
            period = period_of(rule, day, setting.holidays)
        sums[period, name] = sums.get((period, name), _NOTHING) + amount
    for (within, name), amount in sums.items():
        add(owed, within, amount, name)
    if tax.extended is not None:
        first = min((start.year for start in owed), default=setting.as_of.year)
        special.ask(setting, tax, rule, owed, range(first, setting.as_of.year + 1))
    touched: set[dt.date] = set()
    for row in rows:
        if row.pays:
            credit += settle(owed, row.date, row.amount, touched)
    sweep(owed, touched)
    return owed, credit
