"""A tax in the terminal: what it is made of, and the rows behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek.cli.tables import Column
from kasboek.cli.tables import print_table
from kasboek.core.saying import Money

if TYPE_CHECKING:
    from kasboek.cli.frame import Frame
    from kasboek.cli.tables import Cell
    from kasboek.core.forecast.tax.parts import TaxParts

_MOST = 40


def print_tax(frame: Frame, currency: str, tax: TaxParts) -> None:
    """Print a tax's period, its parts and their sum, then the latest rows; all in `currency`."""
    frame.print()
    if tax.period:
        key = "tax.period"
        frame.print(frame.tell(key, start=tax.period.start, end=tax.period.end))
    rows: list[list[Cell]] = [
        [frame.tell(f"tax.part-{name}"), Money(amount, currency)] for name, amount in tax.parts
    ]
    rows.append([frame.tell("tax.total"), Money(-tax.item.amount, currency)])
    heads = (frame.tell("explain.input"), Column(frame.tell("word.amount"), right=True))
    print_table(frame, heads, rows)
    if not tax.rows:
        return
    frame.print()
    behind: list[list[Cell]] = [
        [
            row.date,
            Money(row.amount, currency),
            frame.tell(f"tax.part-{row.part}"),
            row.text,
            str(row.source or ""),
        ]
        for row in tax.rows[-_MOST:]
    ]
    titles = (
        frame.tell("word.day"),
        Column(frame.tell("word.amount"), right=True),
        frame.tell("explain.input"),
        Column(frame.tell("explain.text"), flexible=True),
        frame.tell("word.source"),
    )
    print_table(frame, titles, behind)
    if len(tax.rows) > _MOST:
        frame.print(frame.tell("explain.earlier", count=len(tax.rows) - _MOST))
