"""The bookings of a ledger: one pass over its transactions into columns, movements and items."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from kasboek.core.book import Column
from kasboek.core.book import Entry
from kasboek.core.book import Mark
from kasboek.core.book import Movement
from kasboek.core.saying import Source
from kasboek.reading import movements
from kasboek.reading.decided.relations import Names
from kasboek.reading.items import owed
from kasboek.reading.items.items import Items
from kasboek.reading.items.items import Matching
from kasboek.reading.legs import Combinations
from kasboek.reading.transactions import Keys

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from kasboek.core.relations import Terms
    from kasboek.reading.decided.decided import Decided
    from kasboek.reading.language.schema import Report
    from kasboek.reading.sorting import Places

_NONE: dict[int, Any] = {}


class Books(NamedTuple):
    """What the transactions say."""

    entries: tuple[Entry, ...]
    columns: dict[str, Column]
    marks: dict[int, Mark]
    movements: tuple[Movement, ...]
    items: Items


def books(
    transactions: Iterable[Any], said: Decided, terms: Terms | None, places: Places, report: Report
) -> Books:
    """Read the transactions, which are in date order.

    This loop is most of what building a book costs, so it does all it can with a transaction while
    that is at hand: a large ledger is not in the processor's cache when it is looked at again.
    """
    names = Names(said.counterparties)
    matching = Matching(said.counterparties, terms)
    owes = owed.Reader(said.accounts, names, matching.add)
    cash = movements.Reader(said.accounts, said.counterparties)
    keys = Keys(report)
    combinations = Combinations(said.accounts)
    entries: list[Entry] = []
    marks: dict[int, Mark] = {}
    harmless, files, of, new = keys.harmless, places.files, cache(names.of), tuple.__new__
    append = entries.append
    for index, entry in enumerate(transactions):
        meta, date, flag, payee, narration, _, links, postings = entry
        ours = None if harmless.issuperset(meta) else keys.read(meta, meta)
        if len(postings) == 2:  # half of them
            first, second = postings
            legs = combinations[first[0], second[0]]
        else:
            legs = combinations[tuple([posting[0] for posting in postings])]
        own = _NONE
        for add, posting in zip(legs.add, postings):  # noqa: B905 # as many; `strict` takes time
            units, more = posting[1], posting[5]  # of all this loop does, unpacking costs most
            if units is None:
                legs = legs.partly()
                continue
            add((date, units[0], units[1], index))
            if more and len(more) != 2 and not harmless.issuperset(more):  # beyond file and line
                own = _own(postings, keys, meta)
        if ours or own:
            _mark(marks, index, ours, own)
        file, line = files[meta["filename"]], meta["lineno"]
        append(new(Entry, (date, payee or "", narration or "", flag, file, line)))
        who = of(payee) if payee else ""
        if legs.owed:
            source = new(Source, (file, line or 0))
            owes.read(index, date, postings, links, legs, ours, own, who, source)
        if legs.cash:
            plan = ours.get("plan", ()) if ours else ()
            cash.read(index, date, postings, legs, who, plan)
    items = matching.result()
    columns = _columns(combinations.rows)
    return Books(tuple(entries), columns, marks, cash.movements(items.settled), items)


def _own(postings: Iterable[Any], keys: Keys, meta: Mapping[str, Any]) -> dict[int, Any]:
    """Return our keys of each posting that has any, by its position."""
    found = {at: keys.read(p.meta, meta) for at, p in enumerate(postings) if p.meta}
    return {at: said for at, said in found.items() if said}


def _mark(
    marks: dict[int, Mark],
    index: int,
    ours: Mapping[str, Any] | None,
    own: Mapping[int, Mapping[str, Any]],
) -> None:
    """Note what a transaction covers and the campaign it is for; a posting may say it too."""
    said = [each for each in (ours, *own.values()) if each]
    covers = next((each["covers"] for each in said if "covers" in each), None)
    campaign = next((each["campaign"] for each in said if "campaign" in each), None)
    if covers or campaign:
        marks[index] = Mark(covers, campaign)


def _columns(rows: Mapping[str, list[Any]]) -> dict[str, Column]:
    """Return each account's rows, which stand one after the other, as columns."""
    found: dict[str, Column] = {}
    for name, listed in rows.items():
        if listed:
            column = found[name] = Column()
            column.dates, column.numbers = listed[::4], listed[1::4]
            column.currencies, column.entries = listed[2::4], listed[3::4]
    return found
