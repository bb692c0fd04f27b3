"""Spreads open and planned invoices and bills over the days on which they may be paid.

Each is put on the weeks by its payer's curve, given how late it is already: S(t | s) = S(t) / S(s).
All of them are worked out in one go, in whole millionths, as a book has thousands.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass
from dataclasses import field
from functools import cached_property
from itertools import accumulate
from itertools import chain
from operator import neg
from typing import NamedTuple
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kasboek.core.forecast.paying.paydates import Habit
from kasboek.core.forecast.paying.paydates import Paydates
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.forecast.scenario.drafts import Spread
from kasboek.core.learning.curves import PRIOR
from kasboek.core.learning.curves import WHOLE
from kasboek.core.learning.curves import Curve
from kasboek.core.learning.curves import chances
from kasboek.core.learning.delays import delays
from kasboek.core.plan import Roll

Whole: TypeAlias = NDArray[np.int64]

LEAST = 2_500
"""Millionths: less than this is put together with what comes next, so that no invoice has a hundred
parts of a few cents."""
_STEP = 2 * WHOLE
"""Keeps the curves apart in one ordered list."""


class Payer(NamedTuple):
    """How somebody pays: their number, their curve and its place among all, their days.

    Who pays alike has the same number, so that what is due on a day is spread once. `reason` is
    the one of `Delays.reason`.
    """

    number: int
    place: int
    curve: Curve
    habit: Habit
    reason: tuple[object, ...]


class Wait(NamedTuple):
    """An invoice or bill that waits: on which curve, from which day (ordinal), with what days.

    `sure` says that all of it is paid some day, whatever the curve says. At the end of day `since`
    (ordinal) nothing of it is paid.
    """

    curve: int
    due: int
    since: int
    habit: Habit
    sure: bool


class Parts(NamedTuple):
    """All parts of all waits: those of wait `n` stand from `begin[n]` to `begin[n + 1]`.

    `days` are ordinals; `before` and `upto` the millionths paid before a part and with it, `ever`
    what is ever paid, per wait.
    """

    begin: Whole
    days: Whole
    before: Whole
    upto: Whole
    ever: Whole

    def spread(self, number: int) -> Spread:
        """Return the parts of one wait."""
        here = slice(int(self.begin[number]), int(self.begin[number + 1]))
        days, upto = self.days[here].tolist(), self.upto[here].tolist()
        before, ever = self.before[here].tolist(), int(self.ever[number])
        parts = tuple(
            (dt.date.fromordinal(day), now - was)
            for day, was, now in zip(days, before, upto, strict=True)
        )
        return Spread(parts, ever - (upto[-1] if upto else 0), WHOLE - ever)


_NONE: Whole = np.zeros(0, np.int64)
NO_PARTS = Parts(np.zeros(1, np.int64), _NONE, _NONE, _NONE, _NONE)


@dataclass  # not frozen: what is to be spread is collected in it first
class Spreads:
    """The invoices and bills of a forecast that are spread, by the id of their item."""

    setting: Setting
    by_item: dict[str, int] = field(default_factory=dict)
    _numbers: dict[tuple[int, Habit], int] = field(default_factory=dict)
    _rows: list[Wait] = field(default_factory=list)
    _waits: dict[tuple[int, dt.date, int, bool], int] = field(default_factory=dict)
    _curves: list[Curve] = field(default_factory=list)
    _payers: dict[tuple[str, bool, bool, int | None], Payer] = field(default_factory=dict)
    _places: dict[int, int] = field(default_factory=dict)
    _paydates: dict[Habit, Paydates] = field(default_factory=dict)

    def payer(
        self, name: str, *, receipt: bool, debit: bool = False, day: int | None = None
    ) -> Payer:
        """Return how a counterparty pays, or is paid; `day` is the day of the month they name."""
        key = name, receipt, debit, day
        found = self._payers.get(key)
        if found is None:
            learned = delays(self.setting.book, self.setting.as_of, receivable=receipt)
            curve, own = learned.curve(name), learned.habit(name)
            after = (receipt or debit) and not learned.any_day
            rule = Roll.FOLLOWING if after else Roll.PRECEDING
            habit = Habit(rule, own.weekdays, own.days) if own else Habit(rule)
            if day is not None:
                habit = Habit(rule, days=(day,))
            found = self._payers[key] = self.known(curve, habit, learned.reason(name))
        return found

    def known(self, curve: Curve, habit: Habit, reason: tuple[object, ...]) -> Payer:
        """Return a payer of whom this is known."""
        place = self._number(curve)
        number = self._numbers.setdefault((place, habit), len(self._numbers))
        return Payer(number, place, curve, habit, reason)

    def place(
        self, payer: Payer, due: dt.date, *, sent: dt.date | None = None, sure: bool = False
    ) -> int:
        """Return the place of what is due on a day and spread as somebody pays.

        `sent` is the day of an invoice or bill that is still to be sent, `sure` says that it is
        paid some day, as where the ledger says what part ever is.
        """
        since = self._since(payer, due, sent)
        key = payer.number, due, since, sure
        number = self._waits.get(key)
        if number is None:
            number = self._waits[key] = len(self._rows)
            self._rows.append(self._wait(payer, due, since, sure=sure))
        return number

    def _since(self, payer: Payer, due: dt.date, sent: dt.date | None) -> int:
        """Return the day at whose end nothing is paid: nobody pays what was not sent.

        It stays the day looked from where the curve has nothing before either, so that all that is
        due on a day is one.
        """
        if sent is None or sent <= self.setting.tomorrow:
            return self._as_of
        before = sent.toordinal() - 1
        return before if before - due.toordinal() >= payer.curve.first else self._as_of

    def _wait(self, payer: Payer, due: dt.date, since: int, *, sure: bool) -> Wait:
        curve, begin = payer.place, due.toordinal()
        given = payer.curve.at(since - begin)
        if not given or (sure and given == payer.curve.unpaid[-1]):
            curve, begin = self._waiting, since
        return Wait(curve, begin, since, payer.habit, sure)

    def likely(self, payer: Payer, due: dt.date, sent: dt.date | None = None) -> dt.date:
        """Return the day by which half of what is ever paid is paid."""
        since = self._since(payer, due, sent)
        begin, curve = due.toordinal(), payer.curve
        if not curve.at(since - begin):
            curve, begin = self._curves[self._waiting], since
        day = begin + _median(curve, since - begin)
        found = self.paydates(payer.habit).day(day)
        if found is None:  # beyond what is looked at
            return self.setting.rolled(dt.date.fromordinal(day), payer.habit.rule)
        return dt.date.fromordinal(found)

    def paydates(self, habit: Habit) -> Paydates:
        """Return the days on which somebody with this habit pays."""
        found = self._paydates.get(habit)
        if found is None:
            setting = self.setting
            found = self._paydates[habit] = Paydates(
                habit, setting.as_of, setting.until, setting.holidays, setting.book.week_start
            )
        return found

    def parts(self) -> Parts:
        """Return the parts of all that was to be spread."""
        groups: dict[Habit, list[tuple[int, int, int, int, bool]]] = {}
        for number, (curve, due, since, habit, sure) in enumerate(self._rows):
            groups.setdefault(habit, []).append((number, curve, due, since, sure))
        curves = _Curves(self._curves)
        ever: Whole = np.zeros(len(self._rows), np.int64)
        found = []
        for habit, rows in groups.items():
            number, *waits = np.array(rows, np.int64).T
            ever[number], parts = _parted(curves, waits, self.paydates(habit))
            found.append(np.vstack((number[parts[0]], parts[1:])))
        every = np.hstack(found) if found else np.zeros((4, 0), np.int64)
        every = every[:, np.argsort(every[0], kind="stable")]
        begin = np.searchsorted(every[0], np.arange(len(self._rows) + 1))
        return Parts(begin, every[1], every[2], every[3], ever)

    @cached_property
    def _as_of(self) -> int:
        return self.setting.as_of.toordinal()

    @cached_property
    def whole(self) -> bool:
        """Say whether policy `collections` wants everything whole on its likely day."""
        policy = self.setting.book.policy("collections")
        return policy is not None and policy.values[:1] == ("likely",)

    def _number(self, curve: Curve) -> int:
        """Return the place of a curve; those without one of their own share the same object."""
        if id(curve) not in self._places:
            self._places[id(curve)] = len(self._curves)
            self._curves.append(curve)
        return self._places[id(curve)]

    @cached_property
    def _waiting(self) -> int:
        """Return the place of the curve of what waits longer than anything is known to have."""
        paid = chances(PRIOR, 0)
        left = WHOLE - np.cumsum(paid.paid)
        return self._number(Curve(paid.first, tuple(left.tolist()), 0, 0, None))


def _median(curve: Curve, age: int) -> int:
    """Return the first day after `age` by which half of what is ever paid then is paid."""
    given, never = curve.at(age), curve.unpaid[-1]
    if given == never:
        return age + 1
    index = bisect_left(curve.unpaid, -((given + never) // 2), key=neg)
    return max(curve.first + index, age + 1)


class _Curves:
    """Curves one after another, each with what comes before its first day in front."""

    def __init__(self, curves: list[Curve]) -> None:
        self.size: Whole = np.array([len(curve.unpaid) for curve in curves], np.int64)
        self.first: Whole = np.array([curve.first for curve in curves], np.int64)
        begin = [0, *accumulate(len(curve.unpaid) + 1 for curve in curves)]
        self.begin: Whole = np.array(begin[:-1], np.int64)
        before: Whole = np.array([WHOLE], np.int64)
        parts = ((before, np.asarray(curve.unpaid, np.int64)) for curve in curves)
        self.left: Whole = np.concatenate([_NONE, *chain.from_iterable(parts)])
        self.order = np.repeat(np.arange(len(curves)), self.size + 1) * _STEP + WHOLE - self.left

    def at(self, curve: Whole, days: Whole) -> Whole:
        """Return what is not paid at the end of days, counted from the due date."""
        index = np.clip(days - self.first[curve] + 1, 0, self.size[curve])
        found: Whole = self.left[self.begin[curve] + index]
        return found

    def day(self, curve: Whole, left: Whole) -> Whole:
        """Return the first day at whose end at most so much is left."""
        place = np.searchsorted(self.order, curve * _STEP + WHOLE - left)
        found: Whole = place - self.begin[curve] - 1 + self.first[curve]
        return found


def _parted(curves: _Curves, waits: list[Whole], paydates: Paydates) -> tuple[Whole, Whole]:
    """Return what is ever paid per row, and per part: its row, day, and millionths before and with.

    `waits` are the columns of `Wait` without the habit. A part is closed where what is paid passes
    a multiple of `LEAST`, and where less than that is left: so that it never depends on how far is
    looked.
    """
    curve, due, since, said = waits
    given = curves.at(curve, since - due)
    known = WHOLE - _of(curves.left[curves.begin[curve] + curves.size[curve]], given)
    sure = (said > 0) | (WHOLE - known < LEAST)  # a few cents that never come say nothing
    ever = np.where(sure, WHOLE, known)
    left = curves.at(curve[:, None], paydates.last[None, :] - due[:, None])
    paid = WHOLE - _of(np.minimum(left, given[:, None]), given[:, None])
    if sure.any():
        paid = paid * ever[:, None] // np.maximum(known, 1)[:, None]
    whole = ever[:, None]
    paid = np.where(paid > whole - LEAST, whole, paid)
    before = np.hstack((np.zeros((len(due), 1), np.int64), paid[:, :-1]))
    closed = (paid // LEAST != before // LEAST) | ((paid == whole) & (before != whole))
    row, cell = np.nonzero(closed)
    upto = paid[closed]
    was = np.where(np.diff(row, prepend=-1) > 0, 0, np.roll(upto, 1))
    half = (was + upto) * known[row] // np.maximum(ever[row], 1)
    day = curves.day(curve[row], given[row] * (2 * WHOLE - half) // (2 * WHOLE)) + due[row]
    sent = np.searchsorted(paydates.days, since[row], "right")
    place = np.maximum(np.searchsorted(paydates.upto, day), sent)
    place = np.clip(place, paydates.begin[cell], paydates.end[cell] - 1)
    return ever, np.vstack((row, paydates.days[place], was, upto))


def _of(left: Whole, given: Whole) -> Whole:
    """Return what part of what was left is left still, in millionths, rounded half up."""
    part: Whole = (2 * WHOLE * left + given) // (2 * given)
    return part
