"""Policy and tax: the limits a founder sets, and the taxes they pay."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.policy import Policy
from kasboek.core.policy import Severity
from kasboek.core.policy import Tax
from kasboek.core.relations import Terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kasboek.core.policy import PolicyValue
    from kasboek.core.saying import Money
    from kasboek.reading.language.schema import Statement


def policies(listed: Iterable[Statement]) -> tuple[Policy, ...]:
    """Return the policies in force."""
    return tuple(_policy(each) for each in listed)


def _policy(each: Statement) -> Policy:
    name, *values = each.values
    subject = values.pop(0) if name == "covenant" else None
    return Policy(
        name,
        tuple(plain(value) for value in values if value is not None),
        each.date,
        each.source,
        subject=subject,
        severity=each.keys.get("severity", Severity.WARNING),
        escalate_after=each.keys.get("escalate-after"),
        in_bean_check=each.keys.get("in-bean-check", False),
    )


def plain(value: Decimal | Money | Terms | str) -> PolicyValue:
    """Write terms as the language does: a policy holds numbers, amounts and words only."""
    if isinstance(value, Terms):
        return f"{value.days} eom" if value.end_of_month else str(value.days)
    return Decimal(value) if isinstance(value, int) else value


def taxes(listed: Iterable[Statement]) -> tuple[Tax, ...]:
    """Return the taxes in force; whether their due dates are known is the forecast's question."""
    found = []
    for each in listed:
        kind, rhythm, account, amount = each.values
        found.append(
            Tax(
                kind,
                rhythm,
                account,
                each.date,
                each.source,
                amount=amount,
                country=each.keys.get("country", "NL"),
                cash_basis=each.keys.get("basis") == "cash",
            )
        )
    return tuple(found)
