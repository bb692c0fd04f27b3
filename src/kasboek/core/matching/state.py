"""What is left of each item while payments are matched one after the other."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.matching.parties import Parties
from kasboek.core.matching.references import Numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kasboek.core.matching.references import Named
    from kasboek.core.matching.values import Candidate
    from kasboek.core.matching.values import Payment
    from kasboek.core.matching.values import Settles


class State:
    """The items with what is left of them, and what other payments of the same run name."""

    def __init__(self, items: Iterable[Candidate]) -> None:
        """Keep the items in the order of their due dates."""
        ordered = sorted(items, key=lambda item: (item.due, item.date, item.id))
        self.numbers = Numbers(ordered)
        self.parties = Parties(ordered)
        self.items = {item.id: item for item in ordered}
        self._left = {item.id: item.open for item in ordered}
        self._of: defaultdict[tuple[str, bool, str], list[Candidate]] = defaultdict(list)
        for item in ordered:
            if item.open:
                self._of[item.counterparty, item.receivable, item.currency].append(item)
        self._announced: defaultdict[str, set[str]] = defaultdict(set)

    def left(self, item: Candidate) -> Decimal:
        """Return what is left, signed as the payment that would close it."""
        return self._left[item.id]

    def named(self, payment: Payment) -> list[Named]:
        """Return the numbers that a payment names."""
        return self.numbers.named(told(payment))

    def open_of(self, name: str, payment: Payment) -> list[Candidate]:
        """Return what a party has open that money of this direction pays, credit notes too.

        Both sides may fit: who is paid may be a customer with a credit note. The side with an item
        of the payment's direction counts.
        """
        for receivable in (payment.amount > 0, payment.amount < 0):
            listed = [
                item
                for item in self._of.get((name, receivable, payment.currency), ())
                if self._left[item.id] and item.date <= payment.date
            ]
            if any((self._left[item.id] > 0) == (payment.amount > 0) for item in listed):
                return listed
        return []

    def announce(self, payments: Iterable[Payment]) -> None:
        """Note which items the payments of a run name, so that none is taken by amount alone."""
        for payment in payments:
            for each in (payment, *payment.details):
                for named in self.named(each):
                    for item in named.items:
                        self._announced[item.id].add(payment.id)

    def named_by_other(self, item: Candidate, payment: Payment) -> bool:
        """Say whether another payment of this run names the item."""
        return bool(self._announced.get(item.id, set()) - {payment.id})

    def take(self, settles: Settles) -> None:
        """Subtract what a settlement takes."""
        for item, amount in settles.parts:
            self._left[item] -= amount

    def give_back(self, settles: Settles) -> None:
        """Undo `take`."""
        for item, amount in settles.parts:
            self._left[item] += amount


def told(payment: Payment) -> str:
    """Return all that a payment says."""
    return " ; ".join(filter(None, (payment.text, *payment.refs)))
