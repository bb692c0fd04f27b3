"""What an import brought, by statement and by file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from kasboek.importers.balances.proof import Proof
from kasboek.importers.balances.proof import Proved
from kasboek.importers.categorising.categorise import MATCHED
from kasboek.importers.categorising.categorise import UNSURE
from kasboek.importers.categorising.categorise import Choice
from kasboek.importers.categorising.categorise import How

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from collections.abc import Sequence
    from decimal import Decimal
    from pathlib import Path

    from kasboek.core.saying import Saying
    from kasboek.importers.balances.mornings import Mornings
    from kasboek.importers.balances.opening import Changed
    from kasboek.importers.duplicates.known import Day
    from kasboek.importers.duplicates.known import Key
    from kasboek.importers.papers import Paper
    from kasboek.importers.statement import BankLine
    from kasboek.importers.statement import Statement
    from kasboek.writing.merge import Directive


@dataclass(frozen=True, slots=True)
class Booked:
    """What one statement brought: how many lines were new, and where each of those went.

    `opening` is the day and number with which it begins an account on which nothing is booked.
    """

    statement: Statement
    account: str | None
    proof: Proof
    new: tuple[tuple[BankLine, Choice], ...] = ()
    directives: tuple[Directive, ...] = ()
    opening: tuple[dt.date, Decimal] | None = None
    changed: tuple[Changed, ...] = ()
    """Opening balances of the account that have other numbers now, for all its statements."""
    mornings: Mornings | None = None
    """The balances of the account, on one of its statements."""
    met: tuple[tuple[Day, Key], ...] = ()
    """The bookings of the ledger that its other lines are."""
    idle: int = 0
    """Rows of no amount, which are not among its lines."""

    @property
    def rows(self) -> int:
        """Return how many rows the bank gave for the account."""
        return len(self.statement.lines) + self.idle

    @property
    def known(self) -> int:
        """Return how many lines the ledger had already."""
        return len(self.statement.lines) - len(self.new)

    @property
    def matched(self) -> int:
        """Return how many new lines settle an open item."""
        return sum(choice.how in MATCHED for _, choice in self.new)

    @property
    def learned(self) -> int:
        """Return how many new lines go where earlier ones of their party did."""
        return sum(choice.how is How.LEARNED for _, choice in self.new)

    @property
    def unsure(self) -> int:
        """Return how many new lines stand on suspense."""
        return sum(choice.how in UNSURE for _, choice in self.new)


@dataclass(frozen=True, slots=True)
class Taken:
    """One file: what it is, what it brought, and why it was not imported, if it was not.

    `problems` stop it; `notices` are worth knowing.
    """

    path: Path
    data: bytes = b""
    format: str | None = None
    statements: tuple[Booked, ...] = ()
    skipped: tuple[tuple[str, int], ...] = ()
    problems: tuple[Saying, ...] = ()
    notices: tuple[Saying, ...] = ()
    papers: tuple[Paper, ...] = ()
    new_papers: tuple[Paper, ...] = ()
    texts: Mapping[str, Sequence[Directive]] = field(default_factory=dict)
    """What the papers become, by file."""
    archive: str = ""
    """The account below which the file of papers is archived."""

    @property
    def rows(self) -> int:
        """Return how many lines or papers the file has."""
        return sum(each.rows for each in self.statements) + len(self.papers)

    @property
    def new(self) -> int:
        """Return how many of them the ledger did not have."""
        return sum(len(each.new) for each in self.statements) + len(self.new_papers)

    @property
    def known(self) -> int:
        """Return how many of them the ledger had already."""
        papers = len(self.papers) - len(self.new_papers)
        return sum(each.known for each in self.statements) + papers

    @property
    def proved(self) -> Proved:
        """Return the weakest proof among the statements."""
        order = (Proved.BROKEN, Proved.ABSENT, Proved.PROVED)
        found = [each.proof.result for each in self.statements]
        return min(found, key=order.index, default=Proved.ABSENT)


def counted(taken: Sequence[Taken]) -> Counter[str]:
    """Return the totals of an import, for its last line."""
    total: Counter[str] = Counter()
    for each in taken:
        total["files"] += 1
        total["refused"] += bool(each.problems)
        if not each.problems:
            total["new"] += each.new
            total["known"] += each.known
            total["unsure"] += sum(one.unsure for one in each.statements)
    return total
