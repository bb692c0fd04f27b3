"""What the ledger does not say, and should: no figure is wrong, but nobody is on guard."""

from __future__ import annotations

from collections.abc import Iterator

from kasboek.core.accounts import AccountClass
from kasboek.core.alerts.model import Alert
from kasboek.core.alerts.model import Watch
from kasboek.core.policy import Severity
from kasboek.core.saying import saying

NAME = "missing"
_TAXED = (AccountClass.VAT, AccountClass.PAYROLL_TAX, AccountClass.INCOME_TAX)


def check(watch: Watch) -> Iterator[Alert]:
    """Yield an alert per thing that is missing, each with the line to write."""
    book = watch.at.book
    roles = {role.role for role in book.roles}
    validated = any(r.name == "forecast" for r in book.reviewed) or bool(book.calibrations)
    absent = {
        "liquidity-buffer": watch.at.buffer.amount is None,
        "plan": not (book.plan or book.loans or book.budgets),
        "tax": not book.taxes and bool(book.owing(*_TAXED)),
        "payments": "payments" not in roles,
        "review": not book.reviews,
        "forecast": not validated,
    }
    serious = {"liquidity-buffer", "plan", "tax"}
    unknown = watch.at.buffer.unknown
    if unknown:
        absent["liquidity-buffer"] = False
        lever = saying("alert.lever-buffer-unknown")
        yield Alert(
            NAME,
            Severity.WARNING,
            unknown,
            subject="liquidity-buffer",
            lever=lever,
            source=watch.source("liquidity-buffer"),
        )
    for subject in (name for name, is_absent in absent.items() if is_absent):
        yield Alert(
            NAME,
            Severity.WARNING if subject in serious else Severity.INFO,
            saying(f"alert.missing-{subject}"),
            subject=subject,
            lever=saying(f"alert.lever-missing-{subject}"),
        )
