"""What a lever is, and what a set of them does to a forecast."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import LowPoint


class Act(StrEnum):
    """What can be done, in the order in which it is preferred where it costs the same."""

    CALL = "call"
    """Have a customer pay what is overdue."""
    HOLD = "hold"
    """Hold a customer who pays late to the due date."""
    POSTPONE = "postpone"
    """Put off a line of the plan that is only expected."""
    DEFER = "defer"
    """Pay a bill later that may wait."""
    BORROW = "borrow"
    """Draw on the overdraft that was agreed."""


class Move(NamedTuple):
    """An item that would come on another day: the whole of it, on the day it is likely now."""

    item: Item
    to: dt.date


class Lever(NamedTuple):
    """One thing to do. `amount` is what it is about, positive, in the operating currency.

    `cost` is what it costs at most, in the same; `None` where nobody knows, as an overdraft's rate
    is not in the ledger. `until` is the last day on which an overdraft is drawn.
    """

    act: Act
    who: str
    moves: tuple[Move, ...]
    amount: Decimal
    cost: Decimal | None = Decimal()
    until: dt.date | None = None
    days: int = 0
    """Of what is overdue, how late the oldest is; else by how much it moves, or is drawn."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """The cheapest set of levers that keeps every day of a forecast at or above the bar.

    `limit` is the bar: the buffer where the base line breaks it, else zero. `needed` is false where
    nothing is broken. Where no set is `enough`, all that helps is in it, `left` is what is still
    short on `left_on`, and `advice` says that even zero is broken with all of it.
    """

    base: Forecast
    limit: Decimal
    of_buffer: bool
    needed: bool = False
    levers: tuple[Lever, ...] = ()
    enough: bool = True
    left: Decimal = Decimal()
    left_on: dt.date | None = None
    advice: bool = False

    @property
    def cost(self) -> Decimal | None:
        """Return what the levers cost together; `None` where one's cost is not known."""
        total = Decimal()
        for lever in self.levers:
            if lever.cost is None:
                return None
            total += lever.cost
        return total


class Proof(NamedTuple):
    """The forecast worked out anew with the levers pulled: all of them, and each on its own.

    An overdraft moves no item: it is what the low point of `after` still lacks. `lifts` are what
    each lever adds to the low point of the base line on its day.
    """

    after: Forecast
    low: LowPoint
    lifts: tuple[Decimal, ...]
    holds: bool
