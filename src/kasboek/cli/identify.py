"""`kasboek identify`: what a file is, without a ledger."""

from __future__ import annotations

from pathlib import Path

import click

from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame


@click.command("identify")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
@pass_frame
def command(frame: Frame, paths: tuple[Path, ...], *, as_json: bool) -> None:
    """Say of each file which format it is and which account it is about."""
    answers = [_answer(frame, path) for path in paths]
    if as_json:
        frame.print_json({"files": answers})
    else:
        for answer in answers:
            accounts = answer["accounts"]
            named = ", ".join(accounts) if isinstance(accounts, list) else ""
            told = answer["problem"] or f"{answer['title']}, {named}"
            click.echo(f"{answer['file']}: {told}")
    if any(answer["problem"] for answer in answers):
        raise click.exceptions.Exit(int(Exit.BREACH))


def _answer(frame: Frame, path: Path) -> dict[str, object]:
    from kasboek.importers import formats  # noqa: PLC0415 # `--help` stays quick
    from kasboek.importers.statement import Unreadable  # noqa: PLC0415

    try:
        found = formats.read(path)
    except Unreadable as error:
        return {
            "file": str(path),
            "format": None,
            "title": None,
            "accounts": [],
            "problem": frame.say(error.saying),
        }
    return {
        "file": str(path),
        "format": found.format,
        "title": formats.TITLES[found.format],
        "accounts": list(dict.fromkeys(each.account for each in found.statements)),
        "problem": None,
    }
