"""The balance chain: what the statement says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from enum import StrEnum
from itertools import accumulate
from itertools import pairwise
from operator import add
from operator import attrgetter
from typing import TYPE_CHECKING

from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from decimal import Decimal

    from kasboek.importers.statement import BankLine
    from kasboek.importers.statement import Statement

_AMOUNT, _BALANCE, _CURRENCY = map(attrgetter, ("amount", "balance", "currency"))
MAX_NAMED = 3
"""Breaks told in a sentence each; the rest is counted."""


class Proved(StrEnum):
    """Whether opening + movements = closing, row by row where the rows have balances."""

    PROVED = "proved"
    BROKEN = "broken"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the chain breaks: after this line the balance should be `expected`."""

    row: int
    expected: Decimal
    found: Decimal


@dataclass(frozen=True, slots=True)
class Proof:
    """The outcome, and where the chain breaks."""

    result: Proved
    breaks: tuple[Break, ...] = ()

    def sayings(self, statement: Statement) -> list[Saying]:
        """Return a sentence per break, at most a few, then how many more there are."""
        told = [_told(each, statement) for each in self.breaks[:MAX_NAMED]]
        if (more := len(self.breaks) - MAX_NAMED) > 0:
            told.append(saying("importers.chain-broken-more", count=more))
        return told


def open_batches(statement: Statement) -> list[Saying]:
    """Name the settlements whose rows do not add up to nothing."""
    return [
        saying("importers.batch", batch=each.name, left=Money(each.left, statement.currency))
        for each in statement.batches
        if each.left
    ]


def _told(found: Break, statement: Statement) -> Saying:
    expected = Money(found.expected, statement.currency)
    bank = Money(found.found, statement.currency)
    apart = Money(found.found - found.expected, statement.currency)
    if statement.by_entry:
        return saying(
            "importers.entry-chain-broken",
            entry=found.row,
            expected=expected,
            found=bank,
            difference=apart,
        )
    return saying(
        "importers.chain-broken",
        line=found.row,
        expected=expected,
        found=bank,
        difference=apart,
    )


def prove(statement: Statement) -> Proof:
    """Follow the balances from line to line, and from the opening to the closing balance.

    Five decimals occur in statements, so sums are compared exactly, never rounded.
    """
    lines = statement.lines
    if statement.opening is None or statement.closing is None:
        return Proof(Proved.ABSENT)
    breaks = tuple(_breaks(lines))
    if breaks:
        return Proof(Proved.BROKEN, breaks)
    expected = statement.opening.number + statement.total
    found = statement.closing.number
    if expected != found or any(map(_CURRENCY, lines)):
        row = lines[-1].row if lines else 0
        return Proof(Proved.BROKEN, (Break(row, expected, found),))
    return Proof(Proved.PROVED)


def followed(statement: Statement, proof: Proof) -> Statement:
    """Return a statement that is proved with the balance after each line, as far as it has none.

    So what a file without such a column brought is known again in one cut during the same day. A
    payment provider's file has its own order, in which nobody else tells of it.
    """
    lines, opening = statement.lines, statement.opening
    if proof.result is not Proved.PROVED or opening is None:
        return statement
    if any(line.balance is not None or line.parts for line in lines):
        return statement
    states = accumulate(map(_AMOUNT, lines), initial=opening.number)
    next(states)
    after = (line._replace(balance=state) for line, state in zip(lines, states, strict=True))
    return replace(statement, lines=tuple(after))


def _breaks(lines: Sequence[BankLine]) -> Iterator[Break]:
    amounts, balances = map(_AMOUNT, lines[1:]), list(map(_BALANCE, lines))
    if None not in balances and list(map(add, balances, amounts)) == balances[1:]:
        return  # by the column, as nearly all statements hold
    for before, line in pairwise(lines):
        if line.balance is not None and before.balance is not None:
            expected = before.balance + line.amount
            if line.balance != expected:
                yield Break(line.row, expected, line.balance)
