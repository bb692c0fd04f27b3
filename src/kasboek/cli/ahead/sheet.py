"""The forecast as a sheet: kinds of cash as rows, weeks as columns, in as many blocks as fit."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

import click
from rich.cells import cell_len

from kasboek.cli.tables import GAP
from kasboek.cli.tables import Column
from kasboek.cli.tables import Styled
from kasboek.cli.tables import print_table
from kasboek.cli.tables import width
from kasboek.cli.tables import written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from kasboek.cli.frame import Frame
    from kasboek.cli.tables import Cell

_MOST_BLOCKS = 3
_NOTHING = Styled("-", "dim")


class Head(NamedTuple):
    """A period above its column: its label, and its first day below it."""

    label: str
    start: str


class Line(NamedTuple):
    """A row: its label and one figure per period; a heading has none.

    `total` is written bold; `always` is shown too where periods become the rows; `alarm` is red
    below zero, as payments always are negative and alarm nobody.
    """

    label: str
    values: Sequence[Decimal | None] = ()
    total: bool = False
    always: bool = False
    alarm: bool = False


def print_sheet(frame: Frame, heads: Sequence[Head], lines: Sequence[Line | None]) -> None:
    """Print the lines below the periods; `None` is a blank line.

    Where the screen would need more than three blocks, the periods become the rows and only the
    lines marked `always` the columns.
    """
    shown = [line for line in lines if line]
    label = max(cell_len(line.label) for line in shown)
    cells = [written(frame, v, 0).text for line in shown for v in line.values]
    cell = max(cell_len(text) for text in (*cells, *(part for head in heads for part in head)))
    fit = max(1, (width() - label) // (cell + GAP))
    blocks = -(-len(heads) // fit)
    if blocks > _MOST_BLOCKS:
        _print_upright(frame, heads, [line for line in shown if line.always])
        return
    each = -(-len(heads) // blocks)
    for start in range(0, len(heads), each):
        if start:
            click.echo()
        _print_block(frame, heads[start : start + each], lines, slice(start, start + each))


def _print_block(
    frame: Frame, heads: Sequence[Head], lines: Sequence[Line | None], part: slice
) -> None:
    columns = [Column(""), *(Column(head.label, right=True) for head in heads)]
    starts = [Styled("", ""), *(Styled(head.start, "dim") for head in heads)]
    rows = [
        line
        and (
            Styled(line.label, "bold" if line.total or not line.values else ""),
            *_figures(frame, line, part),
        )
        for line in lines
    ]
    print_table(frame, columns, [starts, *rows])


def _figures(frame: Frame, line: Line, part: slice) -> list[Styled]:
    return [_figure(frame, line, value) for value in line.values[part]]


def _figure(frame: Frame, line: Line, value: Decimal | None) -> Styled:
    """Write a figure; in a row that is no total, nothing is quieter as a dash."""
    if value is None or not (value or line.total or line.always):
        return _NOTHING
    text, style = written(frame, value, 0)
    bold, alarm = "bold " if line.total else "", style if line.alarm else ""
    return Styled(text, (bold + alarm).strip())


def _print_upright(frame: Frame, heads: Sequence[Head], lines: Sequence[Line]) -> None:
    columns = [Column(""), Column(""), *(Column(line.label, right=True) for line in lines)]
    rows: list[list[Cell]] = [
        [
            head.label,
            Styled(head.start, "dim"),
            *(_figure(frame, line, line.values[n]) for line in lines),
        ]
        for n, head in enumerate(heads)
    ]
    print_table(frame, columns, rows)
