"""Open items: every invoice and bill with what settled it, and what no item explains.

Openings are gathered first, settlements applied in date order after that. A settlement never takes
more than is open; the rest, and what names nothing, is what no item explains.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections import deque
from decimal import Decimal
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple
from typing import TypeAlias

from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import Settlement
from kasboek.core.open_items import SettlementKind
from kasboek.core.open_items import Unexplained
from kasboek.core.relations import LEGAL_TERMS
from kasboek.core.saying import Money
from kasboek.core.saying import Problem
from kasboek.core.saying import Source
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from kasboek.core.relations import Counterparty
    from kasboek.core.relations import Terms
    from kasboek.reading.owed import Owed

Group: TypeAlias = tuple[bool, str, str]
"""What names an item: side, counterparty (of a bill; an invoice's number is our own), number."""
Pool: TypeAlias = tuple[str, str, str]
"""Account, counterparty and currency of what no item explains."""
_NOTHING = Decimal()
_CREDIT, _PAYMENT = SettlementKind.CREDIT, SettlementKind.PAYMENT
_KEYS: tuple[tuple[str, Any], ...] = (
    ("expected", None),
    ("disputed", False),
    ("collect", None),
    ("hold", False),
    ("covers", None),
    ("campaign", None),
    ("reminders", 0),
    ("plan", ()),
)
"""What an item takes from its keys as it stands, in its own order, and what it is without."""
_TAKEN = frozenset(key for key, _ in _KEYS)
_WITHOUT = tuple(value for _, value in _KEYS)
_PLACE = attrgetter("opened.date", "opened.source")


class Items(NamedTuple):
    """All items, what they leave unexplained, which item an entry settles, and notices."""

    items: tuple[OpenItem, ...]
    unexplained: tuple[Unexplained, ...]
    settled: Mapping[int, str]
    problems: tuple[Problem, ...]


class _Item:
    """An item while its history is put together."""

    __slots__ = ("amount", "due", "due_from", "id", "left", "opened", "settlements")

    def __init__(self, name: str, opened: Owed, due: dt.date, due_from: str) -> None:
        self.id = name
        self.opened = opened
        self.amount = self.left = opened.amount
        self.due = due
        self.due_from = due_from
        self.settlements: list[Settlement] = []

    def settle(self, amount: Decimal, by: Owed, allocated: bool = False) -> None:  # noqa: FBT001, FBT002 # as a Settlement has it
        self.left -= amount
        made = (by.date, amount, by.kind, by.source, allocated)
        self.settlements.append(tuple.__new__(Settlement, made))

    def frozen(self) -> OpenItem:
        """Return the item as it stays, its fields in the order of `OpenItem`."""
        day, _, currency, account, side, who, name, _, _, _, _, keys, _, others, _, source = (
            self.opened
        )
        expected, disputed, collect, hold, covers, campaign, reminders, plan = (
            _WITHOUT if _TAKEN.isdisjoint(keys) else [keys.get(key, value) for key, value in _KEYS]
        )
        made = (
            self.id,
            name or "",
            side,
            who,
            account,
            day,
            self.due,
            self.due_from,
            self.amount,
            currency,
            source,
            tuple(self.settlements),
            expected,
            disputed,
            collect,
            hold,
            covers,
            campaign,
            reminders,
            plan,
            others,
        )
        return tuple.__new__(OpenItem, made)


class _Rest:
    """What a pool holds that no item explains, since when, and where."""

    __slots__ = ("amount", "since", "source")

    def __init__(self) -> None:
        self.amount = _NOTHING
        self.since = dt.date.min
        self.source = Source("", 0)

    def add(self, amount: Decimal, by: Owed) -> None:
        if not self.amount:
            self.since, self.source = by.date, by.source
        self.amount += amount


class Matching:
    """Makes items of all postings on receivable and payable accounts, given in date order."""

    def __init__(self, relations: Mapping[str, Counterparty], terms: Terms | None) -> None:
        """Keep who is known, and the terms of policy `payment-terms`."""
        self._relations, self._terms = relations, terms
        self._all: list[_Item] = []
        self._groups: dict[Group, list[_Item]] = {}
        self._rests: defaultdict[Pool, _Rest] = defaultdict(_Rest)
        self._early: list[tuple[Owed, Decimal]] = []
        self._settled: dict[int, str] = {}
        self._allocated: defaultdict[tuple[str, str], list[Owed]] = defaultdict(list)
        self._unknown: list[Owed] = []
        self._settling: list[Owed] = []
        self._queues: dict[tuple[bool, str, str], deque[_Item]] = {}

    def add(self, posting: Owed) -> None:
        """Open an item, or keep a settlement until all items are known."""
        pays = posting.kind is _PAYMENT and posting.amount < _NOTHING and not posting.credit
        if pays or not self._opens(posting):
            self._settling.append(posting)

    def _opens(self, posting: Owed) -> bool:
        """Open an item where the posting is an invoice, a bill or a credit note of its own."""
        name = posting.name
        if name is None:
            return False
        credit, side, who = posting.credit, posting.receivable, posting.counterparty
        if posting.amount < _NOTHING:
            if not credit and not _undoes(posting):
                return False
        elif credit:  # what is paid back of a credit note
            return False
        group = (side, "" if side else who, name)
        listed = self._groups.get(group)
        if listed is None:
            listed = self._groups[group] = []
            self._add(posting, group, listed)
            return True
        first = listed[0].opened
        if first.entry != posting.entry or first.account != posting.account:
            return False
        like = (i for i in listed if i.opened.currency == posting.currency)
        same = next((i for i in like if posting.due in {None, i.due}), None)
        if same is not None:
            same.amount += posting.amount
            same.left += posting.amount
        else:
            self._add(posting, group, listed)
        return True

    def _add(self, posting: Owed, group: Group, listed: list[_Item]) -> None:
        side, who, number = group
        name = f"invoice/{number}" if side else f"bill/{who}/{number}"
        if listed:
            name = f"{name}/{len(listed) + 1}"
        due, due_from = posting.due or posting.keys.get("due"), "due"
        if due is None:
            due, due_from = self._due(posting)
        item = _Item(name, posting, due, due_from)
        listed.append(item)
        self._all.append(item)

    @cached_property
    def _numbers(self) -> Mapping[tuple[bool, str], list[Group]]:
        """Return the items by number or link: for settlements that name no item by themselves.

        It is asked for when everything is opened, as is the next one, and often not at all.
        """
        found: defaultdict[tuple[bool, str], list[Group]] = defaultdict(list)
        for group, listed in self._groups.items():
            link = listed[0].opened.link
            found[group[0], group[2]].append(group)
            if link and link != group[2]:
                found[group[0], link].append(group)
        return found

    @cached_property
    def _of(self) -> Mapping[str, list[_Item]]:
        """Return the items of each counterparty, oldest first: for payments without a name."""
        found: defaultdict[str, list[_Item]] = defaultdict(list)
        for item in self._all:
            found[item.opened.counterparty].append(item)
        return found

    def _queue(self, side: bool, who: str, currency: str) -> deque[_Item]:  # noqa: FBT001 # of an Owed
        """Return the items that payments without a name are put on, oldest first."""
        queue = self._queues.get((side, who, currency))
        if queue is None:
            opened = ((item, item.opened) for item in self._of.get(who, ()))
            queue = self._queues[side, who, currency] = deque(
                item
                for item, by in opened
                if by.receivable is side and by.currency == currency and by.amount > _NOTHING
            )
        return queue

    def _due(self, posting: Owed) -> tuple[dt.date, str]:
        """Return when it is due where it does not say so itself, and what says it instead."""
        relation = self._relations.get(posting.counterparty)
        if relation is not None and relation.payment_terms is not None:
            return relation.payment_terms.due(posting.date), "terms"
        if self._terms is not None:
            return self._terms.due(posting.date), "policy"
        if posting.amount < 0:  # what we owe back has no term
            return posting.date, "date"
        return LEGAL_TERMS.due(posting.date), "law"

    def _just_paid(self, posting: Owed) -> bool:
        """Put a payment on the one item it names, where it is not too much: nearly always."""
        side = posting.receivable
        listed = self._groups.get((side, "" if side else posting.counterparty, posting.name or ""))
        if listed is None or len(listed) != 1:
            return False
        item, amount = listed[0], posting.amount
        left = item.left + amount
        if amount >= _NOTHING or left < _NOTHING or item.opened.currency != posting.currency:
            return False
        item.left = left
        made = (posting.date, -amount, posting.kind, posting.source, False)
        item.settlements.append(tuple.__new__(Settlement, made))
        self._settled.setdefault(posting.entry, item.id)
        return True

    def _settle(self, posting: Owed) -> None:
        """Put a settlement on the item it names, else on the counterparty's oldest."""
        name, side, who = posting.name, posting.receivable, posting.counterparty
        if name is not None:
            listed = self._groups.get((side, "" if side else who, name)) or self._meant(
                posting, name
            )
            if listed is not None:
                self._settle_named(posting, listed)
                return
        if posting.explicit:
            self._unknown.append(posting)
        elif posting.amount < 0:
            left = self._allocate(posting, -posting.amount, up_to=posting.date)
            if left:
                self._early.append((posting, left))
            return
        self._rest(posting, posting.amount)

    def _meant(self, posting: Owed, name: str) -> list[_Item] | None:
        """Return what a name means that is no item of that counterparty itself."""
        candidates = self._numbers.get((posting.receivable, name), ())
        own = [
            g for g in candidates if self._groups[g][0].opened.counterparty == posting.counterparty
        ]
        found = own or candidates
        return self._groups[found[0]] if len(found) == 1 else None

    def _settle_named(self, posting: Owed, listed: list[_Item]) -> None:
        left = -posting.amount
        same = [item for item in listed if item.opened.currency == posting.currency]
        same.sort(key=lambda item: (item.due != posting.due, item.due))
        for item in same:
            takes = min(left, item.left) if left > 0 else max(left, item.left)
            if takes * left > 0 and takes * item.left > 0:
                self._put(item, takes, posting)
                left -= takes
        if left < 0 and same:
            left += self._offset(posting, -left)
            if left:
                self._put(same[-1], left, posting)
                left = _NOTHING
        if left:
            self._rest(posting, -left)

    def _offset(self, posting: Owed, amount: Decimal) -> Decimal:
        """Let a refund first undo what was paid too much; return how much of it that was."""
        rest = self._rests[posting.account, posting.counterparty, posting.currency]
        held = rest.amount if posting.receivable else -rest.amount
        takes = min(amount, max(_NOTHING, -held))
        if takes:
            self._rest(posting, takes)
        return takes

    def _put(self, item: _Item, amount: Decimal, posting: Owed, *, allocated: bool = False) -> None:
        item.settle(amount, posting, allocated)
        self._settled.setdefault(posting.entry, item.id)

    def _allocate(self, posting: Owed, amount: Decimal, up_to: dt.date | None) -> Decimal:
        """Put a payment without a name on the oldest items; return what is left of it."""
        queue = self._queue(posting.receivable, posting.counterparty, posting.currency)
        while queue and amount:
            item = queue[0]
            if item.left <= 0:
                queue.popleft()
                continue
            if up_to is not None and item.opened.date > up_to:
                break
            takes = min(amount, item.left)
            self._put(item, takes, posting, allocated=True)
            self._allocated[posting.counterparty, posting.account].append(posting)
            amount -= takes
        return amount

    def _allocate_early(self) -> None:
        """Give what was paid without a name before its invoice a second chance."""
        for posting, amount in self._early:
            left = self._allocate(posting, amount, up_to=None)
            if left:
                self._rest(posting, -left)

    def _rest(self, posting: Owed, amount: Decimal) -> None:
        pool = (posting.account, posting.counterparty, posting.currency)
        self._rests[pool].add(amount if posting.receivable else -amount, posting)

    def result(self) -> Items:
        """Apply all settlements in their order, and return what became of the items."""
        for posting in self._settling:
            if not self._just_paid(posting):
                self._settle(posting)
        self._allocate_early()
        items = sorted(self._all, key=_PLACE)
        unexplained = tuple(
            Unexplained(*pool, rest.amount, rest.since, rest.source)
            for pool, rest in sorted(self._rests.items())
            if rest.amount
        )
        return Items(
            tuple(item.frozen() for item in items),
            unexplained,
            self._settled,
            (*self._problems(), *map(_unexplained, unexplained)),
        )

    def _problems(self) -> Iterable[Problem]:
        for (who, account), listed in sorted(self._allocated.items()):
            distinct = list({posting.entry: posting for posting in listed}.values())
            told = saying(
                "reading.allocated", count=len(distinct), counterparty=who or "-", account=account
            )
            yield Problem(told, distinct[0].source)
        for posting in self._unknown:
            told = saying("reading.unknown-item", name=posting.name, account=posting.account)
            yield Problem(told, posting.source)


def _undoes(posting: Owed) -> bool:
    """Say whether a lowering posting is a credit note of its own: a negative invoice is one too."""
    return posting.kind is _CREDIT and posting.explicit and "credits" not in posting.keys


def _unexplained(rest: Unexplained) -> Problem:
    told = saying(
        "reading.unexplained",
        amount=Money(rest.amount, rest.currency),
        account=rest.account,
        counterparty=rest.counterparty or "-",
        since=rest.since,
    )
    return Problem(told, rest.source)
