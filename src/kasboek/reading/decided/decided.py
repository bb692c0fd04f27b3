"""What the founder decided and expects: everything in a ledger but its bookings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from kasboek.reading.accounts import accounts
from kasboek.reading.decided import governance
from kasboek.reading.decided import loans
from kasboek.reading.decided import planned
from kasboek.reading.decided import policy
from kasboek.reading.decided import relations
from kasboek.reading.decided import rules
from kasboek.reading.decided import scenarios
from kasboek.reading.decided.statements import in_force
from kasboek.reading.decided.statements import statements
from kasboek.reading.language.kinds import terms

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kasboek.core.accounts import Account
    from kasboek.core.plan import Budget
    from kasboek.core.plan import PlanLine
    from kasboek.core.relations import Counterparty
    from kasboek.core.relations import Terms
    from kasboek.core.scenario import Scenario
    from kasboek.reading.language.schema import Report
    from kasboek.reading.language.schema import Statement
    from kasboek.reading.sorting import Sorted


@dataclass(frozen=True, slots=True)
class Decided:
    """The ledger's declarations, read; `statements` are those of each directive as written."""

    accounts: Mapping[str, Account]
    counterparties: Mapping[str, Counterparty]
    scenarios: Mapping[str, Scenario]
    plan: tuple[PlanLine, ...]
    budgets: tuple[Budget, ...]
    statements: Mapping[str, list[Statement]]

    def terms(self) -> Terms | None:
        """Return the payment terms of the policy."""
        for each in reversed(self.statements["policy"]):
            if each.values[0] == "payment-terms":
                return terms(policy.plain(each.values[1]))
        return None


def decided(sorted_: Sorted, options: Mapping[str, Any], report: Report) -> Decided:
    """Read all declarations; mistakes go to `report`."""
    known = accounts.read(report, options, sorted_.as_of)
    said = statements(sorted_.customs, report)
    said["policy"] = [each for each in said["policy"] if policy.sound(each, report)]
    named = relations.counterparties(
        in_force(sorted(said["customer"] + said["supplier"], key=_order), sorted_.as_of)
    )
    found = scenarios.scenarios(
        in_force(said["scenario"], sorted_.as_of),
        in_force(said["adjust"], None),
        report,
        sorted_.coming,
    )
    written = (each.values[0] for each in said["scenario"])  # in force or not
    named_ = tuple(dict.fromkeys((*found, *written, *sorted_.coming)))
    lines = planned.lines(sorted_.planned, named_, options, report)
    spent = loans.budgets((c for c in sorted_.customs if c.type == "budget"), report)
    return Decided(known, named, found, tuple(lines), spent, said)


def _order(statement: Statement) -> tuple[dt.date, Any]:
    return statement.date, statement.source


def chosen(decided: Decided, day: dt.date | None, report: Report) -> dict[str, Any]:
    """Return the fields of a book that hold policy, tax, rules, loans and governance on a day."""
    said = decided.statements
    return {
        "loans": loans.loans(in_force(said["loan"], day), report),
        "policies": policy.policies(in_force(said["policy"], day)),
        "taxes": policy.taxes(in_force(said["tax"], None), said["tax"]),
        "rules": rules.rules(in_force(said["categorise"], day), report),
        "roles": governance.roles(in_force(said["role"], day)),
        "reviews": governance.reviews(in_force(said["review"], day)),
        "reviewed": governance.reviewed(said["reviewed"]),
        "actions": governance.actions(said["action"], said["done"], report),
        "acknowledgements": governance.acknowledgements(said["acknowledge"]),
        "reconciled": governance.reconciled(said["reconciled"]),
        "calibrations": governance.calibrations(said["calibration"]),
    }
