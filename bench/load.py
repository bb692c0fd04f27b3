"""What plugin books and building the book cost, as parts of Beancount's own load in one run.

    python bench/load.py [TRANSACTIONS ...]

Limits (issue 2): the plugin at most 3 %, the whole book at most 10 %, at 10,000 and 100,000.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from datetime import date
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from beancount import loader

from kasboek import reading
from kasboek.plugins.books import books

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

SIZES = (10_000, 100_000)
LIMITS = {"plugin": 0.03, "book": 0.10}
HEAD = """option "operating_currency" "EUR"
2020-01-01 open Assets:Bank:ING EUR
  class: "cash"
2020-01-01 open Assets:Receivable EUR
2020-01-01 open Liabilities:Payable EUR
2020-01-01 open Liabilities:VAT EUR
2020-01-01 open Income:Sales EUR
2020-01-01 open Expenses:Purchases EUR
2020-01-01 open Expenses:Telecom EUR
"""


def main() -> int:
    """Measure each size; return 1 where a limit is passed."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    passed = [measure(size) for size in sizes]
    return 0 if all(passed) else 1


def measure(size: int) -> bool:
    """Print the parts for a ledger of this many transactions; say whether all are within limits."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "main.beancount"
        path.write_text(HEAD + "\n".join(ledger(size)), "utf-8")
        started = time.process_time()
        entries, errors, options = loader.load_file(str(path))  # as bean-check does the first time
        loaded = time.process_time() - started
    assert not errors, errors[:3]
    costs = {
        "plugin": best(lambda: books(entries, dict(options))),
        "book": best(lambda: reading.read(entries, options)),
    }
    print(f"{size:>7,} transactions: Beancount {loaded:.2f} s")
    for name, cost in costs.items():
        part = cost / loaded
        word = "ok" if part <= LIMITS[name] else "OVER"
        print(f"  {name:<7} {cost:7.3f} s  {part:6.2%} of at most {LIMITS[name]:.0%}  {word}")
    return all(cost / loaded <= LIMITS[name] for name, cost in costs.items())


def best(call: Callable[[], object], times: int = 3) -> float:
    """Return the shortest of a few runs: what the machine does besides only makes it longer."""
    seconds = []
    for _ in range(times):
        gc.collect()
        started = time.process_time()
        call()
        seconds.append(time.process_time() - started)
    return min(seconds)


def ledger(size: int) -> Iterator[str]:
    """Yield transactions: invoices and what settles them, bills likewise, and bank lines."""
    for number in range(size):
        day = date(2021, 1, 1) + timedelta(days=number * 2000 // size)
        name, amount = f"2021-{number // 5:06}", 100 + number % 900
        match number % 5:
            case 0:
                yield (
                    f'{day} * "Customer {number % 40}" "sale"\n  invoice: "{name}"\n'
                    f"  due: {day + timedelta(days=30)}\n"
                    f"  Assets:Receivable  {amount * 1.21:.2f} EUR\n"
                    f"  Income:Sales  {-amount:.2f} EUR\n"
                    f"  Liabilities:VAT  {-amount * 0.21:.2f} EUR\n"
                )
            case 1:
                amount -= 1
                yield (
                    f'{day} * "Customer {(number - 1) % 40}" "paid"\n'
                    f'  Assets:Bank:ING  {amount * 1.21:.2f} EUR\n    bank-ref: "camt {number}"\n'
                    f'  Assets:Receivable  {-amount * 1.21:.2f} EUR\n    invoice: "{name}"\n'
                )
            case 2:
                yield (
                    f'{day} * "Supplier {number % 30}" "bill"\n  bill: "F{name}"\n'
                    f"  Expenses:Purchases  {amount:.2f} EUR\n"
                    f"  Liabilities:Payable  {-amount:.2f} EUR\n"
                )
            case _:
                yield (
                    f'{day} * "Shop {number % 70}" "bank line"\n'
                    f"  Expenses:Telecom  {amount:.2f} EUR\n"
                    f"  Assets:Bank:ING  {-amount:.2f} EUR\n"
                    f'    bank-ref: "camt {number}"\n'
                )


if __name__ == "__main__":
    sys.exit(main())
