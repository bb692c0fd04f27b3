"""Which balances hold on the morning after: those of files that have all of the day before.

A file downloaded at noon ends in the middle of a day. Its closing balance stands in the ledger
until the rest of that day is booked; then the balance with which the day ends takes its place.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kasboek.importers.balances.proof import Proved
from kasboek.importers.duplicates.past import until
from kasboek.writing.merge import Directive
from kasboek.writing.text import balance

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from kasboek.importers.balances.course import Course
    from kasboek.importers.balances.opening import Rows
    from kasboek.importers.booking.outcome import Booked

_DAY = dt.timedelta(days=1)


class Mornings:
    """What one account held in one currency when each day began, once an import is booked."""

    def __init__(
        self, course: Course, rows: Rows, openings: Sequence[tuple[dt.date, Decimal]]
    ) -> None:
        """Take the bookings, and the opening balances by the day of the bookings behind them."""
        self._course, self._rows, self._openings = course, rows, openings

    @property
    def account(self) -> str:
        """Return the account."""
        return self._course.account

    @property
    def currency(self) -> str:
        """Return the currency."""
        return self._course.currency

    def held(self, day: dt.date) -> Decimal:
        """Return what the ledger has before a day."""
        opened = (number for begins, number in self._openings if begins <= day)
        return sum(opened, self._rows.before(day) + self._course.added(day))

    def holds(self, morning: dt.date, number: Decimal) -> bool:
        """Say whether a balance of that morning may stand.

        It does not where the bookings of the day before pass it, nor where they do not go on from
        each other: then the next statement that has that day tells.
        """
        eve = morning - _DAY
        if not self._course.touches(eve):
            return True
        day = self._course.day(eve)
        if all(number not in step for step in day.steps):
            return True
        if not day.whole and number in day.ends():
            return True
        return day.end(self.held(eve)) == number

    def after(self, one: Booked) -> list[Directive]:
        """Return the balance of the morning after a statement, as its last day really ended.

        Of a day that others follow, only if that is how the statement ends.
        """
        closing = one.statement.closing
        if one.proof.result is not Proved.PROVED or closing is None:
            return []
        eve = until(one.statement)
        day = self._course.day(eve)
        end = day.end(self.held(eve)) if day.whole else None
        if end is None or (end != closing.number and self._goes_on(eve)):
            return []
        morning = eve + _DAY
        return [Directive(morning, 0, balance(morning, self.account, end, self.currency))]

    def _goes_on(self, day: dt.date) -> bool:
        """Return whether anything is booked on a later day."""
        return max([*self._rows.days[-1:], *self._course.last_day]) > day
