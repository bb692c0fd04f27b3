"""The states an account goes through during a day, by the balances before and after its bookings.

Each booking leads from one balance to another, so a day is a path from its first balance to its
last. Which they are does not depend on the order in which files bring the pieces.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from typing import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from kasboek.importers.statement import BankLine


class Step(NamedTuple):
    """A booking as the balance before it and the one after it."""

    before: Decimal
    after: Decimal


class Day(NamedTuple):
    """The steps of a day; `whole` where each booking of the day is one of them."""

    steps: Counter[Step]
    whole: bool

    @property
    def is_path(self) -> bool:
        """Say whether the bookings that share balances go on from each other.

        What belongs together begins and ends once at most; a bank that orders a day anew leads
        from the same balances to others. Pieces with a gap between them share none.
        """
        pieces = self._pieces()
        return max(Counter(pieces[end] for end in self.ends()).values(), default=0) <= 1

    def _pieces(self) -> dict[Decimal, Decimal]:
        """Return for each balance one of those that bookings connect it with, the same for all."""
        above: dict[Decimal, Decimal] = {}

        def root(state: Decimal) -> Decimal:
            while (higher := above.setdefault(state, state)) != state:
                above[state] = state = above[higher]
            return state

        for step in self.steps:
            above[root(step.before)] = root(step.after)
        return {state: root(state) for state in above}

    def _surplus(self) -> Counter[Decimal]:
        """Return how many more bookings lead to each balance than from it."""
        found: Counter[Decimal] = Counter()
        for step, count in self.steps.items():
            found[step.after] += count
            found[step.before] -= count
        return found

    def ends(self) -> list[Decimal]:
        """Return the balances that more bookings lead to than from: the end of each piece."""
        more = self._surplus()
        return sorted(state for state, count in more.items() for _ in range(count))

    def starts(self) -> list[Decimal]:
        """Return the balances that more bookings lead from than to: the start of each piece."""
        more = self._surplus()
        return sorted(state for state, count in more.items() for _ in range(-count))

    def end(self, morning: Decimal) -> Decimal | None:
        """Return where the day ends; `None` where its bookings do not go on from each other.

        A day that comes back to where it began ends there: at `morning`, if it passes that.
        """
        ends = self.ends()
        if len(ends) == 1:
            return ends[0]
        back = not ends and any(step.before == morning for step in self.steps)
        return morning if back else None

    def start(self, state: Decimal) -> Decimal:
        """Return where the bookings begin that pass a state: there, if they come back to it."""
        pieces = self._pieces()
        if state not in pieces:
            return state
        ours = [each for each in self.starts() if pieces[each] == pieces[state]]
        return ours[0] if len(ours) == 1 else state


def steps_of(lines: Iterable[BankLine]) -> Counter[Step]:
    """Return lines as steps, those that have their balance and change it."""
    return Counter(
        Step(line.balance - line.amount, line.balance)
        for line in lines
        if line.balance is not None and line.amount
    )
