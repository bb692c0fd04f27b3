"""The answer of `receivables` and `payables`: the same on both sides."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.cli.frame import Exit
from kasboek.cli.owed import ageing_tables
from kasboek.cli.owed.one_counterparty import print_one
from kasboek.core.accounts import AccountClass
from kasboek.core.owed.ageing import ageing
from kasboek.core.owed.standing import items_of
from kasboek.core.owed.standing import known_names
from kasboek.core.owed.standing import standing
from kasboek.core.owed.standing import standings
from kasboek.core.saying import Problem
from kasboek.core.saying import saying
from kasboek.core.shapes import shape_ageing
from kasboek.core.shapes.shape import decimal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from collections.abc import Iterator

    from kasboek.cli.frame import Frame
    from kasboek.core.book import Book
    from kasboek.core.owed.ageing import Aged
    from kasboek.core.owed.ageing import Ageing

_ITEM = (
    "id",
    "number",
    "counterparty",
    "account",
    "date",
    "due",
    "amount",
    "open",
    "currency",
    "value",
    "days_late",
    "bucket",
    "expected",
    "disputed",
    "file",
    "line",
)
_PARTY = (
    "name",
    "open",
    "overdue",
    "not-due",
    "1-30",
    "31-60",
    "61-90",
    "over-90",
    "limit",
    "exposure",
    "free",
    "blocked",
    "median_days_late",
    "payments",
)
_MOST_NAMES = 8


class Asked(NamedTuple):
    """What was asked: the side, how to list it, of whom (all by default), and in which form."""

    receivable: bool
    by: str
    name: str | None
    as_json: bool
    as_csv: bool


def answer(frame: Frame, asked: Asked) -> None:
    """Print the ageing, whole or of one counterparty."""
    book = frame.book()
    day = _day(frame, book)
    found = ageing(book, day, receivable=asked.receivable)
    if asked.name is not None:
        _one(frame, book, found, asked)
    elif asked.as_json:
        everybody = standings(book, found)
        frame.print_json(shape_ageing.ageing(book, found, everybody, frame.say))
    elif asked.as_csv:
        _csv(frame, book, found, asked.by)
    else:
        kind = AccountClass.RECEIVABLE if asked.receivable else AccountClass.PAYABLE
        if not book.of_class(kind):
            side = saying(f"ageing.word-{kind}")
            frame.print(frame.tell("ageing.no-account", side=side, kind=kind.value))
        else:
            ageing_tables.print_ageing(frame, book, found, asked.by)
    frame.finish(book, *_unpriced(found))


def _day(frame: Frame, book: Book) -> dt.date:
    """Return the day asked for, else that of the bank data, else of the last booking."""
    if frame.as_of is not None:
        return frame.as_of
    if book.as_of is None and book.entries:
        return max(entry.date for entry in book.entries)
    return frame.day(book)


def _one(frame: Frame, book: Book, found: Ageing, asked: Asked) -> None:
    name = _named(frame, book, found, asked.name or "")
    where = standing(book, found, name)
    items = items_of(book, found.day, name, receivable=found.receivable)
    if asked.as_json:
        frame.print_json(
            {
                "as_of": found.day,
                "currency": found.currency,
                **shape_ageing.standing(where, frame.say),
                "history": [shape_ageing.history(item, found) for item in items],
            }
        )
    elif asked.as_csv:
        mine = [each for each in found.items if each.item.counterparty == name]
        frame.print_csv(_ITEM, _items(found, mine))
    else:
        print_one(frame, found, where, items)


def _named(frame: Frame, book: Book, found: Ageing, given: str) -> str:
    """Return the name that is meant: in any case, by an alias, or by a part only one name has."""
    known = known_names(book, found.day, receivable=found.receivable)
    plain = {name.lower(): name for name in known}
    for each in book.counterparties.values():
        if each.name in known:
            plain |= {alias.lower(): each.name for alias in each.aliases}
    if given in known:
        return given
    if given.lower() in plain:
        return plain[given.lower()]
    parts = [name for name in known if given and given.lower() in name.lower()]
    if len(parts) == 1:
        return parts[0]
    near = parts or get_close_matches(given, known, _MOST_NAMES, 0.4) or known[:_MOST_NAMES]
    return frame.stop(Exit.USAGE, "ageing.unknown", name=given, known=", ".join(near) or "-")


def _csv(frame: Frame, book: Book, found: Ageing, by: str) -> None:
    if by == "counterparty":
        shaped = [shape_ageing.standing(each, frame.say) for each in standings(book, found)]
        flat = [{**each, **each["buckets"]} for each in shaped]
        frame.print_csv(_PARTY, [[_cell(each[key]) for key in _PARTY] for each in flat])
    else:
        frame.print_csv(_ITEM, _items(found, found.items))


def _items(found: Ageing, items: Iterable[Aged]) -> Iterator[list[object]]:
    for each in items:
        shaped = shape_ageing.aged(each, found)
        where = shaped["source"]
        value = None if each.value is None else decimal(each.value)
        row = {**shaped, "value": value, "file": where["file"], "line": where["line"]}
        yield [_cell(row[key]) for key in _ITEM]


def _cell(value: object) -> object:
    return "" if value is None else value


def _unpriced(found: Ageing) -> list[Problem]:
    return [
        Problem(
            saying("ageing.no-price", amount=each, currency=each.currency, date=found.day),
            error=True,
        )
        for each in found.unpriced
    ]
