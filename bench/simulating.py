"""What a simulation costs from a book with 2,000 open items and 300 plan lines.

Prints the processor time of 10,000 paths of 91 days from a forecast that is there, on a book that
nothing was looked up in before; of the same once more beside the bare drawing of as many uniform
numbers of the same generator; and the memory of the whole process. Limits: 1 s, 8 times the bare
drawing, 300 MB. Exits 1 when over one of them.
"""

from __future__ import annotations

import datetime as dt
import resource
import sys
from dataclasses import replace
from time import process_time
from typing import TYPE_CHECKING

import numpy as np
from forecasting import AS_OF
from forecasting import book

from kasboek.core.forecast import forecast
from kasboek.core.simulation import simulate
from kasboek.core.simulation.sources import dress

if TYPE_CHECKING:
    from kasboek.core.book import Book
    from kasboek.core.simulation.kernel import Sources

DAYS, PATHS, RUNS = 91, 10_000, 7
MOST_SECONDS, MOST_TIMES, MOST_KILOBYTES = 1, 8, 300_000


def simulated(source: Book) -> tuple[float, float]:
    """Return the seconds that a simulation takes at best: with its looking back, and once more."""
    until = AS_OF + dt.timedelta(days=DAYS + 1)
    first, again = [], []
    for _ in range(RUNS):
        ahead = forecast(replace(source), "base", until)
        assert ahead.path  # the base line is the forecast's own work
        for took in (first, again):
            begin = process_time()
            simulate(ahead, PATHS)
            took.append(process_time() - begin)
    return min(first), min(again)


def bare(sources: Sources) -> float:
    """Return the seconds that drawing as many uniform numbers takes at best, some at a time."""
    each = len(sources.payments.cents) + sum(shock.cells for shock in sources.shocks)
    took = []
    for _ in range(RUNS):
        random = np.random.Generator(np.random.PCG64(1))
        begin = process_time()
        for _ in range(20):
            random.random((each, PATHS // 20))
        took.append(process_time() - begin)
    return min(took)


def main() -> int:
    """Measure, print, and say by the exit code whether all is within its limit."""
    source = book()
    until = AS_OF + dt.timedelta(days=DAYS + 1)
    drawn = dress(forecast(replace(source), "base", until)).sources
    (first, again), alone = simulated(source), bare(drawn)
    times = again / alone
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    what = f"simulation, {PATHS:,} paths of {DAYS} days, {len(drawn.payments.cents):,} payments"
    print(f"{what}   {first:.2f} s   limit {MOST_SECONDS} s")
    cost = f"{again:.2f} s = {times:.1f} x"
    print(f"the same once more, beside the bare drawing   {cost}   limit {MOST_TIMES} x")
    print(f"its memory, everything included   {kilobytes} kB   limit {MOST_KILOBYTES} kB")
    return int(first > MOST_SECONDS or times > MOST_TIMES or kilobytes > MOST_KILOBYTES)


if __name__ == "__main__":
    sys.exit(main())
