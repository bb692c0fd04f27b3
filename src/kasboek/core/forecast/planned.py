"""Planned lines as items: what of each occurrence is still to come, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import OPERATING_PAYMENTS
from kasboek.core.accounts import OPERATING_RECEIPTS
from kasboek.core.accounts import TAX_CLASSES
from kasboek.core.accounts import Category
from kasboek.core.bankdays import roll
from kasboek.core.book import Book
from kasboek.core.forecast.assignment import assign
from kasboek.core.forecast.assignment import likely
from kasboek.core.forecast.cards import payout_day
from kasboek.core.forecast.cards import settlement_day
from kasboek.core.forecast.drafts import Draft
from kasboek.core.forecast.drafts import Setting
from kasboek.core.forecast.drafts import TaxDraft
from kasboek.core.forecast.drafts import value
from kasboek.core.forecast.lines import Flow
from kasboek.core.forecast.lines import FlowKind
from kasboek.core.forecast.lines import Line
from kasboek.core.forecast.lines import grown
from kasboek.core.forecast.lines import take_apart
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import ItemKind
from kasboek.core.forecast.slots import Slot
from kasboek.core.forecast.slots import slots
from kasboek.core.forecast.slots import unmet
from kasboek.core.loans import cents
from kasboek.core.plan import Certainty
from kasboek.core.plan import PlanLine
from kasboek.core.plan import Roll
from kasboek.core.plan import Unmet
from kasboek.core.relations import PaysBy
from kasboek.core.saying import Money
from kasboek.core.saying import Problem
from kasboek.core.saying import saying

_NOTHING = Decimal()
_ONE = Decimal(1)
_STALE_DAYS = 3


def in_scenario(plan: PlanLine, lineage: Iterable[str]) -> bool:
    """Say whether a line holds in a scenario of this lineage; most lines hold in all."""
    return not plan.scenarios or any(name in plan.scenarios for name in lineage)


def placeholders(setting: Setting, lines: Iterable[PlanLine]) -> list[Slot]:
    """Expand the lines, and use up their occurrences by what has become real."""
    found: list[Slot] = []
    for plan in lines:
        line = take_apart(setting.book, plan, setting.names)
        try:
            found += slots(setting.book, line, _seen(setting, line), setting.until)
        except ValueError as error:
            rule = plan.repeat.rule if plan.repeat else None
            told = saying("forecast.wrong-rule", rule=rule, text=str(error))
            setting.once(Problem(told, plan.source, error=True))
    assign(setting.book, found, setting.as_of)
    return found


def _seen(setting: Setting, line: Line) -> dt.date:
    """Return how far bank data reaches for a line: less far where its own account is stale."""
    if not line.flows or line.flows[0].kind is not FlowKind.CASH:
        return setting.as_of
    return stale(setting.book, setting.as_of).get(line.flows[0].account, setting.as_of)


def stale(book: Book, as_of: dt.date) -> dict[str, dt.date]:
    """Return the cash accounts whose bank data lies behind, and the day each reaches to."""
    key = ("stale", as_of)
    if key not in book.memo:
        policy = book.policy("bank-data-age")
        days = policy.values[0] if policy and policy.values else Decimal(_STALE_DAYS)
        limit = dt.timedelta(days=int(days) if isinstance(days, Decimal) else _STALE_DAYS)
        book.memo[key] = {
            c.account: c.until for c in book.coverage if c.until and as_of - c.until > limit
        }
    return book.memo[key]  # type: ignore[return-value] # put there two lines above


def planned(setting: Setting, found: Iterable[Slot]) -> Iterator[Draft]:
    """Yield what of every placeholder is still to come."""
    for slot in found:
        plan = slot.line.plan
        if not likely(slot):
            continue
        if not slot.line.flows:
            if slot.date > setting.as_of:
                yield _accrual(setting, slot)
            continue
        rest = slot.rest
        if not rest:
            continue
        if slot.passed and (what := unmet(plan)) is not Unmet.ROLL:
            if what is Unmet.ASK:
                _ask(setting, slot, rest)
            continue
        if slot.passed:
            told = saying(
                "forecast.rolled",
                name=plan.payee or plan.narration,
                date=slot.date,
                amount=Money(rest, slot.flow.currency),
            )
            setting.once(Problem(told, plan.source))
        yield from _items(setting, slot, rest)


def _ask(setting: Setting, slot: Slot, rest: Decimal) -> None:
    plan = slot.line.plan
    told = saying(
        "forecast.ask",
        name=plan.payee or plan.narration,
        date=slot.date,
        amount=Money(rest, slot.flow.currency),
    )
    setting.once(Problem(told, plan.source))


class _Timing(NamedTuple):
    """When a flow is invoiced, due and paid."""

    date: dt.date
    due: dt.date | None
    cash: dt.date


def _items(setting: Setting, slot: Slot, rest: Decimal) -> Iterator[Draft]:
    line = slot.line
    part = rest / slot.plan
    start = max(slot.date, setting.as_of + dt.timedelta(days=1))
    for number, flow in enumerate(line.flows):
        rate = setting.rate(flow.currency)
        if rate is None:
            continue
        whole = grown(flow.amount, slot.grown)
        amount = whole if part == 1 else cents(whole * part)
        timing = _timing(setting, line, flow, start)
        first = number == 0
        taxes = tuple(_taxes(setting, slot, part, start, timing)) if first else ()
        item = _item(setting, slot, flow, amount, rate, timing, number)
        yield _draft(line, flow, item, taxes)


def _timing(setting: Setting, line: Line, flow: Flow, start: dt.date) -> _Timing:
    plan, receipt = line.plan, flow.amount > 0
    who = setting.book.counterparties.get(line.counterparty)
    if flow.kind is FlowKind.CASH:
        debit = who is not None and who.pays_by is PaysBy.DIRECT_DEBIT
        default = Roll.FOLLOWING if receipt or debit else Roll.PRECEDING
        day = roll(start, plan.roll or default, setting.holidays)
        return _Timing(start, None, max(day, _soonest(setting, plan)))
    if plan.roll is not None:
        start = roll(start, plan.roll, setting.holidays)
    if flow.kind is FlowKind.CARD:
        return _Timing(start, None, settlement_day(setting, flow.account, start))
    if flow.kind is FlowKind.CLEARING:
        return _Timing(start, None, payout_day(setting, flow.account, start))
    terms = who.payment_terms if who and who.payment_terms else setting.terms
    due = terms.due(start)
    paid = setting.paid_on(due, who, receipt=receipt)
    return _Timing(start, due, max(paid, setting.next_open))


def _soonest(setting: Setting, plan: PlanLine) -> dt.date:
    """Return the first day that money can still move; a line that ignores bank days, tomorrow."""
    if plan.roll is Roll.NONE:
        return setting.as_of + dt.timedelta(days=1)
    return setting.next_open


def _taxes(
    setting: Setting, slot: Slot, part: Decimal, start: dt.date, timing: _Timing
) -> Iterator[TaxDraft]:
    basis = {tax.kind for tax in setting.book.taxes if tax.cash_basis}
    for leg in slot.line.taxes:
        amount = cents(grown(leg.amount, slot.grown) * part)
        on_cash = leg.kind.value in basis
        yield TaxDraft(leg.kind, timing.cash if on_cash or leg.pays else start, amount, leg.pays)


def _item(  # noqa: PLR0913 # one value per thing an item is made of
    setting: Setting,
    slot: Slot,
    flow: Flow,
    amount: Decimal,
    rate: Decimal,
    timing: _Timing,
    number: int,
) -> Item:
    line, plan = slot.line, slot.line.plan
    drawn = line.category is Category.FINANCING
    return Item(
        f"plan/{plan.id}/{slot.date.isoformat()}" + (f"/{number + 1}" if number else ""),
        timing.cash,
        amount,
        amount,
        _ONE,
        flow.currency,
        value(amount, rate),
        rate,
        flow.account if flow.kind is FlowKind.CASH else setting.main,
        line.counter,
        Category.CARD if flow.kind is FlowKind.CARD else line.category,
        line.counterparty,
        ItemKind.FINANCING if drawn else ItemKind.PLANNED,
        plan.certainty.value,
        timing.due,
        timing.cash,
        plan.source,
        _reason(slot, flow, timing),
        plan.id,
    )


def _reason(slot: Slot, flow: Flow, timing: _Timing) -> tuple[object, ...]:
    plan = slot.line.plan
    name = ("name", plan.payee or plan.narration)
    text = ("text", plan.narration or plan.payee)
    said: tuple[object, ...] = ("forecast.planned", name, text, ("date", slot.date))
    if timing.due is not None:
        said = ("forecast.planned-due", name, text, ("date", timing.date), ("due", timing.due))
    elif flow.kind is FlowKind.CARD:
        said = ("forecast.planned-card", name, text, ("date", timing.date), ("day", timing.cash))
    elif flow.kind is FlowKind.CLEARING:
        said = ("forecast.planned-payout", name, text, ("date", timing.date), ("day", timing.cash))
    if slot.used:
        plan_money = ("plan", Money(slot.plan, slot.flow.currency))
        used = ("used", Money(slot.used, slot.flow.currency))
        return ("forecast.remaining", ("reason", said), plan_money, used)
    return said


def _draft(line: Line, flow: Flow, item: Item, taxes: tuple[TaxDraft, ...]) -> Draft:
    plan, receipt = line.plan, flow.amount > 0
    free = plan.certainty is not Certainty.COMMITTED
    running = item.category in OPERATING_PAYMENTS and item.category is not Category.TAX
    return Draft(
        item,
        line.accounts,
        plan.tags,
        taxes,
        receipt=receipt,
        sales=receipt and item.category is Category.RECEIPTS_NEW_SALES,
        cost=not receipt and free and running,
        late=receipt and free and item.category in OPERATING_RECEIPTS,
        collect=flow.kind is FlowKind.RECEIVABLE and receipt,
    )


def _accrual(setting: Setting, slot: Slot) -> Draft:
    """Return what a line without any cash adds to the taxes: holiday pay that is reserved."""
    line, plan = slot.line, slot.line.plan
    legs = [leg for leg in plan.legs if _is_tax(setting.book, leg.account)]
    taxes = tuple(
        TaxDraft(tax.kind, slot.date, grown(tax.amount, slot.grown), tax.pays) for tax in line.taxes
    )
    item = Item(
        f"plan/{plan.id}/{slot.date.isoformat()}",
        slot.date,
        _NOTHING,
        _NOTHING,
        _ONE,
        legs[0].currency if legs else setting.book.currency,
        _NOTHING,
        _ONE,
        setting.main,
        line.counter,
        line.category,
        line.counterparty,
        ItemKind.PLANNED,
        plan.certainty.value,
        None,
        slot.date,
        plan.source,
        ("forecast.planned", ("name", plan.payee), ("text", plan.narration), ("date", slot.date)),
        plan.id,
    )
    cost = plan.certainty is not Certainty.COMMITTED
    return Draft(item, line.accounts, plan.tags, taxes, receipt=False, cost=cost, cash=False)


def _is_tax(book: Book, account: str) -> bool:
    found = book.accounts.get(account)
    return found is not None and found.kind in TAX_CLASSES
