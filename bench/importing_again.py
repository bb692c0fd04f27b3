"""Import of 100,000 rows against a ledger that has 100,000 on the same days.

A second file of the same days without one row in common, then the first file again. What
Beancount takes to load the ledger is not counted. Limits: 15 s; 1 GB at most, the loaded ledger
included.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

from importing import ROWS
from importing import ing_file

from kasboek import reading
from kasboek.importers.booking.intake import Intake
from kasboek.importers.booking.intake import many_objects
from kasboek.importers.booking.shelf import Shelf
from kasboek.importers.files.opened import opened
from kasboek.writing.files import commit

LEDGER = """\
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2019-01-01 open Assets:Bank:ING EUR
  iban: "NL20INGB0001234567"
  class: "cash"
2019-01-01 open Equity:Suspense
  class: "suspense"
2019-01-01 open Equity:Opening-Balances
  class: "equity"
"""


def imported(head: Path, seed: int) -> tuple[float, int]:
    """Import a file of that seed; return the seconds without the load, and how many were new."""
    path = head.parent / f"{seed}.csv"
    path.write_text(ing_file(ROWS, seed), "utf-8")
    shelf, book = Shelf(head), reading.load(head)
    with many_objects():
        start = time.perf_counter()
        taken = Intake(book).book_files([opened(path)])
        commit(head.parent, shelf.changes(book, taken))
        return time.perf_counter() - start, taken[0].new


def main() -> int:
    """Print the figures beside their limits; 1 where one is missed."""
    with tempfile.TemporaryDirectory() as folder:
        head = Path(folder) / "main.beancount"
        head.write_text(LEDGER, "utf-8")
        imported(head, 1)
        again, none = imported(head, 1)
        other, new = imported(head, 2)
    assert none == 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"import {ROWS:,} rows again, into {ROWS:,} booked   {again:.2f} s   limit 15 s")
    print(f"import {ROWS:,} rows, {new:,} new, into the same   {other:.2f} s   limit 15 s")
    print(f"  memory at most, the loaded ledger included   {peak:.0f} MB")
    return int(max(again, other) > 15 or peak > 1024)


if __name__ == "__main__":
    sys.exit(main())
