"""`kasboek report`: a document to hand to somebody."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from kasboek.cli.forecasting import today
from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.position.baseline import baseline
from kasboek.report.baseline import write

REPORTS = {"baseline": write}
_LEDGERS = {".beancount", ".bean"}


@click.command("report")
@click.argument("name", type=click.Choice(list(REPORTS)))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; else it is printed.",
)
@pass_frame
def command(frame: Frame, name: str, output: Path | None) -> None:
    """Write the report NAME as Markdown.

    baseline: the zero measurement of a first day. Bank, balance sheet, profit and loss, open items,
    figures, working capital, what the ledger lacks, and the first five things to do.
    """
    book = frame.book()
    at = Standpoint.of(book, frame.day(book))
    text = REPORTS[name](baseline(at, None if book.asked else today()), frame.lang)
    if output is None:
        click.echo(text, nl=False)
    else:
        _save(frame, output, text)
    frame.finish(book, *(at.ahead.problems if at.ahead else ()))


def _save(frame: Frame, output: Path, text: str) -> None:
    """Write the report whole or not at all; a ledger is never written over.

    Raises:
        OSError: the file cannot be written; the command line says so.
    """
    if output.suffix in _LEDGERS:
        frame.stop(Exit.USAGE, "report.a-ledger", path=str(output))
    with tempfile.TemporaryDirectory(prefix=".kasboek-", dir=output.parent) as folder:
        beside = Path(folder) / output.name
        beside.write_text(text, "utf-8")
        beside.replace(output)
    click.echo(frame.tell("report.written", path=str(output)), err=True)
