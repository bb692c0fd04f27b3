"""A read of a file beside a bare one of the same bytes: the time of each, and the line told."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def best(call: Callable[..., object], *given: object) -> float:
    """Return the shortest of three runs, in seconds of processor time."""
    found = []
    for _ in range(3):
        start = process_time()
        call(*given)
        found.append(process_time() - start)
    return min(found)


def told(rows: int, name: str, plain: float, full: float) -> str:
    """Tell what a read costs, alone and as times the bare one; both in seconds.

    >>> told(20_000, "camt053", 0.1, 0.25)
    'read 20,000 rows of camt053   80,000 a second, 0.25 s = 2.50 x'
    """
    rate, ratio = rows / full, full / plain
    return f"read {rows:,} rows of {name}   {rate:,.0f} a second, {full:.2f} s = {ratio:.2f} x"
