"""Items, cells and balances are the same cents, for any company, scenario and horizon."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Origin
from kasboek.core.book import Book
from kasboek.core.book import Column
from kasboek.core.forecast import forecast
from kasboek.core.forecast import horizon_end
from kasboek.core.forecast import table
from kasboek.core.forecast.model import CERTAINTIES
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import Settlement
from kasboek.core.open_items import SettlementKind
from kasboek.core.plan import Certainty
from kasboek.core.plan import Leg
from kasboek.core.plan import PlanLine
from kasboek.core.plan import Repeat
from kasboek.core.plan import Unit
from kasboek.core.relations import Counterparty
from kasboek.core.saying import Source
from kasboek.core.scenario import Adjust
from kasboek.core.scenario import Scenario
from kasboek.reading.facts import bank_holidays

if TYPE_CHECKING:
    from kasboek.core.forecast.model import Forecast

AS_OF = dt.date(2026, 10, 28)
HERE = Source("main.beancount", 1)
HOLIDAYS = bank_holidays(2026, 2029)
WHO = ("Ann", "Bob", "Cor")
_KINDS = {
    "Assets:Bank": AccountClass.CASH,
    "Assets:Receivable": AccountClass.RECEIVABLE,
    "Liabilities:Payable": AccountClass.PAYABLE,
    "Income:Sales": AccountClass.REVENUE,
    "Expenses:Costs": AccountClass.OTHER_COST,
}
AMOUNTS = st.one_of(
    st.integers(1, 10**9).map(lambda cents: Decimal(cents).scaleb(-2)),
    st.sampled_from(
        ("0.01", "0.02", "999999999.99", "5000000000000.00", "12.345", "0.0005", "1000", "3E+2")
    ).map(Decimal),
)
DAYS = st.integers(-60, 120).map(lambda days: AS_OF + dt.timedelta(days=days))


@st.composite
def items(draw: st.DrawFn, number: int) -> OpenItem:
    due, receivable = draw(DAYS), draw(st.booleans())
    amount = draw(AMOUNTS)
    paid: tuple[Settlement, ...] = ()
    if draw(st.booleans()):
        day = min(AS_OF, due + dt.timedelta(days=draw(st.integers(-10, 40))))
        paid = (Settlement(day, amount, SettlementKind.PAYMENT, HERE),)
    return OpenItem(
        id=f"{'invoice' if receivable else 'bill'}/{number}",
        number=str(number),
        receivable=receivable,
        counterparty=draw(st.sampled_from(WHO)),
        account="Assets:Receivable" if receivable else "Liabilities:Payable",
        date=min(AS_OF, due - dt.timedelta(days=30)),
        due=due,
        due_from="due",
        amount=amount,
        currency=draw(st.sampled_from(("EUR", "EUR", "USD", "BTC"))),
        source=HERE,
        settlements=paid,
        expected=draw(st.one_of(st.none(), st.none(), DAYS)),
        collect=draw(st.sampled_from((None, None, Decimal("0.5"), Decimal(0)))),
    )


@st.composite
def lines(draw: st.DrawFn, number: int) -> PlanLine:
    amount, inward = draw(AMOUNTS), draw(st.booleans())
    side = draw(st.sampled_from(("Assets:Bank", "Assets:Receivable", "Liabilities:Payable")))
    signed = amount if inward else -amount
    return PlanLine(
        f"line-{number}",
        draw(DAYS),
        draw(st.sampled_from(WHO)),
        "plan",
        (Leg(side, signed, "EUR"), Leg("Income:Sales", -signed, "EUR")),
        HERE,
        draw(st.sampled_from((None, Repeat(Unit.WEEK), Repeat(Unit.MONTH)))),
        certainty=draw(st.sampled_from(Certainty)),
    )


@st.composite
def books(draw: st.DrawFn) -> Book:
    bank = Column()
    bank.dates.append(AS_OF)
    bank.numbers.append(Decimal(5000))
    bank.currencies.append("EUR")
    bank.entries.append(0)
    opened = dt.date(2020, 1, 1)
    known = [draw(items(number)) for number in range(draw(st.integers(0, 12)))]
    return Book(
        root="/",
        title="",
        currency="EUR",
        as_of=AS_OF,
        accounts={
            name: Account(name, opened, None, (), kind, Origin.DECLARED, HERE)
            for name, kind in _KINDS.items()
        },
        columns={"Assets:Bank": bank},
        items=tuple(sorted(known, key=lambda item: item.date)),
        plan=tuple(draw(lines(number)) for number in range(draw(st.integers(0, 4)))),
        counterparties={
            "Bob": Counterparty("Bob", customer=True, source=HERE, pays_on=25),
        },
        prices={
            ("USD", "EUR"): ((opened, Decimal("0.917")),),
            ("BTC", "EUR"): ((opened, Decimal(60_000)),),
        },
        bank_holidays=HOLIDAYS,
    )


ADJUSTS = st.builds(
    lambda customer, scale, delay, drop, collect: Adjust(
        "trial", "one", AS_OF, HERE, customer=customer, scale=scale, delay=delay, drop=drop,
        collect=collect,
    ),
    st.sampled_from((None, *WHO)),
    st.sampled_from((None, Decimal("0.333"), Decimal("1.5"))),
    st.sampled_from((None, -10, 7, 45)),
    st.booleans(),
    st.sampled_from((None, Decimal("0.9"))),
)  # fmt: skip
SCENARIOS = st.one_of(
    st.sampled_from(("base", "best", "worst")),
    st.builds(
        lambda sales, delay, collect, adjusts: Scenario(
            "trial", sales=sales, delay=delay, collect=collect, adjusts=tuple(adjusts)
        ),
        st.sampled_from((Decimal(1), Decimal("0.85"))),
        st.sampled_from((0, -5, 21)),
        st.sampled_from((Decimal(1), Decimal("0.97"))),
        st.lists(ADJUSTS, max_size=2),
    ),
)


def seen(book: Book, scenario: str | Scenario, horizon: str) -> Forecast:
    return forecast(book, scenario, horizon_end(AS_OF, horizon))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(book=books(), scenario=SCENARIOS)
def test_items_add_up_to_every_sum(book: Book, scenario: str | Scenario) -> None:
    for horizon in ("13w", "12m", "90d"):
        ahead = seen(book, scenario, horizon)
        moved: dict[dt.date, Decimal] = {}
        for item in ahead.items:
            moved[item.date] = moved.get(item.date, Decimal()) + item.value
        balance = ahead.opening
        for day in ahead.path:
            balance += moved.pop(day.date, Decimal())
            assert day.balance == balance
        assert not moved
        for period in table(ahead, horizon):
            rows: dict[str, Decimal] = {}
            for item in period.items:
                rows[item.category] = rows.get(item.category, Decimal()) + item.value
            cells = {row: total for row, total in period.categories.items() if total}
            assert cells == {row: total for row, total in rows.items() if total}
            assert period.receipts == sum(i.value for i in period.items if i.value > 0)
            assert period.payments == sum(i.value for i in period.items if i.value < 0)
        for name in CERTAINTIES:
            own = (i.value for i in ahead.items if i.certainty == name)
            assert name == "expected" or ahead.certainty[name] == sum(own)
        assert sum(ahead.certainty.values()) == balance - ahead.opening


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(book=books(), scenario=SCENARIOS)
def test_every_item_ties_to_its_invoice(book: Book, scenario: str | Scenario) -> None:
    ahead = seen(book, scenario, "13w")
    shown: dict[str, Decimal] = {}
    for item in ahead.items:
        shown[item.id] = shown.get(item.id, Decimal()) + item.amount
    beyond = {one.item.id: one for one in ahead.beyond}
    for draft in ahead.drafts:
        one, name = beyond.get(draft.item.id), draft.item.id
        total = shown.get(name, Decimal())
        if one is not None:
            assert one.later * draft.item.of >= 0
            assert one.never * draft.item.of >= 0
            total += one.later + one.never
        if draft.item.kind in {"invoice", "bill"} or (draft.spread and total):
            assert total == draft.item.of
        elif draft.spread is None and draft.item.date < ahead.until:
            assert total == draft.item.amount
    assert {item.id for item in ahead.items} <= {draft.item.id for draft in ahead.drafts}
    assert all(item.date > AS_OF for item in ahead.items)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(book=books(), scenario=SCENARIOS)
def test_a_shorter_horizon_is_the_same_items(book: Book, scenario: str | Scenario) -> None:
    near, far = seen(replace(book), scenario, "13w"), seen(book, scenario, "12m")
    assert near.items == far.between(AS_OF, near.until)
    assert far.up_to(near.until).items == near.items
