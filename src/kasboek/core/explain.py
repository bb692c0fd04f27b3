"""What is behind a figure: the items of a cell, the history of an item, down to file and line."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches

from kasboek.core.accounts import Category
from kasboek.core.book import Book
from kasboek.core.book import Movement
from kasboek.core.forecast import forecast as engine
from kasboek.core.forecast.model import Beyond
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.periods import horizon_end
from kasboek.core.open_items import OpenItem
from kasboek.core.saying import Source

ROWS = ("receipts", "payments", "net", *(category.value for category in Category))
"""What a cell can be asked for."""

_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_NOTHING = Decimal()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the table opened; `end` is exclusive, money in the operating currency.

    Up to `as_of` there are movements of the books, which add up to `booked`; after it items of the
    forecast, which add up to `expected`. The period that `as_of` lies in has both.
    """

    label: str
    start: dt.date
    end: dt.date
    row: str
    opening: Decimal
    booked: Decimal
    expected: Decimal
    closing: Decimal
    items: tuple[Item, ...]
    movements: tuple[Movement, ...]


@dataclass(frozen=True, slots=True)
class Traced:
    """An item opened: where the forecast has it, and the invoice or bill behind it.

    An invoice may come in several parts; `beyond` is what of it comes after the forecast or never.
    """

    id: str
    parts: tuple[Item, ...]
    open: OpenItem | None
    beyond: Beyond | None = None


def span(text: str, week_start: int = 0) -> tuple[dt.date, dt.date] | None:
    """Read `2026-W50`, `2026-12` or `2026-12-09` as its first day and the day after its last.

    >>> span("2026-W50")
    (datetime.date(2026, 12, 7), datetime.date(2026, 12, 14))
    """
    try:
        if week := _WEEK.fullmatch(text):
            monday = dt.date.fromisocalendar(int(week[1]), int(week[2]), 1)
            # a week that starts on another day has its middle in the ISO week it is named after
            start = monday + dt.timedelta(days=(week_start + 3) % 7 - 3)
            return start, start + dt.timedelta(days=7)
        if month := _MONTH.fullmatch(text):
            start = dt.date(int(month[1]), int(month[2]), 1)
            return start, (start + dt.timedelta(days=31)).replace(day=1)
        day = dt.date.fromisoformat(text)
        after = day + dt.timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return day, after


def cell(forecast: Forecast, label: str, row: str = "net") -> Cell | None:
    """Open a cell of a forecast; `None` where the period or the row is none, or lies beyond it."""
    found = span(label, forecast.book.week_start)
    if found is None or row not in ROWS or found[1] > forecast.until:
        return None
    start, end = found
    book = forecast.book
    ahead = [item for item in forecast.items if start <= item.date < end]
    behind = [m for m in book.movements if start <= m.date < end and m.date <= forecast.as_of]
    opening = _opening(forecast, start)
    moved = sum((item.value for item in ahead), _worth(book, behind))
    items = tuple(item for item in ahead if _in(row, item.category, item.value))
    movements = tuple(m for m in behind if _in(row, m.category, m.amount))
    return Cell(
        label=label,
        start=start,
        end=end,
        row=row,
        opening=opening,
        booked=_worth(book, movements),
        expected=sum((item.value for item in items), _NOTHING),
        closing=opening + moved,
        items=items,
        movements=movements,
    )


def trace(forecast: Forecast, name: str) -> Traced | None:
    """Open an item by its id, or by the number of its invoice where that is unique."""
    for key in (name, *_numbered(forecast.book, name)):
        parts = tuple(item for item in forecast.items if item.id == key)
        behind = next((item for item in forecast.book.items if item.id == key), None)
        if parts or behind:
            beyond = next((one for one in forecast.beyond if one.item.id == key), None)
            return Traced(key, parts, behind, beyond)
    return None


def near_ids(forecast: Forecast, name: str, most: int = 8) -> tuple[str, ...]:
    """Return the ids most like a name, else the first few that exist."""
    ids = dict.fromkeys(item.id for item in forecast.items)
    ids |= dict.fromkeys(item.id for item in forecast.book.items)
    return tuple(get_close_matches(name, ids, most, 0.4) or list(ids)[:most])


def item_sources(book: Book) -> dict[str, Source | None]:
    """Return where every invoice, bill and item of the base forecast is written, by id."""
    found: dict[str, Source | None] = {}
    if book.as_of is not None:
        year = horizon_end(book.as_of, "12m", book.week_start)
        found = {item.id: item.source for item in engine(book, until=year).items}
    return found | {item.id: item.source for item in book.items}


def _numbered(book: Book, name: str) -> list[str]:
    found = [item.id for item in book.items if item.number == name]
    return found if len(found) == 1 else []


def _in(row: str, category: Category, value: Decimal) -> bool:
    if row == "net":
        return True
    if row in {"receipts", "payments"}:
        return (value > 0) == (row == "receipts")
    return category.value == row


def _opening(forecast: Forecast, start: dt.date) -> Decimal:
    """Return the balance at the start of a day, worked back or forth from the forecast's."""
    book, as_of = forecast.book, forecast.as_of
    if start > as_of:
        ahead = (item.value for item in forecast.items if item.date < start)
        return sum(ahead, forecast.opening)
    since = [moved for moved in book.movements if start <= moved.date <= as_of]
    return forecast.opening - _worth(book, since)


def _worth(book: Book, movements: list[Movement] | tuple[Movement, ...]) -> Decimal:
    values = (m.amount * (book.rate(m.currency, m.date) or _NOTHING) for m in movements)
    return sum(values, _NOTHING)
