"""A provider's table as lines, made some rows at a time."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from itertools import chain
from itertools import compress
from typing import TYPE_CHECKING
from typing import NamedTuple
from typing import TypeAlias

from kasboek.importers.providers import lines
from kasboek.importers.providers.sheet import Mark
from kasboek.importers.providers.sheet import Sheet
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from kasboek.importers.files.table import Table
    from kasboek.importers.statement import BankLine
    from kasboek.importers.statement import Batch


class Made(NamedTuple):
    """Lines by the column, and what tells them apart: a batch or a doubt, and an account."""

    units: Sequence[str]
    lines: Sequence[BankLine]
    tags: Sequence[str] = ()
    accounts: Sequence[str] = ()

    def by_currency(self) -> dict[str, list[BankLine]]:
        """Return the lines by their currency, in the order of the file."""
        if len(set(self.units)) == 1:
            return {self.units[0]: list(self.lines)}
        return lines.by_currency(zip(self.units, self.lines, strict=True))

    def batches(self) -> dict[str, tuple[Batch, ...]]:
        """Return the batches per currency, and what is left of each."""
        return lines.batches_of(zip(self.units, self.tags, self.lines, strict=True))

    def by_account(self) -> dict[str, Made]:
        """Return what belongs to each account."""
        accounts = dict.fromkeys(self.accounts)
        if len(accounts) == 1:
            return dict.fromkeys(accounts, self)
        return {account: self._of(account) for account in accounts}

    def _of(self, account: str) -> Made:
        own = [each == account for each in self.accounts]
        return Made(
            list(compress(self.units, own)),
            list(compress(self.lines, own)),
            list(compress(self.tags, own)),
        )


Make: TypeAlias = "Callable[[Sheet, Counter[str]], Made]"
"""What a provider makes of rows; those that it leaves out it counts by their reason."""


def made(table: Table, make: Make) -> tuple[Made, tuple[tuple[str, int], ...]]:
    """Return what `make` makes of a table's rows, and what it left out.

    It is given some rows at a time, which stay in a CPU's cache; where that fails, all rows at
    once, as later rows tell how earlier ones are to be read.

    Raises:
        Unreadable: a row cannot be read.
    """
    with suppress(Unreadable):
        mark, skipped = Mark(), Counter[str]()
        some = (Sheet(block.numbers, block.columns, mark) for block in table.blocks())
        every = [make(rows, skipped) for rows in some]
        return _joined(every), tuple(sorted(skipped.items()))
    skipped = Counter()
    found = make(sheet(table), skipped)
    return found, tuple(sorted(skipped.items()))


def sheet(table: Table) -> Sheet:
    """Return all rows of a table."""
    at = list[int]()
    columns: dict[str, list[str]] = {name: [] for name in table.at}
    for block in table.blocks():
        at += block.numbers
        for name, cells in block.columns.items():
            columns[name] += cells
    return Sheet(at, columns)


def _joined(every: Sequence[Made]) -> Made:
    one = chain.from_iterable
    return Made(
        list(one(each.units for each in every)),
        list(one(each.lines for each in every)),
        list(one(each.tags for each in every)),
        list(one(each.accounts for each in every)),
    )
