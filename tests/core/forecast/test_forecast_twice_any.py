"""Whatever became real of a plan, and however: plan, invoice and payment are one thing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Category
from kasboek.core.accounts import Origin
from kasboek.core.book import Book
from kasboek.core.book import Column
from kasboek.core.book import Entry
from kasboek.core.book import Movement
from kasboek.core.forecast import forecast
from kasboek.core.forecast import horizon_end
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import Settlement
from kasboek.core.open_items import SettlementKind
from kasboek.core.plan import Leg
from kasboek.core.plan import PlanLine
from kasboek.core.plan import Repeat
from kasboek.core.plan import Unit
from kasboek.core.policy import Policy
from kasboek.core.relations import Counterparty
from kasboek.core.saying import Source

AS_OF = dt.date(2026, 10, 31)
PLAN = Decimal(1000)
HERE = Source("main.beancount", 1)
# occurrences on the 1st of each month: that of 1 November holds from 17 October to 16 November
FIRST, OPENED = dt.date(2026, 10, 17), dt.date(2020, 1, 1)
_KINDS = {
    "Assets:Bank": AccountClass.CASH,
    "Assets:Receivable": AccountClass.RECEIVABLE,
    "Income:Sales": AccountClass.REVENUE,
}
AMOUNTS = st.integers(1, 150_000).map(lambda cents: Decimal(cents).scaleb(-2))
DAYS = st.dates(FIRST, AS_OF)
NAMES = st.sampled_from(("Jansen", "JANSEN", "R. Jansen BV"))


@st.composite
def invoices(draw: st.DrawFn, number: int) -> tuple[OpenItem, tuple[Movement, ...]]:
    """Return an invoice and what the bank received of it, in any number of parts.

    The last part may have been credited instead.
    """
    day, amount = draw(DAYS), draw(AMOUNTS)
    cents = int(amount * 100)
    cuts = sorted(draw(st.lists(st.integers(1, cents), max_size=3, unique=True)))
    parts = [end - begin for begin, end in zip((0, *cuts), cuts, strict=False)]
    name, item = "Jansen", f"invoice/{number}"
    paid = [(draw(st.dates(day, AS_OF)), Decimal(part).scaleb(-2)) for part in parts]
    paid.sort()
    credited = paid[-1:] if draw(st.booleans()) else []
    paid = paid[: len(paid) - len(credited)]
    return (
        OpenItem(
            id=item,
            number=str(number),
            receivable=True,
            counterparty=name,
            account="Assets:Receivable",
            date=day,
            due=day + dt.timedelta(days=30),
            due_from="terms",
            amount=amount,
            currency="EUR",
            source=HERE,
            settlements=tuple(
                Settlement(when, part, kind, HERE)
                for kind, parts in (
                    (SettlementKind.PAYMENT, paid),
                    (SettlementKind.CREDIT, credited),
                )
                for when, part in parts
            ),
            accounts=("Income:Sales",),
        ),
        tuple(
            Movement(
                when, "Assets:Bank", part, "EUR", Category.RECEIPTS_INVOICES, name, 0,
                ("Assets:Receivable",), item,
            )
            for when, part in paid
        ),
    )  # fmt: skip


@st.composite
def books(draw: st.DrawFn) -> Book:
    made = [draw(invoices(number)) for number in range(draw(st.integers(0, 5)))]
    moved = sorted((m for _, movements in made for m in movements), key=lambda m: m.date)
    bank = Column()
    for when, amount in ((OPENED, Decimal(5000)), *((m.date, m.amount) for m in moved)):
        bank.dates.append(when)
        bank.numbers.append(amount)
        bank.currencies.append("EUR")
        bank.entries.append(0)
    line = PlanLine(
        "spring",
        dt.date(2026, 11, 1),
        draw(NAMES),
        draw(st.text("abc ", max_size=5)),
        (Leg("Assets:Receivable", PLAN, "EUR"), Leg("Income:Sales", -PLAN, "EUR")),
        HERE,
        Repeat(Unit.MONTH),
    )
    return Book(
        root="/",
        title="",
        currency="EUR",
        as_of=AS_OF,
        accounts={
            name: Account(name, OPENED, None, (), kind, Origin.DECLARED, HERE)
            for name, kind in _KINDS.items()
        },
        entries=(Entry(OPENED, "", "", "*", "main.beancount", 1),),
        columns={"Assets:Bank": bank},
        movements=tuple(moved),
        items=tuple(sorted((item for item, _ in made), key=lambda item: item.date)),
        counterparties={
            "Jansen": Counterparty("Jansen", customer=True, source=HERE, aliases=("R. Jansen BV",))
        },
        plan=(line,),
        policies=(Policy("unplanned", ("off",), OPENED, HERE),),
    )


def credited(book: Book) -> Decimal:
    every = (settled for item in book.items for settled in item.settlements)
    return sum((s.amount for s in every if s.kind is SettlementKind.CREDIT), Decimal())


def planned(book: Book) -> dict[str, Decimal]:
    """Return what is left of each occurrence, all parts and what comes later together."""
    ahead = forecast(book, until=horizon_end(AS_OF, "12m"))
    return {
        draft.item.id: draft.item.amount for draft in ahead.drafts if draft.item.plan == "spring"
    }


@settings(max_examples=150, deadline=None)
@given(book=books())
def test_actual_open_and_remaining_are_the_plan_or_more(book: Book) -> None:
    invoiced = sum((item.amount for item in book.items), Decimal()) - credited(book)
    left = planned(book)
    # what was invoiced in its interval, paid in any parts or open, uses up November alone
    assert left.get("plan/spring/2026-11-01", Decimal()) == max(Decimal(), PLAN - invoiced)
    assert left["plan/spring/2026-12-01"] == PLAN
    paid = sum((m.amount for m in book.movements), Decimal())
    ahead = forecast(book, until=horizon_end(AS_OF, "12m"))
    still = sum((d.item.of for d in ahead.drafts if d.item.kind == "invoice"), Decimal())
    assert paid + still + left.get("plan/spring/2026-11-01", Decimal()) == max(PLAN, invoiced)


@settings(max_examples=100, deadline=None)
@given(book=books(), amounts=st.lists(AMOUNTS, min_size=1, max_size=4))
def test_an_invoice_may_realise_two_lines_by_name(book: Book, amounts: list[Decimal]) -> None:
    autumn = replace(book.plan[0], id="autumn", payee="Dealers")
    named = tuple(
        book.items[0]._replace(id=f"invoice/n{number}", amount=amount, settlements=(), plan=names)
        for number, amount in enumerate(amounts)
        for names in (("spring", "autumn"),)
    ) if book.items else ()  # fmt: skip
    whole = replace(book, plan=(*book.plan, autumn), items=named, movements=())
    ahead = forecast(whole, until=horizon_end(AS_OF, "12m"))
    left = {draft.item.id: draft.item.amount for draft in ahead.drafts}
    # each fills spring as far as there is room, and the rest is autumn's
    used = list(accumulate((item.amount for item in named), initial=Decimal()))[-1]
    spring = max(Decimal(), PLAN - used)
    autumn_left = max(Decimal(), PLAN - max(Decimal(), used - PLAN))
    assert left.get("plan/spring/2026-11-01", Decimal()) == spring
    assert left.get("plan/autumn/2026-11-01", Decimal()) == autumn_left
