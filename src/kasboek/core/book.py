"""The book: everything read from a ledger, once, as frozen values."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Category
from kasboek.core.accounts import Root
from kasboek.core.open_items import Loose
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import Unexplained
from kasboek.core.plan import Budget
from kasboek.core.plan import Loan
from kasboek.core.plan import PlanLine
from kasboek.core.policy import Acknowledgement
from kasboek.core.policy import Action
from kasboek.core.policy import Calibration
from kasboek.core.policy import Policy
from kasboek.core.policy import Reconciled
from kasboek.core.policy import Review
from kasboek.core.policy import Reviewed
from kasboek.core.policy import Role
from kasboek.core.policy import Rule
from kasboek.core.policy import Tax
from kasboek.core.policy import TaxRule
from kasboek.core.relations import Counterparty
from kasboek.core.saying import Problem
from kasboek.core.saying import Source
from kasboek.core.scenario import Scenario


class Entry(NamedTuple):
    """A transaction of the books, without its postings. `file` is relative to the ledger."""

    date: dt.date
    payee: str
    narration: str
    flag: str
    file: str
    line: int


class Movement(NamedTuple):
    """Cash that moved: one per transaction, cash account and category, receipts positive.

    A transaction between two cash accounts is no movement. `others` are the accounts of the other
    legs of that category, the largest first. `item` is the id of the open item it settles; `plan`
    the plan ids the transaction names.
    """

    date: dt.date
    account: str
    amount: Decimal
    currency: str
    category: Category
    counterparty: str
    entry: int
    others: tuple[str, ...]
    item: str | None = None
    plan: tuple[str, ...] = ()


class Mark(NamedTuple):
    """What a transaction says of itself: how long it `covers`, and the `campaign` it is for."""

    covers: str | None
    campaign: str | None


class Column:
    """The postings of one account in date order, as parallel lists.

    `entries` are indices into `Book.entries`. Not frozen only because reading appends to it; once
    a book exists nothing changes it.
    """

    __slots__ = ("currencies", "dates", "entries", "numbers")

    def __init__(self) -> None:
        """Start without postings."""
        self.dates: list[dt.date] = []
        self.numbers: list[Decimal] = []
        self.currencies: list[str] = []
        self.entries: list[int] = []


class Stated(NamedTuple):
    """What a statement says: a `balance` directive, as what the account held at the end of `day`.

    `number` is in the ledger's sign, as Beancount compares it: sub-accounts included.
    """

    account: str
    day: dt.date
    number: Decimal
    currency: str
    source: Source


class Coverage(NamedTuple):
    """How far an account's bank data reaches: `None` where it has none at all."""

    account: str
    until: dt.date | None


class _Cumulated(NamedTuple):
    """An account's balance in one currency: the days of its postings, and the sum after each."""

    currency: str
    dates: list[dt.date]
    sums: list[Decimal]


@dataclass(frozen=True)  # no slots: the cumulated balances are computed once, on demand
class Book:
    """What `reading.read` gives and every figure is computed from.

    `as_of` is the latest day that the cash accounts' bank data covers (or the day asked for);
    `None` where there is no cash account with a booking. `root` is the ledger's folder. Sequences
    are in date order, then file and line. Tax rules and bank holidays come from the data files and
    the calendar library, so that core needs neither.
    """

    root: str
    title: str
    currency: str
    as_of: dt.date | None
    asked: bool = False
    roots: Mapping[Root, str] = field(default_factory=dict)
    """What the ledger calls Beancount's root accounts."""
    accounts: Mapping[str, Account] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    columns: Mapping[str, Column] = field(default_factory=dict)
    marks: Mapping[int, Mark] = field(default_factory=dict)
    """By position in `entries`; only those that say something."""
    movements: tuple[Movement, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    stated: tuple[Stated, ...] = ()
    """The last statement of each account and currency, in their order."""
    items: tuple[OpenItem, ...] = ()
    unexplained: tuple[Unexplained, ...] = ()
    loose: tuple[Loose, ...] = ()
    """The parts that `unexplained` is the sum of; `core.ageing` adds them up for a past day."""
    counterparties: Mapping[str, Counterparty] = field(default_factory=dict)
    plan: tuple[PlanLine, ...] = ()
    loans: tuple[Loan, ...] = ()
    budgets: tuple[Budget, ...] = ()
    scenarios: Mapping[str, Scenario] = field(default_factory=dict)
    policies: tuple[Policy, ...] = ()
    taxes: tuple[Tax, ...] = ()
    tax_rules: tuple[TaxRule, ...] = ()
    rules: tuple[Rule, ...] = ()
    roles: tuple[Role, ...] = ()
    reviews: tuple[Review, ...] = ()
    reviewed: tuple[Reviewed, ...] = ()
    actions: tuple[Action, ...] = ()
    acknowledgements: tuple[Acknowledgement, ...] = ()
    reconciled: tuple[Reconciled, ...] = ()
    calibrations: tuple[Calibration, ...] = ()
    prices: Mapping[tuple[str, str], tuple[tuple[dt.date, Decimal], ...]] = field(
        default_factory=dict
    )
    bank_holidays: frozenset[dt.date] = frozenset()
    week_start: int = 0
    problems: tuple[Problem, ...] = ()
    hash: str = ""
    """Of the content of every file that was read; empty where the entries came without files."""

    @cached_property
    def memo(self) -> dict[object, object]:
        """Return what was worked out from this book before, by key; never part of its value.

        The forecasts of several scenarios share their occurrences here.
        """
        return {}

    @cached_property
    def _cumulated(self) -> dict[str, tuple[_Cumulated, ...]]:
        """Return the balances of the accounts that were asked for, filled as they are."""
        return {}

    def _cumulate(self, account: str) -> tuple[_Cumulated, ...]:
        """Return how the account's balance grew, per currency."""
        column = self.columns.get(account)
        if column is None or not column.dates:
            return ()
        currencies = column.currencies
        if currencies.count(currencies[0]) == len(currencies):  # nearly every account
            return (_Cumulated(currencies[0], column.dates, list(accumulate(column.numbers))),)
        found = []
        for unit in sorted(set(currencies)):
            rows = zip(column.dates, column.numbers, column.currencies, strict=True)
            own = [(day, number) for day, number, currency in rows if currency == unit]
            sums = list(accumulate(number for _, number in own))
            found.append(_Cumulated(unit, [day for day, _ in own], sums))
        return tuple(found)

    def balance(self, account: str, day: dt.date) -> dict[str, Decimal]:
        """Return the account's own balance by currency at the end of `day`, in ledger signs."""
        if account not in self._cumulated:
            self._cumulated[account] = self._cumulate(account)
        found: dict[str, Decimal] = {}
        for currency, dates, sums in self._cumulated[account]:
            if index := bisect_right(dates, day):
                found[currency] = sums[index - 1]
        return found

    @cached_property
    def _of_class(self) -> dict[tuple[AccountClass, ...], tuple[Account, ...]]:
        return {}

    def of_class(self, *kinds: AccountClass) -> tuple[Account, ...]:
        """Return the accounts of these classes, by name."""
        if kinds not in self._of_class:
            ranked = sorted(self.accounts.items())
            self._of_class[kinds] = tuple(account for _, account in ranked if account.kind in kinds)
        return self._of_class[kinds]

    def owing(self, *kinds: AccountClass) -> tuple[Account, ...]:
        """Return those of them on the balance sheet: a tax has a cost account of its class too."""
        return tuple(account for account in self.of_class(*kinds) if account.on_balance)

    def policy(self, name: str, subject: str | None = None) -> Policy | None:
        """Return the policy of this name (and subject) in force."""
        for policy in self.policies:
            if policy.name == name and policy.subject == subject:
                return policy
        return None

    def rate(self, currency: str, day: dt.date) -> Decimal | None:
        """Return the last known price of one unit in the operating currency; `None` if unknown."""
        if currency == self.currency:
            return Decimal(1)
        if direct := _last(self.prices.get((currency, self.currency), ()), day):
            return direct
        inverse = _last(self.prices.get((self.currency, currency), ()), day)
        return 1 / inverse if inverse else None


def _last(points: tuple[tuple[dt.date, Decimal], ...], day: dt.date) -> Decimal | None:
    index = bisect_right(points, day, key=lambda point: point[0])
    return points[index - 1][1] if index else None
