"""`kasboek import`: from bank files to text in the ledger."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import one_line
from kasboek.cli.frame import pass_frame
from kasboek.cli.importing.identify import named_files
from kasboek.cli.importing.import_reasons import Reasons
from kasboek.cli.importing.import_reasons import reasons
from kasboek.cli.trusting import trusted
from kasboek.core.saying import Money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.core.saying import Saying
    from kasboek.importers.booking.outcome import Booked
    from kasboek.importers.booking.outcome import Taken
    from kasboek.importers.booking.shelf import Shelf
    from kasboek.importers.files.opened import Opened


@click.command("import")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--dry-run", is_flag=True, help="Show what would be booked; write nothing.")
@click.option(
    "--accept-broken",
    is_flag=True,
    help="Book statements whose balances do not add up; the ledger says where.",
)
@click.option("--ask", "asks", is_flag=True, help="Then ask about what waits, key by key.")
@click.option("--explain", "explains", is_flag=True, help="Show each new line with its reason.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
@pass_frame
def command(  # noqa: PLR0913 # one argument per option
    frame: Frame,
    paths: tuple[Path, ...],
    *,
    dry_run: bool,
    accept_broken: bool,
    asks: bool,
    explains: bool,
    as_json: bool,
) -> None:
    """Book bank statements: each booking once, balances proved.

    PATH is a file or a folder; without any, everything in inbox/ beside the ledger is imported.
    Imported files move from inbox/ to documents/.

    A line that no rule and no number in its text explains is shown with its reason, which also
    stands beside it in the ledger; --explain shows every line, and goes well with --dry-run.

    --ask goes through every bank line and invoice that waits on suspense, of this import or an
    earlier one: a question, the evidence, one key. An answer is written at once and can become a
    rule.
    """
    from kasboek.importers.booking.intake import Intake  # noqa: PLC0415
    from kasboek.importers.booking.intake import many_objects  # noqa: PLC0415 # `--help` stays quick
    from kasboek.importers.booking.shelf import Shelf  # noqa: PLC0415
    from kasboek.writing.files import Refused  # noqa: PLC0415
    from kasboek.writing.files import commit  # noqa: PLC0415
    from kasboek.writing.files import locked  # noqa: PLC0415

    if frame.as_of is not None:
        frame.stop(Exit.USAGE, "importers.as-of")
    if asks and (dry_run or as_json):
        frame.stop(Exit.USAGE, "asking.not-with", option="--dry-run" if dry_run else "--json")
    head = frame.path().resolve()  # the books are where the ledger is, not where a link to it is
    try:
        with locked(head.parent), many_objects():
            shelf = Shelf(head)
            files = _opened(_files(frame, shelf, paths))
            trusted(frame, frame.book())
            taken: list[Taken] = []
            for papers in (True, False):  # what is paid may be an invoice that came with it
                batch = [file for file in files if file.is_papers is papers]
                intake = Intake(frame.book(), accept_broken=accept_broken, lang=frame.lang)
                done = intake.book_files(batch)
                taken += done
                changes = [] if dry_run else shelf.changes(frame.book(), done)
                commit(shelf.root, changes)
                if papers and changes:
                    shelf = Shelf(head)
                    trusted(frame, frame.reload())
            order = {file.path: number for number, file in enumerate(files)}
            taken.sort(key=lambda each: order[each.path])
    except Refused as refused:
        frame.stop(Exit.REFUSED, refused.saying.key, **dict(refused.saying.values))
    if as_json:
        frame.print_json({"files": [_json(frame, each, head.parent) for each in taken]})
    else:
        _print(frame, taken, head.parent, paths, Reasons(frame, every=explains))
        _print_total(frame, taken, dry_run=dry_run)
    if asks:
        _ask(frame)
    elif not as_json and not dry_run:
        _tell_questions(frame, taken)
    if any(each.problems for each in taken):
        raise click.exceptions.Exit(int(Exit.BREACH))


def _files(frame: Frame, shelf: Shelf, paths: Sequence[Path]) -> list[Path]:
    return named_files(frame, paths) if paths else shelf.inbox()


def _opened(paths: Sequence[Path]) -> list[Opened]:
    from kasboek.importers.files.opened import opened  # noqa: PLC0415 # `--help` stays quick

    if not sys.stderr.isatty():
        return [opened(path) for path in paths]
    with click.progressbar(paths, file=sys.stderr, label="import") as waiting:
        return [opened(path) for path in waiting]


def _print(
    frame: Frame, taken: Sequence[Taken], root: Path, paths: Sequence[Path], reasons_: Reasons
) -> None:
    if not taken and paths:
        named = one_line(", ".join(map(str, paths)))
        click.echo(frame.tell("importers.no-files-in", folder=named))
    elif not taken:
        click.echo(frame.tell("importers.nothing-waits", folder=str(root / "inbox")))
    for each in taken:
        _print_file(frame, each, root, reasons_)
    reasons_.print_rest()


def _print_total(frame: Frame, taken: Sequence[Taken], *, dry_run: bool) -> None:
    from kasboek.importers.booking.outcome import counted  # noqa: PLC0415

    if taken:
        total = counted(taken)
        told = {name: total[name] for name in ("files", "new", "known", "unsure", "refused")}
        click.echo(frame.tell("importers.total-dry" if dry_run else "importers.total", **told))
    if dry_run:
        _tell_papers(frame, taken)


def _print_file(frame: Frame, taken: Taken, root: Path, reasons_: Reasons) -> None:
    from kasboek.importers.booking.noughts import NO_AMOUNT  # noqa: PLC0415
    from kasboek.importers.formats import titles  # noqa: PLC0415

    title = titles().get(taken.format or "", "")
    click.echo(f"{_shown(taken.path, root)}{f': {title}' if title else ''}")
    for one in taken.statements:
        click.echo(f"  {_line(frame, one)}")
        if not taken.problems:
            reasons_.print_statement(one)
    if taken.papers:
        new = len(taken.new_papers)
        told = {"count": len(taken.papers), "new": new, "known": len(taken.papers) - new}
        click.echo(f"  {frame.tell('importers.papers', **told)}")
    for reason, count in taken.skipped:
        key = "importers.no-amount" if reason == NO_AMOUNT else "importers.skipped"
        click.echo(f"  {frame.tell(key, count=count, reason=reason)}")
    for what in taken.notices:
        click.echo(f"  {frame.say(what)}")
    for what in taken.problems:
        click.echo(f"  {frame.say(what)}")
    if taken.problems:
        click.echo(f"  {frame.tell('importers.not-imported')}")


def _ask(frame: Frame) -> None:
    from kasboek.cli.questions.asking import ask  # noqa: PLC0415 # `--help` stays quick

    click.echo()
    frame.reload()
    ask(frame, "kasboek import --ask")


def _tell_questions(frame: Frame, taken: Sequence[Taken]) -> None:
    """Say how many of the lines are questions, and the command that asks them."""
    count = sum(one.unsure for each in taken if not each.problems for one in each.statements)
    if count:
        click.echo(frame.tell("asking.questions", count=count, command="kasboek import --ask"))


def _tell_papers(frame: Frame, taken: Sequence[Taken]) -> None:
    """Say where a dry run differs: it asks about lines that pay what is not booked yet."""
    count = sum(len(each.new_papers) for each in taken if not each.problems)
    if count and any(one.unsure for each in taken for one in each.statements):
        click.echo(frame.tell("importers.dry-papers", count=count))


def _line(frame: Frame, one: Booked) -> str:
    return frame.tell(
        "importers.statement",
        account=one.account or one.statement.account,
        rows=one.rows,
        new=len(one.new),
        known=one.known,
        matched=one.matched,
        unsure=one.unsure,
        balance=_balance(one),
    )


def _balance(one: Booked) -> Saying:
    from kasboek.core.saying import saying  # noqa: PLC0415
    from kasboek.importers.duplicates.past import until  # noqa: PLC0415

    closing = one.statement.closing
    if closing is None or one.proof.result != "proved":
        return saying(f"importers.balance-{one.proof.result}")
    amount = Money(closing.number, one.statement.currency)
    return saying("importers.balance-proved", amount=amount, date=until(one.statement))


def _json(frame: Frame, taken: Taken, root: Path) -> dict[str, object]:
    statements = taken.statements
    return {
        "file": _shown(taken.path, root),
        "format": taken.format,
        "statements": [_statement_json(one) for one in statements],
        "papers": [{"id": each.identity, "date": each.day} for each in taken.papers],
        "rows": taken.rows,
        "new": taken.new,
        "known": taken.known,
        "matched": sum(one.matched for one in statements),
        "unsure": sum(one.unsure for one in statements),
        "learned": sum(one.learned for one in statements),
        "reasons": reasons(frame, statements),
        "skipped": {"pending": 0, **dict(taken.skipped)},
        "balance": taken.proved.value,
        "imported": not taken.problems,
        "problems": [frame.say(what) for what in (*taken.problems, *taken.notices)],
    }


def _statement_json(one: Booked) -> dict[str, object]:
    statement = one.statement
    return {
        "iban": statement.account,
        "account": one.account,
        "currency": statement.currency,
        "rows": one.rows,
        "sum": statement.total,
        "opening": statement.opening.number if statement.opening else None,
        "closing": statement.closing.number if statement.closing else None,
    }


def _shown(path: Path, root: Path) -> str:
    resolved, base = path.resolve(), root.resolve()
    inside = resolved.is_relative_to(base)
    return one_line(resolved.relative_to(base).as_posix() if inside else str(path))
