"""What settlements come to: parts on items, and parts that no item explains."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.open_items import Loose

if TYPE_CHECKING:
    from kasboek.reading.items.opened import Opened
    from kasboek.reading.items.owed import Owed
    from kasboek.reading.items.remarks import Pool


class Outcome:
    """Written down as settlements are applied: `settled` is the item that an entry settles."""

    __slots__ = ("_pools", "loose", "settled")

    def __init__(self) -> None:
        """Start with nothing settled."""
        self.loose: list[Loose] = []
        self.settled: dict[int, str] = {}
        self._pools: defaultdict[Pool, Decimal] = defaultdict(Decimal)

    def put(self, item: Opened, amount: Decimal, by: Owed, *, allocated: bool = False) -> None:
        """Put an amount on an item: positive lowers what is open."""
        item.settle(amount, by, allocated)
        self.settled.setdefault(by.entry, item.id)

    def rest(self, posting: Owed, amount: Decimal) -> None:
        """Leave an amount unexplained: positive raises what is owed."""
        pool = (posting.account, posting.counterparty, posting.currency)
        signed = amount if posting.receivable else -amount
        self._pools[pool] += signed
        self.loose.append(Loose(posting.date, *pool, signed, posting.source))

    def held(self, posting: Owed) -> Decimal:
        """Return what is unexplained so far where a posting stands: positive is still owed."""
        held = self._pools[posting.account, posting.counterparty, posting.currency]
        return held if posting.receivable else -held
