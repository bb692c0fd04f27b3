"""Files made for a layout: three bookings, written as the layout says its bank writes them."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.importers.banks import layouts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.importers.banks.layouts import Layout

# 100.00 + 1000.00 = 1100.00; - 50.25 = 1049.75; - 0.75 = 1049.00
AMOUNTS = [Decimal("1000.00"), Decimal("-50.25"), Decimal("-0.75")]
BALANCES = [Decimal("1100.00"), Decimal("1049.75"), Decimal("1049.00")]
DAYS = [dt.date(2026, 10, day) for day in (1, 2, 3)]
NAMES = ["Klant BV", "Bakker", "Bank"]
OWN, IBAN = "NL20INGB0001234567", "NL44RABO0123456789"
HEADED = [each for each in layouts.layouts() if each.of]
BARE = [each for each in layouts.layouts() if not each.of]


def numbers(layout: Layout) -> str:
    return "comma" if layout.numbers == "comma" else "point"


def written(number: Decimal, layout: Layout) -> str:
    text = f"{number:,.2f}" if layout.of else f"{number:.2f}"
    if numbers(layout) == "point":
        return text
    return text.replace(",", "_").replace(".", ",").replace("_", ".")


def cell(layout: Layout, name: str, row: int, language: int = 0) -> str:
    """Return what stands in our column `name` of a row, 0 to 2."""
    amount, day = AMOUNTS[row], DAYS[row]
    signed = -amount if layout.inverted else abs(amount) if layout.minus else amount
    words = layout.minus if amount < 0 else layout.plus
    digits = f"{day:%m/%d/%Y}" if layout.month_first else f"{day:%Y%m%d}"
    if not layout.of and layout.row[layout.needed["date"]].fullmatch("01-10-2026"):  # type: ignore[index] # a position
        digits = f"{day:%d-%m-%Y}"
    return {
        "date": digits,
        "value_date": digits,
        "amount": written(signed, layout),
        "total": written(amount, layout),
        "in": written(amount, layout) if amount > 0 else "",
        "out": written(amount, layout) if amount < 0 else "",
        "sign": words[min(language, len(words) - 1)] if words else "",
        "balance": written(BALANCES[row], layout),
        "before": written(BALANCES[row] - amount, layout),
        "fee": "",
        "currency": "EUR",
        "account": "91008" if layout.prefix else OWN,
        "iban": IBAN,
        "name": NAMES[row],
        "payer": NAMES[row],
        "payee": NAMES[row],
        "text": f"text {row}",
        "key": f"{row + 1}",
        "state": next(iter(layout.keep), "booked"),
    }.get(name, "")


def columns(layout: Layout) -> list[str]:
    return [*layout.needed, *layout.optional]


def words_of(layout: Layout, language: int) -> list[str]:
    """Return the header's words; a column that is not translated has its first.

    Those of the bank's other columns by which it is known stand behind them.
    """
    found = []
    for name, theirs in (*layout.needed.items(), *layout.optional.items()):
        assert isinstance(theirs, tuple), name
        found.append(theirs[min(language, len(theirs) - 1)].removesuffix(" #2"))
    every = (*layout.needed.values(), *layout.optional.values())
    ours = {layouts.fold(word) for theirs in every for word in theirs}  # type: ignore[union-attr] # no positions
    return [*found, *sorted(layout.signature - ours)]


def table(header: Sequence[str], rows: Sequence[Sequence[str]], delimiter: str = ";") -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    if header:
        writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def headed(layout: Layout, language: int = 0) -> tuple[list[str], list[list[str]]]:
    """Return header and rows; in the order of the bank."""
    names = columns(layout)
    rows = [[cell(layout, name, row, language) for name in names] for row in range(3)]
    header = words_of(layout, language)
    rows = [row + [""] * (len(header) - len(row)) for row in rows]
    return header, rows[::-1] if layout.order == "newest" else rows


def bare(layout: Layout, width: int) -> str:
    """Return a file without header, of so many columns."""
    at = {i: name for name, i in (*layout.needed.items(), *layout.optional.items())}
    rows = [
        [cell(layout, at[i], row) if i in at else _filler(layout, i) for i in range(width)]
        for row in range(3)
    ]
    return table([], rows, layout.delimiter)


def _filler(layout: Layout, index: int) -> str:
    """Return something for a column that we do not read, as the layout wants its cells."""
    wanted = layout.row.get(index)
    return next((t for t in ("EUR", "0,00", "") if wanted is None or wanted.fullmatch(t)), "")


def any_file(layout: Layout) -> str:
    """Return a file of this layout."""
    if layout.of:
        return table(*headed(layout))
    return bare(layout, layout.width[0])
