"""The forecast the other way round: how much fewer sales, or how many days later, until it breaks.

A cut in sales (in tenths of a percent) or a delay of receipts (in days) is tried on a coarse grid,
and within the first stretch at whose end cash falls below the bar, the smallest such step is found
by bisection. Cash need not only fall as the step grows: fewer sales are less VAT too, and a delay
may carry VAT past the low point. So what is certain is that the step found breaks, that the one
before it holds, and that no smaller step on the grid breaks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kasboek.core.forecast import forecast
from kasboek.core.forecast.model import Day
from kasboek.core.forecast.model import Forecast
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import Value
from kasboek.core.saying import saying
from kasboek.core.scenario import Scenario

MOST = {"sales": 1000, "delay": 365}
"""The furthest step: no new sales at all (1,000 tenths of a percent), a year late."""
GRID = {"sales": 20, "delay": 7}
"""How far apart the coarse steps are: 2 %, a week."""
_NOTHING = Decimal()


class Driver(StrEnum):
    """What gets worse, step by step."""

    SALES = "sales"
    DELAY = "delay"


class Bar(StrEnum):
    """What must not be broken."""

    BUFFER = "buffer"
    ZERO = "zero"


class State(StrEnum):
    """How it ended: broken without any step, broken at a step, or never."""

    ALREADY = "already"
    BREAKS = "breaks"
    NEVER = "never"
    NOTHING = "nothing"
    """Never, as nothing in the forecast follows the driver."""


class Broken(NamedTuple):
    """Where a path is first below the bar, and how much less there is than in the base line."""

    day: dt.date
    balance: Decimal
    lost: Decimal


@dataclass(frozen=True, slots=True)
class Reversal:
    """The answer for one driver and one bar; money is in the operating currency.

    `limit` is the buffer, or zero. `step` is in tenths of a percent of sales, or in days, and
    `None` unless it breaks; `broken` tells where, with the step or, already broken, without it.
    """

    driver: Driver
    bar: Bar
    limit: Decimal
    state: State
    step: int | None
    broken: Broken | None


class Reversed(NamedTuple):
    """All answers about one forecast."""

    base: Forecast
    found: tuple[Reversal, ...]


def reverse(base: Forecast, drivers: tuple[Driver, ...] = tuple(Driver)) -> Reversed:
    """Return what breaks a forecast, by driver: its buffer where one is known, and zero.

    The steps are on top of the forecast's own scenario, and look as far ahead as it does.
    """
    found = [one for driver in drivers for one in _of_driver(base, driver)]
    return Reversed(base, tuple(found))


def stepped(scenario: str, driver: Driver, step: int) -> Scenario:
    """Return a scenario with a step of a driver on top of it."""
    name = f"{scenario} + {driver}"
    if driver is Driver.SALES:
        return Scenario(name, sales=1 - Decimal(step) / 1000, based_on=scenario)
    return Scenario(name, delay=step, based_on=scenario)


class _Paths:
    """The daily balances at each step of one driver, worked out once."""

    def __init__(self, base: Forecast, driver: Driver) -> None:
        self.base = base
        self.driver = driver
        self._known: dict[int, tuple[Day, ...]] = {0: base.path}

    def at(self, step: int) -> tuple[Day, ...]:
        if step not in self._known:
            trial = stepped(self.base.scenario.name, self.driver, step)
            self._known[step] = forecast(self.base.book, trial, self.base.until).path
        return self._known[step]

    def broken(self, step: int, limit: Decimal) -> Broken | None:
        """Return where a step is first below a bar."""
        for here, before in zip(self.at(step), self.base.path, strict=True):
            if here.balance < limit:
                return Broken(here.date, here.balance, before.balance - here.balance)
        return None

    def breaks_at(self, limit: Decimal) -> int | None:
        """Return the step that breaks while the one before it holds, in the first stretch."""
        held = 0
        for reached in _grid(self.driver):
            if self.broken(reached, limit):
                return self._between(held, reached, limit)
            held = reached
        return None

    def _between(self, held: int, breaks: int, limit: Decimal) -> int:
        while breaks - held > 1:
            middle = (held + breaks) // 2
            if self.broken(middle, limit):
                breaks = middle
            else:
                held = middle
        return breaks


def _of_driver(base: Forecast, driver: Driver) -> Iterator[Reversal]:
    paths = _Paths(base, driver)
    for bar, limit in ((Bar.BUFFER, base.buffer.amount), (Bar.ZERO, _NOTHING)):
        if limit is None:
            continue
        if now := paths.broken(0, limit):
            yield Reversal(driver, bar, limit, State.ALREADY, None, now)
        elif step := paths.breaks_at(limit):
            yield Reversal(driver, bar, limit, State.BREAKS, step, paths.broken(step, limit))
        else:
            moved = paths.at(MOST[driver]) != base.path
            yield Reversal(driver, bar, limit, State.NEVER if moved else State.NOTHING, None, None)


def _grid(driver: Driver) -> list[int]:
    steps = list(range(GRID[driver], MOST[driver] + 1, GRID[driver]))
    return steps if steps[-1] == MOST[driver] else [*steps, MOST[driver]]


def says(base: Forecast, found: Reversal) -> Saying:
    """Say in words what breaks it, when, and by how much; or that nothing does."""
    currency, last = base.book.currency, base.until - dt.timedelta(days=1)
    bar = saying(f"reverse.bar-{found.bar}", limit=Money(found.limit, currency))
    if found.broken is None:
        return saying(f"reverse.{found.state}-{found.driver}", bar=bar, last=last)
    day, balance, lost = found.broken
    low = Money(balance, currency)
    if found.step is None:
        return saying("reverse.already", bar=bar, date=day, low=low)
    values: dict[str, Value] = {"bar": bar, "date": day, "low": low, "lost": Money(lost, currency)}
    if found.driver is Driver.SALES:
        tenths = found.step
        cut, held = (Decimal(each) / 10 for each in (tenths, tenths - 1))
        return saying("reverse.breaks-sales", cut=cut, held=held, **values)
    return saying("reverse.breaks-delay", days=found.step, held=found.step - 1, **values)
