"""What is said of a statement once it is booked, and its balance on the morning after."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.importers.duplicates.past import until
from kasboek.writing.merge import Directive
from kasboek.writing.text import balance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from kasboek.importers.balances.proof import Proof
    from kasboek.importers.duplicates.known import Key
    from kasboek.importers.duplicates.known import Known
    from kasboek.importers.statement import BankLine
    from kasboek.importers.statement import Statement


def told_twin(line: BankLine, key: Key, statement: Statement) -> Saying:
    """Name both: the line, and the booking that it may be."""
    amount = Money(line.amount, line.currency or statement.currency)
    key_of = "importers.twin-entry" if statement.by_entry else "importers.twin"
    return saying(key_of, row=line.row, date=line.date, amount=amount, place=key.place)


def told_overlap(statement: Statement, new: Sequence[BankLine]) -> list[Saying]:
    """Name the days on which a statement overlaps what is booked, if it does so in part."""
    count = len(statement.lines) - len(new)
    if not count or not new:
        return []
    fresh = set(map(id, new))
    days = [line.date for line in statement.lines if id(line) not in fresh]
    return [saying("importers.overlap", count=count, first=min(days), last=max(days))]


def told_breaks(proof: Proof, statement: Statement) -> dict[int, str]:
    """Return what the ledger says on the line where the chain breaks."""
    return {
        each.row: f"broken: expected {each.expected} {statement.currency}, bank says {each.found}"
        for each in proof.breaks
    }


def evening(account: str, statement: Statement) -> Iterator[Directive]:
    """Give the balance that the statement proves, for the day after."""
    closing, last = statement.closing, statement.last_day
    if closing is None or last is None:
        return
    day = max(last, closing.day) + dt.timedelta(days=1)
    yield Directive(day, 0, balance(day, account, closing.number, statement.currency))


def whole_day(statement: Statement, new: Sequence[BankLine], there: Known) -> bool:
    """Say whether the statement has all of its last day, as far as the ledger knows.

    A file downloaded at noon ends in the middle of a day: once the rest of it is booked, its
    closing balance is no longer that of the evening.
    """
    if not there:
        return True
    last = statement.last_day or dt.date.min
    booked = sum(
        not key.is_opening
        for (day, _), keys in there.items()
        if last <= day <= until(statement)
        for key in keys
    )
    lines = sum(line.date == last for line in statement.lines)
    return booked <= lines - sum(line.date == last for line in new)
