"""A forecast by currency in the terminal: each in its own money, the total, and what is exposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek.cli.ahead.sheet import Line
from kasboek.cli.tables import Column
from kasboek.cli.tables import print_table
from kasboek.core.ahead.exposure import exposure
from kasboek.core.forecast.currencies import by_currency
from kasboek.core.saying import Money

if TYPE_CHECKING:
    from kasboek.cli.forecasting import Sheet
    from kasboek.cli.frame import Frame
    from kasboek.cli.tables import Cell
    from kasboek.core.forecast.model import Forecast

CSV = ("currency", "rate", "label", "receipts", "payments", "net", "closing")


def currency_lines(frame: Frame, sheet: Sheet) -> list[Line | None]:
    """Return the rows of each currency that has a price, in its own money; past periods empty."""
    past = sum(period.start <= sheet.ahead.as_of for period in sheet.periods)
    lines: list[Line | None] = []
    for path in by_currency(sheet.ahead, sheet.periods):
        if path.rate is None:
            continue
        told = path.currency
        if path.currency != sheet.ahead.book.currency:
            told = frame.tell("currency.priced", currency=path.currency, rate=f"{path.rate:f}")
        lines.append(Line(told))
        for word in ("receipts", "payments", "closing"):
            values = [None] * past + [getattr(row, word) for row in path.periods]
            label = "  " + frame.tell(f"word.{word}")
            lines.append(Line(label, values, always=True, alarm=word == "closing"))
    lines += [None, Line(frame.tell("currency.total", currency=sheet.ahead.book.currency))]
    return lines


def print_exposure(frame: Frame, ahead: Forecast) -> None:
    """Print what is held and expected in each foreign currency, and what a move of it costs."""
    found = exposure(ahead)
    if not found:
        return
    frame.print()
    figures = ("held", "in", "out", "position", "value", "cost")
    heads = [
        Column(frame.tell("currency.head-currency")),
        *(Column(frame.tell(f"currency.head-{name}"), right=True) for name in figures),
    ]
    unit = ahead.book.currency
    rows: list[list[Cell]] = [
        [
            each.currency,
            each.held,
            each.inward,
            each.outward,
            each.position,
            "-" if each.value is None else Money(each.value, unit),
            "-" if each.cost is None else Money(each.cost, unit),
        ]
        for each in found
    ]
    print_table(frame, heads, rows)


def currency_rows(sheet: Sheet) -> list[list[object]]:
    """Return the rows of CSV: one per currency and period, in the currency's own money."""
    return [
        [
            path.currency,
            f"{path.rate:f}",
            row.label,
            row.receipts,
            row.payments,
            row.net,
            row.closing,
        ]
        for path in by_currency(sheet.ahead, sheet.periods)
        if path.rate is not None
        for row in path.periods
    ]
