"""Differences between a promise and what came, in a sentence each."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kasboek.core.book import Book
from kasboek.core.forecast.item import tax_name
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import ItemKind
from kasboek.core.open_items import OpenItem
from kasboek.core.promise.matching import Key
from kasboek.core.promise.matching import Thing
from kasboek.core.promise.model import Difference
from kasboek.core.promise.model import Promise
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import Source
from kasboek.core.saying import saying

MOST = 5
"""Differences that get a sentence each; the smaller ones are one line together."""
_NOTHING = Decimal()


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


def differences(
    book: Book, ahead: Forecast, things: dict[Key, Thing], whole: Decimal
) -> Iterator[Difference]:
    """Yield the largest differences in words, then the rest of them, then what is left over."""
    differing = [
        (thing.came - thing.promised, key, thing)
        for key, thing in things.items()
        if thing.came != thing.promised
    ]
    differing.sort(key=lambda one: (-abs(one[0]), one[1]))
    later = {item.id: item for item in reversed(ahead.items)}
    taxes = {
        item.counter: item
        for item in reversed(ahead.items)
        if item.kind is ItemKind.TAX and item.value < 0
    }
    known = {item.id: item for item in book.items}
    for amount, key, thing in differing[:MOST]:
        invoice = known.get(key.name) if key.kind == "item" else None
        tax = taxes.get(key.name) if key.kind == "account" and not key.inward else None
        told = _says(book, thing, invoice, later.get(key.name) or tax)
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


def _place(book: Book, thing: Thing) -> Source | None:
    """Return where it is written: the item that was promised, else the booking."""
    if thing.items:
        return thing.items[0].source
    entry = book.entries[thing.moved[0].entry]
    return Source(entry.file, entry.line)


def _says(book: Book, thing: Thing, invoice: OpenItem | None, later: Item | None) -> Saying:
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
            who = tax_name(later) or who
            return saying(f"promise.early-{side}", who=who, amount=came, date=later.date)
        return saying(f"promise.new-{side}", who=who, amount=came)
    more = "more" if abs(thing.came) > abs(thing.promised) else "less"
    return saying(f"promise.{more}-{side}", who=who, amount=came, gap=gap, promised=promised)


def _who(thing: Thing, invoice: OpenItem | None) -> Saying | str:
    if invoice is not None:
        return saying("promise.numbered", who=invoice.counterparty, number=invoice.number)
    if thing.items:
        first = thing.items[0]
        return first.counterparty or tax_name(first) or first.counter
    move = thing.moved[0]
    return move.counterparty or next(iter(move.others), move.account)
