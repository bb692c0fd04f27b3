"""How late everybody pays, learned from what was paid and from what is still open.

Only payments are events (core.behaviour.payments knows which stayed). What was credited, set off or
written off leaves the count on its day, and what is open leaves it today. Disputed items and bills
on hold say nothing of habits. A part paid is a part of a payment.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from decimal import ROUND_HALF_UP
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

import numpy as np

from kasboek.core.behaviour import payments
from kasboek.core.behaviour import quantile
from kasboek.core.book import Book
from kasboek.core.learning.curves import PARTS
from kasboek.core.learning.curves import PRIOR
from kasboek.core.learning.curves import Counts
from kasboek.core.learning.curves import Curve
from kasboek.core.learning.curves import Rates
from kasboek.core.learning.curves import Seen
from kasboek.core.learning.curves import mixed
from kasboek.core.learning.curves import rounded
from kasboek.core.learning.curves import survival
from kasboek.core.learning.paydays import PayHabit
from kasboek.core.learning.paydays import habit_of
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import SettlementKind

OWN, POOLED = 5, 5
"""Items that everybody's days count as beside one's own, and the prior's beside everybody's."""
EARLIEST, LATEST = -400, 1_200
"""Days from the due date beyond which payments count as on these days."""
LATE_PER_DAY = 0.066967
"""The prior's chance that what is late is paid on the next day: half within 10 days."""
_PAYMENT = SettlementKind.PAYMENT


class _Part(NamedTuple):
    """An item or a part of it: a payment, or what was lost from sight. Days are ordinals."""

    name: str
    due: int
    sent: int
    end: int
    parts: int
    paid: bool


@dataclass(frozen=True, slots=True)
class Delays:
    """The learned delays of one side: receivables, or payables."""

    receivable: bool
    sides: dict[str, tuple[int, int]]
    """Where each counterparty's parts stand in `seen`."""
    seen: Seen
    due: Counts
    first: int
    last: int
    rates: Rates
    """Everybody's, mixed with the prior."""
    pooled: int
    _curves: dict[str, Curve] = field(default_factory=dict)
    _habits: dict[str, PayHabit | None] = field(default_factory=dict)

    def curve(self, counterparty: str) -> Curve:
        """Return how a counterparty pays; one without payments as everybody does."""
        name = counterparty if counterparty in self.sides else ""
        if name not in self._curves:
            self._curves[name] = self._curve(name)
        return self._curves[name]

    def habit(self, counterparty: str) -> PayHabit | None:
        """Return the days on which a counterparty always pays, or we always pay it."""
        if counterparty not in self._habits:
            found = habit_of(self._paid_on(counterparty)) if counterparty in self.sides else None
            if found is None and counterparty and not self.receivable:
                found = self.habit("")
            self._habits[counterparty] = found
        return self._habits[counterparty]

    def reason(self, counterparty: str) -> tuple[object, ...]:
        """Return why an item of this counterparty is expected when it is, as a forecast item's."""
        side = "customer" if self.receivable else "supplier"
        everybody, own = self._late(""), self._late(counterparty)
        if not everybody:
            return (f"learning.delay-none-{side}",)
        who, usual = ("name", counterparty), _told(everybody)
        if not own:
            return (
                f"learning.delay-pooled-{side}",
                who,
                ("late", usual),
                ("payments", len(everybody)),
            )
        said = who, ("late", _told(own)), ("payments", len(own))
        if len(own) >= OWN:
            return (f"learning.delay-own-{side}", *said)
        return (
            f"learning.delay-few-{side}",
            *said,
            ("usual", usual),
            ("all", len(everybody)),
        )

    def _curve(self, name: str) -> Curve:
        if not self.pooled:
            return PRIOR
        rates, own = self.rates, 0
        if name:
            rows = self._rows(name)
            seen = self.seen.only(rows)
            own = int(np.count_nonzero(seen.paid))
            rates = mixed(seen.counted(self.first, self.last), rates, OWN)
        return rounded(self.first, survival(rates), own, self.pooled)

    def _rows(self, name: str) -> slice:
        return slice(*self.sides[name]) if name else slice(None)

    def _late(self, name: str) -> list[int]:
        """Return the days late of the payments, in order."""
        if name and name not in self.sides:
            return []
        rows = self._rows(name)
        late = self.seen.end[rows][self.seen.paid[rows]]
        return sorted(int(day) for day in late)

    def _paid_on(self, name: str) -> list[dt.date]:
        rows = self._rows(name)
        paid = self.seen.paid[rows]
        days = np.unique((self.due[rows] + self.seen.end[rows])[paid])
        return [dt.date.fromordinal(day) for day in days.tolist()]


def delays(book: Book, as_of: dt.date, *, receivable: bool) -> Delays:
    """Return how late customers pay (or how late we pay suppliers), as known on a day."""
    key = ("delays", as_of, receivable)
    if key not in book.memo:
        book.memo[key] = _delays(book, as_of, receivable=receivable)
    return book.memo[key]  # type: ignore[return-value] # put there by the line above


def _delays(book: Book, as_of: dt.date, *, receivable: bool) -> Delays:
    parts = [
        part
        for item in book.items
        if item.receivable is receivable
        and item.date <= as_of
        and item.amount > 0
        and not item.disputed
        and not item.hold
        for part in _parts(item, as_of)
    ]
    parts.sort(key=lambda part: part.name)
    sides: dict[str, tuple[int, int]] = {}
    for name, group in groupby(enumerate(parts), lambda pair: pair[1].name):
        places = [place for place, _ in group]
        sides[name] = places[0], places[-1] + 1
    table = np.array([part[1:] for part in parts], np.int64).reshape(-1, 5).T
    due, sent, end, weight, paid = table
    seen = Seen(sent - due, end - due, weight, paid > 0)
    first = max(EARLIEST, min(0, int(seen.end.min(initial=0))))
    last = min(LATEST, max(0, int(seen.end.max(initial=0))))
    rates = mixed(seen.counted(first, last), _prior(first, last), POOLED)
    pooled = int(np.count_nonzero(seen.paid))
    return Delays(receivable, sides, seen, due, first, last, rates, pooled)


def _prior(first: int, last: int) -> Rates:
    """Return the prior's rates: none before the due date, all on it, a part each day after."""
    days = np.arange(first, last + 1)
    return np.where(days < 0, 0.0, np.where(days == 0, 1.0, LATE_PER_DAY))


def _parts(item: OpenItem, as_of: dt.date) -> Iterator[_Part]:
    """Yield the payments of an item, and what was credited or is open; all add up to the whole."""
    name, due, sent = item.counterparty, item.due.toordinal(), item.date.toordinal()
    if not item.settlements:
        yield _Part(name, due, sent, as_of.toordinal(), PARTS, paid=False)
        return
    if len(item.settlements) == 1:  # nearly every one
        (one,) = item.settlements
        if one.kind is _PAYMENT and one.date <= as_of and one.amount == item.amount:
            end = one.date.toordinal()
            yield _Part(name, due, min(sent, end), end, PARTS, paid=True)
            return
    left = PARTS
    for payment in payments(item, as_of):
        parts = min(left, int(payment.amount * PARTS / item.amount))
        end = payment.date.toordinal()
        yield _Part(name, due, min(sent, end), end, parts, paid=True)
        left -= parts
    waiting = min(left, int(max(Decimal(), item.open_on(as_of)) * PARTS / item.amount))
    if waiting:
        yield _Part(name, due, sent, as_of.toordinal(), waiting, paid=False)
    if left > waiting:
        until = max((s.date for s in item.settlements if s.date <= as_of), default=as_of)
        end = max(until.toordinal(), sent)
        yield _Part(name, due, sent, end, left - waiting, paid=False)


def _told(late: list[int]) -> tuple[object, ...]:
    """Return the words for the median of days late."""
    days = int(quantile(late, Decimal("0.5")).to_integral_value(ROUND_HALF_UP))
    if not days:
        return ("behaviour.on-time",)
    return ("behaviour.late-by" if days > 0 else "behaviour.too-early", ("days", abs(days)))
