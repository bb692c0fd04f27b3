"""Last week's promise: what the forecast of a week ago expected by now, and what came.

The book of a week ago is cut from today's (`core/rewind.py`): what was booked, planned and known by
that day; accounts, customers, policies and scenarios as they stand now. So a page and the terminal
say the same, without reading the ledger twice. Its base forecast is held against what moved since.

What was promised meets what moved by the invoice or bill, by the line of the plan that a booking
names, by counterparty and direction, and by the account of the other side and direction, in this
order. What is left was not promised, or has not come. The differences add up to the cent to what
the bank holds less what was promised; what no item explains, such as exchange rates, stands apart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.book import Movement
from kasboek.core.forecast import forecast
from kasboek.core.forecast.drafts import aliases
from kasboek.core.forecast.drafts import value
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.transfers import without_own_transfers
from kasboek.core.open_items import OpenItem
from kasboek.core.rewind import rewind
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import Source
from kasboek.core.saying import saying

WEEK = dt.timedelta(days=7)
MOST = 5
"""Differences that get a sentence each; the smaller ones are one line together."""
_NOTHING = Decimal()
_DAY = dt.timedelta(days=1)


class Totals(NamedTuple):
    """What goes in and out from one day to another, and what is in the bank then."""

    receipts: Decimal
    payments: Decimal
    closing: Decimal


class Difference(NamedTuple):
    """Something that came otherwise than promised; `amount` is what came less what was promised.

    `item` is the invoice, bill or planned item behind it, `source` where it is written.
    """

    says: Saying
    amount: Decimal
    promised: Decimal
    came: Decimal
    item: str | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised on `then` for `day`; money in the operating currency, payments negative.

    `differences` add up exactly to `came.closing - promised.closing`: the largest first, then the
    smaller ones together, then what no item explains.
    """

    then: dt.date
    day: dt.date
    opening: Decimal
    promised: Totals
    came: Totals
    differences: tuple[Difference, ...]

    @property
    def difference(self) -> Decimal:
        """Return by how much the bank holds more than was promised."""
        return self.came.closing - self.promised.closing


class _Key(NamedTuple):
    """What belongs together: an open item, a counterparty or an account, and the direction."""

    kind: str
    name: str
    inward: bool


@dataclass(slots=True)  # not frozen: what belongs together is added up in it
class _Thing:
    """What was promised of one thing, and what came of it."""

    promised: Decimal = _NOTHING
    came: Decimal = _NOTHING
    items: list[Item] = field(default_factory=list)
    moved: list[Movement] = field(default_factory=list)


def promise(book: Book, day: dt.date, closing: Decimal) -> Promise | Saying:
    """Return last week's promise, or why there is none; `closing` is the cash on `day`."""
    key = ("promise", day)
    if key not in book.memo:
        book.memo[key] = _promise(book, day, closing)
    return book.memo[key]  # type: ignore[return-value] # put there by the line above


def _promise(book: Book, day: dt.date, closing: Decimal) -> Promise | Saying:
    then = day - WEEK
    columns = (book.columns.get(account.name) for account in book.of_class(AccountClass.CASH))
    first = min((column.dates[0] for column in columns if column and column.dates), default=None)
    if first is None or first > then:
        return saying("promise.too-short", first=first)
    ahead = forecast(rewind(book, then))
    week = ahead.up_to(day + _DAY)
    moved = [
        (move, value(move.amount, rate))
        for move in without_own_transfers(
            book, (move for move in book.movements if then < move.date <= day)
        )
        if (rate := book.rate(move.currency, move.date)) is not None
    ]
    things = _things(book, week, moved)
    promised = week.path[-1].balance
    found = _told(book, ahead, things, closing - promised)
    return Promise(
        then,
        day,
        week.opening,
        _totals((item.value for item in week.items), promised),
        _totals((worth for _, worth in moved), closing),
        tuple(found),
    )


def _totals(amounts: Iterator[Decimal], closing: Decimal) -> Totals:
    receipts = payments = _NOTHING
    for amount in amounts:
        if amount > 0:
            receipts += amount
        else:
            payments += amount
    return Totals(receipts, payments, closing)


def says(found: Promise, currency: str) -> Saying:
    """Say in one sentence what the bank holds against what was promised."""
    gap = found.difference
    key = "as" if not gap else "more" if gap > 0 else "less"
    return saying(
        f"promise.{key}",
        came=Money(found.came.closing, currency),
        gap=Money(abs(gap), currency),
        then=found.then,
        promised=Money(found.promised.closing, currency),
    )


class _Matching:
    """By what a booking finds what was promised: an item, a counterparty, an account."""

    def __init__(self, book: Book, then: dt.date, items: tuple[Item, ...]) -> None:
        self.names = aliases(book)
        self.written = {item.id for item in book.items if item.date <= then}
        self.by_plan: dict[tuple[str, bool], _Key] = {}
        self.by_account: dict[tuple[str, bool], _Key] = {}
        self.keys: set[_Key] = set()
        for item in items:
            inward, key = item.value > 0, self.of_item(item)
            self.keys.add(key)
            if key.kind != "item":
                self.by_account.setdefault((item.counter, inward), key)
                if item.plan:
                    self.by_plan.setdefault((item.plan, inward), key)

    def of_item(self, item: Item) -> _Key:
        """Return what a promised item is added up under."""
        if item.id in self.written:
            return _Key("item", item.id, item.value > 0)
        return self._named(item.counterparty, item.counter, inward=item.value > 0)

    def of_move(self, move: Movement) -> _Key:
        """Return what a movement is added up under; a new invoice may be a planned one."""
        inward = move.amount > 0
        own = _Key("item", move.item or "", inward)
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

    def _named(self, name: str, account: str, *, inward: bool) -> _Key:
        if name:
            return _Key("party", self.names.get(name.casefold(), name).casefold(), inward)
        return _Key("account", account, inward)


def _things(
    book: Book, week: Forecast, moved: list[tuple[Movement, Decimal]]
) -> dict[_Key, _Thing]:
    """Return what was promised and what came, by the thing and the direction."""
    matching = _Matching(book, week.as_of, week.items)
    things: dict[_Key, _Thing] = {}
    for item in week.items:
        thing = things.setdefault(matching.of_item(item), _Thing())
        thing.promised += item.value
        thing.items.append(item)
    for move, worth in moved:
        thing = things.setdefault(matching.of_move(move), _Thing())
        thing.came += worth
        thing.moved.append(move)
    return things


def _told(
    book: Book, ahead: Forecast, things: dict[_Key, _Thing], whole: Decimal
) -> Iterator[Difference]:
    """Yield the largest differences in words, then the rest of them, then what is left over."""
    differing = [
        (thing.came - thing.promised, key, thing)
        for key, thing in things.items()
        if thing.came != thing.promised
    ]
    differing.sort(key=lambda one: (-abs(one[0]), one[1]))
    later = {item.id: item for item in reversed(ahead.items)}
    known = {item.id: item for item in book.items}
    for amount, key, thing in differing[:MOST]:
        invoice = known.get(key.name) if key.kind == "item" else None
        told = _says(book, thing, invoice, later.get(key.name))
        yield Difference(
            told,
            amount,
            thing.promised,
            thing.came,
            thing.items[0].id if thing.items else invoice.id if invoice else None,
            _place(book, thing),
        )
    rest = differing[MOST:]
    if rest:
        amount = sum((one[0] for one in rest), _NOTHING)
        promised = sum((one[2].promised for one in rest), _NOTHING)
        told = saying("promise.rest", count=len(rest), amount=Money(amount, book.currency))
        yield Difference(told, amount, promised, promised + amount)
    left = whole - sum((one[0] for one in differing), _NOTHING)
    if left:
        told = saying("promise.left", amount=Money(left, book.currency))
        yield Difference(told, left, _NOTHING, left)


def _place(book: Book, thing: _Thing) -> Source | None:
    """Return where it is written: the item that was promised, else the booking."""
    if thing.items:
        return thing.items[0].source
    entry = book.entries[thing.moved[0].entry]
    return Source(entry.file, entry.line)


def _says(book: Book, thing: _Thing, invoice: OpenItem | None, later: Item | None) -> Saying:
    """Say in a sentence what came otherwise."""
    inward = (thing.promised or thing.came) > 0
    side = "in" if inward else "out"
    came, promised = (Money(abs(each), book.currency) for each in (thing.came, thing.promised))
    who = _who(thing, invoice)
    gap = Money(abs(abs(thing.came) - abs(thing.promised)), book.currency)
    if not thing.came:
        whole = sum({item.id: abs(item.of * item.rate) for item in thing.items}.values(), _NOTHING)
        if invoice is None or whole == abs(thing.promised):
            return saying(f"promise.none-{side}", who=who, amount=promised)
        return saying(
            f"promise.none-part-{side}",
            who=who,
            amount=Money(whole, book.currency),
            part=promised,
        )
    if not thing.promised:
        if later is not None:
            return saying(f"promise.early-{side}", who=who, amount=came, date=later.date)
        return saying(f"promise.new-{side}", who=who, amount=came)
    more = "more" if abs(thing.came) > abs(thing.promised) else "less"
    return saying(f"promise.{more}-{side}", who=who, amount=came, gap=gap, promised=promised)


def _who(thing: _Thing, invoice: OpenItem | None) -> Saying | str:
    if invoice is not None:
        return saying("promise.numbered", who=invoice.counterparty, number=invoice.number)
    if thing.items:
        first = thing.items[0]
        return first.counterparty or first.counter
    move = thing.moved[0]
    return move.counterparty or next(iter(move.others), move.account)
