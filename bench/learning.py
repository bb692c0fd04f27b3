"""What it costs to learn how everybody pays, and to ask for it.

Prints the milliseconds of processor time for the curves, habits and reasons of 400 counterparties,
learned from 50,000 settled items and 2,000 open ones in a book that nothing was worked out from
before, and for asking for those of the open items; the best and the median of 7. Exits 1 when a
best is over its limit.
"""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import replace
from decimal import Decimal
from statistics import median
from time import process_time

from kasboek.core.book import Book
from kasboek.core.learning.delays import delays
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import Settlement
from kasboek.core.open_items import SettlementKind
from kasboek.core.saying import Source

AS_OF = dt.date(2026, 10, 31)
SETTLED, OPEN, PARTIES = 50_000, 2_000, 400
LEARN_LIMIT, ASK_LIMIT = 300, 10
RUNS = 7
_PLACE = Source("books/2026.beancount", 1)


def _item(number: int) -> OpenItem:
    """Return an invoice of the last five years; the last 2,000 are open, one in ten paid in two."""
    day = AS_OF - dt.timedelta(days=(SETTLED + OPEN - number) * 1800 // (SETTLED + OPEN))
    party, amount = number * 7919 % PARTIES, Decimal(number * 31 % 4_000 + 20)
    due = day + dt.timedelta(days=30)
    late = number * 104_729 % 23 + party % 17 - 12
    paid = due + dt.timedelta(days=late)
    settlements = [Settlement(paid, amount, SettlementKind.PAYMENT, _PLACE)]
    if number % 10 == 0:
        half = Settlement(paid, amount / 2, SettlementKind.PAYMENT, _PLACE)
        settlements = [half, half._replace(date=paid + dt.timedelta(days=9))]
    return OpenItem(
        id=f"invoice/{number}",
        number=str(number),
        receivable=True,
        counterparty=f"Party {party}",
        account="Assets:Receivable",
        date=day,
        due=due,
        due_from="terms",
        amount=amount,
        currency="EUR",
        source=_PLACE,
        settlements=tuple(settlements) if number < SETTLED else (),
    )


def learn(book: Book) -> None:
    """Learn the curves, habits and reasons of all counterparties."""
    found = delays(book, AS_OF, receivable=True)
    for party in range(PARTIES):
        found.curve(f"Party {party}")
        found.habit(f"Party {party}")
        found.reason(f"Party {party}")


def ask(book: Book) -> None:
    """Ask for the curve, the habit and the reason of all that is open."""
    found = delays(book, AS_OF, receivable=True)
    for item in book.items[SETTLED:]:
        found.curve(item.counterparty)
        found.habit(item.counterparty)
        found.reason(item.counterparty)


def main() -> int:
    """Measure, print, and say by the exit code whether all is within its limit."""
    source = Book(
        root="/",
        title="Bench",
        currency="EUR",
        as_of=AS_OF,
        items=tuple(_item(number) for number in range(SETTLED + OPEN)),
    )
    learned, asked = [], []
    for _ in range(RUNS):
        book = replace(source)
        begin = process_time()
        learn(book)
        learned.append((process_time() - begin) * 1000)
        begin = process_time()
        ask(book)
        asked.append((process_time() - begin) * 1000)
    over = False
    for what, took, limit in (
        (f"delay curves of {SETTLED:,} settled items", learned, LEARN_LIMIT),
        (f"curves, habits, reasons of {OPEN:,} open items", asked, ASK_LIMIT),
    ):
        print(f"{what}: median {median(took):.1f} ms, best {min(took):.1f} ms (limit {limit} ms)")
        over |= min(took) > limit
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
