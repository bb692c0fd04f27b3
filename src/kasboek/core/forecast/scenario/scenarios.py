"""What a scenario does to the base line: parents first, then drivers, then adjusts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from itertools import chain as chained
from typing import NamedTuple

import numpy as np

from kasboek.core.book import Book
from kasboek.core.forecast.item import CHANGED
from kasboek.core.forecast.item import Item
from kasboek.core.forecast.scenario.columns import Columns
from kasboek.core.forecast.scenario.columns import Whole
from kasboek.core.forecast.scenario.columns import times
from kasboek.core.forecast.scenario.drafts import Building
from kasboek.core.forecast.scenario.drafts import Draft
from kasboek.core.forecast.scenario.drafts import Drivers
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.forecast.scenario.drafts import Taxed
from kasboek.core.forecast.scenario.drafts import rounded
from kasboek.core.forecast.scenario.drafts import value
from kasboek.core.forecast.scenario.moves import Moves
from kasboek.core.plan import Roll
from kasboek.core.saying import Problem
from kasboek.core.saying import saying
from kasboek.core.scenario import BUILT_IN
from kasboek.core.scenario import Adjust
from kasboek.core.scenario import Scenario

BASE = "base"
SOONEST = -30
"""Days: how far a slider brings receipts forward."""
_ONE = Decimal(1)


class UnknownScenarioError(KeyError):
    """There is no scenario of this name; `names` are those that exist."""

    def __init__(self, name: str, names: tuple[str, ...]) -> None:
        """Keep both for the sentence."""
        super().__init__(name)
        self.name = name
        self.names = names

    def __str__(self) -> str:
        return f"{self.name}: no such scenario; there are {', '.join(self.names)}"


def scenarios(book: Book) -> dict[str, Scenario]:
    """Return the scenarios that exist: base, best and worst, and those of the ledger."""
    found = {scenario.name: scenario for scenario in BUILT_IN}
    found.update(book.scenarios)
    return found


def lineage(book: Book, name: str | Scenario) -> tuple[tuple[Scenario, ...], tuple[Problem, ...]]:
    """Return base, the parents and the scenario itself, in the order they apply.

    A parent that does not exist, or that is based on its own child, is left out with a problem.

    Raises:
        UnknownScenarioError: there is no scenario of this name.
    """
    known = scenarios(book)
    if isinstance(name, str):
        if name not in known:
            raise UnknownScenarioError(name, tuple(known))
        here = known[name]
    else:
        here = name
    chain, problems = [here], []
    while here.based_on is not None and here.based_on != BASE:
        parent = known.get(here.based_on)
        if parent is None or any(parent.name == scenario.name for scenario in chain):
            key = "forecast.no-parent" if parent is None else "forecast.circular"
            told = saying(key, name=here.name, parent=here.based_on, known=", ".join(known))
            problems.append(Problem(told, here.source, error=True))
            break
        chain.append(parent)
        here = parent
    if chain[-1].name != BASE:
        chain.append(known[BASE])
    return tuple(reversed(chain)), tuple(problems)


def earliest(book: Book, chain: Iterable[Scenario]) -> int:
    """Return by how many days any scenario may bring a receipt forward.

    The base line must be known that much further than the forecast looks; in whole weeks, and with
    room for a trial that is not in the book (a slider), so that it finds it worked out.
    """
    days = [SOONEST]
    known = scenarios(book)
    for scenario in known.values():
        days.append(min(0, scenario.delay))
        days += [min(0, adjust.delay or 0) for adjust in scenario.adjusts]
    for trial in chain:
        if known.get(trial.name) is not trial:
            moved = trial.delay + sum(min(0, adjust.delay or 0) for adjust in trial.adjusts)
            days.append(min(0, moved - SOONEST))
    return -(sum(days) // 7) * 7


class _Change(NamedTuple):
    """What is done to an item; `wraps` are put around its reason, one sentence each."""

    scale: Decimal
    days: dt.timedelta
    part: Decimal
    wraps: tuple[tuple[str, tuple[object, ...]], ...]


NO_CHANGE = _Change(_ONE, dt.timedelta(), _ONE, ())


def _made(scale: Decimal, days: int, part: Decimal, name: str) -> _Change:
    where = ("scenario", name)
    wraps: list[tuple[str, tuple[object, ...]]] = []
    if scale != 1:
        wraps.append(("forecast.scaled", (("factor", scale), where)))
    if days:
        key = "forecast.delayed" if days > 0 else "forecast.sooner"
        wraps.append((key, (("days", abs(days)), where)))
    if part != 1:
        wraps.append(("forecast.part", (("part", part * 100), where)))
    if not wraps:
        return NO_CHANGE
    scale, part = (_ONE if factor == 1 else factor for factor in (scale, part))
    return _Change(scale, dt.timedelta(days), part, tuple(wraps))


class Changes:
    """A lineage, ready to be applied to drafts."""

    def __init__(self, setting: Setting, chain: tuple[Scenario, ...]) -> None:
        """Put the adjusts of each scenario in order: by date, path and line."""
        self.setting = setting
        self.chain = chain
        self.name = chain[-1].name
        self.adjusts = tuple(
            adjust
            for scenario in chain
            for adjust in sorted(scenario.adjusts, key=lambda a: (a.date, a.source))
        )
        self._chosen: set[int] = set()  # which adjusts selected anything, by their place
        self._drivers: dict[Drivers, _Change] = {}
        self._summed: dict[tuple[Decimal, int, Decimal], _Change] = {}
        self._receipts = setting.rolling(Roll.FOLLOWING, setting.next_open)
        self._payments = setting.rolling(Roll.PRECEDING, setting.next_open)

    def play(
        self, base: Columns, alone: Iterable[Draft], groups: Iterable[Taxed]
    ) -> tuple[Moves, Building]:
        """Return what this scenario moves, and what it adds to the taxes.

        `alone` are the drafts that add to a tax without moving cash; `groups` the taxes of all:
        drivers treat all of a group alike, so that only adjusts, which choose among drafts, go
        through them one by one.
        """
        building = Building()
        if not self.adjusts:
            codes, changes = self._driven_alike(base)
            self._build_groups(building, groups)
        else:
            codes, changes = self._adjusted(base)
            moving = zip(base.drafts, (changes[code] for code in codes.tolist()), strict=True)
            still = ((draft, self._change(draft)) for draft in alone)
            for draft, change in chained(moving, still):
                if draft.taxes and change is not None:
                    self._build(building, draft, change)
        return self._moves(base, codes, changes), building

    def seen(self, drafts: Iterable[Draft]) -> tuple[Draft, ...]:
        """Return drafts as this scenario sees them, without those it drops."""
        changed = ((draft, self._change(draft)) for draft in drafts)
        return tuple(self._seen(draft, change) for draft, change in changed if change is not None)

    def _seen(self, draft: Draft, change: _Change) -> Draft:
        """Return a draft as changed; what it adds to the taxes is scaled with it."""
        if change is NO_CHANGE:
            return draft
        taxes = draft.taxes
        if change.scale is not _ONE:
            taxes = tuple(one._replace(amount=one.amount * change.scale) for one in taxes)
        return draft._replace(item=self._changed(draft, change), taxes=taxes)

    def idle(self) -> tuple[Problem, ...]:
        """Name each adjust of the ledger that selected nothing; asked after all has been seen."""
        return tuple(
            Problem(
                saying(
                    "forecast.idle-adjust",
                    label=adjust.label,
                    scenario=adjust.scenario,
                    until=self.setting.until - dt.timedelta(days=1),
                ),
                adjust.source,
            )
            for number, adjust in enumerate(self.adjusts)
            if number not in self._chosen and adjust.source.file
        )

    def _driven_alike(self, base: Columns) -> tuple[Whole, list[_Change | None]]:
        """Return the number of each draft's change, and the changes."""
        changes = [self._driven(drivers) for drivers in base.drivers]
        return base.driver, [*changes]

    def _adjusted(self, base: Columns) -> tuple[Whole, list[_Change | None]]:
        """Return the same where adjusts choose among drafts; equal changes are one object."""
        found = [self._change(draft) for draft in base.drafts]
        changes = list({id(change): change for change in found}.values())
        numbers = {id(change): number for number, change in enumerate(changes)}
        return np.array([numbers[id(change)] for change in found], np.int64), changes

    def _moves(self, base: Columns, codes: Whole, changes: list[_Change | None]) -> Moves:
        """Apply changes to the columns; the drafts themselves are changed when they are asked."""
        values, day = base.values, base.day
        kept = np.ones(len(base.draft), np.bool_)
        for number, change in enumerate(changes):
            if change is NO_CHANGE:
                continue
            mine = codes == number
            if change is None:
                kept &= ~mine[base.draft]
                continue
            if change.scale != 1 or change.part != 1:
                values = self._scaled(base, values, mine, change)
            if change.days:
                day = self._moved(base, day, mine[base.draft], change.days.days)

        def seen(draft: int) -> Draft | None:
            change = changes[codes[draft]]
            return None if change is None else self._seen(base.drafts[draft], change)

        return Moves(
            base, values, base.draft[kept], day[kept], base.before[kept], base.upto[kept], seen
        )

    def _scaled(self, base: Columns, values: Whole, mine: Whole, change: _Change) -> Whole:
        """Return the values with a change of amounts; odd ones are worked out one by one."""
        plain = mine & base.plain
        found = values[plain]
        cent = 10 ** (base.places - 2)
        for factor in (change.scale, change.part):
            if factor != 1:
                found = times(found, factor, cent)
        odd = np.flatnonzero(mine & ~base.plain)
        changed = (self._changed(base.drafts[draft], change) for draft in odd.tolist())
        others = [base.units(item.value) for item in changed]
        wide = np.object_ in {found.dtype.type, values.dtype.type}
        result = values.astype(np.object_) if wide else values.copy()
        result[plain] = found
        result[odd] = others
        return result

    def _moved(self, base: Columns, day: Whole, parts: Whole, days: int) -> Whole:
        """Return the days of parts moved, each to a day on which banks are open."""
        result = day.copy()
        receipts = base.receipt[base.draft]
        ways = (self._receipts, parts & receipts), (self._payments, parts & ~receipts)
        for rolling, mine in ways:
            if mine.any():
                result[mine] = rolling.ordinals(day[mine] + days)
        return result

    def _build_groups(self, building: Building, groups: Iterable[Taxed]) -> None:
        for group in groups:
            change = self._driven(group.drivers)
            if change.days and group.moves is not None:
                shift = self._shift(group.moves, change, receipt=group.receipt)
                building.merge(group.total, change.scale, shift)
            else:
                building.merge(group.total, change.scale)

    def _build(self, building: Building, draft: Draft, change: _Change) -> None:
        """Add a draft's taxes: cash that moves takes them along, an invoice's stay with it."""
        item, shift = draft.item, None
        if change.days and item.due is None:
            shift = self._shift(item.date, change, receipt=draft.traits.receipt)
        building.add(draft.taxes, change.scale, shift)

    def _shift(self, day: dt.date, change: _Change, *, receipt: bool) -> dt.timedelta:
        """Return by how much a change moves the cash of a day."""
        rolling = self._receipts if receipt else self._payments
        return rolling[day + change.days] - day

    def _change(self, draft: Draft) -> _Change | None:
        """Add up what drivers and adjusts do to a draft; `None` where it is dropped."""
        change = self._driven(draft.traits.drivers)
        scale, days, part = change.scale, change.days.days, change.part
        dropped = False
        for number, adjust in enumerate(self.adjusts):
            if self._selects(adjust, draft):
                self._chosen.add(number)
                dropped |= adjust.drop
                scale *= _ONE if adjust.scale is None else adjust.scale
                days += adjust.delay or 0
                if adjust.collect is not None and draft.traits.receipt:
                    part *= adjust.collect
        if dropped:
            return None
        if (scale, days, part) == (change.scale, change.days.days, change.part):
            return change
        key = scale, days, part
        if key not in self._summed:
            self._summed[key] = _made(*key, self.name)
        return self._summed[key]

    def _driven(self, drivers: Drivers) -> _Change:
        """Return what the drivers of the lineage do to drafts that follow these."""
        found = self._drivers.get(drivers)
        if found is None:
            scale, days, part = _ONE, 0, _ONE
            for s in self.chain:
                scale *= s.sales if drivers.sales else s.costs if drivers.cost else _ONE
                days += s.delay if drivers.late else 0
                part *= s.collect if drivers.collect else _ONE
            found = self._drivers[drivers] = _made(scale, days, part, self.name)
        return found

    def _selects(self, adjust: Adjust, draft: Draft) -> bool:
        """Say whether every selector that is set holds; what is only collected is a receipt."""
        item, traits = draft.item, draft.traits
        collects = (adjust.drop, adjust.scale, adjust.delay) == (False, None, None)
        return (
            (traits.receipt or not collects)
            and (adjust.begin is None or item.date >= adjust.begin)
            and (adjust.until is None or item.date <= adjust.until)
            and (adjust.account is None or _under(adjust.account, traits.accounts))
            and (adjust.customer is None or (traits.receipt and self._names(adjust.customer, item)))
            and (adjust.supplier is None or self._supplies(adjust.supplier, draft))
            and (adjust.plan is None or item.plan == adjust.plan)
            and (adjust.tag is None or adjust.tag.removeprefix("#") in traits.tags)
            and (adjust.certainty is None or item.certainty == adjust.certainty.value)
        )

    def _supplies(self, name: str, draft: Draft) -> bool:
        return not draft.traits.receipt and self._names(name, draft.item)

    def _names(self, wanted: str, item: Item) -> bool:
        proper = self.setting.names.get(wanted.casefold(), wanted)
        return proper.casefold() == item.counterparty.casefold()

    def _changed(self, draft: Draft, change: _Change) -> Item:
        scale, days, part, wraps = change
        # fmt: off
        (
            name, day, amount, whole, chance, currency, worth, rate, account, counter, row, who,
            kind, certainty, due, _, source, reason, plan,
        ) = draft.item
        # fmt: on
        if days:
            day = (self._receipts if draft.traits.receipt else self._payments)[day + days]
        if scale is not _ONE or part is not _ONE:
            if scale is not _ONE:
                whole = rounded(whole * scale, whole, rate)
            chance *= part
            amount = whole if chance == 1 else rounded(whole * chance, whole, rate)
            worth = value(amount, rate)
        because = (CHANGED, reason, wraps)
        # fmt: off
        return tuple.__new__(Item, (  # _replace costs five times as much, 5,000 times a year
            name, day, amount, whole, chance, currency, worth, rate, account, counter, row, who,
            kind, certainty, due, day, source, because, plan,
        ))
        # fmt: on


def _under(account: str, accounts: tuple[str, ...]) -> bool:
    below = account + ":"
    return any(name == account or name.startswith(below) for name in accounts)
