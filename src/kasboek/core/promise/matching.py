"""What was promised meets what moved.

By the invoice or bill, by the line of the plan that a booking names, by counterparty and direction,
and by the account of the other side and direction, in this order. What is left was not promised,
or has not come.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.book import Book
from kasboek.core.book import Movement
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.scenario.drafts import aliases

_NOTHING = Decimal()


class Key(NamedTuple):
    """What belongs together: an open item, a counterparty or an account, and the direction."""

    kind: str
    name: str
    inward: bool


@dataclass(slots=True)  # not frozen: what belongs together is added up in it
class Thing:
    """What was promised of one thing, and what came of it."""

    promised: Decimal = _NOTHING
    came: Decimal = _NOTHING
    items: list[Item] = field(default_factory=list)
    moved: list[Movement] = field(default_factory=list)


class Matching:
    """By what a booking finds what was promised: an item, a counterparty, an account."""

    def __init__(self, book: Book, then: dt.date, items: tuple[Item, ...]) -> None:
        """Index the promised items; `written` are the invoices and bills that were there."""
        self.names = aliases(book)
        self.written = {item.id for item in book.items if item.date <= then}
        self.by_plan: dict[tuple[str, bool], Key] = {}
        self.by_account: dict[tuple[str, bool], Key] = {}
        self.keys: set[Key] = set()
        for item in items:
            inward, key = item.value > 0, self.of_item(item)
            self.keys.add(key)
            if key.kind != "item":
                self.by_account.setdefault((item.counter, inward), key)
                if item.plan:
                    self.by_plan.setdefault((item.plan, inward), key)

    def of_item(self, item: Item) -> Key:
        """Return what a promised item is added up under."""
        if item.id in self.written:
            return Key("item", item.id, item.value > 0)
        return self._named(item.counterparty, item.counter, inward=item.value > 0)

    def of_move(self, move: Movement) -> Key:
        """Return what a movement is added up under; a new invoice may be a planned one."""
        inward = move.amount > 0
        own = Key("item", move.item or "", inward)
        if move.item in self.written:
            return own
        for plan in move.plan:
            if (plan, inward) in self.by_plan:
                return self.by_plan[plan, inward]
        party = self._named(move.counterparty, "", inward=inward)
        if party in self.keys:
            return party
        for account in move.others:
            if (account, inward) in self.by_account:
                return self.by_account[account, inward]
        if move.item:
            return own
        return self._named(move.counterparty, next(iter(move.others), ""), inward=inward)

    def _named(self, name: str, account: str, *, inward: bool) -> Key:
        if name:
            return Key("party", self.names.get(name.casefold(), name).casefold(), inward)
        return Key("account", account, inward)


def things(book: Book, week: Forecast, moved: list[tuple[Movement, Decimal]]) -> dict[Key, Thing]:
    """Return what was promised and what came, by the thing and the direction."""
    matching = Matching(book, week.as_of, week.items)
    found: dict[Key, Thing] = {}
    for item in week.items:
        thing = found.setdefault(matching.of_item(item), Thing())
        thing.promised += item.value
        thing.items.append(item)
    for move, worth in moved:
        thing = found.setdefault(matching.of_move(move), Thing())
        thing.came += worth
        thing.moved.append(move)
    return found
