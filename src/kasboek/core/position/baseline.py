"""The baseline, or zero measurement: where a company stands on its first day, and what to do first.

Nothing is worked out here that another figure does not already say; this puts it together.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.alerts import Alert
from kasboek.core.alerts import alerts
from kasboek.core.alerts import data_age
from kasboek.core.alerts import missing
from kasboek.core.alerts import suspense
from kasboek.core.alerts import unexplained
from kasboek.core.book import Book
from kasboek.core.capital import Basis
from kasboek.core.capital import Composition
from kasboek.core.capital import Kinds
from kasboek.core.capital import composition
from kasboek.core.capital import kinds
from kasboek.core.capital.results import INCOME
from kasboek.core.capital.results import Results
from kasboek.core.capital.results import by_account
from kasboek.core.capital.results import results
from kasboek.core.forecast.model import Forecast
from kasboek.core.kpi.measure import measure
from kasboek.core.kpi.model import Measured
from kasboek.core.kpi.registry import KPIS
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.owed.ageing import Ageing
from kasboek.core.owed.ageing import ageing
from kasboek.core.policy import Severity
from kasboek.core.position.steps import Check
from kasboek.core.position.steps import Step
from kasboek.core.position.steps import steps
from kasboek.core.saying import Money
from kasboek.core.saying import Saying

FIRST = 5
"""How many things to do are named: what is more than a morning's work is not done."""

MOST_COSTS = 8
_YEAR = 12
_MONEY = (
    AccountClass.CASH,
    AccountClass.CARD,
    AccountClass.CLEARING,
    AccountClass.RESTRICTED_CASH,
    AccountClass.SHORT_TERM_INVESTMENT,
)
_TRUST, _STEER = ("baseline", "data"), ("targets", "tools", "forecast", "guard", "governance")
_IN_STEPS = frozenset(
    {data_age.NAME, missing.NAME, suspense.NAME, unexplained.NAME, "review", "action"}
)
"""Alerts that a step already asks for."""


class Held(NamedTuple):
    """What a bank account, card, provider or deposit holds; `until` is its bank data's last day."""

    account: str
    kind: AccountClass
    balances: tuple[Money, ...]
    until: dt.date | None
    overdraft: Money | None


class Cost(NamedTuple):
    """What was spent on a cost account over the year of the report."""

    account: str
    amount: Decimal


class Todo(NamedTuple):
    """Something to do: what is wrong, and what puts it right."""

    wrong: Saying
    do: Saying


@dataclass(frozen=True, slots=True)
class Baseline:
    """All parts of the report; money is in the operating currency unless it says otherwise.

    `year` and `before` are the results of the last 12 full months and of the 12 before those,
    `None` where the books do not reach that far; `months` says how many `year` really spans.
    `kinds` is a saying where there are none, which tells why. `ahead` is `None` for a past day.
    """

    book: Book
    day: dt.date
    bank: tuple[Held, ...]
    sheet: Composition
    year: Results | None
    before: Results | None
    months: int
    costs: tuple[Cost, ...]
    receivables: Ageing
    payables: Ageing
    figures: tuple[Measured, ...]
    kinds: Kinds | Saying
    ahead: Forecast | None
    steps: tuple[Step, ...]
    todo: tuple[Todo, ...]


def baseline(at: Standpoint, today: dt.date | None = None) -> Baseline:
    """Measure everything on a day; `today` is the calendar day, absent for a past day."""
    book = at.book
    year, before, months = _years(at)
    road = steps(at, today)
    return Baseline(
        book=book,
        day=at.day,
        bank=tuple(_bank(at)),
        sheet=composition(at),
        year=year,
        before=before,
        months=months,
        costs=_costs(at, year),
        receivables=ageing(book, at.day, receivable=True),
        payables=ageing(book, at.day, receivable=False),
        figures=tuple(measure(kpi, at, trend=False) for kpi in KPIS.values()),
        kinds=kinds(at, Basis.CURRENT_ASSETS),
        ahead=at.near,
        steps=road,
        todo=tuple(_todo(road, alerts(book, at.day, today, at=at)))[:FIRST],
    )


def _bank(at: Standpoint) -> Iterator[Held]:
    reach = {each.account: each.until for each in at.book.coverage}
    for account in sorted(at.book.of_class(*_MONEY), key=lambda a: (_MONEY.index(_kind(a.kind)),)):
        held = at.book.balance(account.name, at.day)
        balances = tuple(Money(number, unit) for unit, number in sorted(held.items()) if number)
        if balances or account.closed is None:
            limit = account.overdraft_limit
            yield Held(account.name, _kind(account.kind), balances, reach.get(account.name), limit)


def _kind(kind: AccountClass | None) -> AccountClass:
    return kind or AccountClass.CASH  # `of_class` gives no account without a class


def _years(at: Standpoint) -> tuple[Results | None, Results | None, int]:
    """Return the last 12 full months, the 12 before them, and how many months the first spans."""
    full = at.full_months(2 * _YEAR)
    if not full:
        return None, None, 0
    last = full[0].last
    span = full[:_YEAR]
    year = results(at, span[-1].first, last)
    if len(full) < 2 * _YEAR:
        return year, None, len(span)
    return year, results(at, full[-1].first, full[_YEAR].last), len(span)


def _costs(at: Standpoint, year: Results | None) -> tuple[Cost, ...]:
    """Return the largest cost accounts of the year, without VAT."""
    if year is None:
        return ()
    found = [
        Cost(name, amount)
        for name, line, amount in by_account(at, year.first, year.last)
        if line not in INCOME and amount > 0
    ]
    return tuple(sorted(found, key=lambda cost: (-cost.amount, cost.account)))[:MOST_COSTS]


def _todo(road: tuple[Step, ...], found: tuple[Alert, ...]) -> Iterator[Todo]:
    """Yield what to do: first what makes the figures untrue, then what is urgent, then the road."""
    open_ones = [a for a in found if a.acknowledged is None and a.lever]
    yield from _of_steps(road, _TRUST)
    yield from _of_alerts(open_ones, Severity.ERROR)
    yield from _of_steps(road, _STEER)
    yield from _of_alerts(open_ones, Severity.WARNING)


def _of_steps(road: tuple[Step, ...], names: tuple[str, ...]) -> Iterator[Todo]:
    for step in road:
        if step.name in names:
            yield from (_of_check(check) for check in step.checks if _is_own(check))


def _is_own(check: Check) -> bool:
    """Say whether a check is open and no summary of alerts, which are listed themselves."""
    return not check.done and check.says.key != "steps.alerts-open"


def _of_check(check: Check) -> Todo:
    return Todo(check.says, check.next)


def _of_alerts(found: list[Alert], severity: Severity) -> Iterator[Todo]:
    for alert in found:
        if alert.severity is severity and alert.policy not in _IN_STEPS and alert.lever:
            yield Todo(alert.says, alert.lever)
