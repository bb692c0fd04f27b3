"""The rows of a table with receipts and payments apart, so that each block adds up to its total."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import Category
from kasboek.core.book import Book
from kasboek.core.book import Movement
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.periods import Period
from kasboek.core.forecast.scenario.drafts import value
from kasboek.core.forecast.transfers import without_own_transfers


class Flow(NamedTuple):
    """One movement of cash in a period, expected or actual, valued in the operating currency."""

    category: Category
    account: str
    value: Decimal
    origin: Item | Movement


class Row(NamedTuple):
    """A row of a table: a category's receipts or its payments, or one cash account."""

    key: str
    receipts: bool
    values: tuple[Decimal, ...]


def flows(book: Book, period: Period, *, own: bool) -> tuple[Flow, ...]:
    """Return what moves in a period: its items, or the books' movements where it has passed.

    `own` keeps the transfers between own accounts, which are movements of an account only.
    """
    if period.low_date is not None:
        return tuple(Flow(item.category, item.account, item.value, item) for item in period.items)
    moved = [each for each in book.movements if period.start <= each.date < period.end]
    return tuple(
        Flow(each.category, each.account, value(each.amount, rate), each)
        for each in (moved if own else without_own_transfers(book, moved))
        if (rate := book.rate(each.currency, each.date)) is not None
    )


def by_category(book: Book, periods: tuple[Period, ...]) -> tuple[Row, ...]:
    """Return the receipts rows, then the payments rows, in the table's order, without empty ones.

    A category with both (a tax and its refund) has a row in each block.
    """
    cells = [
        _sums(
            (flow.value > 0, flow.category.value, flow.value)
            for flow in flows(book, period, own=False)
        )
        for period in periods
    ]
    keys = [(side, category.value) for side in (True, False) for category in Category]
    return _rows(keys, cells)


def by_account(book: Book, periods: tuple[Period, ...]) -> tuple[Row, ...]:
    """Return the net movement per cash account, by name."""
    cells = [
        _sums((True, flow.account, flow.value) for flow in flows(book, period, own=True))
        for period in periods
    ]
    return _rows(sorted({key for cell in cells for key in cell}), cells)


def _sums(parts: Iterable[tuple[bool, str, Decimal]]) -> dict[tuple[bool, str], Decimal]:
    sums: dict[tuple[bool, str], Decimal] = {}
    for side, key, worth in parts:
        sums[side, key] = sums.get((side, key), Decimal()) + worth
    return sums


def _rows(
    keys: list[tuple[bool, str]], cells: list[dict[tuple[bool, str], Decimal]]
) -> tuple[Row, ...]:
    rows = [
        Row(key, side, tuple(cell.get((side, key), Decimal()) for cell in cells))
        for side, key in keys
    ]
    return tuple(row for row in rows if any(row.values))
