"""What a scenario does to the base line: parents first, then drivers, then adjusts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.bankdays import following
from kasboek.core.bankdays import preceding
from kasboek.core.book import Book
from kasboek.core.forecast.drafts import Building
from kasboek.core.forecast.drafts import Draft
from kasboek.core.forecast.drafts import Setting
from kasboek.core.forecast.drafts import value
from kasboek.core.forecast.model import CHANGED
from kasboek.core.forecast.model import Item
from kasboek.core.saying import Problem
from kasboek.core.saying import saying
from kasboek.core.scenario import BUILT_IN
from kasboek.core.scenario import Adjust
from kasboek.core.scenario import Scenario

BASE = "base"
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

    The base line must be known that much further than the forecast looks; in whole weeks, so that
    a slider that moves by days finds it worked out.
    """
    days = []
    known = scenarios(book) | {scenario.name: scenario for scenario in chain}
    for scenario in known.values():
        days.append(min(0, scenario.delay))
        days += [min(0, adjust.delay or 0) for adjust in scenario.adjusts]
    return -(sum(days) // 7) * 7


class _Change(NamedTuple):
    """What is done to an item; `wraps` are put around its reason, one sentence each."""

    scale: Decimal
    days: int
    part: Decimal
    wraps: tuple[tuple[str, tuple[object, ...]], ...]


NO_CHANGE = _Change(_ONE, 0, _ONE, ())


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
    return _Change(scale, days, part, tuple(wraps)) if wraps else NO_CHANGE


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
        self.none = not self.adjusts and all(
            s.sales == s.costs == s.collect == 1 and not s.delay for s in chain
        )
        self._drivers: dict[tuple[bool, ...], _Change] = {}
        self._days: dict[tuple[dt.date, bool], dt.date] = {}

    def play(self, drafts: Iterable[Draft]) -> tuple[list[Item], Building]:
        """Return the items as this scenario sees them, and what they add to the taxes."""
        items: list[Item] = []
        building = Building()
        for draft in drafts:
            change = NO_CHANGE if self.none else self._change(draft)
            if change is None:
                continue
            item = draft.item if change is NO_CHANGE else self._changed(draft, change)
            if draft.cash:
                items.append(item)
            if draft.taxes:
                # cash that moves takes its tax along, an invoice's tax stays with the invoice
                moves = item.due is None and item.date != draft.item.date
                shift = item.date - draft.item.date if moves else None
                for tax in draft.taxes:
                    building.add(tax, change.scale, shift)
        return items, building

    def _change(self, draft: Draft) -> _Change | None:
        """Add up what drivers and adjusts do to a draft; `None` where it is dropped."""
        change = self._driven(draft.sales, draft.cost, draft.late, draft.collect)
        if not self.adjusts:
            return change
        scale, days, part = change.scale, change.days, change.part
        for adjust in self.adjusts:
            if self._selects(adjust, draft):
                if adjust.drop:
                    return None
                scale *= _ONE if adjust.scale is None else adjust.scale
                days += adjust.delay or 0
                part *= adjust.collect if adjust.collect is not None and draft.receipt else _ONE
        if (scale, days, part) == change[:3]:
            return change
        return _made(scale, days, part, self.name)

    def _driven(self, *flags: bool) -> _Change:
        """Return what the drivers of the lineage do to a draft with these flags."""
        if flags not in self._drivers:
            sales, cost, late, collect = flags
            scale, days, part = _ONE, 0, _ONE
            for scenario in self.chain:
                scale *= scenario.sales if sales else scenario.costs if cost else _ONE
                days += scenario.delay if late else 0
                part *= scenario.collect if collect else _ONE
            self._drivers[flags] = _made(scale, days, part, self.name)
        return self._drivers[flags]

    def _selects(self, adjust: Adjust, draft: Draft) -> bool:
        """Say whether every selector of an adjust that is set holds."""
        item = draft.item
        return (
            (adjust.begin is None or item.date >= adjust.begin)
            and (adjust.until is None or item.date <= adjust.until)
            and (adjust.account is None or _under(adjust.account, draft.accounts))
            and (adjust.customer is None or (draft.receipt and self._names(adjust.customer, item)))
            and (adjust.supplier is None or self._supplies(adjust.supplier, draft))
            and (adjust.plan is None or item.plan == adjust.plan)
            and (adjust.tag is None or adjust.tag.removeprefix("#") in draft.tags)
            and (adjust.certainty is None or item.certainty == adjust.certainty.value)
        )

    def _supplies(self, name: str, draft: Draft) -> bool:
        return not draft.receipt and self._names(name, draft.item)

    def _names(self, wanted: str, item: Item) -> bool:
        proper = self.setting.names.get(wanted.casefold(), wanted)
        return proper.casefold() == item.counterparty.casefold()

    def _changed(self, draft: Draft, change: _Change) -> Item:
        item, days = draft.item, change.days
        day = self._day(item.date, days, receipt=draft.receipt) if days else item.date
        whole, chance = item.of * change.scale, item.probability * change.part
        amount = whole * chance
        # positions are Item's fields: _replace would cost twice as much, 2,000 times per scenario
        return Item(
            item[0],
            day,
            amount,
            whole,
            chance,
            item[5],
            value(amount, item[7]),
            *item[7:15],
            day,
            item[16],
            (CHANGED, item.reason, change.wraps),
            item[18],
        )

    def _day(self, day: dt.date, days: int, *, receipt: bool) -> dt.date:
        key = (day + dt.timedelta(days=days), receipt)
        if key not in self._days:
            roll = following if receipt else preceding
            moved = roll(key[0], self.setting.holidays)
            self._days[key] = max(moved, self.setting.next_open)
        return self._days[key]


def _under(account: str, accounts: tuple[str, ...]) -> bool:
    below = account + ":"
    return any(name == account or name.startswith(below) for name in accounts)
