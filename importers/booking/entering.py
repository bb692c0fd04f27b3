"""A statement's new lines, sorted and written: what the ledger has and what it lacks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from kasboek.importers.balances.closing import evening
from kasboek.importers.balances.closing import told_breaks
from kasboek.importers.balances.closing import told_overlap
from kasboek.importers.balances.closing import told_twin
from kasboek.importers.balances.closing import whole_day
from kasboek.importers.balances.opening import starts
from kasboek.importers.balances.proof import Proved
from kasboek.importers.booking.whose import is_provider
from kasboek.importers.categorising.categorise import Choice
from kasboek.importers.categorising.categorise import How
from kasboek.importers.categorising.categorise import Sorter
from kasboek.importers.categorising.exchanging import writer
from kasboek.importers.categorising.parts import Parts
from kasboek.importers.duplicates.known import OPENING
from kasboek.importers.duplicates.known import Key
from kasboek.importers.duplicates.once import Sifted
from kasboek.importers.duplicates.past import Past
from kasboek.importers.duplicates.payouts import unpaid
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Statement
from kasboek.writing.merge import Directive

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from collections.abc import Sequence
    from decimal import Decimal

    from kasboek.core.book import Book
    from kasboek.core.saying import Saying
    from kasboek.importers.booking.outcome import Booked
    from kasboek.importers.categorising.open_items import OpenItems
    from kasboek.importers.categorising.transit import Transit


@dataclass(slots=True)  # not frozen: what is booked grows while the files are gone through
class Entering:
    """Books statement after statement, each against the ledger and those before it."""

    book: Book
    items: OpenItems
    transit: Transit
    every: bool = False
    """Leave it to the caller to drop what the ledger has."""
    lang: str = "en"
    """The language of what is written beside bookings."""
    _planned: defaultdict[str, list[tuple[dt.date, Decimal, str, Key]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _booked_before: list[Booked] = field(default_factory=list)
    """Booked, not yet among `_planned`: the last statement of all is asked for by none."""

    def keep(self, booked: Sequence[Booked]) -> None:
        """Count the statements of a file as booked."""
        self._booked_before += booked

    def enter(
        self, each: Booked, before: Sequence[Booked], of_file: Sequence[Booked]
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
        if is_provider(statement) and not self.every:
            new = unpaid(self.book, account, statement, new)
        chosen, written = self._chosen(each, new, asked)
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
        one = replace(each, new=tuple(chosen), directives=directives, opening=start, met=met)
        return one, notices

    def _chosen(
        self, each: Booked, new: Sequence[BankLine], asked: Mapping[int, Key]
    ) -> tuple[list[tuple[BankLine, Choice]], list[Directive]]:
        """Decide where each new line goes, and write it."""
        statement, account = each.statement, each.account or ""
        sorter = Sorter(self.book, account, statement.currency, self.items, self.transit)
        sorter.lang = self.lang
        choose = sorter.choose
        if any(line.parts for line in statement.lines):
            choose = Parts(self.book, sorter).choose
        broken = told_breaks(each.proof, statement)
        write = writer(self.book, sorter, statement)
        chosen, written = list[tuple[BankLine, Choice]](), list[Directive]()
        for line in new:  # in one go, as long as a CPU's cache has what the line is made of
            twin = asked.get(id(line)) if asked else None
            choice = choose(line) if twin is None else sorter.twin(line)
            chosen.append((line, choice))
            text = write(
                line,
                choice,
                broken.get(line.row) if broken else None,
                twin.place if twin is not None else None,
            )
            written.append(_directive((line.date, 1, text)))
        return chosen, written

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
