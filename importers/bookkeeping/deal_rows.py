"""The rows of a CRM's export as deals, with what is wrong or left out among them."""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.importers.bookkeeping import deal_cells as cells
from kasboek.importers.files.fields import clean

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from collections.abc import Mapping
    from decimal import Decimal

    from kasboek.importers.bookkeeping.deal_columns import Row
    from kasboek.importers.bookkeeping.deal_columns import Sheet

_WON = re.compile(r"(?:\b|closed)won\b|gewonnen|aanvaard|\baccepted")
_LOST = re.compile(
    r"(?:\b|closed)lost\b|verloren|geweigerd|afgewezen|\brefused|\bdeleted|verwijderd"
)
_CURRENCY = re.compile(r"[A-Z]{3}").fullmatch
_LONGEST = 200


class State(StrEnum):
    """How a deal stands."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


class Deal(NamedTuple):
    """One deal: `amount` is without VAT, and `None` where there is none, as `close` may be."""

    number: str
    title: str
    customer: str
    amount: Decimal | None
    currency: str
    close: dt.date | None
    state: State
    probability: Decimal | None


class Deals(NamedTuple):
    """The deals by the line of the file where they stand, what is wrong, and what is left out."""

    by_line: Mapping[int, Deal]
    problems: tuple[Saying, ...]
    notices: tuple[Saying, ...]


def deals(sheet: Sheet, at: Mapping[str, str], currency: str) -> Deals:
    """Read every row; `at` has the header's word for each of our columns."""
    problems: list[Saying] = []
    chance = at.get("probability", "")
    percents = cells.chances(_column(sheet, at, "probability"), percent="%" in chance)
    mark = cells.decimal_mark(_column(sheet, at, "amount"))
    month = cells.month_first(_column(sheet, at, "close"))
    found: dict[int, Deal] = {}
    for row, probability in zip(sheet.rows, percents, strict=True):
        cell = {ours: row.cells.get(theirs, "") for ours, theirs in at.items()}
        unit = cell.get("currency", "").upper() or currency
        if not _CURRENCY(unit):
            problems.append(saying("bookkeeping.deals-currency", line=row.line, text=unit[:40]))
        title = _text(cell, "title")
        found[row.line] = Deal(
            _number(cell) or title,
            title,
            _text(cell, "customer"),
            _amount(cell["amount"], mark, row, problems),
            unit,
            _close(cell["close"], month, row, problems),
            _state(f"{cell.get('stage', '')} {cell.get('status', '')}".lower()),
            probability,
        )
    problems += _twice(found)
    return Deals(found, tuple(problems), tuple(_told(found, at)))


def _column(sheet: Sheet, at: Mapping[str, str], ours: str) -> list[str]:
    return [row.cells.get(at.get(ours, ""), "") for row in sheet.rows]


def _text(cell: Mapping[str, str], ours: str) -> str:
    """Return a text; a bracket in it would say that the line repeats."""
    return clean(cell.get(ours, "")).replace("[", "(").replace("]", ")")[:_LONGEST].strip()


def _number(cell: Mapping[str, str]) -> str:
    return re.sub(r"[;\s]+", "-", clean(cell.get("number", "")))[:_LONGEST]


def _amount(text: str, mark: str, row: Row, problems: list[Saying]) -> Decimal | None:
    if not text:
        return None
    try:
        found = cells.amount(text, mark)
    except ValueError:
        problems.append(saying("bookkeeping.deals-amount", line=row.line, text=text[:40]))
        return None
    return found if found > 0 else None


def _close(text: str, month: bool | None, row: Row, problems: list[Saying]) -> dt.date | None:  # noqa: FBT001 # as it was found
    if not text:
        return None
    if month is None and cells.is_ambiguous(text):
        problems.append(saying("bookkeeping.deals-month", line=row.line, text=text[:40]))
        return None
    try:
        return cells.day(text, month=bool(month))
    except ValueError:
        problems.append(saying("bookkeeping.deals-date", line=row.line, text=text[:40]))
        return None


def _state(text: str) -> State:
    if _LOST.search(text):
        return State.LOST
    return State.WON if _WON.search(text) else State.OPEN


def _twice(found: Mapping[int, Deal]) -> Iterator[Saying]:
    """Name deals that stand twice in the file and are not the same."""
    first: dict[str, int] = {}
    for line, deal in found.items():
        if not deal.number:
            yield saying("bookkeeping.deals-nameless", line=line)
        elif (other := first.setdefault(deal.number, line)) != line and found[other] != deal:
            yield saying("bookkeeping.deals-twice", number=deal.number, first=other, line=line)


def _told(found: Mapping[int, Deal], at: Mapping[str, str]) -> Iterator[Saying]:
    left = Counter[str]()
    for deal in found.values():
        if deal.state is State.OPEN:
            left["amount"] += deal.amount is None
            left["close"] += deal.amount is not None and deal.close is None
            left["chance"] += deal.probability is None
    if left["amount"]:
        yield saying("bookkeeping.deals-no-amount", count=left["amount"])
    if left["close"]:
        yield saying("bookkeeping.deals-no-date", count=left["close"])
    if left["chance"]:
        yield saying("bookkeeping.deals-no-chance", count=left["chance"])
    if "number" not in at and found:
        yield saying("bookkeeping.deals-by-title")
