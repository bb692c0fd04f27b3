"""The season of a flow: how each month compares with the year, from two full years on."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from kasboek.core.formulas.estimates import seasonal_indices
from kasboek.core.learning.flows import Event

YEAR = 12
_MOST = 60
_PARTS = 1_000_000
_FLAT = (_PARTS,) * YEAR
_DAY, _CENTS = attrgetter("day"), attrgetter("cents")


def season(events: Sequence[Event], begin: dt.date, as_of: dt.date) -> tuple[int, ...] | None:
    """Return the index of each month, January first, in millionths that have the mean 1,000,000.

    The ratio to the centred moving average over full months since `begin`, five years at most; the
    events are in order of days. `None` under two full years, and where a month is missing in the
    flow too often to tell.
    """
    ends = as_of + dt.timedelta(days=1)
    last = ends.year * YEAR + ends.month - 1  # the month after the last full one
    first = begin.year * YEAR + begin.month - 1 + (begin.day > 1)
    months = min(last - first, _MOST)
    if months < 2 * YEAR:
        return None
    first = last - months
    edges = (dt.date(at // YEAR, at % YEAR + 1, 1).toordinal() for at in range(first, last + 1))
    places = [bisect_left(events, edge, key=_DAY) for edge in edges]
    sums = [sum(map(_CENTS, events[begins:end])) for begins, end in pairwise(places)]
    if sum(amount > 0 for amount in sums) < months * 3 // 4:
        return None
    found = seasonal_indices(sums, YEAR)
    if found is None or min(found) < 0:
        return None
    turned = [found[(month - first) % YEAR] for month in range(YEAR)]
    return tuple(round(index * _PARTS) for index in turned)


def flattened(index: Sequence[int] | None, as_of: dt.date, weeks: int) -> int:
    """Return the mean index (millionths) of weeks up to `as_of`, which a level is divided by."""
    months = index or _FLAT
    days = (as_of - dt.timedelta(days=7 * week + 3) for week in range(weeks))
    return max(1, sum(months[day.month - 1] for day in days) // weeks)
