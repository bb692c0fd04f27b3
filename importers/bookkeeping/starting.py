"""The opening balance of a year: what it adds to the ledger, and its open invoices and bills.

The first year opens with all of it. A later one only with what differs from where the ledger is;
the result of the years between stands on the equity account for openings, so that income and
costs keep their history.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Root
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.importers.balances.opening import equity_for_opening
from kasboek.importers.bookkeeping.parties import shown
from kasboek.importers.duplicates.remembered import XAF
from kasboek.importers.papers import Pieces
from kasboek.writing.merge import Directive
from kasboek.writing.text import metadata
from kasboek.writing.text import posting
from kasboek.writing.text import transaction

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kasboek.core.book import Book
    from kasboek.importers.bookkeeping.auditfile import Auditfile
    from kasboek.importers.bookkeeping.auditfile import OpenItem
    from kasboek.importers.bookkeeping.charting import Account

C = AccountClass
_NARRATION = "Opening balance, from the auditfile"
_TOLD = 5


class Started(NamedTuple):
    """The pieces, and what they change per account and day."""

    pieces: Pieces
    legs: tuple[tuple[dt.date, Mapping[str, Decimal]], ...]


def starting(
    book: Book,
    file: Auditfile,
    chart: Mapping[str, Account],
    held: Mapping[str, Decimal],
    ref: str,
) -> Started:
    """Return the opening; `held` is what each account holds on its eve, `ref` what is kept."""
    day, unit = file.opening_day, file.currency
    first = not any(held.values())
    equity, accounts = _equity(book, day, first_day=min([day, *_days(file)]))
    opening: defaultdict[str, Decimal] = defaultdict(Decimal)
    for each in file.opening:
        opening[chart[each.account].name] += each.amount
    of = {account.name: file.accounts[id_].kind for id_, account in chart.items()}
    legs = {
        name: opening[name] - held.get(name, Decimal())
        for name, kind in of.items()
        if kind != "P" or opening[name]
    }
    items = [each for each in file.items if first and _is_item(each, chart, file)]
    texts = [(one.day or day, _item(one, file, chart, equity, ref)) for one in items]
    changes: list[tuple[dt.date, Mapping[str, Decimal]]] = []
    for item in items:
        name = chart[item.account].name
        legs[name] -= item.amount
        changes.append((item.day or day, {name: item.amount, equity: -item.amount}))
    legs = {name: number for name, number in legs.items() if number}
    if left := sum(legs.values(), Decimal()):
        legs[equity] = legs.get(equity, Decimal()) - left
    rows = [metadata(XAF, ref, 2)]
    rows += [posting(name, number, unit) for name, number in legs.items() if number]
    if len(rows) > 1:
        texts.append((day, transaction(day, "*", "", _NARRATION, "".join(rows))))
        changes.append((day, legs))
    found: defaultdict[str, list[Directive]] = defaultdict(list)
    for on, text in texts:
        found[f"books/{on.year}/xaf.beancount"].append(Directive(on, 1, text))
    if not any(equity in changed for _, changed in changes):
        accounts = {}
    told = () if first else _differences(book, legs, day, unit, equity)
    pieces = Pieces({path: tuple(each) for path, each in found.items()}, accounts, {}, told)
    return Started(pieces, tuple(changes))


def _equity(book: Book, day: dt.date, first_day: dt.date) -> tuple[str, dict[str, Directive]]:
    """Return the equity account for openings, and its `open` directive where there is none."""
    if (found := equity_for_opening(book, first_day)) is not None:
        return found, {}
    name = f"{book.roots[Root.EQUITY]}:Opening-Auditfile"
    if name in book.accounts:
        return name, {}
    start = min(day, first_day)
    return name, {name: Directive(start, 1, f'{start} open {name}\n  class: "equity"\n')}


def _days(file: Auditfile) -> list[dt.date]:
    return [each.day for each in file.items if each.day]


def _is_item(item: OpenItem, chart: Mapping[str, Account], file: Auditfile) -> bool:
    account = chart.get(item.account)
    owed = account is not None and account.kind in {C.RECEIVABLE, C.PAYABLE}
    return owed and bool(item.number and item.amount) and item.relation in file.relations


def _item(
    item: OpenItem, file: Auditfile, chart: Mapping[str, Account], equity: str, ref: str
) -> str:
    account, day = chart[item.account], item.day or file.opening_day
    key = "invoice" if account.kind is C.RECEIVABLE else "bill"
    rows = [metadata(key, item.number, 2)]
    if item.due:
        rows.append(f"  due: {item.due}\n")
    rows += [
        metadata(XAF, f"{ref} {item.number}", 2),
        posting(account.name, item.amount, file.currency),
        posting(equity, -item.amount, file.currency),
    ]
    payee = shown(file.relations[item.relation], file)
    return transaction(day, "*", payee, _NARRATION, "".join(rows))


def _differences(
    book: Book, legs: Mapping[str, Decimal], day: dt.date, unit: str, equity: str
) -> tuple[Saying, ...]:
    """Name the accounts that open elsewhere than where the ledger is; equity takes the result."""
    root = book.roots[Root.EQUITY]
    found = [
        saying("papers.xaf-differs", account=name, date=day, difference=Money(number, unit))
        for name, number in sorted(legs.items())
        if not name.startswith(f"{root}:") and name != equity
    ]
    return tuple(found[:_TOLD])
