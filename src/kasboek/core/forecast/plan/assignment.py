"""Which bank line, invoice or bill realises which planned occurrence, so that nothing counts twice.

Each is assigned to at most one occurrence: to one it names; else to one of the same direction and
kind and the counterparty the plan names, of any amount; else to one that shares another account,
within 10 % and 10 days. Nearest first, ties by amount, then file and line.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from decimal import Decimal
from operator import itemgetter
from typing import TypeAlias

from kasboek.core.book import Book
from kasboek.core.forecast.plan.evidence import Begins
from kasboek.core.forecast.plan.evidence import Evidence
from kasboek.core.forecast.plan.evidence import bank_lines
from kasboek.core.forecast.plan.evidence import invoiced_items
from kasboek.core.forecast.plan.evidence import postings
from kasboek.core.forecast.plan.lines import FlowKind
from kasboek.core.forecast.plan.slots import Slot
from kasboek.core.plan import Certainty
from kasboek.core.saying import Source

_NEAR_DAYS = 10
_NEAR = dt.timedelta(days=_NEAR_DAYS)
MOST_UNDER, MOST_OVER = Decimal("0.90"), Decimal("1.10")
"""Parts of a planned amount between which a real one may be the same."""
_NOTHING = Decimal()
_DATE = itemgetter(0)  # of Evidence
_WHOLE_CHANCE = Decimal("0.5")


_Key: TypeAlias = tuple[FlowKind, int, str]
"""Kind, direction, and a counterparty or an account."""

_Sized: TypeAlias = tuple[Decimal, int, Slot]
"""A placeholder behind its amount, and a number that makes the order certain."""


class Board:
    """The placeholders whose time has begun, found by plan, by counterparty and by account."""

    def __init__(self, found: Iterable[Slot], last: dt.date) -> None:
        """Index the slots up to `last`; those without a cash flow cannot be met."""
        self.by_plan: dict[str, list[Slot]] = {}
        self.by_party: dict[_Key, list[Slot]] = {}
        self.by_account: dict[_Key, dict[int, list[_Sized]]] = {}  # in stretches of ten days
        self.begins = Begins()
        line, own, taken = None, [], False
        for number, slot in enumerate(found):
            if slot.line is not line:  # the occurrences of a line follow one another
                line = slot.line
                own = self.by_plan.setdefault(line.plan.id, []) if line.flows else []
                taken = bool(line.flows) and likely(slot)
            own.append(slot)
            if taken and slot.begin <= last:
                self._add(slot, number)
        for stretches in self.by_account.values():
            for sized in stretches.values():
                sized.sort()

    def _add(self, slot: Slot, number: int) -> None:
        line, flow = slot.line, slot.flow
        sign = 1 if flow.amount > 0 else -1
        if line.counterparty:
            party = flow.kind, sign, line.counterparty.casefold()
            self.by_party.setdefault(party, []).append(slot)
            self.begins.add(flow.kind, party[2], slot.begin)
        tens = slot.date.toordinal() // _NEAR_DAYS
        for account in line.shared:
            stretches = self.by_account.setdefault((flow.kind, sign, account), {})
            stretches.setdefault(tens, []).append((slot.plan, number, slot))
            self.begins.add(flow.kind, account, max(slot.begin, slot.date - _NEAR))

    def assign(self, evidence: Iterable[Evidence]) -> set[str]:
        """Use up the placeholders; return the open items that were assigned."""
        rest = sorted(evidence, key=_DATE)  # within a day as the book has them
        done: set[str] = set()
        for named in (True, False):
            waiting, rest = rest, []
            for real in waiting:
                if not (real.plan and self._named(real) if named else self._of_party(real)):
                    rest.append(real)
                elif real.item:
                    done.add(real.item)
        return done | self._of_account(rest)

    def _named(self, real: Evidence) -> bool:
        """Use up the nearest occurrence of each plan line named, the last taking what is left."""
        named = (self.by_plan[name] for name in real.plan if name in self.by_plan)
        found = [min(slots, key=lambda slot: _order(slot, real)) for slots in named]
        left = real.amount
        for slot in found[:-1]:
            part = min(left, slot.rest)
            slot.use(real, part)
            left -= part
        if found:
            found[-1].use(real, left)
        return bool(found)

    def _of_party(self, real: Evidence) -> bool:
        known = self.by_party.get((real.kind, real.sign, real.counterparty.casefold()))
        if known is None:
            return False
        near = [
            slot
            for slot in known
            if slot.begin <= real.date < slot.end and slot.flow.currency == real.currency
        ]
        if near:
            min(near, key=lambda slot: _order(slot, real)).use(real, real.amount)
        return bool(near)

    def _of_account(self, waiting: list[Evidence]) -> set[str]:
        """Pair what shares an account, the nearest pair first; each placeholder once."""
        pairs = [
            (*_order(slot, real), index, number, slot)
            for index, real in enumerate(waiting)
            for number, slot in self._similar(real).items()
        ]
        pairs.sort()  # never compares two slots: index and number are different in every pair
        taken: set[int] = set()
        used: set[int] = set()
        for *_, index, number, slot in pairs:
            if index not in taken and number not in used:
                taken.add(index)
                used.add(number)
                slot.use(waiting[index], waiting[index].amount)
        return {item for index in taken if (item := waiting[index].item)}

    def _similar(self, real: Evidence) -> dict[int, Slot]:
        """Return the placeholders within 10 % and 10 days that share an account, still whole."""
        found: dict[int, Slot] = {}
        for account in real.accounts:
            stretches = self.by_account.get((real.kind, real.sign, account))
            if stretches is None:
                continue
            tens = real.date.toordinal() // _NEAR_DAYS
            least, most = (real.amount / MOST_OVER,), real.amount / MOST_UNDER
            for near in (tens - 1, tens, tens + 1):
                if near in stretches:
                    sized = stretches[near]  # the amount alone sorts before any of that amount
                    first = bisect_left(sized, least)
                    if first < len(sized) and sized[first][0] <= most:
                        found.update(_near(sized[first:], real, most))
        return found


def _near(sized: list[_Sized], real: Evidence, most: Decimal) -> Iterator[tuple[int, Slot]]:
    """Yield what is near among placeholders in order of amount, up to the largest."""
    for plan, number, slot in sized:
        if plan > most:
            return
        if _is_near(slot, real):
            yield number, slot


def _is_near(slot: Slot, real: Evidence) -> bool:
    return (
        not slot.used
        and abs((slot.date - real.date).days) <= _NEAR_DAYS
        and slot.begin <= real.date < slot.end
        and slot.flow.currency == real.currency
    )


def likely(slot: Slot) -> bool:
    """Say whether scenarios take the line in: a pipeline line only when at least half likely."""
    plan = slot.line.plan
    if plan.certainty is not Certainty.PIPELINE:
        return True
    return plan.probability is not None and plan.probability >= _WHOLE_CHANCE


def _order(slot: Slot, real: Evidence) -> tuple[int, Decimal, Source, dt.date]:
    distance = abs((slot.date - real.date).days)
    return distance, abs(slot.rest - real.amount), slot.line.plan.source, slot.date


def assign(
    book: Book, found: Iterable[Slot], as_of: dt.date, taken: AbstractSet[Evidence] = frozenset()
) -> None:
    """Use up the slots with all the book knows at the end of `as_of`, but for what is `taken`.

    A bank line that settles an invoice or bill which was assigned itself is the same thing at a
    later stage, and is not counted again.
    """
    last = max(as_of, book.items[-1].date) if book.items else as_of
    board = Board(found, last)
    if not board.by_plan:
        return
    done = board.assign(_free(invoiced_items(book, board.begins, as_of), taken))
    done |= {real.item for real in taken if real.item}
    board.assign(_free(bank_lines(book, board.begins, as_of, done), taken))
    kinds = {kind for kind, _, _ in board.by_account}
    for kind in (FlowKind.CARD, FlowKind.CLEARING):
        if kind in kinds:
            board.assign(_free(postings(book, kind, board.begins, as_of), taken))


def _free(evidence: Iterable[Evidence], taken: AbstractSet[Evidence]) -> Iterable[Evidence]:
    return (real for real in evidence if real not in taken) if taken else evidence
