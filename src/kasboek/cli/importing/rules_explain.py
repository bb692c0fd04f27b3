"""`kasboek rules explain`: why a bank line stands where it does."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame
from kasboek.core.saying import Money
from kasboek.core.saying import Source
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from kasboek.core.book import Book
    from kasboek.importers.categorising.explaining import Explained

_PLACE = re.compile(r"(.+):(\d{1,9})")


@click.command("explain")
@click.argument("what", metavar="DATE|FILE:LINE")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_frame
def explain(frame: Frame, what: str, *, as_json: bool) -> None:
    """Say why the bank lines of a day, or one by its place in the ledger, are where they are.

    The place is as every report prints it: books/2026/ing.beancount:41.
    """
    book = frame.book()
    found = _found(frame, book, what)
    if as_json:
        frame.print_json({"bookings": [_shape(frame, one) for one in found]})
    else:
        for number, one in enumerate(found):
            if number:
                frame.print()
            _print(frame, one)
    frame.finish(book)


def _found(frame: Frame, book: Book, what: str) -> list[Explained]:
    from kasboek.importers.categorising.explaining import at_line  # noqa: PLC0415 # `--help` stays quick
    from kasboek.importers.categorising.explaining import on_day  # noqa: PLC0415

    if place := _PLACE.fullmatch(what):
        found = at_line(book, Source(_relative(book, place[1]), int(place[2])))
    else:
        try:
            found = on_day(book, dt.date.fromisoformat(what))
        except ValueError:
            frame.stop(Exit.USAGE, "rules.no-place", text=what)
    if not found:
        frame.stop(Exit.USAGE, "rules.no-line", text=what)
    return found


def _relative(book: Book, name: str) -> str:
    """Return a file as the book names it, however the shell completed it."""
    root, path = Path(book.root).resolve(), Path(name).resolve()
    inside = path.is_file() and path.is_relative_to(root)
    return path.relative_to(root).as_posix() if inside else name


def _print(frame: Frame, one: Explained) -> None:
    past = one.stood.past
    amount = Money(past.amount, past.currency)
    head = saying("rules.booking", source=str(past.source), date=past.date, amount=amount)
    frame.print(frame.say(head))
    frame.print("  " + " · ".join(filter(None, (past.name, past.text))))
    frame.print(f"  {one.stood.own} -> {', '.join(sorted(one.stood.to))}")
    for why in one.why:
        frame.print(f"  {frame.say(why)}")


def _shape(frame: Frame, one: Explained) -> dict[str, object]:
    past = one.stood.past
    return {
        "source": past.source._asdict(),
        "date": past.date,
        "amount": past.amount,
        "currency": past.currency,
        "payee": past.name,
        "narration": past.text,
        "account": one.stood.own,
        "accounts": sorted(one.stood.to),
        "because": [frame.say(why) for why in one.why],
    }
