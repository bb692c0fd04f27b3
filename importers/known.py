"""What of a statement is new: every booking once, however often and in whatever file it comes.

Two levels. Per account, booking day and signed amount, new is what the statement has more than the
ledger. Within that a strong key, kept as metadata on the cash posting, says whether two equals are
the same: the bank's reference (`bank-ref`) or the balance after the booking (`bank-balance`). Text
is never compared.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
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
    """The strong keys of one booking; `None` where the ledger or the bank gives none."""

    reference: str | None = None
    balance: Decimal | None = None


Day: TypeAlias = tuple[dt.date, Decimal]
Known: TypeAlias = Mapping[Day, Sequence[Key]]
"""The ledger's bookings on one account: per day and signed amount the keys of each."""

_NO_KEY = Key()
OPENING = Key("opening")
"""The key of an opening balance that an import booked: it is no line of any statement."""


def same(one: Key, other: Key) -> bool | None:
    """Say whether two bookings of one day and amount are the same; `None` where no key tells.

    References of different numberings ("volgnr 7", "camt 9a") tell nothing about each other.
    """
    if OPENING in {one, other}:
        return False
    if one.reference and other.reference and _numbering(one) == _numbering(other):
        return one.reference == other.reference
    if one.balance is not None and other.balance is not None:
        return one.balance == other.balance
    return None


def _numbering(key: Key) -> str:
    return (key.reference or "").partition(" ")[0]


def unknown(lines: Sequence[BankLine], known: Known) -> list[BankLine]:
    """Return the lines that the ledger does not have, in their order."""
    if not known:
        return list(lines)
    groups: defaultdict[Day, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        day = line[:2]
        if day in known:
            groups[day].append(index)
    dropped = {
        index
        for day, indices in groups.items()
        for index in _there(indices, lines, list(known[day]))
    }
    if not dropped:
        return list(lines)
    return [line for index, line in enumerate(lines) if index not in dropped]


def _there(indices: list[int], lines: Sequence[BankLine], known: list[Key]) -> list[int]:
    """Pair lines with bookings one to one: first those a key says are the same, then the rest.

    A booking without any key pairs with anything: the statement's own twins then decide by number.
    """
    rest, found = Counter(known), []
    waiting = []
    for index in indices:
        key = Key(lines[index].reference, lines[index].balance)
        twin = key if rest[key] and key != _NO_KEY else _first(rest, key, wanted=True)
        if twin is None:
            waiting.append((index, key))
        else:
            rest[twin] -= 1
            found.append(index)
    for index, key in sorted(waiting, key=lambda pair: pair[1] == _NO_KEY):
        if (twin := _first(rest, key, wanted=None)) is not None:
            rest[twin] -= 1
            found.append(index)
    return found


def _first(rest: Counter[Key], key: Key, *, wanted: bool | None) -> Key | None:
    return next((k for k, count in rest.items() if count > 0 and same(key, k) is wanted), None)


def gathered(bookings: Iterable[tuple[dt.date, Decimal, Key]]) -> dict[Day, list[Key]]:
    """Return the bookings of one account by day and amount."""
    found: defaultdict[Day, list[Key]] = defaultdict(list)
    for day, amount, key in bookings:
        found[day, amount].append(key)
    return dict(found)
