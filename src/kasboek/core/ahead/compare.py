"""Two forecasts side by side: which items differ, and what that does to cash."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from kasboek.core.accounts import Category
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import unshared
from kasboek.core.saying import Saying
from kasboek.core.saying import Source


class Whole(NamedTuple):
    """All parts of one item of a forecast: its likely day, the sum in operating currency."""

    id: str
    date: dt.date
    value: Decimal
    category: Category
    counterparty: str
    source: Source | None
    because: Saying


class Change(NamedTuple):
    """An item in both forecasts that differs."""

    before: Whole
    after: Whole

    @property
    def days(self) -> int:
        """Return by how many days it comes later (negative: earlier)."""
        return (self.after.date - self.before.date).days

    @property
    def difference(self) -> Decimal:
        """Return what it adds to cash."""
        return self.after.value - self.before.value


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two forecasts.

    An item that moved and has another amount is in both `moved` and `resized`. All are ordered by
    size of their effect, then day and id.
    """

    before: Forecast
    after: Forecast
    gone: tuple[Whole, ...]
    new: tuple[Whole, ...]
    moved: tuple[Change, ...]
    resized: tuple[Change, ...]


def compare(before: Forecast, after: Forecast) -> Comparison:
    """Compare two forecasts item by item, by id."""
    old, fresh = wholes(before.items), wholes(after.items)
    kept = [Change(whole, fresh[key]) for key, whole in old.items() if key in fresh]
    return Comparison(
        before=before,
        after=after,
        gone=_largest([whole for key, whole in old.items() if key not in fresh]),
        new=_largest([whole for key, whole in fresh.items() if key not in old]),
        moved=_deepest([change for change in kept if change.days], by_value=False),
        resized=_deepest([change for change in kept if change.difference], by_value=True),
    )


def wholes(items: tuple[Item, ...]) -> dict[str, Whole]:
    """Return the items by id, the parts of each added up."""
    found = {}
    for key, parts in groupby(sorted(items, key=attrgetter("id", "date")), attrgetter("id")):
        first, *rest = parts
        found[key] = Whole(
            id=key,
            date=first.likely,
            value=first.value + sum((part.value for part in rest), Decimal()),
            category=first.category,
            counterparty=first.counterparty,
            source=first.source,
            because=unshared(first).because,
        )
    return found


def _largest(found: list[Whole]) -> tuple[Whole, ...]:
    return tuple(sorted(found, key=lambda whole: (-abs(whole.value), whole.date, whole.id)))


def _deepest(found: list[Change], *, by_value: bool) -> tuple[Change, ...]:
    def order(change: Change) -> tuple[Decimal, dt.date, str]:
        size = abs(change.difference if by_value else change.after.value)
        return -size, change.after.date, change.after.id

    return tuple(sorted(found, key=order))
