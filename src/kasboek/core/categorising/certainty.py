"""When earlier bookings are enough to book the next one the same way without asking.

All of this must hold; else it is a question:

- At least three earlier bookings of the same kind, and the last of them all went to one account.
  Once they went elsewhere before, twice as many as the longest run there, twelve at most; where
  they went to and fro more than once, count alone proves nothing.
- Their VAT is one rate, to the cent, or none at all.
- The amount is between half the smallest and twice the largest of them.
- All their texts share words that are not said of everything, and this one has half of those. Where
  there are none, six bookings are asked for; and where not even the account number is the same, as
  of shops, that the amounts are alike: the largest at most twice the smallest, this one near them.
- A long number that all of them have, as of a policy or a contract, is in this one too; and so are
  the digits that all their payment references share. A tax office has one account number for every
  tax, and only the reference tells which is paid.

Measured on two ledgers, month by month: bench/categorising.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from decimal import ROUND_HALF_UP
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from kasboek.core.categorising.model import CENT
from kasboek.core.categorising.model import NOWHERE
from kasboek.core.categorising.model import Line
from kasboek.core.categorising.model import Past
from kasboek.core.categorising.model import Place
from kasboek.core.categorising.model import vat_of
from kasboek.core.categorising.naming import figures
from kasboek.core.categorising.naming import reference
from kasboek.core.categorising.naming import words

ENOUGH = 3
"""Bookings from which on a habit may be one."""
LONG = 12
"""Bookings after which an earlier habit is over: a year of months."""
VARIED = 6
"""Bookings that are asked for where their texts have no words of their own in common."""
WIDER = 2
"""How much larger or smaller than ever before an amount may be."""
NEAR = Decimal("1.25")
"""The same where nothing but a name is alike."""


class Habit(NamedTuple):
    """Bookings that all went to one place, oldest first, and what they have in common."""

    earlier: Sequence[Past]
    place: Place
    smallest: Decimal
    largest: Decimal
    words: frozenset[str]
    """What all their texts say, and few others."""
    figures: frozenset[str]
    """The long numbers that all their texts have."""
    references: tuple[str, ...] = ()
    """Their payment references, if each has one."""

    def holds(self, line: Line, *, numbered: bool) -> bool:
        """Return whether a line is like the bookings; `numbered`: so is the account number."""
        size = abs(line.amount)
        if not self.smallest / WIDER <= size <= self.largest * WIDER:
            return False
        if numbered and not self._is_same_contract(line.text):
            return False
        if self.words:
            return 2 * len(self.words & words(line.text)) >= len(self.words)
        if len(self.earlier) < VARIED:
            return False
        alike = self.largest <= WIDER * self.smallest
        return numbered or (alike and self.smallest / NEAR <= size <= self.largest * NEAR)

    def _is_same_contract(self, text: str) -> bool:
        """Return whether a text has the numbers, and the digits of a reference, that all have."""
        if self.references and not _is_alike(reference(text), self.references):
            return False
        return self.figures <= figures(text)


def habit(bookings: Sequence[Past], general: AbstractSet[str] = frozenset()) -> Habit | None:
    """Return the last bookings if they are a habit, `None` if they are not.

    `general` are words that are said of everything.
    """
    earlier = run(bookings)
    where = place(earlier) if earlier else None
    if where is None:
        return None
    sizes = [abs(each.amount) for each in earlier]
    common = frozenset.intersection(*(words(each.text) for each in earlier))
    known = [reference(each.text) for each in earlier]
    references = tuple(known) if all(known) else ()
    same = frozenset.intersection(*(figures(each.text) for each in earlier))
    return Habit(earlier, where, min(sizes), max(sizes), common - general, same, references)


def of_reference(bookings: Sequence[Past], told: str) -> list[Past]:
    """Return the bookings of the only account all of whose payment references are like this one.

    None where several accounts have them, or none.
    """
    of: defaultdict[str, list[Past]] = defaultdict(list)
    for each in bookings:
        of[each.account].append(each)
    alike = [
        group
        for group in of.values()
        if all(known := [reference(each.text) for each in group]) and _is_alike(told, known)
    ]
    return alike[0] if len(alike) == 1 else []


def _is_alike(told: str, references: Sequence[str]) -> bool:
    """Return whether a reference has every digit that all of these have at the same place."""
    if not told:
        return False
    places = zip(told, *references, strict=True)
    return all(own == theirs[0] for own, *theirs in places if len(set(theirs)) == 1)


def run(bookings: Sequence[Past]) -> Sequence[Past]:
    """Return the last bookings to one account; none where they are too few, or others too many."""
    runs = [(to, len(list(same))) for to, same in groupby(each.account for each in bookings)]
    if not runs or runs[-1][0] == NOWHERE:
        return ()
    last = runs[-1][1]
    before = max((length for _, length in runs[:-1]), default=0)
    if last < max(ENOUGH, min(2 * before, LONG)) or len(runs) > ENOUGH:
        return ()
    return bookings[-last:]


def place(earlier: Sequence[Past]) -> Place | None:
    """Return the account of bookings and their one VAT rate; `None` where their VAT differs."""
    taxed = [each for each in earlier if each.vat]
    account = earlier[-1].account
    if not taxed:
        return Place(account)
    if len(taxed) < len(earlier) or len({each.vat_account for each in taxed}) > 1:
        return None
    largest = max(taxed, key=lambda each: abs(each.amount))
    net = largest.amount - largest.vat
    if not net:
        return None
    for digits in (CENT, Decimal("0.001")):
        rate = (largest.vat / net).quantize(digits, ROUND_HALF_UP)
        if rate > 0 and all(abs(vat_of(e.amount, rate) - e.vat) <= CENT for e in taxed):
            return Place(account, rate, largest.vat_account)
    return None
