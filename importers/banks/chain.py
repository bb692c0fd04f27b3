"""The order of a table's rows: oldest first, by their days and within a day by their balances."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from itertools import pairwise
from operator import add
from operator import attrgetter
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from kasboek.importers.statement import BankLine

_DAY = itemgetter(0)
_AMOUNT, _BALANCE = itemgetter(1), attrgetter("balance")


def ordered(lines: list[BankLine], *, newest_first: bool) -> list[BankLine]:
    """Return the lines oldest first.

    Days decide, and within a day the balances, each of which goes on where another ends. Where
    neither tells, the rows stand as they do in the file, turned round if it is newest first.
    """
    if len(lines) < 2:
        return lines
    days = list(map(_DAY, lines))
    if days[0] > days[-1] or (days[0] == days[-1] and newest_first):
        lines, days = lines[::-1], days[::-1]
    if any(a > b for a, b in pairwise(days)):
        lines = sorted(lines, key=_DAY)
    if None in map(_BALANCE, lines) or follows(lines):
        return lines
    return _linked(lines)


def follows(lines: Sequence[BankLine]) -> bool:
    """Return whether each balance is the one before it and the amount."""
    balances = list(map(_BALANCE, lines))
    return list(map(add, balances, map(_AMOUNT, lines[1:]))) == balances[1:]


def _linked(lines: list[BankLine]) -> list[BankLine]:
    days = [list(group) for _, group in groupby(lines, _DAY)]
    found: list[BankLine] = []
    end = _start(days)
    for group in days:
        if (end is not None and _before(group[0]) != end) or not follows(group):
            group = _path(group, end) or _path(group, None) or group  # noqa: PLW2901 # in order
        found += group
        end = group[-1].balance
    return found


def _start(days: list[list[BankLine]]) -> Decimal | None:
    """Return where the first day starts: of days that come back to it, what they share."""
    shared = [_before(line) for line in days[0]]
    for group in days:
        if (start := _odd(group)) is not None:
            return start if start in shared else None
        here = set(map(_before, group))
        shared = [balance for balance in shared if balance in here]
    return next(iter(shared), None)


def _before(line: BankLine) -> Decimal:
    return (line.balance or 0) - line.amount


def _odd(group: list[BankLine]) -> Decimal | None:
    """Return the balance that a day starts with, if its rows do not come back to it."""
    degree: defaultdict[Decimal, int] = defaultdict(int)
    for line in group:
        degree[_before(line)] += 1
        degree[line.balance or line.amount * 0] -= 1
    starts = [balance for balance, out in degree.items() if out > 0]
    return starts[0] if len(starts) == 1 and degree[starts[0]] == 1 else None


def _path(group: list[BankLine], start: Decimal | None) -> list[BankLine] | None:
    """Return all lines so that each goes on where the one before it ends, or `None`.

    An Eulerian path: balances are the nodes, lines the edges (Hierholzer, 1873).
    """
    if start is None:
        start = _odd(group)
    node = _before(group[0]) if start is None else start
    leaving: defaultdict[Decimal, list[BankLine]] = defaultdict(list)
    for line in reversed(group):  # the first in the file is taken first
        leaving[_before(line)].append(line)
    stack: list[tuple[Decimal, BankLine | None]] = [(node, None)]
    back: list[BankLine] = []
    while stack:
        node, arrived = stack[-1]
        if leaving[node]:
            taken = leaving[node].pop()
            stack.append((taken.balance or taken.amount * 0, taken))
        else:
            stack.pop()
            if arrived is not None:
                back.append(arrived)
    back.reverse()
    return back if len(back) == len(group) and follows(back) else None
