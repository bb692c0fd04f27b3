"""`kasboek reverse`: how much fewer sales, or how many days later, until the buffer breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kasboek.cli.forecasting import horizon_option
from kasboek.cli.forecasting import look_ahead
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame
from kasboek.cli.tables import Column
from kasboek.cli.tables import print_table
from kasboek.core.ahead.reverse import Driver
from kasboek.core.ahead.reverse import reverse
from kasboek.core.ahead.reverse import says
from kasboek.core.ahead.sensitivity import sensitivity
from kasboek.core.ahead.sentences import lowest
from kasboek.core.ahead.sentences import no_buffer
from kasboek.core.saying import Money
from kasboek.core.shapes.shape_analysis import effects
from kasboek.core.shapes.shape_analysis import head
from kasboek.core.shapes.shape_analysis import reversal
from kasboek.core.shapes.shape_analysis import tried

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.core.ahead.reverse import Reversal
    from kasboek.core.ahead.sensitivity import Effect
    from kasboek.core.forecast.model import Forecast

_FIELDS = ("driver", "bar", "limit", "state", "cut", "days", "date", "balance", "lost", "says")
_EFFECT_FIELDS = ("kind", "subject", "says", "change", "low_date", "low", "first_breach")


@click.command("reverse")
@click.argument("driver", required=False, type=click.Choice([each.value for each in Driver]))
@click.option("--sensitivity", "only", is_flag=True, help="Only what moves the low point most.")
@click.option("--scenario", default="base", show_default=True, help="The scenario to start from.")
@horizon_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@pass_frame
def command(  # noqa: PLR0913 # one parameter per option
    frame: Frame,
    driver: str | None,
    scenario: str,
    horizon: str,
    *,
    only: bool,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Tell what breaks the buffer: fewer sales, or receipts that come later.

    Without DRIVER both are tried, and a table ranks what moves the low point most. The cut is in
    tenths of a percent of new sales, the delay in whole days; each is the smallest that breaks.
    Fewer sales are less VAT too, so a larger cut need not be worse on every day: no smaller cut in
    steps of 2 %, and no shorter delay in steps of a week, breaks either.
    """
    book = frame.book()
    base = look_ahead(frame, book, scenario, horizon)
    drivers = (Driver(driver),) if driver else tuple(Driver)
    found = () if only else reverse(base, drivers).found
    ranked = sensitivity(base) if only or driver is None else ()
    if as_json:
        frame.print_json(
            {
                **head(base),
                "reverse": [reversal(base, one, frame.say) for one in found],
                "sensitivity": effects(ranked, frame.say),
            }
        )
    elif as_csv:
        _print_csv(frame, base, found, ranked)
    else:
        _print(frame, base, found, ranked)
    frame.finish(book, *base.problems)


def _print(
    frame: Frame, base: Forecast, found: Sequence[Reversal], ranked: Sequence[Effect]
) -> None:
    frame.print(lowest(base))
    if careful := no_buffer(base):
        frame.print(careful)
    for told in dict.fromkeys(says(base, one) for one in found):  # already broken: said once
        frame.print(told)
    if ranked:
        frame.print()
        _print_ranked(frame, base, ranked)


def _print_ranked(frame: Frame, base: Forecast, ranked: Sequence[Effect]) -> None:
    currency = base.book.currency
    heads = (
        Column(frame.tell("sensitivity.what"), flexible=True),
        Column(frame.tell("sensitivity.change"), right=True),
        Column(frame.tell("sensitivity.low"), right=True),
        frame.tell("sensitivity.low-day"),
        frame.tell("sensitivity.breach"),
    )
    print_table(
        frame,
        heads,
        [
            (
                tried(one),
                Money(one.change, currency),
                Money(one.low.amount, currency),
                one.low.date,
                one.first_breach or "-",
            )
            for one in ranked
        ],
        frame.tell("sensitivity.title"),
    )


def _print_csv(
    frame: Frame, base: Forecast, found: Sequence[Reversal], ranked: Sequence[Effect]
) -> None:
    """Print what breaks it; only where that was not asked, what moves the low point."""
    if found:
        rows = [reversal(base, one, frame.say) for one in found]
        frame.print_csv(_FIELDS, [[row[field] for field in _FIELDS] for row in rows])
        return
    frame.print_csv(
        _EFFECT_FIELDS,
        [
            [
                *(row[field] for field in _EFFECT_FIELDS[:4]),
                row["low_point"]["date"],
                row["low_point"]["amount"],
                row["first_breach"],
            ]
            for row in effects(ranked, frame.say)
        ],
    )
