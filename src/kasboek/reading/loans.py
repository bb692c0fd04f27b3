"""Loans, and Fava's budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from kasboek.core.plan import Budget
from kasboek.core.plan import Loan
from kasboek.reading.language.kinds import money
from kasboek.reading.language.kinds import repeat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kasboek.reading.language.schema import Report
    from kasboek.reading.language.schema import Statement

BUDGET_VALUES = 3


def loans(listed: Iterable[Statement], report: Report) -> tuple[Loan, ...]:
    """Return the loans in force."""
    found = []
    for each in listed:
        keys = each.keys
        interest_only = keys.get("interest-only", 0)
        if interest_only >= keys["months"] and interest_only:
            report.wrong(
                each.source, "reading.never-repaid", name=each.values[0], months=keys["months"]
            )
            continue
        name, liability, amount, kind = each.values
        found.append(
            Loan(
                name,
                each.date,
                liability,
                amount,
                kind,
                keys["rate"],
                keys["months"],
                keys["account"],
                each.source,
                interest_only=interest_only,
            )
        )
    return tuple(found)


def budgets(customs: Iterable[Any], report: Report) -> tuple[Budget, ...]:
    """Return Fava's budgets; one it cannot read is Fava's own error, so not repeated here."""
    found = []
    for entry in customs:
        values = [value.value for value in entry.values or ()]
        if len(values) != BUDGET_VALUES:
            continue
        account, rhythm, amount = values[0], repeat(values[1]), money(values[2])
        if isinstance(account, str) and rhythm and rhythm.rule is None and amount:
            source = report.place(entry.meta)
            found.append(Budget(account, entry.date, rhythm, amount, source))
    return tuple(found)
