"""Payments and refunds that name no item: they go to the oldest, or wait for one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections import deque
from functools import cached_property
from typing import TYPE_CHECKING
from typing import TypeAlias

from kasboek.reading.items.opened import NOTHING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from kasboek.reading.items.opened import Opened
    from kasboek.reading.items.outcome import Outcome
    from kasboek.reading.items.owed import Owed
    from kasboek.reading.items.remarks import Remarks

Queue: TypeAlias = tuple[bool, str, str]
"""Side, counterparty and currency: among which items a payment without a name looks."""
_DAY = dt.timedelta(days=1)


class Nameless:
    """Allocates what names nothing; `waiting` is what came before there was anything to pay."""

    def __init__(self, items: list[Opened], outcome: Outcome, remarks: Remarks) -> None:
        """Keep the items, which are all known but for what is left of credit notes (`note`)."""
        self.waiting: dict[Queue, deque[tuple[Owed, Decimal]]] = {}
        self._all, self._outcome, self._remarks = items, outcome, remarks
        self._queues: dict[Queue, deque[Opened]] = {}

    def settle(self, posting: Owed) -> None:
        """Put it on the oldest items, else on what no item explains, else let it wait for one."""
        left = self.allocate(posting, -posting.amount, posting.date)
        takes = min(left, max(NOTHING, self._outcome.held(posting)))
        if takes:
            self._outcome.rest(posting, -takes)
        if left > takes:
            self.wait(posting, left - takes)

    def allocate(self, posting: Owed, amount: Decimal, up_to: dt.date) -> Decimal:
        """Put an amount on the oldest items that were there; return what is left of it."""
        queue = _queue(posting)
        while amount and (item := self._oldest(queue, up_to)) is not None:
            takes = min(amount, item.left)
            self._outcome.put(item, takes, posting, allocated=True)
            self._remarks.allocated[posting.counterparty, posting.account].append(posting)
            amount -= takes
        return amount

    def wait(self, posting: Owed, amount: Decimal) -> None:
        """Keep an amount for the next item."""
        self.waiting.setdefault(_queue(posting), deque()).append((posting, amount))

    def wake(self, posting: Owed) -> None:
        """Give what waits the items that came before this posting, the earliest first.

        A payment that names an item of its own day comes before what waits.
        """
        queue = _queue(posting)
        if queue in self.waiting:
            day = posting.date if posting.name is None else posting.date - _DAY
            self._give(queue, day)

    def finish(self) -> None:
        """Give what still waits the last items; what is left is explained by none."""
        for queue in list(self.waiting):
            self._give(queue, dt.date.max)
            for posting, left in self.waiting.pop(queue, ()):
                self._outcome.rest(posting, -left)

    def refund(self, posting: Owed, amount: Decimal) -> None:
        """Put what is paid back without a name on what was paid too much, else on credit notes."""
        amount -= self.undo(posting, amount)
        for note in self.notes[posting.receivable, posting.counterparty]:
            takes = min(amount, -note.left)
            by = note.opened
            if takes > 0 and by.currency == posting.currency and by.date <= posting.date:
                self._outcome.put(note, -takes, posting, allocated=True)
                self._remarks.allocated[posting.counterparty, posting.account].append(posting)
                amount -= takes
        if amount:
            self._outcome.rest(posting, amount)

    def undo(self, posting: Owed, amount: Decimal) -> Decimal:
        """Let a refund undo what was paid too much or waits; return how much of it that was."""
        takes = min(amount, max(NOTHING, -self._outcome.held(posting)))
        if takes:
            self._outcome.rest(posting, takes)
        waiting = self.waiting.get(_queue(posting))
        while waiting and takes < amount:
            early, left = waiting.popleft()
            part = min(amount - takes, left)
            self._outcome.rest(early, -part)
            self._outcome.rest(posting, part)
            takes += part
            if left > part:
                waiting.appendleft((early, left - part))
        return takes

    def reopened(self, item: Opened) -> None:
        """Let an item that was closed be among the oldest again."""
        by = item.opened
        self._queues.pop((by.receivable, by.counterparty, by.currency), None)

    @cached_property
    def notes(self) -> defaultdict[tuple[bool, str], list[Opened]]:
        """Return the credit notes of their own by side and counterparty, oldest first."""
        found: defaultdict[tuple[bool, str], list[Opened]] = defaultdict(list)
        for item in self._all:
            if item.amount < NOTHING:
                found[item.opened.receivable, item.opened.counterparty].append(item)
        return found

    @cached_property
    def _of(self) -> Mapping[Queue, list[Opened]]:
        """Return the invoices and bills by who pays them in what, oldest first."""
        found: defaultdict[Queue, list[Opened]] = defaultdict(list)
        for item in self._all:
            if item.amount > NOTHING:
                found[_queue(item.opened)].append(item)
        return found

    def _oldest(self, queue: Queue, up_to: dt.date) -> Opened | None:
        """Return the oldest item with something open, where it was there already."""
        items = self._queues.get(queue)
        if items is None:
            items = self._queues[queue] = deque(self._of.get(queue, ()))
        while items and items[0].left <= 0:
            items.popleft()
        return items[0] if items and items[0].opened.date <= up_to else None

    def _give(self, queue: Queue, up_to: dt.date) -> None:
        waiting = self.waiting[queue]
        while waiting and self._oldest(queue, up_to) is not None:
            posting, left = waiting.popleft()
            if left := self.allocate(posting, left, up_to):
                waiting.appendleft((posting, left))
        if not waiting:
            del self.waiting[queue]


def _queue(posting: Owed) -> Queue:
    return posting.receivable, posting.counterparty, posting.currency
