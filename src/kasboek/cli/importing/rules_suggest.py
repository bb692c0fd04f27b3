"""`kasboek rules suggest`: rules that history suggests, as text for the ledger."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.core.book import Book
    from kasboek.importers.categorising.suggesting import Suggestion

_MOST = 5
"""Bookings that are named where a rule would have been wrong."""


@click.command("suggest")
@click.option("--write", is_flag=True, help="Add the rules to the file of the last rule.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_frame
def suggest(frame: Frame, *, write: bool, as_json: bool) -> None:
    """Print rules for what history has in common, as text to paste: those used most first.

    Each was tried on every booking of the ledger that no rule decides, and says how often it would
    have been right and where it would not. Nothing is written without --write.
    """
    from kasboek.importers.categorising.suggesting import suggestions  # noqa: PLC0415 # `--help` stays quick

    book = frame.book()
    found = suggestions(book)
    if as_json:
        frame.print_json({"suggestions": [_shape(book, one) for one in found]})
    elif not found:
        frame.print(saying("rules.nothing-suggested"))
    elif write:
        _write(frame, book, found)
    else:
        frame.print("\n".join(_commented(frame, book, one) for one in found).rstrip())
        click.echo(frame.tell("rules.hint", count=len(found)), err=True)
    frame.finish(book)


def _text(book: Book, one: Suggestion) -> str:
    """Return the rule, dated before the others where its account allows: those go first."""
    from kasboek.writing.rules import Wanted  # noqa: PLC0415
    from kasboek.writing.rules import rule_text  # noqa: PLC0415

    rule = one.rule
    wanted = Wanted(rule.label, rule.account, rule.match, rule.iban, rule.direction, rule.vat)
    first = min((each.date for each in book.rules), default=one.last) - dt.timedelta(days=1)
    return rule_text(max(first, book.accounts[rule.account].opened), wanted)


def _commented(frame: Frame, book: Book, one: Suggestion) -> str:
    would = frame.tell("rules.would", right=one.right, times=one.times, last=one.last)
    lines = [f"; {would}\n"]
    if one.wrong:
        places = ", ".join(str(each) for each in one.wrong[:_MOST])
        lines.append(f"; {frame.tell('rules.wrong', count=len(one.wrong), places=places)}\n")
    return "".join(lines) + _text(book, one)


def _write(frame: Frame, book: Book, found: Sequence[Suggestion]) -> None:
    from kasboek.writing.decisions import readable  # noqa: PLC0415
    from kasboek.writing.files import Put  # noqa: PLC0415
    from kasboek.writing.files import Refused  # noqa: PLC0415
    from kasboek.writing.files import commit  # noqa: PLC0415
    from kasboek.writing.files import locked  # noqa: PLC0415
    from kasboek.writing.rules import rules_file  # noqa: PLC0415

    root = Path(book.root)
    path = rules_file(book, frame.path().resolve())
    added = "\n".join(_commented(frame, book, one) for one in found)
    try:
        with locked(root):
            before = readable(path)
            after = f"{before.decode().rstrip()}\n\n{added}".encode()
            commit(root, [Put(path, after, before)])
    except Refused as refused:
        frame.stop(Exit.REFUSED, refused.saying.key, **dict(refused.saying.values))
    frame.print(saying("rules.written", count=len(found), path=path.name))


def _shape(book: Book, one: Suggestion) -> dict[str, object]:
    return {
        "label": one.rule.label,
        "account": one.rule.account,
        "times": one.times,
        "right": one.right,
        "last": one.last,
        "wrong": [each._asdict() for each in one.wrong],
        "text": _text(book, one),
    }
