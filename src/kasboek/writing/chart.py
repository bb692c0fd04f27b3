"""The accounts for a text that a user pastes: the ledger's own, else new ones with their `open`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Root
from kasboek.core.forecast.scenario.drafts import main_account

if TYPE_CHECKING:
    import datetime as dt

    from kasboek.core.accounts import Account
    from kasboek.core.book import Book

_ROOT = {
    AccountClass.CASH: Root.ASSETS,
    AccountClass.RECEIVABLE: Root.ASSETS,
    AccountClass.EQUITY: Root.EQUITY,
    AccountClass.REVENUE: Root.INCOME,
    AccountClass.HOUSING: Root.EXPENSES,
}


class Chart:
    """The accounts that can be posted to from a day on, in the operating currency.

    `opened` collects the `open` directives of those that had to be invented.
    """

    def __init__(self, book: Book, day: dt.date) -> None:
        """Look at a book's accounts on a day."""
        self.book = book
        self.day = day
        self.opened: list[str] = []

    def usable(self, name: str) -> bool:
        """Say whether an account is open from the day on and takes the operating currency."""
        account = self.book.accounts.get(name)
        return account is not None and self._takes(account)

    def account(self, kind: AccountClass, tail: str) -> str:
        """Return the account of a class that is used most, else a new one of this name."""
        main = main_account(self.book) if kind is AccountClass.CASH else ""
        if main and self.usable(main):
            return main
        found = [account.name for account in self.book.of_class(kind) if self._takes(account)]
        if found:
            return max(found, key=self._postings)
        return self._new(kind, f"{self._root(_ROOT[kind])}:{tail}")

    def _takes(self, account: Account) -> bool:
        known = not account.currencies or self.book.currency in account.currencies
        return known and account.opened <= self.day and account.closed is None

    def _postings(self, name: str) -> int:
        column = self.book.columns.get(name)
        return len(column.dates) if column else 0

    def _root(self, root: Root) -> str:
        names = (a.name for a in self.book.accounts.values() if a.root is root)
        return next(names, root.title()).partition(":")[0]

    def _new(self, kind: AccountClass, name: str) -> str:
        while name in self.book.accounts:
            name += "-2"
        self.opened.append(f'{self.day} open {name} {self.book.currency}\n  class: "{kind}"\n')
        return name
