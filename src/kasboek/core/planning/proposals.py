"""What recurs and is not planned, as lines of the plan: each like the last booking of its kind."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Category
from kasboek.core.bankdays import month_end
from kasboek.core.book import Book
from kasboek.core.forecast.learned import Piece
from kasboek.core.forecast.learned import uncovered
from kasboek.core.forecast.plan.planned import in_scenario
from kasboek.core.forecast.plan.planned import placeholders
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.learning.apart import Found
from kasboek.core.learning.flows import Event
from kasboek.core.learning.recurring import LEAST
from kasboek.core.plan import Leg
from kasboek.core.plan import Roll
from kasboek.core.planning.loans import cents
from kasboek.core.saying import Source

_YEAR = dt.timedelta(days=400)
_LAST = 31


class Proposal(NamedTuple):
    """A line to plan: `repeat` as the plan writes it, `seen` how often it came, `last` when.

    `legs` are those of the last booking, in proportion to the amount that is expected.
    """

    date: dt.date
    payee: str
    narration: str
    repeat: str
    roll: Roll | None
    legs: tuple[Leg, ...]
    seen: int
    last: dt.date
    source: Source


def proposals(book: Book) -> tuple[Proposal, ...]:
    """Return what recurs and is in no plan line, by its first day, then name.

    Raises:
        ValueError: the book has no day to look ahead from.
    """
    if book.as_of is None:
        message = "the book has no cash account with a booking"
        raise ValueError(message)
    setting = Setting(book, book.as_of, book.as_of + _YEAR)
    found = placeholders(setting, [line for line in book.plan if in_scenario(line, ("base",))])
    first: dict[tuple[int, str, int], Piece] = {}
    partly: set[tuple[int, str, int]] = set()
    for piece in uncovered(setting, found):
        if piece.found is not None and _sure(piece.found):
            key = id(piece.of), piece.found.who, piece.found.stream.used[-1]
            first.setdefault(key, piece)
            if piece.wanted.left != piece.wanted.cents:
                partly.add(key)
    made = [_proposal(book, piece) for key, piece in first.items() if key not in partly]
    return tuple(sorted(one for one in made if one is not None))


def _sure(one: Found) -> bool:
    """Say whether it recurs by itself: not as one of many, of whom a part comes again."""
    return not one.run and (one.chance is None or one.stream.seen >= LEAST)


def _proposal(book: Book, piece: Piece) -> Proposal | None:
    assert piece.found is not None
    stream, event = piece.found.stream, piece.found.last
    source = event.where(book)
    entry, before = _entry(book, event), _entry(book, piece.found.before)
    if entry is None:
        return None
    legs = tuple(_legs(book, entry, event.day))
    own = sum((leg.number for leg in legs if leg.account == event.account), Decimal())
    wanted = Decimal(stream.cents).scaleb(-2).copy_sign(own)
    if not own or len({leg.currency for leg in legs}) != 1:
        return None
    months = stream.cadence.months
    ends = months and stream.day == _LAST
    day = piece.wanted.date
    rule = f"FREQ=MONTHLY;INTERVAL={months};BYMONTHDAY=-1" if ends else stream.cadence.name
    cash = piece.of.key.kind is AccountClass.CASH
    direct = cash and not piece.of.key.receipt and piece.of.key.row is not Category.PAYROLL
    return Proposal(
        month_end(day) if ends else day,
        piece.found.who,
        _text(book, entry, entry if before is None else before),
        rule,
        Roll.FOLLOWING if direct else None,
        _scaled(legs, event.account, wanted / own),
        stream.seen,
        dt.date.fromordinal(stream.last),
        source,
    )


def _entry(book: Book, event: Event) -> int | None:
    """Return the place of an event's booking; an invoice knows only where it is written."""
    if event.source is None:
        return event.entry
    return next((n for n in _of_day(book, event.day) if _at(book, n) == event.source), None)


def _text(book: Book, last: int, before: int) -> str:
    """Return the words that the last two bookings begin with: what changes is month and number."""
    words, others = (book.entries[entry].narration.split() for entry in (last, before))
    same = takewhile(lambda pair: pair[0] == pair[1], zip(words, others, strict=False))
    return " ".join(word for word, _ in same)


def _of_day(book: Book, day: int) -> range:
    date = dt.date.fromordinal(day)
    first = bisect_left(book.entries, date, key=lambda entry: entry.date)
    return range(first, bisect_right(book.entries, date, key=lambda entry: entry.date))


def _at(book: Book, entry: int) -> Source:
    return Source(book.entries[entry].file, book.entries[entry].line)


def _legs(book: Book, entry: int, day: int) -> Iterator[Leg]:
    """Yield the postings of a booking, the account of the money last."""
    date = dt.date.fromordinal(day)
    for name, column in sorted(book.columns.items()):
        first, last = bisect_left(column.dates, date), bisect_right(column.dates, date)
        for at in range(first, last):
            if column.entries[at] == entry:
                yield Leg(name, column.numbers[at], column.currencies[at])


def _scaled(legs: tuple[Leg, ...], last: str, by: Decimal) -> tuple[Leg, ...]:
    """Return the legs in proportion, in cents; what rounds off goes to the largest other leg."""
    if by != 1:
        legs = tuple(leg._replace(number=cents(leg.number * by)) for leg in legs)
    ordered = sorted(legs, key=lambda leg: (leg.account == last, -abs(leg.number), leg.account))
    off = sum((leg.number for leg in ordered), Decimal())
    return (ordered[0]._replace(number=ordered[0].number - off), *ordered[1:])
