"""What a ledger does not say yet, and what a page could show if it did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.buffer import buffer
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

ERRORS, PLUGIN, CASH, PLAN = "errors", "plugin", "cash", "plan"
INVOICES, BUFFER, SCENARIO, TERMS, TAX = "invoices", "buffer", "scenario", "terms", "tax"
_NO_PLUGIN = frozenset({"reading.no-plugin", "reading.no-plugin-plan"})


class Absent(NamedTuple):
    """Something that is missing, in one sentence, and why it matters."""

    name: str
    says: Saying

    @property
    def why(self) -> Saying:
        """Say what it would give."""
        return saying(f"looks.why-{self.name}")


def absent(book: Book) -> tuple[Absent, ...]:
    """Return what is missing, what everything else waits for first."""
    return tuple(_absent(book))


def _absent(book: Book) -> Iterator[Absent]:
    errors = [problem for problem in book.problems if problem.error]
    plugged = not any(problem.saying.key in _NO_PLUGIN for problem in book.problems)
    if errors:
        first = errors[0].saying
        yield Absent(ERRORS, saying("looks.absent-errors", count=len(errors), first=first))
    if not plugged:
        yield Absent(PLUGIN, saying("looks.absent-plugin"))
    if book.as_of is None:
        yield Absent(CASH, saying("looks.absent-cash"))
    elif (kept := buffer(book, book.as_of)).amount is None:
        yield Absent(BUFFER, kept.unknown or saying("looks.absent-buffer"))
    if plugged and not (book.plan or book.loans or book.budgets):
        yield Absent(PLAN, saying("looks.absent-plan"))
    if not book.items:
        yield Absent(INVOICES, saying("looks.absent-invoices"))
    elif not any(who.payment_terms for who in book.counterparties.values()):
        yield Absent(TERMS, saying("looks.absent-terms"))
    if not book.taxes and book.of_class(AccountClass.VAT, AccountClass.PAYROLL_TAX):
        yield Absent(TAX, saying("looks.absent-tax"))
    if not any(scenario.source for scenario in book.scenarios.values()):
        yield Absent(SCENARIO, saying("looks.absent-scenario"))
