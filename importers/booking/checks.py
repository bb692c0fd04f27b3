"""What must hold before a statement is booked, each with its sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Root
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.importers.booking.places import first_of
from kasboek.importers.booking.whose import candidates

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from kasboek.core.book import Book
    from kasboek.importers.categorising.categorise import Choice
    from kasboek.importers.statement import BankLine
    from kasboek.importers.statement import Statement


_CURRENCY = attrgetter("currency")
_ISO_4217 = re.compile(r"[A-Z]{3}").fullmatch


def account_of(book: Book, statement: Statement) -> Account | None:
    """Return the account of a statement, of several the one that fits its days and currency."""
    same = candidates(book, statement)
    fitting = [each for each in same if not account_problems(each, statement)]
    return next(iter(fitting), same[-1] if same else None)


def in_its_currency(statement: Statement, account: Account | None) -> Statement:
    """Return a statement that names no currency in the one that its account holds."""
    only = account.currencies if account is not None and statement.assumed else ()
    return replace(statement, currency=only[0]) if len(only) == 1 else statement


def account_problems(
    account: Account, statement: Statement, earliest: dt.date | None = None
) -> list[Saying]:
    """Say what keeps the statement from being booked on its account.

    `earliest` is the first day of all files for that account: a day on which it had better open.
    """
    found: list[Saying] = []
    used = {unit or statement.currency for unit in set(map(_CURRENCY, statement.lines))}
    if strange := sorted(unit for unit in used | {statement.currency} if not _ISO_4217(unit)):
        return [saying("importers.no-currency", text=strange[0][:40])]  # it is written unquoted
    if account.currencies and (wrong := sorted(used - set(account.currencies))):
        found.append(
            saying(
                "importers.wrong-currency",
                account=account.name,
                allowed=", ".join(account.currencies),
                found=", ".join(wrong),
            )
        )
    first = statement.first_day
    if first is not None and first < account.opened:
        found.append(
            saying(
                "importers.before-open",
                account=account.name,
                opened=account.opened,
                path=account.source.file,
                line=account.source.line,
                first=first,
                date=min(first, earliest or first).isoformat(),
            )
        )
    last = statement.last_day
    if account.closed is not None and last is not None and last >= account.closed:
        found.append(
            saying("importers.after-close", account=account.name, closed=account.closed, last=last)
        )
    return found


def once(problems: Iterable[Saying]) -> tuple[Saying, ...]:
    """Return each problem once; of an account that opens too late what asks for the first day.

    A file may hold a statement for every day, and an account has one line to change.
    """
    kept: dict[object, Saying] = {}
    for each in problems:
        day, account = _opens_late(each)
        key: object = (each.key, account) if day else each
        before = _opens_late(kept[key])[0] if key in kept else None
        if key not in kept or (day and before and day < before):
            kept[key] = each
    return tuple(kept.values())


def _opens_late(problem: Saying) -> tuple[dt.date | None, str]:
    """Return the first day for which an account opens too late, and the account."""
    values = dict(problem.values)
    first = values.get("first") if problem.key == "importers.before-open" else None
    return first if isinstance(first, dt.date) else None, str(values.get("account"))


def unplaced(
    book: Book,
    statement: Statement,
    new: Iterable[tuple[BankLine, Choice]],
    earliest: dt.date | None = None,
) -> list[Saying]:
    """Say which accounts that lines would go to are not open then, or refuse their currency.

    `earliest` is the first day of all files: a day on which such an account had better open.
    """
    if not statement.lines:
        return []
    first, last = statement.lines[0].date, statement.last_day or dt.date.max
    doubtful = {
        name
        for name, each in book.accounts.items()
        if each.opened > first
        or (each.closed is not None and each.closed <= last)
        or (each.currencies and statement.currency not in each.currencies)
    }
    going: defaultdict[str, list[BankLine]] = defaultdict(list)
    if doubtful:
        for line, choice in new:
            for part in choice.parts:
                if part.account in doubtful:
                    going[part.account].append(line)
    return [
        told
        for name, lines in sorted(going.items())
        for told in account_problems(
            book.accounts[name], replace(statement, lines=tuple(lines)), earliest
        )
    ]


def missing_numbers(statement: Statement) -> list[Saying]:
    """Name the sequence numbers that the file skips: rows are missing."""
    return [
        saying("importers.missing-numbers", first=first, last=last, count=last - first + 1)
        for first, last in statement.missing
    ]


def no_suspense(book: Book, statement: Statement) -> Saying | None:
    """Say what to open where the ledger has no account of class suspense."""
    if first_of(book, AccountClass.SUSPENSE) is not None:
        return None
    days = [
        *(line.date for line in statement.lines[:1]),
        *(a.opened for a in book.of_class(AccountClass.CASH)),
    ]
    name = f"{book.roots[Root.EQUITY]}:Suspense"
    while name in book.accounts:
        name += "-2"
    return saying(
        "importers.no-suspense",
        account=name,
        date=min(days, default=dt.date(2020, 1, 1)).isoformat(),
    )


def repeats(statement: Statement, before: Sequence[Statement]) -> bool:
    """Say whether a file holds a statement a second time.

    The balances tell: what leads from one to another cannot happen again from the first; or each
    line's reference does. Where neither does, two equal statements may both be real.
    """
    opens, closes = statement.opening, statement.closing
    moved = opens is not None and closes is not None and opens.number != closes.number
    if not moved and not (statement.lines and all(line.reference for line in statement.lines)):
        return False
    return any(
        (one.account, one.currency, one.opening, one.closing)
        == (statement.account, statement.currency, opens, closes)
        and [line._replace(row=0) for line in one.lines]
        == [line._replace(row=0) for line in statement.lines]
        for one in before
    )


def repeated(statement: Statement) -> Saying:
    """Say that a file holds a statement a second time."""
    return saying(
        "importers.repeated",
        account=statement.account,
        first=statement.first_day,
        last=statement.last_day,
        count=len(statement.lines),
    )
