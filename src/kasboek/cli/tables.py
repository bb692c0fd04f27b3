"""Tables and status words in the terminal: the same on a screen, in a pipe and in a CI log.

Figures are right-aligned and never cut; one flexible column takes the words and wraps when the
screen is narrow. In a pipe nothing wraps, nothing is coloured.
"""

from __future__ import annotations

import shutil
import sys
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import NamedTuple
from typing import TypeAlias

import click
from rich.cells import cell_len
from rich.console import Console
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kasboek import words
from kasboek.cli.frame import clean
from kasboek.core.saying import Money
from kasboek.core.saying import Saying

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from collections.abc import Sequence

    from rich.console import RenderableType

    from kasboek.cli.frame import Frame

COLOURS = {
    "ok": "green",
    "done": "green",
    "info": "cyan",
    "warning": "yellow",
    "breach": "bold red",
    "error": "bold red",
    "none": "dim",
}
"""Status or severity -> the style in which its word is written; the word always stands there."""

GAP = 2
_NARROWEST = 13
_READABLE = 20
_NO_TERMINAL = 80


class Column(NamedTuple):
    """A column: its title, whether it is right-aligned, and whether it is the one that wraps."""

    title: str
    right: bool = False
    flexible: bool = False


class Styled(NamedTuple):
    """A cell in a style of its own, for example `bold` or `red`."""

    text: str
    style: str


Cell: TypeAlias = "str | int | Decimal | Money | dt.date | Saying | Styled | None"


def width() -> int:
    """Return the columns of the screen: $COLUMNS, else the terminal's, else 80."""
    return shutil.get_terminal_size((_NO_TERMINAL, 24)).columns


def status(frame: Frame, name: str) -> Styled:
    """Return the word of a status or severity, in the user's language and in its colour."""
    return Styled(frame.tell(f"status.{name}"), COLOURS[name])


def written(frame: Frame, cell: Cell, places: int = 2) -> Styled:
    """Write a cell's value in the user's language; text from a ledger is made harmless."""
    match cell:
        case Styled():
            return Styled(clean(cell.text), cell.style)
        case None:
            return Styled("", "")
        case Money():
            return Styled(words.money(cell, frame.lang, places), _sign(cell.number))
        case Decimal():
            return Styled(words.number(cell, frame.lang, places), _sign(cell))
        case Saying():
            text = frame.say(cell)
        case _:
            text = str(cell)
    return Styled(clean(text), "")


def print_table(
    frame: Frame,
    columns: Sequence[Column | str],
    rows: Iterable[Sequence[Cell] | None],
    title: str | None = None,
    *,
    places: int = 2,
) -> None:
    """Print a table.

    A row is a sequence of cells, shorter than the columns if it likes, or `None` for a blank
    line. Decimals are written with `places` decimals.
    """
    heads, lines = _read(frame, columns, rows, places)
    table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="bold")
    for head in heads:
        table.add_column(
            Text(clean(head.title)),
            justify="right" if head.right else "left",
            no_wrap=not head.flexible,
            overflow="fold" if head.flexible else "crop",
        )
    for line in lines:
        table.add_row(*(Text(cell.text, cell.style) for cell in line))
    if title:
        click.secho(clean(title), bold=True)
    _print(table, _needed(heads, lines))


def fits(
    frame: Frame, columns: Sequence[Column | str], rows: Iterable[Sequence[Cell] | None]
) -> bool:
    """Say whether the screen has room for a table in which words can be read; a pipe always has."""
    heads, lines = _read(frame, columns, rows, 2)
    return not sys.stdout.isatty() or _needed(heads, lines, _READABLE)[0] <= width()


def print_block(frame: Frame, head: Sequence[Cell], told: Iterable[Cell], where: Cell) -> None:
    """Print a row that has no room in a table: `told` wraps below `head`, `where` is never cut."""
    lines = Table.grid(padding=(0, GAP, 0, 0))
    for number in range(len(head)):
        lines.add_column(no_wrap=number < len(head) - 1, overflow="fold")
    cells = [written(frame, cell) for cell in head]
    lines.add_row(*(Text(cell.text, cell.style) for cell in cells))
    below = (written(frame, cell).text for cell in told)
    _echo(Group(lines, *(Padding(Text(text), (0, 0, 0, GAP)) for text in below)), width())
    click.echo(f"{'':{GAP}}{written(frame, where).text}")


def _read(
    frame: Frame,
    columns: Sequence[Column | str],
    rows: Iterable[Sequence[Cell] | None],
    places: int,
) -> tuple[list[Column], list[list[Styled]]]:
    heads = [Column(c) if isinstance(c, str) else c for c in columns]
    return heads, [[written(frame, cell, places) for cell in row or ()] for row in rows]


def _sign(value: Decimal) -> str:
    return "red" if value < 0 else ""


def _needed(
    heads: list[Column], lines: list[list[Styled]], narrowest: int = _NARROWEST
) -> tuple[int, int]:
    """Return the least width in which no figure is cut, and the width in which nothing wraps."""
    full = [cell_len(head.title) for head in heads]
    for line in lines:
        for index, cell in enumerate(line):
            full[index] = max(full[index], cell_len(cell.text))
    least = [
        min(wide, narrowest) if head.flexible else wide
        for head, wide in zip(heads, full, strict=True)
    ]
    return sum(least) + GAP * len(heads), sum(full) + GAP * len(heads)


def _print(table: Table, needed: tuple[int, int]) -> None:
    least, full = needed
    terminal = sys.stdout.isatty()
    _echo(table, max(width(), least) if terminal else full)


def _echo(what: RenderableType, columns: int) -> None:
    console = Console(width=columns, highlight=False)
    with console.capture() as capture:
        console.print(what)
    for line in capture.get().splitlines():
        click.echo(line.rstrip())
