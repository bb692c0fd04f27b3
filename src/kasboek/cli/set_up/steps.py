"""`kasboek steps`: the road from a first day to governance, and the command that comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kasboek.cli.forecasting import today
from kasboek.cli.frame import Frame
from kasboek.cli.frame import clean
from kasboek.cli.frame import pass_frame
from kasboek.cli.tables import COLOURS
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.position.steps import coming
from kasboek.core.position.steps import steps

if TYPE_CHECKING:
    from kasboek.core.position.steps import Step
    from kasboek.core.saying import Say
    from kasboek.core.shapes.shape import Json


@click.command("steps")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_frame
def command(frame: Frame, *, as_json: bool) -> None:
    """Print the seven steps from baseline to governance: what is done, and what comes next.

    Baseline, targets, tools, data, forecast validated, alerts and weekly reconciliation,
    governance. A step is done when everything under it is; nothing is ticked off by hand.
    """
    book = frame.book()
    at = Standpoint.of(book, frame.day(book))
    found = steps(at, None if book.asked else today())
    if as_json:
        frame.print_json(
            {"as_of": at.day.isoformat(), "steps": [shape(step, frame.say) for step in found]}
        )
    else:
        _print(frame, at, found)
    frame.finish(book)


def shape(step: Step, say: Say) -> Json:
    """Write a step as JSON."""
    return {
        "number": step.number,
        "name": step.name,
        "done": step.done,
        "checks": [{"done": check.done, "says": say(check.says)} for check in step.checks],
        "next": say(step.next) if step.next else None,
    }


def _print(frame: Frame, at: Standpoint, found: tuple[Step, ...]) -> None:
    done = sum(step.done for step in found)
    click.secho(frame.tell("steps.title", date=at.day, done=done, count=len(found)), bold=True)
    for step in found:
        frame.print()
        mark = click.style("x", fg=COLOURS["done"]) if step.done else " "
        title = click.style(frame.tell(f"steps.{step.name}"), bold=True)
        click.echo(f"[{mark}] {step.number} {title}: {frame.tell(f'steps.{step.name}.aim')}")
        for check in step.checks:
            text = clean(frame.say(check.says))
            click.echo(f"      {'+' if check.done else '-'} {text}")
    frame.print()
    following = coming(found)
    if following is None or following.next is None:
        frame.print(frame.tell("steps.end"))
    else:
        frame.print(frame.tell("steps.next", number=following.number, text=following.next))
