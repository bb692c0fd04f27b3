"""Open invoices and bills beside a planned line of cash of the same money: named, not guessed."""

from __future__ import annotations

from collections.abc import Iterable

from kasboek.core.forecast.item import Item
from kasboek.core.forecast.item import ItemKind
from kasboek.core.forecast.plan.assignment import MOST_OVER
from kasboek.core.forecast.plan.assignment import MOST_UNDER
from kasboek.core.forecast.plan.assignment import likely
from kasboek.core.forecast.plan.lines import FlowKind
from kasboek.core.forecast.plan.slots import Slot
from kasboek.core.forecast.scenario.drafts import Draft
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.saying import Money
from kasboek.core.saying import Problem
from kasboek.core.saying import saying

_OPEN = frozenset({ItemKind.INVOICE, ItemKind.BILL})


def doubled(setting: Setting, found: Iterable[Slot], drafts: Iterable[Draft]) -> None:
    """Report what is open and planned in cash as well: until it is paid it counts twice.

    A line of cash is no invoice, so an invoice never uses it up; its payment does. The same
    counterparty and account, within 10 %, to be paid in the line's time, is taken to be the same.
    """
    used: set[str | None] = set()
    cash: dict[tuple[str, str], list[Slot]] = {}
    for slot in found:
        if slot.uses:
            used.update(real.item for real, _ in slot.uses)
        line = slot.line
        if line.flows and line.counterparty and not slot.passed:
            flow = line.flows[0]
            if flow.kind is FlowKind.CASH:
                cash.setdefault((line.counterparty, flow.currency), []).append(slot)
    pairs = [
        (item, slot)
        for draft in (drafts if cash else ())
        if (item := draft.item).kind in _OPEN and item.id not in used
        for slot in cash.get((item.counterparty, item.currency), ())
        if slot.begin <= item.likely < slot.end and _alike(slot, item)
    ]
    asked = {item.id for item, _ in pairs}
    items = setting.book.items if asked else ()
    accounts = {one.id: one.accounts for one in items if one.id in asked}
    told: set[str] = set()
    for item, slot in pairs:
        shared = any(name in slot.line.shared for name in accounts.get(item.id, ()))
        if shared and item.id not in told:
            told.add(item.id)
            _report(setting, slot, item)


def _alike(slot: Slot, item: Item) -> bool:
    left = slot.rest if slot.flow.amount > 0 else -slot.rest
    return bool(left) and MOST_UNDER <= item.of / left <= MOST_OVER and likely(slot)


def _report(setting: Setting, slot: Slot, item: Item) -> None:
    told = saying(
        "forecast.doubled",
        name=item.counterparty,
        amount=Money(slot.rest, item.currency),
        date=slot.date,
        item=item.id,
        plan=slot.line.plan.id,
    )
    setting.once(Problem(told, item.source))
