"""What of a statement is new: every booking once, however often and in whatever file it comes.

Two levels. Per account, booking day and signed amount, new is what the statement has more than the
ledger. Within that a strong key, kept as metadata on the cash posting, says whether two equals are
the same: the bank's reference (`bank-ref`) or the balance after the booking (`bank-balance`). Text
is never compared. What no key tells is left to `once`.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import NamedTuple
from typing import TypeAlias

if TYPE_CHECKING:
    from kasboek.importers.statement import BankLine


class Key(NamedTuple):
    """The strong keys of one booking; `None` where the ledger or the bank gives none.

    `asked` says that an import booked it as a question, whether it is another's twin. `place` is
    where it stands; it is no key.
    """

    reference: str | None = None
    balance: Decimal | None = None
    asked: bool = False
    place: str = ""

    @property
    def is_opening(self) -> bool:
        """Return whether it is an opening balance that an import booked: no line of any file."""
        return self.reference == _OPENING

    @property
    def is_strong(self) -> bool:
        """Return whether it tells anything."""
        return self.reference is not None or self.balance is not None


Day: TypeAlias = tuple[dt.date, Decimal]
Known: TypeAlias = Mapping[Day, Sequence[Key]]
"""The ledger's bookings on one account: per day and signed amount the keys of each."""

_OPENING = "opening"
OPENING = Key(_OPENING)
"""The key of an opening balance that an import booked: it is no line of any statement."""


def same(one: Key, other: Key) -> bool | None:
    """Say whether two bookings of one day and amount are the same; `None` where no key tells.

    References of different numberings ("volgnr 7", "camt 9a") tell nothing about each other.
    """
    if one.is_opening or other.is_opening:
        return False
    if one.reference and other.reference and _numbering(one) == _numbering(other):
        return one.reference == other.reference
    if one.balance is not None and other.balance is not None:
        return one.balance == other.balance
    return None


def _numbering(key: Key) -> str:
    return (key.reference or "").partition(" ")[0]


class Paired(NamedTuple):
    """Lines of a statement, by their place in it, with the bookings that they are or may be.

    `sure` by a strong key; `perhaps` by day and amount, where no key tells; `against` the same,
    though the balances after them differ, as they do where a bank orders a day anew.
    """

    sure: dict[int, Key]
    perhaps: dict[int, Key]
    against: dict[int, Key]


def paired(lines: Sequence[BankLine], known: Known) -> Paired:
    """Pair lines with the ledger's bookings of their day and amount, one to one."""
    found = Paired({}, {}, {})
    if not known:
        return found
    groups: defaultdict[Day, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        day = line[:2]
        if day in known:
            groups[day].append(index)
    for day, indices in groups.items():
        keys = known[day]
        if len(keys) == 1 == len(indices):
            _one(lines[indices[0]], indices[0], keys[0], found)
        else:
            _many(lines, indices, keys, found)
    return found


def _one(line: BankLine, index: int, key: Key, found: Paired) -> None:
    ours = Key(line.reference, line.balance)
    told = same(ours, key)
    if told or (told is None and key.asked):
        found.sure[index] = key
    elif told is None:
        found.perhaps[index] = key
    elif _only_balances(ours, key):
        found.against[index] = key


def _many(
    lines: Sequence[BankLine], indices: Sequence[int], keys: Sequence[Key], found: Paired
) -> None:
    left = {number: key for number, key in enumerate(keys) if not key.is_opening}
    by_value: defaultdict[object, list[int]] = defaultdict(list)
    for number in reversed(left):
        key = left[number]
        for value in filter(None, (key[:2] if key.is_strong else None, key.reference)):
            by_value[value].append(number)
        if key.balance is not None:
            by_value[key.balance].append(number)
    waiting: list[tuple[int, Key]] = []
    ours = [(index, Key(lines[index].reference, lines[index].balance)) for index in indices]
    for index, key in ours:  # whole keys first, so that no half of one takes another's
        at = _equal(by_value[key[:2]], left, key) if key.is_strong else None
        if at is not None:
            found.sure[index] = left.pop(at)
        else:
            waiting.append((index, key))
    rest: list[tuple[int, Key]] = []
    for index, key in waiting:
        values = [v for v in (key.reference, key.balance) if v is not None]
        fitting = (_equal(by_value[value], left, key) for value in values)
        if (booked := next((each for each in fitting if each is not None), None)) is None:
            rest.append((index, key))
        else:
            found.sure[index] = left.pop(booked)
    rest.sort(key=lambda pair: not pair[1].is_strong)
    rest = _untold(rest, left, found)
    _against(rest, left, found)


def _equal(numbers: list[int], left: Mapping[int, Key], key: Key) -> int | None:
    while numbers and numbers[-1] not in left:
        numbers.pop()
    return next((n for n in reversed(numbers) if n in left and same(key, left[n])), None)


def _untold(
    rest: Sequence[tuple[int, Key]], left: dict[int, Key], found: Paired
) -> list[tuple[int, Key]]:
    """Pair what no key tells apart; by the sort of key, as thousands may share a day and amount."""
    sorts: defaultdict[tuple[str, bool], list[int]] = defaultdict(list)
    for number in sorted(left, key=lambda n: (not left[n].asked, n), reverse=True):
        sorts[_numbering(left[number]), left[number].balance is not None].append(number)
    unpaired = []
    for index, key in rest:
        numbers = next(
            (
                numbers
                for (numbering, balance), numbers in sorts.items()
                if numbers
                and not (numbering and numbering == _numbering(key))
                and not (balance and key.balance is not None)
            ),
            None,
        )
        if numbers is None:
            unpaired.append((index, key))
            continue
        booking = left.pop(numbers.pop())
        (found.sure if booking.asked else found.perhaps)[index] = booking
    return unpaired


def _against(rest: Sequence[tuple[int, Key]], left: dict[int, Key], found: Paired) -> None:
    waiting = [number for number in reversed(left) if left[number].balance is not None]
    for index, key in rest:
        if waiting and _only_balances(key, left[waiting[-1]]):
            found.against[index] = left.pop(waiting.pop())


def _only_balances(one: Key, other: Key) -> bool:
    """Return whether nothing but their balances tells two bookings apart."""
    if one.is_opening or other.is_opening or one.balance is None or other.balance is None:
        return False
    return not (one.reference and _numbering(one) == _numbering(other))


def unknown(lines: Sequence[BankLine], known: Known) -> list[BankLine]:
    """Return the lines that the ledger does not have by day, amount and keys, in their order."""
    found = paired(lines, known)
    if not found.sure and not found.perhaps:
        return list(lines)
    there = found.sure.keys() | found.perhaps.keys()
    return [line for index, line in enumerate(lines) if index not in there]


def gathered(bookings: Iterable[tuple[dt.date, Decimal, Key]]) -> dict[Day, list[Key]]:
    """Return the bookings of one account by day and amount."""
    found: defaultdict[Day, list[Key]] = defaultdict(list)
    for day, amount, key in bookings:
        found[day, amount].append(key)
    return dict(found)
