"""What a planned line is made of: the cash it moves, and the tax it builds up."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kasboek.core.accounts import TAX_CLASSES
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Category
from kasboek.core.book import Book
from kasboek.core.forecast.categories import category
from kasboek.core.plan import Growth
from kasboek.core.plan import Leg
from kasboek.core.plan import PlanLine
from kasboek.core.planning.loans import cents

UNGROWN = Decimal(1)
_NOTHING = Decimal()


class FlowKind(StrEnum):
    """Through what kind of account a planned line turns into cash."""

    CASH = "cash"
    RECEIVABLE = "receivable"
    PAYABLE = "payable"
    CARD = "card"
    CLEARING = "clearing"

    __hash__ = str.__hash__  # Enum's own takes ten times as long, 50,000 times in a forecast


_KINDS = {
    AccountClass.CASH: FlowKind.CASH,
    AccountClass.RECEIVABLE: FlowKind.RECEIVABLE,
    AccountClass.PAYABLE: FlowKind.PAYABLE,
    AccountClass.CARD: FlowKind.CARD,
    AccountClass.CLEARING: FlowKind.CLEARING,
}
_BUILDS = {  # the sign, in the ledger, of what builds up money still to move
    FlowKind.RECEIVABLE: 1,
    FlowKind.PAYABLE: -1,
    FlowKind.CARD: -1,
    FlowKind.CLEARING: 1,
}


class Flow(NamedTuple):
    """Money a line moves, receipts positive, through `account`."""

    kind: FlowKind
    account: str
    amount: Decimal
    currency: str


class TaxLeg(NamedTuple):
    """What a line adds to (positive) or takes from a tax on its day; `pays` settles what is due."""

    kind: AccountClass
    amount: Decimal
    pays: bool


class Line(NamedTuple):
    """A planned line taken apart, once per book.

    `counter` is the account of the other side, `accounts` all of them (with the flow's own), and
    `shared` those by which a booking without a name is recognised.
    """

    plan: PlanLine
    flows: tuple[Flow, ...]
    taxes: tuple[TaxLeg, ...]
    counterparty: str
    counter: str
    accounts: tuple[str, ...]
    shared: tuple[str, ...]
    category: Category


def take_apart(book: Book, plan: PlanLine, names: dict[str, str]) -> Line:
    """Return the flows, taxes and category of a planned line; `names` resolves aliases."""
    kinds = {leg.account: _kind(book, leg.account) for leg in plan.legs}
    flows = _flows(plan, kinds)
    others = [leg for leg in plan.legs if _KINDS.get(kinds[leg.account]) is None]  # type: ignore[arg-type] # None is no key
    others.sort(key=lambda leg: (kinds[leg.account] in TAX_CLASSES, -abs(leg.number)))
    counterparty = names.get(plan.payee.casefold(), plan.payee)
    counter = _counter(others, flows, plan)
    plain = tuple(leg.account for leg in others if kinds[leg.account] not in TAX_CLASSES)
    return Line(
        plan=plan,
        flows=flows,
        taxes=_taxes(others, kinds, flows, alone=not plain),
        counterparty=counterparty,
        counter=counter,
        accounts=tuple(leg.account for leg in plan.legs),
        shared=plain or tuple(leg.account for leg in others) or (counter,),
        category=_category(book, flows, others, counter, counterparty),
    )


def _kind(book: Book, account: str) -> AccountClass | None:
    """Return an account's class, that of a tax only where the tax is owed: its costs are costs."""
    found = book.accounts.get(account)
    if found is None or (found.kind in TAX_CLASSES and not found.on_balance):
        return None
    return found.kind


def _flows(plan: PlanLine, kinds: dict[str, AccountClass | None]) -> tuple[Flow, ...]:
    """Net the cash legs into one flow per currency; each other leg that builds up is its own.

    Cash that only changes account is no flow. A leg against a receivable in a line that moves cash
    is what the cash settles.
    """
    cash = [leg for leg in plan.legs if kinds[leg.account] is AccountClass.CASH]
    found = []
    for currency in dict.fromkeys(leg.currency for leg in cash):
        legs = [leg for leg in cash if leg.currency == currency]
        if total := sum((leg.number for leg in legs), _NOTHING):
            largest = max(legs, key=lambda leg: leg.number if total > 0 else -leg.number)
            found.append(Flow(FlowKind.CASH, largest.account, total, currency))
    for leg in plan.legs:
        kind = _KINDS.get(kinds[leg.account] or AccountClass.SUSPENSE)
        if kind in _BUILDS and leg.number and (not cash or leg.number * _BUILDS[kind] > 0):
            found.append(Flow(kind, leg.account, leg.number, leg.currency))
    return tuple(found)


def _taxes(
    others: list[Leg],
    kinds: dict[str, AccountClass | None],
    flows: tuple[Flow, ...],
    *,
    alone: bool,
) -> tuple[TaxLeg, ...]:
    """Return the legs on taxes; a line of cash mostly against taxes pays them.

    With interest or costs in it too, it pays what takes more than half of its cash.
    """
    legs = [(kind, leg.number) for leg in others if (kind := kinds[leg.account]) in TAX_CLASSES]
    cash = flows[0].amount if flows and flows[0].kind is FlowKind.CASH else _NOTHING
    settled = sum((number for _, number in legs if number * cash < 0), _NOTHING)
    mostly = 2 * abs(settled) > abs(cash)
    return tuple(
        TaxLeg(kind, -number, (alone and bool(flows)) or (mostly and number * cash < 0))
        for kind, number in legs
        if kind is not None
    )


def _counter(others: list[Leg], flows: tuple[Flow, ...], plan: PlanLine) -> str:
    """Return the largest other leg, taxes last; for a planned settlement what it settles."""
    if others:
        return others[0].account
    own = {flow.account for flow in flows}
    return next((leg.account for leg in plan.legs if leg.account not in own), "")


def _category(
    book: Book, flows: tuple[Flow, ...], others: list[Leg], counter: str, counterparty: str
) -> Category:
    """Return the row of a line's first flow; `category` on the other account comes first."""
    if not flows:
        return Category.OTHER_OPERATING
    account, flow = book.accounts.get(counter), flows[0]
    if account is not None and account.category is not None and flow.kind is not FlowKind.CARD:
        return account.category
    relation = book.counterparties.get(counterparty)
    match flow.kind:
        case FlowKind.CARD:
            found = Category.CARD
        case FlowKind.RECEIVABLE:
            recurring = any(_recurring(book, leg) for leg in others)
            found = Category.RECEIPTS_RECURRING if recurring else Category.RECEIPTS_NEW_SALES
        case FlowKind.PAYABLE if account is None or account.kind is not AccountClass.FIXED_ASSET:
            payable = book.accounts.get(flow.account)
            found = category(payable, receipt=False, counterparty=relation)
        case _:
            found = category(account, receipt=flow.amount > 0, counterparty=relation)
    return found


def _recurring(book: Book, leg: Leg) -> bool:
    account = book.accounts.get(leg.account)
    return account is not None and account.recurring


def factor(growth: Growth | None, start: dt.date, day: dt.date, amount: Decimal) -> Decimal:
    """Return by what an amount planned from `start` has grown on `day`.

    Growth compounds once per whole period that has passed; an amount is added once per period.
    What shrinks ends at nothing; it never turns round.
    """
    if growth is None or not amount:
        return UNGROWN
    months = (day.year - start.year) * 12 + day.month - start.month
    if day.day < start.day and (day + dt.timedelta(days=1)).day != 1:
        months -= 1  # the last day of a shorter month completes it
    periods = max(0, months) // growth.months
    if growth.factor is not None:
        return growth.factor**periods
    added = growth.amount.number if growth.amount else _NOTHING
    return max(_NOTHING, (abs(amount) + added * periods) / abs(amount))


def grown(amount: Decimal, by: Decimal) -> Decimal:
    """Return the amount times its growth, in cents; untouched where it did not grow."""
    return amount if by is UNGROWN else cents(amount * by)
