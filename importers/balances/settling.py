"""The opening balances of an account, once all files of an import are booked.

Older files explain an opening balance, in part or all of it: its number is what the bank had where
the bookings behind it begin, less all that stands before it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.importers.balances.continuity import parted
from kasboek.importers.balances.continuity import told_gap
from kasboek.importers.balances.course import Course
from kasboek.importers.balances.mornings import Mornings
from kasboek.importers.balances.opening import Changed
from kasboek.importers.balances.opening import Opening
from kasboek.importers.balances.opening import day_for
from kasboek.importers.balances.opening import equity_for_opening
from kasboek.importers.balances.opening import of_nought
from kasboek.importers.balances.opening import openings_of
from kasboek.importers.balances.opening import written
from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.untold import told_late
from kasboek.writing.merge import Directive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.core.book import Book
    from kasboek.importers.booking.outcome import Booked
    from kasboek.importers.booking.outcome import Taken


def settled(book: Book, taken: Sequence[Taken], *, every: bool = False) -> list[Taken]:
    """Return the files with the opening balances that all of them together leave.

    With `every` the files hold what the ledger has too, so that only those of new accounts count.
    """
    accounts: defaultdict[tuple[str, str], list[Booked]] = defaultdict(list)
    for each in taken:
        for one in each.statements:
            if one.account is not None and not each.problems:
                accounts[one.account, one.statement.currency].append(one)
    found: dict[int, Booked] = {}
    told: dict[int, list[Saying]] = {}
    for (account, currency), booked in accounts.items():
        course = Course(book, account, currency, booked)
        if every and course.account in book.columns:
            continue
        ours = _Openings(course)
        told |= ours.told
        found |= {id(one): replace(one, directives=()) for one in ours.idle}
        oldest = found.get(id(ours.oldest), ours.oldest)
        found[id(ours.oldest)] = replace(
            oldest,
            directives=(*oldest.directives, *ours.written),
            changed=tuple(ours.changed),
            mornings=ours.mornings,
        )
    return [_with(each, found, told) for each in taken]


def _with(taken: Taken, found: dict[int, Booked], told: dict[int, list[Saying]]) -> Taken:
    ours = [id(one) for one in taken.statements]
    if not any(each in found or each in told for each in ours):
        return taken
    return replace(
        taken,
        statements=tuple(found.get(id(one), one) for one in taken.statements),
        notices=(*taken.notices, *(each for one in ours for each in told.get(one, ()))),
    )


class _Openings:
    """The opening balances of one account and currency, and what becomes of them."""

    def __init__(self, course: Course) -> None:
        """Find those that stand, and the new one of a statement older than all that is booked."""
        self._course = course
        self._rows, self._openings = openings_of(course)
        self.oldest = min(course.booked, key=_first_day)
        self.written = list[Directive]()
        self.changed = list[Changed]()
        self.told: defaultdict[int, list[Saying]] = defaultdict(list)
        self.idle: list[Booked] = []
        """Statements without a booking after a gap: their balances prove nothing that is there."""
        if not self._rows.days and not self._openings:
            starts = next((one for one in course.booked if one.opening is not None), None)
        else:
            self._openings = self._openings or of_nought(self._rows, course)
            starts = self._older()
        if starts is not None and (opens := starts.statement.opening) is not None:
            self.oldest = starts
            first = starts.statement.first_day or opens.day
            new = Opening(day_for(course, first), first, opens.number)
            if all(each.day != new.day for each in self._openings):  # else that is both
                self._openings.insert(0, new)
        if not self._openings and (late := told_late(course, self._rows)) is not None:
            self._openings.append(late)
        self.mornings = Mornings(course, self._rows, self._settle())

    def _older(self) -> Booked | None:
        """Return the statement that begins before all that is booked, if imports began that."""
        if not self._openings:
            return None
        begun = min([self._openings[0].begins, *self._rows.days[:1]])
        earliest = min(self._course.fresh, default=begun)
        proved = (one for one in self._course.booked if one.proof.result is Proved.PROVED)
        older = (one for one in proved if one.new and _first_day(one) == earliest < begun)
        return next(older, None)

    def _settle(self) -> list[tuple[dt.date, Decimal]]:
        """Work out the number of each, oldest first, and what is to be said."""
        course, rows = self._course, self._rows
        earliest = min(course.fresh, default=dt.date.max)
        final, later = list[tuple[dt.date, Decimal]](), self._later()
        for each in self._openings:
            self._fill(later, each.begins, final)
            number = each.number
            if earliest <= each.begins or not each.text:
                began = self._began(each)
                held = rows.before(each.begins) + course.added(each.begins)
                held += sum((other for _, other in final), Decimal())
                number = began - held
                if number != each.number and not self._becomes(each, number):
                    continue
                if final and number not in {each.number, 0}:
                    told = told_gap(course, rows, each.begins, held, began)
                    self.told[id(self.oldest)].append(told)
            final.append((each.begins, number))
        self._fill(later, dt.date.max, final)
        for one in course.booked:
            gap = parted(one, course, rows, _opened(final, _first_day(one)))
            self.told[id(one)] += gap
            if gap and not one.statement.lines:
                self.idle.append(one)
        return final

    def _later(self) -> list[Booked]:
        """Return the statements with whose days a gap may end, oldest first."""
        whole = (one for one in self._course.booked if one.proof.result is Proved.PROVED)
        return sorted((one for one in whole if one.new and self._is_alone(one)), key=_first_day)

    def _is_alone(self, one: Booked) -> bool:
        """Say whether nothing else is booked on the first day of a statement."""
        day, ours = _first_day(one), set(map(id, one.statement.lines))
        fresh = self._course.fresh.get(day, ())
        return not self._rows.on(day) and all(id(line) in ours for line in fresh)

    def _fill(
        self, later: list[Booked], until: dt.date, final: list[tuple[dt.date, Decimal]]
    ) -> None:
        """Book what is missing before statements that begin before a day, and name it."""
        course, rows = self._course, self._rows
        while later and (day := _first_day(later[0])) < until:
            one, opened = later.pop(0), _opened(final, day)
            opens = one.statement.opening
            if opens is None or not parted(one, course, rows, opened):
                continue
            held = rows.before(day) + course.added(day) + opened
            if not self._agrees(day, held, final):
                continue
            number, new = opens.number - held, Opening(day_for(course, day), day, opens.number)
            if any(each.day == new.day for each in self._openings):
                continue
            if self._becomes(new, number):
                self.told[id(one)].append(told_gap(course, rows, day, held, opens.number))
                final.append((day, number))

    def _agrees(
        self, day: dt.date, held: Decimal, final: Sequence[tuple[dt.date, Decimal]]
    ) -> bool:
        """Say whether the ledger is at the bank's balance before a gap.

        Where something was booked by hand the difference may be what is wrong with that.
        """
        course, rows = self._course, self._rows
        days = [*rows.last_before(day), *(each for each in course.fresh if each < day)]
        if not days:
            return False
        eve = max(days)
        morning = rows.before(eve) + course.added(eve) + _opened(final, eve)
        last = course.day(eve)
        return last.whole and last.end(morning) == held

    def _began(self, opening: Opening) -> Decimal:
        """Return what the bank had where the bookings behind an opening balance begin.

        A first day that comes back to where it began may begin in any of its balances: the one
        from which the next day goes on.
        """
        course = self._course
        day = course.day(opening.begins)
        began = day.start(opening.held)
        if day.ends() or all(began not in step for step in day.steps):
            return began
        days = [*self._rows.days, *course.fresh]
        after = min((each for each in days if each > opening.begins), default=None)
        starts = course.day(after).starts() if after is not None else []
        known = starts and any(starts[0] in step for step in day.steps)
        return starts[0] if known and len(starts) == 1 else began

    def _becomes(self, opening: Opening, number: Decimal) -> bool:
        """Write an opening balance, or what is left of it; return whether that can be."""
        account, currency = self._course.account, self._course.currency
        money = Money(number, currency)
        equity = opening.equity or equity_for_opening(self._course.book, opening.begins)
        if equity is None:
            told = saying("importers.no-opening", account=account, date=opening.begins, bank=money)
            self.told[id(self.oldest)].append(told)
            return False
        text = written(opening.day, account, number, currency, equity) if number else ""
        if opening.text:
            self.changed.append(Changed(opening.file, opening.text, text))
        else:
            self.written.append(Directive(opening.day, 0, text))
            told_of = saying("importers.opening-booked", amount=money, account=account)
            self.told[id(self.oldest)].append(told_of)
        return True


def _opened(openings: Sequence[tuple[dt.date, Decimal]], day: dt.date) -> Decimal:
    return sum((number for begins, number in openings if begins <= day), Decimal())


def _first_day(one: Booked) -> dt.date:
    return one.statement.first_day or dt.date.max
