"""Loans, and Fava's budgets."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

from beancount.core.amount import Amount

from kasboek.core.plan import LARGEST
from kasboek.core.plan import Budget
from kasboek.core.plan import Loan
from kasboek.core.saying import Money
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
    """Return Fava's budgets; one it cannot read is Fava's own error, so not repeated here.

    An account that is not there is no error to Fava, and would be a cost to us.
    """
    found = []
    for entry in customs:
        values = [value.value for value in entry.values or ()]
        if len(values) != BUDGET_VALUES:
            continue
        (account, _, given), rhythm, source = values, repeat(values[1]), report.place(entry.meta)
        amount = money(given)
        if not isinstance(account, str) or rhythm is None or rhythm.rule is not None:
            continue
        if amount is None:
            if isinstance(given, Amount) and isinstance(given.number, Decimal):
                large = Money(given.number, given.currency)
                report.wrong(source, "reading.large", amount=large, most=LARGEST)
        elif not amount.number or report.account(account, "under", entry.date, source):
            found.append(Budget(account, entry.date, rhythm, amount, source))
    return tuple(found)
