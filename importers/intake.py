"""A whole import, from files to the changes that book them; nothing is written here.

Files are read and checked first, then booked in the order of their first day. A file is booked
whole or not at all.
"""

from __future__ import annotations

import datetime as dt
import gc
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from kasboek.core.saying import Saying
from kasboek.importers import checks
from kasboek.importers.categorise import Choice
from kasboek.importers.categorise import How
from kasboek.importers.categorise import Sorter
from kasboek.importers.closing import evening
from kasboek.importers.closing import told_breaks
from kasboek.importers.closing import told_overlap
from kasboek.importers.closing import told_twin
from kasboek.importers.closing import whole_day
from kasboek.importers.known import OPENING
from kasboek.importers.known import Key
from kasboek.importers.once import Sifted
from kasboek.importers.open_items import OpenItems
from kasboek.importers.opened import Opened
from kasboek.importers.opened import opened
from kasboek.importers.opening import starts
from kasboek.importers.outcome import Booked
from kasboek.importers.outcome import Taken
from kasboek.importers.papering import Papering
from kasboek.importers.papers import PaperFile
from kasboek.importers.parts import Parts
from kasboek.importers.past import Past
from kasboek.importers.payouts import unpaid
from kasboek.importers.proof import Proved
from kasboek.importers.proof import followed
from kasboek.importers.proof import open_batches
from kasboek.importers.proof import prove
from kasboek.importers.settling import settled
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import Statement
from kasboek.importers.statement import StatementFile
from kasboek.importers.transit import Transit
from kasboek.importers.whose import crowded
from kasboek.importers.whose import is_provider
from kasboek.importers.whose import unknown_account
from kasboek.writing.merge import Directive

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from kasboek.core.book import Book


@dataclass(slots=True)  # not frozen: what is booked grows while the files are gone through
class Intake:
    """Books files against a book."""

    book: Book
    accept_broken: bool = False
    every: bool = False
    """Leave it to the caller to drop what the ledger has."""
    _planned: defaultdict[str, list[tuple[dt.date, Decimal, str, Key]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _booked_before: list[Booked] = field(default_factory=list)
    """Booked, not yet among `_planned`: the last statement of all is asked for by none."""

    def take(self, paths: Iterable[Path]) -> list[Taken]:
        """Read, check and book the files; the answers stand in the order of the paths."""
        return self.book_files([opened(path) for path in paths])

    def book_files(self, files: Sequence[Opened]) -> list[Taken]:
        """Check and book files that are read; the answers stand in their order."""
        papering = Papering(self.book)
        turns = sorted(range(len(files)), key=lambda i: (files[i].first_day, i))
        in_turn = {i: self._read(files[i], papering) for i in turns}
        read = [in_turn[i] for i in range(len(files))]
        items = OpenItems(self.book.items, self.book.counterparties.values())
        done: dict[int, Taken] = {}
        transit = Transit(self.book)
        for index in sorted(range(len(read)), key=lambda i: (_first_day(read[i]), i)):
            taken = read[index]
            done[index] = self._booked(taken, items, transit) if taken.statements else taken
        every = [done[index] for index in range(len(read))]
        return settled(self.book, every, every=self.every)

    def _read(self, file: Opened, papering: Papering) -> Taken:
        found = file.found
        if file.problem is not None or found is None:
            return Taken(file.path, problems=tuple(filter(None, [file.problem])))
        if isinstance(found, PaperFile):
            return papering.take(file, found)
        return self._checked(file.path, file.data, found)

    def _checked(self, path: Path, data: bytes, found: StatementFile) -> Taken:
        booked, problems, notices = list[Booked](), list[Saying](), list[Saying]()
        for statement in found.statements:
            account = checks.account_of(self.book, statement)
            proof = prove(statement)
            if account is None:
                problems.append(unknown_account(self.book, statement))
            else:
                problems += checks.account_problems(account, statement)
            if proof.result is Proved.BROKEN:
                told = proof.sayings(statement)
                (notices if self.accept_broken else problems).extend(told)
            notices += checks.missing_numbers(statement)
            notices += open_batches(statement)
            name = account.name if account else None
            booked.append(Booked(followed(statement, proof), name, proof))
        placed = [(each.statement, each.account) for each in booked if each.account is not None]
        problems += [unknown_account(self.book, statement) for statement in crowded(placed)]
        return Taken(
            path,
            data,
            found.format,
            tuple(booked),
            found.skipped,
            tuple(dict.fromkeys(problems)),
            (*found.notices, *notices),
        )

    def _booked(self, taken: Taken, items: OpenItems, transit: Transit) -> Taken:
        problems, notices = list(taken.problems), list(taken.notices)
        booked: list[Booked] = []
        for each in sorted(taken.statements, key=lambda b: b.statement.last_day or dt.date.min):
            if checks.repeats(each.statement, [one.statement for one in booked]):
                notices.append(checks.repeated(each.statement))
                booked.append(each)
                continue
            one, told = self._statement(each, items, transit, booked, taken.statements)
            notices += told
            booked.append(one)
            missing = checks.no_suspense(self.book, each.statement) if each.account else None
            if missing is not None and one.unsure:
                problems.append(missing)
            problems += checks.unplaced(self.book, one.statement, one.new)
        if problems:
            notices = list(taken.notices)  # nothing was booked
        else:
            self._booked_before += booked
            _pay_out(booked, transit)
        order = {id(b.statement): i for i, b in enumerate(taken.statements)}
        booked.sort(key=lambda b: order[id(b.statement)])
        return Taken(
            taken.path,
            taken.data,
            taken.format,
            tuple(booked),
            taken.skipped,
            tuple(dict.fromkeys(problems)),
            tuple(notices),
        )

    def _statement(
        self,
        each: Booked,
        items: OpenItems,
        transit: Transit,
        before: Sequence[Booked],
        of_file: Sequence[Booked],
    ) -> tuple[Booked, list[Saying]]:
        """Book one statement; `before` are those of the same file, which it continues."""
        statement, account = each.statement, each.account or ""
        past = self._past(account, statement, before, of_file)
        there = {} if self.every else past.known(statement)
        new, asked, met = (
            Sifted(list(statement.lines), {})
            if self.every
            else past.sift(statement, each.proof.result)
        )
        sorter = Sorter(self.book, account, statement.currency, items, transit)
        choose = sorter.choose
        if is_provider(statement):
            new = new if self.every else unpaid(self.book, account, statement, new)
        if any(line.parts for line in statement.lines):
            choose = Parts(self.book, sorter).choose
        broken = told_breaks(each.proof, statement)
        chosen, written = list[tuple[BankLine, Choice]](), list[Directive]()
        for line in new:  # in one go, as long as a CPU's cache has what the line is made of
            twin = asked.get(id(line)) if asked else None
            choice = choose(line) if twin is None else sorter.twin(line)
            chosen.append((line, choice))
            text = sorter.text(
                line,
                choice,
                broken.get(line.row) if broken else None,
                twin.place if twin is not None else None,
            )
            written.append(_directive((line.date, 1, text)))
        notices = [told_twin(line, asked[id(line)], statement) for line in new if id(line) in asked]
        notices += told_overlap(statement, new)
        start: tuple[dt.date, Decimal] | None = None
        if account and each.proof.result is Proved.PROVED:
            earlier = [line for one in before if one.account == account for line in _planned(one)]
            if not earlier and not self.planned(account):
                start = starts(self.book, account, statement)
            if whole_day(statement, new, there):
                written += evening(account, statement)
        directives = tuple(written) if account else ()
        one = Booked(statement, each.account, each.proof, tuple(chosen), directives, start, met=met)
        return one, notices

    def _past(
        self,
        account: str,
        statement: Statement,
        before: Sequence[Booked],
        of_file: Sequence[Booked],
    ) -> Past:
        """Gather what stands on the account; files of an archive are files of this import."""
        ours = [one for one in before if one.account == account]
        others = [one for one in ours if one.statement.member != statement.member]
        planned = [*self.planned(account), *(line for one in others for line in _planned(one))]
        beside = [one.statement for one in of_file if one.account == account]
        return Past(self.book, account, planned, ours, beside)

    def planned(self, account: str) -> list[tuple[dt.date, Decimal, str, Key]]:
        """Return what this import books on an account so far."""
        while self._booked_before:
            one = self._booked_before.pop(0)
            if one.account is not None:
                self._planned[one.account] += _planned(one)
        return self._planned[account]


_directive = partial(tuple.__new__, Directive)  # no call of Python code per line


def _planned(booked: Booked) -> list[tuple[dt.date, Decimal, str, Key]]:
    currency = booked.statement.currency
    lines = [
        (
            line.date,
            line.amount,
            line.currency or currency,
            Key(
                line.reference,
                line.balance,
                choice.how is How.TWIN,
                str(booked.account),
            ),
        )
        for line, choice in booked.new
    ]
    if booked.opening is None:
        return lines
    day, number = booked.opening
    return [(day, number, currency, OPENING), *lines]


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
