"""What somebody costs: from the gross wage to what goes to whom, and when it leaves the bank."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Root
from kasboek.core.book import Book
from kasboek.core.planning.loans import cents
from kasboek.core.saying import Source

_MONTHS = 12
_PLACES = Decimal("0.0001")
_NOTHING = Decimal()
_PENSION = "pensi"  # pension, pensioen, Pension


@dataclass(frozen=True, slots=True)
class Charges:
    """What an employer of a country pays on wages from a day on, from `data/payroll/`.

    `rate` is a part of the wage up to `maximum` a year; `holiday_pay` a part of the wage.
    """

    country: str
    valid_from: dt.date
    rate: Decimal
    maximum: Decimal
    holiday_pay: Decimal
    reference: str


class Rates(NamedTuple):
    """Parts of the gross wage: `charges` and `pension` on top of it, `withheld` and `own` from it.

    Charges are due on holiday pay too, all of it up to `maximum` a year.
    """

    charges: Decimal = _NOTHING
    withheld: Decimal = _NOTHING
    holiday_pay: Decimal = _NOTHING
    pension: Decimal = _NOTHING
    own: Decimal = _NOTHING
    maximum: Decimal | None = None


class Pay(NamedTuple):
    """A wage taken apart, all positive; `holiday` is reserved, with the charges on it."""

    gross: Decimal
    charges: Decimal
    holiday: Decimal
    pension: Decimal
    own: Decimal
    withheld: Decimal

    @property
    def net(self) -> Decimal:
        """Return what leaves the bank on pay day."""
        return self.gross - self.own - self.withheld

    @property
    def cost(self) -> Decimal:
        """Return what it costs in all: pay day, tax office, pension fund and holiday reserve."""
        return self.gross + self.charges + self.holiday + self.pension


def pay(gross: Decimal, rates: Rates) -> Pay:
    """Take a month's gross wage apart, each part in cents.

    3,500 at 17.13 % charges and 8 % holiday pay: charges 599.55, reserve 280 + 47.96 = 327.96.
    """
    most = rates.maximum / _MONTHS if rates.maximum is not None else None
    extra = gross * rates.holiday_pay
    charged = gross if most is None else min(gross, most)
    more = extra if most is None else max(_NOTHING, min(extra, most - charged))
    return Pay(
        gross=cents(gross),
        charges=cents(charged * rates.charges),
        holiday=cents(extra + more * rates.charges),
        pension=cents(gross * rates.pension),
        own=cents(gross * rates.own),
        withheld=cents(gross * rates.withheld),
    )


@dataclass(frozen=True, slots=True)
class OwnPayroll:
    """The ledger's own last payroll: its rates, and the accounts it is booked on."""

    rates: Rates
    accounts: dict[str, str]
    source: Source


class _Leg(NamedTuple):
    account: Account
    number: Decimal


def own_payroll(book: Book, charges: Charges | None) -> OwnPayroll | None:
    """Return how the ledger books wages: its last planned payroll, else its last booked one.

    A payroll debits personnel, credits payroll tax, and credits cash or wages owed. Its largest
    debit is the gross wage where others stand beside it; else charges at the rate known are in it.
    What the state leaves (the Dutch WBSO) is a credit on a cost or income account: withheld all the
    same, and no more for somebody new.
    """
    always = (line for line in book.plan if not line.scenarios)
    for line in sorted(always, key=lambda line: (line.date, line.source), reverse=True):
        legs = [(leg.account, leg.number) for leg in line.legs]
        if found := _learnt(book, legs, line.source, charges):
            return found
    for legs, source in _booked(book):
        if found := _learnt(book, legs, source, charges):
            return found
    return None


def _booked(book: Book) -> Iterable[tuple[list[tuple[str, Decimal]], Source]]:
    """Yield the entries that touch payroll tax, the latest first, a year's worth at most."""
    names = [a.name for a in book.owing(AccountClass.PAYROLL_TAX) if a.name in book.columns]
    touched = sorted({entry for name in names for entry in book.columns[name].entries})[-24:]
    legs: dict[int, list[tuple[str, Decimal]]] = {entry: [] for entry in touched}
    for name, column in sorted(book.columns.items()):
        for number, entry in zip(column.numbers, column.entries, strict=True):
            if entry in legs:
                legs[entry].append((name, number))
    for entry in reversed(touched):
        yield legs[entry], Source(book.entries[entry].file, book.entries[entry].line)


def _learnt(
    book: Book, legs: Iterable[tuple[str, Decimal]], source: Source, charges: Charges | None
) -> OwnPayroll | None:
    known = [_Leg(book.accounts[name], n) for name, n in legs if name in book.accounts]
    costs = [leg for leg in known if leg.number > 0 and not leg.account.on_balance]
    owed = {kind: _credit(known, kind) for kind in _OWED}
    paid = next((k for k in (AccountClass.CASH, AccountClass.WAGES) if _credit(known, k)), None)
    if not costs or not owed[AccountClass.PAYROLL_TAX] or paid is None:
        return None
    if any(leg.account.kind is not AccountClass.PERSONNEL for leg in costs[:1]):
        return None
    wages = max(costs, key=lambda leg: leg.number)
    rest = [leg for leg in costs if leg is not wages]
    reserve = next((leg for leg in rest if leg.number == owed[AccountClass.HOLIDAY_PAY]), None)
    rest = [leg for leg in rest if leg is not reserve]
    pension = next((leg for leg in rest if _PENSION in leg.account.name.casefold()), None)
    rest = [leg for leg in rest if leg is not pension]
    gross, rate = wages.number, charges.rate if charges else _NOTHING
    if rest:
        rate = sum((leg.number for leg in rest), _NOTHING) / gross
    else:
        inside = owed[AccountClass.HOLIDAY_PAY] if reserve is None else _NOTHING
        gross = (gross - inside) / (1 + rate)
    employer = pension.number if pension else _NOTHING
    relief = -sum((leg.number for leg in known if _is_relief(leg)), _NOTHING)
    rates = Rates(
        charges=_part(rate, Decimal(1)),
        withheld=_part(owed[AccountClass.PAYROLL_TAX] + relief - rate * gross, gross),
        pension=_part(employer, gross),
        own=_part(owed[AccountClass.PENSION] - employer, gross),
    )
    named = {"wages": wages, "charges": rest[0] if rest else None, "pension-cost": pension}
    named["holiday-cost"] = reserve
    accounts = {key: leg.account.name for key, leg in named.items() if leg}
    for kind in (*_OWED, paid):
        for leg in known:
            if leg.account.kind is kind and leg.account.on_balance and leg.number < 0:
                accounts.setdefault("pay" if kind is paid else kind.value, leg.account.name)
    return OwnPayroll(rates, accounts, source)


_OWED = (AccountClass.PAYROLL_TAX, AccountClass.HOLIDAY_PAY, AccountClass.PENSION)


def _is_relief(leg: _Leg) -> bool:
    income = leg.account.root is Root.INCOME
    return leg.number < 0 and (income or leg.account.kind is AccountClass.PERSONNEL)


def _credit(legs: Iterable[_Leg], kind: AccountClass) -> Decimal:
    """Return what is credited on a class's accounts on the balance sheet."""
    found = (leg.number for leg in legs if leg.account.kind is kind and leg.account.on_balance)
    return max(_NOTHING, -sum(found, _NOTHING))


def _part(amount: Decimal, whole: Decimal) -> Decimal:
    return max(_NOTHING, amount / whole).quantize(_PLACES) if whole else _NOTHING
