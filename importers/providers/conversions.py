"""Which two lines of a provider are one change of currency: what the one gave, the other got."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.importers.statement import Exchange

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from collections.abc import Sequence

    from kasboek.importers.statement import BankLine
    from kasboek.importers.statement import Statement


class Link(NamedTuple):
    """A row's own number, and that of the row that it belongs to."""

    name: str
    other: str


def exchanged(statements: Sequence[Statement], links: Mapping[int, Link]) -> tuple[Statement, ...]:
    """Return the statements with the two lines of each change of currency told to each other.

    `links` are of such lines, by row: they name each other, or both the payment they are for.
    Only a day's two of opposite sign in two currencies are a change; others stay as they are.
    """
    if not links:
        return tuple(statements)
    halves: defaultdict[tuple[str, dt.date], list[tuple[BankLine, str]]] = defaultdict(list)
    numbers = {each.name for each in links.values()}
    for statement in statements:
        for line in statement.lines:
            if (link := links.get(line.row)) is not None:
                ours = min(link) if link.other in numbers else link.other
                halves[ours, line.date].append((line, statement.currency))
    found: dict[int, Exchange] = {}
    for half in halves.values():
        if len(half) == 2 and half[0][1] != half[1][1]:
            (one, its), (other, others) = half
            if one.amount * other.amount < 0:
                found[one.row] = Exchange(one.row, other.amount, others)
                found[other.row] = Exchange(other.row, one.amount, its)
    return tuple(
        replace(each, exchanges=tuple(found[line.row] for line in each.lines if line.row in found))
        for each in statements
    )
