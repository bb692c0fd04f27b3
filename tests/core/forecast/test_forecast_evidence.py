"""What is passed over before anything is compared could not have been assigned."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Category
from kasboek.core.accounts import Origin
from kasboek.core.book import Book
from kasboek.core.book import Movement
from kasboek.core.forecast.plan.assignment import Board
from kasboek.core.forecast.plan.evidence import Begins
from kasboek.core.forecast.plan.evidence import bank_lines
from kasboek.core.forecast.plan.evidence import invoiced_items
from kasboek.core.forecast.plan.lines import FlowKind
from kasboek.core.forecast.plan.lines import take_apart
from kasboek.core.forecast.plan.slots import Slot
from kasboek.core.forecast.plan.slots import slots
from kasboek.core.forecast.scenario.drafts import Setting
from kasboek.core.open_items import OpenItem
from kasboek.core.plan import Leg
from kasboek.core.plan import PlanLine
from kasboek.core.plan import Repeat
from kasboek.core.plan import Unit
from kasboek.core.saying import Source

AS_OF = dt.date(2026, 10, 31)
HERE = Source("main.beancount", 1)
KINDS = {
    "Assets:Bank": AccountClass.CASH,
    "Assets:Receivable": AccountClass.RECEIVABLE,
    "Income:Sales": AccountClass.REVENUE,
    "Income:Rent": AccountClass.REVENUE,
}
DAYS = st.integers(-80, 30).map(lambda days: AS_OF + dt.timedelta(days=days))
NAMES = st.sampled_from(("Jansen", "JANSEN", "Bosman", ""))
OTHERS = st.sampled_from(("Income:Sales", "Income:Rent"))
AMOUNTS = st.sampled_from((Decimal(100), Decimal(105), Decimal(300)))
NAMED = st.sampled_from(((), (), (), ("line-0",)))


@st.composite
def books(draw: st.DrawFn) -> Book:
    items = []
    for number in range(draw(st.integers(0, 6))):
        day = draw(DAYS)
        items.append(
            OpenItem(
                id=f"invoice/{number}",
                number=str(number),
                receivable=True,
                counterparty=draw(NAMES),
                account="Assets:Receivable",
                date=day,
                due=day,
                due_from="due",
                amount=draw(AMOUNTS),
                currency="EUR",
                source=HERE,
                plan=draw(NAMED),
                accounts=(draw(OTHERS),),
            )
        )
    moved = [
        Movement(
            draw(DAYS), "Assets:Bank", draw(AMOUNTS), "EUR", Category.RECEIPTS_OTHER, draw(NAMES),
            number, (draw(OTHERS),), None, draw(NAMED),
        )
        for number in range(draw(st.integers(0, 6)))
    ]  # fmt: skip
    lines = []
    for number in range(draw(st.integers(1, 4))):
        side = draw(st.sampled_from(("Assets:Bank", "Assets:Receivable")))
        amount = draw(AMOUNTS)
        legs = Leg(side, amount, "EUR"), Leg(draw(OTHERS), -amount, "EUR")
        every = draw(st.sampled_from((None, Repeat(Unit.WEEK), Repeat(Unit.MONTH))))
        lines.append(PlanLine(f"line-{number}", draw(DAYS), draw(NAMES), "x", legs, HERE, every))
    return Book(
        root="/",
        title="",
        currency="EUR",
        as_of=AS_OF,
        accounts={
            name: Account(name, AS_OF, None, (), kind, Origin.DECLARED, HERE)
            for name, kind in KINDS.items()
        },
        movements=tuple(sorted(moved, key=lambda one: one.date)),
        items=tuple(sorted(items, key=lambda one: one.date)),
        plan=tuple(lines),
    )


def expanded(book: Book) -> list[Slot]:
    setting = Setting(book, AS_OF, AS_OF + dt.timedelta(days=60))
    lines = (take_apart(book, plan, setting.names) for plan in book.plan)
    return [slot for line in lines for slot in slots(line, AS_OF, setting.until)]


def assigned(book: Book, *, everything: bool) -> list[object]:
    found = expanded(book)
    board = Board(found, AS_OF + dt.timedelta(days=40))
    begins = board.begins
    if everything:  # from the first day on, whoever it is and whatever the accounts are
        begins = Begins()
        for kind in FlowKind:
            for name in ("jansen", "bosman", "", *KINDS):
                begins.add(kind, name, dt.date.min)
    done = board.assign(invoiced_items(book, begins, AS_OF))
    board.assign(bank_lines(book, begins, AS_OF, done))
    return [(slot.line.plan.id, slot.date, slot.uses) for slot in found]


@settings(max_examples=400, deadline=None)
@given(book=books())
def test_what_is_passed_over_could_not_be_assigned(book: Book) -> None:
    assert assigned(book, everything=False) == assigned(book, everything=True)
