"""Rows per second of every bank's table, beside a bare read of the same bytes.

Bare: csv rows with their day and amount converted, as fast as Python can, and dropped at once.
Read: bytes to proved statements, the layout found by the header. Limit: 4 times.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

from beside import best
from beside import told

from kasboek.importers import formats
from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import prove
from kasboek.importers.banks import layouts
from kasboek.importers.booking.intake import many_objects
from kasboek.importers.statement import StatementFile

if TYPE_CHECKING:
    from kasboek.importers.banks.layouts import Layout

ROWS = 20_000
DAY = dt.date(2020, 1, 1)
ABN = (
    "SEPA Overboeking                 IBAN: NL91ABNA0417164300        BIC: ABNANL2A            "
    "        Naam: Bedrijf {:<18}"
)


def number(cents: int, layout: Layout) -> str:
    """Write an amount as the bank does."""
    text = f"{cents / 100:.2f}"
    return text.replace(".", ",") if layout.numbers == "comma" else text


def cell(layout: Layout, name: str, row: int) -> str:
    """Return a cell by our name; every booking is 1.00 in."""
    day = DAY + dt.timedelta(days=row * 2000 // ROWS)
    text = f"factuur {row} week 40"
    if layout.parties == "abnamro":
        told = f"Omschrijving: factuur {row} week 40"
        text = f"{ABN.format(row % 400)}{told[:32]} {told[32:]}"  # a blank between two blocks
    return {
        "date": f"{day:%m/%d/%Y}" if layout.month_first else f"{day:%Y%m%d}",
        "amount": number(100, layout),
        "total": number(100, layout),
        "in": number(100, layout),
        "sign": next(iter(layout.plus), ""),
        "balance": number(100 * row + 100, layout),
        "before": number(100 * row, layout),
        "currency": "EUR",
        "account": "Main" if layout.prefix else "NL20INGB0001234567",
        "iban": "NL91ABNA0417164300",
        "name": f"Bedrijf {row % 400}",
        "payer": f"Bedrijf {row % 400}",
        "text": text,
        "key": str(row + 1),
        "state": next(iter(layout.keep), ""),
    }.get(name, "")


def table(layout: Layout) -> str:
    """Return a file of this layout, in the order of its bank."""
    names = [*layout.needed, *layout.optional]
    words = [each[0] for each in layout.needed.values() if isinstance(each, tuple)]
    words += [each[0] for each in layout.optional.values() if isinstance(each, tuple)]
    known = set(map(layouts.fold, words))
    header = [*words, *sorted(layout.signature - known)]
    rest = [""] * (len(header) - len(names))
    rows = [[cell(layout, name, row) for name in names] + rest for row in range(ROWS)]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(header)
    writer.writerows(rows[::-1] if layout.order == "newest" else rows)
    return out.getvalue()


def bare(data: bytes, layout: Layout) -> None:
    """Go through the rows, convert day and amount, keep nothing."""
    names = [*layout.needed, *layout.optional]
    amount, day = names.index("in" if "in" in names else "amount"), names.index("date")
    reader = csv.reader(io.StringIO(data.decode(), newline=""), delimiter=";")
    next(reader)
    for row in reader:
        Decimal(row[amount].replace(",", "."))
        if not layout.month_first:
            dt.date.fromisoformat(row[day])


def read(data: bytes, layout: Layout) -> None:
    """Read and prove."""
    found = formats.parse(data)
    assert isinstance(found, StatementFile)
    assert found.format == layout.bank
    assert all(prove(each).result is not Proved.BROKEN for each in found.statements)
    assert sum(len(each.lines) for each in found.statements) == ROWS


def main() -> int:
    """Print the figures; 1 where the limit is missed."""
    missed = False
    for layout in layouts.layouts():
        if not layout.of or layout.bank == "wise-history":
            continue
        data = table(layout).encode()
        with many_objects():
            plain, full = best(bare, data, layout), best(read, data, layout)
        print(f"{told(ROWS, f'{layout.bank:16}', plain, full)}   limit 4 x")
        missed |= full / plain > 4
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
