"""`kasboek demo`: the sample company from bank files to forecast, in a folder of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click

from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame
from kasboek.cli.main import command_named
from kasboek.cli.set_up.init import copy_company
from kasboek.cli.set_up.init import vacant
from kasboek.cli.set_up.serve import serve as open_fava

QUESTIONS = ("today", "kpi", "forecast")
_ARCHIVED = re.compile(r"^\d{4}-\d\d-\d\d\.")


@click.command("demo", short_help="The sample company: imported, checked, forecast, served.")
@click.argument("directory", type=click.Path(path_type=Path), default=Path("demo"))
@click.option("--port", type=click.IntRange(0, 65535), default=5000, show_default=True)
@click.option("--serve/--no-serve", default=True, show_default=True, help="Open Fava at the end.")
@pass_frame
def command(frame: Frame, directory: Path, port: int, *, serve: bool) -> None:
    """Show the whole way on the sample company, in DIRECTORY, which must not exist or be empty.

    Its bank files wait in the inbox; they are imported, the books are checked, and the questions
    of a Monday are answered. Then Fava opens on the books and on the books with the forecast.
    """
    place = vacant(frame, directory)
    ledger = place / "ledger" / "main.beancount"
    try:
        copy_company(ledger.parent)
        waiting = unimport(ledger)
    except OSError as error:
        reason = error.strerror or str(error)
        frame.stop(Exit.REFUSED, "demo.cannot-write", path=str(directory), reason=reason)
    click.echo(frame.tell("demo.begins", path=str(directory), count=len(waiting)))
    asked = Frame(ledger=ledger, lang=frame.lang, cached=frame.cached)
    _ask(asked, "import")
    _bean_check(frame, ledger)
    answered = Frame(ledger=ledger, lang=frame.lang, cached=frame.cached)
    for question in QUESTIONS:
        _ask(answered, question)
    click.echo()
    click.echo(frame.tell("demo.yours", path=str(directory)))
    if serve:
        open_fava(frame, ledger, port)


def unimport(ledger: Path) -> list[Path]:
    """Undo the import in a copied ledger: bank files back in the inbox, their bookings gone.

    Returns the files that now wait.
    """
    from kasboek import reading  # noqa: PLC0415 # `--help` must not wait for Beancount
    from kasboek.importers.booking.shelf import file_names  # noqa: PLC0415 # the same

    root = ledger.parent
    included = root / "books.beancount"
    text = included.read_text("utf-8")
    waiting = []
    for account, name in file_names(reading.load(ledger, cache=False)).items():
        for file in sorted(root.glob(f"books/*/{name}.beancount")):
            text = text.replace(f'include "{file.relative_to(root).as_posix()}"\n', "")
            file.unlink()
        for file in sorted(root.joinpath("documents", *account.split(":")).glob("*")):
            back = root / "inbox" / _ARCHIVED.sub("", file.name)
            waiting.append(file.rename(back))
    included.write_text(text, "utf-8")
    return waiting


def _ask(frame: Frame, question: str) -> None:
    """Run one of our commands as if it had been typed."""
    click.echo(f"\n$ kasboek {question}")
    code = command_named(question).main(
        [], prog_name=f"kasboek {question}", obj=frame, standalone_mode=False
    )
    if code:
        raise click.exceptions.Exit(code)


def _bean_check(frame: Frame, ledger: Path) -> None:
    click.echo("\n$ bean-check ledger/main.beancount")
    done = subprocess.run(  # noqa: S603 # Beancount's own checker, on the file just written
        [sys.executable, "-m", "beancount.scripts.check", str(ledger)], check=False
    )
    if done.returncode:
        frame.stop(Exit.UNTRUSTED, "demo.unchecked", path=str(ledger))
    click.echo(frame.tell("demo.checked"))
