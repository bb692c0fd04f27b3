"""`kasboek query`: a question of `queries/`, or any BQL, with Kasboek's tables."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from importlib.resources import files
from typing import TYPE_CHECKING
from typing import Any

import click

from kasboek import words
from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import clean
from kasboek.cli.frame import pass_frame
from kasboek.cli.tables import Column
from kasboek.cli.tables import print_table

if TYPE_CHECKING:
    from collections.abc import Sequence


_WRONG = (ArithmeticError, TypeError, ValueError, re.error)
"""What beanquery lets through when an expression cannot be worked out on a row."""

_WHOLE = {"BALANCES", "JOURNAL", "PRINT"}
"""The statements of BQL that are one word."""


@click.command("query")
@click.argument("question", metavar="[NAME|BQL]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@pass_frame
def command(frame: Frame, question: str | None, *, as_json: bool, as_csv: bool) -> None:
    """Answer a question: the NAME of a query, or BQL that begins with SELECT.

    Without an argument the queries are listed. Beside Beancount's own tables there are #kpis,
    #open_items, #forecast, #alerts and #cash (daily balance per account), and the functions
    account_root(account), as 'expenses', and account_class(account), as 'vat'.
    """
    known = queries()
    if question is None:
        _list(frame, known, as_json=as_json, as_csv=as_csv)
        return
    bql = known.get(question)
    if bql is None and len(question.split()) < 2 and question.upper() not in _WHOLE:
        names = ", ".join(known)
        frame.stop(Exit.USAGE, "query.unknown", name=question, known=names)
    names_row, rows, errors = _answer(frame, bql or question, known)
    if as_json:
        frame.print_json([dict(zip(names_row, map(_plain, row), strict=True)) for row in rows])
    elif as_csv:
        frame.print_csv(names_row, [["" if c is None else _plain(c) for c in row] for row in rows])
    else:
        _print(frame, names_row, rows)
    _finish(frame, errors)


def queries() -> dict[str, str]:
    """Return the queries that ship with Kasboek, by name."""
    folder = files("kasboek") / "queries"
    found = sorted((file for file in folder.iterdir()), key=lambda file: file.name)
    return {
        file.name.removesuffix(".bql"): file.read_text("utf-8")
        for file in found
        if file.name.endswith(".bql")
    }


def explanation(bql: str) -> str:
    """Return the comment at a query's end: what it answers."""
    lines = [line.strip() for line in bql.splitlines()]
    return " ".join(line.lstrip("; ") for line in lines if line.startswith(";"))


def _answers(frame: Frame, name: str, bql: str) -> str:
    """Return what a query answers, in the user's language where we know it."""
    key = f"query.answers.{name}"
    return frame.tell(key) if key in words.catalogue() else explanation(bql)


def _list(frame: Frame, known: dict[str, str], *, as_json: bool, as_csv: bool) -> None:
    rows = [(name, _answers(frame, name, bql)) for name, bql in known.items()]
    if as_json:
        frame.print_json([{"name": name, "answers": answers} for name, answers in rows])
    elif as_csv:
        frame.print_csv(("name", "answers"), rows)
    else:
        heads = ("", Column("", flexible=True))
        print_table(frame, heads, rows, frame.tell("query.title"))


def _answer(
    frame: Frame, bql: str, known: dict[str, str]
) -> tuple[list[str], list[Sequence[Any]], list[Any]]:
    """Return the column names, the rows and the ledger's errors."""
    import beanquery  # noqa: PLC0415 # `--help` must not wait for Beancount
    from beancount import loader  # noqa: PLC0415 # as above
    from beanquery.numberify import numberify_results  # noqa: PLC0415 # as above

    from kasboek.plugins import functions as _functions  # noqa: F401, PLC0415 # registers them
    from kasboek.plugins import tables  # noqa: PLC0415 # as above

    entries, errors, options = loader.load_file(str(frame.path()))
    if frame.as_of is not None:
        entries = [entry for entry in entries if entry.date <= frame.as_of]
        options = {**options, tables.AS_OF: frame.as_of}
    context = beanquery.connect("beancount:", entries=entries, errors=errors, options=options)
    try:
        cursor = context.execute(bql)
        if cursor.description is None:
            frame.stop(Exit.USAGE, "query.wrong", why="no rows", known=", ".join(known))
        rows = cursor.fetchall()
    except (beanquery.Error, *_WRONG) as error:
        frame.stop(Exit.USAGE, "query.wrong", why=str(error), known=", ".join(known))
    described, rows = numberify_results(cursor.description, rows, options["dcontext"].build())
    return [column.name for column in described], rows, errors


def _plain(value: object) -> object:
    """Return what JSON and CSV can write."""
    if isinstance(value, set | frozenset):
        return ", ".join(sorted(map(str, value)))
    if value is None or isinstance(value, bool | int | str | dt.date):
        return value
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _print(frame: Frame, names: list[str], rows: list[Sequence[Any]]) -> None:
    if not rows:
        frame.print(frame.tell("query.nothing"))
        return
    numbers = [
        any(isinstance(row[place], Decimal | int) for row in rows) for place in range(len(names))
    ]
    heads = [Column(name, right=right) for name, right in zip(names, numbers, strict=True)]
    print_table(frame, heads, [[_cell(value) for value in row] for row in rows])


def _cell(value: Any) -> Any:  # noqa: ANN401 # what a query returns
    return value if value is None or isinstance(value, Decimal | int) else str(_plain(value))


def _finish(frame: Frame, errors: list[Any]) -> None:
    for error in errors:
        place = error.source or {}
        click.echo(
            clean(f"{place.get('filename')}:{place.get('lineno')}: {error.message}"), err=True
        )
    if errors:
        frame.stop(Exit.UNTRUSTED, "cli.untrusted", count=len(errors))
