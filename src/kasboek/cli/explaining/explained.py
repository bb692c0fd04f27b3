"""Explanations in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek import words
from kasboek.cli.ahead.outlook import print_items
from kasboek.cli.position.figures import figure_cell
from kasboek.cli.position.figures import print_months
from kasboek.cli.tables import Column
from kasboek.cli.tables import print_table
from kasboek.cli.tables import status
from kasboek.core.explain import item_sources
from kasboek.core.kpi.model import worded
from kasboek.core.saying import Money
from kasboek.core.shapes.shape_explain import place

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from kasboek.cli.frame import Frame
    from kasboek.cli.tables import Cell as TableCell
    from kasboek.core.alerts import Alert
    from kasboek.core.book import Book
    from kasboek.core.explain import Cell
    from kasboek.core.forecast.model import Forecast
    from kasboek.core.kpi import Explanation
    from kasboek.core.kpi.model import Behind
    from kasboek.core.kpi.model import Beside
    from kasboek.core.kpi.model import Input
    from kasboek.core.kpi.model import Unit

_MOST_ROWS, _LEAST_ROWS, _ALL_ROWS = 40, 6, 80
"""Rows behind an input at most, at least, and of all inputs together."""


def print_kpi(frame: Frame, book: Book, found: Explanation) -> None:
    """Print a KPI: what it is, how it was worked out, and what is behind each input."""
    measured, figure = found.measured, found.measured.figure
    value = figure_cell(frame, book, measured)
    word = status(frame, measured.status.value).text
    on = f" ({figure.on})" if figure.on else ""
    frame.print(f"{frame.say(measured.kpi.title)}: {value}{on} [{word}]")
    frame.print(found.definition)
    frame.print(f"= {frame.say(found.formula)}")
    frame.print(found.note)
    if figure.reason:
        frame.print(figure.reason)
    for remark in figure.remarks:
        frame.print(remark)
    parts: list[Input | Beside] = [*figure.inputs, *figure.beside]
    if parts:
        frame.print()
        heads = (frame.tell("explain.input"), Column(frame.tell("explain.value"), right=True))
        print_table(
            frame,
            heads,
            [(_part(frame, one.name), _figure(frame, book, one.value, one.unit)) for one in parts],
        )
    if found.months:
        frame.print()
        print_months(frame, found.months)
    _print_behind(frame, found.behind)


def _part(frame: Frame, name: str) -> str:
    """Return what a part of a figure is called; an account is called by its name."""
    key = f"input.{name}"
    return frame.tell(key) if key in words.catalogue() else name


def _figure(frame: Frame, book: Book, value: Decimal | None, unit: Unit) -> str:
    if value is None:
        return "-"
    shown = worded(unit, value, book.currency)
    return words.money(shown, frame.lang) if isinstance(shown, Money) else frame.say(shown)


def _print_behind(frame: Frame, behind: Sequence[Behind]) -> None:
    """Print the latest rows behind each input; what is left out is counted, not hidden."""
    if not behind:
        return
    frame.print()
    heads = (
        frame.tell("explain.input"),
        frame.tell("word.day"),
        Column(frame.tell("word.amount"), right=True),
        Column(frame.tell("explain.text"), flexible=True),
        frame.tell("word.source"),
    )
    rows: list[list[TableCell]] = []
    left = 0
    names = dict.fromkeys(one.input for one in behind)
    most = min(_MOST_ROWS, max(_LEAST_ROWS, _ALL_ROWS // len(names)))
    for name in names:
        of_input = sorted((one for one in behind if one.input == name), key=lambda one: one.date)
        shown = of_input[-most:]
        left += len(of_input) - len(shown)
        part = _part(frame, name)
        rows += [
            [part, one.date, Money(one.amount, one.currency), one.text, str(one.source or "")]
            for one in shown
        ]
    print_table(frame, heads, rows)
    if left:
        frame.print(frame.tell("explain.earlier", count=left))


def print_cell(frame: Frame, ahead: Forecast, found: Cell) -> None:
    """Print a cell: the balances around it, what was booked in it, and what is expected."""
    currency = ahead.book.currency
    known = f"category.{found.row}" in words.catalogue()
    row = frame.tell(f"category.{found.row}" if known else f"word.{found.row}")
    frame.print(
        frame.tell(
            "explain.cell",
            period=found.label,
            row=row,
            scenario=ahead.scenario.name,
            amount=Money(found.booked + found.expected, currency),
        )
    )
    frame.print(
        frame.tell(
            "explain.balances",
            opening=Money(found.opening, currency),
            closing=Money(found.closing, currency),
        )
    )
    if found.movements:
        frame.print()
        _print_movements(frame, ahead.book, found)
    if found.items:
        frame.print()
        frame.print(frame.tell("explain.expected", amount=Money(found.expected, currency)))
        print_items(frame, found.items)
    if not found.items and not found.movements:
        frame.print(frame.tell("explain.nothing"))


def _print_movements(frame: Frame, book: Book, found: Cell) -> None:
    frame.print(frame.tell("explain.booked", amount=Money(found.booked, book.currency)))
    heads = (
        frame.tell("word.day"),
        Column(frame.tell("word.amount"), right=True),
        frame.tell("word.category"),
        Column(frame.tell("explain.text"), flexible=True),
        frame.tell("word.source"),
    )
    rows: list[list[TableCell]] = []
    for moved in found.movements:
        text, source = place(book, moved)
        category = frame.tell(f"category.{moved.category}")
        rows.append([moved.date, Money(moved.amount, moved.currency), category, text, str(source)])
    print_table(frame, heads, rows)


def print_alerts(frame: Frame, book: Book, found: Sequence[Alert], name: str) -> None:
    """Print each alert: what, since when, because of what, what to do, and the policy's place."""
    if not found:
        policy = book.policy(name)
        key = "explain.no-alert" if policy else "explain.no-alert-or-policy"
        frame.print(frame.tell(key, name=name, source=str(policy.source) if policy else None))
    places = item_sources(book) if any(alert.items for alert in found) else {}
    for number, alert in enumerate(found):
        if number:
            frame.print()
        word = status(frame, alert.severity.value).text
        about = f" {alert.subject}" if alert.subject else ""
        frame.print(f"{alert.policy}{about} [{word}]: {frame.say(alert.says)}")
        for told in alert.because:
            frame.print(f"  - {frame.say(told)}")
        if alert.since:
            frame.print(frame.tell("explain.since", day=alert.since))
        if alert.lever:
            frame.print(frame.tell("explain.lever", lever=alert.lever))
        if alert.source:
            frame.print(frame.tell("explain.policy-at", source=str(alert.source)))
        for key in alert.items:
            frame.print(f"  {key}  {places.get(key) or ''}".rstrip())
