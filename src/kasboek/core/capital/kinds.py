"""The kinds of working capital: permanent and temporary, and what each consists of.

Seen over twelve month-ends. Where the day is no month-end it stands for the month that runs, so
that the kinds of a day add up to the level of that day:

    level = permanent + temporary
    permanent = regular + reserve
    temporary = seasonal + special + unexplained
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core import formulas
from kasboek.core.capital.composition import composition
from kasboek.core.capital.reserve import reserve
from kasboek.core.capital.reserve import undrawn
from kasboek.core.capital.results import revenue
from kasboek.core.capital.special import special
from kasboek.core.planning.loans import cents
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

if TYPE_CHECKING:  # KPIs are made of this, so a standpoint is only named here
    from kasboek.core.kpi.standpoint import Standpoint

MONTHS = 12
SEASONS, LOOK_BACK = 24, 60
"""Month-ends that a year takes; that a seasonal pattern takes at least, and looks at at most."""

_NOTHING = Decimal()


class Basis(StrEnum):
    """Which level is taken apart."""

    CURRENT_ASSETS = "current-assets"
    OPERATING = "operating"


class Point(NamedTuple):
    """A month-end: its level, the sales of its month, and what the temporary part consists of.

    `sales` are without VAT, cash sales included; `None` where they have no price.
    """

    date: dt.date
    level: Decimal
    sales: Decimal | None
    temporary: Decimal
    seasonal: Decimal | None
    special: Decimal
    unexplained: Decimal


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds of a level on a day, which is the last of the `points`.

    A kind is `None` where it is undefined, with the reason beside it. Where the season is unknown,
    `unexplained` holds what it would explain; it is below zero only where campaigns tie up more
    than there is above the lowest level. `undrawn` is what the overdrafts still allow: no
    working capital, but a reserve all the same.
    """

    basis: Basis
    points: tuple[Point, ...]
    permanent: Decimal
    seasonal_unknown: Saying | None
    reserve: Decimal | None
    reserve_unknown: Saying | None
    undrawn: Decimal

    @property
    def level(self) -> Decimal:
        """Return the level of the day."""
        return self.points[-1].level

    @property
    def lowest(self) -> dt.date:
        """Return the day of the lowest level, the latest where several are."""
        return max(point.date for point in self.points if not point.temporary)

    @property
    def regular(self) -> Decimal | None:
        """Return the permanent part that is no reserve.

        It is below zero where the reserve is larger than the lowest level of the year: it was then
        put aside after that month.
        """
        return None if self.reserve is None else self.permanent - self.reserve


def kinds(at: Standpoint, basis: Basis = Basis.CURRENT_ASSETS) -> Kinds | Saying:
    """Return the kinds on a day, or why there are none: no twelve month-ends, no price."""
    key = ("kinds", at.day, basis)
    if key not in at.book.memo:
        at.book.memo[key] = _kinds(at, basis)
    return at.book.memo[key]  # type: ignore[return-value] # put there by the line above


def _kinds(at: Standpoint, basis: Basis) -> Kinds | Saying:
    days = _days(at)
    year = [at.on(day) for day in days[-MONTHS:]]
    levels = [_level(one, basis) for one in year]
    split = formulas.permanent_temporary(levels if len(levels) == MONTHS else ())
    if split is None:
        return saying("capital.few-months", months=len(days), needed=MONTHS)
    if lacking := _lacking(year):
        return saying("kpi.no-price", amount=lacking)
    season = _season(at, basis, levels)
    # no cash is in operating working capital
    held = _NOTHING if basis is Basis.OPERATING else reserve(at)
    return Kinds(
        basis,
        tuple(
            _point(one, basis, level, temporary, season)
            for one, level, temporary in zip(year, levels, split.temporary, strict=True)
        ),
        split.permanent,
        season if isinstance(season, Saying) else None,
        held if isinstance(held, Decimal) else None,
        held if isinstance(held, Saying) else None,
        undrawn(at),
    )


def _lacking(days: Iterable[Standpoint]) -> Money | None:
    return next((lacking[0] for one in days if (lacking := composition(one).unpriced)), None)


def _days(at: Standpoint) -> tuple[dt.date, ...]:
    """Return the month-ends up to the day, and the day itself where it is none."""
    ends = at.month_ends(MONTHS)
    return ends if ends and ends[-1] == at.day else (*ends, at.day)


def _level(at: Standpoint, basis: Basis) -> Decimal:
    found = composition(at)
    return found.current_assets if basis is Basis.CURRENT_ASSETS else found.operating


def _point(
    at: Standpoint,
    basis: Basis,
    level: Decimal,
    temporary: Decimal,
    season: dict[int, Decimal] | Saying,
) -> Point:
    campaigns = special(at, net=basis is Basis.OPERATING)
    seasonal = None
    if not isinstance(season, Saying):  # a part of what is temporary is never more than that
        seasonal = max(_NOTHING, min(season[at.day.month], temporary - campaigns))
    unexplained = temporary - campaigns - (seasonal or _NOTHING)
    return Point(at.day, level, revenue(at), temporary, seasonal, campaigns, unexplained)


def _season(at: Standpoint, basis: Basis, levels: list[Decimal]) -> dict[int, Decimal] | Saying:
    """Return by calendar month what the season adds to its lowest month, or why nothing does.

    The index of each calendar month (ratio to the centred moving average), less the lowest index,
    times the mean level of the year: an estimate, in cents.
    """
    ends = at.month_ends(LOOK_BACK)
    if len(ends) < SEASONS:
        return saying("capital.few-seasons", months=len(ends), needed=SEASONS)
    history = [at.on(day) for day in ends]
    if lacking := _lacking(history):
        return saying("kpi.no-price", amount=lacking)
    indices = formulas.seasonal_indices([_level(one, basis) for one in history], MONTHS)
    if indices is None:
        return saying("capital.no-season-below-zero")
    first, lowest = ends[0].month - 1, min(indices)
    mean = sum(levels, _NOTHING) / len(levels)
    return {
        (first + place) % MONTHS + 1: cents(mean * Decimal(f"{index - lowest:.6f}"))
        for place, index in enumerate(indices)
    }
