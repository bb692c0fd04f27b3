"""`kasboek plan list`: every occurrence of the plan, and what used it up."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from kasboek.cli.forecasting import scenario_names
from kasboek.cli.frame import Day
from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame
from kasboek.cli.tables import Column
from kasboek.cli.tables import print_table
from kasboek.core.plan import Unmet
from kasboek.core.planning.occurrences import State
from kasboek.core.planning.occurrences import occurrences
from kasboek.core.saying import Money
from kasboek.core.shapes.shape import day
from kasboek.core.shapes.shape import decimal
from kasboek.core.shapes.shape import source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kasboek.cli.tables import Cell
    from kasboek.core.planning.occurrences import History
    from kasboek.core.planning.occurrences import Listing
    from kasboek.core.planning.occurrences import Occurrence
    from kasboek.core.shapes.shape import Json

_BACK, _AHEAD = dt.timedelta(days=90), dt.timedelta(weeks=13)
_DAY = dt.timedelta(days=1)
_COLUMNS = (
    *("date", "id", "begin", "last", "currency", "planned", "used", "rest", "state", "unmet"),
    *("used_by", "source"),
)


@click.command("list")
@click.option("--from", "begin", type=Day(), help="The first day; else 90 days back.")
@click.option("--until", type=Day(), help="The last day; else 13 weeks ahead.")
@click.option("--id", "only", help="Only the line of this id.")
@click.option("--scenario", default="base", show_default=True, help="As this scenario has it.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@pass_frame
def listing(  # noqa: PLR0913 # one parameter per option
    frame: Frame,
    begin: dt.date | None,
    until: dt.date | None,
    only: str | None,
    scenario: str,
    *,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List every occurrence of the plan: its interval, what used it up, and what is left.

    Below it, in words, what passed without a booking: when, how much, and what the forecast does
    with it. Loans by directive and budgets are in the forecast, not in this list.
    """
    book = frame.book()
    as_of = frame.day(book)
    if scenario not in scenario_names(book):
        known = ", ".join(scenario_names(book))
        frame.stop(Exit.USAGE, "cli.unknown-scenario", name=scenario, known=known)
    ids = dict.fromkeys(line.id for line in book.plan)
    if only is not None and only not in ids:
        frame.stop(Exit.USAGE, "plan.unknown-id", id=only, known=", ".join(ids) or "-")
    start, last = begin or as_of - _BACK, until or as_of + _AHEAD
    if last < start:
        frame.stop(Exit.USAGE, "plan.until-before", until=last, begin=start)
    found = occurrences(book, as_of, start, last + _DAY, scenario)
    rows = [each for each in found.occurrences if only in {None, each.id}]
    missed = [each for each in found.histories if only in {None, each.id}]
    if as_json:
        frame.print_json(_shape(frame, found, rows, missed))
    elif as_csv:
        frame.print_csv(_COLUMNS, [list(_cells(each)) for each in rows])
    else:
        _print(frame, found, rows, missed)
    frame.finish(book, *found.problems)


def _shape(frame: Frame, found: Listing, rows: list[Occurrence], missed: list[History]) -> Json:
    return {
        "as_of": day(found.as_of),
        "from": day(found.start),
        "until": day(found.end - _DAY),
        "occurrences": [_occurrence(each) for each in rows],
        "unmet": [
            {
                "id": each.id,
                "unmet": each.unmet.value,
                "total": decimal(each.total.number),
                "currency": each.total.currency,
                "missed": [
                    {"date": day(when), "amount": decimal(amount.number)}
                    for when, amount in each.missed
                ],
                "says": _told(frame, each),
                "source": source(each.source),
            }
            for each in missed
        ],
    }


def _occurrence(each: Occurrence) -> Json:
    return {
        "id": each.id,
        "name": each.name,
        "date": day(each.date),
        "begin": day(each.begin),
        "last": day(each.last),
        "currency": each.currency,
        "planned": decimal(each.planned),
        "used": decimal(each.used),
        "rest": decimal(each.rest),
        "state": each.state.value,
        "unmet": each.unmet.value,
        "uses": [
            {
                "date": day(use.date),
                "amount": decimal(use.amount),
                "text": use.text,
                "item": use.item,
                "source": source(use.source),
            }
            for use in each.uses
        ],
        "source": source(each.source),
    }


def _cells(each: Occurrence) -> Iterator[object]:
    """Yield the cells of a row of CSV."""
    written = _occurrence(each)
    yield from (written[key] for key in _COLUMNS[:-2])
    yield " ".join(str(use.source) for use in each.uses)
    yield str(each.source)


def _print(frame: Frame, found: Listing, rows: list[Occurrence], missed: list[History]) -> None:
    frame.print(frame.tell("plan.list", start=found.start, end=found.end - _DAY, count=len(rows)))
    if rows:
        frame.print()
        heads = (
            frame.tell("word.day"),
            Column(frame.tell("plan.head-plan"), flexible=True),
            frame.tell("plan.head-interval"),
            Column(frame.tell("plan.head-planned"), right=True),
            Column(frame.tell("plan.head-used"), right=True),
            Column(frame.tell("plan.head-rest"), right=True),
            frame.tell("plan.head-state"),
            Column(frame.tell("plan.head-by"), flexible=True),
        )
        print_table(frame, heads, [_row(frame, each) for each in rows])
    if missed:
        frame.print()
    for each in missed:
        frame.print(f"{each.source}: {_told(frame, each)}")


def _row(frame: Frame, each: Occurrence) -> list[Cell]:
    used = each.used or None
    by = ", ".join(f"{use.item or use.date} {use.source}" for use in each.uses)
    return [
        each.date,
        each.id,
        f"{each.begin} - {each.last}",
        Money(each.planned, each.currency),
        Money(used, each.currency) if used else None,
        Money(each.rest, each.currency),
        frame.tell(f"plan.state-{_state(each)}"),
        by,
    ]


def _state(each: Occurrence) -> str:
    """Return the word for how it stands; what passed unmet says what happens to it."""
    return f"unmet-{each.unmet.value}" if each.state is State.UNMET else each.state.value


def _told(frame: Frame, each: History) -> str:
    """Say what passed unmet: how often, each day with its amount, and what becomes of it."""
    rows = ", ".join(
        frame.tell("plan.missed", day=when, amount=amount) for when, amount in each.missed
    )
    what = {Unmet.ROLL: "rolled", Unmet.DROP: "dropped", Unmet.ASK: "asked"}[each.unmet]
    return frame.tell(
        f"plan.{what}", name=each.name, count=len(each.missed), rows=rows, total=each.total
    )
