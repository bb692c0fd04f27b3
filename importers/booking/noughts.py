"""Rows of no amount, as banks announce things in: they move nothing, so they are no question.

A line that comes to nought by parts, payments or another currency that do not is kept.
"""

from __future__ import annotations

from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kasboek.importers.statement import BankLine
    from kasboek.importers.statement import Statement

NO_AMOUNT = "no amount"
"""The reason for which such rows are left out."""
_AMOUNT = itemgetter(1)


def moves(statement: Statement) -> bool:
    """Say whether each line has an amount."""
    return all(map(_AMOUNT, statement.lines))


def without_noughts(statement: Statement) -> Statement:
    """Return a statement without its rows of no amount; the balances go on across them."""
    if moves(statement):
        return statement
    changed = {each.row for each in statement.exchanges if each.amount}
    kept = (each for each in statement.lines if _tells(each) or each.row in changed)
    return replace(statement, lines=tuple(kept))


def _tells(line: BankLine) -> bool:
    parts, payments = line.parts, line.details
    return any((line.amount, *(p.amount for p in parts), *(p.amount for p in payments)))
