"""`kasboek rules`: what the categorising rules do, which are missing, and why a line is there."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import click

from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame
from kasboek.cli.importing.rules_explain import explain
from kasboek.cli.importing.rules_suggest import suggest
from kasboek.cli.plan.plan import Parts
from kasboek.cli.tables import Column
from kasboek.cli.tables import Styled
from kasboek.cli.tables import print_table
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from kasboek.cli.tables import Cell
    from kasboek.core.saying import Saying
    from kasboek.importers.categorising.rule_use import Use

_CSV = (
    *("label", "account", "state", "fits", "decides", "right", "last", "file", "line"),
    *("shadowed_by", "elsewhere"),
)
_MOST = 3
"""Places that are named where bookings stand elsewhere; JSON has them all."""


@click.group("rules", cls=Parts, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with every place.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@click.pass_context
def command(ctx: click.Context, *, as_json: bool, as_csv: bool) -> None:
    """Print what each categorising rule does with the bookings of the ledger.

    Used, unused, or shadowed: a rule before it decides all that it fits; that rule is named. Where
    bookings that it decides stand on another account, they are named too. suggest makes rules of
    what history has in common, explain says why a bank line is where it is.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(listing, as_json=as_json, as_csv=as_csv)


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with every place.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@pass_frame
def listing(frame: Frame, *, as_json: bool, as_csv: bool) -> None:
    """Print the rules in the order of their files, as rules alone does."""
    from kasboek.importers.categorising.rule_use import uses  # noqa: PLC0415 # `--help` stays quick

    book = frame.book()
    found = uses(book)
    if as_json:
        frame.print_json({"rules": [_shape(one) for one in found]})
    elif as_csv:
        frame.print_csv(_CSV, [_row(one) for one in found])
    else:
        _print(frame, found)
    frame.finish(book)


def _print(frame: Frame, found: list[Use]) -> None:
    if not found:
        frame.print(saying("rules.none"))
        return
    heads = (
        Column(frame.tell("rules.label"), flexible=True),
        Column(frame.tell("rules.account"), flexible=True),
        Column(frame.tell("rules.decides"), right=True),
        Column(frame.tell("rules.right"), right=True),
        Column(frame.tell("rules.last"), right=True),
        Column(frame.tell("rules.state"), flexible=True),
    )
    print_table(frame, heads, [_line(frame, one) for one in found], frame.tell("rules.title"))
    idle = [one for one in found if one.state != "used"]
    told = {"count": len(found), "unused": sum(one.state == "unused" for one in idle)}
    frame.print()
    frame.print(saying("rules.total", **told, shadowed=len(idle) - told["unused"]))


def _line(frame: Frame, one: Use) -> list[Cell]:
    share = f"{Decimal(100) * one.right / one.decided:.0f} %" if one.decided else "-"
    style = "" if one.state == "used" and not one.elsewhere else "yellow"
    state = Styled(frame.say(_state(one)), style)
    last = one.last.isoformat() if one.last else "-"
    return [one.rule.label, one.rule.account, one.decided, share, last, state]


def _state(one: Use) -> Saying:
    if one.state == "unused":
        return saying("rules.unused", source=str(one.rule.source))
    if one.state == "shadowed":
        by = ", ".join(f"{rule.label} ({rule.source})" for rule, _ in one.taken)
        return saying("rules.shadowed", count=one.held, by=by)
    if one.elsewhere:
        places = ", ".join(str(each) for each in one.elsewhere[:_MOST])
        return saying("rules.elsewhere", count=len(one.elsewhere), places=places)
    if one.taken:
        by = ", ".join(rule.label for rule, _ in one.taken)
        return saying("rules.partly", count=one.held - one.decided, by=by)
    return saying("rules.used")


def _shape(one: Use) -> dict[str, object]:
    return {
        "label": one.rule.label,
        "account": one.rule.account,
        "source": one.rule.source._asdict(),
        "state": one.state,
        "fits": one.held,
        "decides": one.decided,
        "right": one.right,
        "last": one.last,
        "shadowed_by": [
            {"label": rule.label, "source": rule.source._asdict(), "times": count}
            for rule, count in one.taken
        ],
        "elsewhere": [each._asdict() for each in one.elsewhere],
    }


def _row(one: Use) -> tuple[object, ...]:
    rule = one.rule
    last = one.last.isoformat() if one.last else ""
    by = "; ".join(each.label for each, _ in one.taken)
    numbers = (one.state, one.held, one.decided, one.right, last)
    place = (rule.source.file, rule.source.line)
    return (rule.label, rule.account, *numbers, *place, by, len(one.elsewhere))


for part in (listing, suggest, explain):
    command.add_command(part)
