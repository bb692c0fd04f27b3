"""Every bank whose file is merely a table: read as its layout says (layouts.toml)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.banks import layouts
from kasboek.importers.banks.chain import ordered
from kasboek.importers.banks.columns import Days
from kasboek.importers.banks.columns import Numbers
from kasboek.importers.banks.prepare import PREPARE
from kasboek.importers.banks.rows import Rows
from kasboek.importers.statement import Balance
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Statement
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    from kasboek.importers.banks.layouts import Layout

_DAILY = frozenset({"boeksaldo", "book balance", "valutair saldo"})
_EXPENSES = frozenset({"expense id", "expense status", "expense category name"})


@dataclass(frozen=True, slots=True)
class Bank:
    """A format of the table: its names, a look at the content, and the reading of it."""

    NAME: str
    TITLE: str

    def identify(self, text: str) -> bool:
        """Return whether this is such a table, also one that lacks a needed column.

        Raises:
            Unreadable: it is an export of this bank that holds no bookings.
        """
        words = layouts.words(text[: layouts.HEAD])
        if self.NAME == "ing" and words & _DAILY:
            raise Unreadable(saying("importers.ing-daily-balances"))
        if self.NAME == "revolut-business" and len(words & _EXPENSES) > 1:
            raise Unreadable(saying("banks.revolut-expenses"))
        return layouts.layout_of(text, self.NAME) is not None

    def read(self, text: str) -> StatementFile:
        """Read the file; a row that cannot be read stops it with its line."""
        layout = layouts.layout_of(text, self.NAME)
        if layout is None:
            raise Unreadable(saying("importers.no-content"))
        return read(text, layout)


FORMATS = tuple(Bank(name, title) for name, title in layouts.titles().items())


def read(text: str, layout: Layout) -> StatementFile:
    """Read a text of this layout.

    Raises:
        Unreadable: a column is missing, or a row cannot be read.
    """
    prepared = PREPARE[layout.prepare](text)
    text, closing = _footer(prepared, layout)
    table, above = layouts.table_of(text, layout)
    rows = Rows(layout)
    by_owner: dict[tuple[str, str], list[BankLine]] = {}
    for block in table.blocks():
        kept = rows.kept(block)
        lines, owners = rows.lines(kept), rows.owners(kept)
        if len(one := set(owners)) == 1:
            by_owner.setdefault(one.pop(), []).extend(lines)
        else:
            for owner, line in zip(owners, lines, strict=True):
                by_owner.setdefault(owner, []).append(line)
    _adopt(by_owner, _own(above, layout))
    opening = _opening(above, layout)
    statements = [_statement(*owner, lines, layout) for owner, lines in by_owner.items()]
    if opening is not None and closing is not None and len(statements) == 1:
        last = prepared.rstrip().count("\n") + 1
        statements = [_proved(statements[0], opening, closing, last)]
    return StatementFile(layout.bank, tuple(statements), tuple(sorted(rows.skipped.items())))


def _statement(account: str, currency: str, lines: list[BankLine], layout: Layout) -> Statement:
    gaps: tuple[tuple[int, int], ...] = ()
    if layout.sequence:
        lines.sort(key=_sequence)
        numbers = list(map(_sequence, lines))
        gaps = tuple((a + 1, b - 1) for a, b in pairwise(numbers) if b > a + 1)
    else:
        lines = ordered(lines, newest_first=layout.order == "newest")
    first, last = lines[0], lines[-1]
    opening = closing = None
    if first.balance is not None and last.balance is not None:
        opening = Balance(first.balance - first.amount, first.date)
        closing = Balance(last.balance, last.date)
    return Statement(account, currency, tuple(lines), opening, closing, gaps)


def _sequence(line: BankLine) -> int:
    return int((line.reference or "0").rpartition(" ")[2])


def _proved(statement: Statement, opening: str, closing: tuple[str, str], last: int) -> Statement:
    """Return it with the balances that stand above and below the table, in line `last`.

    Raises:
        Unreadable: one of them is no number, or that day is none.
    """
    numbers = Numbers("comma")
    try:
        day = Days()[closing[0]]
    except ValueError:
        raise Unreadable(saying("importers.bad-date", line=last, text=closing[0])) from None
    try:
        begins, ends = numbers.one(opening), numbers.one(closing[1])
    except ValueError:
        raise Unreadable(saying("importers.bad-amount", line=last)) from None
    return replace(
        statement,
        opening=Balance(begins, statement.first_day or day),
        closing=Balance(ends, max(day, statement.last_day or day)),
    )


def _own(above: str, layout: Layout) -> str:
    """Return the account that the lines above the header have, else the bank's own name."""
    found = re.search(layout.iban, above) if layout.iban else None
    number = next(filter(None, found.groups()), "") if found else ""
    return account_number(number) or layout.own or layout.bank


def _opening(above: str, layout: Layout) -> str | None:
    found = re.search(layout.opening, above) if layout.opening else None
    return found[1] if found else None


def _footer(text: str, layout: Layout) -> tuple[str, tuple[str, str] | None]:
    """Take the closing balance off the end of the text."""
    if not layout.closing:
        return text, None
    body = text.rstrip()
    start = max(body.rfind("\n"), body.rfind("\r")) + 1
    found = re.fullmatch(layout.closing, body[start:])
    return (body[:start], (found[1], found[2])) if found else (text, None)


def _adopt(by_owner: dict[tuple[str, str], list[BankLine]], own: str) -> None:
    """Give rows that name no account to the file's only account, else to `own`."""
    for owner in [owner for owner in by_owner if not owner[0]]:
        others = [other for other in by_owner if other[0] and other[1] == owner[1]]
        new = others[0] if len(others) == 1 else (own, owner[1])
        lines = by_owner.pop(owner) + by_owner.get(new, [])
        by_owner[new] = sorted(lines, key=lambda line: line.row)
