"""A forecast in the terminal: the sheet, and below it in words what it comes down to."""

from __future__ import annotations

import datetime as dt
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.cli.ahead.chances import band_lines
from kasboek.cli.ahead.chances import print_chances
from kasboek.cli.ahead.currencies import currency_lines
from kasboek.cli.ahead.currencies import print_exposure
from kasboek.cli.ahead.sheet import Head
from kasboek.cli.ahead.sheet import Line
from kasboek.cli.ahead.sheet import print_sheet
from kasboek.cli.forecasting import runway
from kasboek.cli.forecasting import safe_to_spend
from kasboek.cli.forecasting import today
from kasboek.cli.tables import Column
from kasboek.cli.tables import print_table
from kasboek.cli.tables import width
from kasboek.core.ahead.sentences import no_buffer
from kasboek.core.ahead.sides import by_account
from kasboek.core.ahead.sides import by_category
from kasboek.core.forecast.item import tax_name
from kasboek.core.saying import Money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.cli.forecasting import Sheet
    from kasboek.cli.frame import Frame
    from kasboek.cli.tables import Cell
    from kasboek.core.ahead.sides import Row
    from kasboek.core.forecast.model import Forecast
    from kasboek.core.forecast.model import Item
    from kasboek.core.forecast.periods import Period

_CAUSES = 3
_NOTHING = Decimal()
_WIDE = 110
_UNTITLED = frozenset({"", "Beancount"})  # the latter is Beancount's own default


def print_outlook(frame: Frame, sheets: Sequence[Sheet], by: str) -> None:
    """Print the first scenario's table, a closing line for each when there are more, and why."""
    ahead, periods = sheets[0].ahead, sheets[0].periods
    _print_title(frame, ahead)
    frame.print()
    if by == "item":
        print_items(frame, ahead.items)
    else:
        lines = _ROWS[by](frame, sheets[0]) if by in _ROWS else _lines(frame, sheets[0])
        if len(sheets) > 1:
            lines += _scenario_lines(frame, sheets)
        print_sheet(frame, [_head(frame, period) for period in periods], lines)
    if by == "currency":
        print_exposure(frame, ahead)
    for sheet in sheets:
        frame.print()
        if len(sheets) > 1:
            frame.print(f"{sheet.ahead.scenario.name}:")
        _print_words(frame, sheet.ahead)
        if sheet.drawn is not None:
            print_chances(frame, sheet.drawn)
    _print_notices(frame, sheets)


def _print_notices(frame: Frame, sheets: Sequence[Sheet]) -> None:
    """Print once what is worth knowing; errors follow at the end, on standard error."""
    every = dict.fromkeys(one for sheet in sheets for one in sheet.ahead.problems)
    notices = [problem for problem in every if not problem.error]
    if notices:
        frame.print()
    for problem in notices:
        frame.print(frame.located(problem))


def _print_title(frame: Frame, ahead: Forecast) -> None:
    book, name = ahead.book, ahead.scenario.title or ahead.scenario.name
    title = book.title if book.title not in _UNTITLED else frame.path().name
    if book.asked:
        frame.print(frame.tell("look.title-asked", title=title, scenario=name, day=ahead.as_of))
    else:
        old = (today() - ahead.as_of).days
        key = "look.title" if old >= 0 else "look.title-ahead"
        frame.print(frame.tell(key, title=title, scenario=name, day=ahead.as_of, count=abs(old)))


def _head(frame: Frame, period: Period) -> Head:
    month = frame.tell("word.months").split()[period.start.month - 1]
    daily = period.label == period.start.isoformat()
    return Head(period.label, "" if daily else f"{period.start.day} {month}")


def _lines(frame: Frame, sheet: Sheet) -> list[Line | None]:
    rows = by_category(sheet.ahead.book, sheet.periods)
    totals = sheet.periods
    return [
        Line(frame.tell("word.receipts")),
        *(_row(frame, row) for row in rows if row.receipts),
        _total(frame, "total-receipts", [period.receipts for period in totals]),
        None,
        Line(frame.tell("word.payments")),
        *(_row(frame, row) for row in rows if not row.receipts),
        _total(frame, "total-payments", [period.payments for period in totals]),
        None,
        *_balances(frame, totals),
        *band_lines(frame, sheet),
    ]


def _account_lines(frame: Frame, sheet: Sheet) -> list[Line | None]:
    rows = by_account(sheet.ahead.book, sheet.periods)
    return [
        *(Line(row.key, row.values) for row in rows),
        None,
        *_balances(frame, sheet.periods),
        *band_lines(frame, sheet),
    ]


def _currency_lines(frame: Frame, sheet: Sheet) -> list[Line | None]:
    return [*currency_lines(frame, sheet), *_balances(frame, sheet.periods)]


_ROWS = {"account": _account_lines, "currency": _currency_lines}
"""What fills the rows; without one of these, categories do."""


def _row(frame: Frame, row: Row) -> Line:
    return Line("  " + frame.tell(f"category.{row.key}"), row.values)


def _total(
    frame: Frame, word: str, values: Sequence[Decimal | None], *, alarm: bool = False
) -> Line:
    return Line(frame.tell(f"word.{word}"), values, total=True, always=True, alarm=alarm)


def _balances(frame: Frame, periods: Sequence[Period]) -> list[Line]:
    return [
        _total(frame, "net", [period.net for period in periods]),
        Line(frame.tell("word.opening"), [period.opening for period in periods]),
        _total(frame, "closing", [period.closing for period in periods], alarm=True),
        Line(frame.tell("word.headroom"), [p.headroom for p in periods], always=True, alarm=True),
    ]


def _scenario_lines(frame: Frame, sheets: Sequence[Sheet]) -> list[Line | None]:
    return [
        None,
        Line(frame.tell("look.scenario-line")),
        *(
            Line(
                f"  {s.ahead.scenario.name}",
                [p.closing for p in s.periods],
                always=True,
                alarm=True,
            )
            for s in sheets
        ),
    ]


def _print_words(frame: Frame, ahead: Forecast) -> None:
    """Say the low point, the first breach, when cash runs out, the runway, what can be spent."""
    currency = ahead.book.currency
    _print_low(frame, ahead)
    if careful := no_buffer(ahead):
        frame.print(careful)
    if (limit := ahead.buffer.amount) is not None:
        key, day, at = _first(ahead, "breach", ahead.first_breach, limit)
        frame.print(frame.tell(key, buffer=Money(limit, currency), day=day, amount=at))
    key, day, at = _first(ahead, "cash-out", ahead.cash_out)
    frame.print(frame.tell(key, day=day, amount=at))
    _print_runway(frame, ahead)
    if ahead.buffer.unknown:
        return
    safe, overdraft = safe_to_spend(ahead), Money(ahead.overdraft, currency)
    key = "look.safe-overdraft" if ahead.overdraft else "look.safe"
    if safe.amount < 0:
        key = "look.short"
    amount = Money(abs(safe.amount), currency)
    frame.print(frame.tell(key, amount=amount, day=safe.until, overdraft=overdraft))


def _print_low(frame: Frame, ahead: Forecast) -> None:
    low = ahead.low_point
    amount = Money(low.amount, ahead.book.currency)
    causes = low_causes(ahead)
    if not causes:
        frame.print(frame.tell("look.low", amount=amount, day=low.date))
        return
    named = ", ".join(
        frame.tell(
            "look.cause",
            who=item.counterparty or tax_name(item) or frame.tell(f"category.{item.category}"),
            amount=Money(-item.value, ahead.book.currency),
        )
        for item in causes
    )
    frame.print(frame.tell("look.low-because", amount=amount, day=low.date, items=named))


def low_causes(ahead: Forecast) -> tuple[Item, ...]:
    """Return the largest payments on the day of the low point."""
    there = [i for i in ahead.items if i.date == ahead.low_point.date and i.value < 0]
    return tuple(sorted(there, key=lambda item: (item.value, item.id))[:_CAUSES])


def _print_runway(frame: Frame, ahead: Forecast) -> None:
    lasts = runway(ahead)
    if not lasts.months or lasts.date is None:
        frame.print(frame.tell("look.runway-none", reason=lasts.reason))
    else:
        frame.print(frame.tell("look.runway", months=lasts.months, day=lasts.date))


def _first(
    ahead: Forecast, what: str, day: dt.date | None, bar: Decimal = _NOTHING
) -> tuple[str, dt.date, Money | None]:
    """Return the sentence for the first day below a bar, that day, and the balance on it."""
    currency = ahead.book.currency
    if day is None:
        return f"look.no-{what}", ahead.until - dt.timedelta(days=1), None
    if ahead.already(day, bar):
        return f"look.{what}-already", ahead.as_of, Money(ahead.opening, currency)
    balance = ahead.path[(day - ahead.as_of).days - 1].balance
    return f"look.{what}", day, Money(balance, currency)


def print_items(frame: Frame, items: Sequence[Item]) -> None:
    """Print items: when, how much of what, from whom, how sure, why, and where it is written."""
    if not items:
        frame.print(frame.tell("look.none"))
        return
    parts = any(item.probability != 1 for item in items)
    wide = not sys.stdout.isatty() or width() >= _WIDE
    heads = (
        frame.tell("word.day"),
        Column(frame.tell("word.amount"), right=True),
        *((Column(frame.tell("word.of"), right=True),) if parts else ()),
        frame.tell("word.certainty"),
        *((frame.tell("word.category"),) if wide else ()),
        Column(frame.tell("word.because"), flexible=True),
        frame.tell("word.source"),
    )
    rows = [_cells(frame, item, parts=parts, wide=wide) for item in items]
    print_table(frame, heads, rows)


def _cells(frame: Frame, item: Item, *, parts: bool, wide: bool) -> list[Cell]:
    return [
        item.date,
        item.amount,
        *((item.of,) if parts else ()),
        frame.tell(f"certainty.{item.certainty}"),
        *((frame.tell(f"category.{item.category}"),) if wide else ()),
        item.because,
        str(item.source or ""),
    ]
