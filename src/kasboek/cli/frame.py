"""What every command shares: the ledger, the day, the language, and how answers are printed."""

from __future__ import annotations

import csv
import json
import os
import sys
import unicodedata
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from decimal import Decimal
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING
from typing import NoReturn

import click

from kasboek import words
from kasboek.core.plan import FIRST
from kasboek.core.plan import LAST
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from kasboek.core.book import Book
    from kasboek.core.saying import Problem
    from kasboek.core.saying import Value

DEFAULT_LEDGERS = ("ledger/main.beancount", "main.beancount")


class Exit(IntEnum):
    """Exit codes, as interfaces.md promises them."""

    DONE = 0
    BREACH = 1
    USAGE = 2
    REFUSED = 3
    UNTRUSTED = 4
    INTERRUPTED = 130


class Stop(click.ClickException):
    """Ends a command with a sentence and an exit code."""

    def __init__(self, code: Exit, text: str) -> None:
        """Keep the code; click prints the sentence."""
        super().__init__(text)
        self.exit_code = int(code)  # type: ignore[misc] # click reads it from the instance too

    def show(self, file: object = None) -> None:  # noqa: ARG002 # click's signature
        """Print the sentence to standard error."""
        click.echo(f"kasboek: {clean(self.message)}", err=True)


@dataclass(slots=True)  # not frozen: click builds one per call, and the book is loaded once into it
class Frame:
    """The global options, and the book they lead to."""

    ledger: Path | None = None
    as_of: date | None = None
    lang: str = "en"
    cached: bool = True
    _book: Book | None = None

    def path(self) -> Path:
        """Return the ledger file, or stop with a sentence that names where was looked."""
        given = self.ledger or (
            Path(os.environ["KASBOEK_LEDGER"]) if "KASBOEK_LEDGER" in os.environ else None
        )
        if given is not None:
            if not given.is_file():
                self.stop(Exit.USAGE, "cli.no-such-ledger", path=str(given))
            return given
        for name in DEFAULT_LEDGERS:
            if Path(name).is_file():
                return Path(name)
        return self.stop(Exit.USAGE, "cli.no-ledger", tried=", ".join(DEFAULT_LEDGERS))

    def book(self) -> Book:
        """Load the book once."""
        if self._book is None:
            from kasboek import reading  # noqa: PLC0415 # `--help` must not wait for Beancount

            self._book = reading.load(self.path(), as_of=self.as_of, cache=self.cached)
        return self._book

    def reload(self) -> Book:
        """Load the book again, after its text changed."""
        self._book = None
        return self.book()

    def day(self, book: Book) -> date:
        """Return the day the answer is for, or stop where the book has none."""
        if book.as_of is None:
            self.warn(*book.problems)
            self.stop(Exit.UNTRUSTED, "cli.no-cash-account")
        if book.asked and not any(covered.until for covered in book.coverage):
            self.warn(*book.problems)
            self.stop(Exit.UNTRUSTED, "cli.no-cash-then", date=book.as_of)
        return book.as_of

    def say(self, what: Saying) -> str:
        """Put a saying into the user's language."""
        return words.say(what, self.lang)

    def tell(self, key: str, /, **values: Value) -> str:
        """Put a key and its values into the user's language."""
        return words.say(Saying(key, tuple(values.items())), self.lang)

    def stop(self, code: Exit, key: str, /, **values: Value) -> NoReturn:
        """End the command with a sentence."""
        raise Stop(code, self.tell(key, **values))

    def print_json(self, answer: object) -> None:
        """Print an answer as JSON: decimals as strings, dates ISO, keys in the order given."""
        click.echo(json.dumps(answer, default=_plain, ensure_ascii=False, indent=2))

    def print_csv(self, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Print a table as CSV; text that a spreadsheet would run is defused."""
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([defused(cell) for cell in row] for row in rows)

    def print(self, what: Saying | str = "") -> None:
        """Print a sentence on a line of its own, harmless to the terminal."""
        click.echo(clean(what if isinstance(what, str) else self.say(what)))

    def warn(self, *problems: Problem) -> int:
        """Print those problems that are errors, each once, to standard error; return how many."""
        errors = [problem for problem in dict.fromkeys(problems) if problem.error]
        for problem in errors:
            click.echo(clean(self.located(problem)), err=True)
        return len(errors)

    def finish(self, book: Book, *more: Problem) -> None:
        """Print the errors of the ledger and those given, if any, and end with the code for it."""
        if count := self.warn(*book.problems, *more):
            self.stop(Exit.UNTRUSTED, "cli.untrusted", count=count)

    def located(self, problem: Problem) -> str:
        """Write a problem as `file:line: sentence`."""
        text = self.say(problem.saying)
        return f"{problem.source}: {text}" if problem.source else text


def clean(text: str) -> str:
    """Replace what a terminal would obey, or cannot show: control, direction, half characters."""
    return "".join(
        "\ufffd" if c != "\n" and unicodedata.category(c) in {"Cc", "Cf", "Cs"} else c for c in text
    )


def one_line(name: str) -> str:
    """Return the name of a file as it can be shown, whatever it has in it."""
    return clean(name).replace("\n", "\ufffd")


def language() -> str:
    """Return the language of the environment, English where it names none of ours."""
    name = next(
        (os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), "en"
    )
    return name[:2] if name[:2] in words.LANGUAGES else "en"


def spoken(ctx: click.Context | None) -> Frame:
    """Return a frame that can only speak, for a call that ends before the real one is made."""
    given = ctx.find_root().params.get("lang") if ctx else None
    return Frame(lang=given or language())


class Day(click.ParamType):  # type: ignore[type-arg] # generic only in newer clicks
    """A day, written as 2026-11-30."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read the day; what is none is refused with a sentence."""
        if isinstance(value, date):
            return value
        try:
            found = datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007 # a plain day
        except ValueError:
            self.fail(spoken(ctx).tell("cli.no-day", text=str(value)), param, ctx)
        if not FIRST <= found.year <= LAST:
            told = spoken(ctx).tell("cli.far-day", date=found, first=FIRST, last=LAST)
            self.fail(told, param, ctx)
        return found


pass_frame = click.make_pass_decorator(Frame)


def defused(cell: object) -> object:
    """Make a text cell harmless in a spreadsheet: what starts a formula gets a quote before it."""
    if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        try:
            Decimal(cell)
        except ArithmeticError:
            return f"'{cell}"
    return cell


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


__all__ = [
    "Day",
    "Exit",
    "Frame",
    "Stop",
    "clean",
    "defused",
    "language",
    "pass_frame",
    "saying",
    "spoken",
]
