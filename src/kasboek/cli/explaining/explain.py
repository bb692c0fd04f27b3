"""`kasboek explain`: what is behind a figure, a cell, an alert or an item: file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

import click

from kasboek.cli.explaining import explained
from kasboek.cli.explaining import explained_ahead
from kasboek.cli.forecasting import QUARTER
from kasboek.cli.forecasting import YEAR
from kasboek.cli.forecasting import look_ahead
from kasboek.cli.forecasting import today
from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame
from kasboek.core import explain
from kasboek.core.ahead.story import STORIES
from kasboek.core.ahead.story import story
from kasboek.core.alerts import alerts
from kasboek.core.alerts.registry import NAMES
from kasboek.core.kpi import KPIS
from kasboek.core.kpi import explain as explain_kpi
from kasboek.core.shapes import shape_explain

if TYPE_CHECKING:
    from kasboek.core.alerts import Alert
    from kasboek.core.book import Book

_KINDS = ("kpi", "forecast", "alert", "item")


class Asked(NamedTuple):
    """What to explain: its kind, its name, and what else was said."""

    kind: str
    name: str
    rest: tuple[str, ...]


@click.command("explain")
@click.argument("what", nargs=-1, required=True)
@click.option("--scenario", default="base", show_default=True, help="Of which scenario's forecast.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_frame
def command(frame: Frame, what: tuple[str, ...], scenario: str, *, as_json: bool) -> None:
    """Open a figure down to the file and line it comes from.

    \b
    kasboek explain kpi dso
    kasboek explain low-point            (or first-breach, runway: in words)
    kasboek explain safe-to-spend        (any KPI by its name)
    kasboek explain forecast 2026-W50 receipts-invoices
    kasboek explain forecast 2026-12     (a month, or a day: 2026-12-09)
    kasboek explain alert credit-limit "Rijwielhuis Jansen"
    kasboek explain item invoice/2026-0412
    """  # noqa: D301 # click wants the character \b, not the two letters
    asked = _asked(frame, what)
    book = frame.book()
    frame.day(book)
    match asked.kind:
        case "story":
            _story(frame, book, asked, scenario, as_json=as_json)
        case "kpi":
            _kpi(frame, book, asked, as_json=as_json)
        case "forecast":
            _cell(frame, book, asked, scenario, as_json=as_json)
        case "alert":
            _alert(frame, book, asked, as_json=as_json)
        case _:
            _item(frame, book, asked, scenario, as_json=as_json)
    frame.finish(book)


def _asked(frame: Frame, what: tuple[str, ...]) -> Asked:
    kind, *rest = what
    if kind in STORIES and not rest:
        return Asked("story", kind, ())
    if kind in KPIS and not rest:
        return Asked("kpi", kind, ())
    if kind not in _KINDS:
        known = ", ".join(dict.fromkeys((*_KINDS, *STORIES, *KPIS)))
        frame.stop(Exit.USAGE, "explain.unknown", name=kind, known=known)
    most = {"forecast": 2, "alert": 2}.get(kind, 1)
    if not 1 <= len(rest) <= most:
        frame.stop(Exit.USAGE, f"explain.needs-{kind}")
    return Asked(kind, rest[0], tuple(rest[1:]))


def _story(frame: Frame, book: Book, asked: Asked, scenario: str, *, as_json: bool) -> None:
    year = look_ahead(frame, book, scenario, YEAR)
    near = look_ahead(frame, book, scenario, QUARTER)
    found = story(asked.name, near, year, frame.say)
    if as_json:
        frame.print_json(shape_explain.story(near, found, frame.say))
    else:
        explained_ahead.print_story(frame, found)


def _kpi(frame: Frame, book: Book, asked: Asked, *, as_json: bool) -> None:
    if asked.name not in KPIS:
        known = ", ".join(KPIS)
        frame.stop(Exit.USAGE, "explain.unknown-kpi", name=asked.name, known=known)
    found = explain_kpi(book, frame.day(book), asked.name)
    if as_json:
        frame.print_json(shape_explain.explanation(book, found, frame.say))
    else:
        explained.print_kpi(frame, book, found)


def _cell(frame: Frame, book: Book, asked: Asked, scenario: str, *, as_json: bool) -> None:
    row = asked.rest[0] if asked.rest else "net"
    if row not in explain.ROWS:
        known = ", ".join(explain.ROWS)
        frame.stop(Exit.USAGE, "explain.unknown-row", name=row, known=known)
    ahead = look_ahead(frame, book, scenario, YEAR)
    found = explain.cell(ahead, asked.name, row)
    if found is None:
        last = ahead.path[-1].date
        frame.stop(Exit.USAGE, "explain.unknown-period", name=asked.name, last=last)
    if as_json:
        frame.print_json(shape_explain.cell(ahead, found, frame.say))
    else:
        explained.print_cell(frame, ahead, found)


def _item(frame: Frame, book: Book, asked: Asked, scenario: str, *, as_json: bool) -> None:
    ahead = look_ahead(frame, book, scenario, YEAR)
    found = explain.trace(ahead, asked.name)
    if found is None:
        known = ", ".join(explain.near_ids(ahead, asked.name)) or "-"
        frame.stop(Exit.USAGE, "explain.unknown-item", name=asked.name, known=known)
    if as_json:
        frame.print_json(shape_explain.traced(ahead, found, frame.say))
    else:
        explained_ahead.print_item(frame, ahead, found)


def _alert(frame: Frame, book: Book, asked: Asked, *, as_json: bool) -> None:
    subject = asked.rest[0] if asked.rest else None
    every = alerts(book, frame.day(book), None if book.asked else today())
    found = [a for a in every if a.policy == asked.name and subject in {None, a.subject}]
    if not found:
        _no_alert(frame, book, every, asked)
    if as_json:
        frame.print_json({"alerts": [shape_explain.alert(a, book, frame.say) for a in found]})
    else:
        explained.print_alerts(frame, book, found, asked.name)


def _no_alert(frame: Frame, book: Book, every: tuple[Alert, ...], asked: Asked) -> None:
    """Stop for a name that is none; a policy that nothing breaches is an answer."""
    raised = {alert.policy for alert in every}
    known = sorted({*NAMES, *raised, *(policy.name for policy in book.policies)})
    if asked.name not in known:
        frame.stop(Exit.USAGE, "explain.unknown-alert", name=asked.name, known=", ".join(known))
    subjects = [a.subject for a in every if a.policy == asked.name and a.subject]
    if asked.rest and subjects:
        told = ", ".join(subjects)
        frame.stop(Exit.USAGE, "explain.unknown-subject", name=asked.rest[0], known=told)
