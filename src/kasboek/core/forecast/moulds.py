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
from kasboek.core.forecast.drafts import Setting
from kasboek.core.forecast.drafts import TaxDraft
from kasboek.core.forecast.drafts import value
from kasboek.core.forecast.lines import UNGROWN
from kasboek.core.forecast.lines import Flow
from kasboek.core.forecast.lines import FlowKind
from kasboek.core.forecast.lines import Line
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
_ONE = Decimal(1)


class Mould(NamedTuple):
    """What all occurrences of one flow of a line have in common.

    `terms` are set for invoices and bills to be expected; `rate` is the flow's currency's.
    """

    line: Line
    flow: Flow
    rate: Decimal
    number: int
    account: str
    category: Category
    kind: ItemKind
    who: Counterparty | None
    terms: Terms | None
    roll: Roll
    soonest: dt.date
    pattern: Draft
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
    default = Roll.FOLLOWING if receipt or debit else Roll.PRECEDING
    ignores = plan.roll is Roll.NONE
    return Mould(
        line=line,
        flow=flow,
        rate=rate,
        number=number,
        account=flow.account if flow.kind is FlowKind.CASH else setting.main,
        category=row,
        kind=ItemKind.FINANCING if row is Category.FINANCING else ItemKind.PLANNED,
        who=who,
        terms=((who.payment_terms if who else None) or setting.terms) if invoiced else None,
        roll=plan.roll or default,
        soonest=setting.tomorrow if ignores else setting.next_open,
        pattern=_pattern(line, flow, row),
        said=(
            ("name", plan.payee or plan.narration),
            ("text", plan.narration or plan.payee),
        ),
    )


def _pattern(line: Line, flow: Flow, row: Category) -> Draft:
    """Return by what scenarios select and change the occurrences of a flow, without an item."""
    free, receipt = line.plan.certainty is not Certainty.COMMITTED, flow.amount > 0
    return Draft(
        item=None,  # type: ignore[arg-type] # cast puts it in
        accounts=line.accounts,
        tags=line.plan.tags,
        receipt=receipt,
        sales=receipt and row is Category.RECEIPTS_NEW_SALES,
        cost=not receipt and free and row in OPERATING_PAYMENTS and row is not Category.TAX,
        late=receipt and free and row in OPERATING_RECEIPTS,
        collect=flow.kind is FlowKind.RECEIVABLE and receipt,
        cash=bool(line.flows),
    )


def cast(setting: Setting, mould: Mould, slot: Slot, part: Decimal) -> Draft:
    """Return one occurrence of a flow, the `part` of it that is still to come."""
    line, flow, plan = mould.line, mould.flow, mould.line.plan
    amount = flow.amount if slot.grown == 1 else grown(flow.amount, slot.grown)
    if part != 1:
        amount = cents(amount * part)
    start = max(slot.date, setting.tomorrow)
    day, due = _paid(setting, mould, start)
    name = f"plan/{plan.id}/{slot.date.isoformat()}"
    item = Item(
        f"{name}/{mould.number + 1}" if mould.number else name,
        day,
        amount,
        amount,
        _ONE,
        flow.currency,
        value(amount, mould.rate),
        mould.rate,
        mould.account,
        line.counter,
        mould.category,
        line.counterparty,
        mould.kind,
        plan.certainty.value,
        due,
        day,
        plan.source,
        _reason(mould, slot, day, due),
        plan.id,
    )
    taxes: tuple[TaxDraft, ...] = ()
    if line.taxes and not mould.number:
        taxes = tuple(_taxes(setting, slot, part, start, day))
    pattern = mould.pattern
    return Draft(item, pattern.accounts, pattern.tags, taxes, *pattern[4:])


def _paid(setting: Setting, mould: Mould, start: dt.date) -> tuple[dt.date, dt.date | None]:
    """Return the day on which a flow of this day turns into cash, and its due date."""
    flow = mould.flow
    if flow.kind is FlowKind.CASH:
        return max(setting.rolled(start, mould.roll), mould.soonest), None
    if mould.line.plan.roll is not None:
        start = setting.rolled(start, mould.roll)
    if flow.kind is FlowKind.CARD:
        return settlement_day(setting, flow.account, start), None
    if flow.kind is FlowKind.CLEARING:
        return payout_day(setting, flow.account, start), None
    due = (mould.terms or setting.terms).due(start)
    paid = setting.paid_on(due, mould.who, receipt=flow.amount > 0)
    return max(paid, setting.next_open), due


def _taxes(
    setting: Setting, slot: Slot, part: Decimal, start: dt.date, paid: dt.date
) -> Iterator[TaxDraft]:
    for leg in slot.line.taxes:
        amount = leg.amount
        if slot.grown is not UNGROWN or part is not _ONE:
            amount = cents(amount * slot.grown * part)
        day = paid if leg.pays or leg.kind in setting.cash_basis else start
        yield TaxDraft(leg.kind, day, amount, leg.pays)


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
