"""What a scenario does to the base line: parents first, then drivers, then adjusts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.book import Book
from kasboek.core.forecast.drafts import Building
from kasboek.core.forecast.drafts import Draft
from kasboek.core.forecast.drafts import Drivers
from kasboek.core.forecast.drafts import Setting
from kasboek.core.forecast.drafts import Taxed
from kasboek.core.forecast.drafts import rounded
from kasboek.core.forecast.drafts import value
from kasboek.core.forecast.model import CHANGED
from kasboek.core.forecast.model import Item
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
        self._drivers: dict[Drivers, _Change] = {}
        self._receipts = setting.rolling(Roll.FOLLOWING, setting.next_open)
        self._payments = setting.rolling(Roll.PRECEDING, setting.next_open)

    def play(
        self, drafts: Iterable[Draft], groups: Iterable[Taxed]
    ) -> tuple[list[Draft], Building]:
        """Return the drafts as this scenario sees them, and what they add to the taxes.

        `groups` are the same drafts' taxes: drivers treat all of a group alike, so that only
        adjusts, which choose among drafts, go through them one by one.
        """
        seen: list[Draft] = []
        building = Building()
        for draft in drafts:
            change = self._change(draft) if self.adjusts else self._driven(draft.traits.drivers)
            if change is None:
                continue
            if change is NO_CHANGE or not draft.traits.cash:
                seen.append(draft)
            else:
                seen.append(draft._replace(item=self._changed(draft, change)))
            if draft.taxes and self.adjusts:
                self._build(building, draft, change)
        if not self.adjusts:
            self._build_groups(building, groups)
        return seen, building

    def _build_groups(self, building: Building, groups: Iterable[Taxed]) -> None:
        for group in groups:
            change = self._driven(group.drivers)
            if change.days and group.moves:
                for draft in group.drafts:
                    self._build(building, draft, change)
            else:
                building.merge(group.total, change.scale)

    def _build(self, building: Building, draft: Draft, change: _Change) -> None:
        """Add a draft's taxes: cash that moves takes them along, an invoice's stay with it."""
        item, shift = draft.item, None
        if change.days and item.due is None:
            rolling = self._receipts if draft.traits.receipt else self._payments
            shift = rolling[item.date + change.days] - item.date
        building.add(draft.taxes, change.scale, shift)

    def _change(self, draft: Draft) -> _Change | None:
        """Add up what drivers and adjusts do to a draft; `None` where it is dropped."""
        change = self._driven(draft.traits.drivers)
        scale, days, part = change.scale, change.days.days, change.part
        for adjust in self.adjusts:
            if self._selects(adjust, draft):
                if adjust.drop:
                    return None
                scale *= _ONE if adjust.scale is None else adjust.scale
                days += adjust.delay or 0
                if adjust.collect is not None and draft.traits.receipt:
                    part *= adjust.collect
        if (scale, days, part) == (change.scale, change.days.days, change.part):
            return change
        return _made(scale, days, part, self.name)

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
        """Say whether every selector of an adjust that is set holds."""
        item, traits = draft.item, draft.traits
        return (
            (adjust.begin is None or item.date >= adjust.begin)
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
