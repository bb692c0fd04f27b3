"""`kasboek receivables`: what customers owe, how late it is, and how they pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kasboek.cli.owed.ageing import answer
from kasboek.cli.owed.options import options

if TYPE_CHECKING:
    from kasboek.cli.frame import Frame
    from kasboek.cli.owed.ageing import Asked


@click.command("receivables")
@options(
    "--customer",
    receivable=True,
    by="One line per invoice, or per customer with credit limit and days late.",
    of="One customer: every invoice with its history, and how they pay.",
)
def command(frame: Frame, asked: Asked) -> None:
    """Print the open invoices by how late they are, on any day.

    The total and what no invoice explains are held against the balance of the receivable accounts.

    \b
    kasboek receivables --by counterparty
    kasboek receivables --as-of 2026-06-30
    kasboek receivables --customer "Rijwielhuis Jansen"
    """  # noqa: D301 # click wants the character \b, not the two letters
    answer(frame, asked)
