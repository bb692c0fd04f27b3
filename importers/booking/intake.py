"""A whole import, from files to the changes that book them; nothing is written here.

Files are read and checked first, then booked in the order of their first day. A file is booked
whole or not at all.
"""

from __future__ import annotations

import datetime as dt
import gc
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.importers.balances.settling import settled
from kasboek.importers.booking import checks
from kasboek.importers.booking.checking import Checker
from kasboek.importers.booking.checking import first_days
from kasboek.importers.booking.entering import Entering
from kasboek.importers.booking.outcome import Booked
from kasboek.importers.booking.outcome import Taken
from kasboek.importers.booking.papering import Papering
from kasboek.importers.booking.whose import is_provider
from kasboek.importers.categorising.categorise import How
from kasboek.importers.categorising.open_items import OpenItems
from kasboek.importers.categorising.transit import Transit
from kasboek.importers.files.opened import Opened
from kasboek.importers.files.opened import opened
from kasboek.importers.papers import PaperFile
from kasboek.importers.statement import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from kasboek.core.book import Book


@dataclass(frozen=True, slots=True)
class Intake:
    """Books files against a book."""

    book: Book
    accept_broken: bool = False
    every: bool = False
    """Leave it to the caller to drop what the ledger has."""
    lang: str = "en"
    """The language of what is written beside bookings."""

    def take(self, paths: Iterable[Path]) -> list[Taken]:
        """Read, check and book the files; the answers stand in the order of the paths."""
        return self.book_files([opened(path) for path in paths])

    def book_files(self, files: Sequence[Opened]) -> list[Taken]:
        """Check and book files that are read; the answers stand in their order."""
        papering = Papering(self.book)
        checker = Checker(self.book, first_days(files), self.accept_broken)
        turns = sorted(range(len(files)), key=lambda i: (files[i].first_day, _follows(files[i]), i))
        in_turn = {i: _read(files[i], papering, checker) for i in turns}
        read = [in_turn[i] for i in range(len(files))]
        items = OpenItems(self.book)
        for taken in read:
            for each in taken.statements:
                if each.account is not None:
                    items.announce(each.statement.lines, each.account, each.statement.currency)
        entering = Entering(self.book, items, Transit(self.book), self.every, self.lang)
        first = min(checker.first_days.values(), default=None)
        done: dict[int, Taken] = {}
        for index in sorted(range(len(read)), key=lambda i: (_first_day(read[i]), i)):
            taken = read[index]
            done[index] = self._booked(taken, entering, first) if taken.statements else taken
        every = [done[index] for index in range(len(read))]
        return settled(self.book, every, every=self.every)

    def _booked(self, taken: Taken, entering: Entering, earliest: dt.date | None) -> Taken:
        problems, notices = list(taken.problems), list(taken.notices)
        booked: list[Booked] = []
        for each in sorted(taken.statements, key=lambda b: b.statement.last_day or dt.date.min):
            if checks.repeats(each.statement, [one.statement for one in booked]):
                notices.append(checks.repeated(each.statement))
                booked.append(each)
                continue
            one, told = entering.enter(each, booked, taken.statements)
            notices += told
            booked.append(one)
            missing = checks.no_suspense(self.book, each.statement) if each.account else None
            if missing is not None and one.unsure:
                problems.append(missing)
            problems += checks.unplaced(self.book, one.statement, one.new, earliest)
        if problems:
            notices = list(taken.notices)  # nothing was booked
        else:
            entering.keep(booked)
            _pay_out(booked, entering.transit)
        order = {id(b.statement): i for i, b in enumerate(taken.statements)}
        booked.sort(key=lambda b: order[id(b.statement)])
        return Taken(
            taken.path,
            taken.data,
            taken.format,
            tuple(booked),
            taken.skipped,
            checks.once(problems),
            tuple(notices),
        )


def _follows(file: Opened) -> bool:
    return isinstance(file.found, PaperFile) and file.found.follows


def _read(file: Opened, papering: Papering, checker: Checker) -> Taken:
    if file.problem is not None or file.found is None:
        return Taken(file.path, problems=tuple(filter(None, [file.problem])))
    if isinstance(file.found, PaperFile):
        return papering.take(file, file.found)
    return checker.checked(file, file.found)


@contextmanager
def many_objects() -> Iterator[None]:
    """Leave out the search for reference cycles, which a million small values would repeat.

    For a command that ends soon; none of what an import makes is in a cycle.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _pay_out(booked: Sequence[Booked], transit: Transit) -> None:
    """Let the banks' lines of the same import meet the payouts that these statements bring."""
    for each in booked:
        for line, choice in each.new:
            if line.parts and choice.how is How.TRANSFER:
                amount = -sum(
                    (p.amount for p in line.parts if p.kind is PartKind.PAYOUT), Decimal()
                )
                currency = line.currency or each.statement.currency
                if amount:
                    transit.pay(each.account or "", line.date, currency, amount)


def _first_day(taken: Taken) -> tuple[bool, dt.date]:
    """Providers go first, so that the banks' lines find their payouts."""
    days = [line.date for each in taken.statements for line in each.statement.lines[:1]]
    days += [each.statement.last_day or dt.date.max for each in taken.statements]
    of_bank = not any(is_provider(each.statement) for each in taken.statements)
    return of_bank, min(days, default=dt.date.max)
