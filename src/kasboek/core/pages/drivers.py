"""What a slider changes: four drivers and one late customer, on top of a scenario."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from decimal import InvalidOperation
from typing import NamedTuple

from kasboek.core.forecast.scenario.scenarios import SOONEST
from kasboek.core.saying import Saying
from kasboek.core.saying import Source
from kasboek.core.saying import saying
from kasboek.core.scenario import Adjust
from kasboek.core.scenario import Scenario

_ONE = Decimal(1)
_LONGEST = 12
"""Characters that a number may be written in; more is no slider's."""
_SHOWN = 40
"""So much of what was wrong is shown again."""

FACTORS = {
    "sales": (Decimal(0), Decimal(2)),
    "costs": (Decimal(0), Decimal(2)),
    "collect": (Decimal(0), Decimal(1)),
}
"""How far the sliders of the factors reach."""
DAYS = {"delay": (SOONEST, 120), "late": (0, 180)}
"""How far those of the days reach."""
WORDS = (*FACTORS, *DAYS, "customer")
"""The names of the drivers in an address."""


class WrongAskedError(ValueError):
    """What was asked cannot be answered; `saying` says what was wrong and what is expected."""

    def __init__(self, told: Saying) -> None:
        """Keep the sentence."""
        super().__init__(told.key)
        self.saying = told


class Drivers(NamedTuple):
    """Factors on sales and costs, days on receipts, the part collected, and one late customer."""

    sales: Decimal = _ONE
    costs: Decimal = _ONE
    delay: int = 0
    collect: Decimal = _ONE
    customer: str | None = None
    late: int = 0

    @property
    def neutral(self) -> bool:
        """Say that nothing is changed: a customer who is not late is no change."""
        plain = (self.sales, self.costs, self.delay, self.collect) == (_ONE, _ONE, 0, _ONE)
        return plain and not (self.customer and self.late)


NEUTRAL = Drivers()


def read_drivers(texts: Mapping[str, str]) -> Drivers:
    """Read the drivers of an address; what is absent or empty changes nothing.

    Raises:
        WrongAskedError: a value is no number, or lies outside what its slider reaches.
    """
    given = {name: text.strip() for name, text in texts.items() if name in WORDS and text.strip()}
    customer = given.get("customer")
    late = _days("late", given)
    return Drivers(
        sales=_factor("sales", given),
        costs=_factor("costs", given),
        delay=_days("delay", given),
        collect=_factor("collect", given),
        customer=customer,
        late=late if customer else 0,
    )


def called(name: str) -> Saying:
    """Return what a parameter of an address is called on the page."""
    return saying(f"looks.name-{name}")


def _factor(name: str, given: Mapping[str, str]) -> Decimal:
    if name not in given:
        return _ONE
    low, high = FACTORS[name]
    found = _number(given[name])
    if found is None or not low <= found <= high:
        text = given[name][:_SHOWN]
        raise WrongAskedError(
            saying("looks.wrong-factor", name=called(name), text=text, low=low, high=high)
        )
    return found


def _days(name: str, given: Mapping[str, str]) -> int:
    if name not in given:
        return 0
    low, high = DAYS[name]
    found = _number(given[name])
    if found is None or found != found.to_integral_value() or not low <= found <= high:
        text = given[name][:_SHOWN]
        raise WrongAskedError(
            saying("looks.wrong-days", name=called(name), text=text, low=low, high=high)
        )
    return int(found)


def _number(text: str) -> Decimal | None:
    if len(text) > _LONGEST or not text.isascii():
        return None
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    exponent = found.as_tuple().exponent
    return found if isinstance(exponent, int) and exponent >= -_LONGEST else None


def changed(name: str, drivers: Drivers, day: dt.date, *, title: str = "") -> Scenario:
    """Return a scenario based on `name` that the drivers change; days add up, factors multiply."""
    return scenario(f"{name} + what-if", name, drivers, day, title=title)


def scenario(
    name: str, parent: str, drivers: Drivers, day: dt.date, *, title: str = ""
) -> Scenario:
    """Return the scenario of the drivers on top of `parent`; its adjust is dated `day`."""
    return Scenario(
        name,
        title=title,
        sales=drivers.sales,
        costs=drivers.costs,
        delay=drivers.delay,
        collect=drivers.collect,
        based_on=parent,
        adjusts=_late(name, drivers, day),
    )


def _late(name: str, drivers: Drivers, day: dt.date) -> tuple[Adjust, ...]:
    if not (drivers.customer and drivers.late):
        return ()
    nowhere = Source("", 0)
    customer, late = drivers.customer, drivers.late
    return (Adjust(name, customer, day, nowhere, customer=customer, delay=late),)
