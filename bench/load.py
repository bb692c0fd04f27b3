"""What plugin books and building the book cost, as parts of Beancount's own load in one run.

    python bench/load.py [TRANSACTIONS ...]

Limits (issue 2): the plugin at most 3 %, the whole book at most 10 %, at 10,000 and 100,000.

The ledger is the sample company: its declarations, and its books of two years repeated every three
years until there are enough transactions. What is compared is process time: the best of several
runs of ours beside the median of three loads by Beancount of that file, without plugins, without
its pickle cache, which is neither read nor written. The book is built without our own load cache.
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

from beancount import loader

from kasboek import reading
from kasboek.plugins.books import books

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

SIZES = (10_000, 100_000)
LIMITS = {"plugin": 0.03, "book": 0.10}
SAMPLE = Path(__file__).parents[1] / "ledger"
DECLARED = ("accounts", "relations", "plan", "policy", "rules", "scenarios/best", "scenarios/worst")
_BOOKED = re.compile(r"\d{4}-\d\d-\d\d [*!] ")
_YEAR = re.compile(r"\b20(2[3-9])(?=-\d)")
_BILL = re.compile(r'(?<=")([A-Z]+)(2[3-9])(?=-\d)')
_PERIOD = 3
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
        loads = timed(lambda: loader.load_file(str(path)), 3)
        entries, errors, options = loader.load_file(str(path))
    assert not errors, errors[:3]
    bare = dict(options)
    costs = {"plugin": min(timed(lambda: books(entries, bare), 5))}
    kept, mistakes = books(entries, options)
    assert not mistakes, mistakes[:3]
    costs["book"] = min(timed(lambda: reading.read(kept, options), 5))
    loaded = median(loads)
    print(f"{size:>7,} transactions: Beancount {loaded:.2f} s")
    for name, cost in costs.items():
        part = cost / loaded
        word = "ok" if part <= LIMITS[name] else "OVER"
        print(f"  {name:<7} {cost:7.3f} s  {part:6.2%} of at most {LIMITS[name]:.0%}  {word}")
    return all(cost / loaded <= LIMITS[name] for name, cost in costs.items())


def timed(call: Callable[[], object], times: int) -> list[float]:
    """Return the seconds of process time that each of a few runs took."""
    seconds = []
    for _ in range(times):
        gc.collect()
        started = time.process_time()
        made = call()
        seconds.append(time.process_time() - started)
        del made  # what it costs to throw away a result is nobody's loading time
    return seconds


def declared() -> Iterator[str]:
    """Yield what the sample company declares and plans, and its currency."""
    yield 'option "operating_currency" "EUR"'
    for name in DECLARED:
        yield (SAMPLE / f"{name}.beancount").read_text("utf-8")


def booked() -> Iterator[str]:
    """Yield the sample company's transactions, every copy of them some years later, for ever."""
    files = sorted(SAMPLE.glob("books/*/*.beancount"))
    parts = [part for file in files for part in file.read_text("utf-8").split("\n\n")]
    found = sorted(part.strip() + "\n" for part in parts if _BOOKED.match(part.strip()))
    for copy in count():
        later = copy * _PERIOD
        for text in found:
            moved = _YEAR.sub(lambda year: str(2000 + int(year[1]) + later), text)  # noqa: B023 # used at once
            yield _BILL.sub(lambda bill: f"{bill[1]}{int(bill[2]) + later}", moved)  # noqa: B023 # used at once


if __name__ == "__main__":
    sys.exit(main())
