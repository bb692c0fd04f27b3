"""`kasboek compare`: two scenarios, or the ledger at two git revisions, item by item."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kasboek.cli import git
from kasboek.cli.ahead.differences import print_alerts
from kasboek.cli.ahead.differences import print_differences
from kasboek.cli.ahead.differences import print_markdown
from kasboek.cli.forecasting import horizon_option
from kasboek.cli.forecasting import look_ahead
from kasboek.cli.forecasting import runway
from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame
from kasboek.core.ahead.compare import compare
from kasboek.core.alerts import alerts
from kasboek.core.alerts.shape import alert
from kasboek.core.shapes import shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kasboek.core.book import Book


@click.command("compare")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--commits", is_flag=True, help="A and B are git revisions, not scenarios.")
@click.option(
    "--scenario", default="base", show_default=True, help="With --commits: the scenario to compare."
)
@horizon_option
@click.option("--markdown", is_flag=True, help="Print Markdown, for a pull request.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_frame
def command(  # noqa: PLR0913 # one parameter per option
    frame: Frame,
    before: str,
    after: str,
    scenario: str,
    horizon: str,
    *,
    commits: bool,
    markdown: bool,
    as_json: bool,
) -> None:
    """Compare two scenarios: which items go, come, move or change size, and what it does to cash.

    With --commits, A and B are two revisions of the ledger in git, for example HEAD~1 and HEAD.
    """
    with _books(frame, before, after, commits=commits) as books:
        names = (scenario, scenario) if commits else (before, after)
        ahead = [
            look_ahead(frame, book, name, horizon) for book, name in zip(books, names, strict=True)
        ]
        runways = runway(ahead[0]), runway(ahead[1])
        found = compare(*ahead)
        raised = [alerts(book, frame.day(book)) for book in books] if commits else []
    if as_json:
        answer = shape.comparison(found, runways, frame.say)
        if commits:
            sides = zip(("before", "after"), raised, strict=True)
            answer["alerts"] = {key: [alert(a, frame.say) for a in side] for key, side in sides}
        frame.print_json({"a": before, "b": after, **answer})
        frame.finish(books[1], *ahead[1].problems)
        return
    show = print_markdown if markdown else print_differences
    show(frame, found, runways, (before, after))
    if commits:
        print_alerts(frame, *raised, markdown=markdown)
    frame.finish(books[1], *ahead[1].problems)


@contextmanager
def _books(frame: Frame, before: str, after: str, *, commits: bool) -> Iterator[tuple[Book, Book]]:
    """Give the book twice, or the books of two revisions, read from a folder that then goes."""
    if not commits:
        book = frame.book()
        yield book, book
        return
    with tempfile.TemporaryDirectory(prefix="kasboek-") as folder:
        first = _at(frame, before, Path(folder, "before"))
        yield first, _at(frame, after, Path(folder, "after"))


def _at(frame: Frame, revision: str, folder: Path) -> Book:
    from kasboek import reading  # noqa: PLC0415 # `--help` must not wait for Beancount

    ledger = frame.path()
    folder.mkdir()
    path = git.unpack(ledger, revision, folder)
    if path is None:
        frame.stop(Exit.USAGE, "compare.no-revision", name=revision, path=str(ledger))
    return reading.load(path, as_of=frame.as_of, cache=False)
