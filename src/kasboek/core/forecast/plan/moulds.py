"""One occurrence of a planned line as an item: what its line decides once, and its own day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple
from typing import TypeAlias

from kasboek.core.accounts import OPERATING_PAYMENTS
from kasboek.core.accounts import OPERATING_RECEIPTS
from kasboek.core.accounts import Category
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import ItemKind
from kasboek.core.forecast.paying.paydays import Paydays
from kasboek.core.forecast.paying.paydays import Way
from kasboek.core.forecast.paying.paydays import way_of
from kasboek.core.forecast.paying.spreading import Spreads
from kasboek.core.forecast.plan.lines import UNGROWN
from kasboek.core.forecast.plan.lines import Flow
from kasboek.core.forecast.plan.lines import FlowKind
from kasboek.core.forecast.plan.lines import Line
from kasboek.core.forecast.plan.lines import TaxLeg
from kasboek.core.forecast.plan.lines import grown
from kasboek.core.forecast.plan.slots import Slot
from kasboek.core.forecast.scenario.drafts import Draft
from kasboek.core.forecast.scenario.drafts import Drivers
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.forecast.scenario.drafts import TaxDraft
from kasboek.core.forecast.scenario.drafts import Traits
from kasboek.core.forecast.scenario.drafts import value
from kasboek.core.plan import Certainty
from kasboek.core.plan import PlanLine
from kasboek.core.planning.loans import cents
from kasboek.core.saying import Money

_NOTHING = Decimal()
WHOLE = Decimal(1)
"""The part of an occurrence of which nothing is used; `is` tells that it needs no arithmetic."""
_KEYS = {
    FlowKind.CASH: "forecast.planned",
    FlowKind.CARD: "forecast.planned-card",
    FlowKind.CLEARING: "forecast.planned-clearing",
}


class Mould(NamedTuple):
    """What all occurrences of one flow of a line have in common.

    `value` is the whole flow in the operating currency; `begins` the start of an item's id, `ends`
    its end where the line has several flows; `fixed` the item's fields from account to certainty.
    `taxes` are the line's legs on taxes, on its first flow only, each with its amount in cents and
    whether the tax falls on the day of payment. `said` begins the reason, `why` ends it.
    """

    plan: PlanLine
    flow: Flow
    rate: Decimal
    value: Decimal
    begins: str
    ends: str
    fixed: tuple[str, str, Category, str, ItemKind, str]
    paydays: Paydays
    traits: Traits
    taxes: tuple[tuple[TaxLeg, Decimal, bool], ...]
    said: tuple[str, tuple[str, str], tuple[str, str]]
    why: tuple[tuple[str, tuple[object, ...]], ...]


Ways: TypeAlias = dict[Way, Paydays]
"""Kept from line to line, as most have theirs in common."""


def moulds_of(setting: Setting, line: Line, ways: Ways, spreads: Spreads) -> Iterator[Mould]:
    """Yield a mould per flow that has a price; for a line that only builds up tax one without."""
    flows = line.flows or (Flow(FlowKind.CASH, setting.main, _NOTHING, setting.book.currency),)
    who = setting.book.counterparties.get(line.counterparty)
    for number, flow in enumerate(flows):
        rate = setting.rate(flow.currency)
        if rate is not None:
            way = way_of(setting, line, flow, who)
            paydays = ways.get(way)
            if paydays is None:
                paydays = ways[way] = Paydays(setting, way, who, spreads)
            taxes = tuple(_taxes(setting, line)) if not number else ()
            ends = f"/{number + 1}" if number else ""
            yield _mould(setting, line, flow, rate, paydays)._replace(ends=ends, taxes=taxes)


def _taxes(setting: Setting, line: Line) -> Iterator[tuple[TaxLeg, Decimal, bool]]:
    for leg in line.taxes:
        yield leg, cents(leg.amount), leg.pays or leg.kind in setting.cash_basis


def _mould(setting: Setting, line: Line, flow: Flow, rate: Decimal, paydays: Paydays) -> Mould:
    """Return the mould of a line's only flow, without its taxes."""
    plan, payer = line.plan, paydays.payer
    row = Category.CARD if flow.kind is FlowKind.CARD else line.category
    key = "forecast.planned-learned" if payer else _KEYS.get(flow.kind, "forecast.planned-due")
    return Mould(
        plan=plan,
        flow=flow,
        rate=rate,
        value=value(flow.amount, rate),
        begins=f"plan/{plan.id}/",
        ends="",
        fixed=(
            flow.account if flow.kind is FlowKind.CASH else setting.main,
            line.counter,
            row,
            line.counterparty,
            ItemKind.FINANCING if row is Category.FINANCING else ItemKind.PLANNED,
            plan.certainty.value,
        ),
        paydays=paydays,
        traits=_traits(line, flow, row),
        taxes=(),
        said=(key, ("name", plan.payee or plan.narration), ("text", plan.narration or plan.payee)),
        why=(("reason", payer.reason),) if payer else (),
    )


def _traits(line: Line, flow: Flow, row: Category) -> Traits:
    """Return by what scenarios select and change the occurrences of a flow."""
    free, receipt = line.plan.certainty is not Certainty.COMMITTED, flow.amount > 0
    drivers = Drivers(
        sales=receipt and row is Category.RECEIPTS_NEW_SALES,
        cost=not receipt and free and row in OPERATING_PAYMENTS and row is not Category.TAX,
        late=receipt and free and row in OPERATING_RECEIPTS,
        collect=flow.kind is FlowKind.RECEIVABLE and receipt,
    )
    tags, cash = line.plan.tags, bool(line.flows)
    return Traits(line.accounts, tags, receipt=receipt, drivers=drivers, cash=cash)


def cast(setting: Setting, mould: Mould, slot: Slot, part: Decimal) -> Draft:
    """Return one occurrence of a flow, the `part` of it that is still to come."""
    plan, flow, rate, worth, begins, ends, fixed, paydays, traits, legs, _, _ = mould
    account, counter, row, who, kind, certainty = fixed
    amount = flow.amount
    start = max(setting.tomorrow, slot.date)
    day, due = paydays[start]
    whole = slot.grown is UNGROWN and part is WHOLE
    if not whole:
        amount = amount if slot.grown == 1 else grown(amount, slot.grown)
        amount = amount if part == 1 else cents(amount * part)
        worth = value(amount, rate)
    name = begins + slot.date.isoformat() + ends
    reason = _reason(mould, slot, day, due)
    # fmt: off
    item = tuple.__new__(Item, (  # thousands of times: by name it takes twice as long
        name, day, amount, amount, WHOLE, flow.currency, worth, rate, account, counter, row, who,
        kind, certainty, due, day, plan.source, reason, plan.id,
    ))
    # fmt: on
    if due is not None and paydays.payer is not None:
        paydays.wait(name, start)
    if not legs:
        return tuple.__new__(Draft, (item, traits, (), None))
    taxes = []
    for (tax, number, pays), rounded, moves in legs:
        owed = rounded if whole else cents(number * slot.grown * part)
        taxes.append(tuple.__new__(TaxDraft, (tax, day if moves else start, owed, pays)))
    return tuple.__new__(Draft, (item, traits, tuple(taxes), None))


def _reason(mould: Mould, slot: Slot, day: dt.date, due: dt.date | None) -> tuple[object, ...]:
    said: tuple[object, ...] = (*mould.said, ("date", slot.date))
    if due is not None:
        said += (("due", due), *mould.why)
    elif mould.flow.kind is not FlowKind.CASH:
        said += (("day", day),)
    if not slot.used:
        return said
    plan = ("plan", Money(slot.plan, slot.flow.currency))
    return (
        "forecast.remaining",
        ("reason", said),
        plan,
        ("used", Money(slot.used, plan[1].currency)),
    )
