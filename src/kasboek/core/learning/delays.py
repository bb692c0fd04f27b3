"""How late everybody pays, learned from what was paid and from what is still open.

Only payments are events (core.behaviour.payments knows which stayed). What was credited, set off or
written off leaves the count on its day, and what is open leaves it today. Disputed items and bills
on hold say nothing of habits. A part paid is a part of a payment.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from dataclasses import field
from decimal import ROUND_HALF_UP
from decimal import Decimal
from functools import cached_property

import numpy as np

from kasboek.core.book import Book
from kasboek.core.learning.curves import PRIOR
from kasboek.core.learning.curves import Curve
from kasboek.core.learning.curves import rounded
from kasboek.core.learning.paydays import FOR_ONE
from kasboek.core.learning.paydays import PayHabit
from kasboek.core.learning.paydays import habit_of
from kasboek.core.learning.pooling import Everybody
from kasboek.core.learning.pooling import everybody
from kasboek.core.learning.rates import Counts
from kasboek.core.learning.rates import Seen
from kasboek.core.learning.rates import faded
from kasboek.core.learning.rates import mixed
from kasboek.core.learning.rates import survival
from kasboek.core.learning.settled import Parts
from kasboek.core.learning.settled import add
from kasboek.core.learning.settled import at_once
from kasboek.core.owed.behaviour import quantile
from kasboek.core.relations import PaysBy

OWN = 5
"""Items that what others do counts as beside one's own."""


WEEKENDS = 1, 10
"""The part of all payments on Saturdays and Sundays from which on these are days like any other."""
_WEEK, _SATURDAY = 7, 5


@dataclass(frozen=True)  # no slots: what is asked for is worked out once
class Delays:
    """The learned delays of one side: receivables, or payables."""

    receivable: bool
    names: dict[str, int]
    """The number of each counterparty."""
    begin: tuple[int, ...]
    """Where the parts of each begin in `seen`, by number; one more at the end."""
    seen: Seen
    due: Counts
    everybody: Everybody
    pooled: int
    holidays: frozenset[dt.date]
    collected: frozenset[str]
    """Who takes the money themselves, by direct debit or card: their day is no run of ours."""
    _curves: dict[str, Curve] = field(default_factory=dict)
    _habits: dict[str, PayHabit | None] = field(default_factory=dict)
    _reasons: dict[str, tuple[object, ...]] = field(default_factory=dict)
    _medians: dict[str, tuple[int, tuple[object, ...]]] = field(default_factory=dict)

    def curve(self, counterparty: str) -> Curve:
        """Return how a counterparty pays; who is new, or has one open invoice, as everybody does.

        That one is open up to its age is known of it anyway, and says nothing of later days.
        """
        if counterparty not in self._curves:
            paid = self.seen.paid[self._rows(counterparty)]
            new = counterparty and not (len(paid) > 1 or paid.any())
            self._curves[counterparty] = self.curve("") if new else self._curve(counterparty)
        return self._curves[counterparty]

    def habit(self, counterparty: str) -> PayHabit | None:
        """Return the days on which a counterparty always pays, or we pay it.

        The habit of all payments stands in for a customer of whom too little is known (all may be
        collected on one day), and for every supplier without one: it is we who pay.
        """
        if counterparty not in self._habits:
            paid = self._paid_on(counterparty)
            found = habit_of(paid, self.holidays)
            if found is None and counterparty and (not self.receivable or len(paid) < FOR_ONE):
                found = self.habit("")
            self._habits[counterparty] = found
        return self._habits[counterparty]

    @cached_property
    def any_day(self) -> bool:
        """Say whether money also moves while banks are closed, as instant payments do."""
        days = (self.due + self.seen.end)[self.seen.paid]
        weekend = int(np.count_nonzero((days - 1) % _WEEK >= _SATURDAY))
        return weekend * WEEKENDS[1] >= self.pooled * WEEKENDS[0] > 0

    def reason(self, counterparty: str) -> tuple[object, ...]:
        """Return why an item of this counterparty is expected when it is, as a forecast item's."""
        if counterparty not in self._reasons:
            self._reasons[counterparty] = self._reason(counterparty)
        return self._reasons[counterparty]

    def _reason(self, counterparty: str) -> tuple[object, ...]:
        side = "customer" if self.receivable else "supplier"
        all_paid, usual = self._late("")
        if not all_paid:
            return (f"learning.delay-none-{side}",)
        if not counterparty:
            return (f"learning.delay-all-{side}", ("late", usual), ("payments", all_paid))
        who, (own, late) = ("name", counterparty), self._late(counterparty)
        if not own:
            said = who, ("late", usual), ("payments", all_paid)
            return (f"learning.delay-pooled-{side}", *said)
        said = who, ("late", late), ("payments", own)
        if own >= OWN:
            return (f"learning.delay-own-{side}", *said)
        return (f"learning.delay-few-{side}", *said, ("usual", usual), ("all", all_paid))

    def _curve(self, name: str) -> Curve:
        if not self.pooled:
            return PRIOR
        common, own = self.everybody, 0
        rates = common.rates
        if name:
            seen = self.seen.only(self._rows(name))
            own = int(np.count_nonzero(seen.paid))
            counted = seen.counted(common.first, common.last)
            rates = mixed(counted, common.of(self.names[name]), OWN)
        return rounded(common.first, survival(rates), own, self.pooled)

    def _rows(self, name: str) -> slice:
        if not name:
            return slice(None)
        number = self.names.get(name)
        if number is None:
            return slice(0)
        return slice(self.begin[number], self.begin[number + 1])

    def _late(self, name: str) -> tuple[int, tuple[object, ...]]:
        """Return the number of payments, of all without a name, and words for their median."""
        if name not in self._medians:
            rows = self._rows(name)
            late: list[int] = np.sort(self.seen.end[rows][self.seen.paid[rows]]).tolist()
            self._medians[name] = len(late), _told(late)
        return self._medians[name]

    def _paid_on(self, name: str) -> dict[dt.date, int]:
        """Return how many payments there were on each day; by all those that are not collected."""
        rows = self._rows(name)
        paid = self.seen.paid[rows]
        if not name:
            own = [each not in self.collected for each in self.names]
            paid = paid & np.repeat(np.array(own, np.bool_), np.diff(self.begin))
        days: list[int] = (self.due[rows] + self.seen.end[rows])[paid].tolist()
        return {dt.date.fromordinal(day): number for day, number in Counter(days).items()}


def delays(book: Book, as_of: dt.date, *, receivable: bool) -> Delays:
    """Return how late customers pay (or how late we pay suppliers), as known on a day."""
    key = ("delays", as_of, receivable)
    if key not in book.memo:
        book.memo[key] = _delays(book, as_of, receivable=receivable)
    return book.memo[key]  # type: ignore[return-value] # put there by the line above


def _delays(book: Book, as_of: dt.date, *, receivable: bool) -> Delays:
    found = Parts([], [])
    for item, once in zip(book.items, at_once(book, as_of), strict=True):
        if (
            item.receivable is receivable
            and item.date <= as_of
            and item.amount > 0
            and not (item.disputed or item.hold)
        ):
            add(found, item, as_of, once=once)
    names = {name: number for number, name in enumerate(sorted(set(found.names)))}
    who = np.array([names[name] for name in found.names], np.int64)
    order = np.argsort(who, kind="stable")
    table = np.array(found.rows, np.int64).reshape(-1, 5)[order].T
    invoiced, due, sent, end, parts = table
    weights = faded(np.abs(parts), as_of.toordinal() - invoiced)
    seen = Seen(sent - due, end - due, weights, parts > 0)
    begin = np.searchsorted(who[order], np.arange(len(names) + 1)).tolist()
    common = everybody(seen, who[order], len(names))
    pooled = int(np.count_nonzero(seen.paid))
    collected = frozenset(
        who.name for who in book.counterparties.values() if who.pays_by is not PaysBy.TRANSFER
    )
    holidays = book.bank_holidays
    return Delays(receivable, names, tuple(begin), seen, due, common, pooled, holidays, collected)


def _told(late: list[int]) -> tuple[object, ...]:
    """Return the words for the median of days late."""
    if not late:
        return ()
    days = int(quantile(late, Decimal("0.5")).to_integral_value(ROUND_HALF_UP))
    if not days:
        return ("behaviour.on-time",)
    return ("behaviour.late-by" if days > 0 else "behaviour.too-early", ("days", abs(days)))
