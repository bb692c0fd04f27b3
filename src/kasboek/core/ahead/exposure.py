"""What depends on other currencies: what comes and goes in them, and what a move would cost."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kasboek.core.forecast.currencies import held
from kasboek.core.forecast.currencies import left_out
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.scenario.drafts import value

MOVE = Decimal("0.10")
"""The change of a price whose cost is shown."""
_NOTHING = Decimal()


@dataclass(frozen=True, slots=True)
class Exposure:
    """A foreign currency within the horizon; amounts in it, payments negative.

    `net` is `inward` + `outward`; `position` is `held` + `net`. `value` is the position at the last
    known price in the operating currency and `cost` what a move of 10 % against it takes; both are
    `None` where there is no price. A position below zero loses when the currency gets dearer.
    """

    currency: str
    held: Decimal
    inward: Decimal
    outward: Decimal
    rate: Decimal | None

    @property
    def net(self) -> Decimal:
        """Return what is expected in and out, together."""
        return self.inward + self.outward

    @property
    def position(self) -> Decimal:
        """Return what is there and what is expected, together."""
        return self.held + self.net

    @property
    def value(self) -> Decimal | None:
        """Return the position in the operating currency."""
        return None if self.rate is None else value(self.position, self.rate)

    @property
    def cost(self) -> Decimal | None:
        """Return what a move of 10 % against the position costs, in the operating currency."""
        return None if self.rate is None else value(abs(self.position) * MOVE, self.rate)


def exposure(forecast: Forecast) -> tuple[Exposure, ...]:
    """Return every foreign currency that is held or expected within the horizon, by name."""
    book = forecast.book
    cash = held(book, forecast.as_of)
    inward: dict[str, Decimal] = {}
    outward: dict[str, Decimal] = {}
    for item in forecast.items:
        side = inward if item.amount > 0 else outward
        side[item.currency] = side.get(item.currency, _NOTHING) + item.amount
    for name, (comes, goes) in left_out(forecast).items():
        inward[name], outward[name] = comes, goes
    names = sorted({*cash, *inward, *outward} - {book.currency})
    return tuple(
        Exposure(
            name,
            cash.get(name, _NOTHING),
            inward.get(name, _NOTHING),
            outward.get(name, _NOTHING),
            book.rate(name, forecast.as_of),
        )
        for name in names
    )
