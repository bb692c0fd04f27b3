"""`kasboek receivables`: what customers owe, how late it is, and how they pay."""

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


@click.command("receivables")
@click.option(
    "--by",
    type=click.Choice(["item", "counterparty"]),
    default="item",
    show_default=True,
    help="One line per invoice, or per customer with credit limit and days late.",
)
@click.option("--customer", help="One customer: every invoice with its history, and how they pay.")
@click.option("--as-of", "as_of", type=Day(), help="On this day, with what was known then.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@pass_frame
def command(  # noqa: PLR0913 # one argument per option
    frame: Frame,
    by: str,
    customer: str | None,
    as_of: date | None,
    *,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Print the open invoices by how late they are, on any day.

    The total and what no invoice explains are held against the balance of the receivable accounts.

    \b
    kasboek receivables --by counterparty
    kasboek receivables --as-of 2026-06-30
    kasboek receivables --customer "Rijwielhuis Jansen"
    """  # noqa: D301 # click wants the character \b, not the two letters
    frame.as_of = as_of or frame.as_of
    answer(frame, Asked(True, by, customer, as_json, as_csv))  # noqa: FBT003 # the fields by name
