"""Drafts as columns of whole numbers, so that sums over thousands of parts cost milliseconds.

Money is counted in whole cents of the operating currency, or more finely where the ledger is. The
items that a user sees are made of the same numbers, and add up to every sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from typing import NamedTuple
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kasboek.core.accounts import Category
from kasboek.core.forecast.item import CERTAINTIES
from kasboek.core.forecast.paying.spreading import Parts
from kasboek.core.forecast.scenario.drafts import Draft
from kasboek.core.forecast.scenario.drafts import Drivers
from kasboek.core.forecast.scenario.drafts import Spread
from kasboek.core.learning.curves import WHOLE

Whole: TypeAlias = NDArray[Any]
"""Whole numbers: 64 bits wide, or as wide as it takes where those would not do."""

ROWS = tuple(Category)
_CENTS = 2
_HUNDRED, _ONE = Decimal(100), Decimal(1)
_FITS = 2**62 // (2 * WHOLE)
_ROW = {id(row): number for number, row in enumerate(ROWS)}
"""By identity: hashing a member of an enumeration costs more than all the rest."""
_SURE = {name: number for number, name in enumerate(CERTAINTIES)}


class Columns(NamedTuple):
    """What drafts move: a row per draft, and per part where they are spread.

    `values` are in units of `places` decimals, each a multiple of its `grain`; `row`, `sure` and
    `driver` are numbers into `ROWS`, `CERTAINTIES` and `drivers`. `wait` is the draft's place in
    `parts`, -1 for those that are whole; `plain` says that a change of the amount is one of the
    value in cents. Of each part (a whole draft has one): its `draft`, `day`
    (ordinal), and the millionths of the draft `before` it and `upto` its end.
    """

    drafts: tuple[Draft, ...]
    parts: Parts
    places: int
    values: Whole
    grain: Whole
    row: Whole
    sure: Whole
    receipt: Whole
    plain: Whole
    driver: Whole
    drivers: tuple[Drivers, ...]
    wait: Whole
    draft: Whole
    day: Whole
    before: Whole
    upto: Whole

    def joined(self, others: Columns) -> Columns:
        """Return these with other drafts after them, which are whole; without the parts' columns.

        What is joined is no longer changed: `Moves` has the parts.
        """
        places = max(self.places, others.places)
        scale = 10 ** (places - self.places), 10 ** (places - others.places)
        return self._replace(
            drafts=self.drafts + others.drafts,
            places=places,
            grain=np.concatenate((self.grain * scale[0], others.grain * scale[1])),
            row=np.concatenate((self.row, others.row)),
            sure=np.concatenate((self.sure, others.sure)),
            wait=np.concatenate((self.wait, others.wait)),
        )

    def units(self, value: Decimal) -> int:
        """Return a value in cents as whole units."""
        return int(value.scaleb(self.places))

    def spread(self, number: int) -> Spread | None:
        """Return how a draft is spread."""
        wait = int(self.wait[number])
        return self.parts.spread(wait) if wait >= 0 else None


def columns(drafts: Sequence[Draft], parts: Parts, waits: dict[str, int]) -> Columns:
    """Return the columns of drafts; `waits` tells by id of their item where their parts are."""
    items = [draft[0] for draft in drafts]
    places, values, grain = _units([item[6] for item in items])
    codes: dict[Drivers, int] = {}
    driver = [codes.setdefault(draft[1][3], len(codes)) for draft in drafts]
    plain = [item[7] == _ONE and item[4] == _ONE for item in items]
    wait = np.array([waits.get(item[0], -1) for item in items], np.int64)
    return Columns(
        drafts=tuple(drafts),
        parts=parts,
        places=places,
        values=values,
        grain=grain,
        row=np.array([_ROW[id(item[10])] for item in items], np.int64),
        sure=np.array([_SURE.get(item[13], 2) for item in items], np.int64),
        receipt=np.array([draft[1][2] for draft in drafts], np.bool_),
        plain=(grain == 10 ** (places - _CENTS)) & np.array(plain, np.bool_),
        driver=np.array(driver, np.int64),
        drivers=tuple(codes),
        wait=wait,
        **_flattened(np.array([item[1].toordinal() for item in items], np.int64), parts, wait),
    )


def _units(numbers: Sequence[Decimal]) -> tuple[int, Whole, Whole]:
    """Return amounts as whole numbers: the decimals they have, the numbers, and their grain."""
    hundred = [number * _HUNDRED for number in numbers]
    units = [int(number) for number in hundred]
    if units == hundred:
        values = whole(units)
        return _CENTS, values, np.ones(len(units), np.int64)
    places = max(-int(number.as_tuple().exponent) for number in numbers)
    units = [int(number.scaleb(places)) for number in numbers]
    cent = 10 ** (places - _CENTS)
    grain = [1 if unit % cent else cent for unit in units]
    return places, whole(units), whole(grain)


def whole(units: Sequence[int]) -> Whole:
    """Return whole numbers as an array, of Python's own where 64 bits would not do."""
    most = max(map(abs, units), default=0)
    return np.array(units, np.int64 if most < _FITS else np.object_)


def _flattened(day: Whole, parts: Parts, wait: Whole) -> dict[str, Whole]:
    """Return the columns per part; a draft without a place in `parts` is one."""
    spread = wait >= 0
    begin = np.where(spread, parts.begin[wait], 0)
    count = np.where(spread, parts.begin[wait + 1] - begin, 1)
    draft = np.repeat(np.arange(len(day)), count)
    first = np.cumsum(count) - count
    place = np.arange(len(draft)) - np.repeat(first - begin, count)
    alone = ~spread[draft]
    place[alone] = 0
    days, before, upto = (
        column[place] if len(column) else np.zeros(len(place), np.int64)
        for column in (parts.days, parts.before, parts.upto)
    )
    return {
        "draft": draft,
        "day": np.where(alone, day[draft], days),
        "before": np.where(alone, 0, before),
        "upto": np.where(alone, WHOLE, upto),
    }


def shares(values: Whole, grain: Whole, millionths: Whole) -> Whole:
    """Return so many millionths of values, rounded half up to their grain; all of one is all."""
    part = WHOLE * grain
    size = (2 * np.abs(values) * millionths + part) // (2 * part) * grain
    found: Whole = np.where(millionths == WHOLE, values, np.sign(values) * size)
    return found


def times(values: Whole, factor: Decimal, cent: int) -> Whole:
    """Return values times a factor, rounded half up to cents; `cent` is how many units one is."""
    above, below = factor.as_integer_ratio()
    most = int(np.abs(values).max(initial=0))
    if 2 * most * abs(above) + below * cent >= 2**62:
        values = values.astype(np.object_)
    size = (2 * np.abs(values) * abs(above) + below * cent) // (2 * below * cent) * cent
    found: Whole = np.sign(values) * size * (1 if above >= 0 else -1)
    return found


def total(places: Whole, values: Whole, size: int) -> Whole:
    """Add values up by place."""
    sums: Whole = np.zeros(size, values.dtype)
    np.add.at(sums, places, values)
    return sums
