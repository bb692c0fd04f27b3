"""What every day lacks, and what each lever adds to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.levers.candidates import candidates
from kasboek.core.levers.costs import Facility
from kasboek.core.levers.model import Act
from kasboek.core.levers.model import Lever

_NOTHING = Decimal()


class Gap(NamedTuple):
    """What every day lacks, positive where it is below the bar, and what may be drawn."""

    days: tuple[dt.date, ...]
    lacks: tuple[Decimal, ...]
    drawable: tuple[Facility, ...]

    def left(self, gains: Sequence[Sequence[Decimal]]) -> list[Decimal]:
        """Return what the days still lack with these gains, at least nothing."""
        return [
            max(_NOTHING, lack - sum((gain[index] for gain in gains), _NOTHING))
            for index, lack in enumerate(self.lacks)
        ]

    @property
    def limit(self) -> Decimal:
        """Return all that may be drawn."""
        return sum((one.limit for one in self.drawable), _NOTHING)


class Option(NamedTuple):
    """A lever and what it adds to the balance of every day; negative where it takes away."""

    lever: Lever
    gain: tuple[Decimal, ...]


def options(base: Forecast, gap: Gap) -> list[Option]:
    """Return the candidates that lift some day below the bar."""
    last = max(day for day, lack in zip(gap.days, gap.lacks, strict=True) if lack > 0)
    parts: dict[str, list[Item]] = {}
    for item in base.items:
        parts.setdefault(item.id, []).append(item)
    found = []
    for lever in candidates(base, last):
        gain = _gain(base, lever, parts)
        if any(adds > 0 and lack > 0 for adds, lack in zip(gain, gap.lacks, strict=True)):
            found.append(Option(lever, gain))
    return found


def _gain(base: Forecast, lever: Lever, parts: dict[str, list[Item]]) -> tuple[Decimal, ...]:
    """Return what a lever adds to each day: the items on their new day less their parts now."""
    flows: dict[dt.date, Decimal] = {}
    for item, to in lever.moves:
        for part in parts.get(item.id, ()):
            flows[part.date] = flows.get(part.date, _NOTHING) - part.value
            if lever.act is Act.POSTPONE:  # a scenario's delay: each part moves alike
                moved = part.date + (to - item.date)
                flows[moved] = flows.get(moved, _NOTHING) + part.value
        if lever.act is not Act.POSTPONE:
            flows[to] = flows.get(to, _NOTHING) + item.value
    total, found = _NOTHING, []
    for day in base.path:
        total += flows.get(day.date, _NOTHING)
        found.append(total)
    return tuple(found)


def worth(gap: Gap, option: Option) -> Decimal:
    """Return what part of the deepest shortage a lever lifts on its best day."""
    pairs = zip(option.gain, gap.lacks, strict=True)
    best = max((min(gain, lack) for gain, lack in pairs if lack > 0), default=_NOTHING)
    return best / max(gap.lacks)
