"""Items before a scenario has touched them, with all that a scenario selects and changes by."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field
from decimal import ROUND_HALF_UP
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kasboek.core.accounts import AccountClass
from kasboek.core.bankdays import after
from kasboek.core.bankdays import on_day_of_month
from kasboek.core.bankdays import roll
from kasboek.core.book import Book
from kasboek.core.forecast.item import Item
from kasboek.core.plan import Roll
from kasboek.core.planning.loans import cents
from kasboek.core.policy import TaxKind
from kasboek.core.relations import LEGAL_TERMS
from kasboek.core.relations import Counterparty
from kasboek.core.relations import PaysBy
from kasboek.core.relations import Terms
from kasboek.core.saying import Problem
from kasboek.core.saying import saying

_CENT = Decimal("0.01")
TAX_CLASS = {
    TaxKind.VAT: AccountClass.VAT,
    TaxKind.PAYROLL: AccountClass.PAYROLL_TAX,
    TaxKind.INCOME: AccountClass.INCOME_TAX,
    TaxKind.HOLIDAY_PAY: AccountClass.HOLIDAY_PAY,
    TaxKind.PENSION: AccountClass.PENSION,
}
_ACCOUNT = attrgetter("account")
_NOTHING = Decimal()
_USED = 10
"""One part in so many of the till's movements, from which a bank account is the main one."""
_ONE = Decimal(1)
_MOST_DIGITS = 24


class TaxDraft(NamedTuple):
    """What a planned item adds to a tax on a day; `pays` says that it settles what is due."""

    kind: AccountClass
    date: dt.date
    amount: Decimal
    pays: bool


@dataclass(slots=True)  # not frozen: a scenario adds up in it what its items bring
class Building:
    """What planned items add to the taxes: sums per kind and day, and payments."""

    days: dict[tuple[AccountClass, dt.date], Decimal] = field(default_factory=dict)
    payments: list[tuple[dt.date, AccountClass, Decimal]] = field(default_factory=list)

    def add(
        self, taxes: Iterable[TaxDraft], scale: Decimal, shift: dt.timedelta | None = None
    ) -> None:
        """Add scaled legs; `shift` is by how much their cash moved."""
        days = self.days
        for kind, date, number, pays in taxes:
            amount = number if scale is _ONE else number * scale
            day = date + shift if shift else date
            if pays:
                self.payments.append((day, kind, amount))
            else:
                days[kind, day] = days.get((kind, day), _NOTHING) + amount

    def merge(self, other: Building, scale: Decimal, shift: dt.timedelta = dt.timedelta()) -> None:
        """Add all of another one, scaled; `shift` is by how much its cash moved."""
        days = self.days
        for (kind, day), amount in other.days.items():
            key = kind, day + shift
            days[key] = days.get(key, _NOTHING) + amount * scale
        self.payments += [
            (day + shift, kind, amount * scale) for day, kind, amount in other.payments
        ]


class Drivers(NamedTuple):
    """Which of a scenario's drivers an item follows.

    `sales` scales with new sales, `cost` with costs that are not committed; `late` may be delayed
    by a driver; `collect` is lowered by one.
    """

    sales: bool = False
    cost: bool = False
    late: bool = False
    collect: bool = False


class Traits(NamedTuple):
    """What drivers and adjusts look at besides the item; a line's occurrences share it.

    `cash` is false for what only builds up tax.
    """

    accounts: tuple[str, ...]
    tags: tuple[str, ...] = ()
    receipt: bool = True
    drivers: Drivers = Drivers()
    cash: bool = True


class Spread(NamedTuple):
    """When a draft's cash comes, in millionths of its amount that add up to 1,000,000.

    `parts` are bank days in order, one per week and month, each with its chance; `later` comes
    after the last of them, `never` is what the curve says does not come at all.
    """

    parts: tuple[tuple[dt.date, int], ...]
    later: int = 0
    never: int = 0


class Draft(NamedTuple):
    """An item of the base line, what scenarios look at, and what it adds to the taxes.

    `item` is the whole of it on its likely day; without a `spread` it comes on that day.
    """

    item: Item
    traits: Traits
    taxes: tuple[TaxDraft, ...] = ()
    spread: Spread | None = None


class Taxed(NamedTuple):
    """The sum of what drafts add to taxes that drivers treat alike.

    `moves` says that the tax goes along when the cash moves, from this `date` on and by the rule
    for a `receipt` or a payment: an invoice's tax stays with it.
    """

    drivers: Drivers
    receipt: bool
    moves: dt.date | None
    total: Building


def taxed(drafts: Iterable[Draft]) -> tuple[Taxed, ...]:
    """Return the sums of the drafts that add to a tax."""
    found: dict[tuple[Drivers, bool, dt.date | None], Building] = {}
    for item, traits, taxes, _ in drafts:
        if taxes:
            key = traits.drivers, traits.receipt, item.date if item.due is None else None
            total = found.get(key)
            if total is None:
                total = found[key] = Building()
            total.add(taxes, _ONE)
    return tuple(Taxed(*key, total) for key, total in found.items())


class OpenDays(dict[dt.date, dt.date]):
    """To what day each day is moved by a rule, never before `soonest`; filled as it is asked."""

    def __init__(self, rule: Roll, soonest: dt.date, holidays: frozenset[dt.date]) -> None:
        """Start empty: a forecast asks for the same few hundred days thousands of times."""
        super().__init__()
        self.rule = rule
        self.soonest = soonest
        self.holidays = holidays

    def __missing__(self, day: dt.date) -> dt.date:
        """Work a day out, and keep it."""
        self[day] = moved = max(roll(day, self.rule, self.holidays), self.soonest)
        return moved

    def ordinals(self, days: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return to what days each of many is moved, all as ordinals."""
        first, last = int(days.min()), int(days.max())
        moved = [self[dt.date.fromordinal(day)].toordinal() for day in range(first, last + 1)]
        found: NDArray[np.int64] = np.array(moved, np.int64)[days - first]
        return found


class Setting:
    """What every part of the forecast needs of a book, worked out once; it collects problems."""

    def __init__(self, book: Book, as_of: dt.date, until: dt.date) -> None:
        """Work out the main account, the terms, and the names behind aliases."""
        self.book = book
        self.as_of = as_of
        self.until = until
        self.holidays = book.bank_holidays
        self.tomorrow = as_of + dt.timedelta(days=1)
        self.next_open = after(as_of, book.bank_holidays)
        self.terms = terms(book)
        self.main = main_account(book)
        self.names = aliases(book)
        self.problems: list[Problem] = []
        self._rates: dict[str, Decimal | None] = {}
        self._said: set[str] = set()
        self._rolled: dict[tuple[Roll, dt.date], OpenDays] = {}
        self._following = self.rolling(Roll.FOLLOWING)
        self._preceding = self.rolling(Roll.PRECEDING)
        self.cash_basis = frozenset(TAX_CLASS[tax.kind] for tax in book.taxes if tax.cash_basis)

    def rolling(self, rule: Roll, soonest: dt.date = dt.date.min) -> OpenDays:
        """Return how the rule moves days, none to before `soonest`."""
        key = (rule, soonest)
        if key not in self._rolled:
            self._rolled[key] = OpenDays(rule, soonest, self.holidays)
        return self._rolled[key]

    def rolled(self, day: dt.date, rule: Roll) -> dt.date:
        """Move a day as the rule says; the same days come back for many lines."""
        return self.rolling(rule)[day]

    def rate(self, currency: str) -> Decimal | None:
        """Return the last known price; where there is none, a problem says so, once."""
        if currency not in self._rates:
            self._rates[currency] = rate = self.book.rate(currency, self.as_of)
            if rate is None:
                told = saying("forecast.no-price", currency=currency, to=self.book.currency)
                self.problems.append(Problem(told, error=True))
        return self._rates[currency]

    def once(self, problem: Problem) -> None:
        """Report a problem, unless the same one has been."""
        key = f"{problem.saying}{problem.source}"
        if key not in self._said:
            self._said.add(key)
            self.problems.append(problem)

    def relation(self, name: str) -> Counterparty | None:
        """Return the customer or supplier of this name or alias."""
        return self.book.counterparties.get(self.names.get(name.casefold(), name))

    def paid_on(self, due: dt.date, who: Counterparty | None, *, receipt: bool) -> dt.date:
        """Return the day on which something due is paid, the counterparty's habit respected.

        Receipts and direct debits come on the bank day after, other payments on the one before.
        """
        day = on_day_of_month(due, who.pays_on) if who and who.pays_on else due
        if receipt or (who and who.pays_by is PaysBy.DIRECT_DEBIT):
            return self._following[day]
        return self._preceding[day]


class Cash(NamedTuple):
    """An amount that moves on a day, receipts positive; `rate` is its price."""

    date: dt.date
    amount: Decimal
    currency: str
    rate: Decimal

    @property
    def value(self) -> Decimal:
        """Return it in the operating currency."""
        return value(self.amount, self.rate)


def value(amount: Decimal, rate: Decimal) -> Decimal:
    """Return an amount in the operating currency; in cents where it was another one."""
    return amount if rate == 1 else (amount * rate).quantize(_CENT, ROUND_HALF_UP)


def rounded(amount: Decimal, before: Decimal, rate: Decimal) -> Decimal:
    """Round half up, to cents or as finely as the amount `before` was where it has another price.

    >>> rounded(Decimal("0.000485"), Decimal("0.0005"), Decimal(60000))
    Decimal('0.0005')
    """
    if rate == 1:
        return cents(amount)
    places = before.as_tuple().exponent
    if not isinstance(places, int) or amount.adjusted() - places > _MOST_DIGITS:
        return amount
    return amount.quantize(min(_CENT, _ONE.scaleb(places)), ROUND_HALF_UP)


def terms(book: Book) -> Terms:
    """Return policy `payment-terms`; without one the 30 days that hold by law."""
    policy = book.policy("payment-terms")
    if policy is None or not policy.values:
        return LEGAL_TERMS
    words = str(policy.values[0]).split()
    if not words or not words[0].isdigit():
        return LEGAL_TERMS
    return Terms(int(words[0]), end_of_month="eom" in words[1:])


def main_account(book: Book) -> str:
    """Return the cash account that most movements went through, the first by name among equals.

    Not a till, which a shop uses every day: a bank account goes first if a tenth as many are on it.
    """
    cash = book.of_class(AccountClass.CASH)
    if not cash:
        return ""
    counts = Counter(map(_ACCOUNT, book.movements))
    most = max(cash, key=lambda account: counts[account.name])
    if most.iban is None:
        banks = [one for one in cash if one.iban and counts[one.name]]
        bank = max(banks, key=lambda account: counts[account.name], default=most)
        most = bank if counts[bank.name] * _USED >= counts[most.name] else most
    return most.name


def aliases(book: Book) -> dict[str, str]:
    """Return every name and alias of a counterparty, in lower case, with its proper name."""
    found: dict[str, str] = {}
    for name, who in book.counterparties.items():
        for alias in (name, *who.aliases):
            found.setdefault(alias.casefold(), name)
    return found
