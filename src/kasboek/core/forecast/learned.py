"""What nobody planned, as items: what recurs and a level for the rest, less what is planned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import OPERATING_PAYMENTS
from kasboek.core.accounts import OPERATING_RECEIPTS
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Category
from kasboek.core.bankdays import is_open
from kasboek.core.book import Book
from kasboek.core.forecast.categories import category
from kasboek.core.forecast.item import Item
from kasboek.core.forecast.item import ItemKind
from kasboek.core.forecast.paying.paydays import Paydays
from kasboek.core.forecast.paying.paydays import Way as PayWay
from kasboek.core.forecast.paying.spreading import Spreads
from kasboek.core.forecast.plan.covering import Wanted
from kasboek.core.forecast.plan.covering import family
from kasboek.core.forecast.plan.covering import take_off
from kasboek.core.forecast.plan.lines import FlowKind
from kasboek.core.forecast.plan.slots import Slot
from kasboek.core.forecast.scenario.drafts import Draft
from kasboek.core.forecast.scenario.drafts import Drivers
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.forecast.scenario.drafts import TaxDraft
from kasboek.core.forecast.scenario.drafts import Traits
from kasboek.core.forecast.scenario.drafts import value
from kasboek.core.forecast.tax.learned import tax_shares
from kasboek.core.learning.apart import WHOLE
from kasboek.core.learning.apart import Found
from kasboek.core.learning.flows import WEEK
from kasboek.core.learning.levels import HALF
from kasboek.core.learning.levels import Way
from kasboek.core.learning.terms import usual_terms
from kasboek.core.learning.unplanned import INVOICED
from kasboek.core.learning.unplanned import Learned
from kasboek.core.learning.unplanned import unplanned
from kasboek.core.plan import Roll
from kasboek.core.planning.loans import cents
from kasboek.core.relations import PaysBy
from kasboek.core.saying import Money
from kasboek.core.saying import Problem
from kasboek.core.saying import saying

_DAY = dt.timedelta(days=1)
_ONE = Decimal(1)
_OPEN_DAYS = 5
_WEEKEND = 5
_MILLION = Decimal(1_000_000)


class Piece(NamedTuple):
    """Something learned before it is an item: on the day it happens (an invoice's date too)."""

    of: Learned
    wanted: Wanted
    chance: int
    found: Found | None
    weekly: int
    """Cents of a usual week, for a level."""


def learned(setting: Setting, found: Iterable[Slot], spreads: Spreads) -> Iterator[Draft]:
    """Yield what the past says will come and nothing else in the forecast covers.

    Policy `unplanned` `"off"` leaves it all out.
    """
    policy = setting.book.policy("unplanned")
    if policy is not None and policy.values[:1] == ("off",):
        return
    pieces = uncovered(setting, found)
    moulds: dict[int, _Mould] = {}
    names: dict[str, int] = {}
    for piece in pieces:
        if piece.wanted.left:
            mould = moulds.get(id(piece.of))
            if mould is None:
                mould = moulds[id(piece.of)] = _Mould(setting, piece.of, spreads)
            name = mould.name(piece)
            names[name] = names.get(name, 0) + 1
            again = f"/{names[name]}" if names[name] > 1 else ""
            yield mould.cast(piece, name + again)
    _list(setting, pieces)


def uncovered(setting: Setting, found: Iterable[Slot]) -> list[Piece]:
    """Return all that was learned, each with what plan and budgets leave of it."""
    pieces = [
        piece
        for flow in unplanned(setting.book, setting.as_of)
        if setting.rate(flow.key.currency) is not None
        for piece in (*_recurring(setting, flow), *_weeks(setting, flow))
    ]
    if pieces:
        take_off(setting, [piece.wanted for piece in pieces], found)
    return pieces


def _recurring(setting: Setting, flow: Learned) -> Iterator[Piece]:
    """Yield what recurs, on the day it is meant for."""
    day, until = setting.as_of.toordinal(), setting.until.toordinal()
    for one in flow.rest.going(day):
        chance = flow.rest.chance(one, day)
        for ahead, _ in one.stream.ahead(day, until):
            wanted = _wanted(setting, flow, dt.date.fromordinal(ahead), one.stream.cents, one)
            yield Piece(flow, wanted, chance, one, 0)


def _weeks(setting: Setting, flow: Learned) -> Iterator[Piece]:
    """Yield the level week by week, on the day in the middle of it; what rounds off goes along."""
    if flow.level is None or not flow.level.cents:
        return
    sum_, told = 0, 0
    for day, part in _middles(setting):
        week = flow.level.week(day.month)
        sum_ += week * part
        whole = sum_ // (HALF * _OPEN_DAYS)
        if whole > told:
            wanted = _wanted(setting, flow, day, whole - told, None)
            yield Piece(flow, wanted, WHOLE, None, week // HALF)
            told = whole


def _middles(setting: Setting) -> Iterator[tuple[dt.date, int]]:
    """Yield a bank day of every week ahead, and how many of its five days are still to come."""
    key = ("middles", setting.as_of, setting.until)
    memo = setting.book.memo
    if key not in memo:
        memo[key] = tuple(_each_middle(setting))
    yield from memo[key]  # type: ignore[misc] # put there by the line above


def _each_middle(setting: Setting) -> Iterator[tuple[dt.date, int]]:
    start = setting.tomorrow
    while start < setting.until:
        end = start + dt.timedelta(days=7 - (start.weekday() - setting.book.week_start) % 7)
        days = [start + n * _DAY for n in range((end - start).days)]
        working = [day for day in days if day.weekday() < _WEEKEND]
        ready = [day for day in working if is_open(day, setting.holidays)] or working
        if ready:
            yield ready[len(ready) // 2], len(working)
        start = end


def _wanted(
    setting: Setting, flow: Learned, day: dt.date, amount: int, one: Found | None
) -> Wanted:
    key, who = flow.key, one.who if one else ""
    accounts = tuple(dict.fromkeys(family(setting.book, name) for name in flow.counters))
    sure = amount
    if one is None and flow.past:
        week = (day - setting.tomorrow).days // WEEK % len(flow.past)
        sure = min(amount, flow.past[week])
    own = one is not None and bool(one.who)
    return Wanted(day, amount, amount, sure, who, accounts, key.receipt, key.currency, own)


class _Mould:
    """What all items of one flow have in common."""

    def __init__(self, setting: Setting, flow: Learned, spreads: Spreads) -> None:
        book, key = setting.book, flow.key
        self.setting, self.flow, self.spreads = setting, flow, spreads
        self.counter = _counter(flow)
        self.row = _row(book, flow, self.counter)
        self.rate = setting.rate(key.currency) or _ONE
        self.account = flow.last.account if key.kind is AccountClass.CASH else setting.main
        self.taxes = tax_shares(book, flow, setting.as_of)
        invoiced = key.kind in INVOICED
        self.traits = Traits(
            tuple(dict.fromkeys((flow.last.account, *flow.counters))),
            receipt=key.receipt,
            drivers=Drivers(
                sales=key.receipt and self.row is Category.RECEIPTS_NEW_SALES,
                cost=not key.receipt and self.row in OPERATING_PAYMENTS,
                late=key.receipt and self.row in OPERATING_RECEIPTS,
                collect=invoiced and key.receipt,
            ),
        )
        self.ways: dict[str, Paydays] = {}

    def name(self, piece: Piece) -> str:
        """Return an id that is the same however far the forecast looks."""
        key, wanted, one = self.flow.key, piece.wanted, piece.found
        what = f"{key.row or key.account}/{key.currency}"
        if one is not None:
            what = one.who or f"day {one.stream.day}"
        return f"learned/{key.kind}/{self.counter}/{what}/{wanted.date.isoformat()}"

    def cast(self, piece: Piece, name: str) -> Draft:
        """Return a piece as an item of this id."""
        setting, key, wanted = self.setting, self.flow.key, piece.wanted
        paydays = self._paydays(wanted.who)
        start = max(wanted.date, setting.tomorrow)
        day, due = paydays[start]
        if self.flow.weekends and key.kind is AccountClass.CASH:
            day = start
        sign = 1 if key.receipt else -1
        whole = Decimal(sign * wanted.left).scaleb(-2)
        chance = _ONE if piece.chance == WHOLE else Decimal(piece.chance) / _MILLION
        amount = whole if piece.chance == WHOLE else cents(whole * chance)
        if key.kind in INVOICED:  # how it is paid has chances of its own
            whole, chance = amount, _ONE
        last = piece.found.last if piece.found else self.flow.last
        item = Item(
            name,
            day,
            amount,
            whole,
            chance,
            key.currency,
            value(amount, self.rate),
            self.rate,
            self.account if not piece.found or key.kind is not AccountClass.CASH else last.account,
            self.counter,
            self.row,
            wanted.who,
            ItemKind.LEARNED,
            "learned",
            due,
            day,
            last.where(setting.book),
            _reason(piece, self.counter, paydays if due else None),
        )
        if due is not None and paydays.payer is not None:
            paydays.wait(item.id, start)
        taxes = tuple(
            TaxDraft(
                kind,
                day if kind in setting.cash_basis else start,
                cents(amount * share),
                pays=False,
            )
            for kind, share in self.taxes
        )
        return Draft(item, self.traits, taxes)

    def _paydays(self, who: str) -> Paydays:
        if who not in self.ways:
            setting, key = self.setting, self.flow.key
            relation = setting.relation(who)
            debit = relation is not None and relation.pays_by is PaysBy.DIRECT_DEBIT
            invoiced = key.kind in INVOICED
            terms = relation.payment_terms if relation else None
            if invoiced and terms is None:
                usual = usual_terms(setting.book, setting.as_of, receivable=key.receipt)
                terms = usual.of(who, key.account, self.counter)
            preceding = self.row is Category.PAYROLL
            way = PayWay(
                kind=FlowKind(key.kind.value),
                account=key.account if not invoiced else "",
                receipt=key.receipt,
                roll=None if invoiced else Roll.PRECEDING if preceding else Roll.FOLLOWING,
                terms=(terms or setting.terms) if invoiced else None,
                pays_on=relation.pays_on if relation else None,
                debit=debit,
                name=who if invoiced else "",
            )
            self.ways[who] = Paydays(setting, way, relation, self.spreads)
        return self.ways[who]


def _counter(flow: Learned) -> str:
    """Return the account of the other side; of several the one of the last booking's kind."""
    return flow.key.counter or flow.counters[0]


def _row(book: Book, flow: Learned, counter: str) -> Category:
    """Return the row that a planned line on these accounts would have."""
    key, other = flow.key, book.accounts.get(counter)
    if key.row is not None:
        return key.row
    if other is not None and other.category is not None:
        return other.category
    if key.kind is AccountClass.PAYABLE:
        return category(book.accounts.get(key.account), receipt=False)
    if key.kind is AccountClass.RECEIVABLE:
        recurring = other is not None and other.recurring
        return Category.RECEIPTS_RECURRING if recurring else Category.RECEIPTS_NEW_SALES
    return category(other, receipt=key.receipt)


def _reason(piece: Piece, counter: str, paydays: Paydays | None) -> tuple[object, ...]:
    """Return why: what recurs or what the level is, less what is planned, and how it is paid."""
    flow, wanted, one = piece.of, piece.wanted, piece.found
    unit = flow.key.currency
    said: tuple[object, ...]
    if one is not None and one.chance is not None:
        said = (
            "learning.flow-renews" if one.who else "learning.flow-newcomers",
            ("name", one.who) if one.who else ("account", counter),
            ("date", dt.date.fromordinal(one.stream.last)),
            ("part", Decimal(piece.chance * 100 // WHOLE)),
        )
    elif one is not None:
        said = (
            "learning.flow-run" if one.run else "learning.flow-recurs",
            ("account", counter) if one.run else ("name", one.who),
            ("rhythm", (f"learning.flow-{one.stream.cadence.name.replace(' ', '-')}",)),
            ("times", one.stream.seen),
            ("date", dt.date.fromordinal(one.stream.last)),
        )
        if piece.chance != WHOLE:
            part = Decimal(piece.chance * 100 // WHOLE)
            said = ("learning.flow-chance", ("reason", said), ("part", part))
    else:
        key = "season" if flow.level and flow.level.way is Way.SEASON else "mean"
        week = Money(Decimal(piece.weekly).scaleb(-2), unit)
        told = ("account", counter) if len(flow.counters) == 1 else ("account", flow.counters[0])
        several = "" if len(flow.counters) == 1 else "-several"
        said = (f"learning.flow-{key}{several}", told, ("week", week))
        if several:
            said += (("count", len(flow.counters) - 1),)
    if wanted.left != wanted.cents:
        off = Money(Decimal(wanted.cents - wanted.left).scaleb(-2), unit)
        said = ("learning.flow-less", ("reason", said), ("planned", off))
    if paydays is not None and paydays.payer is not None and wanted.who:
        said = ("learning.flow-paid", ("reason", said), ("paid", paydays.payer.reason))
    return said


def _list(setting: Setting, pieces: Iterable[Piece]) -> None:
    """Tell of every flow of which large amounts were not taken along."""
    told: set[int] = set()
    for piece in pieces:
        flow = piece.of
        if not flow.lumps or id(flow) in told or not piece.wanted.left:
            continue
        told.add(id(flow))
        total = Decimal(sum(event.cents for event in flow.lumps)).scaleb(-2)
        what = saying(
            "learning.flow-outliers",
            account=_counter(flow),
            count=len(flow.lumps),
            amount=Money(total, flow.key.currency),
        )
        setting.once(Problem(what, flow.lumps[0].where(setting.book)))
