"""A forecast as bookings: what the ledger would say if everything came as expected.

A planned invoice or bill is booked on its own day and its payment on another; a tax payment debits
the tax's account. Every booking is in one currency and adds up to zero.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import ItemKind
from kasboek.core.forecast.model import unshared
from kasboek.core.forecast.plan.lines import Flow
from kasboek.core.forecast.plan.lines import FlowKind
from kasboek.core.forecast.plan.lines import Line
from kasboek.core.forecast.plan.lines import factor
from kasboek.core.forecast.plan.lines import grown
from kasboek.core.forecast.plan.lines import take_apart
from kasboek.core.forecast.plan.planned import in_scenario
from kasboek.core.forecast.scenario.drafts import aliases
from kasboek.core.plan import Leg
from kasboek.core.plan import PlanLine
from kasboek.core.planning.loans import cents
from kasboek.core.planning.recurrence import occurrences
from kasboek.core.saying import Source
from kasboek.core.scenario import Scenario

_PLANNED = frozenset({ItemKind.PLANNED, ItemKind.FINANCING})


class Booking(NamedTuple):
    """A transaction to come: its legs are in the ledger's signs and add up to zero.

    `link` is the invoice or plan line it belongs to.
    """

    date: dt.date
    payee: str
    narration: str
    legs: tuple[Leg, ...]
    link: str
    item: Item | None
    source: Source | None


def journal(forecast: Forecast) -> tuple[Booking, ...]:
    """Return all bookings of a forecast, by day."""
    book = forecast.book
    names = aliases(book)
    lines = {plan.id: take_apart(book, plan, names) for plan in book.plan}
    found: list[Booking] = []
    soonest, invoiced = forecast.as_of + dt.timedelta(days=1), set[str]()
    for item in forecast.items:
        line = lines.get(item.plan or "") if item.kind in _PLANNED else None
        if line is not None:
            found += _planned(item, line, soonest, booked=item.id in invoiced)
            invoiced.add(item.id)
        else:
            found.append(_moved(item, _interest(book, item) or item.counter))
    for line in lines.values():
        found += _accruals(forecast, line)
    found = [booking for booking in found if booking.legs]
    numbers = {item.id: item.number for item in book.items}
    linked = (b._replace(link=numbers.get(b.link) or b.link) for b in found)
    return tuple(sorted(linked, key=lambda booking: booking.date))


def _moved(item: Item, counter: str) -> Booking:
    """Return cash against one account."""
    amount = cents(item.amount)
    legs = (Leg(item.account, amount, item.currency), Leg(counter, -amount, item.currency))
    payee = item.counterparty
    link = item.plan if item.kind in _PLANNED and item.plan else item.id
    return Booking(item.date, payee, "", legs if amount else (), link, item, item.source)


def _interest(book: Book, item: Item) -> str | None:
    """Return the account for a loan's interest: the lender's last one, else the first of its class.

    A loan names no such account; without any, interest is booked on the loan itself.
    """
    if not (item.id.startswith("loan/") and item.id.endswith("/interest")):
        return None
    names = [account.name for account in book.of_class(AccountClass.INTEREST)]
    for moved in reversed(book.movements):
        if moved.counterparty == item.counterparty:
            for name in moved.others:
                if name in names:
                    return name
    return names[0] if names else None


def _planned(item: Item, line: Line, soonest: dt.date, *, booked: bool) -> Iterator[Booking]:
    """Yield what is booked for one flow of an occurrence: the line itself, and its payment.

    What was to be invoiced before and was not, is booked on the `soonest` day. The line's legs are
    booked once, with its first flow and its first part (`booked` from then on); further flows and
    parts only settle.
    """
    number = _number(item)
    if number >= len(line.flows):
        yield _moved(item, item.counter)
        return
    flow = line.flows[number]
    on_cash = flow.kind is FlowKind.CASH
    if number == 0:
        day = item.date if on_cash else min(max(occurred(item), soonest), item.date)
        legs = _scaled(line.plan, flow, cents(item.amount if on_cash else item.of))
        if not legs:  # several currencies: only the cash is sure
            yield _moved(item, item.counter)
            return
        if not booked:
            plan, why = line.plan, unshared(item)
            yield Booking(day, item.counterparty, plan.narration, legs, plan.id, why, item.source)
    if not on_cash:
        yield _moved(item, flow.account)


def _number(item: Item) -> int:
    """Return which flow of its line an item is: `plan/rent/2026-12-01/2` is the second."""
    tail = item.id.rpartition("/")[2]
    return int(tail) - 1 if tail.isdigit() else 0


def occurred(item: Item) -> dt.date:
    """Return the day of the occurrence that a planned item stands for: it is in its id."""
    parts = item.id.split("/")
    day = parts[-2] if parts[-1].isdigit() else parts[-1]
    try:
        return dt.date.fromisoformat(day)
    except ValueError:
        return item.date


def _scaled(plan: PlanLine, flow: Flow, amount: Decimal) -> tuple[Leg, ...]:
    """Return the line's legs at the size at which its flow is `amount`, to the cent.

    What rounding leaves goes to the largest leg that is not the flow's. Empty where the legs are
    in several currencies, as those do not add up without a rate.
    """
    if {leg.currency for leg in plan.legs} != {flow.currency} or not amount:
        return ()
    legs = [leg._replace(number=cents(leg.number * amount / flow.amount)) for leg in plan.legs]
    left = _total(legs)
    others = [index for index, leg in enumerate(legs) if leg.account != flow.account]
    if not others:
        return ()
    largest = max(others, key=lambda index: abs(legs[index].number))
    legs[largest] = legs[largest]._replace(number=legs[largest].number - left)
    return tuple(leg for leg in legs if leg.number)


def _accruals(forecast: Forecast, line: Line) -> Iterator[Booking]:
    """Yield the occurrences of a line without cash: holiday pay that is reserved each month."""
    plan = line.plan
    if line.flows or not in_scenario(plan, _lineage(forecast)):
        return
    try:
        days = occurrences(plan.date, plan.repeat, forecast.until, plan.until, plan.count)
        ahead = [day for day in days if day > forecast.as_of]
    except ValueError:  # a wrong rule is one of the forecast's problems
        return
    for day in ahead:
        by = factor(plan.growth, plan.date, day, plan.legs[0].number)
        legs = tuple(leg._replace(number=grown(leg.number, by)) for leg in plan.legs)
        if len({leg.currency for leg in legs}) == 1 and not _total(legs):
            yield Booking(day, plan.payee, plan.narration, legs, plan.id, None, plan.source)


def _lineage(forecast: Forecast) -> tuple[str, ...]:
    """Return the scenario and those it is based on."""
    scenario: Scenario | None = forecast.scenario
    names: list[str] = []
    while scenario is not None and scenario.name not in names:
        names.append(scenario.name)
        scenario = forecast.book.scenarios.get(scenario.based_on or "")
    return tuple(names)


def _total(legs: Iterable[Leg]) -> Decimal:
    return sum((leg.number for leg in legs), Decimal())
