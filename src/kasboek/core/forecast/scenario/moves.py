"""What a scenario moves: sums by day, row and certainty, and the items that add up to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

import numpy as np

from kasboek.core.accounts import Category
from kasboek.core.forecast.item import CERTAINTIES
from kasboek.core.forecast.item import Item
from kasboek.core.forecast.item import ItemKind
from kasboek.core.forecast.item import shared
from kasboek.core.forecast.paying.spreading import NO_PARTS
from kasboek.core.forecast.scenario.columns import ROWS
from kasboek.core.forecast.scenario.columns import Columns
from kasboek.core.forecast.scenario.columns import Whole
from kasboek.core.forecast.scenario.columns import columns
from kasboek.core.forecast.scenario.columns import shares
from kasboek.core.forecast.scenario.columns import total
from kasboek.core.forecast.scenario.drafts import Draft
from kasboek.core.forecast.scenario.drafts import Spread
from kasboek.core.learning.curves import WHOLE
from kasboek.core.saying import Money

_NOTHING, _TENTH = Decimal(), Decimal("0.1")
_OWED = frozenset({ItemKind.INVOICE, ItemKind.BILL})


class Beyond(NamedTuple):
    """What of an invoice or bill the forecast does not show: it comes after the horizon, or never.

    In the item's currency and sign: the parts shown, `later` and `never` add up to `item.of`.
    """

    item: Item
    later: Decimal
    never: Decimal


class Sums(NamedTuple):
    """What came in on a row and what went out, in the operating currency."""

    row: Category
    received: Decimal
    paid: Decimal


@dataclass(frozen=True)  # no slots: the drafts and the items are made once, on demand
class Moves:
    """All cash of one scenario after `as_of`, as far as it was worked out.

    `base` are the columns of the drafts before the scenario, `values` the drafts' values in it.
    `draft`, `day`, `before` and `upto` are those of the parts that are left, `value` what each
    moves. `seen` returns a draft as the scenario has it, without its spread; `None` where it has
    none of it.
    """

    base: Columns
    values: Whole
    draft: Whole
    day: Whole
    before: Whole
    upto: Whole
    seen: Callable[[int], Draft | None]

    @classmethod
    def of(cls, drafts: Iterable[Draft]) -> Moves:
        """Return what drafts move that are whole on their day."""
        base = columns(tuple(drafts), NO_PARTS, {})
        found = base.drafts
        return cls(
            base, base.values, base.draft, base.day, base.before, base.upto, found.__getitem__
        )

    def joined(self, others: Moves) -> Moves:
        """Return these with other ones after them, which are whole."""
        base, first = self.base.joined(others.base), len(self.base.drafts)
        scale = 10 ** (base.places - self.base.places), 10 ** (base.places - others.base.places)

        def seen(number: int) -> Draft | None:
            return self.seen(number) if number < first else others.seen(number - first)

        return Moves(
            base,
            np.concatenate((self.values * scale[0], others.values * scale[1])),
            np.concatenate((self.draft, others.draft + first)),
            np.concatenate((self.day, others.day)),
            np.concatenate((self.before, others.before)),
            np.concatenate((self.upto, others.upto)),
            seen,
        )

    @cached_property
    def value(self) -> Whole:
        """Return what each part moves: what is moved with it less what was before it."""
        upto = shares(self.values[self.draft], self.base.grain[self.draft], self.upto)
        # the parts of a draft stand together: what was before one is up to where the last one was
        before: Whole = np.where(self.before == 0, 0, np.roll(upto, 1))
        return upto - before

    def money(self, units: int) -> Decimal:
        """Return whole units as money."""
        return Decimal(int(units)).scaleb(-self.base.places)

    def daily(self, first: dt.date, days: int) -> list[Decimal]:
        """Return what moves on each of so many days."""
        place = self.day - first.toordinal()
        ahead = (place >= 0) & (place < days)
        return [self.money(sum_) for sum_ in total(place[ahead], self.value[ahead], days)]

    def by_row(self, bounds: Sequence[dt.date]) -> list[list[Sums]]:
        """Return the rows in which anything moves, per period between two bounds."""
        edges = np.array([bound.toordinal() for bound in bounds], np.int64)
        size, days = len(bounds) - 1, np.diff(edges)
        ahead = (self.day >= edges[0]) & (self.day < edges[-1])
        period = np.repeat(np.arange(size), days)[self.day[ahead] - edges[0]]
        value = self.value[ahead]
        side = (period * len(ROWS) + self.base.row[self.draft[ahead]]) * 2 + (value < 0)
        sums = total(side, value, size * len(ROWS) * 2).reshape(size, -1, 2)
        return [
            [
                Sums(row, self.money(received), self.money(paid))
                for row, (received, paid) in zip(ROWS, here.tolist(), strict=True)
                if received or paid
            ]
            for here in sums
        ]

    def by_certainty(self, until: dt.date) -> dict[str, Decimal]:
        """Return the net sums before a day."""
        ahead = self.day < until.toordinal()
        sure = self.base.sure[self.draft[ahead]]
        sums = total(sure, self.value[ahead], len(CERTAINTIES))
        return {name: self.money(sum_) for name, sum_ in zip(CERTAINTIES, sums, strict=True)}

    @cached_property
    def pays(self) -> bool:
        """Say whether any draft is a payment as the scenario sees it; the first one is enough."""
        seen = (self.seen(number) for number in range(len(self.base.drafts)))
        return any(draft is not None and draft.item.value < 0 for draft in seen)

    @cached_property
    def drafts(self) -> tuple[Draft, ...]:
        """Return the drafts as the scenario sees them, with their spread."""
        found = []
        for number in range(len(self.base.drafts)):
            draft = self.seen(number)
            if draft is not None:
                found.append(draft._replace(spread=self._spread(number)))
        return tuple(found)

    def _spread(self, number: int) -> Spread | None:
        spread = self.base.spread(number)
        if spread is None:
            return None
        begin, end = np.searchsorted(self.draft, (number, number + 1))
        days = map(dt.date.fromordinal, self.day[begin:end].tolist())
        chances = (chance for _, chance in spread.parts)
        return spread._replace(parts=tuple(zip(days, chances, strict=True)))

    def items(self, begin: dt.date, end: dt.date) -> Iterator[Item]:
        """Yield the items of the days from `begin` up to `end` (exclusive), by day."""
        here = np.flatnonzero((self.day >= begin.toordinal()) & (self.day < end.toordinal()))
        here = here[np.argsort(self.day[here], kind="stable")]
        columns = (self.draft, self.day, self.before, self.upto, self.value)
        made: dict[int, Draft | None] = {}
        for number, day, before, upto, value in zip(
            *(column[here].tolist() for column in columns), strict=True
        ):
            if number not in made:
                made[number] = self.seen(number)
            draft = made[number]
            if draft is None:
                continue
            if upto - before == WHOLE:
                yield draft.item._replace(date=dt.date.fromordinal(day))
            elif (part := self._part(draft.item, day, (before, upto), value)) is not None:
                yield part

    def _part(self, item: Item, day: int, chance: tuple[int, int], value: int) -> Item | None:
        """Return a part of an item; `None` where rounding leaves nothing of it."""
        before, upto = chance
        worth = self.money(value)
        amount = worth if item.rate == 1 else _share(item, upto) - _share(item, before)
        if not amount and not worth:
            return None
        part = Decimal(upto - before).scaleb(-6).normalize()
        of, percent = Money(item.of, item.currency), (part * 100).quantize(_TENTH, ROUND_HALF_UP)
        return item._replace(
            date=dt.date.fromordinal(day),
            amount=amount,
            value=worth,
            probability=item.probability * part,
            reason=shared(item.reason, percent.normalize() + 0, of),
        )

    def beyond(self, until: dt.date) -> Iterator[Beyond]:
        """Yield what invoices and bills bring after a day or never; what is planned in part, too.

        A planned invoice of which nothing comes before the day is not among them.
        """
        for number, planned in enumerate(self.base.drafts):
            owed = planned.item.kind in _OWED
            if not owed and self.base.wait[number] < 0:
                continue
            draft = self.seen(number)
            if draft is not None:
                found = self._beyond(number, draft.item, until)
                rest = found.later + found.never
                if rest and (owed or rest != found.item.of):
                    yield found

    def _beyond(self, number: int, item: Item, until: dt.date) -> Beyond:
        spread = self._spread(number)
        if spread is None:
            shown = item.amount if item.date < until else _NOTHING
            return Beyond(item, item.amount - shown, item.of - item.amount)
        upto = sum(chance for day, chance in spread.parts if day < until)
        ever = self._share(number, item, WHOLE - spread.never)
        return Beyond(item, ever - self._share(number, item, upto), item.of - ever)

    def _share(self, number: int, item: Item, millionths: int) -> Decimal:
        if item.rate != 1:
            return _share(item, millionths)
        here = slice(number, number + 1)
        part = shares(self.values[here], self.base.grain[here], np.array([millionths]))
        return self.money(part[0])


def _share(item: Item, millionths: int) -> Decimal:
    """Return so many millionths of an item's amount, half up, as finely as money is counted in it.

    In cents; more finely where the amount is, and where a cent of it would be worth more than one.
    """
    amount = item.amount
    if millionths == WHOLE:
        return amount
    exponent = amount.as_tuple().exponent
    places = max(2, -exponent if isinstance(exponent, int) else 2)
    if item.rate != 1:
        places = max(places, item.rate.adjusted() + 1)
    part = amount * millionths / WHOLE
    return part.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
