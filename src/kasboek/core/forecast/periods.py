"""The items of a forecast by day, week or month: grouping only, never another calculation."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from kasboek.core.accounts import Category
from kasboek.core.bankdays import month_end
from kasboek.core.book import Book
from kasboek.core.book import Movement
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.scenario.drafts import value
from kasboek.core.forecast.scenario.moves import Sums
from kasboek.core.forecast.transfers import without_own_transfers
from kasboek.core.saying import Problem
from kasboek.core.saying import Source
from kasboek.core.saying import saying

WEEKS, MONTHS, DAYS = "w", "m", "d"
_HORIZON = re.compile(r"([1-9]\d{0,3})([wmd])")
_LONGEST = {WEEKS: 520, MONTHS: 120, DAYS: 3660}
_NOTHING = Decimal()
_DATE = attrgetter("date")


class WrongHorizonError(ValueError):
    """The horizon is not like `13w`, `12m` or `90d`, is over ten years, or beyond the forecast."""


@dataclass(frozen=True, slots=True)
class Period:
    """A column of the table; `end` is exclusive, payments are negative.

    `low` is the lowest balance at the end of a day in it, `headroom` what that leaves above the
    buffer. `categories` has the rows that are not zero, in the table's order. `low_date` and
    `headroom` are `None` for a period that has passed; what moved in it without a price is left out
    and named in `problems`.
    """

    start: dt.date
    end: dt.date
    label: str
    opening: Decimal
    receipts: Decimal
    payments: Decimal
    net: Decimal
    closing: Decimal
    low: Decimal
    low_date: dt.date | None
    headroom: Decimal | None
    categories: dict[Category, Decimal]
    ahead: Forecast | None = field(default=None, repr=False, compare=False)
    problems: tuple[Problem, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """Return the items that it sums; none for a period that has passed."""
        return self.ahead.between(self.start, self.end) if self.ahead else ()


class Span(NamedTuple):
    """A period before anything is summed."""

    start: dt.date
    end: dt.date
    label: str


def horizon_end(as_of: dt.date, horizon: str = "13w", week_start: int = 0) -> dt.date:
    """Return the day (exclusive) up to which a forecast must reach for a table of this horizon."""
    return spans(as_of, horizon, week_start)[-1].end


def spans(as_of: dt.date, horizon: str, week_start: int = 0) -> tuple[Span, ...]:
    """Return the periods after `as_of`: the rest of its week or month, then whole ones.

    Raises:
        WrongHorizonError: the horizon is not one.
    """
    found = _HORIZON.fullmatch(horizon)
    if not found or int(found[1]) > _LONGEST[found[2]]:
        raise WrongHorizonError(horizon)
    number, unit = int(found[1]), found[2]
    start = as_of + dt.timedelta(days=1)
    if unit == DAYS:
        number -= 1
    first = _end(start, unit, week_start)
    whole = start == _start(start, unit, week_start)
    result = [_span(start, first, unit, week_start)]
    for _ in range(number - 1 if whole and unit != DAYS else number):
        start = result[-1].end
        result.append(_span(start, _end(start, unit, week_start), unit, week_start))
    return tuple(result)


def _start(day: dt.date, unit: str, week_start: int) -> dt.date:
    if unit == WEEKS:
        return day - dt.timedelta(days=(day.weekday() - week_start) % 7)
    return day.replace(day=1) if unit == MONTHS else day


def _end(day: dt.date, unit: str, week_start: int) -> dt.date:
    if unit == WEEKS:
        return _start(day, unit, week_start) + dt.timedelta(days=7)
    return (month_end(day) if unit == MONTHS else day) + dt.timedelta(days=1)


def _span(start: dt.date, end: dt.date, unit: str, week_start: int) -> Span:
    if unit == WEEKS:  # a week that starts on Sunday is named after the ISO week of its middle
        middle = _start(start, unit, week_start) + dt.timedelta(days=3)
        return Span(start, end, f"{middle:%G-W%V}")
    return Span(start, end, f"{start:%Y-%m}" if unit == MONTHS else start.isoformat())


def table(forecast: Forecast, horizon: str = "13w") -> tuple[Period, ...]:
    """Sum the forecast's items over the periods of a horizon: `13w`, `12m` or `90d`.

    Raises:
        WrongHorizonError: the horizon is not one, or reaches beyond the forecast (make it with
            `until=horizon_end(as_of, horizon)`).
    """
    columns = spans(forecast.as_of, horizon, forecast.book.week_start)
    if columns[-1].end > forecast.until:
        message = f"{horizon} reaches beyond {forecast.until}"
        raise WrongHorizonError(message)
    sums = forecast.moves.by_row([columns[0].start, *(span.end for span in columns)])
    found, balance = [], forecast.opening
    for span, rows in zip(columns, sums, strict=True):
        period = _summed(forecast, span, balance, rows)
        found.append(period)
        balance = period.closing
    return tuple(found)


def _summed(forecast: Forecast, span: Span, opening: Decimal, rows: list[Sums]) -> Period:
    receipts = sum((row.received for row in rows), _NOTHING)
    payments = sum((row.paid for row in rows), _NOTHING)
    first = (span.start - forecast.as_of).days - 1
    days = forecast.path[first : first + (span.end - span.start).days]
    low = min(days, key=lambda day: day.balance)
    closing = opening + receipts + payments
    return Period(
        start=span.start,
        end=span.end,
        label=span.label,
        opening=opening,
        receipts=receipts,
        payments=payments,
        net=receipts + payments,
        closing=closing,
        low=low.balance,
        low_date=low.date,
        headroom=forecast.headroom(low.balance),
        categories={row.row: row.received + row.paid for row in rows},
        ahead=forecast,
    )


def past_periods(forecast: Forecast, count: int, unit: str = WEEKS) -> tuple[Period, ...]:
    """Sum what really moved in the last whole weeks (or months) up to `as_of`, oldest first.

    The one in which `as_of` lies comes last and is cut at it. Openings are worked back from the
    forecast's opening balance, so that the columns meet; what a change in a foreign currency's
    price did to the balance is therefore not in them, nor are transfers between own accounts.
    """
    book, as_of = forecast.book, forecast.as_of
    columns: list[Span] = []
    end = as_of + dt.timedelta(days=1)
    while len(columns) < count:
        start = _start(end - dt.timedelta(days=1), unit, book.week_start)
        columns.insert(0, _span(start, end, unit, book.week_start))
        end = start
    found: list[Period] = []
    closing = forecast.opening
    for span in reversed(columns):
        first = bisect_left(book.movements, span.start, key=_DATE)
        last = bisect_left(book.movements, span.end, lo=first, key=_DATE)
        moved = without_own_transfers(book, book.movements[first:last])
        found.insert(0, _moved(book, span, closing, moved))
        closing = found[0].opening
    return tuple(found)


def _moved(book: Book, span: Span, closing: Decimal, moved: list[Movement]) -> Period:
    priced = [(m, book.rate(m.currency, m.date)) for m in moved]
    valued = [(m, value(m.amount, rate)) for m, rate in priced if rate is not None]
    unpriced = [m for m, rate in priced if rate is None]
    rows, receipts, payments = _rows((m.category, worth) for m, worth in valued)
    opening = closing - receipts - payments
    daily: dict[dt.date, Decimal] = {}
    for movement, worth in valued:
        daily[movement.date] = daily.get(movement.date, _NOTHING) + worth
    balance = low = opening
    for day in sorted(daily):
        balance += daily[day]
        low = min(low, balance)
    return Period(
        start=span.start,
        end=span.end,
        label=span.label,
        opening=opening,
        receipts=receipts,
        payments=payments,
        net=receipts + payments,
        closing=closing,
        low=low,
        low_date=None,
        headroom=None,
        categories=rows,
        problems=tuple(_no_price(book, span, unpriced)),
    )


def _no_price(book: Book, span: Span, unpriced: list[Movement]) -> Iterator[Problem]:
    for currency in sorted({moved.currency for moved in unpriced}):
        those = [moved for moved in unpriced if moved.currency == currency]
        entry = book.entries[those[0].entry]
        told = saying(
            "forecast.past-no-price",
            count=len(those),
            currency=currency,
            period=span.label,
            to=book.currency,
            date=those[0].date,
        )
        yield Problem(told, Source(entry.file, entry.line), error=True)


def _rows(
    values: Iterable[tuple[Category, Decimal]],
) -> tuple[dict[Category, Decimal], Decimal, Decimal]:
    """Return the rows in the table's order, the receipts and the payments (negative)."""
    inward: dict[Category, list[Decimal]] = {}
    outward: dict[Category, list[Decimal]] = {}
    for row, worth in values:
        (inward if worth > _NOTHING else outward).setdefault(row, []).append(worth)
    received = {row: sum(moved, _NOTHING) for row, moved in inward.items()}
    paid = {row: sum(moved, _NOTHING) for row, moved in outward.items()}
    rows = {
        row: received.get(row, _NOTHING) + paid.get(row, _NOTHING)
        for row in Category
        if row in received or row in paid
    }
    return rows, sum(received.values(), _NOTHING), sum(paid.values(), _NOTHING)
