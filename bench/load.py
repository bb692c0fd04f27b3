"""What plugin books and building the book cost, as parts of Beancount's own load in one run.

    python bench/load.py [TRANSACTIONS ...]

Limits (issue 2): the plugin at most 3 %, the whole book at most 10 %, at 10,000 and 100,000.

The ledger is the sample company: its declarations, and its books of two years repeated every three
years until there are enough transactions. What is compared is process time: of three rounds, the
best of ours beside the median of Beancount's. It loads that file without plugins and without its
pickle cache, which is neither read nor written; the book is built without our own load cache.
"""

from __future__ import annotations

import gc
import re
import sys
import tempfile
import time
from itertools import count
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from typing import TypeVar

from beancount import loader

from kasboek import reading
from kasboek.plugins.books import books

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

T = TypeVar("T")
SIZES = (10_000, 100_000)
LIMITS = {"plugin": 0.03, "book": 0.10}
SAMPLE = Path(__file__).parents[1] / "ledger"
DECLARED = ("accounts", "relations", "plan", "policy", "rules", "scenarios/best", "scenarios/worst")
_BOOKED = re.compile(r"\d{4}-\d\d-\d\d [*!] ")
_YEAR = re.compile(r"\b20(2[3-9])(?=-\d)")
_BILL = re.compile(r'(?<=")([A-Z]+)(2[3-9])(?=-\d)')
PERIOD = 3
"""Years: the sample's books begin in the autumn of one year and end in that of the year after next,
so a copy begins after the one before it has ended, and no invoice or bill has another's number.
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
        path.write_text("\n".join([*declared(), *islice(booked(), size)]), "utf-8")
        loader.initialize(use_cache=False)
        rounds = [one_round(str(path)) for _ in range(3)]
    loaded = median(loading for loading, _, _ in rounds)
    costs = {
        "plugin": min(plugin for _, plugin, _ in rounds),
        "book": min(book for _, _, book in rounds),
    }
    print(f"{size:>7,} transactions: Beancount {loaded:.2f} s")
    for name, cost in costs.items():
        part = cost / loaded
        word = "ok" if part <= LIMITS[name] else "OVER"
        print(f"  {name:<7} {cost:7.3f} s  {part:6.2%} of at most {LIMITS[name]:.0%}  {word}")
    return all(cost / loaded <= LIMITS[name] for name, cost in costs.items())


def one_round(path: str) -> tuple[float, float, float]:
    """Return the seconds of a load, of the plugin and of the book, one right after the other.

    A machine with other work is now quick, now slow: so all three have their turn in every round.
    """
    loading, (entries, errors, options) = timed(lambda: loader.load_file(path))
    assert not errors, errors[:3]
    plugin = min(timed(lambda: books(entries, dict(options)))[0] for _ in range(3))
    kept, mistakes = books(entries, options)
    assert not mistakes, mistakes[:3]
    book = min(timed(lambda: reading.read(kept, options))[0] for _ in range(3))
    return loading, plugin, book


def timed(call: Callable[[], T]) -> tuple[float, T]:
    """Return the seconds of process time that a call took, and what it made.

    What it costs to throw that away is nobody's loading time.
    """
    gc.collect()
    started = time.process_time()
    made = call()
    return time.process_time() - started, made


def declared() -> Iterator[str]:
    """Yield what the sample company declares and plans, and its currency."""
    yield 'option "operating_currency" "EUR"'
    for name in DECLARED:
        yield (SAMPLE / f"{name}.beancount").read_text("utf-8")


def booked() -> Iterator[str]:
    """Yield the sample company's transactions, every copy of them some years later, for ever."""
    found = transactions()
    for copy in count():
        for text in found:
            yield later(text, copy * PERIOD)


def transactions() -> list[str]:
    """Return the sample company's transactions in the order of their days."""
    files = sorted(SAMPLE.glob("books/*/*.beancount"))
    parts = [part for file in files for part in file.read_text("utf-8").split("\n\n")]
    return sorted(part.strip() + "\n" for part in parts if _BOOKED.match(part.strip()))


def later(text: str, years: int) -> str:
    """Return a transaction some years later, its invoices and bills under the numbers of then."""
    moved = _YEAR.sub(lambda year: str(2000 + int(year[1]) + years), text)
    return _BILL.sub(lambda bill: f"{bill[1]}{int(bill[2]) + years}", moved)


if __name__ == "__main__":
    sys.exit(main())
