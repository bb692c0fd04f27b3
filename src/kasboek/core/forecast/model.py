"""What a forecast is made of."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass
from dataclasses import replace
from decimal import ROUND_HALF_UP
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.bankdays import months_later
from kasboek.core.forecast.item import CERTAINTIES
from kasboek.core.forecast.item import CHANGED
from kasboek.core.forecast.item import Item
from kasboek.core.forecast.item import ItemKind
from kasboek.core.forecast.item import told
from kasboek.core.forecast.item import unshared
from kasboek.core.forecast.scenario.moves import Beyond
from kasboek.core.forecast.scenario.moves import Moves
from kasboek.core.saying import Money
from kasboek.core.saying import Problem
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from kasboek.core.book import Book
    from kasboek.core.buffer import Buffer
    from kasboek.core.forecast.scenario.drafts import Draft
    from kasboek.core.scenario import Scenario

__all__ = [
    "CERTAINTIES",
    "CHANGED",
    "Beyond",
    "Day",
    "Forecast",
    "Item",
    "ItemKind",
    "LowPoint",
    "Moves",
    "Runway",
    "SafeToSpend",
    "told",
    "unshared",
]

_NOTHING = Decimal()
_date = attrgetter("date")


class LowPoint(NamedTuple):
    """The smallest daily balance ahead, its day, and what it leaves above the buffer.

    `headroom` is balance + overdraft limit - buffer.
    """

    date: dt.date
    amount: Decimal
    headroom: Decimal


class Day(NamedTuple):
    """The balance at the end of a day."""

    date: dt.date
    balance: Decimal


class Runway(NamedTuple):
    """How long cash lasts; months are `None` where it outlasts the forecast. Always a reason."""

    months: Decimal | None
    date: dt.date | None
    reason: Saying


class SafeToSpend(NamedTuple):
    """What can be spent today without breaking the buffer later, and the day that binds it.

    Negative where the buffer breaks anyhow: then it is what is short.
    """

    amount: Decimal
    until: dt.date


@dataclass(frozen=True)  # no slots: the daily path is computed once, on demand
class Forecast:
    """All that moves in one scenario from the day after `as_of` up to `until` (exclusive).

    Money is in the book's operating currency. `overdraft` is the sum of the cash accounts' limits.
    `unlikely` are the pipeline lines that the base line leaves out, as a simulation may draw them.
    """

    book: Book
    scenario: Scenario
    as_of: dt.date
    until: dt.date
    opening: Decimal
    buffer: Buffer
    overdraft: Decimal
    moves: Moves
    problems: tuple[Problem, ...] = ()
    unlikely: tuple[Draft, ...] = ()

    def up_to(self, until: dt.date) -> Forecast:
        """Return the part of it before a day: the same items as they were worked out."""
        return replace(self, until=until)

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """Return what moves as the scenario sees it, taxes included, each once and not per part.

        Those after `until` are among them: a simulation may draw them earlier.
        """
        return self.moves.drafts

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Return the items by day, one for each part of a draft that is spread."""
        return tuple(self.moves.items(self._tomorrow, self.until))

    def between(self, begin: dt.date, end: dt.date) -> tuple[Item, ...]:
        """Return the items from `begin` up to `end` (exclusive), as far as this forecast looks.

        Where all items were made before, they are taken from those.
        """
        begin, end = max(begin, self._tomorrow), min(end, self.until)
        made: tuple[Item, ...] | None = vars(self).get("items")
        if made is None:
            return tuple(self.moves.items(begin, end))
        first = bisect_left(made, begin, key=_date)
        return made[first : bisect_left(made, end, lo=first, key=_date)]

    def opened(self) -> Forecast:
        """Return this forecast with its items made, where part after part of them is asked for."""
        _ = self.items  # made once and kept
        return self

    @property
    def _tomorrow(self) -> dt.date:
        return self.as_of + dt.timedelta(days=1)

    @cached_property
    def beyond(self) -> tuple[Beyond, ...]:
        """Return what invoices and bills bring after the horizon or never, by id.

        With the items of the same id it adds up to what is open.
        """
        return tuple(self.moves.beyond(self.until))

    @cached_property
    def path(self) -> tuple[Day, ...]:
        """Return the balance at the end of every day from the day after `as_of` on."""
        day = self._tomorrow
        flows = self.moves.daily(day, (self.until - day).days)
        balances = accumulate(flows, initial=self.opening)
        next(balances)  # the opening balance itself
        return tuple(
            Day(day + dt.timedelta(days=ahead), balance) for ahead, balance in enumerate(balances)
        )

    @cached_property
    def low_point(self) -> LowPoint:
        """Return the lowest daily balance ahead, the first day of it where it is met again."""
        lowest = min(self.path, key=lambda day: day.balance, default=Day(self.as_of, self.opening))
        return LowPoint(lowest.date, lowest.balance, self.headroom(lowest.balance))

    def headroom(self, balance: Decimal) -> Decimal:
        """Return balance + overdraft limit - buffer (no buffer counts as zero)."""
        return balance + self.overdraft - (self.buffer.amount or _NOTHING)

    @cached_property
    def first_breach(self) -> dt.date | None:
        """Return the first day on which cash is below the buffer; the overdraft does not count."""
        buffer = self.buffer.amount
        if buffer is None:
            return None
        return next((day.date for day in self.path if day.balance < buffer), None)

    @cached_property
    def cash_out(self) -> dt.date | None:
        """Return the first day on which cash is below zero."""
        return next((day.date for day in self.path if day.balance < 0), None)

    def already(self, first: dt.date | None, bar: Decimal = _NOTHING) -> bool:
        """Say whether the first day below a bar only goes on with what is so at `as_of`."""
        return self.opening < bar and bool(self.path) and first == self.path[0].date

    @property
    def broken_already(self) -> bool:
        """Say whether cash is below the buffer at `as_of` and stays there."""
        return self.already(self.first_breach, self.buffer.amount or _NOTHING)

    @property
    def out_already(self) -> bool:
        """Say whether cash is below zero at `as_of` and stays there."""
        return self.already(self.cash_out)

    @cached_property
    def runway(self) -> Runway:
        """Return the months until cash falls below zero on this path.

        Within the month in which it does, the part that has passed is interpolated between the
        balances at its ends where the latter is negative (60,000 at -8,000, -8,000, -8,000,
        -30,000, -8,000 a month: 4 + 6,000 / 8,000 = 4.75), and counted in days where it is not.
        """
        if self.opening < 0:
            reason = saying("forecast.runway-gone", date=self.as_of)
            return Runway(_NOTHING, self.as_of, reason)
        out = self.cash_out
        if out is None:
            return Runway(None, None, self._beyond_reason())
        return Runway(self._months_until(out), out, saying("forecast.runway", date=out))

    def _beyond_reason(self) -> Saying:
        """Say that cash lasts, or that nobody wrote down what takes it away."""
        low, last = self.low_point, self.until - dt.timedelta(days=1)
        if not self.moves.pays:
            return saying("forecast.runway-blind", until=last)
        amount = Money(low.amount, self.book.currency)
        return saying("forecast.runway-beyond", until=last, low=amount, date=low.date)

    def _months_until(self, out: dt.date) -> Decimal:
        month = 1
        while months_later(self.as_of, month) < out:
            month += 1
        begin, end = months_later(self.as_of, month - 1), months_later(self.as_of, month)
        before, after = self._balance(begin), self._balance(end)
        if after is not None and before is not None and before >= 0 > after:
            part = before / (before - after)
        else:
            part = Decimal((out - begin).days) / (end - begin).days
        return (month - 1 + part).quantize(Decimal("0.01"), ROUND_HALF_UP)

    def _balance(self, day: dt.date) -> Decimal | None:
        ahead = (day - self.as_of).days
        if ahead == 0:
            return self.opening
        return self.path[ahead - 1].balance if ahead <= len(self.path) else None

    @cached_property
    def safe_to_spend(self) -> SafeToSpend:
        """Return lowest later balance + overdraft limit - buffer, and the day it is lowest."""
        return SafeToSpend(self.low_point.headroom, self.low_point.date)

    @cached_property
    def certainty(self) -> dict[str, Decimal]:
        """Return the net sum of the items by certainty; with `opening` they add up to closing."""
        return self.moves.by_certainty(self.until)
