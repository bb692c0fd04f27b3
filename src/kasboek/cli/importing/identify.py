"""`kasboek identify`: what a file is, without a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import one_line
from kasboek.cli.frame import pass_frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.importers.formats import Read


@click.command("identify")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--formats", "listed", is_flag=True, help="List the formats that are read.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
@pass_frame
def command(frame: Frame, paths: tuple[Path, ...], *, listed: bool, as_json: bool) -> None:
    """Say of each file which format it is and which account it is about.

    PATHS are files, and folders of which every file is told.
    """
    if listed:
        _list(frame, as_json=as_json)
        return
    if not paths:
        raise click.MissingParameter(param_hint="'PATHS...'", param_type="argument")
    answers = [_answer(frame, path) for path in named_files(frame, paths)]
    if as_json:
        frame.print_json({"files": answers})
    elif not answers:
        folder = one_line(", ".join(map(str, paths)))
        click.echo(frame.tell("importers.no-files-in", folder=folder))
    else:
        for answer in answers:
            accounts = answer["accounts"]
            named = accounts if isinstance(accounts, list) else []
            told = answer["problem"] or ", ".join(filter(None, [str(answer["title"]), *named]))
            click.echo(f"{answer['file']}: {told}")
    if any(answer["problem"] for answer in answers):
        raise click.exceptions.Exit(int(Exit.BREACH))


def named_files(frame: Frame, paths: Sequence[Path]) -> list[Path]:
    """Return the files that are named and those in the folders, each once."""
    from kasboek.importers.booking.shelf import files_in  # noqa: PLC0415 # `--help` stays quick

    found: list[Path] = []
    for path in paths:
        if not path.exists():
            frame.stop(Exit.USAGE, "importers.no-such-file", path=str(path))
        found += files_in(path) if path.is_dir() else [path]
    return list(dict.fromkeys(found))


def _list(frame: Frame, *, as_json: bool) -> None:
    from kasboek.importers import formats  # noqa: PLC0415 # `--help` stays quick

    if as_json:
        named = [{"format": name, "title": title} for name, title in formats.titles().items()]
        frame.print_json({"formats": named})
    else:
        click.echo("\n".join(formats.titles().values()))


def _accounts(found: Read) -> list[str]:
    from kasboek.importers.papers import PaperFile  # noqa: PLC0415 # `--help` stays quick

    if isinstance(found, PaperFile):
        return []
    return list(dict.fromkeys(each.account for each in found.statements))


def _answer(frame: Frame, path: Path) -> dict[str, object]:
    from kasboek.importers import formats  # noqa: PLC0415 # `--help` stays quick
    from kasboek.importers.statement import Unreadable  # noqa: PLC0415

    try:
        found = formats.read(path)
    except Unreadable as error:
        return {
            "file": one_line(str(path)),
            "format": None,
            "title": None,
            "accounts": [],
            "problem": frame.say(error.saying),
        }
    return {
        "file": one_line(str(path)),
        "format": found.format,
        "title": formats.titles()[found.format],
        "accounts": _accounts(found),
        "problem": None,
    }
