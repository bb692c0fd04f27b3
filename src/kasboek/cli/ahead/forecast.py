"""`kasboek forecast`: the 13-week table, the 12 months, the days, and what they come down to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kasboek.cli import git
from kasboek.cli.ahead.currencies import CSV
from kasboek.cli.ahead.currencies import currency_rows
from kasboek.cli.ahead.outlook import print_outlook
from kasboek.cli.forecasting import Sheet
from kasboek.cli.forecasting import drawn_ahead
from kasboek.cli.forecasting import drawn_quarter
from kasboek.cli.forecasting import horizon_option
from kasboek.cli.forecasting import look_ahead
from kasboek.cli.forecasting import runway
from kasboek.cli.forecasting import safe_to_spend
from kasboek.cli.forecasting import scenario_names
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame
from kasboek.core.accounts import Category
from kasboek.core.ahead.sides import by_account
from kasboek.core.forecast.periods import past_periods
from kasboek.core.forecast.periods import table
from kasboek.core.shapes import shape
from kasboek.core.shapes import shape_simulation
from kasboek.core.shapes.shape_currencies import currencies
from kasboek.core.simulation.drawing import PATHS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from kasboek.core.book import Book
    from kasboek.core.shapes.shape import Json

ALL = "all"
_SUMS = ("opening", "receipts", "payments", "net", "closing", "low", "low_date", "headroom")
_PERIOD = ("label", "start", "end", *_SUMS)
_DRAWN = ("p10", "p50", "p90")
_MOVE = ("id", "date", "amount", "of", "probability", "likely", "currency", "category")
_ITEM = (*_MOVE, "counterparty", "kind", "certainty", "due", "source", "because")


@click.command("forecast")
@click.option(
    "--scenario",
    default="base",
    show_default=True,
    help="A scenario of the ledger; 'all' for every one.",
)
@horizon_option
@click.option(
    "--by",
    type=click.Choice(("category", "account", "currency", "item")),
    default="category",
    show_default=True,
    help="What the rows are.",
)
@click.option(
    "--past",
    type=click.IntRange(0, 104),
    default=0,
    metavar="WEEKS",
    help="Put the actual cash of the last weeks before the forecast.",
)
@click.option(
    "--simulate",
    "paths",
    type=int,
    is_flag=False,
    flag_value=PATHS,
    metavar="[N]",
    help="Draw the chances on N paths, 10,000 by default.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@pass_frame
def command(  # noqa: PLR0913 # one parameter per option
    frame: Frame,
    scenario: str,
    horizon: str,
    by: str,
    past: int,
    *,
    paths: int | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Show the cash that will come and go: 13 weeks, 12 months or any number of days.

    Receipts and payments by kind, what they leave in the bank and above the buffer; below it the
    low point, the first day the buffer breaks, the runway and what is safe to spend. Every figure
    can be opened with `kasboek explain`. With --simulate also how sure it is: what cash is above in
    9, 5 and 1 of 10 cases, and the chance that it falls below zero and below the buffer.
    """
    book = frame.book()
    names = scenario_names(book) if scenario == ALL else (scenario,)
    sheets = [_sheet(frame, book, name, horizon, past) for name in names]
    if paths is not None:
        sheets = [sheet._replace(drawn=drawn_ahead(frame, sheet.ahead, paths)) for sheet in sheets]
    if as_json:
        frame.print_json(_json(frame, sheets, by, whole=scenario == ALL))
    elif as_csv:
        _print_csv(frame, sheets, by)
    else:
        print_outlook(frame, sheets, by)
    before = (told for sheet in sheets for period in sheet.periods for told in period.problems)
    ahead = (told for sheet in sheets for told in sheet.ahead.problems)
    frame.finish(book, *before, *ahead)


def _sheet(frame: Frame, book: Book, scenario: str, horizon: str, past: int) -> Sheet:
    ahead = look_ahead(frame, book, scenario, horizon)
    return Sheet(ahead, (*past_periods(ahead, past), *table(ahead, horizon)))


def ledger_mark(frame: Frame, book: Book) -> Json:
    """Return which text answered: the commit it is at, and the hash of what was read."""
    return {"commit": git.commit(frame.path().resolve().parent), "hash": book.hash}


def _json(frame: Frame, sheets: Sequence[Sheet], by: str, *, whole: bool) -> Json:
    answers = {}
    for sheet in sheets:
        book = sheet.ahead.book
        answer = shape.forecast(
            sheet.ahead,
            sheet.periods,
            runway(sheet.ahead),
            frame.say,
            safe_to_spend(sheet.ahead),
        )
        if by == "item":
            answer["items"] = [
                shape.item(item, book.currency, frame.say) for item in sheet.ahead.items
            ]
            answer["beyond"] = [shape.beyond(one, frame.say) for one in sheet.ahead.beyond]
        if by == "currency":
            answer |= currencies(sheet.ahead, sheet.periods)
        if by == "account":
            for index, period in enumerate(answer["periods"]):
                period["accounts"] = {
                    row.key: shape.decimal(row.values[index])
                    for row in by_account(book, sheet.periods)
                }
        if sheet.drawn is not None:
            quarter = drawn_quarter(frame, sheet.drawn)
            shape_simulation.add(answer, sheet.periods, sheet.drawn, quarter)
        answers[sheet.ahead.scenario.name] = {"ledger": ledger_mark(frame, book), **answer}
    return {"scenarios": answers} if whole else next(iter(answers.values()))


def _print_csv(frame: Frame, sheets: Sequence[Sheet], by: str) -> None:
    if by == "item":
        frame.print_csv(("scenario", *_ITEM), _item_rows(frame, sheets))
        return
    if by == "currency":
        rows = [(s.ahead.scenario.name, *row) for s in sheets for row in currency_rows(s)]
        frame.print_csv(("scenario", *CSV), rows)
        return
    fixed = _PERIOD if sheets[0].drawn is None else (*_PERIOD, *_DRAWN)
    if by == "account":
        names = sorted({row.key for s in sheets for row in by_account(s.ahead.book, s.periods)})
    else:
        names = [category.value for category in Category]
    frame.print_csv(("scenario", *fixed, *names), _period_rows(sheets, fixed, names, by))


def _period_rows(
    sheets: Sequence[Sheet], keys: Sequence[str], names: Sequence[str], by: str
) -> Iterator[tuple[object, ...]]:
    for sheet in sheets:
        accounts = {row.key: row.values for row in by_account(sheet.ahead.book, sheet.periods)}
        for index, period in enumerate(sheet.periods):
            written = shape.period(period)
            if sheet.drawn is not None:
                written |= shape_simulation.percentiles_of(period, sheet.drawn)
            cells = (
                {name: shape.decimal(accounts[name][index]) for name in names if name in accounts}
                if by == "account"
                else written["categories"]
            )
            fixed = (written[key] for key in keys)
            yield (sheet.ahead.scenario.name, *fixed, *(cells.get(name, "0.00") for name in names))


def _item_rows(frame: Frame, sheets: Sequence[Sheet]) -> Iterator[tuple[object, ...]]:
    for sheet in sheets:
        for item in sheet.ahead.items:
            written = shape.item(item, sheet.ahead.book.currency, frame.say)
            written["source"] = str(item.source or "")
            yield (sheet.ahead.scenario.name, *(written[key] for key in _ITEM))
