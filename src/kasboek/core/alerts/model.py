"""What an alert is, and from where the watch looks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.policy import Acknowledgement
from kasboek.core.policy import Policy
from kasboek.core.policy import Severity
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import Source


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing that is not as it should be.

    `says` is the sentence; `value` what is and `limit` what was asked. `since` is the day since
    when it is so, `first_breach` the day ahead on which it will be; `depth` how far it goes.
    `because` names what causes it, `lever` the cheapest thing to do about it. `items` are the ids
    of the open items or forecast items involved. `escalated` is the person in control, once nobody
    heeded it for as long as the policy allows.
    """

    policy: str
    severity: Severity
    says: Saying
    subject: str | None = None
    value: Decimal | Money | None = None
    limit: Decimal | Money | None = None
    since: dt.date | None = None
    first_breach: dt.date | None = None
    depth: Money | None = None
    because: tuple[Saying, ...] = ()
    lever: Saying | None = None
    acknowledged: Acknowledgement | None = None
    escalated: str | None = None
    items: tuple[str, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """Where alerts are looked for: a standpoint, and today where that matters (data age)."""

    at: Standpoint
    today: dt.date | None = None

    @property
    def day(self) -> dt.date:
        """Return the day the book is seen from."""
        return self.at.day

    def money(self, amount: Decimal) -> Money:
        """Return an amount in the operating currency."""
        return Money(amount, self.at.book.currency)

    def policy(self, name: str, subject: str | None = None) -> Policy | None:
        """Return the policy in force."""
        return self.at.policy(name, subject)

    def severity(self, name: str, default: Severity = Severity.WARNING) -> Severity:
        """Return how bad a breach of this policy is."""
        policy = self.policy(name)
        return policy.severity if policy else default

    def source(self, name: str) -> Source | None:
        """Return where the policy stands."""
        policy = self.policy(name)
        return policy.source if policy else None


Check: TypeAlias = Callable[[Watch], Iterator[Alert]]
"""One file of this folder: yields the alerts of one policy, none where all is well."""
