"""The days and amounts that are reckoned with: a slip of the finger must not bend every figure."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

from beancount.core.data import Transaction

from kasboek.core.plan import FIRST
from kasboek.core.plan import LARGEST
from kasboek.core.plan import LAST
from kasboek.core.saying import Money

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kasboek.reading.language.schema import Report
    from kasboek.reading.sorting import Sorted


def bound(sorted_: Sorted, report: Report) -> None:
    """Leave out what is dated or sized beyond all reckoning, each with a mistake."""
    for entries in (
        sorted_.transactions,
        sorted_.balances,
        sorted_.planned,
        sorted_.customs,
        sorted_.prices,
    ):
        if beyond := told(entries, report):
            entries[:] = [entry for entry in entries if id(entry) not in beyond]


def told(entries: Iterable[Any], report: Report) -> set[int]:
    """Report entries that are beyond all reckoning, and return which they are."""
    found = set()
    for entry in entries:
        if not FIRST <= entry.date.year <= LAST and _dated(entry):
            key = "reading.far-day"
            report.wrong(report.place(entry.meta), key, date=entry.date, first=FIRST, last=LAST)
        elif amount := _too_large(entry):
            report.wrong(report.place(entry.meta), "reading.large", amount=amount, most=LARGEST)
        else:
            continue
        found.add(id(entry))
    return found


def _dated(entry: Any) -> bool:  # noqa: ANN401 # any of Beancount's directives
    """Say whether a day matters: what is declared may hold since ever."""
    return type(entry) is Transaction or hasattr(entry, "amount") or entry.date.year > LAST


def _too_large(entry: Any) -> Money | None:  # noqa: ANN401 # any of Beancount's directives
    every = getattr(entry, "postings", None)
    amounts = [each.units for each in every] if every else [getattr(entry, "amount", None)]
    for units in amounts:
        if units is None or not isinstance(units.number, Decimal):
            continue
        if abs(units.number) > LARGEST:
            return Money(units.number, units.currency)
    return None
