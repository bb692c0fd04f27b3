"""A comparison in the terminal, and as Markdown for a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import TypeAlias

import click

from kasboek import words
from kasboek.cli.frame import clean
from kasboek.cli.tables import Column
from kasboek.cli.tables import print_table
from kasboek.cli.tables import written
from kasboek.core.saying import Money

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from decimal import Decimal

    from kasboek.cli.frame import Frame
    from kasboek.cli.tables import Cell
    from kasboek.core.ahead.compare import Change
    from kasboek.core.ahead.compare import Comparison
    from kasboek.core.ahead.compare import Whole
    from kasboek.core.alerts import Alert
    from kasboek.core.forecast.model import Forecast
    from kasboek.core.forecast.model import Runway

_MOST_ROWS = 25
_MARKUP = str.maketrans({char: f"\\{char}" for char in "\\`*_{}[]<>#|!~"})


def print_differences(
    frame: Frame, found: Comparison, runways: tuple[Runway, Runway], names: tuple[str, str]
) -> None:
    """Print what it does to cash, then the items that differ, the largest first."""
    print_table(
        frame, ["", *(Column(name, right=True) for name in names)], _figures(frame, found, runways)
    )
    for title, columns, rows, left in _parts(frame, found):
        frame.print()
        print_table(frame, columns, rows, title)
        if left:
            frame.print(frame.tell("compare.more", count=left))
    if not any((found.gone, found.new, found.moved, found.resized)):
        frame.print()
        frame.print(frame.tell("compare.same"))


def print_markdown(
    frame: Frame, found: Comparison, runways: tuple[Runway, Runway], names: tuple[str, str]
) -> None:
    """Print the same as Markdown tables; text from the ledger is escaped."""
    frame.print("### " + frame.tell("compare.title", a=_escaped(names[0]), b=_escaped(names[1])))
    frame.print()
    heads = [Column(""), *(Column(name, right=True) for name in names)]
    _print_markdown_table(frame, heads, _figures(frame, found, runways))
    for title, columns, rows, left in _parts(frame, found):
        frame.print(f"\n**{title}**\n")
        _print_markdown_table(frame, columns, rows)
        if left:
            frame.print("\n" + frame.tell("compare.more", count=left))
    if not any((found.gone, found.new, found.moved, found.resized)):
        frame.print("\n" + frame.tell("compare.same"))


def print_alerts(
    frame: Frame, before: Sequence[Alert], after: Sequence[Alert], *, markdown: bool
) -> None:
    """Print how many alerts there were and are, and which came and went."""
    frame.print()
    frame.print(frame.tell("compare.alerts", before=len(before), after=len(after)))
    old, fresh = ({(a.policy, a.subject): a for a in side} for side in (before, after))
    for key, there, elsewhere in (("new", fresh, old), ("gone", old, fresh)):
        for name, alert in there.items():
            if name not in elsewhere:
                told = f"{frame.tell(f'compare.alert-{key}')}: {frame.say(alert.says)}"
                frame.print(f"- {_escaped(told) if markdown else told}")


def _figures(frame: Frame, found: Comparison, runways: tuple[Runway, Runway]) -> list[list[Cell]]:
    sides = (found.before, found.after)
    lasts = [_runway(frame, one) for one in runways]
    return [
        [frame.tell("compare.low"), *(_money(side, side.low_point.amount) for side in sides)],
        [frame.tell("compare.low-day"), *(side.low_point.date for side in sides)],
        [frame.tell("compare.breach"), *(side.first_breach or "-" for side in sides)],
        [frame.tell("compare.cash-out"), *(side.cash_out or "-" for side in sides)],
        [frame.tell("compare.runway"), *lasts],
        [
            frame.tell("compare.safe"),
            *(
                "-" if side.buffer.unknown else _money(side, side.safe_to_spend.amount)
                for side in sides
            ),
        ],
        [
            frame.tell("word.closing"),
            *(_money(side, side.path[-1].balance if side.path else side.opening) for side in sides),
        ],
    ]


def _money(side: Forecast, amount: Decimal) -> Money:
    return Money(amount, side.book.currency)


def _runway(frame: Frame, lasts: Runway) -> str:
    if lasts.months is None:
        return frame.tell("compare.beyond")
    months = words.number(lasts.months, frame.lang)
    return frame.tell("compare.months", months=months)


Part: TypeAlias = "tuple[str, Sequence[Column], list[list[Cell]], int]"


def _parts(frame: Frame, found: Comparison) -> Iterator[Part]:
    """Give the tables that have rows: title, columns, rows, and how many rows are left out."""
    for key, wholes in (("gone", found.gone), ("new", found.new)):
        if wholes:
            yield _part(frame, key, _whole_heads(frame), [_whole(frame, one) for one in wholes])
    for key, changes in (("moved", found.moved), ("resized", found.resized)):
        if changes:
            rows = [_change(frame, one, by_day=key == "moved") for one in changes]
            yield _part(frame, key, _change_heads(frame), rows)


def _part(frame: Frame, key: str, columns: Sequence[Column], rows: list[list[Cell]]) -> Part:
    title = frame.tell(f"compare.{key}", count=len(rows))
    return title, columns, rows[:_MOST_ROWS], max(0, len(rows) - _MOST_ROWS)


def _whole_heads(frame: Frame) -> list[Column]:
    return [
        Column(frame.tell("word.day")),
        Column(frame.tell("word.amount"), right=True),
        Column(frame.tell("word.counterparty")),
        Column(frame.tell("word.category")),
        Column("id", flexible=True),
    ]


def _whole(frame: Frame, one: Whole) -> list[Cell]:
    category = frame.tell(f"category.{one.category}")
    return [one.date, one.value, one.counterparty, category, one.id]


def _change_heads(frame: Frame) -> list[Column]:
    return [
        Column(frame.tell("compare.was"), right=True),
        Column(frame.tell("compare.becomes"), right=True),
        Column(frame.tell("compare.difference"), right=True),
        Column(frame.tell("word.counterparty")),
        Column("id", flexible=True),
    ]


def _change(frame: Frame, one: Change, *, by_day: bool) -> list[Cell]:
    who, key = one.after.counterparty, one.after.id
    if by_day:
        days = frame.tell("compare.days", count=one.days)
        return [one.before.date, one.after.date, days, who, key]
    return [one.before.value, one.after.value, one.difference, who, key]


def _print_markdown_table(
    frame: Frame, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]
) -> None:
    click.echo("| " + " | ".join(_escaped(column.title) for column in columns) + " |")
    click.echo("|" + "|".join("---:" if column.right else "---" for column in columns) + "|")
    for row in rows:
        click.echo("| " + " | ".join(_escaped(written(frame, cell).text) for cell in row) + " |")


def _escaped(text: str) -> str:
    return clean(text).translate(_MARKUP).replace("\n", " ")
