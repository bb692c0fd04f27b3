"""Putting settlements on items: on the one that they name, else on the counterparty's oldest.

What is known on a day depends on nothing later, so that the book of today shows a past day as a
book of that day does. Therefore what was paid without a name before its invoice waits, and goes to
the first invoice that comes; and where a payment names an invoice that one without a name was put
on, that one moves on to the next oldest. A settlement never takes more than is open; the rest, and
what names nothing, is what no item explains.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections import deque
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING
from typing import TypeAlias

from kasboek.core.open_items import Loose
from kasboek.core.open_items import Settlement
from kasboek.core.open_items import SettlementKind
from kasboek.reading.opened import NOTHING
from kasboek.reading.opened import Group
from kasboek.reading.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from kasboek.reading.owed import Owed
    from kasboek.reading.remarks import Pool
    from kasboek.reading.remarks import Remarks

Queue: TypeAlias = tuple[bool, str, str]
"""Side, counterparty and currency: among which items a payment without a name looks."""
_DAY = dt.timedelta(days=1)
_PAYMENT = SettlementKind.PAYMENT


class Settling:
    """Applies settlements, given in date order, to items that are all known.

    `loose` is what no item explains, `settled` the item that an entry settles.
    """

    def __init__(
        self, items: list[Opened], groups: dict[Group, list[Opened]], remarks: Remarks
    ) -> None:
        """Keep the items, all of them and by what names them."""
        self.loose: list[Loose] = []
        self.settled: dict[int, str] = {}
        self._all, self._groups, self._remarks = items, groups, remarks
        self._pools: defaultdict[Pool, Decimal] = defaultdict(Decimal)
        self._queues: dict[Queue, deque[Opened]] = {}
        self._waiting: dict[Queue, list[tuple[Owed, Decimal]]] = {}

    def apply(self, settling: Iterable[Owed]) -> None:
        """Put each on its item."""
        waiting = self._waiting
        for posting in settling:
            if waiting:
                self._wake(posting)
            if not self._just_paid(posting):
                self._settle(posting)
        for queue in list(waiting):
            for posting, left in self._allocate_waiting(queue, dt.date.max):
                self._rest(posting, -left)

    def _just_paid(self, posting: Owed) -> bool:
        """Put a payment on the one item it names, where it is not too much: nearly always."""
        side = posting.receivable
        listed = self._groups.get((side, "" if side else posting.counterparty, posting.name or ""))
        if listed is None or len(listed) != 1:
            return False
        item, amount = listed[0], posting.amount
        left = item.left + amount
        if amount >= NOTHING or left < NOTHING or item.opened.currency != posting.currency:
            return False
        item.left = left
        made = (posting.date, -amount, posting.kind, posting.source, False)
        item.settlements.append(tuple.__new__(Settlement, made))
        self.settled.setdefault(posting.entry, item.id)
        return True

    def _settle(self, posting: Owed) -> None:
        name, side, who = posting.name, posting.receivable, posting.counterparty
        if name is not None:
            listed = self._groups.get((side, "" if side else who, name)) or self._meant(
                posting, name
            )
            if listed is not None:
                self._settle_named(posting, _own(listed, who))
                return
        if posting.explicit:
            self._remarks.unknown.append(posting)
        elif posting.amount < 0:
            self._settle_nameless(posting)
            return
        elif posting.kind is _PAYMENT:
            self._refund(posting, posting.amount)
            return
        self._rest(posting, posting.amount)

    def _settle_nameless(self, posting: Owed) -> None:
        """Put it on the oldest items, else on what no item explains, else let it wait for one."""
        left = self._allocate(posting, -posting.amount, posting.date)
        takes = min(left, max(NOTHING, self._held(posting)))
        if takes:
            self._rest(posting, -takes)
        if left > takes:
            self._wait(posting, left - takes)

    def _meant(self, posting: Owed, name: str) -> list[Opened] | None:
        """Return what a name means that is no item of that counterparty itself."""
        candidates = self._numbers.get((posting.receivable, name), ())
        own = [
            g for g in candidates if self._groups[g][0].opened.counterparty == posting.counterparty
        ]
        found = own or candidates
        return self._groups[found[0]] if len(found) == 1 else None

    def _settle_named(self, posting: Owed, listed: list[Opened]) -> None:
        same = [item for item in listed if item.opened.currency == posting.currency]
        if not same:
            self._remarks.other_currency(posting, listed[0])
            self._rest(posting, posting.amount)
            return
        day = posting.date
        same.sort(key=lambda item: (item.due != posting.due, item.opened.date > day, item.due))
        left = self._fill(posting, same, -posting.amount)
        if left > 0:
            left = self._make_room(posting, same, left)
        if left < 0:
            left += self._undo(posting, -left)
            noted = [i for i in self._of[same[0].opened.counterparty] if _credits(i, posting)]
            left = self._fill(posting, noted, left)
            if left:
                self._put(same[-1], left, posting)
                self._queues.clear()  # it is among the open ones again
        elif left and "credit-note" in posting.keys:
            self._note(posting, left)
        elif left:
            self._remarks.too_much(posting, left, same[-1])
            self._rest(posting, -left)

    def _note(self, posting: Owed, left: Decimal) -> None:
        """Make what a credit note has more than its invoice has open an item of its own."""
        side, who, number = posting.receivable, posting.counterparty, posting.keys["credit-note"]
        listed = self._groups.setdefault((side, "" if side else who, number), [])
        name = f"invoice/{number}" if side else f"bill/{who}/{number}"
        if listed:
            name = f"{name}/{len(listed) + 1}"
        note = posting._replace(name=number, amount=-left)
        listed.append(Opened(name, note, posting.date, "date"))
        self._all.append(listed[-1])
        for found_before in ("_numbers", "_of"):
            self.__dict__.pop(found_before, None)

    def _fill(self, posting: Owed, same: list[Opened], left: Decimal) -> Decimal:
        """Settle what is open of the items, one after the other; return what is left."""
        for item in same:
            takes = min(left, item.left) if left > 0 else max(left, item.left)
            if takes * left > 0 and takes * item.left > 0:
                self._put(item, takes, posting)
                left -= takes
        return left

    def _make_room(self, posting: Owed, same: list[Opened], left: Decimal) -> Decimal:
        """Move what was only allocated to the named items on to others; return what is left."""
        moved = posting._replace(kind=_PAYMENT)
        for item in same:
            guessed = sum((s.amount for s in item.settlements if s.allocated), NOTHING)
            moves = min(left, guessed)
            if moves > 0:
                self._put(item, -moves, moved, allocated=True)
                self._put(item, moves, posting)
                left -= moves
                if rest := self._allocate(moved, moves, posting.date):
                    self._wait(moved, rest)
        return left

    def _refund(self, posting: Owed, amount: Decimal) -> None:
        """Put what is paid back without a name on what was paid too much, else on credit notes."""
        amount -= self._undo(posting, amount)
        for item in self._of.get(posting.counterparty, ()):
            by = item.opened
            if by.receivable is not posting.receivable or by.currency != posting.currency:
                continue
            takes = min(amount, -item.left)
            if takes > 0 and by.date <= posting.date:
                self._put(item, -takes, posting, allocated=True)
                self._remarks.allocated[posting.counterparty, posting.account].append(posting)
                amount -= takes
        if amount:
            self._rest(posting, amount)

    def _undo(self, posting: Owed, amount: Decimal) -> Decimal:
        """Let a refund first undo what was paid too much; return how much of it that was."""
        takes = min(amount, max(NOTHING, -self._held(posting)))
        if takes:
            self._rest(posting, takes)
        queue = (posting.receivable, posting.counterparty, posting.currency)
        waiting, kept = self._waiting.pop(queue, []), []
        for early, left in waiting:
            part = min(amount - takes, left)
            if part:
                self._rest(early, -part)
                self._rest(posting, part)
                takes += part
            if left > part:
                kept.append((early, left - part))
        if kept:
            self._waiting[queue] = kept
        return takes

    def _wait(self, posting: Owed, left: Decimal) -> None:
        queue = (posting.receivable, posting.counterparty, posting.currency)
        self._waiting.setdefault(queue, []).append((posting, left))

    def _put(
        self, item: Opened, amount: Decimal, posting: Owed, *, allocated: bool = False
    ) -> None:
        item.settle(amount, posting, allocated)
        self.settled.setdefault(posting.entry, item.id)

    def _allocate(self, posting: Owed, amount: Decimal, up_to: dt.date) -> Decimal:
        """Put a payment without a name on the oldest items; return what is left of it."""
        queue = self._queue(posting.receivable, posting.counterparty, posting.currency)
        while queue and amount:
            item = queue[0]
            if item.left <= 0:
                queue.popleft()
                continue
            if item.opened.date > up_to:
                break
            takes = min(amount, item.left)
            self._put(item, takes, posting, allocated=True)
            self._remarks.allocated[posting.counterparty, posting.account].append(posting)
            amount -= takes
        return amount

    def _wake(self, posting: Owed) -> None:
        """Give what waits for an item of this counterparty those that came before this posting."""
        queue = (posting.receivable, posting.counterparty, posting.currency)
        if queue in self._waiting:
            named = posting.name is not None
            left = self._allocate_waiting(queue, posting.date - _DAY if named else posting.date)
            if left:
                self._waiting[queue] = left

    def _allocate_waiting(self, queue: Queue, up_to: dt.date) -> list[tuple[Owed, Decimal]]:
        """Allocate what waits, the earliest first; return what still has to."""
        waiting = self._waiting.pop(queue)
        tried = [(posting, self._allocate(posting, left, up_to)) for posting, left in waiting]
        return [(posting, left) for posting, left in tried if left]

    def _held(self, posting: Owed) -> Decimal:
        """Return what no item explains so far, positive where it raises what is owed."""
        held = self._pools[posting.account, posting.counterparty, posting.currency]
        return held if posting.receivable else -held

    def _rest(self, posting: Owed, amount: Decimal) -> None:
        pool = (posting.account, posting.counterparty, posting.currency)
        signed = amount if posting.receivable else -amount
        self._pools[pool] += signed
        self.loose.append(Loose(posting.date, *pool, signed, posting.source))

    @cached_property
    def _numbers(self) -> Mapping[tuple[bool, str], list[Group]]:
        """Return the items by number or link: for settlements that name no item by themselves."""
        found: defaultdict[tuple[bool, str], list[Group]] = defaultdict(list)
        for group, listed in self._groups.items():
            link = listed[0].opened.link
            found[group[0], group[2]].append(group)
            if link and link != group[2]:
                found[group[0], link].append(group)
        return found

    @cached_property
    def _of(self) -> Mapping[str, list[Opened]]:
        """Return the items of each counterparty, oldest first: for payments without a name."""
        found: defaultdict[str, list[Opened]] = defaultdict(list)
        for item in self._all:
            found[item.opened.counterparty].append(item)
        return found

    def _queue(self, side: bool, who: str, currency: str) -> deque[Opened]:  # noqa: FBT001 # of an Owed
        """Return the items that payments without a name are put on, oldest first."""
        queue = self._queues.get((side, who, currency))
        if queue is None:
            opened = ((item, item.opened) for item in self._of.get(who, ()))
            queue = self._queues[side, who, currency] = deque(
                item
                for item, by in opened
                if by.receivable is side and by.currency == currency and by.amount > NOTHING
            )
        return queue


def _own(listed: list[Opened], who: str) -> list[Opened]:
    """Return the items of this counterparty, where a number is used for several of them."""
    if len(listed) == 1:
        return listed
    return [item for item in listed if item.opened.counterparty == who] or listed


def _credits(item: Opened, posting: Owed) -> bool:
    """Say whether an item is what a credit note had more than the invoice a posting names."""
    return item.left < 0 and item.opened.keys.get("credits") == posting.name
