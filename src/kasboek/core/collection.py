"""Python's garbage collector, paused while nothing is made that it would find."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the collector: what is worked out from a book makes no cycles.

    Looking for them among a large ledger's values, again and again as more are made, can cost more
    than the work itself.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
