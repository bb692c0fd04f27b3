"""Occurrences of planned lines as placeholders: when each holds, and what has used it up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kasboek.core.forecast.plan.evidence import Evidence
from kasboek.core.forecast.plan.lines import UNGROWN
from kasboek.core.forecast.plan.lines import Flow
from kasboek.core.forecast.plan.lines import Line
from kasboek.core.forecast.plan.lines import factor
from kasboek.core.forecast.plan.lines import grown
from kasboek.core.formulas.liquidity import remaining
from kasboek.core.plan import LARGEST
from kasboek.core.plan import Certainty
from kasboek.core.plan import PlanLine
from kasboek.core.plan import Unit
from kasboek.core.plan import Unmet
from kasboek.core.planning.recurrence import occurrences

_ALONE, _SPARE = 30, 3
_LONGEST = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31, Unit.YEAR: 366}
"""Days between two occurrences, at most."""
_DAY = dt.timedelta(days=1)
_FAR = dt.timedelta(
    days=20 * 366
)  # beyond any horizon, so that the neighbour after is always known
_NOTHING = Decimal()


class OutgrownError(Exception):
    """A line's growth takes it, on `day`, beyond the largest amount that is reckoned with."""

    def __init__(self, day: dt.date) -> None:
        """Keep the day for the sentence."""
        super().__init__(day)
        self.day = day


@dataclass(slots=True, eq=False)  # not frozen: assignment adds up what used it
class Slot:
    """One occurrence of one line: a placeholder from `begin` to `end` (exclusive).

    `plan` is its first flow with its growth, positive; `used` what was assigned to it.
    """

    line: Line
    date: dt.date
    begin: dt.date
    end: dt.date
    grown: Decimal
    plan: Decimal
    seen: dt.date
    used: Decimal = _NOTHING
    uses: tuple[tuple[Evidence, Decimal], ...] = ()
    """What was assigned to it, and how much of each."""

    def use(self, real: Evidence, amount: Decimal) -> None:
        """Use it up by what became real."""
        self.used += amount
        self.uses += ((real, amount),)

    @property
    def flow(self) -> Flow:
        """Return the flow by which bookings are recognised."""
        return self.line.flows[0]

    @property
    def passed(self) -> bool:
        """Say whether its time is over, as far as the bank data reaches."""
        return self.end - _DAY <= self.seen

    @property
    def rest(self) -> Decimal:
        """Return what is still to come: `max(0, plan - used)`, never negative."""
        return remaining(self.plan, self.used)


def unmet(plan: PlanLine) -> Unmet:
    """Return what happens to a line's occurrence that passed without a match."""
    if plan.unmet is not None:
        return plan.unmet
    return Unmet.ROLL if plan.certainty is Certainty.COMMITTED else Unmet.DROP


def slots(line: Line, seen: dt.date, end: dt.date, *, every: bool = False) -> Iterator[Slot]:
    """Yield a line's occurrences before `end`, and on to the first whose time lies after `seen`.

    So what a booking is assigned to never depends on how far the forecast looks. Occurrences that
    passed are left out where nothing happens to them any more, unless `every` one is asked for.

    Raises:
        ValueError: the line's rule is no rule.
        OutgrownError: it grows beyond all reckoning; what came before has been yielded.
    """
    plan = line.plan
    keep_passed = every or unmet(plan) is not Unmet.DROP
    amount, tomorrow = _measure(line), seen + _DAY
    whole = abs(amount)
    skip = 0 if keep_passed else _long_over(plan, seen)
    for day, begin, stop in intervals(plan, max(plan.date, seen) + _FAR, skip):
        if day >= end and begin > seen:
            return
        if stop <= tomorrow and not keep_passed:
            continue
        if plan.growth is None:
            yield Slot(line, day, begin, stop, UNGROWN, whole, seen)
        else:
            by = factor(plan.growth, plan.date, day, amount)
            if any(abs(leg.number * by) > LARGEST for leg in plan.legs):
                raise OutgrownError(day)
            yield Slot(line, day, begin, stop, by, abs(grown(amount, by)), seen)


def _measure(line: Line) -> Decimal:
    """Return the amount that growth is measured by; a line without cash has only its taxes."""
    if line.flows:
        return line.flows[0].amount
    return line.taxes[0].amount if line.taxes else _NOTHING


def _long_over(plan: PlanLine, seen: dt.date) -> int:
    """Return how many occurrences are over for sure, and too early to matter to those after them.

    A line of years ago has hundreds of them.
    """
    if plan.repeat is None or plan.repeat.rule is not None:
        return 0
    step = _LONGEST[plan.repeat.unit] * plan.repeat.count
    return max(0, ((seen - plan.date).days - 2 * _ALONE) // step - _SPARE)


def intervals(
    plan: PlanLine, end: dt.date, skip: int = 0
) -> Iterator[tuple[dt.date, dt.date, dt.date]]:
    """Yield each occurrence with its interval: half way to the one before and the one after it.

    The first reaches as far back as it reaches ahead, the last as far ahead as back; a single one
    30 days either side. The day half way belongs to the later one. Of those left after `skip`.
    """
    days = occurrences(plan.date, plan.repeat, end, plan.until, plan.count, skip=skip)
    day_of = dt.date.fromordinal
    here, back = next(days, None), 0
    number = here.toordinal() if here is not None else 0
    while here is not None:
        after = next(days, None)
        if after is None:
            ahead = back or 2 * _ALONE + 1
            back = back or 2 * _ALONE
        else:
            ahead = after.toordinal() - number
            back = back or ahead
        yield here, day_of(number - back // 2), day_of(number + (ahead + 1) // 2)
        here, back, number = after, ahead, number + ahead
