"""`kasboek match`: which invoices and bills the payments settle that settle nothing yet."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import click

from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame
from kasboek.cli.reconciling.match_shapes import CSV
from kasboek.cli.reconciling.match_shapes import rows
from kasboek.cli.reconciling.match_shapes import shape
from kasboek.cli.reconciling.match_tables import print_matches
from kasboek.cli.trusting import trusted
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kasboek.importers.questions.rematching import Rematched
    from kasboek.writing.files import Put


@click.command("match")
@click.option("--apply", "applies", is_flag=True, help="Write the matches that are sure.")
@click.option("--ask", "asks", is_flag=True, help="Ask about the questions, key by key.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with every line.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@pass_frame
def command(frame: Frame, *, applies: bool, asks: bool, as_json: bool, as_csv: bool) -> None:
    """Match payments that settle nothing yet with open invoices and bills, by visible evidence.

    Looked at are bank lines that wait on suspense, and payments of a customer or supplier that
    name nothing. A match is shown with its evidence; two possible answers are a question that
    shows both. Nothing is written without --apply or --ask.

    --apply writes what is sure into the bookings: all of it, or nothing where a file changed
    meanwhile (code 3). It is text, and undone by editing it. --ask then asks about the rest,
    one key each.

    \b
    kasboek match
    kasboek match --apply --ask
    """  # noqa: D301 # click wants the character \b, not the two letters
    if (applies or asks) and frame.as_of is not None:
        frame.stop(Exit.USAGE, "match.as-of")
    if asks and (as_json or as_csv):
        frame.stop(Exit.USAGE, "asking.not-with", option="--json" if as_json else "--csv")
    found = _applied(frame) if applies else _found(frame)
    if as_json:
        frame.print_json(shape(frame, found, applied=applies))
    elif as_csv:
        frame.print_csv(CSV, rows(frame, found, applied=applies))
    elif not asks or applies:
        print_matches(frame, found, applied=applies)
    if asks:
        _ask(frame)
    frame.finish(frame.book())


def _found(frame: Frame) -> tuple[Rematched, ...]:
    from kasboek.importers.questions.rematching import rematched  # noqa: PLC0415 # `--help` stays quick

    return rematched(frame.book())


def _applied(frame: Frame) -> tuple[Rematched, ...]:
    """Write what is sure, with the ledger locked from reading to writing; return all that was."""
    from kasboek.writing.files import Refused  # noqa: PLC0415 # `--help` stays quick
    from kasboek.writing.files import commit  # noqa: PLC0415
    from kasboek.writing.files import locked  # noqa: PLC0415

    root = frame.path().resolve().parent
    try:
        with locked(root):
            trusted(frame, frame.book())
            found = _found(frame)
            commit(root, _puts(frame, root, found))
    except Refused as refused:
        frame.stop(Exit.REFUSED, refused.saying.key, **dict(refused.saying.values))
    frame.reload()
    return found


def _puts(frame: Frame, root: Path, found: Sequence[Rematched]) -> list[Put]:
    """Return the files with their bookings as matched."""
    from kasboek.writing.answering import all_replaced  # noqa: PLC0415 # `--help` stays quick
    from kasboek.writing.decisions import readable  # noqa: PLC0415
    from kasboek.writing.files import Put  # noqa: PLC0415
    from kasboek.writing.files import Refused  # noqa: PLC0415

    changes: defaultdict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for each in found:
        if (option := each.sure) is not None:
            text = each.text(option, frame.say(option.told))
            changes[each.of.file].append((each.of.at, each.of.booking, text))
    puts = []
    for file, listed in sorted(changes.items()):
        before = readable(root / file)
        try:
            after = all_replaced(before.decode(), listed)
        except ValueError:
            raise Refused(saying("writing.changed", path=file)) from None
        puts.append(Put(root / file, after.encode(), before))
    return puts


def _ask(frame: Frame) -> None:
    from kasboek.cli.questions.asking import ask  # noqa: PLC0415 # `--help` stays quick

    ask(frame, "kasboek match --ask", about_items=True)
