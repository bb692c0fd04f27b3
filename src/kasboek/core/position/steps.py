"""The road from a first day to a company that steers: seven steps, and the command that comes next.

A step is done when all its checks are. Most checks are alerts that are no longer raised, so that
the road and `kasboek check` can never disagree.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.alerts import Alert
from kasboek.core.alerts import alerts
from kasboek.core.alerts import data_age
from kasboek.core.alerts import missing
from kasboek.core.alerts import suspense
from kasboek.core.alerts import unexplained
from kasboek.core.book import Book
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.policy import Severity
from kasboek.core.position.reconciling import reconciliation
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

ROLES = ("payments", "forecast", "reconciliation", "control")
TARGETS = ("runway", "dso")
"""Of the five figures, those that need a number of the founder's own; the buffer is a third."""


class Check(NamedTuple):
    """One thing a step needs: what was found, and what to run or write where it is not there."""

    done: bool
    says: Saying
    next: Saying


@dataclass(frozen=True, slots=True)
class Step:
    """One of the seven; its title and aim are the sayings `steps.NAME` and `steps.NAME.aim`."""

    number: int
    name: str
    checks: tuple[Check, ...]

    @property
    def done(self) -> bool:
        """Say whether nothing is left to do."""
        return all(check.done for check in self.checks)

    @property
    def next(self) -> Saying | None:
        """Return what comes next in this step; `None` where it is done."""
        return next((check.next for check in self.checks if not check.done), None)


class Road(NamedTuple):
    """What the checks look at: a standpoint and the alerts that are raised there."""

    at: Standpoint
    alerts: tuple[Alert, ...]

    @property
    def book(self) -> Book:
        """Return the book."""
        return self.at.book

    def raised(self, policy: str, *subjects: str) -> int:
        """Count the alerts of a policy, on any of these subjects where some are given."""
        found = (a for a in self.alerts if a.policy == policy)
        return sum(not subjects or a.subject in subjects for a in found)


def steps(at: Standpoint, today: dt.date | None = None) -> tuple[Step, ...]:
    """Return the seven steps; `today` is the calendar day, absent for a past day."""
    road = Road(at, alerts(at.book, at.day, today, at=at))
    found = {
        "baseline": _baseline,
        "targets": _targets,
        "tools": _tools,
        "data": _data,
        "forecast": _forecast,
        "guard": _guard,
        "governance": _governance,
    }
    return tuple(
        Step(number, name, tuple(checks(road)))
        for number, (name, checks) in enumerate(found.items(), 1)
    )


def coming(found: tuple[Step, ...]) -> Step | None:
    """Return the first step that is not done; `None` at the end of the road."""
    return next((step for step in found if not step.done), None)


def _check(name: str, *, done: bool, **values: str | int) -> Check:
    word = "done" if done else "open"
    return Check(
        done, saying(f"steps.{name}-{word}", **values), saying(f"steps.{name}-next", **values)
    )


def _baseline(road: Road) -> Iterator[Check]:
    cash = road.book.of_class(AccountClass.CASH)
    covered = sum(each.until is not None for each in road.book.coverage)
    yield _check("bank", done=bool(cash) and covered > 0, count=covered)
    unclear = [
        account.name
        for account in road.book.accounts.values()
        if account.kind is None and any(road.book.balance(account.name, road.at.day).values())
    ]
    yield _check("classes", done=not unclear, count=len(unclear))
    yield _check("owed", done=not road.raised(unexplained.NAME), count=len(road.book.unexplained))


def _targets(road: Road) -> Iterator[Check]:
    known = road.at.buffer.amount is not None
    yield _check("buffer", done=known and road.at.buffer.unknown is None)
    for name in TARGETS:
        yield _check(f"target-{name}", done=road.at.policy(name) is not None)


def _tools(road: Road) -> Iterator[Check]:
    unguarded = any("no-plugin" in problem.saying.key for problem in road.book.problems)
    yield _check("plugin", done=not unguarded)
    yield _check("rules", done=bool(road.book.rules), count=len(road.book.rules))
    lines = len(road.book.plan) + len(road.book.loans) + len(road.book.budgets)
    yield _check("plan", done=not road.raised(missing.NAME, "plan", "tax"), count=lines)


def _data(road: Road) -> Iterator[Check]:
    wrong = sum(problem.error for problem in road.book.problems)
    yield _check("errors", done=not wrong, count=wrong)
    stale = road.raised(data_age.NAME)
    yield _check("fresh", done=not stale, count=stale)
    unbooked = road.raised(suspense.NAME)
    yield _check("suspense", done=not unbooked, count=unbooked)
    open_ones = road.at.open_items(receivable=True) + road.at.open_items(receivable=False)
    termless = len({item.counterparty for item, _ in open_ones if item.due_from == "law"})
    yield _check("terms", done=not termless, count=termless)


def _forecast(road: Road) -> Iterator[Check]:
    yield _check("validated", done=not road.raised(missing.NAME, "forecast"))
    own = [scenario for scenario in road.book.scenarios.values() if scenario.source]
    yield _check("scenarios", done=bool(own), count=len(own))


def _guard(road: Road) -> Iterator[Check]:
    bad = [a for a in road.alerts if a.severity is Severity.ERROR and a.acknowledged is None]
    yield _check("alerts", done=not bad, count=len(bad))
    found = reconciliation(road.book, road.at.day)
    unsigned = [line for line in found.asked if found.is_late(line) or not line.holds]
    yield _check("reconciled", done=bool(found.asked) and not unsigned, count=len(unsigned))


def _governance(road: Road) -> Iterator[Check]:
    held = {role.role for role in road.book.roles}
    lacking = [role for role in ROLES if role not in held]
    first = lacking[0] if lacking else ""
    yield _check("roles", done=not lacking, roles=", ".join(lacking), first=first)
    yield _check("review-set", done=bool(road.book.reviews), count=len(road.book.reviews))
    late = road.raised("review")
    yield _check("reviews", done=not late, count=late)
    overdue = road.raised("action")
    yield _check("actions", done=not overdue, count=overdue)
