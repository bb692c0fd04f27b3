"""What is left of each item while payments are matched one after the other."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.matching.parties import Parties
from kasboek.core.matching.references import Numbers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from collections.abc import Mapping

    from kasboek.core.matching.references import Named
    from kasboek.core.matching.values import Candidate
    from kasboek.core.matching.values import Payment
    from kasboek.core.matching.values import Settles


class Listed:
    """What somebody has open, and which of it is an amount."""

    def __init__(self, items: list[Candidate], left: Mapping[str, Decimal]) -> None:
        """Keep the items; they are sorted by amount when that is asked first."""
        self.items = items
        self._left = left
        self._amounts: defaultdict[Decimal, list[Candidate]] | None = None

    def of_amount(self, amount: Decimal) -> list[Candidate]:
        """Return the items of which exactly this is left."""
        if self._amounts is None:
            self._amounts = defaultdict(list)
            for item in self.items:
                self._amounts[self._left[item.id]].append(item)
        return self._amounts.get(amount, [])


class State:
    """The items with what is left of them, and what other payments of the same run name."""

    def __init__(self, items: Iterable[Candidate], noted: Iterable[str] = ()) -> None:
        """Keep the items in the order of their due dates, and the numbers of credit notes."""
        ordered = sorted(items, key=lambda item: (item.due, item.date, item.id))
        self.numbers = Numbers(ordered, noted)
        self.parties = Parties(ordered)
        self.items = {item.id: item for item in ordered}
        self._left = {item.id: item.open for item in ordered}
        self._of: defaultdict[tuple[str, bool, str], list[Candidate]] = defaultdict(list)
        for item in ordered:
            if item.open:
                self._of[item.counterparty, item.receivable, item.currency].append(item)
        self._announced: defaultdict[tuple[str, bool], set[str]] = defaultdict(set)
        self._listed: dict[tuple[str, bool, str, dt.date], Listed] = {}
        """What was open of whom for a day, as long as nothing is taken."""

    def left(self, item: Candidate) -> Decimal:
        """Return what is left, signed as the payment that would close it."""
        return self._left[item.id]

    def named(self, payment: Payment) -> list[Named]:
        """Return the numbers that a payment names."""
        return self.numbers.named(told(payment))

    def open_of(self, name: str, payment: Payment) -> Listed:
        """Return what a party has open that money of this direction pays, credit notes too.

        Both sides may fit: who is paid may be a customer with a credit note. The side with an item
        of the payment's direction counts.
        """
        key = (name, payment.amount > 0, payment.currency, payment.date)
        if (known := self._listed.get(key)) is None:
            known = self._listed[key] = Listed(self._open_of(name, payment), self._left)
        return known

    def _open_of(self, name: str, payment: Payment) -> list[Candidate]:
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
                        self._announced[item.id, each.amount > 0].add(payment.id)

    def named_by_other(self, item: Candidate, payment: Payment) -> bool:
        """Say whether another payment of this run, that goes the same way, names the item."""
        return bool(self._announced.get((item.id, payment.amount > 0), set()) - {payment.id})

    def take(self, settles: Settles) -> None:
        """Subtract what a settlement takes."""
        self._listed.clear()
        for item, amount in settles.parts:
            self._left[item] -= amount

    def give_back(self, settles: Settles) -> None:
        """Undo `take`."""
        self._listed.clear()
        for item, amount in settles.parts:
            self._left[item] += amount


def told(payment: Payment) -> str:
    """Return all that a payment says."""
    return " ; ".join(filter(None, (payment.text, *payment.refs)))
