"""What the past says of how far learned flows vary: each its own weeks, and who recurs apart."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from kasboek.core.book import Book
from kasboek.core.forecast.item import ItemKind
from kasboek.core.forecast.scenario.drafts import Draft
from kasboek.core.learning.apart import Found
from kasboek.core.learning.flows import Event
from kasboek.core.learning.flows import Key
from kasboek.core.learning.flows import begin
from kasboek.core.learning.flows import flows
from kasboek.core.learning.levels import weekly
from kasboek.core.learning.payers import LARGE
from kasboek.core.learning.recurring import Stream
from kasboek.core.learning.runs import on_run
from kasboek.core.learning.unplanned import Learned
from kasboek.core.learning.unplanned import unplanned
from kasboek.core.simulation.past import FEWEST
from kasboek.core.simulation.past import WEEKS
from kasboek.core.simulation.shocks import Floats

_FEWEST_RECUR = 8
"""Payments that recurred below which they say nothing of how far they vary."""
_MOST = 3.0
_MONTH, _WEEKS, _LONGEST = 30.4375, 28, 31
"""Days of a month on the average (a sum of 16ths, so exact), of four weeks, and at most."""
_QUARTER = 3
_WIDER = 1.2
"""Quarters of two years overlap, so they vary less than one to come: see explanation/chance.md."""
_ENOUGH = 250
"""Ratios that say enough of how far amounts vary."""
_RECURS = (0.9, 0.97, 1.0, 1.03, 1.1)
"""Ratios to the usual amount that are assumed of what recurs, where there are fewer."""


class Name(NamedTuple):
    """What the ids of a flow's items begin with, and its direction: a refund is another flow."""

    text: str
    receipt: bool


class Varied(NamedTuple):
    """By learned flow: its weeks without what recurs, and what recurs as ratios."""

    weeks: dict[Name, Floats]
    recurs: dict[Name, Floats]


def varied(book: Book, as_of: dt.date) -> Varied:
    """Return how the learned flows of a book varied up to `as_of`, at most two years back."""
    first = begin(book)
    count = 0 if first is None else min(WEEKS, ((as_of - first).days + 1) // 7)
    found = Varied({}, {})
    if count < FEWEST:
        return found
    events: dict[Key, tuple[Event, ...]] = dict(flows(book, as_of))
    for one in unplanned(book, as_of):
        mine = sorted(
            (event for key in _keys(one) for event in events.get(key, ())), key=lambda e: e.day
        )
        usual = {each.who: each.stream.cents for each in one.rest.found if each.who}
        days = [each for each in one.rest.found if each.run]
        rest = [event for event in mine if event.who not in usual]
        rest = _without(one, [e for e in rest if not any(on_run(run, e.day) for run in days)])
        sums = weekly(rest, as_of.toordinal(), count)[::-1]
        found.weeks[name_of(one)] = np.maximum(np.array(sums, np.float64), 0)
        ratios = [
            min(max(event.cents / usual[event.who], 0.0), _MOST)
            for event in mine
            if usual.get(event.who) and event.day > as_of.toordinal() - count * 7
        ]
        amounts = _few(ratios) if len(ratios) >= _FEWEST_RECUR else np.array(_RECURS)
        known = months(one.rest.found, mine, as_of.toordinal(), count * 7 // _LONGEST)
        ratio = np.outer(amounts, quarters(known)).ravel()
        found.recurs[Name(_short(one), one.key.receipt)] = ratio
    return found


def _few(ratios: list[float]) -> Floats:
    """Return so many of them, evenly from the lowest to the highest, that a table stays small."""
    return np.sort(np.array(ratios))[:: len(ratios) // _ENOUGH + 1]


def months(found: Iterable[Found], events: Iterable[Event], as_of: int, count: int) -> list[int]:
    """Return the cents that recurred in each of `count` months (or 4 weeks), the latest first.

    Months are counted back from the last payment of each, so that who pays on the 1st pays once in
    each: what is left is who stopped, came or missed one, and what the price was. Who was a fifth
    of it all is taken to have been there before: the forecast has them whole from the beginning.
    Who pays less than monthly is left out, and who has two contracts.
    """
    found = tuple(found)
    names = Counter(one.who for one in found)
    own = {one.who: one.stream for one in found if one.who and names[one.who] == 1}
    runs = [one for one in found if one.run]
    rows: dict[tuple[str, Stream], list[int]] = {}
    for event in events:
        stream = own.get(event.who)
        if stream is None:
            stream = next((one.stream for one in runs if on_run(one, event.day)), None)
        if stream is not None and stream.cadence.days <= _MONTH:
            month = _months_ago(stream, event.day, as_of)
            if month < count:
                name = event.who if event.who in own else ""
                rows.setdefault((name, stream), [0] * count)[month] += event.cents
    whole = sum(map(sum, rows.values()))
    for row in rows.values():
        first = max(month for month, cents in enumerate(row) if cents)
        if sum(row) * LARGE > whole:
            row[first:] = [row[first]] * (count - first)
    return [sum(month) for month in zip(*rows.values(), strict=True)]


def _months_ago(stream: Stream, day: int, as_of: int) -> int:
    month, interval = (_MONTH, _MONTH) if stream.cadence.months else (_WEEKS, stream.cadence.days)
    late = max(0, as_of - stream.last - stream.cadence.slack) // month
    times = max(0, round((stream.last - day) / interval))
    return int(times * interval // month + late)


def quarters(sums: Sequence[int]) -> Floats:
    """Return what came in three months as parts of the six before them, by month, a little wider.

    Only 1 where there are fewer than nine.
    """
    found = []
    for at in range(len(sums) - 3 * _QUARTER + 1):
        before = sum(sums[at + _QUARTER : at + 3 * _QUARTER])
        if before:
            off = 2 * sum(sums[at : at + _QUARTER]) / before - 1
            found.append(min(max(1 + _WIDER * off, 0.0), _MOST))
    return np.array(found or [1.0])


def _without(one: Learned, events: list[Event]) -> list[Event]:
    """Return events without the lumps that the forecast did not count on, or counts as usual ones.

    A receipt is left out, a payment counts as the largest of the others.
    """
    if not one.lumps:
        return events
    usual = [event for event in events if event not in one.lumps]
    if one.key.receipt:
        return usual
    most = max((event.cents for event in usual), default=0)
    return [e._replace(cents=min(e.cents, most)) if e in one.lumps else e for e in events]


def name_of(one: Learned) -> Name:
    """Return the name that the items of a flow's level begin with."""
    key = one.key
    return Name(f"{_short(one)}/{key.row or key.account}/{key.currency}", key.receipt)


def named(draft: Draft) -> tuple[Name, Name]:
    """Return by what names a learned draft may be known: of its level, and of what recurs."""
    receipt = draft.traits.receipt
    if draft.item.kind is not ItemKind.LEARNED:
        return Name("", receipt), Name("", receipt)
    level, _, _ = draft.item.id.rpartition("/")
    recurs = "/".join(draft.item.id.split("/", 3)[:3])
    return Name(level, receipt), Name(recurs, receipt)


def _short(one: Learned) -> str:
    return f"learned/{one.key.kind}/{one.key.counter or one.counters[0]}"


def _keys(one: Learned) -> Iterator[Key]:
    return (one.key._replace(counter=counter) for counter in one.counters)
