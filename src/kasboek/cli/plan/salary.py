"""Somebody's salary as planned lines: whole months, parts of them, and what is bought."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.cli.plan.planning import Accounts
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Root
from kasboek.core.bankdays import month_end
from kasboek.core.planning.hiring import Rates
from kasboek.core.planning.hiring import pay
from kasboek.core.planning.loans import cents
from kasboek.writing.plan_lines import Leg
from kasboek.writing.plan_lines import Line
from kasboek.writing.plan_lines import option_text
from kasboek.writing.plan_lines import plan_id

if TYPE_CHECKING:
    from kasboek.cli.frame import Frame
    from kasboek.core.book import Book


class Asked(NamedTuple):
    """What the user asked for."""

    name: str
    salary: Decimal
    begin: dt.date
    until: dt.date | None
    role: str
    pay_day: int
    equipment: Decimal | None
    vat: Decimal


class Used(NamedTuple):
    """The accounts of a payroll."""

    wages: str
    charges: str
    holiday_cost: str
    pension_cost: str
    tax: str
    holiday: str
    pension: str
    cash: str


def pay_day(asked: Asked, day: dt.date) -> dt.date:
    """Return the pay day of the month of a day; the 31st is the last day of a shorter one."""
    last = month_end(day)
    return last.replace(day=min(asked.pay_day, last.day))


def salary_lines(  # noqa: PLR0913, PLR0917 # what somebody costs is written from all of it
    frame: Frame,
    book: Book,
    asked: Asked,
    rates: Rates,
    used: Used,
    scenario: str | None,
) -> list[Line]:
    """Return the part of a first month, the whole months, the part of a last one, the equipment."""
    lines, begin = [], asked.begin
    last = asked.until
    if begin.day > 1 or (last and last < month_end(begin)):
        end = min(month_end(begin), last or dt.date.max)
        lines.append(_salary(frame, book, asked, rates, used, begin, _share(begin, end), "first"))
        begin = month_end(begin) + dt.timedelta(days=1)
    stop = None
    if last and last >= begin:
        stop = last if last == month_end(last) else last.replace(day=1) - dt.timedelta(days=1)
    if last is None or (stop and stop > begin):
        whole = _salary(frame, book, asked, rates, used, begin, Decimal(1), "salary")
        until = (("until", str(pay_day(asked, stop))),) if stop else ()
        lines.append(
            whole._replace(keys=(whole.keys[0], ("repeat", '"monthly"'), *until, *whole.keys[1:]))
        )
    if last and last >= begin and last != month_end(last):
        start = last.replace(day=1)
        lines.append(_salary(frame, book, asked, rates, used, start, _share(start, last), "last"))
    if asked.equipment:
        lines.append(_equipment(frame, book, asked, used))
    if scenario:
        extra = ("scenario", option_text(scenario))
        lines = [line._replace(keys=(*line.keys, extra)) for line in lines]
    return lines


def _share(begin: dt.date, end: dt.date) -> Decimal:
    """Return the part of their month that two days span, by calendar days."""
    return Decimal((end - begin).days + 1) / month_end(begin).day


def _salary(  # noqa: PLR0913, PLR0917 # the line of a month, or of a part of one
    frame: Frame,
    book: Book,
    asked: Asked,
    rates: Rates,
    used: Used,
    day: dt.date,
    share: Decimal,
    part: str,
) -> Line:
    month, unit = pay(asked.salary * share, rates), book.currency
    key = "plan.salary" if share == 1 else "plan.salary-part"
    told = frame.tell(key, role=asked.role).strip()
    debits = (
        (used.wages, month.gross),
        (used.charges, month.charges),
        (used.pension_cost, month.pension),
        (used.holiday_cost, month.holiday),
    )
    credits_ = (
        (used.tax, month.withheld + month.charges),
        (used.pension, month.pension + month.own),
        (used.holiday, month.holiday),
        (used.cash, month.net),
    )
    legs: dict[str, Decimal] = {}
    for account, number in (*debits, *((name, -number) for name, number in credits_)):
        if number:
            legs[account] = legs.get(account, Decimal()) + number
    keys = (
        ("id", option_text(plan_id("hire", asked.name, part))),
        ("roll", '"preceding"'),
        ("certainty", '"expected"'),
    )
    shown = tuple(Leg(account, number, unit) for account, number in legs.items())
    return Line(pay_day(asked, day), asked.name, told, keys, shown)


def _equipment(frame: Frame, book: Book, asked: Asked, used: Used) -> Line:
    """Return what is bought; the VAT in it goes to the ledger's account of that class."""
    has = Accounts(frame, book, asked.begin, asked.begin)
    whole, unit = cents(asked.equipment or Decimal()), book.currency
    tax = cents(whole * asked.vat / (1 + asked.vat))
    asset, input_tax = AccountClass.FIXED_ASSET, AccountClass.VAT
    # depreciation is an asset account too, with what is credited; VAT has its own on either side
    bought = [a.name for a in book.of_class(asset) if _held(book, a.name) >= 0]
    claimed = [a.name for a in book.of_class(input_tax) if a.root is Root.ASSETS]
    cost = has.of("equipment", asset, tail="Assets:Equipment", balance=True, among=bought)
    vat = ""
    if tax:
        tail = "Liabilities:VAT"
        vat = has.of("vat", input_tax, tail=tail, balance=True, among=claimed or None)
    has.ask()
    keys = (("id", option_text(plan_id("hire", asked.name, "equipment"))),)
    legs = (Leg(cost, whole - tax, unit), Leg(vat, tax, unit), Leg(used.cash, -whole, unit))
    return Line(asked.begin, "", frame.tell("plan.equipment", name=asked.name), keys, legs)


def _held(book: Book, account: str) -> Decimal:
    column = book.columns.get(account)
    return sum(column.numbers, Decimal()) if column else Decimal()
