"""Large receipts that came before and that nobody counts on: grants, one sale of a lifetime.

The base line leaves them out, and so do the low percentiles and all chances: it would be luck.
P90 and P95 alone allow for it that one comes again, so that the band is as high as cash may be.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from kasboek.core.forecast.model import Forecast
from kasboek.core.learning.flows import WEEK
from kasboek.core.learning.unplanned import unplanned
from kasboek.core.simulation.alias import Ints

_YEAR = 364


class Windfalls(NamedTuple):
    """Amounts of the last year in cents: each comes on a day ahead with the chance of 1 in 364."""

    cents: tuple[int, ...]

    def draw(self, seed: int, days: int, paths: int) -> Iterator[Ints]:
        """Yield what has come on each path by the end of each day."""
        random = np.random.Generator(np.random.PCG64(seed))
        first = [(random.random(paths) * _YEAR).astype(np.int16) for _ in self.cents]
        came = np.zeros(paths, np.int64)
        for day in range(days):
            for cents, when in zip(self.cents, first, strict=True):
                came[when == day] += cents
            yield came


def windfalls(ahead: Forecast) -> Windfalls:
    """Return the large receipts of the last year that the forecast has left out."""
    book, since = ahead.book, ahead.as_of.toordinal() - _YEAR // WEEK * WEEK
    policy = book.policy("unplanned")
    if policy is not None and policy.values[:1] == ("off",):
        return Windfalls(())
    found = []
    for one in unplanned(book, ahead.as_of):
        rate = book.rate(one.key.currency, ahead.as_of)
        if one.key.receipt and rate is not None:
            found += [round(event.cents * rate) for event in one.lumps if event.day > since]
    return Windfalls(tuple(sorted(found)))
