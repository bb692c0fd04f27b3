"""`kasboek payables`: what we owe suppliers, how late it is, and how we pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kasboek.cli.frame import Day
from kasboek.cli.frame import Frame
from kasboek.cli.frame import pass_frame
from kasboek.cli.owed.ageing import Asked
from kasboek.cli.owed.ageing import answer

if TYPE_CHECKING:
    from datetime import date


@click.command("payables")
@click.option(
    "--by",
    type=click.Choice(["item", "counterparty"]),
    default="item",
    show_default=True,
    help="One line per bill, or per supplier with days late.",
)
@click.option("--supplier", help="One supplier: every bill with its history, and how we pay.")
@click.option("--as-of", "as_of", type=Day(), help="On this day, with what was known then.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@pass_frame
def command(  # noqa: PLR0913 # one argument per option
    frame: Frame,
    by: str,
    supplier: str | None,
    as_of: date | None,
    *,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Print the open bills by how late they are, on any day.

    The total and what no bill explains are held against the balance of the payable accounts.

    \b
    kasboek payables --by counterparty
    kasboek payables --as-of 2026-06-30
    kasboek payables --supplier "Frames & Co"
    """  # noqa: D301 # click wants the character \b, not the two letters
    frame.as_of = as_of or frame.as_of
    answer(frame, Asked(False, by, supplier, as_json, as_csv))  # noqa: FBT003 # the fields by name
