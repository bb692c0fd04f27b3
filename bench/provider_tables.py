"""Rows per second of Stripe's report, beside a bare read of the same bytes.

Bare: csv rows with their day and amount converted, as fast as Python can, and dropped at once.
Read: bytes to a statement. Limit: 4 times.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import sys
import time
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.importers import formats
from kasboek.importers.intake import many_objects
from kasboek.importers.statement import StatementFile

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = 20_000
HEADER = (
    "balance_transaction_id,created,available_on,currency,gross,fee,net,reporting_category,"
    "description,customer_name\n"
)


def stripe() -> bytes:
    """Return an itemised report of charges of 10.00 to 409.00."""
    rows = (
        f"txn_{n:016d},2026-{n * 12 // ROWS + 1:02d}-05 10:11:12,2026-{n * 12 // ROWS + 1:02d}-07 "
        f"00:00:00,eur,{10 + n % 400}.00,0.55,{9 + n % 400}.45,charge,Order {n},Klant {n % 400}\n"
        for n in range(ROWS)
    )
    return (HEADER + "".join(rows)).encode()


def bare(data: bytes) -> None:
    """Go through the rows, convert day and amount, keep nothing."""
    reader = csv.reader(io.StringIO(data.decode(), newline=""))
    next(reader)
    for row in reader:
        Decimal(row[4])
        dt.date.fromisoformat(row[1][:10])


def read(data: bytes) -> None:
    """Read all rows."""
    found = formats.parse(data)
    assert isinstance(found, StatementFile)
    assert len(found.statements[0].lines) == ROWS


def best(call: Callable[[bytes], None], data: bytes) -> float:
    """Return the shortest of three runs, in seconds of processor time."""
    found = []
    for _ in range(3):
        start = time.process_time()
        call(data)
        found.append(time.process_time() - start)
    return min(found)


def main() -> int:
    """Print the figure; 1 where the limit is missed."""
    data = stripe()
    with many_objects():
        plain, full = best(bare, data), best(read, data)
    ratio = full / plain
    what = f"read {ROWS:,} rows of stripe"
    print(f"{what:34}   {ROWS / full:,.0f} a second, {full:.2f} s = {ratio:.2f} x   limit 4 x")
    return int(ratio > 4)


if __name__ == "__main__":
    sys.exit(main())
