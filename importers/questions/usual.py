"""Where money of a direction and a size usually goes: what is offered when nothing else is known.

It is no evidence for a line, and never decides: a person picks.
"""

from __future__ import annotations

from collections import Counter
from collections import defaultdict
from typing import TYPE_CHECKING

from kasboek.core.categorising.certainty import place
from kasboek.core.categorising.model import NOWHERE
from kasboek.importers.balances.opening import equity_for_opening
from kasboek.importers.categorising.history import history

if TYPE_CHECKING:
    from decimal import Decimal

    from kasboek.core.book import Book
    from kasboek.core.categorising.model import Place

LIKE = 3
"""How much larger or smaller an amount is that is still of about the same size."""


class Usual:
    """The bookings of a ledger by direction and currency, each with its place, VAT and all."""

    def __init__(self, book: Book) -> None:
        """Note the size and the place of each."""
        self._of: defaultdict[tuple[bool, str], list[tuple[Decimal, Place]]] = defaultdict(list)
        for each in history(book):
            if each.account in {NOWHERE, equity_for_opening(book, each.date)}:
                continue  # what an account began with was received from nobody
            if (where := place((each,))) is not None:
                self._of[each.amount > 0, each.currency].append((abs(each.amount), where))

    def places(self, amount: Decimal, currency: str) -> list[tuple[Place, int]]:
        """Return the places of amounts of about this size, the most frequent first.

        Each with how many went there; the sign of `amount` is the bank's.
        """
        size = abs(amount)
        found = Counter(
            where
            for other, where in self._of[amount > 0, currency]
            if other <= LIKE * size and size <= LIKE * other
        )
        return sorted(found.items(), key=lambda pair: (-pair[1], str(pair[0])))
