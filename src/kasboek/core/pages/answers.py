"""What the page Outlook asks after it is shown: the items of a cell, an amount, a slider."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from kasboek.core.ahead.afford import afford as answered
from kasboek.core.ahead.sentences import affords
from kasboek.core.ahead.sentences import lowest
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import unshared
from kasboek.core.forecast.periods import Period
from kasboek.core.pages.cells import ROWS
from kasboek.core.pages.cells import TOTALS
from kasboek.core.pages.cells import behind
from kasboek.core.pages.drivers import WrongAskedError
from kasboek.core.pages.look import Look
from kasboek.core.pages.look import View
from kasboek.core.pages.outlook import columns_of
from kasboek.core.pages.outlook import curve_of
from kasboek.core.pages.parts import Rest
from kasboek.core.pages.parts import rest as rest_of
from kasboek.core.pages.parts import rests
from kasboek.core.saying import Say
from kasboek.core.saying import saying
from kasboek.core.shapes import shape
from kasboek.core.shapes.shape import Json
from kasboek.core.shapes.shape import day
from kasboek.core.shapes.shape import decimal

MOST_ITEMS = 500
"""Items of a cell that are listed; the others are counted and summed."""


def items(look: Look, view: View, row: str, column: str, say: Say) -> Json:
    """Open a cell: the items or movements that add up to it.

    A part of an invoice says why it comes as the whole does, and where the rest of it is.

    Raises:
        WrongAskedError: there is no such row or column.
    """
    ahead = look.ahead(view)
    period = _period(columns_of(view, ahead), column)
    if row not in ROWS and row not in TOTALS:
        raise WrongAskedError(
            saying("looks.wrong-row", name=row, known=", ".join((*TOTALS, *ROWS)))
        )
    found = behind(look.book, period, row)
    shown = sorted(found, key=lambda item: (-abs(item.value), item.date, item.id))[:MOST_ITEMS]
    parts = rests(ahead, shown)
    rest = len(found) - len(shown)
    total = sum((item.value for item in found), Decimal())
    listed = sum((item.value for item in shown), Decimal())
    name = f"word.{row}" if row in TOTALS else f"category.{ROWS[row][0]}"
    return {
        "row": row,
        "title": say(saying(name)),
        "column": period.label,
        "start": day(period.start),
        "total": decimal(total),
        "items": [_item(look, one, parts.get((one.id, one.date)), say) for one in shown],
        "rest": {"count": rest, "value": decimal(total - listed)} if rest else None,
    }


def _item(look: Look, one: Item, elsewhere: Rest | None, say: Say) -> Json:
    shaped = shape.item(unshared(one), look.book.currency, say)
    return {**shaped, "elsewhere": None if elsewhere is None else rest_of(elsewhere)}


def afford(look: Look, view: View, amount: Decimal, on: dt.date | None, say: Say) -> Json:
    """Answer whether an amount can be spent on a day; one beyond the view is asked of the year.

    Raises:
        WrongAskedError: the amount is not above zero, or the day lies outside the forecast.
    """
    ahead = look.ahead(view)
    if on is not None and not look.day < on < ahead.until:
        ahead = look.far(view)
    if amount <= 0:
        raise WrongAskedError(saying("afford.no-amount", text=str(amount)))
    try:
        answer = answered(ahead, amount, on)
    except ValueError:
        first, last = ahead.path[0].date, ahead.path[-1].date
        told = saying("afford.outside", day=on, first=first, last=last)
        raise WrongAskedError(told) from None
    says = [say(one) for one in affords(ahead, answer)]
    return {**shape.affordable(ahead, answer, say), "says": says}


def what_if(look: Look, view: View, say: Say) -> Json:
    """Answer a slider: the curve with the drivers, and what it comes down to."""
    ahead = look.ahead(view)
    safe = ahead.safe_to_spend
    return {
        **curve_of(ahead, say),
        "safe": {
            "amount": None if ahead.buffer.unknown else decimal(safe.amount),
            "until": day(safe.until),
        },
        "says": say(lowest(ahead)),
    }


def _period(columns: tuple[Period, ...], name: str) -> Period:
    """Return the column that starts on a day or bears a label; ahead comes before past."""
    for period in reversed(columns):
        if name == period.start.isoformat():
            return period
    for period in sorted(columns, key=lambda period: period.low_date is None):
        if name == period.label:
            return period
    known = ", ".join(period.start.isoformat() for period in columns)
    raise WrongAskedError(saying("looks.wrong-column", name=name, known=known))
