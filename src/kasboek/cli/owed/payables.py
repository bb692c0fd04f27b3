"""`kasboek payables`: what we owe suppliers, how late it is, and how we pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kasboek.cli.owed.ageing import answer
from kasboek.cli.owed.options import options

if TYPE_CHECKING:
    from kasboek.cli.frame import Frame
    from kasboek.cli.owed.ageing import Asked


@click.command("payables")
@options(
    "--supplier",
    receivable=False,
    by="One line per bill, or per supplier with days late.",
    of="One supplier: every bill with its history, and how we pay.",
)
def command(frame: Frame, asked: Asked) -> None:
    """Print the open bills by how late they are, on any day.

    The total and what no bill explains are held against the balance of the payable accounts.

    \b
    kasboek payables --by counterparty
    kasboek payables --as-of 2026-06-30
    kasboek payables --supplier "Frames & Co"
    """  # noqa: D301 # click wants the character \b, not the two letters
    answer(frame, asked)
