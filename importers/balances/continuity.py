"""Whether a statement goes on where the ledger is: gaps are named, with both days."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.steps import steps_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from decimal import Decimal

    from kasboek.importers.balances.course import Course
    from kasboek.importers.balances.opening import Rows
    from kasboek.importers.booking.outcome import Booked


def parted(one: Booked, course: Course, rows: Rows, opened: Decimal) -> list[Saying]:
    """Say where a statement that is proved does not go on from what is booked.

    It may begin in the middle of a day: then some booking of that day leads to where it begins.
    `opened` are the opening balances up to then.
    """
    opens, first = one.statement.opening, one.statement.first_day
    if opens is None or one.proof.result is not Proved.PROVED:
        return []
    day, bank = first or opens.day, opens.number
    morning = rows.before(day) + course.added(day) + opened
    own = [line for line in one.statement.lines if line.date == day]
    others = course.day(day).steps - steps_of(own)
    states = [morning, *(step.after for step in others)]
    if bank in states or bank in _in_order(course, rows, day, opened, own):
        return []
    nearest = min(states, key=lambda state: (abs(state - bank), state))
    return [told_gap(course, rows, day, nearest, bank)]


def _in_order(
    course: Course, rows: Rows, day: dt.date, opened: Decimal, own: Sequence[object]
) -> list[Decimal]:
    """Return the sums of the day as its bookings stand, for those that lack their balance."""
    held = opened + course.added(day)
    found = [held + state for state in rows.states(day)]
    ours = set(map(id, own))
    for line in course.fresh.get(day, ()):
        if id(line) not in ours:
            found.append(found[-1] + line.amount)
    return found


def told_gap(course: Course, rows: Rows, day: dt.date, ledger: Decimal, bank: Decimal) -> Saying:
    """Name both sides of a gap, or the day alone where nothing comes before it."""
    days = [*rows.last_before(day), *(each for each in course.fresh if each < day)]
    told = partial(
        saying,
        account=course.account,
        date=day,
        ledger=Money(ledger, course.currency),
        bank=Money(bank, course.currency),
        difference=Money(bank - ledger, course.currency),
    )
    return told("importers.gap", until=max(days)) if days else told("importers.parted")
