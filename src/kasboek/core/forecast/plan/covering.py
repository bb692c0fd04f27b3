"""What plan and budgets cover already: it is taken off what was learned, so that it comes once.

What recurs goes when a planned occurrence of the same counterparty has its day in its interval. The
rest is compared by account and month: an occurrence counts in the month it falls in, one of a line
that repeats and stands for more than `LONG` days in all months of its interval by their days, a
budget in each month that it runs, with all accounts below its own. Invoices and bills dated ahead
count in their month. A single line leaves in the other months of its interval what is sure.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple
from typing import TypeAlias

from kasboek.core.accounts import AccountClass
from kasboek.core.bankdays import month_end
from kasboek.core.book import Book
from kasboek.core.forecast.plan.assignment import likely
from kasboek.core.forecast.plan.lines import Line
from kasboek.core.forecast.plan.slots import Slot
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.plan import Budget
from kasboek.core.plan import Unit

LONG = 45
"""Days from which an occurrence stands for all of its interval, not for the month it falls in."""
ABOUT = 20
"""A twentieth of what was learned is nothing worth telling: the plan is about the same."""
_DAY = dt.timedelta(days=1)
_HALF_MONTH = dt.timedelta(days=15)
_HUNDRED, _YEAR = 100, 12
_PAYROLL = "payroll"
_UNITS = {
    Unit.DAY: Decimal(1),
    Unit.WEEK: Decimal(7),
    Unit.MONTH: Decimal("30.4375"),
    Unit.YEAR: Decimal("365.25"),
}

_Place: TypeAlias = tuple[str, bool, str]
"""An account (or a counterparty), whether it is a receipt, and the currency."""


@dataclass(slots=True)  # not frozen: what covers it takes it away
class Wanted:
    """Something learned: `cents` (positive) on a day, and what of it is `left` by plan and budget.

    Where its account is planned only what is `sure` counts: as much as in the same weeks of last
    year, since who plans a quiet winter knows more than the mean of a busy summer. `accounts` are
    those that plan and budget may name it by; `regular` says that it recurs by itself.
    """

    date: dt.date
    cents: int
    left: int
    sure: int
    who: str
    accounts: tuple[str, ...]
    receipt: bool
    currency: str
    regular: bool


class Cover(NamedTuple):
    """One occurrence: what it was as a whole, its interval, and what is left of it by month.

    `party` is its counterparty in lower case; `seldom` says that the interval has more than `LONG`
    days; `shares` are its accounts, each with its part in millionths.
    """

    party: _Place
    size: int
    begin: dt.date
    end: dt.date
    seldom: bool
    months: tuple[tuple[int, int], ...]
    shares: tuple[tuple[_Place, int], ...]


def family(book: Book, account: str) -> str:
    """Return by what name an account is compared: wages owed and their costs are one."""
    found = book.accounts.get(account)
    if found is not None and found.kind in {AccountClass.PERSONNEL, AccountClass.WAGES}:
        return _PAYROLL
    return account


def take_off(setting: Setting, wanted: Sequence[Wanted], found: Iterable[Slot]) -> None:
    """Take off all that plan, budgets and invoices dated ahead cover."""
    left: dict[tuple[_Place, int], int] = {}
    once: list[Cover] = []
    parties: dict[_Place, list[Wanted]] = {}
    by_account: dict[_Place, dict[int, list[Wanted]]] = {}
    for one in wanted:
        if one.regular:
            place = one.who.casefold(), one.receipt, one.currency
            parties.setdefault(place, []).append(one)
        for account in one.accounts:
            place = account, one.receipt, one.currency
            by_account.setdefault(place, {}).setdefault(_month(one.date), []).append(one)
    for cover in (*_planned(setting, found), *_booked(setting)):
        own = parties.get(cover.party)
        _keep(cover, _of_party(cover, own) if own else 0, left)
        if cover.seldom and parties:  # something recurs by itself
            once.append(cover)
    _whole(once, by_account)
    for (place, month), cents in left.items():
        _share(by_account.get(place, {}).get(month, ()), cents)
    for place, month, cents in _budgets(setting):
        below = (one for months in _below(place, by_account) for one in months.get(month, ()))
        _share(tuple(below), cents)
    for one in wanted:
        one.left = one.left if one.left * ABOUT >= one.cents else 0


def _month(day: dt.date) -> int:
    return day.year * _YEAR + day.month


def _planned(setting: Setting, found: Iterable[Slot]) -> Iterator[Cover]:
    """Yield the occurrences: what is left of them, and their part of the time that is to come.

    What was used up stands for the rest of its interval too: a plan of 10,000 of which all came in
    the first half of a month leaves nothing to be learned in the second.
    """
    line: Line | None = None
    shares: tuple[tuple[_Place, int], ...] = ()
    party: _Place = ("", False, "")
    plan, size = Decimal(), 0
    tomorrow = setting.tomorrow
    for slot in found:
        if slot.line is not line:
            line = slot.line
            shares = _shares(setting.book, line) if line.flows and likely(slot) else ()
            party = _place(line, line.counterparty.casefold()) if shares else party
        begin, end = slot.begin, slot.end
        if not shares or end <= tomorrow:
            continue
        if slot.plan is not plan:  # it is the same object until its line grows
            plan, size = slot.plan, int(slot.plan * _HUNDRED)
        most = size
        days, soonest = (end - begin).days, max(tomorrow, begin)
        if slot.used:
            ahead = size * (end - soonest).days // days
            most = max(int(slot.rest * _HUNDRED), ahead)
        months = _months(slot, soonest, most, seldom=days > LONG)
        yield Cover(party, size, begin, end, days > LONG, months, shares)


def _months(
    slot: Slot, soonest: dt.date, cents: int, *, seldom: bool
) -> tuple[tuple[int, int], ...]:
    """Return what an occurrence stands for by month.

    A single one has its money in its own month; in the others of its interval it is known of, so
    that only what is sure is learned beside it.
    """
    here = ((_month(max(soonest, slot.date)), cents),)
    if not seldom:
        return here
    if slot.line.plan.repeat is not None:
        return tuple(_by_days(soonest, slot.end, cents))
    return (*here, *_by_days(soonest, slot.end, 0))


def _place(line: Line, name: str) -> _Place:
    flow = line.flows[0]
    return name, flow.amount > 0, flow.currency


def _shares(book: Book, line: Line) -> tuple[tuple[_Place, int], ...]:
    legs = [
        (_place(line, family(book, leg.account)), abs(leg.number))
        for leg in line.plan.legs
        if leg.account in line.shared
    ]
    total = sum((number for _, number in legs), Decimal())
    if not total:
        return ((_place(line, family(book, line.counter)), 1_000_000),)
    return tuple((place, int(number * 1_000_000 / total)) for place, number in legs)


def _by_days(begin: dt.date, end: dt.date, cents: int) -> Iterator[tuple[int, int]]:
    days = (end - begin).days
    while begin < end:
        stop = min(month_end(begin) + _DAY, end)
        yield _month(begin), cents * (stop - begin).days // days
        begin = stop


def _booked(setting: Setting) -> Iterator[Cover]:
    """Yield invoices and bills that are dated after `as_of`: they are open items already."""
    for item in reversed(setting.book.items):
        if item.date <= setting.as_of:
            break
        if item.amount > 0:
            name = family(setting.book, item.accounts[0]) if item.accounts else ""
            cents = int(item.amount * _HUNDRED)
            yield Cover(
                (item.counterparty.casefold(), item.receivable, item.currency),
                cents,
                item.date - _HALF_MONTH,
                item.date + _HALF_MONTH,
                seldom=False,
                months=((_month(item.date), cents),),
                shares=(((name, item.receivable, item.currency), 1_000_000),),
            )


def _of_party(cover: Cover, own: Iterable[Wanted]) -> int:
    """Take off whole what recurs of the same counterparty in the interval; return how much."""
    spent = 0
    for one in own:
        if one.left and cover.begin <= one.date < cover.end and _alike(cover, one):
            spent += one.left
            one.left = 0
    return spent


def _alike(cover: Cover, one: Wanted) -> bool:
    """Say whether an occurrence can be what recurs: not much smaller, nor once a year and large."""
    return one.cents <= 2 * cover.size and (not cover.seldom or cover.size <= 2 * one.cents)


def _keep(cover: Cover, spent: int, left: dict[tuple[_Place, int], int]) -> None:
    """Add what a counterparty's own did not use to the account and month."""
    whole = sum(cents for _, cents in cover.months) if spent else 0
    for month, cents in cover.months:
        rest = cents - min(spent, whole) * cents // whole if whole else cents
        for place, share in cover.shares:
            key = place, month
            left[key] = left.get(key, 0) + rest * share // 1_000_000


def _whole(covers: Iterable[Cover], by_account: dict[_Place, dict[int, list[Wanted]]]) -> None:
    """Take off whole what recurs on the account and is planned as seldom and as large.

    A month's part of a quarter would leave two thirds of it.
    """
    for cover in covers:
        place = max(cover.shares, key=lambda share: share[1])[0]
        months = by_account.get(place, {})
        for month, _ in _by_days(cover.begin, cover.end, 0):
            for one in months.get(month, ()):
                near = cover.begin <= one.date < cover.end and 2 * one.cents >= cover.size
                if one.regular and near and _alike(cover, one):
                    one.left = 0


def _budgets(setting: Setting) -> Iterator[tuple[_Place, int, int]]:
    """Yield what budgets stand for in each month ahead; the account ends in a colon."""
    later: dict[tuple[str, str], dt.date] = {}
    for budget in sorted(setting.book.budgets, key=lambda each: each.date, reverse=True):
        key = budget.account, budget.amount.currency
        until = later.get(key, setting.until)
        later[key] = budget.date
        day = max(budget.date, setting.tomorrow)
        while day < until:
            end = min(month_end(day) + _DAY, until)
            cents = int(_per_day(budget) * (end - day).days * _HUNDRED)
            yield (key[0] + ":", budget.amount.number < 0, key[1]), _month(day), cents
            day = end


def _per_day(budget: Budget) -> Decimal:
    return abs(budget.amount.number) / (_UNITS[budget.repeat.unit] * budget.repeat.count)


def _below(
    place: _Place, by_account: dict[_Place, dict[int, list[Wanted]]]
) -> Iterator[dict[int, list[Wanted]]]:
    """Yield what was learned on an account and on those below it."""
    name, receipt, currency = place
    for (account, *rest), months in by_account.items():
        if rest == [receipt, currency] and f"{account}:".startswith(name):
            yield months


def _share(near: Sequence[Wanted], most: int) -> None:
    """Take so much off, from each its part, of what is sure."""
    for one in near:
        one.left = min(one.left, one.sure)
    total = sum(one.left for one in near)
    left = min(most, total)
    for one in near:
        part = left * one.left // total if total else 0
        total -= one.left
        left -= part
        one.left -= part
