"""Whose transactions a saved answer holds, where the API names the account only in its address."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.statement import Balance
from kasboek.importers.statement import Statement
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from kasboek.core.saying import Saying
    from kasboek.importers.files.saved_json import Record
    from kasboek.importers.statement import BankLine


def owner(pages: Iterable[Record], seen: Iterable[str], name: str) -> str:
    """Return our own IBAN: as the file has it on top, else the one on our side of the bookings.

    `seen` are the IBANs that stand on our side, empty where there is none. Where that gives none,
    or several, it is the API's `name`, by which an account of the ledger may be called.
    """
    named = {
        account_number(found)
        for page in pages
        for each in (page, page.record("account"), page.record("account_id"))
        if (found := each.text("iban"))
    }
    ibans = named or set(filter(None, map(account_number, seen)))
    return ibans.pop() if len(ibans) == 1 else name


def notices(account: str, name: str) -> tuple[Saying, ...]:
    """Say how a file can name its account, where it does not."""
    return (saying("apis.no-owner", name=name),) if account == name else ()


def statement(account: str, currency: str, lines: Sequence[BankLine]) -> Statement:
    """Return the lines oldest first, with the balances if all of them have one.

    An API gives the newest first; where the days do not tell, the balances do.
    """
    runs_on = _steps(lines) > _steps(lines[::-1])
    newest = lines[0].date > lines[-1].date or (lines[0].date == lines[-1].date and not runs_on)
    ordered = sorted(lines[::-1] if newest else lines, key=lambda line: line.date)
    first, last = ordered[0], ordered[-1]
    opening = closing = None
    if all(line.balance is not None for line in ordered):
        opening = Balance((first.balance or 0) - first.amount, first.date)
        closing = Balance(last.balance or last.amount * 0, last.date)
    return Statement(account, currency, tuple(ordered), opening, closing, by_entry=True)


def _steps(lines: Sequence[BankLine]) -> int:
    return sum(
        a.balance is not None and b.balance == a.balance + b.amount for a, b in pairwise(lines)
    )
