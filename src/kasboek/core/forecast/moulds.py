"""One occurrence of a planned line as an item: what its line decides once, and its own day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import OPERATING_PAYMENTS
from kasboek.core.accounts import OPERATING_RECEIPTS
from kasboek.core.accounts import Category
from kasboek.core.forecast.cards import payout_day
from kasboek.core.forecast.cards import settlement_day
from kasboek.core.forecast.drafts import Draft
from kasboek.core.forecast.drafts import Drivers
from kasboek.core.forecast.drafts import OpenDays
from kasboek.core.forecast.drafts import Setting
from kasboek.core.forecast.drafts import TaxDraft
from kasboek.core.forecast.drafts import Traits
from kasboek.core.forecast.drafts import value
from kasboek.core.forecast.lines import UNGROWN
from kasboek.core.forecast.lines import Flow
from kasboek.core.forecast.lines import FlowKind
from kasboek.core.forecast.lines import Line
from kasboek.core.forecast.lines import TaxLeg
from kasboek.core.forecast.lines import grown
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import ItemKind
from kasboek.core.forecast.slots import Slot
from kasboek.core.loans import cents
from kasboek.core.plan import Certainty
from kasboek.core.plan import Roll
from kasboek.core.relations import Counterparty
from kasboek.core.relations import PaysBy
from kasboek.core.relations import Terms
from kasboek.core.saying import Money

_NOTHING = Decimal()
WHOLE = Decimal(1)
"""The part of an occurrence of which nothing is used; `is` tells that it needs no arithmetic."""


class Mould(NamedTuple):
    """What all occurrences of one flow of a line have in common.

    `value` is the whole flow in the operating currency; `begins` the start of an item's id, `ends`
    its end where the line has several flows; `fixed` the item's fields from account to certainty.
    `days` gives the day on which cash moves. `terms` are set for invoices and bills to be expected.
    `taxes` are the line's legs on taxes, on its first flow only, each with its amount in cents and
    whether the tax falls on the day of payment.
    """

    line: Line
    flow: Flow
    rate: Decimal
    value: Decimal
    begins: str
    ends: str
    fixed: tuple[str, str, Category, str, ItemKind, str]
    who: Counterparty | None
    terms: Terms | None
    days: OpenDays
    rolls: bool
    traits: Traits
    taxes: tuple[tuple[TaxLeg, Decimal, bool], ...]
    said: tuple[object, ...]


def moulds_of(setting: Setting, line: Line) -> Iterator[Mould]:
    """Yield a mould per flow that has a price; for a line that only builds up tax one without."""
    flows = line.flows or (Flow(FlowKind.CASH, setting.main, _NOTHING, setting.book.currency),)
    for number, flow in enumerate(flows):
        rate = setting.rate(flow.currency)
        if rate is not None:
            yield _mould(setting, line, flow, rate, number)


def _mould(setting: Setting, line: Line, flow: Flow, rate: Decimal, number: int) -> Mould:
    plan, receipt = line.plan, flow.amount > 0
    who = setting.book.counterparties.get(line.counterparty)
    debit = who is not None and who.pays_by is PaysBy.DIRECT_DEBIT
    invoiced = flow.kind in {FlowKind.RECEIVABLE, FlowKind.PAYABLE}
    row = Category.CARD if flow.kind is FlowKind.CARD else line.category
    roll = plan.roll or (Roll.FOLLOWING if receipt or debit else Roll.PRECEDING)
    soonest = setting.tomorrow if plan.roll is Roll.NONE else setting.next_open
    legs = line.taxes if not number else ()
    return Mould(
        line=line,
        flow=flow,
        rate=rate,
        value=value(flow.amount, rate),
        begins=f"plan/{plan.id}/",
        ends=f"/{number + 1}" if number else "",
        fixed=(
            flow.account if flow.kind is FlowKind.CASH else setting.main,
            line.counter,
            row,
            line.counterparty,
            ItemKind.FINANCING if row is Category.FINANCING else ItemKind.PLANNED,
            plan.certainty.value,
        ),
        who=who,
        terms=((who.payment_terms if who else None) or setting.terms) if invoiced else None,
        days=setting.rolling(roll, soonest if flow.kind is FlowKind.CASH else dt.date.min),
        rolls=plan.roll is not None,
        traits=_traits(line, flow, row),
        taxes=tuple(
            (leg, cents(leg.amount), leg.pays or leg.kind in setting.cash_basis) for leg in legs
        ),
        said=(
            ("name", plan.payee or plan.narration),
            ("text", plan.narration or plan.payee),
        ),
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
    plan, rate, worth = mould.line.plan, mould.rate, mould.value
    _, _, amount, currency = mould.flow
    account, counter, row, who, kind, certainty = mould.fixed
    start = max(slot.date, setting.tomorrow)
    day, due = _paid(setting, mould, start)
    whole = slot.grown is UNGROWN and part is WHOLE
    if not whole:
        amount = amount if slot.grown == 1 else grown(amount, slot.grown)
        amount = amount if part == 1 else cents(amount * part)
        worth = value(amount, rate)
    name = mould.begins + slot.date.isoformat() + mould.ends
    reason = _reason(mould, slot, day, due)
    # fmt: off
    item = tuple.__new__(Item, (  # thousands of times: by name it takes twice as long
        name, day, amount, amount, WHOLE, currency, worth, rate, account, counter, row, who,
        kind, certainty, due, day, plan.source, reason, plan.id,
    ))
    # fmt: on
    taxes = [
        TaxDraft(
            leg.kind,
            day if moves else start,
            rounded if whole else cents(leg.amount * slot.grown * part),
            leg.pays,
        )
        for leg, rounded, moves in mould.taxes
    ]
    return Draft(item, mould.traits, tuple(taxes))


def _paid(setting: Setting, mould: Mould, start: dt.date) -> tuple[dt.date, dt.date | None]:
    """Return the day on which a flow of this day turns into cash, and its due date."""
    flow = mould.flow
    if flow.kind is FlowKind.CASH:
        return mould.days[start], None
    if mould.rolls:
        start = mould.days[start]
    if flow.kind is FlowKind.CARD:
        return settlement_day(setting, flow.account, start), None
    if flow.kind is FlowKind.CLEARING:
        return payout_day(setting, flow.account, start), None
    due = (mould.terms or setting.terms).due(start)
    paid = setting.paid_on(due, mould.who, receipt=flow.amount > 0)
    return max(paid, setting.next_open), due


def _reason(mould: Mould, slot: Slot, day: dt.date, due: dt.date | None) -> tuple[object, ...]:
    date = ("date", slot.date)
    said: tuple[object, ...]
    if due is not None:
        said = ("forecast.planned-due", *mould.said, date, ("due", due))
    elif mould.flow.kind is FlowKind.CASH:
        said = ("forecast.planned", *mould.said, date)
    else:
        said = (f"forecast.planned-{mould.flow.kind.value}", *mould.said, date, ("day", day))
    if not slot.used:
        return said
    plan = ("plan", Money(slot.plan, slot.flow.currency))
    return (
        "forecast.remaining",
        ("reason", said),
        plan,
        ("used", Money(slot.used, plan[1].currency)),
    )
