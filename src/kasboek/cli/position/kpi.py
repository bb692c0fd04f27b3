"""`kasboek kpi`: the figures with target, status and trend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame
from kasboek.cli.position.figures import print_figures
from kasboek.core.forecast import forecast
from kasboek.core.kpi import KPIS
from kasboek.core.kpi import shape
from kasboek.core.kpi.measure import kpis

if TYPE_CHECKING:
    from kasboek.core.book import Book
    from kasboek.core.kpi.model import Measured

_CSV = ("name", "value", "unit", "at_least", "at_most", "status", "better", "reason")


@click.command("kpi")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with the whole trend.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@pass_frame
def command(frame: Frame, names: tuple[str, ...], *, as_json: bool, as_csv: bool) -> None:
    """Print the figures NAME... (all without a name) with target, status and trend.

    Without a name they are grouped: the five first, then by what they are about.
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
        print_figures(frame, book, measured, grouped=not names)
    ahead = forecast(book).problems if any(one.kpi.ahead for one in measured) else ()
    frame.finish(book, *ahead)


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
