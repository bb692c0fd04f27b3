"""`kasboek kpi`: the figures with target, status and trend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kasboek import words
from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame
from kasboek.cli.tables import Column
from kasboek.cli.tables import print_table
from kasboek.cli.tables import status
from kasboek.core.forecast import forecast
from kasboek.core.kpi import KPIS
from kasboek.core.kpi import shape
from kasboek.core.kpi.measure import kpis
from kasboek.core.kpi.model import worded
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from decimal import Decimal

    from kasboek.cli.tables import Cell
    from kasboek.core.book import Book
    from kasboek.core.kpi.model import Measured
    from kasboek.core.kpi.model import Target
    from kasboek.core.kpi.model import Unit

_BEFORE = 3
"""How many month-ends of the trend the table shows; JSON has them all."""

_CSV = ("name", "value", "unit", "at_least", "at_most", "status", "better", "reason")


@click.command("kpi")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with the whole trend.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@pass_frame
def command(frame: Frame, names: tuple[str, ...], *, as_json: bool, as_csv: bool) -> None:
    """Print the figures NAME... (all without a name) with target, status and trend.

    A target is a policy of the figure's own name: at least where higher is better, at most where
    lower is, both with two values. Cash, free cash and what is safe to spend are held against the
    liquidity buffer. 'kasboek explain kpi NAME' opens a figure down to the postings behind it.
    """
    for name in names:
        if name not in KPIS:
            known = ", ".join(KPIS)
            frame.stop(Exit.USAGE, "kpi-command.unknown", name=name, known=known)
    book = frame.book()
    day = frame.day(book)
    measured = kpis(book, day, names, trend=not as_csv)
    if as_json:
        frame.print_json(shape.kpis(book, day, measured, frame.say))
    elif as_csv:
        frame.print_csv(_CSV, [_csv(frame, book, one) for one in measured])
    else:
        _print(frame, book, measured)
    ahead = forecast(book).problems if any(one.kpi.ahead for one in measured) else ()
    frame.finish(book, *ahead)


def figure_cell(frame: Frame, book: Book, one: Measured) -> str:
    """Write a figure, or why there is none."""
    figure, unit = one.figure, one.kpi.unit
    if figure.value is not None:
        return amount(frame, book, unit, figure.value)
    if figure.more_than is not None:
        return frame.tell("count.more", value=worded(unit, figure.more_than, book.currency))
    return "-"


def amount(frame: Frame, book: Book, unit: Unit, value: Decimal) -> str:
    """Write a number with its unit."""
    shown = worded(unit, value, book.currency)
    return frame.say(shown) if isinstance(shown, Saying) else words.money(shown, frame.lang)


def target_cell(frame: Frame, book: Book, unit: Unit, target: Target) -> str:
    """Write what policy asks, nothing where it asks nothing."""

    def write(value: Decimal) -> Money | Saying:
        return worded(unit, value, book.currency)

    low, high = target.at_least, target.at_most
    if low is not None and high is not None:
        return frame.tell("target.between", low=write(low), high=write(high))
    if low is not None:
        return frame.tell("target.at-least", value=write(low))
    return "" if high is None else frame.tell("target.at-most", value=write(high))


def _print(frame: Frame, book: Book, measured: tuple[Measured, ...]) -> None:
    heads = (
        frame.tell("kpi-command.name"),
        Column(frame.tell("kpi-command.value"), right=True),
        frame.tell("kpi-command.status"),
        frame.tell("kpi-command.target"),
        frame.tell("kpi-command.trend"),
        Column(frame.tell("kpi-command.note"), flexible=True),
    )
    rows: list[list[Cell]] = [
        [
            one.kpi.title,
            figure_cell(frame, book, one),
            status(frame, one.status.value),
            target_cell(frame, book, one.kpi.unit, one.target),
            _trend(frame, book, one),
            _note(frame, book, one),
        ]
        for one in measured
    ]
    print_table(frame, heads, rows, frame.tell("kpi-command.title", date=frame.day(book)))


def _trend(frame: Frame, book: Book, one: Measured) -> str:
    earlier = [point for point in one.trend if point.date < frame.day(book)][-_BEFORE:]
    return "  ".join(
        "-" if point.value is None else amount(frame, book, one.kpi.unit, point.value)
        for point in earlier
    )


def _note(frame: Frame, book: Book, one: Measured) -> str:
    figure = one.figure
    parts = [frame.say(figure.reason)] if figure.reason else []
    if figure.on and not figure.reason:
        parts.append(frame.tell("kpi-command.on", date=figure.on))
    parts += [
        f"{frame.say(saying(f'input.{each.name}'))} {amount(frame, book, each.unit, each.value)}"
        for each in figure.beside
        if each.value
    ]
    return "; ".join(parts)


def _csv(frame: Frame, book: Book, one: Measured) -> tuple[str, ...]:
    figure = one.figure
    cells = (
        one.kpi.name,
        shape.number(figure.value, one.kpi.unit),
        shape.unit(book, one.kpi.unit),
        shape.number(one.target.at_least, one.kpi.unit),
        shape.number(one.target.at_most, one.kpi.unit),
        one.status.value,
        one.kpi.better.value,
        frame.say(figure.reason) if figure.reason else None,
    )
    return tuple(cell or "" for cell in cells)
