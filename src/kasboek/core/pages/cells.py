"""The table of the page Outlook: cells by certainty, and the items and movements behind each."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import OPERATING_RECEIPTS
from kasboek.core.accounts import Category
from kasboek.core.ahead.sides import Flow
from kasboek.core.ahead.sides import flows
from kasboek.core.book import Book
from kasboek.core.book import Movement
from kasboek.core.forecast.model import CERTAINTIES
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import ItemKind
from kasboek.core.forecast.periods import Period
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.core.shapes.shape_explain import place

TOTALS = ("receipts", "payments", "net")
"""The rows that sum others; they can be opened too."""
_BOOKED, _EXPECTED = "booked", "expected"
_NOTHING = Decimal()


class Cell(NamedTuple):
    """What a cell is made of, by certainty, in the operating currency; receipts positive."""

    booked: Decimal = _NOTHING
    committed: Decimal = _NOTHING
    expected: Decimal = _NOTHING
    learned: Decimal = _NOTHING

    @property
    def value(self) -> Decimal:
        """Return their sum: what the cell shows."""
        return sum(self, _NOTHING)


class Row(NamedTuple):
    """A row of the table; a cell is `None` where nothing moves."""

    key: str
    receipts: bool
    category: Category
    cells: tuple[Cell | None, ...]

    @property
    def title(self) -> Saying:
        """Return what the row is called."""
        return saying(f"category.{self.category}")


def key_of(category: Category, *, receipts: bool) -> str:
    """Return the key of a category's row on one side; the unusual side is named in it.

    >>> key_of(Category.TAX, receipts=False), key_of(Category.TAX, receipts=True)
    ('tax', 'tax:receipts')
    """
    if receipts == (category in OPERATING_RECEIPTS):
        return category.value
    return f"{category.value}:{'receipts' if receipts else 'payments'}"


ROWS = {
    key_of(category, receipts=receipts): (category, receipts)
    for receipts in (True, False)
    for category in Category
}
"""Every row there may be, in the table's order: receipts first."""


def rows(book: Book, periods: Iterable[Period]) -> tuple[Row, ...]:
    """Return the rows in which anything moves, in the table's order."""
    columns = [_columns(flows(book, period, own=False)) for period in periods]
    return tuple(
        Row(key, receipts, category, tuple(column.get(key) for column in columns))
        for key, (category, receipts) in ROWS.items()
        if any(key in column for column in columns)
    )


def _columns(found: Iterable[Flow]) -> dict[str, Cell]:
    sums: dict[str, dict[str, Decimal]] = {}
    for flow in found:
        cell = sums.setdefault(_row(flow), dict.fromkeys(CERTAINTIES, _NOTHING))
        cell[_certainty(flow)] += flow.value
    return {key: Cell(**parts) for key, parts in sums.items()}


def _row(flow: Flow) -> str:
    return key_of(flow.category, receipts=flow.value > 0)


def _certainty(flow: Flow) -> str:
    if isinstance(flow.origin, Movement):
        return _BOOKED
    known = flow.origin.certainty
    return known if known in CERTAINTIES else _EXPECTED


def behind(book: Book, period: Period, row: str) -> tuple[Item, ...]:
    """Return what a cell is the sum of: forecast items, or what the bank booked."""
    found = [flow for flow in flows(book, period, own=False) if _within(row, flow)]
    return tuple(_items(book, found))


def _within(row: str, flow: Flow) -> bool:
    if row in TOTALS:
        return row == "net" or (flow.value > 0) == (row == "receipts")
    return _row(flow) == row


def _items(book: Book, found: Iterable[Flow]) -> Iterator[Item]:
    for flow in found:
        yield _actual(book, flow, flow.origin) if isinstance(flow.origin, Movement) else flow.origin


def _actual(book: Book, flow: Flow, moved: Movement) -> Item:
    """Return a movement of the books as an item: booked, and why is what the bank said."""
    text, source = place(book, moved)
    return Item(
        id=moved.item or f"actual/{source}",
        date=moved.date,
        amount=moved.amount,
        of=moved.amount,
        probability=Decimal(1),
        currency=moved.currency,
        value=flow.value,
        rate=book.rate(moved.currency, moved.date) or _NOTHING,
        account=moved.account,
        counter=moved.others[0] if moved.others else "",
        category=moved.category,
        counterparty=moved.counterparty,
        kind=ItemKind.ACTUAL,
        certainty=_BOOKED,
        due=None,
        likely=moved.date,
        source=source,
        reason=("looks.actual", ("text", text)),
    )
