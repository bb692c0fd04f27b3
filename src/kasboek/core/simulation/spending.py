"""Can it be afforded on P10: where on one path in ten there is less cash, and on nine more."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.ahead.afford import lowest_later
from kasboek.core.simulation.model import Simulation


class Cautious(NamedTuple):
    """The answer on P10: the lowest later headroom, its day, and from when on it is affordable.

    `first_day` is `None` where there is none before the end of the forecast.
    """

    amount: Decimal
    on: dt.date
    room: Decimal
    lowest_on: dt.date
    first_day: dt.date | None

    @property
    def possible(self) -> bool:
        """Say whether it can be afforded on the day asked for."""
        return self.first_day == self.on


def cautious(drawn: Simulation, amount: Decimal, on: dt.date) -> Cautious:
    """Answer for an amount on a day from the P10 of each day; a day outside has no answer.

    Raises:
        ValueError: the day lies outside the forecast.
    """
    spare = [(band.date, drawn.forecast.headroom(band.p10)) for band in drawn.days]
    ahead = [room for room in lowest_later(spare) if room.date >= on]
    if not ahead or ahead[0].date != on:
        raise ValueError(on)
    first = next((room.date for room in ahead if amount <= room.lowest), None)
    return Cautious(amount, on, ahead[0].lowest, ahead[0].on, first)
