"""The figures in the terminal: as a table, or as a list where the screen is too narrow for it."""

from __future__ import annotations

import re
import sys
import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING

import click
from rich.cells import cell_len

from kasboek import words
from kasboek.cli.frame import Frame
from kasboek.cli.frame import clean
from kasboek.cli.tables import Column
from kasboek.cli.tables import Styled
from kasboek.cli.tables import print_table
from kasboek.cli.tables import status
from kasboek.cli.tables import width
from kasboek.core.kpi import wording
from kasboek.core.kpi.model import worded
from kasboek.core.kpi.registry import GROUPS
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from kasboek.cli.tables import Cell
    from kasboek.core.book import Book
    from kasboek.core.kpi.model import Measured
    from kasboek.core.kpi.model import MonthEnd
    from kasboek.core.kpi.model import Unit

_BEFORE = 3
"""How many month-ends of the trend the table shows; JSON has them all."""

_WIDE = 150
"""Columns from which on the whole table fits; a narrower terminal gets a list."""
_NARROWEST, _INDENT = 40, 6
_AMOUNT = re.compile(r"(\S) (?=-?\d)")
"""What stays on one line with the number after it: the sign of a currency, a word."""


def figure_cell(frame: Frame, book: Book, one: Measured) -> str:
    """Write a figure, or why there is none."""
    shown = wording.value(one, book.currency)
    return "-" if shown is None else _put(frame, shown)


def amount(frame: Frame, book: Book, unit: Unit, value: Decimal) -> str:
    """Write a number with its unit."""
    return _put(frame, worded(unit, value, book.currency))


def target_cell(frame: Frame, book: Book, one: Measured) -> str:
    """Write what policy asks, nothing where it asks nothing."""
    asked = wording.target(one, book.currency)
    return "" if asked is None else frame.say(asked)


def _put(frame: Frame, shown: Money | Saying) -> str:
    return frame.say(shown) if isinstance(shown, Saying) else words.money(shown, frame.lang)


def print_figures(
    frame: Frame, book: Book, measured: tuple[Measured, ...], *, grouped: bool
) -> None:
    """Print the figures by what they are about; on a narrow screen as a list that fits it."""
    title = frame.tell("kpi-command.title", date=frame.day(book))
    told = _once(measured)
    groups = _groups(told) if grouped else {"": told}
    if sys.stdout.isatty() and width() < _WIDE:
        _print_list(frame, book, groups, title)
        return
    heads = (
        frame.tell("kpi-command.name"),
        Column(frame.tell("kpi-command.value"), right=True),
        frame.tell("kpi-command.status"),
        frame.tell("kpi-command.target"),
        frame.tell("kpi-command.trend"),
        Column(frame.tell("kpi-command.note"), flexible=True),
    )
    rows: list[list[Cell] | None] = []
    for name, group in groups.items():
        if name:
            rows += [None, [Styled(frame.tell(f"kpi-group.{name}"), "bold")]]
        rows += [_row(frame, book, one) for one in group]
    print_table(frame, heads, rows, title)


def _once(measured: tuple[Measured, ...]) -> tuple[Measured, ...]:
    """Return the figures with a remark that several share on the first of them only."""
    said: set[Saying] = set()
    found = []
    for one in measured:
        fresh = tuple(remark for remark in one.figure.remarks if remark not in said)
        said.update(fresh)
        found.append(replace(one, figure=replace(one.figure, remarks=fresh)))
    return tuple(found)


def _groups(measured: tuple[Measured, ...]) -> dict[str, tuple[Measured, ...]]:
    found = {
        group: tuple(one for name in names for one in measured if one.kpi.name == name)
        for group, names in GROUPS.items()
    }
    return {group: those for group, those in found.items() if those}


def _row(frame: Frame, book: Book, one: Measured) -> list[Cell]:
    return [
        one.kpi.title,
        figure_cell(frame, book, one),
        status(frame, one.status.value),
        target_cell(frame, book, one),
        _trend(frame, book, one),
        _note(frame, book, one),
    ]


def _print_list(
    frame: Frame, book: Book, groups: dict[str, tuple[Measured, ...]], title: str
) -> None:
    """Print name, value and status on a line, and below it what else there is to know."""
    click.secho(title, bold=True)
    heads = [frame.say(one.kpi.title) for group in groups.values() for one in group]
    values = [figure_cell(frame, book, one) for group in groups.values() for one in group]
    room, wide = max(map(cell_len, heads)), max(map(cell_len, values))
    for name, group in groups.items():
        if name:
            click.echo()
            click.secho(frame.tell(f"kpi-group.{name}"), bold=True)
        for one in group:
            head, value = frame.say(one.kpi.title), figure_cell(frame, book, one)
            gap = " " * (room - cell_len(head) + wide - cell_len(value))
            word = status(frame, one.status.value)
            click.echo(f"  {head}{gap}  {value}  ", nl=False)
            click.secho(word.text, fg=None if word.style == "dim" else word.style.split()[-1])
            for line in _told(frame, book, one):
                click.echo(" " * _INDENT + line)


def _told(frame: Frame, book: Book, one: Measured) -> list[str]:
    parts = [target_cell(frame, book, one), _note(frame, book, one)]
    if trend := _trend(frame, book, one):
        parts.append(f"{frame.tell('kpi-command.trend')}: {trend}")
    text = _AMOUNT.sub("\\1\u00a0", clean("; ".join(part for part in parts if part)))
    lines = textwrap.wrap(text, max(width(), _NARROWEST) - _INDENT)
    return [line.replace("\u00a0", " ") for line in lines]


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
    parts += [frame.say(remark) for remark in figure.remarks]
    return "; ".join(parts)


def print_months(frame: Frame, rows: Sequence[MonthEnd]) -> None:
    """Print a figure's year of month-ends, without cents so that a row fits a screen."""
    names = [name for name, _ in rows[0].amounts]
    heads = [Column(frame.tell(f"month.{name}"), right=True) for name in names]
    print_table(
        frame,
        [frame.tell("month.end"), *heads],
        [[row.date, *(amount for _, amount in row.amounts)] for row in rows],
        places=0,
    )
