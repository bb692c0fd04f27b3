"""Tax that is building up: what is due per period, and the day the money must have arrived."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Category
from kasboek.core.bankdays import preceding
from kasboek.core.forecast.drafts import TAX_CLASS
from kasboek.core.forecast.drafts import Building
from kasboek.core.forecast.drafts import Setting
from kasboek.core.forecast.drafts import value
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import ItemKind
from kasboek.core.forecast.tax_periods import TaxPeriod
from kasboek.core.forecast.tax_periods import assessment
from kasboek.core.forecast.tax_periods import period_of
from kasboek.core.forecast.tax_periods import rule_for
from kasboek.core.loans import cents
from kasboek.core.policy import Tax
from kasboek.core.policy import TaxKind
from kasboek.core.policy import TaxRule
from kasboek.core.saying import Problem
from kasboek.core.saying import saying

_PROVISIONAL = "provisional"
_CRUMBS = Decimal(5)
_NOTHING = Decimal()
_ONE = Decimal(1)


class Owed(NamedTuple):
    """What one period of a tax still asks for: positive to pay, negative to get back."""

    period: TaxPeriod
    amount: Decimal


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
            told = saying(
                "forecast.no-tax-rule", kind=tax.kind.value, rhythm=tax.rhythm, country=tax.country
            )
            setting.once(Problem(told, tax.source))
        elif tax.rhythm != _PROVISIONAL:
            owed, credit = _settled(setting, TAX_CLASS[tax.kind], rule)
            found.append(Ledgered(tax, TAX_CLASS[tax.kind], rule, owed, credit, {}))
        elif tax.amount is not None:
            owed, credit = _assessed(setting, tax)
            found.append(Ledgered(tax, TAX_CLASS[tax.kind], rule, owed, credit, {}))
    return tuple(found)


class _Posted(NamedTuple):
    date: dt.date
    amount: Decimal
    """Positive adds to what is owed."""
    pays: bool


def _posted(setting: Setting, kind: AccountClass) -> list[_Posted]:
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
                found.append(_Posted(day, -value(number, rate), pays))
    found.sort(key=lambda posted: posted.date)
    return found


def _mostly_tax(setting: Setting) -> dict[int, Decimal]:
    """Return the cash of entries of which more than half settles taxes on their own accounts.

    VAT is at most a fifth of what is bought or sold, and tax withheld moves as the cash does.
    """
    book = setting.book
    key = ("mostly tax", setting.as_of)
    if key not in book.memo:
        cash: dict[int, Decimal] = {}
        for moved in book.movements:
            cash[moved.entry] = cash.get(moved.entry, _NOTHING) + moved.amount
        settled: dict[int, Decimal] = {}
        for name in {tax.account for tax in book.taxes} & book.columns.keys():
            column = book.columns[name]
            for number, entry in zip(column.numbers, column.entries, strict=True):
                if number * cash.get(entry, _NOTHING) < 0:
                    settled[entry] = settled.get(entry, _NOTHING) + number
        book.memo[key] = {
            entry: cash[entry]
            for entry, number in settled.items()
            if 2 * abs(number) > abs(cash[entry])
        }
    return book.memo[key]  # type: ignore[return-value] # put there by the line above


def _settled(
    setting: Setting, kind: AccountClass, rule: TaxRule
) -> tuple[dict[dt.date, Owed], Decimal]:
    owed: dict[dt.date, Owed] = {}
    credit = _NOTHING
    posted = _posted(setting, kind)
    days: dict[dt.date, Decimal] = {}
    for row in posted:
        if not row.pays:
            days[row.date] = days.get(row.date, _NOTHING) + row.amount
    for day, amount in days.items():
        add(owed, period_of(rule, day, setting.holidays), amount)
    touched: set[dt.date] = set()
    for row in posted:
        if row.pays:
            credit += settle(owed, row.date, row.amount, touched)
    _sweep(owed, touched)
    return owed, credit


def add(owed: dict[dt.date, Owed], period: TaxPeriod, amount: Decimal) -> None:
    """Add an amount to what a period asks for."""
    before = owed.get(period.start)
    owed[period.start] = Owed(period, amount + (before.amount if before else _NOTHING))


def settle(
    owed: dict[dt.date, Owed], day: dt.date, amount: Decimal, touched: set[dt.date] | None = None
) -> Decimal:
    """Take a payment (negative) or a refund (positive) off the oldest ended period of its kind.

    What exceeds that period goes to the next one; the rest is returned.
    """
    for start in sorted(owed):
        here = owed[start]
        if not amount:
            break
        if here.period.end >= day or here.amount * amount >= 0:
            continue
        part = min(abs(amount), abs(here.amount)).copy_sign(amount)
        owed[start] = Owed(here.period, here.amount + part)
        amount -= part
        if touched is not None:
            touched.add(start)
    return amount


def _sweep(owed: dict[dt.date, Owed], touched: set[dt.date]) -> None:
    """Carry what rounding a return to whole euros left behind to the next period."""
    for start in sorted(touched):
        left = owed[start]
        later = min((other for other in owed if other > start), default=None)
        if left.amount and abs(left.amount) < _CRUMBS and later is not None:
            owed[start] = Owed(left.period, _NOTHING)
            owed[later] = Owed(owed[later].period, owed[later].amount + left.amount)


def _assessed(setting: Setting, tax: Tax) -> tuple[dict[dt.date, Owed], Decimal]:
    """Return the instalments of a provisional assessment that are not paid yet."""
    assert tax.amount is not None
    rate = setting.rate(tax.amount.currency)
    owed = {}
    if rate is not None:
        for number, day, amount in assessment(tax.date, value(tax.amount.number, rate)):
            arrival = preceding(day, setting.holidays)
            period = TaxPeriod(day, tax.date, arrival, f"{day.year}-{number:02d}")
            owed[day] = Owed(period, amount)
    credit = _NOTHING
    for row in _posted(setting, TAX_CLASS[tax.kind]):
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
            for (kind, day), amount in planned.days.items():
                if kind is held.kind:
                    add(owed, _period(setting, held, day), amount)
        for day, kind, amount in sorted(planned.payments):
            if kind is held.kind:
                credit += settle(owed, day, amount)
        if credit < 0:  # paid too much: the next periods ask for less, but it is never paid out
            settle(owed, dt.date.max, credit)
        asked = (due for _, due in sorted(owed.items()) if cents(due.amount))
        items += [_item(setting, held, due) for due in asked]
    return [item for item in items if item.date < setting.until]


def _period(setting: Setting, held: Ledgered, day: dt.date) -> TaxPeriod:
    if day not in held.periods:
        held.periods[day] = period_of(held.rule, day, setting.holidays)
    return held.periods[day]


def _item(setting: Setting, held: Ledgered, due: Owed) -> Item:
    period, tax = due.period, held.tax
    ended = period.end <= setting.as_of
    day = period.arrival if period.arrival > setting.as_of else setting.next_open
    key = "forecast.tax" if day == period.arrival else "forecast.tax-overdue"
    if tax.rhythm == _PROVISIONAL:
        key = "forecast.tax-instalment"
    elif due.amount < 0:
        key = "forecast.tax-refund"
    kind = (f"forecast.tax.{tax.kind.value}",)
    amount = -cents(due.amount)
    return Item(
        f"tax/{tax.kind.value}/{period.label}",
        day,
        amount,
        amount,
        _ONE,
        setting.book.currency,
        amount,
        _ONE,
        setting.main,
        tax.account,
        Category.PAYROLL if tax.kind in _WAGES else Category.TAX,
        "",
        ItemKind.TAX,
        "booked" if ended else "expected",
        period.arrival,
        day,
        tax.source,
        (key, ("kind", kind), ("period", period.label), ("due", period.arrival)),
    )


_WAGES = frozenset({TaxKind.HOLIDAY_PAY, TaxKind.PENSION})
