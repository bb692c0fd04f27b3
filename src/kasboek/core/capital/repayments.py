"""The part of long-term loans that is due within a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.bankdays import months_later
from kasboek.core.plan import Certainty
from kasboek.core.plan import Loan
from kasboek.core.plan import PlanLine
from kasboek.core.planning.loans import Instalment
from kasboek.core.planning.loans import instalments
from kasboek.core.planning.recurrence import occurrences
from kasboek.core.saying import Source
from kasboek.core.scenario import BUILT_IN

if TYPE_CHECKING:  # KPIs are made of this, so a standpoint is only named here
    from kasboek.core.kpi.standpoint import Standpoint

_DAY = dt.timedelta(days=1)
_BASE = BUILT_IN[0].name


class Repayment(NamedTuple):
    """Principal that falls due: positive, in the operating currency."""

    date: dt.date
    amount: Decimal
    text: str
    source: Source


def repayments(at: Standpoint, account: str) -> tuple[Repayment, ...] | None:
    """Return the principal of a loan account that falls due in the year after the day.

    From the loan's own schedule, else from planned repayments (on a past day those that were then
    really booked); `None` where neither says when the loan is repaid.
    """
    last = months_later(at.day, 12)
    loans = [loan for loan in at.book.loans if loan.liability == account and loan.date <= at.day]
    if loans:
        return tuple(
            Repayment(
                one.date, at.worth(one.principal, loan.amount.currency), loan.name, loan.source
            )
            for loan in loans
            for one in _schedule(at, loan)
            if at.day < one.date <= last and one.principal
        )
    lines = [line for line in at.book.plan if _repays(line, account)]
    if not lines:
        return None
    covered = max(at.day, min(at.book.as_of or at.day, last))
    planned = (each for line in lines for each in _planned(at, line, account, (covered, last)))
    return (*_booked(at, account, covered), *sorted(planned))


def _schedule(at: Standpoint, loan: Loan) -> tuple[Instalment, ...]:
    """Return all instalments of a loan, worked out once for all days."""
    key = ("instalments", loan.source)
    if key not in at.book.memo:
        at.book.memo[key] = instalments(loan)
    return at.book.memo[key]  # type: ignore[return-value] # put there by the line above


def _repays(line: PlanLine, account: str) -> bool:
    in_base = not line.scenarios or _BASE in line.scenarios
    sure = line.certainty is not Certainty.PIPELINE
    return in_base and sure and sum(n for name, n, _ in line.legs if name == account) > 0


def _planned(
    at: Standpoint, line: PlanLine, account: str, between: tuple[dt.date, dt.date]
) -> Iterator[Repayment]:
    after, last = between
    amount = sum(
        (at.worth(number, unit) for name, number, unit in line.legs if name == account), Decimal()
    )
    try:
        days = list(occurrences(line.date, line.repeat, last + _DAY, line.until, line.count))
    except ValueError:  # a wrong rule is one of the forecast's problems
        return
    for day in days:
        if day > after:
            yield Repayment(day, amount, line.payee or line.narration, line.source)


def _booked(at: Standpoint, account: str, until: dt.date) -> Iterator[Repayment]:
    column = at.book.columns.get(account)
    if column is None:
        return
    rows = zip(column.dates, column.numbers, column.currencies, column.entries, strict=True)
    for day, number, unit, index in rows:
        if number > 0 and at.day < day <= until:
            entry = at.book.entries[index]
            text = " ".join(part for part in (entry.payee, entry.narration) if part)
            yield Repayment(day, at.worth(number, unit), text, Source(entry.file, entry.line))
