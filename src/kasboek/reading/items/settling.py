"""Putting settlements on items: on the one that they name, else on the counterparty's oldest.

What is known on a day depends on nothing later, so that the book of today shows a past day as a
book of that day does. Therefore what was paid without a name before its invoice waits, and goes to
the first invoice that comes; and where a payment names an invoice that one without a name was put
on, that one moves on to the next oldest. A settlement never takes more than is open; the rest, and
what names nothing, is what no item explains.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from kasboek.core.open_items import Settlement
from kasboek.core.open_items import SettlementKind
from kasboek.reading.items.nameless import Nameless
from kasboek.reading.items.opened import NOTHING
from kasboek.reading.items.opened import Group
from kasboek.reading.items.opened import Opened
from kasboek.reading.items.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from decimal import Decimal

    from kasboek.reading.items.owed import Owed
    from kasboek.reading.items.remarks import Remarks

_PAYMENT = SettlementKind.PAYMENT


class Settling:
    """Applies settlements, given in date order, to items that are all known."""

    def __init__(
        self, items: list[Opened], groups: dict[Group, list[Opened]], remarks: Remarks
    ) -> None:
        """Keep the items, all of them and by what names them."""
        self.outcome = Outcome()
        self._nameless = Nameless(items, self.outcome, remarks)
        self._all, self._groups, self._remarks = items, groups, remarks

    def apply(self, settling: Iterable[Owed]) -> None:
        """Put each on its item."""
        nameless, just_paid = self._nameless, self._just_paid
        for posting in settling:
            if nameless.waiting:
                nameless.wake(posting)
            if not just_paid(posting):
                self._settle(posting)
        nameless.finish()

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
        self.outcome.settled.setdefault(posting.entry, item.id)
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
            self.outcome.rest(posting, posting.amount)
        elif posting.amount < 0:
            self._nameless.settle(posting)
        elif posting.kind is _PAYMENT:
            self._nameless.refund(posting, posting.amount)
        else:
            self.outcome.rest(posting, posting.amount)

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
            self.outcome.rest(posting, posting.amount)
            return
        day = posting.date
        same.sort(key=lambda item: (item.due != posting.due, item.opened.date > day, item.due))
        left = self._fill(posting, same, -posting.amount)
        if left > 0:
            left = self._make_room(posting, same, left)
        if left < 0:
            self._pay_back(posting, same, -left)
        elif left and "credit-note" in posting.keys:
            self._note(posting, left)
        elif left:
            self._remarks.too_much(posting, left, same[-1])
            self.outcome.rest(posting, -left)

    def _fill(self, posting: Owed, same: list[Opened], left: Decimal) -> Decimal:
        """Settle what is open of the items, one after the other; return what is left."""
        for item in same:
            takes = min(left, item.left) if left > 0 else max(left, item.left)
            if takes * left > 0 and takes * item.left > 0:
                self.outcome.put(item, takes, posting)
                left -= takes
        return left

    def _make_room(self, posting: Owed, same: list[Opened], left: Decimal) -> Decimal:
        """Move what was only allocated to the named items on to others; return what is left."""
        moved = posting._replace(kind=_PAYMENT)
        for item in same:
            guessed = sum((s.amount for s in item.settlements if s.allocated), NOTHING)
            moves = min(left, guessed)
            if moves > 0:
                self.outcome.put(item, -moves, moved, allocated=True)
                self.outcome.put(item, moves, posting)
                left -= moves
                if rest := self._nameless.allocate(moved, moves, posting.date):
                    self._nameless.wait(moved, rest)
        return left

    def _pay_back(self, posting: Owed, same: list[Opened], amount: Decimal) -> None:
        """Undo what was too much, then what was credited; else the item is open again."""
        amount -= self._nameless.undo(posting, amount)
        by = same[0].opened
        notes = self._nameless.notes[by.receivable, by.counterparty]
        left = self._fill(posting, [note for note in notes if _credits(note, posting)], -amount)
        if left:
            self.outcome.put(same[-1], left, posting)
            self._nameless.reopened(same[-1])

    def _note(self, posting: Owed, left: Decimal) -> None:
        """Make what a credit note has more than its invoice has open an item of its own."""
        side, who, number = posting.receivable, posting.counterparty, posting.keys["credit-note"]
        listed = self._groups.setdefault((side, "" if side else who, number), [])
        name = f"invoice/{number}" if side else f"bill/{who}/{number}"
        if listed:
            name = f"{name}/{len(listed) + 1}"
        notes = self._nameless.notes[side, who]  # found before it is one of all
        note = Opened(name, posting._replace(name=number, amount=-left), posting.date, "date")
        listed.append(note)
        notes.append(note)
        self._all.append(note)
        self.__dict__.pop("_numbers", None)

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


def _own(listed: list[Opened], who: str) -> list[Opened]:
    """Return the items of this counterparty, where a number is used for several of them."""
    if len(listed) == 1:
        return listed
    return [item for item in listed if item.opened.counterparty == who] or listed


def _credits(note: Opened, posting: Owed) -> bool:
    """Say whether an item is what a credit note had more than the invoice a posting names."""
    return note.left < 0 and note.opened.keys.get("credits") == posting.name
