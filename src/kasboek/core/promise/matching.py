"""What was promised meets what moved.

By the invoice or bill, by the line of the plan that a booking names, by counterparty and direction,
and by the account of the other side and direction, in this order. A tax is one thing, whichever of
its accounts it is paid on; so is what a provider pays out, whatever it was sold as. What is left
was not promised, or has not come.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.book import Movement
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.scenario.drafts import TAX_CLASS
from kasboek.core.forecast.scenario.drafts import aliases

_NOTHING = Decimal()
_UNDER_WAY = dt.timedelta(days=7)
"""How long a payout is on its way at most: an import lets the two halves meet within it."""


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
        self.book = book
        self.names = aliases(book)
        self.taxes = {TAX_CLASS[tax.kind]: tax.account for tax in reversed(book.taxes)}
        self.through = {account.name for account in book.of_class(AccountClass.TRANSFER)}
        self.payouts = _payouts(book)
        self.written = {item.id for item in book.items if item.date <= then}
        self.by_plan: dict[tuple[str, bool], Key] = {}
        self.by_account: dict[tuple[str, bool], Key] = {}
        self.keys: set[Key] = set()
        for item in items:
            inward, key = item.value > 0, self.of_item(item)
            self.keys.add(key)
            if key.kind != "item":
                if key.name == item.counter or key.kind == "party":
                    self.by_account.setdefault((item.counter, inward), key)
                if item.plan:
                    self.by_plan.setdefault((item.plan, inward), key)

    def of_item(self, item: Item) -> Key:
        """Return what a promised item is added up under."""
        if item.id in self.written:
            return Key("item", item.id, item.value > 0)
        counter = _provider(self.book, item) or item.counter
        return self._named(item.counterparty, counter, inward=item.value > 0)

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
        return party if party in self.keys else self._by_account(move, inward=inward)

    def _by_account(self, move: Movement, *, inward: bool) -> Key:
        """Return what a movement that names nothing promised is added up under."""
        others = [self._one_for_all(account) for account in move.others]
        for account in others:
            if (account, inward) in self.by_account:
                return self.by_account[account, inward]
        if move.item:
            return Key("item", move.item, inward)
        for day, provider in self.payouts.get(move.amount, ()) if others[:1] else ():
            if others[0] in self.through and abs(move.date - day) <= _UNDER_WAY:
                return Key("account", provider, inward)
        if others and others[0] in self.taxes.values():
            return Key("account", others[0], inward)
        return self._named(move.counterparty, next(iter(others), ""), inward=inward)

    def _one_for_all(self, name: str) -> str:
        """Return the account that the forecast books a tax on, for each account of its class."""
        account = self.book.accounts.get(name)
        if account is None or account.kind is None or not account.on_balance:
            return name
        return self.taxes.get(account.kind, name)

    def _named(self, name: str, account: str, *, inward: bool) -> Key:
        if name:
            return Key("party", self.names.get(name.casefold(), name).casefold(), inward)
        return Key("account", account, inward)


def _provider(book: Book, item: Item) -> str | None:
    """Return the clearing account that an item comes by way of: it is in the id of what is sold."""
    parts = item.id.split("/")
    if parts[:2] != ["learned", AccountClass.CLEARING]:
        return None
    return next((part for part in parts[3:] if part in book.accounts), None)


def _payouts(book: Book) -> dict[Decimal, list[tuple[dt.date, str]]]:
    """Return what providers paid out by way of a transfer account, by amount: its day, and whose.

    Of a day each payout, and all of them: a bank may make one line of them.
    """
    found: dict[Decimal, list[tuple[dt.date, str]]] = {}
    through = [account.name for account in book.of_class(AccountClass.TRANSFER)]
    for account in book.of_class(AccountClass.CLEARING):
        if account.name not in book.columns:
            continue
        own = set(book.columns[account.name].entries)
        for column in (book.columns[name] for name in through if name in book.columns):
            sums: dict[dt.date, Decimal] = {}
            for day, number, entry in zip(
                column.dates, column.numbers, column.entries, strict=True
            ):
                if entry in own:
                    found.setdefault(number, []).append((day, account.name))
                    sums[day] = sums.get(day, _NOTHING) + number
            for day, number in sums.items():
                found.setdefault(number, []).append((day, account.name))
    return found


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
