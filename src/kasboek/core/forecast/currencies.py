"""A forecast per currency, each in its own money, and what is left out for want of a price."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.periods import Period
from kasboek.core.forecast.plan.lines import grown
from kasboek.core.forecast.plan.slots import Slot
from kasboek.core.forecast.plan.slots import unmet
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.plan import Unmet
from kasboek.core.planning.loans import cents
from kasboek.core.planning.loans import instalments
from kasboek.core.saying import Money
from kasboek.core.saying import Problem
from kasboek.core.saying import saying

_DAY = dt.timedelta(days=1)
_NOTHING = Decimal()


class Balance(NamedTuple):
    """A period of one currency, in its own money; payments negative."""

    label: str
    receipts: Decimal
    payments: Decimal
    closing: Decimal

    @property
    def net(self) -> Decimal:
        """Return receipts less payments."""
        return self.receipts + self.payments


@dataclass(frozen=True, slots=True)
class CurrencyPath:
    """The cash of one currency over the periods, in its own money.

    `rate` is its last known price in the operating currency; where there is none it is `None`, the
    `periods` are empty and only the `opening` is known. `low` is the lowest daily balance ahead.
    """

    currency: str
    rate: Decimal | None
    opening: Decimal
    periods: tuple[Balance, ...]
    low: Decimal | None
    low_date: dt.date | None


def held(book: Book, day: dt.date) -> dict[str, Decimal]:
    """Return what the cash accounts hold at the end of a day, by currency, without zeros."""
    found: dict[str, Decimal] = {}
    for account in book.of_class(AccountClass.CASH):
        for currency, number in book.balance(account.name, day).items():
            found[currency] = found.get(currency, _NOTHING) + number
    return {currency: number for currency, number in sorted(found.items()) if number}


def left_out(forecast: Forecast) -> dict[str, tuple[Decimal, Decimal]]:
    """Return what comes in and goes out (negative) in each currency that has no price."""
    found = {}
    for problem in forecast.problems:
        if problem.saying.key == "forecast.no-price-of":
            values = dict(problem.saying.values)
            inward, outward = values["inward"], values["outward"]
            if isinstance(inward, Money) and isinstance(outward, Money):
                found[inward.currency] = (inward.number, -outward.number)
    return found


def by_currency(forecast: Forecast, periods: Sequence[Period]) -> tuple[CurrencyPath, ...]:
    """Return each currency's path over the periods ahead, the operating one first.

    Valued at their prices the closings add up to the forecast's, but for what has no price.
    """
    book, opening = forecast.book, held(forecast.book, forecast.as_of)
    items: dict[str, list[Item]] = {book.currency: []}
    for item in forecast.items:
        items.setdefault(item.currency, []).append(item)
    foreign = sorted({*opening, *items, *left_out(forecast)} - {book.currency})
    ahead = [period for period in periods if period.start > forecast.as_of]
    found = []
    for currency in (book.currency, *foreign):
        rate, start = book.rate(currency, forecast.as_of), opening.get(currency, _NOTHING)
        if rate is None:
            found.append(CurrencyPath(currency, None, start, (), None, None))
            continue
        moved = items.get(currency, [])
        low, day = _lowest(forecast, start, moved)
        rows = tuple(_balances(start, moved, ahead))
        found.append(CurrencyPath(currency, rate, start, rows, low, day))
    return tuple(found)


def _balances(
    opening: Decimal, items: Sequence[Item], periods: Iterable[Period]
) -> Iterator[Balance]:
    balance = opening
    for period in periods:
        inside = [item.amount for item in items if period.start <= item.date < period.end]
        received = sum((amount for amount in inside if amount > 0), _NOTHING)
        paid = sum((amount for amount in inside if amount < 0), _NOTHING)
        balance += received + paid
        yield Balance(period.label, received, paid, balance)


def _lowest(forecast: Forecast, opening: Decimal, items: Iterable[Item]) -> tuple[Decimal, dt.date]:
    """Return the lowest balance at the end of a day ahead, and the first day of it."""
    daily: dict[dt.date, Decimal] = {}
    for item in items:
        daily[item.date] = daily.get(item.date, _NOTHING) + item.amount
    first = forecast.as_of + _DAY
    balance = opening + daily.pop(first, _NOTHING)
    lowest, on = balance, first
    for day in sorted(daily):
        balance += daily[day]
        if balance < lowest:
            lowest, on = balance, day
    return lowest, on


def unpriced(setting: Setting, found: Iterable[Slot]) -> list[Problem]:
    """Return the setting's problems, those of a missing price with the amounts left out.

    What is in the bank, what open items bring and cost, and what the plan still has in it.
    """
    slots = list(found)
    told = []
    for problem in setting.problems:
        if problem.saying.key == "forecast.no-price":
            currency = str(dict(problem.saying.values)["currency"])
            cash, inward, outward = _left_out(setting, currency, slots)
            said = saying(
                "forecast.no-price-of",
                currency=currency,
                to=setting.book.currency,
                held=Money(cash, currency),
                inward=Money(inward, currency),
                outward=Money(-outward, currency),
            )
            told.append(Problem(said, error=True))
        else:
            told.append(problem)
    return told


def _left_out(
    setting: Setting, currency: str, slots: Iterable[Slot]
) -> tuple[Decimal, Decimal, Decimal]:
    book, as_of = setting.book, setting.as_of
    flows = [amount for slot in slots for amount in _planned(setting, slot, currency)]
    for item in book.items:
        if item.currency == currency:
            settled = (s.amount for s in item.settlements if s.date <= as_of)
            left = item.amount - sum(settled, _NOTHING)
            flows.append(left if item.receivable else -left)
    for loan in book.loans:
        if loan.amount.currency == currency:
            if loan.date > as_of:
                flows.append(loan.amount.number)
            due = (p for p in instalments(loan) if as_of < p.date < setting.until)
            flows += [-(part.interest + part.principal) for part in due]
    inward = sum((amount for amount in flows if amount > 0), _NOTHING)
    outward = sum((amount for amount in flows if amount < 0), _NOTHING)
    return held(book, as_of).get(currency, _NOTHING), inward, outward


def _planned(setting: Setting, slot: Slot, currency: str) -> Iterator[Decimal]:
    """Yield what an occurrence still brings in a currency, as far as it is counted."""
    gone = slot.passed and unmet(slot.line.plan) is not Unmet.ROLL
    if gone or slot.date >= setting.until or not slot.plan:
        return
    for flow in slot.line.flows:
        if flow.currency == currency:
            yield cents(grown(flow.amount, slot.grown) * slot.rest / slot.plan)
