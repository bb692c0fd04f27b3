"""What the ageing of a day costs from a book: 5,000 open of 50,000 items, and a tenth of that.

Prints the milliseconds of processor time, the best and the median of 15, beside the limit of 50.
The book has two transactions and two postings per item; every run is on a book that nothing was
worked out from before. Beside it: with the credit and the payment behaviour of every customer.
Exits 1 when a best is over the limit; a median depends on what else the machine does.
"""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import replace
from decimal import Decimal
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Origin
from kasboek.core.book import Book
from kasboek.core.book import Column
from kasboek.core.open_items import Loose
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import Settlement
from kasboek.core.open_items import SettlementKind
from kasboek.core.open_items import unexplained
from kasboek.core.owed.ageing import ageing
from kasboek.core.owed.standing import standings
from kasboek.core.relations import Counterparty
from kasboek.core.saying import Money
from kasboek.core.saying import Source

if TYPE_CHECKING:
    from collections.abc import Callable

AS_OF = dt.date(2026, 10, 31)
SIZES = (5_000, 50_000)
LIMIT = 50
PARTIES, RUNS = 400, 15
BEGIN = dt.date(2021, 1, 1)
RECEIVABLE = "Assets:Receivable"
_PLACE = Source("books/2026.beancount", 1)


def _item(number: int, of: int) -> OpenItem:
    """Make an item; of every ten the last is open, in part or whole, and one was paid in two."""
    day = BEGIN + dt.timedelta(days=number * (AS_OF - BEGIN).days // of)
    due = day + dt.timedelta(days=30)
    amount = Decimal(number * 7 % 4_000 + 20)
    parts = {0: (amount,), 9: (), 8: (amount / 4, amount * 3 / 4)}.get(number % 10, (amount,))
    paid = [due + dt.timedelta(days=number % 37 - 9 + 5 * n) for n in range(len(parts))]
    settled = tuple(
        Settlement(min(on, AS_OF), part, SettlementKind.PAYMENT, _PLACE)
        for on, part in zip(paid, parts, strict=True)
    )
    return OpenItem(
        id=f"invoice/{number}",
        number=str(number),
        receivable=True,
        counterparty=f"Party {number % PARTIES}",
        account=RECEIVABLE,
        date=day,
        due=due,
        due_from="terms",
        amount=amount,
        currency="EUR",
        source=_PLACE,
        settlements=settled,
        accounts=("Income:Sales",),
    )


def book(size: int) -> Book:
    """Return the book of a company that has sent this many invoices."""
    items = tuple(_item(number, size) for number in range(size))
    loose = tuple(
        Loose(item.date, RECEIVABLE, item.counterparty, "EUR", Decimal(-1), _PLACE)
        for item in items[:: size // 100]
    )
    moved = [(item.date, item.amount) for item in items]
    moved += [(paid.date, -paid.amount) for item in items for paid in item.settlements]
    moved += [(part.date, part.amount) for part in loose]
    column = Column()
    for number, (day, amount) in enumerate(sorted(moved)):
        column.dates.append(day)
        column.numbers.append(amount)
        column.currencies.append("EUR")
        column.entries.append(number)
    account = Account(RECEIVABLE, BEGIN, None, (), AccountClass.RECEIVABLE, Origin.DECLARED, _PLACE)
    names = (f"Party {number}" for number in range(PARTIES))
    return Book(
        root="/",
        title="Bench",
        currency="EUR",
        as_of=AS_OF,
        accounts={RECEIVABLE: account},
        columns={RECEIVABLE: column},
        items=items,
        loose=loose,
        unexplained=unexplained(loose),
        counterparties={
            name: Counterparty(name, True, _PLACE, credit_limit=Money(Decimal(9_000), "EUR"))  # noqa: FBT003 # as the ledger's reader does
            for name in names
        },
    )


def milliseconds(source: Book, work: Callable[[Book], object]) -> list[float]:
    """Return what each run took, on a book that nothing was worked out from."""
    took = []
    for _ in range(RUNS):
        fresh = replace(source)
        begin = process_time()
        made = work(fresh)
        took.append((process_time() - begin) * 1000)
        del made  # only now, so that giving its memory back is not counted
    return took


def aged(source: Book) -> object:
    """Age the receivables, and make sure that they tie."""
    found = ageing(source, AS_OF, receivable=True)
    assert not found.difference, found.difference
    return found


def everything(source: Book) -> object:
    """Age the receivables, with every customer's credit and payment behaviour."""
    return standings(source, ageing(source, AS_OF, receivable=True))


def main() -> int:
    """Measure, print, and say by the exit code whether all is within its limit."""
    over = False
    for size in SIZES:
        source = book(size)
        open_ = len(ageing(source, AS_OF, receivable=True).items)
        took = milliseconds(source, aged)
        best, usual = min(took), median(took)
        over |= best > LIMIT
        what = f"ageing, {open_:,} open of {size:,} items"
        print(f"{what}: best {best:.1f} ms, median {usual:.1f} ms (limit {LIMIT} ms)")
        whole = milliseconds(source, everything)
        print(f"{what}, with credit and behaviour: {min(whole):.1f} ms")
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
