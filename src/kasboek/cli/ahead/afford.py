"""`kasboek afford`: can we spend it, from which day, and else what would make it possible."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import click

from kasboek.cli.forecasting import drawn_ahead
from kasboek.cli.forecasting import look_ahead
from kasboek.cli.frame import Day
from kasboek.cli.frame import Exit
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame
from kasboek.cli.frame import spoken
from kasboek.cli.tables import Column
from kasboek.cli.tables import print_table
from kasboek.core.ahead.afford import Act
from kasboek.core.ahead.afford import Affordable
from kasboek.core.ahead.afford import afford
from kasboek.core.ahead.sentences import affords
from kasboek.core.shapes import shape
from kasboek.core.shapes import shape_simulation
from kasboek.core.simulation.sentences import affords_on_p10
from kasboek.core.simulation.spending import cautious

if TYPE_CHECKING:
    import datetime as dt

    from kasboek.core.forecast.model import Forecast
    from kasboek.core.saying import Saying

_GROUPED = re.compile(r"[1-9]\d{0,2}([ .,'\u00a0\u202f])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d{1,2})?")
_PLAIN = re.compile(r"\d{1,15}(?:[.,]\d+)?")


def read_amount(text: str) -> Decimal | None:
    """Read an amount in either style: 12,500.00 and 12.500,00 and 12500; `None` for nonsense.

    One separator before exactly three digits groups thousands: 12.500 is twelve thousand five
    hundred.

    >>> read_amount("€ 1.250,50")
    Decimal('1250.50')
    >>> read_amount("12,5 oh")
    """
    bare = re.sub(r"^(?:€|EUR)\s*|\s*(?:€|EUR)$", "", text.strip(), flags=re.IGNORECASE)
    if grouped := _GROUPED.fullmatch(bare):
        mark = grouped[1]
        tail = bare[bare.rfind(mark) + 4 :]
        return Decimal(bare[: len(bare) - len(tail)].replace(mark, "") + tail.replace(",", "."))
    return Decimal(bare.replace(",", ".")) if _PLAIN.fullmatch(bare) else None


class Amount(click.ParamType):  # type: ignore[type-arg] # generic only in newer clicks
    """An amount of money above zero."""

    name = "amount"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Decimal:
        """Read the amount; nonsense is refused with a sentence."""
        amount = value if isinstance(value, Decimal) else read_amount(str(value))
        if not amount:
            self.fail(spoken(ctx).tell("afford.no-amount", text=str(value)), param, ctx)
        return amount


@click.command("afford")
@click.argument("amount", type=Amount())
@click.option("--on", type=Day(), help="The day of the expense; else the first day ahead.")
@click.option("--scenario", default="base", show_default=True, help="The scenario to ask it of.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_frame
def command(
    frame: Frame, amount: Decimal, on: dt.date | None, scenario: str, *, as_json: bool
) -> None:
    """Tell whether AMOUNT can be spent without breaking the buffer later on.

    It can on a day when it is at most the lowest headroom from that day on (balance plus overdraft
    limit less buffer). The same is told on P10: what holds nine times in ten.
    If it cannot, the answer is how much is missing by when, and which invoices
    collected earlier or plan lines put off would make it possible. AMOUNT is written as 12500,
    12,500.00 or 12.500,00.
    """
    book = frame.book()
    forecast = look_ahead(frame, book, scenario)
    try:
        answer = afford(forecast, amount, on)
    except ValueError:
        first, last = forecast.path[0].date, forecast.path[-1].date
        frame.stop(Exit.USAGE, "afford.outside", day=on, first=first, last=last)
    drawn = drawn_ahead(frame, forecast)
    wary = cautious(drawn, amount, answer.on)
    if as_json:
        shaped = shape.affordable(forecast, answer, frame.say)
        frame.print_json({**shaped, "p10": shape_simulation.cautious(wary)})
    else:
        _print(frame, forecast, answer, affords_on_p10(drawn, wary))
    frame.finish(book, *forecast.problems)


def _print(frame: Frame, forecast: Forecast, answer: Affordable, wary: Saying) -> None:
    for told in affords(forecast, answer):
        frame.print(told)
    if forecast.buffer.unknown is None:
        frame.print(wary)
    if not answer.possible:
        _print_levers(frame, answer)


def _print_levers(frame: Frame, answer: Affordable) -> None:
    if not answer.levers:
        frame.print(frame.tell("afford.no-lever"))
        return
    frame.print()
    frame.print(frame.tell("afford.enough" if answer.enough else "afford.not-enough"))
    heads = (
        frame.tell("afford.act"),
        frame.tell("word.day"),
        Column(frame.tell("word.amount"), right=True),
        frame.tell("word.counterparty"),
        Column(frame.tell("word.because"), flexible=True),
        frame.tell("word.source"),
    )
    print_table(
        frame,
        heads,
        [
            (
                frame.tell("afford.collect" if lever.act is Act.COLLECT else "afford.postpone"),
                lever.by,
                lever.amount,
                lever.item.counterparty,
                lever.item.because,
                str(lever.item.source or ""),
            )
            for lever in answer.levers
        ],
    )
