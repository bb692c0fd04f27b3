"""What a file of statements is, before anything of it is booked: its accounts, its proof."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import followed
from kasboek.importers.balances.proof import open_batches
from kasboek.importers.balances.proof import prove
from kasboek.importers.booking import checks
from kasboek.importers.booking.noughts import NO_AMOUNT
from kasboek.importers.booking.noughts import without_noughts
from kasboek.importers.booking.outcome import Booked
from kasboek.importers.booking.outcome import Taken
from kasboek.importers.booking.whose import crowded
from kasboek.importers.booking.whose import unknown_account
from kasboek.importers.formats import titles
from kasboek.importers.statement import StatementFile

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from collections.abc import Mapping

    from kasboek.core.accounts import Account
    from kasboek.core.book import Book
    from kasboek.importers.files.opened import Opened
    from kasboek.importers.statement import Statement


def first_days(files: Iterable[Opened]) -> dict[str, dt.date]:
    """Return the first day of each statement's account over all files.

    An account that is opened on it holds for every file, in whatever order they are imported.
    """
    found: dict[str, dt.date] = {}
    for file in files:
        for each in file.found.statements if isinstance(file.found, StatementFile) else ():
            if (day := each.first_day or each.last_day) is not None:
                found[each.account] = min(day, found.get(each.account, day))
    return found


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks files against a book; `first_days` are of all files of the import, by account."""

    book: Book
    first_days: Mapping[str, dt.date]
    accept_broken: bool = False

    def checked(self, file: Opened, found: StatementFile) -> Taken:
        """Return a file with the account and the proof of each statement, and what is wrong."""
        booked, problems, notices = list[Booked](), list[Saying](), list[Saying]()
        for told in found.statements:
            account, first = self._of(told)
            whole = checks.in_its_currency(told, account)
            proof, statement = prove(whole), without_noughts(whole)
            if account is None:
                problems.append(unknown_account(self.book, statement, first))
            else:
                problems += checks.account_problems(account, statement, first)
            if proof.result is Proved.BROKEN:
                breaks = proof.sayings(statement)
                (notices if self.accept_broken else problems).extend(breaks)
            notices += [*checks.missing_numbers(statement), *open_batches(statement)]
            name = account.name if account else None
            booked.append(
                Booked(
                    followed(statement, proof),
                    name,
                    proof,
                    idle=len(whole.lines) - len(statement.lines),
                )
            )
        placed = [(each.statement, each.account) for each in booked if each.account is not None]
        problems += [
            unknown_account(self.book, each, self.first_days.get(each.account))
            for each in crowded(placed)
        ]
        idle = [(NO_AMOUNT, count)] if (count := sum(each.idle for each in booked)) else []
        if not any(each.statement.last_day for each in booked):
            problems = [saying("importers.empty", format=titles()[found.format])]
        return Taken(
            file.path,
            file.data,
            found.format,
            tuple(booked),
            (*found.skipped, *idle),
            checks.once(problems),
            (*found.notices, *notices),
        )

    def _of(self, statement: Statement) -> tuple[Account | None, dt.date | None]:
        return checks.account_of(self.book, statement), self.first_days.get(statement.account)
