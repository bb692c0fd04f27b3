"""`kasboek propose`: what recurs and is not planned yet, as lines of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame
from kasboek.cli.plan.planning import show_or_write
from kasboek.core.planning.proposals import Proposal
from kasboek.core.planning.proposals import proposals
from kasboek.writing.plan_lines import Leg
from kasboek.writing.plan_lines import Line
from kasboek.writing.plan_lines import block
from kasboek.writing.plan_lines import line_text
from kasboek.writing.plan_lines import plan_id
from kasboek.writing.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from kasboek.core.book import Book


@click.command("propose")
@click.option("--write", is_flag=True, help="Add the lines to plan.beancount.")
@pass_frame
def command(frame: Frame, *, write: bool) -> None:
    """Propose plan lines for what recurs: same counterparty, regular interval, similar amount.

    Each is like the last booking of its kind, with its VAT. What the plan has already is left out,
    so a line that was written is not proposed again. Nothing is written without --write.
    """
    book = frame.book()
    frame.day(book)
    found = proposals(book)
    if not found:
        frame.print(frame.tell("learning.flow-nothing"))
        frame.finish(book)
        return
    text = "\n".join(_texts(frame, book, found))
    path = show_or_write(frame, book, text, write=write)
    if path is None:
        frame.print(text.rstrip())
        click.echo(frame.tell("learning.flow-hint", count=len(found)), err=True)
    else:
        frame.print(frame.tell("learning.flow-written", path=path, count=len(found)))
    frame.finish(frame.book())


def _texts(frame: Frame, book: Book, found: Iterable[Proposal]) -> Iterator[str]:
    """Yield each line below a comment that says what it rests on."""
    taken = {line.id for line in book.plan}
    for one in found:
        told = frame.tell(
            "learning.flow-since", times=one.seen, date=one.last, source=str(one.source)
        )
        yield block([told], [line_text(_line(one, taken))])


def _line(one: Proposal, taken: set[str]) -> Line:
    name = base = plan_id(one.payee, one.repeat.partition(";")[0].removeprefix("FREQ="))
    number = 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    taken.add(name)
    keys = [("id", quoted(name)), ("repeat", quoted(one.repeat))]
    if one.roll is not None:
        keys.append(("roll", quoted(one.roll.value)))
    legs = tuple(Leg(*leg) for leg in one.legs)
    return Line(one.date, one.payee, one.narration, tuple(keys), legs)
