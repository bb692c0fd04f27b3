"""Accuracy: how near the forecast of four weeks ago came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from kasboek.core import formulas
from kasboek.core.accounts import Category
from kasboek.core.book import Movement
from kasboek.core.forecast import forecast
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.transfers import without_own_transfers
from kasboek.core.kpi.model import Behind
from kasboek.core.kpi.model import Beside
from kasboek.core.kpi.model import Better
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.model import Input
from kasboek.core.kpi.model import Kpi
from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.kpi.trace import entry_of
from kasboek.core.kpi.trace import expected
from kasboek.core.rewind import rewind
from kasboek.core.saying import Money
from kasboek.core.saying import saying

WEEKS = dt.timedelta(weeks=4)
SIDES = {"receipts": 1, "payments": -1}
"""The two sides with the sign of their money."""

_DAY = dt.timedelta(days=1)
_NOTHING = Decimal()


class _Compared(NamedTuple):
    """What moved in the four weeks, with its worth, and what was forecast at their start."""

    moved: tuple[tuple[Movement, Decimal], ...]
    items: tuple[Item, ...]
    unpriced: Money | None


class _Side(NamedTuple):
    """Receipts or payments: what came and what was forecast, both positive."""

    came: Decimal
    forecast: Decimal

    @property
    def accuracy(self) -> Decimal | None:
        """Return 1 - |came - forecast| / came; `None` where nothing came."""
        error = formulas.wape([self.came], [self.forecast])
        return None if error is None else 1 - error


def _figure(at: Standpoint) -> Figure:
    """Return the worse of receipts and payments over the last four weeks, both beside it."""
    book = at.book
    if book.as_of is None or at.day > book.as_of:
        return Figure(None, saying("kpi.only-ahead"))
    if not book.entries or book.entries[0].date > at.day - WEEKS:
        return Figure(None, saying("kpi.no-four-weeks"))
    found = _compared(at)
    if found.unpriced:
        return Figure(None, saying("kpi.no-price", amount=found.unpriced))
    return _worse(at, {name: _side(found, sign) for name, sign in SIDES.items()})


def _compared(at: Standpoint) -> _Compared:
    key = ("four weeks", at.day)
    if key not in at.book.memo:
        at.book.memo[key] = _compare(at)
    return at.book.memo[key]  # type: ignore[return-value] # put there by the line above


def _compare(at: Standpoint) -> _Compared:
    """Forecast from the book of four weeks ago; money between own accounts is on neither side."""
    book, since = at.book, at.day - WEEKS
    ahead = forecast(rewind(book, since), until=at.day + _DAY)
    moved = [
        each
        for each in without_own_transfers(
            book, (move for move in book.movements if since < move.date <= at.day)
        )
        if each.category is not Category.TRANSFER
    ]
    rates = [(each, book.rate(each.currency, each.date)) for each in moved]
    return _Compared(
        tuple((each, each.amount * rate) for each, rate in rates if rate is not None),
        tuple(item for item in ahead.items if item.category is not Category.TRANSFER),
        next((Money(each.amount, each.currency) for each, rate in rates if rate is None), None),
    )


def _side(found: _Compared, sign: int) -> _Side:
    return _Side(
        sum((abs(worth) for _, worth in found.moved if worth * sign > 0), _NOTHING),
        sum((abs(item.value) for item in found.items if item.value * sign > 0), _NOTHING),
    )


def _worse(at: Standpoint, sides: Mapping[str, _Side]) -> Figure:
    """Return the lower accuracy; a side on which nothing came nor was forecast does not count."""
    inputs = tuple(
        Input(f"{name}-{part}", amount)
        for name, side in sides.items()
        for part, amount in (("came", side.came), ("forecast", side.forecast))
    )
    known = {name: side.accuracy for name, side in sides.items() if any(side)}
    beside = tuple(Beside(f"accuracy-{n}", part, Unit.FRACTION) for n, part in known.items())
    failed = next((name for name, part in known.items() if part is None), None)
    if failed:
        amount = Money(sides[failed].forecast, at.book.currency)
        return Figure(None, saying(f"kpi.no-{failed}-came", amount=amount), inputs, beside)
    value = min((part for part in known.values() if part is not None), default=None)
    none = saying("kpi.nothing-moved", begin=at.day - WEEKS + _DAY, end=at.day)
    return Figure(value, none if value is None else None, inputs, beside)


def _behind(at: Standpoint) -> Iterable[Behind]:
    if _figure(at).inputs:
        found = _compared(at)
        for name, sign in SIDES.items():
            yield from _came(at, found, name, sign)
            for item in found.items:
                if item.value * sign > 0:
                    shown = expected(f"{name}-forecast", item)
                    yield shown._replace(amount=abs(shown.amount))


def _came(at: Standpoint, found: _Compared, name: str, sign: int) -> Iterator[Behind]:
    for each, worth in found.moved:
        if worth * sign > 0:
            text, source = entry_of(at.book, each.entry)
            amount = abs(each.amount)
            yield Behind(f"{name}-came", each.date, text, amount, each.currency, source, each.item)


KPI = Kpi("accuracy", Unit.FRACTION, Better.HIGHER, _figure, _behind, ahead=True)
