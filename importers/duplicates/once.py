"""Where no key tells whether a line is booked: the statement's balances do, or it is a question.

A statement whose balances follow one another has every booking between its opening and its
closing. So within it day and amount are enough; on its first day its opening balance says how much
of what the ledger has there came before it; on its last day what the ledger has later does.
"""

from __future__ import annotations

from collections import Counter
from collections import defaultdict
from decimal import Decimal
from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.importers.balances.steps import Day as Path
from kasboek.importers.balances.steps import Step
from kasboek.importers.balances.steps import steps_of
from kasboek.importers.duplicates.known import Day
from kasboek.importers.duplicates.known import Key
from kasboek.importers.duplicates.known import Known
from kasboek.importers.duplicates.known import Paired
from kasboek.importers.duplicates.known import paired

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Mapping

    from kasboek.importers.statement import BankLine
    from kasboek.importers.statement import Statement

FEW = 2
"""So many equals of one amount and day may be twins; more, or several amounts, are no chance."""
_MOST = 12
"""Doubtful bookings of one day of which each combination is tried."""
_MOST_STATES = 10_000


class Sifted(NamedTuple):
    """The new lines in their order, and those of them that may be booked already, by their id."""

    new: list[BankLine]
    asked: dict[int, Key]
    met: tuple[tuple[Day, Key], ...] = ()
    """The bookings that its other lines are."""


class Around(NamedTuple):
    """What else tells: `eve` is the ledger's balance before the statement's first day.

    `begun` says that something is booked before that day; `beside` counts the lines by day that
    other statements of the same file have.
    """

    eve: Callable[[], Decimal]
    begun: bool = False
    beside: Mapping[dt.date, int] = MappingProxyType({})


def sifted(
    statement: Statement,
    known: Known,
    around: Around,
    *,
    proved: bool,
) -> Sifted:
    """Return what the ledger lacks of a statement."""
    lines = statement.lines
    found = paired(lines, known)
    if not known or not (found.sure or found.perhaps or found.against):
        return Sifted(list(lines), {})
    there, asked = set(found.sure), dict[int, Key]()
    days = _Days(statement, known, found, around.beside)
    for day in days.doubtful(proved=proved):
        told = days.by_steps(day, around.eve if around.begun else None) if proved else None
        told = days.by_balances(day, around.eve) if proved and told is None else told
        there.difference_update(days.of(day))
        there |= days.by_keys(day) if told is None else told
        if told is None and days.is_question(day):
            asked |= {index: found.perhaps[index] for index in days.by_chance(day)}
    there.difference_update(asked)
    new = [line for index, line in enumerate(lines) if index not in there]
    keys = {**found.sure, **found.perhaps, **found.against}
    met = tuple((lines[index][:2], keys[index]) for index in there)
    return Sifted(new, {id(lines[index]): key for index, key in asked.items()}, met)


class _Days:
    """A statement's days, on which some lines may be bookings that the ledger has."""

    def __init__(
        self, statement: Statement, known: Known, found: Paired, beside: Mapping[dt.date, int]
    ) -> None:
        """Sort lines and bookings by day."""
        self._beside = beside
        self._lines = statement.lines
        self._statement = statement
        self._first = statement.first_day
        self._last = statement.last_day
        self._opened = Decimal()
        self._booked: defaultdict[dt.date, list[tuple[Decimal, Key]]] = defaultdict(list)
        for (day, amount), keys in known.items():
            self._booked[day] += [(amount, key) for key in keys if not key.is_opening]
            if day == self._first:  # what opens the account came before everything
                self._opened += sum((amount for key in keys if key.is_opening), Decimal())
        self._sure = self._by_day(found.sure)
        self._perhaps = self._by_day(found.perhaps)
        self._against = self._by_day(found.against)
        self._keys = {**found.sure, **found.perhaps, **found.against}

    def _by_day(self, indices: Iterable[int]) -> defaultdict[dt.date, list[int]]:
        found: defaultdict[dt.date, list[int]] = defaultdict(list)
        for index in indices:
            found[self._lines[index].date].append(index)
        return found

    def doubtful(self, *, proved: bool) -> list[dt.date]:
        """Return the days on which there is something to decide."""
        days = set(self._perhaps)
        if proved:
            days |= self._against.keys()
            days |= {day for day in self._sure if day == self._first}
        return sorted(days)

    def of(self, day: dt.date) -> list[int]:
        """Return all lines of a day that may be booked."""
        return [*self._sure[day], *self._perhaps[day], *self._against[day]]

    def by_keys(self, day: dt.date) -> set[int]:
        """Return those that are booked as far as day, amount and keys go."""
        return {*self._sure[day], *self._perhaps[day]}

    def by_chance(self, day: dt.date) -> list[int]:
        """Return those that only day and amount say are booked."""
        return self._perhaps[day]

    def by_steps(self, day: dt.date, eve: Callable[[], Decimal] | None) -> set[int] | None:
        """Return those that are booked by the balances before and after each booking.

        Where ledger and file both have them, all new bookings go on from what is there, or from
        each other. A day that comes back to where it began may do so more than once: then what
        the ledger had before the statement tells. Of a day between its first and its last the
        statement has every booking, whatever the order.
        """
        if day not in {self._first, self._last}:
            return None
        opening = self._statement.opening
        booked = self._booked[day]
        lines = {i: line for i, line in enumerate(self._lines) if line.date == day}
        balances = (*(key.balance for _, key in booked), *(each.balance for each in lines.values()))
        if opening is None or None in balances:
            return None
        there = set(self._sure[day])
        held = [(key.balance, amount) for amount, key in booked]
        steps = Counter(Step(b - amount, b) for b, amount in held if b is not None and amount)
        steps += steps_of(line for index, line in lines.items() if index not in there)
        found = Path(steps, whole=True)
        if not found.is_path:
            return None
        again = day == self._first and eve is not None and not found.ends()
        return None if again and eve is not None and eve() != opening.number else there

    def by_balances(self, day: dt.date, eve: Callable[[], Decimal]) -> set[int] | None:
        """Return those that are booked by the balances of a statement that is proved."""
        opening = self._statement.opening
        if opening is None:
            return None
        if day == self._first:
            start = self._start(day)
            before = eve() + self._opened if start is None else start
            return self._by_opening(day, opening.number - before)
        return self._by_closing(day) if day == self._last else set(self.of(day))

    def _start(self, day: dt.date) -> Decimal | None:
        """Return the balance with which the ledger's day begins, if its bookings have theirs.

        Where statements before it are missing, what the ledger adds up to is not what the bank
        had.
        """
        keyed = [(key.balance, amount) for amount, key in self._booked[day]]
        before = Counter(b - amount for b, amount in keyed if b is not None)
        before.subtract(Counter(b for b, _ in keyed if b is not None))
        starts = [state for state, count in before.items() if count > 0]
        return starts[0] if len(starts) == 1 and all(b is not None for b, _ in keyed) else None

    def _rest(self, day: dt.date, there: Collection[int]) -> list[Decimal]:
        """Return the amounts that the ledger has that day beside the lines that are there."""
        same = Counter(self._lines[index].amount for index in there)
        booked = Counter(amount for amount, _ in self._booked[day])
        return list((booked - same).elements())

    def _begins(self, day: dt.date, there: Collection[int], before: Decimal) -> bool:
        """Say whether the ledger is at the opening balance, if those lines are booked.

        What else it has on the first day came before. Where that is the last day too, some of it
        may have come after.
        """
        rest = self._rest(day, there)
        if day != self._last or sum(rest, Decimal()) == before:
            return sum(rest, Decimal()) == before
        if not self._goes_on(day, sum(rest, Decimal()) - before):
            return False
        states = {Decimal()}
        for amount in rest:
            states |= {state + amount for state in states}
            if len(states) > _MOST_STATES:
                return False
        return before in states

    def _goes_on(self, day: dt.date, after: Decimal) -> bool:
        """Say whether the ledger may have so much after the closing balance, by its balances."""
        closing = self._statement.closing
        balances = {key.balance for _, key in self._booked[day]}
        return closing is None or None in balances or closing.number + after in balances

    def _by_opening(self, day: dt.date, before: Decimal) -> set[int] | None:
        """Find what leaves just so much of the ledger's day before the statement."""
        certain = [index for index in self._sure[day] if self._is_certain(index)]
        likely = [index for index in self.by_keys(day) if index not in certain]
        for there in (self.by_keys(day), self.of(day)):
            if self._begins(day, there, before):
                return set(there)
        if len(likely) > _MOST or self._overlaps(day):
            return None
        for count in range(1, len(likely) + 1):
            fitting = [
                (sorted(self._lines[i].amount for i in out), self.by_keys(day).difference(out))
                for out in combinations(likely, count)
                if self._begins(day, self.by_keys(day).difference(out), before)
            ]
            if fitting:
                alike = all(amounts == fitting[0][0] for amounts, _ in fitting)
                return fitting[0][1] if alike else None
        return None

    def _is_certain(self, index: int) -> bool:
        """Return whether a reference says it; an account may have the same balance twice a day."""
        key = self._keys[index]
        return key.asked or key.reference == self._lines[index].reference is not None

    def _by_closing(self, day: dt.date) -> set[int] | None:
        """Take what leaves nothing of the ledger's day, or goes on from the closing balance."""
        closing = self._statement.closing
        for there in (self.by_keys(day), set(self.of(day)), set(self._sure[day])):
            later = [key for _, key in self._booked[day]]
            for index in there:
                later.remove(self._keys[index])
            if not later:
                return there
            end = sum(self._rest(day, there), closing.number if closing else Decimal())
            if any(key.balance == end for key in later):
                return there
        return None

    def is_question(self, day: dt.date) -> bool:
        """Say whether equals of that day may as well be twins.

        They are not where the file has all that the ledger has that day, nor on its last day
        where the ledger has all of it, nor where another day shows that the file overlaps what is
        booked.
        """
        amounts = [self._lines[index].amount for index in self._perhaps[day]]
        if not 0 < len(amounts) <= FEW or len(set(amounts)) > 1 or self._complete(day):
            return False
        lines = sum(line.date == day for line in self._lines)
        if day == self._last and len(self._sure[day]) + len(self._perhaps[day]) == lines:
            return False
        return not self._overlaps(day)

    def _overlaps(self, day: dt.date) -> bool:
        """Say whether another day shows that the file holds what the ledger has."""
        others = {*self._sure, *self._perhaps} - {day}
        return any(self._paired(other) and self._complete(other) for other in others)

    def _paired(self, day: dt.date) -> int:
        return len(self._sure[day]) + len(self._perhaps[day])

    def _complete(self, day: dt.date) -> bool:
        return self._paired(day) + self._beside.get(day, 0) >= len(self._booked[day])
