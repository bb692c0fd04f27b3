"""VAT on a cash basis: that of an invoice or bill falls due with its money, part by part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from decimal import Decimal

from kasboek.core.accounts import AccountClass
from kasboek.core.book import Book
from kasboek.core.forecast.scenario.drafts import Draft
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.forecast.scenario.drafts import TaxDraft
from kasboek.core.forecast.scenario.drafts import value
from kasboek.core.open_items import OpenItem
from kasboek.core.planning.loans import cents
from kasboek.core.saying import Source

_NOTHING = Decimal()


def invoiced(book: Book) -> dict[int, tuple[OpenItem, ...]]:
    """Return the invoices and bills of each entry, by its position in `Book.entries`."""
    if "invoiced" not in book.memo:
        at = {Source(entry.file, entry.line): n for n, entry in enumerate(book.entries)}
        found: dict[int, tuple[OpenItem, ...]] = {}
        for item in book.items:
            if (entry := at.get(item.source)) is not None:
                found[entry] = (*found.get(entry, ()), item)
        book.memo["invoiced"] = found
    return book.memo["invoiced"]  # type: ignore[return-value] # put there by the line above


def falling_due(
    items: Iterable[OpenItem], amount: Decimal, as_of: dt.date
) -> Iterator[tuple[dt.date, Decimal]]:
    """Yield the parts of an entry's VAT that fell due by `as_of`, each on the day it was settled.

    A credit note settles too: what it takes back it has in its own entry. What is paid before the
    invoice falls due with the invoice.
    """
    those = list(items)
    whole = sum((item.amount for item in those), _NOTHING)
    for item in those:
        for settled in item.settlements:
            if settled.date <= as_of and whole:
                yield max(settled.date, item.date), cents(amount * settled.amount / whole)


def with_tax(setting: Setting, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the drafts, those of open invoices and bills with the VAT their money makes due.

    On the day that the item is likely paid; without a tax on a cash basis they stay as they are.
    """
    if AccountClass.VAT not in setting.cash_basis:
        yield from drafts
        return
    entries = {item.id: n for n, items in invoiced(setting.book).items() for item in items}
    booked = _vat(setting, set(entries.values()))
    for draft in drafts:
        entry = entries.get(draft.item.id)
        tax = booked.get(entry, _NOTHING) if entry is not None else _NOTHING
        if not tax or entry is None:
            yield draft
            continue
        items = invoiced(setting.book)[entry]
        whole = sum((item.amount for item in items), _NOTHING)
        item = next(item for item in items if item.id == draft.item.id)
        settled = (s.amount for s in item.settlements if s.date <= setting.as_of)
        left = item.amount - sum(settled, _NOTHING)
        part = cents(tax * left / whole) if whole else _NOTHING
        due = TaxDraft(AccountClass.VAT, draft.item.date, part, pays=False)
        yield draft._replace(taxes=(*draft.taxes, due))


def _vat(setting: Setting, wanted: set[int]) -> dict[int, Decimal]:
    """Return the VAT that entries hold, positive to pay, in the operating currency."""
    found: dict[int, Decimal] = {}
    for account in setting.book.owing(AccountClass.VAT):
        column = setting.book.columns.get(account.name)
        if column is not None:
            rows = zip(column.numbers, column.currencies, column.entries, strict=True)
            for number, currency, entry in rows:
                rate = setting.rate(currency) if entry in wanted else None
                if rate is not None:
                    found[entry] = found.get(entry, _NOTHING) - value(number, rate)
    return found
