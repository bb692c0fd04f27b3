"""What a scenario does to the base line: parents first, then drivers, then adjusts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.bankdays import following
from kasboek.core.bankdays import preceding
from kasboek.core.book import Book
from kasboek.core.forecast.drafts import Draft
from kasboek.core.forecast.drafts import Setting
from kasboek.core.forecast.drafts import value
from kasboek.core.loans import cents
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

    The base line must be known that much further than the forecast looks.
    """
    days = []
    for scenario in (*scenarios(book).values(), *chain):
        days.append(min(0, scenario.delay))
        days += [min(0, adjust.delay or 0) for adjust in scenario.adjusts]
    return -sum(days)


class _Step(NamedTuple):
    scenario: Scenario
    adjusts: tuple[Adjust, ...]


class Changes:
    """A lineage, ready to be applied to drafts."""

    def __init__(self, setting: Setting, chain: tuple[Scenario, ...]) -> None:
        """Put the adjusts of each scenario in order: by date, path and line."""
        self.setting = setting
        self.name = chain[-1].name
        self.steps = tuple(
            _Step(s, tuple(sorted(s.adjusts, key=lambda a: (a.date, a.source)))) for s in chain
        )
        self.none = all(
            (s.sales, s.costs, s.delay, s.collect) == (1, 1, 0, 1) and not s.adjusts for s in chain
        )
        self._days: dict[tuple[dt.date, bool], dt.date] = {}

    def apply(self, draft: Draft) -> Draft | None:
        """Return the draft as this scenario sees it; `None` where it is dropped."""
        scale, days, part = _ONE, 0, _ONE
        for scenario, adjusts in self.steps:
            if draft.sales:
                scale *= scenario.sales
            elif draft.cost:
                scale *= scenario.costs
            if draft.late:
                days += scenario.delay
            if draft.collect:
                part *= scenario.collect
            for adjust in adjusts:
                if self._selects(adjust, draft):
                    if adjust.drop:
                        return None
                    scale *= _ONE if adjust.scale is None else adjust.scale
                    days += adjust.delay or 0
                    if adjust.collect is not None and draft.receipt:
                        part *= adjust.collect
        if scale == 1 and part == 1 and not days:
            return draft
        return self._changed(draft, scale, days, part)

    def _selects(self, adjust: Adjust, draft: Draft) -> bool:
        item = draft.item
        if adjust.begin and item.date < adjust.begin:
            return False
        if adjust.until and item.date > adjust.until:
            return False
        if adjust.account and not _under(adjust.account, draft.accounts):
            return False
        if adjust.customer and not (
            draft.receipt and self._names(adjust.customer, item.counterparty)
        ):
            return False
        if adjust.supplier and (
            draft.receipt or not self._names(adjust.supplier, item.counterparty)
        ):
            return False
        if adjust.plan and item.plan != adjust.plan:
            return False
        if adjust.tag and adjust.tag.removeprefix("#") not in draft.tags:
            return False
        return not adjust.certainty or item.certainty == adjust.certainty.value

    def _names(self, wanted: str, name: str) -> bool:
        proper = self.setting.names.get(wanted.casefold(), wanted)
        return proper.casefold() == name.casefold()

    def _changed(self, draft: Draft, scale: Decimal, days: int, part: Decimal) -> Draft:
        item = draft.item
        day = self._day(item.date, days, receipt=draft.receipt) if days else item.date
        whole, chance = item.of * scale, item.probability * part
        amount = whole * chance
        reason = item.reason
        if scale != 1:
            reason = (
                "forecast.scaled",
                ("reason", reason),
                ("factor", scale),
                ("scenario", self.name),
            )
        if days:
            key = "forecast.delayed" if days > 0 else "forecast.sooner"
            reason = (key, ("reason", reason), ("days", abs(days)), ("scenario", self.name))
        if part != 1:
            reason = (
                "forecast.part",
                ("reason", reason),
                ("part", part * 100),
                ("scenario", self.name),
            )
        # positions are Item's fields: _replace would cost twice as much, 2,000 times per scenario
        made = type(item)(
            item[0], day, amount, whole, chance, item[5], value(amount, item[7]), item[7],
            *item[8:15], day, item[16], reason, item[18],
        )  # fmt: skip
        if not draft.taxes or (scale == 1 and not days):
            return draft._replace(item=made)
        shift = day - item.date if item.due is None else dt.timedelta()
        taxes = tuple(
            tax._replace(amount=cents(tax.amount * scale), date=tax.date + shift)
            for tax in draft.taxes
        )
        return draft._replace(item=made, taxes=taxes)

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
