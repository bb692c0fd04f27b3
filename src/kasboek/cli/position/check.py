"""`kasboek check`: what is not as it should be, worst first."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from kasboek.cli.forecasting import today
from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import clean
from kasboek.cli.frame import pass_frame
from kasboek.cli.tables import COLOURS
from kasboek.core.alerts import alerts
from kasboek.core.alerts import shape
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.policy import Severity
from kasboek.core.position.unused import unused
from kasboek.core.shapes.shape import problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kasboek.core.alerts import Alert
    from kasboek.core.book import Book
    from kasboek.core.saying import Problem
    from kasboek.core.saying import Source

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
"""Severity -> the workflow command that puts a line in a pull request."""


@click.command("check")
@click.option("--strict", is_flag=True, help="End with code 1 on any alert, not only errors.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "github"]),
    default="text",
    help="github: annotations for a workflow.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_frame
def command(frame: Frame, style: str, *, strict: bool, as_json: bool) -> None:
    """Print the alerts, worst first, and what else is worth knowing about the ledger.

    Each alert says what is wrong, since when, how deep, what causes it and the cheapest thing to
    do. It can be accepted until a day with custom "acknowledge". Ends with 0 when there is no
    alert of severity error, 1 when there is (with --strict: any), 4 when the ledger has errors.
    """
    book = frame.book()
    at = Standpoint.of(book, frame.day(book))
    found = alerts(book, at.day, None if book.asked else today(), at=at)
    notices = tuple(_notices(at))
    if as_json:
        answer = shape.alerts(at.day, found, frame.say)
        frame.print_json(answer | {"notices": [problem(one, frame.say) for one in notices]})
    elif style == "github":
        _print_github(frame, book, found, notices)
    else:
        _print(frame, at, found, notices)
    frame.finish(book, *(at.ahead.problems if at.ahead else ()))
    open_ones = [alert for alert in found if alert.acknowledged is None]
    if any(strict or alert.severity is Severity.ERROR for alert in open_ones):
        raise SystemExit(Exit.BREACH)


def _notices(at: Standpoint) -> Iterable[Problem]:
    """Return each problem that is no error once: of reading, of the forecast, without effect."""
    ahead = at.ahead
    found = (*at.book.problems, *(ahead.problems if ahead else ()), *unused(at.book))
    return (one for one in dict.fromkeys(found) if not one.error)


def _print(
    frame: Frame, at: Standpoint, found: tuple[Alert, ...], notices: tuple[Problem, ...]
) -> None:
    if found:
        click.secho(frame.tell("check.title", count=len(found), date=at.day), bold=True)
    else:
        frame.print(frame.tell("check.none", date=at.day))
    for alert in found:
        frame.print()
        _print_alert(frame, alert)
    if notices:
        frame.print()
        click.secho(frame.tell("check.notices", count=len(notices)), bold=True)
        for one in notices:
            frame.print(frame.located(one))


def _print_alert(frame: Frame, alert: Alert) -> None:
    word = frame.tell(f"status.{alert.severity.value}")
    style = COLOURS[alert.severity.value].split()
    head = click.style(word, fg=style[-1], bold="bold" in style)
    click.echo(f"{head}: {clean(frame.say(alert.says))}")
    for line in details(frame, alert):
        frame.print(f"  {line}")


def details(frame: Frame, alert: Alert) -> list[str]:
    """Return the lines under an alert: since when, why, what to do, and who knows."""
    lines = [frame.tell("check.since", date=alert.since)] if alert.since else []
    lines += [frame.tell("check.because", text=cause) for cause in alert.because]
    if alert.lever:
        lines.append(frame.tell("check.lever", text=alert.lever))
    if by := alert.acknowledged:
        lines.append(
            frame.tell("check.acknowledged", person=by.person, until=by.until, reason=by.reason)
        )
    if alert.escalated:
        lines.append(frame.tell("check.escalated", person=alert.escalated))
    return lines


def _print_github(
    frame: Frame, book: Book, found: tuple[Alert, ...], notices: tuple[Problem, ...]
) -> None:
    for alert in found:
        name = "notice" if alert.acknowledged else _COMMANDS[alert.severity]
        text = "\n".join([frame.say(alert.says), *details(frame, alert)])
        click.echo(annotation(book, name, text, alert.source))
    for one in notices:
        click.echo(annotation(book, "notice", frame.say(one.saying), one.source))


def annotation(book: Book, name: str, text: str, source: Source | None) -> str:
    """Write a workflow command; what would end it or start another is escaped.

    Paths are relative to the working folder, which in a workflow is the repository.
    """
    where = ""
    if source:
        path = os.path.relpath(os.path.join(book.root, source.file))  # noqa: PTH118 # no I/O
        path = _escaped(path).replace(":", "%3A").replace(",", "%2C")
        where = f" file={path},line={source.line}"
    return f"::{name}{where}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
