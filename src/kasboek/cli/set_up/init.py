"""`kasboek init DIR`: a new ledger repository, complete and clean, or nothing at all."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from kasboek import words
from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame

if TYPE_CHECKING:
    from collections.abc import Mapping

_CURRENCY = re.compile(r"[A-Z][A-Z0-9'._-]{0,22}[A-Z0-9]")
_TITLE = re.compile(r'^option "title" "((?:[^"\\]|\\.)*)"', re.MULTILINE)
_LEFT_BEHIND = shutil.ignore_patterns("*.picklecache", "__pycache__", "out")


@click.command("init", short_help="A new ledger repository that checks clean.")
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--name", help="The company's name; else the folder's.")
@click.option("--currency", help="The currency of the books; EUR unless told.")
@click.option("--lang", type=click.Choice(words.LANGUAGES), help="The language of the new files.")
@click.option("--example", is_flag=True, help="Begin with the sample company's books.")
@pass_frame
def command(  # noqa: PLR0913 # click hands over one argument per option
    frame: Frame,
    directory: Path,
    name: str | None,
    currency: str | None,
    lang: str | None,
    *,
    example: bool,
) -> None:
    """Make a new ledger repository in DIRECTORY, which must not exist or be empty.

    It has the books, a plan and a policy to fill in, scenarios, a folder for bank statements, a
    daily and a Monday workflow for GitHub, and a hook that refuses commits of broken books.
    """
    lang = lang or frame.lang
    if example and (name or currency):
        frame.stop(Exit.USAGE, "init.example-has-its-own")
    if currency and not _CURRENCY.fullmatch(currency):
        frame.stop(Exit.USAGE, "init.no-currency", currency=currency)
    title = directory.resolve().name if name is None else name
    if not title.strip() or not title.isprintable():
        frame.stop(Exit.USAGE, "init.no-name")
    target = vacant(frame, directory)
    try:
        with TemporaryDirectory(prefix=".kasboek-", dir=_parent(target)) as beside:
            new = Path(beside) / "new"
            if example:
                copy_company(new / "ledger")
                title = _title(new / "ledger" / "main.beancount")
            lay_out(new, _blanks(title, currency or "EUR", lang), lang, books=not example)
            versioned = _begin_history(new, target.parent)
            _put(new, target)
    except OSError as error:
        reason = error.strerror or str(error)
        frame.stop(Exit.REFUSED, "init.cannot-write", path=str(directory), reason=reason)
    _tell(frame, directory, versioned=versioned, example=example)


def vacant(frame: Frame, directory: Path) -> Path:
    """Return the absolute path of a folder that is absent or empty, or stop with a sentence."""
    target = directory.absolute()
    try:
        if target.is_symlink() or (target.exists() and not target.is_dir()):
            frame.stop(Exit.REFUSED, "init.not-a-folder", path=str(directory))
        if target.is_dir() and any(target.iterdir()):
            frame.stop(Exit.REFUSED, "init.not-empty", path=str(directory))
    except OSError as error:
        reason = error.strerror or str(error)
        frame.stop(Exit.REFUSED, "init.cannot-write", path=str(directory), reason=reason)
    return target


def copy_company(ledger: Path) -> None:
    """Copy the sample company that ships with Kasboek to the folder `ledger`."""
    shutil.copytree(_shipped("ledger"), ledger, ignore=_LEFT_BEHIND, copy_function=shutil.copyfile)


def lay_out(new: Path, blanks: Mapping[str, str], lang: str, *, books: bool = True) -> None:
    """Write the template into the folder `new`, its blanks filled in; without `books`, not those.

    In the template `dot-x` stands for `.x`, and `x.nl.md` takes the place of `x.md` in Dutch.
    """
    template = _shipped("data") / "template"
    for source in sorted(template.rglob("*")):
        place = source.relative_to(template)
        if source.is_dir() or "__pycache__" in place.parts or ".nl." in source.name:
            continue
        if place.parts[0] == "ledger" and not books:
            continue
        translated = source.with_name(f"{source.stem}.{lang}{source.suffix}")
        text = (translated if translated.is_file() else source).read_text("utf-8")
        target = new.joinpath(*(re.sub(r"^dot-", ".", part) for part in place.parts))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_fill(text, blanks, quoted=source.suffix == ".beancount"), "utf-8")
        if target.name == "pre-commit":
            target.chmod(0o755)


def _fill(text: str, blanks: Mapping[str, str], *, quoted: bool) -> str:
    def blank(match: re.Match[str]) -> str:
        value = blanks.get(match[1], match[0])
        return value.replace("\\", "\\\\").replace('"', '\\"') if quoted else value

    return re.sub(r"@(\w+)@", blank, text)


def _blanks(title: str, currency: str, lang: str) -> dict[str, str]:
    year = f"{datetime.now().astimezone():%Y}"  # books begin with the year in which they are made
    return {
        "name": title,
        "currency": currency,
        "lang": lang,
        "year": year,
        "start": f"{year}-01-01",
        "forecast": {"en": "forecast", "nl": "prognose"}[lang],
    }


def _title(head: Path) -> str:
    found = _TITLE.search(head.read_text("utf-8"))
    return re.sub(r"\\(.)", r"\1", found[1]) if found else "Kasboek"


def _shipped(folder: str) -> Path:
    return Path(str(files("kasboek"))) / folder


def _parent(target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    return target.parent


def _put(new: Path, target: Path) -> None:
    """Move what was made to its place: at once where that is free, else piece by piece."""
    if not target.exists():
        new.rename(target)
        return
    moved: list[Path] = []
    try:
        for piece in sorted(new.iterdir()):
            moved.append(piece.rename(target / piece.name))  # noqa: PERF401 # undone when it breaks off
    except OSError:
        for piece in moved:
            piece.rename(new / piece.name)
        raise


def _begin_history(new: Path, parent: Path) -> bool:
    """Make it a git repository, unless git is absent or the folder lies in a repository."""
    git = shutil.which("git")
    if git is None or _git(git, parent, "rev-parse", "--is-inside-work-tree"):
        return False
    return _git(git, new, "init", "-q") and _git(git, new, "config", "core.hooksPath", ".githooks")


def _git(git: str, folder: Path, *words_: str) -> bool:
    plain = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    done = subprocess.run(  # noqa: S603 # git itself, with our own words
        [git, *words_], cwd=folder, env=plain, capture_output=True, check=False
    )
    return done.returncode == 0


def _tell(frame: Frame, directory: Path, *, versioned: bool, example: bool) -> None:
    for key in (
        "init.made-example" if example else "init.made",
        "init.versioned" if versioned else "init.not-versioned",
        "init.next-example" if example else "init.next",
    ):
        click.echo(frame.tell(key, path=str(directory)))
