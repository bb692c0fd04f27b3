"""Where each counterparty stands: what is open and how late, the credit limit, how they pay."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from kasboek.core.book import Book
from kasboek.core.open_items import OpenItem
from kasboek.core.owed.ageing import Ageing
from kasboek.core.owed.ageing import Bucket
from kasboek.core.owed.ageing import Owing
from kasboek.core.owed.ageing import by_counterparty
from kasboek.core.owed.behaviour import Behaviour
from kasboek.core.owed.behaviour import behaviour
from kasboek.core.owed.behaviour import behaviours
from kasboek.core.owed.credit import Exposure
from kasboek.core.owed.credit import exposures


@dataclass(frozen=True, slots=True)
class Standing:
    """A counterparty on a day; `credit` is `None` for suppliers."""

    owing: Owing
    credit: Exposure | None
    behaviour: Behaviour


def standings(book: Book, found: Ageing) -> tuple[Standing, ...]:
    """Return where everybody stands of whom something is open or delivered, the largest first."""
    paid = behaviours(book, found.day, receivable=found.receivable)
    limits = _credit(book, found)
    owing = {each.name: each for each in by_counterparty(found)}
    for name, credit in limits.items():
        if credit.total:
            owing.setdefault(name, nothing_open(name))
    return tuple(
        Standing(each, limits.get(name), paid.get(name) or behaviour(book, name, ()))
        for name, each in owing.items()
    )


def standing(book: Book, found: Ageing, name: str) -> Standing:
    """Return where one counterparty stands, with nothing open too."""
    listed = {each.owing.name: each for each in standings(book, found)}
    if name in listed:
        return listed[name]
    paid = behaviours(book, found.day, receivable=found.receivable)
    return Standing(
        nothing_open(name),
        _credit(book, found).get(name),
        paid.get(name) or behaviour(book, name, ()),
    )


def items_of(book: Book, day: dt.date, name: str, *, receivable: bool) -> tuple[OpenItem, ...]:
    """Return all items of a counterparty up to a day, open ones and settled ones, by date."""
    return tuple(
        item
        for item in book.items
        if item.receivable is receivable and item.counterparty == name and item.date <= day
    )


def known_names(book: Book, day: dt.date, *, receivable: bool) -> tuple[str, ...]:
    """Return whom an ageing can be asked of: who has an item, or is a customer (supplier)."""
    named = {i.counterparty for i in book.items if i.receivable is receivable and i.date <= day}
    named |= {n for n, each in book.counterparties.items() if each.customer is receivable}
    return tuple(sorted(named))


def nothing_open(name: str) -> Owing:
    """Return what is open of somebody of whom nothing is."""
    zero = Decimal()
    return Owing(name, 0, zero, zero, dict.fromkeys(Bucket, zero), None, ())


def _credit(book: Book, found: Ageing) -> dict[str, Exposure]:
    if not found.receivable:
        return {}
    return {each.customer: each for each in exposures(book, found.day, found)}
