"""Money between a payment provider and the bank: each statement has its own half of a payout.

The halves meet on the account of class transfer: same amount, within a week.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING

from kasboek.core.accounts import AccountClass
from kasboek.importers.categorising.rules import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal
    from typing import TypeAlias

    from kasboek.core.book import Book

    Half: TypeAlias = tuple[str, str, Decimal]
    """Account of the provider (none for the bank's half), currency, amount to the bank."""

WINDOW = dt.timedelta(days=7)
"""How far apart the two halves of a payout may be booked."""
SHORTEST = 4
_GENERAL = {b"clearing", b"payments", b"betalingen", b"provider", b"transit", b"cards", b"online"}


class Transit:
    """The payouts of which one half is booked, during an import."""

    def __init__(self, book: Book) -> None:
        """Find the halves in the book that have not met."""
        clearing = book.of_class(AccountClass.CLEARING)
        self.clearing = frozenset(each.name for each in clearing)
        self.named: defaultdict[bytes, list[str]] = defaultdict(list)
        """Accounts of providers by the words of their own name, as bank lines have them."""
        for each in clearing:
            for word in words_of(each.name.rpartition(":")[2].lower()):
                if len(word) >= SHORTEST and word not in _GENERAL:
                    self.named[word].append(each.name)
        self._paid: defaultdict[Half, list[dt.date]] = defaultdict(list)
        self._received: defaultdict[Half, list[dt.date]] = defaultdict(list)
        self._on: defaultdict[tuple[str, str, dt.date], list[Decimal]] = defaultdict(list)
        """The amounts of `_paid` by account, currency and day."""
        if self.clearing:
            for account, day, currency, amount in _halves(book):
                if account:
                    self.pay(account, day, currency, amount)
                else:
                    self._meet(day, currency, -amount)

    def pay(self, account: str, day: dt.date, currency: str, amount: Decimal) -> None:
        """Note that a provider pays out (or takes back, if negative).

        What it takes back the same day never leaves it, as a change of currency: the halves meet.
        """
        same = self._on[account, currency, day]
        if -amount in same:
            same.remove(-amount)
            self._paid[account, currency, -amount].remove(day)
            return
        if _taken(self._received, ("", currency, amount), day) is None:
            self._paid[account, currency, amount].append(day)
            self._on[account, currency, day].append(amount)

    def receive(self, account: str, day: dt.date, currency: str, amount: Decimal) -> bool:
        """Let a bank line meet the provider's half; return whether it was there."""
        if self._met(account, day, currency, amount):
            return True
        self._received["", currency, amount].append(day)
        return False

    def is_paid(self, account: str, day: dt.date, currency: str, amount: Decimal) -> bool:
        """Return whether such a half waits for the bank."""
        single = self._paid.get((account, currency, amount), ())
        if any(abs(each - day) <= WINDOW for each in single):
            return True
        return bool(self._together(account, day, currency, amount))

    def _met(self, account: str, day: dt.date, currency: str, amount: Decimal) -> bool:
        """Take the provider's half, or halves that the bank books as one, if they wait."""
        if (single := _taken(self._paid, (account, currency, amount), day)) is not None:
            self._on[account, currency, single].remove(amount)
            return True
        together = self._together(account, day, currency, amount)
        for key, each in together:
            self._paid[key].remove(each)
            self._on[account, currency, each].clear()
        return bool(together)

    def _together(
        self, account: str, day: dt.date, currency: str, amount: Decimal
    ) -> list[tuple[Half, dt.date]]:
        """Return all payouts of one day that add up to what the bank books: one per sale, say."""
        near = sorted(
            (day + dt.timedelta(days=apart) for apart in range(-WINDOW.days, WINDOW.days + 1)),
            key=lambda each: (abs(each - day), each),
        )
        for each in near:
            waiting = self._on.get((account, currency, each), ())
            if len(waiting) > 1 and sum(waiting) == amount:
                return [((account, currency, number), each) for number in waiting]
        return []

    def _meet(self, day: dt.date, currency: str, amount: Decimal) -> None:
        """Note the bank's half, of whatever provider."""
        if not any(self._met(account, day, currency, amount) for account in sorted(self.clearing)):
            self._received["", currency, amount].append(day)


def _halves(book: Book) -> Iterator[tuple[str, dt.date, str, Decimal]]:
    """Give what is booked on transfer accounts, in date order."""
    through = [book.columns.get(each.name) for each in book.of_class(AccountClass.TRANSFER)]
    columns = [column for column in through if column is not None]
    entries = {index for column in columns for index in column.entries}
    of_provider = {
        index: each.name
        for each in book.of_class(AccountClass.CLEARING)
        if (column := book.columns.get(each.name)) is not None
        for index in entries.intersection(column.entries)
    }
    for column in columns:
        rows = zip(column.entries, column.dates, column.currencies, column.numbers, strict=True)
        for entry, day, currency, number in rows:
            yield of_provider.get(entry, ""), day, currency, number


def _taken(halves: defaultdict[Half, list[dt.date]], key: Half, day: dt.date) -> dt.date | None:
    """Take the nearest of the halves that wait; return its day, if there is one."""
    days = halves.get(key)
    near = [each for each in days or () if abs(each - day) <= WINDOW]
    if not days or not near:
        return None
    found = min(near, key=lambda each: (abs(each - day), each))
    days.remove(found)
    return found
