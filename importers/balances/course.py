"""The days of one account: what the ledger has and what an import brings, as balances."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections import defaultdict
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from kasboek.importers.balances.steps import Day
from kasboek.importers.balances.steps import Step
from kasboek.importers.balances.steps import steps_of
from kasboek.importers.duplicates.ledger_keys import Keys
from kasboek.importers.duplicates.ledger_keys import with_keys

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from kasboek.core.book import Book
    from kasboek.importers.booking.outcome import Booked
    from kasboek.importers.statement import BankLine


class Course:
    """The days of one account in one currency: what the ledger has and what an import brings."""

    def __init__(self, book: Book, account: str, currency: str, booked: Sequence[Booked]) -> None:
        """Take the statements of this account and currency that are being booked."""
        self.book, self.account, self.currency = book, account, currency
        self.booked = booked
        self._keys = Keys(Path(book.root), account)
        self._ledger: dict[dt.date, Day] = {}

    @cached_property
    def fresh(self) -> dict[dt.date, list[BankLine]]:
        """Return the new lines by day, in date order."""
        found: defaultdict[dt.date, list[BankLine]] = defaultdict(list)
        for one in self.booked:
            for line, _ in one.new:
                if not line.currency or line.currency == self.currency:
                    found[line.date].append(line)
        return {day: found[day] for day in sorted(found)}

    @cached_property
    def _seen(self) -> defaultdict[dt.date, list[list[BankLine]]]:
        """Return the lines of each statement by day, where they have their balance."""
        found: defaultdict[dt.date, list[list[BankLine]]] = defaultdict(list)
        for one in self.booked:
            days: defaultdict[dt.date, list[BankLine]] = defaultdict(list)
            for line in one.statement.lines:
                days[line.date].append(line)
            for day, lines in days.items():
                found[day].append(lines)
        return found

    @cached_property
    def _sums(self) -> tuple[list[dt.date], list[Decimal]]:
        amounts = (sum((each.amount for each in day), Decimal()) for day in self.fresh.values())
        return list(self.fresh), list(accumulate(amounts, initial=Decimal()))

    @property
    def last_day(self) -> list[dt.date]:
        """Return the last day with new lines, if there are any."""
        return list(self.fresh)[-1:]

    def touches(self, day: dt.date) -> bool:
        """Return whether the statements have bookings of a day."""
        return day in self._seen

    def added(self, day: dt.date) -> Decimal:
        """Return what the new lines of earlier days add up to."""
        days, sums = self._sums
        return sums[bisect_left(days, day)]

    def ledger(self, day: dt.date) -> Day:
        """Return what the ledger has of a day already."""
        if day not in self._ledger:
            there = with_keys(self.book, self._keys, self.currency, day, day)
            found = [(number, key.balance) for _, number, key in there if not key.is_opening]
            steps = (Step(held - n, held) for n, held in found if held is not None and n)
            whole = all(held is not None for _, held in found)
            self._ledger[day] = Day(Counter(steps), whole)
        return self._ledger[day]

    def day(self, day: dt.date) -> Day:
        """Return what the ledger has of a day once the statements are booked.

        A statement's lines tell of bookings too that the ledger has without their balance.
        """
        there, fresh = self.ledger(day), self.fresh.get(day, [])
        found = there.steps + steps_of(fresh)
        for lines in self._seen.get(day, ()):
            found |= steps_of(lines)
        return Day(found, there.whole and all(line.balance is not None for line in fresh))
