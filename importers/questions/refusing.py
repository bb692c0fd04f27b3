"""Why an answer that a person typed cannot be booked, where it is nearly one that can."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.accounts import AccountClass
from kasboek.core.saying import Money
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from kasboek.core.accounts import Account
    from kasboek.core.book import Book
    from kasboek.core.book import Stated
    from kasboek.core.open_items import OpenItem
    from kasboek.core.saying import Saying
    from kasboek.importers.questions.doubted import Doubted


def proved(book: Book, of: Doubted, account: Account) -> Stated | None:
    """Return the statement of a bank account that agrees with the ledger, and would not with this.

    What moved between two bank accounts is on the statement of both, and each books its own half
    against the account of class transfer.
    """
    if account.kind is not AccountClass.CASH:
        return None
    for each in book.stated:
        if (each.account, each.currency) == (account.name, of.currency):
            held = book.balance(account.name, each.day).get(of.currency, Decimal())
            if each.day >= of.line.date and held == each.number:
                return each
    return None


def why_not(book: Book, of: Doubted, text: str) -> Saying | None:
    """Say why what was typed, an account's whole name or an item's number, is no answer.

    `None` where it names neither.
    """
    account = book.accounts.get(text.split(" ", maxsplit=1)[0])
    if account is None:
        return _other_currency(book, of, text)
    if account.currencies and of.currency not in account.currencies:
        return saying(
            "asking.takes-only",
            account=account.name,
            known=", ".join(account.currencies),
            currency=of.currency,
            source=f"{account.source.file}:{account.source.line}",
        )
    if (statement := proved(book, of, account)) is not None:
        through = ", ".join(each.name for each in book.of_class(AccountClass.TRANSFER))
        if not through:
            return saying("asking.proved-open", account=account.name, date=statement.day)
        return saying("asking.proved", account=account.name, date=statement.day, transfer=through)
    return None


def _other_currency(book: Book, of: Doubted, number: str) -> Saying | None:
    """Say how to book by hand what pays an item in another currency: the bank tells no rate."""
    found = [each for each in book.items if each.number.casefold() == number.casefold()]
    for each in found:
        left = _left(each)
        if each.currency != of.currency and left and each.receivable is (of.line.amount > 0):
            return saying(
                "asking.in-currency",
                number=each.number,
                currency=each.currency,
                source=of.source,
                suspense=of.suspense,
                key="invoice" if each.receivable else "bill",
                leg=f"{each.account}  {-left if each.receivable else left} {each.currency}",
                paid=f"{abs(of.line.amount)} {of.currency}",
                amount=Money(abs(left), each.currency),
            )
    return None


def _left(item: OpenItem) -> Decimal:
    named = (each.amount for each in item.settlements if not each.allocated)
    return item.amount - sum(named, Decimal())
