"""Moneybird's ledger accounts as accounts of the ledger, with their RGS code and number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kasboek.importers.bookkeeping.auditfile import Auditfile
from kasboek.importers.bookkeeping.auditfile import LedgerAccount
from kasboek.importers.bookkeeping.charting import chart
from kasboek.importers.papers import Pieces
from kasboek.writing.merge import Directive

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from kasboek.core.book import Book
    from kasboek.importers.files.saved_json import Record

_HEADINGS = {
    "non_current_assets": "vaste activa",
    "current_assets": "activa",
    "equity": "eigen vermogen",
    "provisions": "voorzieningen",
    "non_current_liabilities": "langlopende schulden",
    "current_liabilities": "schulden",
    "revenue": "omzet",
    "direct_costs": "inkoop",
    "expenses": "kosten",
    "other_income_expenses": "kosten",
}
"""What Moneybird's types of account are called in a Dutch chart."""
_OF_RESULT = frozenset({"revenue", "direct_costs", "expenses", "other_income_expenses"})


def chart_papers(found: Sequence[Record]) -> tuple[AccountPaper, ...]:
    """Return a paper per account; they share the whole chart, in which names are told apart."""
    every = Auditfile(accounts={each.text("id"): _account(each) for each in found})
    since = min(each.day("created_at") for each in found)
    return tuple(AccountPaper(every, each.text("id"), since) for each in found)


def _account(each: Record) -> LedgerAccount:
    kind = each.text("account_type")
    code = each.record("taxonomy_item").text("code")
    return LedgerAccount(
        each.text("id"),
        each.text("name"),
        "P" if kind in _OF_RESULT else "B",
        (code,) if code else (),
        _HEADINGS.get(kind, ""),
    )


@dataclass(frozen=True, slots=True)
class AccountPaper:
    """One account of the chart."""

    file: Auditfile
    number: str
    since: dt.date

    @property
    def identity(self) -> str:
        """Return its number in Moneybird."""
        return f"moneybird account {self.number}"

    @property
    def day(self) -> dt.date:
        """Return the day the first of them was made in Moneybird."""
        return self.since

    def known(self, book: Book) -> bool:
        """Return whether an account of the ledger has its number."""
        return not self._directive(book)

    def pieces(self, book: Book) -> Pieces:
        """Return the directive that opens it."""
        return Pieces({}, accounts=self._directive(book))

    def _directive(self, book: Book) -> dict[str, Directive]:
        """Open it when the ledger begins, as its bookings may be older than Moneybird."""
        day = min((self.since, *(each.opened for each in book.accounts.values())))
        key = ("importers.moneybird-chart", id(self.file))
        made = book.memo.get(key)
        if not isinstance(made, dict):
            made = book.memo[key] = chart(book, self.file, {}, day)
        account = made[self.number]
        return {account.name: Directive(day, 1, account.text)} if account.text else {}
