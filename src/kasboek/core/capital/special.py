"""Special working capital: what a campaign ties up for as long as it lasts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import NamedTuple
from typing import TypeAlias

from kasboek.core.accounts import AccountClass
from kasboek.core.bankdays import months_later
from kasboek.core.book import Book
from kasboek.core.open_items import OpenItem
from kasboek.core.saying import Source

if TYPE_CHECKING:  # KPIs are made of this, so a standpoint is only named here
    from kasboek.core.kpi.standpoint import Standpoint

_LASTS = 12
"""Months after which what a campaign bought is no longer special: by then it is there to stay."""
_BOUGHT = (
    AccountClass.INVENTORY,
    AccountClass.PREPAID,
    AccountClass.UNBILLED,
    AccountClass.OTHER_CURRENT_ASSET,
)


class Tied(NamedTuple):
    """What one invoice, bill or transaction of a campaign ties up; bills count negative."""

    date: dt.date
    amount: Decimal
    text: str
    source: Source
    item: str | None = None


_Posting: TypeAlias = tuple[dt.date, Decimal, str, int]


class _Campaigns(NamedTuple):
    """Items of campaigns, and by campaign the postings on what it can buy, by date."""

    items: tuple[OpenItem, ...]
    bought: dict[str, list[_Posting]]


def tied(at: Standpoint, *, net: bool) -> tuple[Tied, ...]:
    """Return what transactions marked `campaign` tie up on the day.

    Their open invoices; the stock, prepaid costs and other current assets they bought (less what
    marked transactions took out again) in the last 12 months; with `net` less their open bills.
    """
    marked = _marked(at.book)
    found = [
        Tied(
            item.date,
            at.worth(amount if item.receivable else -amount, item.currency),
            f"{item.counterparty} {item.number}",
            item.source,
            item.id,
        )
        for item in marked.items
        if (net or item.receivable) and (amount := item.open_on(at.day))
    ]
    for postings in marked.bought.values():
        found += _bought(at, postings)
    return tuple(found)


def _bought(at: Standpoint, postings: Sequence[_Posting]) -> list[Tied]:
    """Return what a campaign bought and has not used; nothing where more was taken out."""
    since = months_later(at.day, -_LASTS)
    found = []
    for day, number, unit, index in postings:
        if since < day <= at.day:
            entry = at.book.entries[index]
            text = " ".join(part for part in (entry.payee, entry.narration) if part)
            source = Source(entry.file, entry.line)
            found.append(Tied(day, at.worth(number, unit), text, source))
    return found if total(found) > 0 else []


def special(at: Standpoint, *, net: bool) -> Decimal:
    """Return the sum of what campaigns tie up on the day."""
    return total(tied(at, net=net))


def total(found: Sequence[Tied]) -> Decimal:
    """Return the sum."""
    return sum((each.amount for each in found), Decimal())


def _marked(book: Book) -> _Campaigns:
    key = "campaigns"
    if key not in book.memo:
        names = {index: mark.campaign for index, mark in book.marks.items() if mark.campaign}
        bought: dict[str, list[_Posting]] = {}
        for account in book.of_class(*_BOUGHT) if names else ():
            column = book.columns.get(account.name)
            if column is None:
                continue
            rows = zip(column.dates, column.numbers, column.currencies, column.entries, strict=True)
            for row in rows:
                if name := names.get(row[3]):
                    bought.setdefault(name, []).append(row)
        items = tuple(item for item in book.items if item.campaign)
        book.memo[key] = _Campaigns(items, {name: sorted(rows) for name, rows in bought.items()})
    return book.memo[key]  # type: ignore[return-value] # put there by the line above
