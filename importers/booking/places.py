"""Accounts that an import needs by what they are, and whether they may be booked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Root
from kasboek.core.policy import TaxKind

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from kasboek.core.book import Book


def open_on(account: Account, day: dt.date) -> bool:
    """Return whether an account may be booked on that day."""
    return account.opened <= day and (account.closed is None or day < account.closed)


def first_of(book: Book, kind: AccountClass) -> str | None:
    """Return the first account of a class that is not closed."""
    return next((each.name for each in book.of_class(kind) if each.closed is None), None)


def vat_accounts(book: Book, assets: str) -> tuple[str | None, str | None]:
    """Return the account for input VAT (under assets if there is one) and for output VAT."""
    names = [each.name for each in book.of_class(AccountClass.VAT) if each.closed is None]
    declared = next((tax.account for tax in book.taxes if tax.kind is TaxKind.VAT), None)
    under = [name for name in names if name.startswith(f"{assets}:")]
    owed = [name for name in names if name not in under]
    output = declared if declared in owed else next(iter(owed or names), None)
    return next(iter(under), output), output


def is_sold(book: Book, account: str, amount: Decimal) -> bool:
    """Return whether the VAT of a bank line is owed, not reclaimed: a refund stays of its kind."""
    booked = book.accounts.get(account)
    root = booked.root if booked is not None else None
    return root is Root.INCOME or (amount > 0 and root is not Root.EXPENSES)
