"""The opening balance of an account that imports began with files that tell no balance.

The first statement that has one tells what was there before: what it opens with, less what is
booked up to then. Where anything else has told it before, a difference is a gap and stays one.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.accounts import AccountClass
from kasboek.importers.balances.opening import Opening
from kasboek.importers.balances.opening import day_for
from kasboek.importers.balances.opening import is_padded
from kasboek.importers.balances.proof import Proved

if TYPE_CHECKING:
    from kasboek.importers.balances.course import Course
    from kasboek.importers.balances.opening import Rows
    from kasboek.importers.booking.outcome import Booked


def told_late(course: Course, rows: Rows) -> Opening | None:
    """Return the opening balance that a statement tells of bookings before it."""
    proved = (one for one in course.booked if one.proof.result is Proved.PROVED)
    one = min(proved, key=_first_day, default=None)
    days = [*rows.days[:1], *list(course.fresh)[:1]]
    if one is None or not one.statement.lines or not days:
        return None
    held = _held(one, course, rows)
    opens = one.statement.opening
    if held is None or opens is None or opens.number == held or _was_told(course):
        return None
    first = min(days)
    return Opening(day_for(course, first), first, opens.number - held)


def _held(one: Booked, course: Course, rows: Rows) -> Decimal | None:
    """Return what is booked before a statement; `None` where its only day has more than it."""
    day = _first_day(one)
    ours = set(map(id, one.statement.lines))
    others = Counter(line.amount for line in course.fresh.get(day, ()) if id(line) not in ours)
    others.update(rows.on(day))
    others.subtract(amount for (met, amount), _ in one.met if met == day)
    beside = sum((+others).elements(), Decimal())
    if +others and one.statement.last_day == day:
        return None
    return rows.before(day) + course.added(day) + beside


def _was_told(course: Course) -> bool:
    """Return whether an opening balance or a balance of the account stands in the ledger."""
    book, account = course.book, course.account
    if any(each.account == account and each.currency == course.currency for each in book.stated):
        return True
    there = set(book.columns[account].entries) if account in book.columns else set()
    equity = (book.columns.get(each.name) for each in book.of_class(AccountClass.EQUITY))
    if any(not there.isdisjoint(column.entries) for column in equity if column is not None):
        return True
    return is_padded(book, account)


def _first_day(one: Booked) -> dt.date:
    return one.statement.first_day or dt.date.max
