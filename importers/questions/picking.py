"""Open invoices and bills as answers to a question: those of this very amount, and those typed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.saying import Money
from kasboek.core.saying import saying
from kasboek.importers.categorising.open_items import Settled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.core.book import Book
    from kasboek.core.open_items import OpenItem
    from kasboek.core.saying import Saying
    from kasboek.importers.statement import BankLine


class Picked(NamedTuple):
    """Items that a line pays: its parts as the bank signs them, whose they are, and a sentence."""

    parts: tuple[Settled, ...]
    payee: str
    told: Saying


def of_amount(book: Book, line: BankLine, currency: str) -> list[Picked]:
    """Return the open items of exactly this amount, the longest due first.

    It is no evidence that one of them is meant: many may be of one amount.
    """
    found = [
        each
        for each in book.items
        if each.currency == currency
        and _open(each, line) == line.amount
        and not any(settled.allocated for settled in each.settlements)
    ]
    ordered = sorted(found, key=lambda each: (each.due, each.date, each.id))
    return [_picked([each], line) for each in ordered]


def picked(book: Book, line: BankLine, currency: str, numbers: Sequence[str]) -> Picked | None:
    """Return what a line pays when a person names the items; `None`: they cannot be paid by it.

    They are paid in the order of their numbers as given; the last in part if there is not enough,
    and what is too much stays on its account. All are of one counterparty.
    """
    each = [_named(book, line, currency, number) for number in dict.fromkeys(numbers)]
    items = [item for found in each for item in found]
    if not all(each) or len({item.counterparty for item in items}) != 1:
        return None
    return _picked(items, line)


def _named(book: Book, line: BankLine, currency: str, number: str) -> list[OpenItem]:
    """Return what has a number and is open for money of this direction: several by instalments."""
    found = [
        each
        for each in book.items
        if each.number.casefold() == number.casefold()
        and each.currency == currency
        and _open(each, line) * line.amount > 0
    ]
    return sorted(found, key=lambda each: each.due)


def _picked(items: Sequence[OpenItem], line: BankLine) -> Picked:
    paid: dict[tuple[str, str | None, str | None], Decimal] = {}
    left = line.amount
    for each in items:
        part = min(_open(each, line), left, key=abs)
        of = each.account, "invoice" if each.receivable else "bill", each.number
        if part:
            paid[of] = paid.get(of, Decimal()) + part
        left -= part
    first = items[0]
    if left:
        paid[first.account, None, None] = left
    total = sum((_open(each, line) for each in items), Decimal())
    told = saying(
        "asking.item",
        counterparty=first.counterparty,
        amount=Money(abs(total), first.currency),
    )
    parts = tuple(Settled(account, part, *name) for (account, *name), part in paid.items())
    return Picked(parts, first.counterparty, told)


def _open(item: OpenItem, line: BankLine) -> Decimal:
    """Return what is open of an item, signed as money that pays it; nothing before its day."""
    if item.date > line.date:
        return Decimal()
    named = (each.amount for each in item.settlements if not each.allocated)
    left = item.amount - sum(named, Decimal())
    return left if item.receivable else -left
