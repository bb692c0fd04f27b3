"""Policy and tax: the limits a founder sets, and the taxes they pay."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.policy import Policy
from kasboek.core.policy import Severity
from kasboek.core.policy import Tax
from kasboek.core.relations import Terms
from kasboek.core.saying import Money
from kasboek.reading.language.schema import shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence
    from datetime import date

    from kasboek.core.policy import PolicyValue
    from kasboek.reading.language.schema import Report
    from kasboek.reading.language.schema import Statement


def policies(listed: Iterable[Statement]) -> tuple[Policy, ...]:
    """Return the policies in force."""
    return tuple(_policy(each) for each in listed)


def sound(each: Statement, report: Report) -> bool:
    """Say whether the values of a policy as written stand together; note it where not."""
    name, *values = each.values
    if name == "covenant":
        name = values.pop(0)
    low, high = values if len(values) == 2 else (None, None)  # a bound and one above it
    if name == "liquidity-buffer" and isinstance(low, Money) and high is not None:
        report.wrong(each.source, "reading.months-of-amount", amount=low)
        return False
    if _above(low, high):
        report.wrong(
            each.source, "reading.bounds-crossed", name=name, low=shown(low), high=shown(high)
        )
        return False
    return True


def _above(low: object, high: object) -> bool:
    """Say whether a bound is above another of its kind and currency."""
    if isinstance(low, Money) and isinstance(high, Money):
        return low.currency == high.currency and low.number > high.number
    return isinstance(low, Decimal) and isinstance(high, Decimal) and low > high


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


def taxes(listed: Iterable[Statement], written: Sequence[Statement]) -> tuple[Tax, ...]:
    """Return the taxes in force; whether their due dates are known is the forecast's question.

    `written` are all directives in order: an extension holds from the first that states it, a
    special prepayment is that of the year its directive is dated in.
    """
    found = []
    for each in listed:
        kind, rhythm, account, amount = each.values
        stated = [other for other in written if other.values[0] == kind]
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
                until=each.keys.get("until"),
                extended=_extended(stated),
                prepayments=tuple(
                    (other.date.year, other.keys["special-prepayment"])
                    for other in stated
                    if "special-prepayment" in other.keys
                ),
            )
        )
    return tuple(found)


def _extended(stated: Iterable[Statement]) -> date | None:
    """Return since when a tax's returns may come later; one that says FALSE ends it."""
    since = None
    for each in stated:
        granted = each.keys.get("extension")
        since = (since or each.date) if granted or (granted is None and since) else None
    return since
