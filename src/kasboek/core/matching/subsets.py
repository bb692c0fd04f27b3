"""Which sets of open amounts add up to a payment: how many there are, and the first of them.

All sets are counted, by the sums of two halves (Horowitz and Sahni, "Computing Partitions with
Applications to the Knapsack Problem", 1974), so that "only these" is proved. Beyond `MOST` amounts
nothing is claimed.
"""

from __future__ import annotations

from functools import reduce
from math import gcd
from typing import TYPE_CHECKING
from typing import NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from numpy.typing import NDArray

MOST = 20
"""Amounts of which all sets are looked at: a million of them."""
SHOWN = 3
"""Sets that are given, however many there are."""
CHANCE = 250
"""A sum counts as no accident where there are this many times more sums possible than sets."""
_LARGEST = 2**56


class Sums(NamedTuple):
    """The sets that add up: how many, and the first, as positions in order."""

    number: int
    sets: tuple[tuple[int, ...], ...]


def sums(amounts: Sequence[Decimal], total: Decimal) -> Sums | None:
    """Count the non-empty sets of amounts that add up to a total; `None`: too many to prove.

    >>> from decimal import Decimal as D
    >>> sums([D(100), D(60), D(40)], D(100))
    Sums(number=2, sets=((0,), (1, 2)))
    """
    units = whole([*amounts, total])
    if len(amounts) > MOST or units is None:
        return None
    *numbers, wanted = units
    middle = len(numbers) // 2
    left, right = _all(numbers[:middle]), _all(numbers[middle:])
    order = np.argsort(right, kind="stable")
    ranked = right[order]
    first = np.searchsorted(ranked, wanted - left, "left")
    last = np.searchsorted(ranked, wanted - left, "right")
    empty = int(wanted == 0)
    count = int((last - first).sum()) - empty
    sets: list[tuple[int, ...]] = []
    for at in np.flatnonzero(last > first).tolist():
        for place in order[first[at] : last[at]].tolist()[: SHOWN + 1]:
            mask = at | (place << middle)
            if mask:
                sets.append(tuple(i for i in range(len(numbers)) if mask >> i & 1))
        if len(sets) > SHOWN * SHOWN:
            break
    sets.sort(key=lambda each: (len(each), each))
    return Sums(count, tuple(sets[:SHOWN]))


def by_chance(amounts: Sequence[Decimal], total: Decimal) -> bool:
    """Say whether a sum of some of these may fit by accident.

    Amounts of whole hundreds have few sums, and many sets share each: so the sets are held against
    the sums that are possible, in steps of what divides all amounts. An odd amount among round
    ones is in none of their sums: so it is asked of all that share a divisor with the total, too.
    """
    units = whole([*amounts, total])
    if units is None:
        return True
    *numbers, wanted = units
    for divisor in {1, *(gcd(wanted, each) for each in numbers)}:
        alike = [each for each in numbers if divisor and each % divisor == 0]
        step = reduce(gcd, alike, wanted)
        many = (2 ** len(alike) - 1) * CHANCE * step > sum(map(abs, alike))
        if many and (divisor == 1 or len(alike) > 1):
            return True
    return False


def whole(amounts: Sequence[Decimal]) -> list[int] | None:
    """Return the amounts in the smallest unit that any of them has; `None`: beyond 64 bits."""
    places = max((-_exponent(each) for each in amounts), default=0)
    units = [int(each.scaleb(max(places, 0))) for each in amounts]
    return units if sum(map(abs, units)) < _LARGEST else None


def _exponent(amount: Decimal) -> int:
    exponent = amount.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _all(numbers: Sequence[int]) -> NDArray[np.int64]:
    """Return the sum of every set, at the place whose bits are its members."""
    found = np.zeros(1, dtype=np.int64)
    for number in numbers:
        found = np.concatenate([found, found + number])
    return found
