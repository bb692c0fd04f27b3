"""How well receipts from open invoices are foreseen, beside "paid on the due date".

Real invoices become a ledger, the ledger a book, and the book is turned back to a Sunday every four
weeks: what the open invoices bring in each of the next 13 weeks, against what came. Prints WAPE per
week, sum|error| / sum|actual| over all weeks of all origins, as a part of the due dates' error
(limit 0.60 x). A generated set with habits, one where half is never paid and one where customers
grow slower stand beside it. Is the folder of real data not there, that line says so.
"""

from __future__ import annotations

import csv
import datetime as dt
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from typing import NamedTuple

from beancount import loader

from kasboek import reading
from kasboek.core.bankdays import following
from kasboek.core.forecast import forecast
from kasboek.core.forecast.model import ItemKind
from kasboek.core.rewind import rewind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from kasboek.core.book import Book

DATA = Path(__file__).resolve().parents[2] / "shared" / "datasets" / "ar-ibm" / "invoices.csv"
WEEKS, EVERY, HISTORY = 13, 4, 25
LIMIT = 0.60
_DAY, _WEEK = dt.timedelta(days=1), dt.timedelta(weeks=1)
_HEAD = """option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2000-01-01 open Assets:Bank EUR
2000-01-01 open Assets:Receivable EUR
2000-01-01 open Income:Sales EUR
"""


class Invoice(NamedTuple):
    """An invoice and when it was paid; amounts in cents."""

    number: str
    customer: str
    date: dt.date
    due: dt.date
    paid: dt.date | None
    cents: int


def real(path: Path) -> list[Invoice]:
    """Read the real invoices."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Invoice(
                row["invoice"],
                row["customer"],
                dt.date.fromisoformat(row["invoice_date"]),
                dt.date.fromisoformat(row["due_date"]),
                dt.date.fromisoformat(row["paid_date"]),
                round(float(row["amount"]) * 100),
            )
            for row in csv.DictReader(file)
        ]


def generated(seed: int, *, never: float = 0, drift: int = 0) -> list[Invoice]:
    """Make 2,000 invoices of 60 customers with habits over two and a half years, paid on weekdays.

    A part is never paid; over the whole time customers grow `drift` days slower.
    """
    draw = random.Random(seed)  # noqa: S311 # the same invoices every time
    begin, days = dt.date(2024, 1, 1), 900
    usual = [
        (draw.gauss(6, 10), draw.uniform(1, 6), draw.choice((14, 30, 30, 60))) for _ in range(60)
    ]
    found = []
    for number in range(2_000):
        start = number * days // 2_000
        who = min(int(draw.expovariate(0.06)), len(usual) - 1)
        mean, spread, terms = usual[who]
        late = draw.gauss(mean + drift * start / days, spread)
        if draw.random() < 0.1:
            late += draw.expovariate(1 / 30)
        date = begin + start * _DAY
        due = date + terms * _DAY
        paid = None
        if draw.random() >= never:
            paid = max(date + _DAY, due + round(late) * _DAY)
            paid = following(paid, frozenset())
        cents = round(draw.lognormvariate(11, 1))
        found.append(Invoice(f"{number}", f"Customer {who}", date, due, paid, cents))
    return found


def book_of(invoices: Iterable[Invoice]) -> Book:
    """Return the book of a ledger with these invoices and their payments."""
    text = [_HEAD]
    for number, customer, date, due, paid, cents in invoices:
        money = f"{cents // 100}.{cents % 100:02} EUR"
        text.append(
            f'{date} * "{customer}" "sold"\n  invoice: "{number}"\n  due: {due}\n'
            f"  Assets:Receivable  {money}\n  Income:Sales\n"
        )
        if paid is not None:
            text.append(
                f'{paid} * "{customer}" "paid"\n  invoice: "{number}"\n'
                f"  Assets:Bank  {money}\n  Assets:Receivable\n"
            )
    entries, errors, options = loader.load_string("".join(text))
    return reading.read(entries, options, errors=errors)


def origins(book: Book, invoices: Sequence[Invoice]) -> list[dt.date]:
    """Return the Sundays to look ahead from: half a year in, and with 13 weeks after them."""
    begin = min(invoice.date for invoice in invoices)
    monday = begin + (7 - begin.weekday()) % 7 * _DAY
    found, day = [], monday + HISTORY * _WEEK - _DAY
    last = max(invoice.date for invoice in invoices) - (WEEKS - 4) * _WEEK
    while book.as_of is not None and day + WEEKS * _WEEK <= book.as_of and day <= last:
        found.append(day)
        day += EVERY * _WEEK
    return found


def foreseen(book: Book, day: dt.date) -> list[float]:
    """Return what the forecast expects of open invoices per week."""
    weeks = [0.0] * WEEKS
    made = forecast(rewind(book, day), until=day + WEEKS * _WEEK + _DAY)
    for item in made.items:
        week = (item.date - day - _DAY).days // 7
        if item.kind is ItemKind.INVOICE and week < WEEKS:
            weeks[week] += float(item.amount)
    return weeks


def ratio(invoices: Sequence[Invoice]) -> tuple[float, float, int]:
    """Return the forecast's WAPE per week, that of the due dates, and the number of origins."""
    book = book_of(invoices)
    error = naive = total = 0.0
    days = origins(book, invoices)
    for day in days:
        actual, due = [0.0] * WEEKS, [0.0] * WEEKS
        for invoice in invoices:
            if invoice.date > day or (invoice.paid is not None and invoice.paid <= day):
                continue
            week = (max(invoice.due, day + _DAY) - day - _DAY).days // 7
            if week < WEEKS:
                due[week] += invoice.cents / 100
            if invoice.paid is not None and (invoice.paid - day - _DAY).days // 7 < WEEKS:
                actual[(invoice.paid - day - _DAY).days // 7] += invoice.cents / 100
        error += sum(abs(a - b) for a, b in zip(foreseen(book, day), actual, strict=True))
        naive += sum(abs(a - b) for a, b in zip(due, actual, strict=True))
        total += sum(actual)
    return error / total, naive / total, len(days)


def main() -> int:
    """Measure each set and print a line for it."""
    sets = {
        "generated, habits": generated(1),
        "generated, half never paid": generated(2, never=0.5),
        "generated, slower and slower": generated(3, drift=20),
    }
    if DATA.is_file():
        sets = {"real invoices (ar-ibm)": real(DATA), **sets}
    else:
        print(f"receipts, real invoices: skipped, there is no {DATA.parent.name} in ../shared")
    over = False
    for name, invoices in sets.items():
        ours, naive, count = ratio(invoices)
        over |= ours / naive > LIMIT
        print(
            f"receipts, {name}, {count} origins: WAPE {ours:.3f}, due dates {naive:.3f}"
            f" = {ours / naive:.2f} x (limit {LIMIT:.2f} x)"
        )
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
