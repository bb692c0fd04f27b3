"""`kasboek levers`: borrow, delay, collect: what closes a gap ahead, in order of cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kasboek.cli.forecasting import horizon_option
from kasboek.cli.forecasting import look_ahead
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame
from kasboek.cli.tables import Column
from kasboek.cli.tables import print_table
from kasboek.core.ahead.sentences import lowest
from kasboek.core.ahead.sentences import no_buffer
from kasboek.core.levers import mended
from kasboek.core.levers import shape
from kasboek.core.levers.telling import advice
from kasboek.core.levers.telling import costs
from kasboek.core.levers.telling import does
from kasboek.core.levers.telling import verdict
from kasboek.core.saying import Money

if TYPE_CHECKING:
    from kasboek.core.levers import Proof
    from kasboek.core.levers import Remedy

_FIELDS = ("act", "who", "amount", "cost", "lifts", "item", "date", "to", "says")


@click.command("levers")
@click.option("--scenario", default="base", show_default=True, help="The scenario to mend.")
@horizon_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@pass_frame
def command(frame: Frame, scenario: str, horizon: str, *, as_json: bool, as_csv: bool) -> None:
    """Tell what closes a gap: borrow, delay, collect, the cheapest set that is enough.

    Customers are called about what is overdue (taken to pay in a week) or held to the due date;
    lines of the plan that are only expected are put off, up to 90 days; bills of suppliers who may
    wait are paid up to 30 days late (60 where deferrable), at the discount lost and statutory
    interest; the overdraft costs its rate by the day. Wages, tax, loans, direct debits, held and
    critical bills are left alone. The forecast is worked out anew with the levers pulled.
    """
    book = frame.book()
    base = look_ahead(frame, book, scenario, horizon)
    found, proof = mended(base)
    if as_json:
        frame.print_json(shape.remedy(found, proof, frame.say))
    elif as_csv:
        _print_csv(frame, found, proof)
    else:
        _print(frame, found, proof)
    frame.finish(book, *base.problems)


def _print(frame: Frame, found: Remedy, proof: Proof) -> None:
    base, currency = found.base, found.base.book.currency
    frame.print(lowest(base))
    if careful := no_buffer(base):
        frame.print(careful)
    if found.levers:
        frame.print()
        heads = (
            Column(frame.tell("levers.head-do"), flexible=True),
            Column(frame.tell("levers.head-cost"), right=True),
            Column(frame.tell("levers.head-lifts"), right=True),
            frame.tell("word.source"),
        )
        rows = [
            (
                does(one, currency),
                costs(one, currency),
                Money(lifts, currency),
                ", ".join(str(move.item.source or "") for move in one.moves),
            )
            for one, lifts in zip(found.levers, proof.lifts, strict=True)
        ]
        title = "levers.title" if found.enough and proof.holds else "levers.title-helps"
        print_table(frame, heads, rows, frame.tell(title))
        frame.print()
    frame.print(verdict(found, proof))
    if told := advice(found):
        frame.print(told)


def _print_csv(frame: Frame, found: Remedy, proof: Proof) -> None:
    """Print a row for each item that moves; an overdraft moves none."""
    rows = []
    for one in shape.remedy(found, proof, frame.say)["levers"]:
        for item in one["items"] or [{"id": None, "date": None, "to": None}]:
            known = {**one, "item": item["id"], "date": item["date"], "to": item["to"]}
            rows.append([known[field] for field in _FIELDS])
    frame.print_csv(_FIELDS, rows)
