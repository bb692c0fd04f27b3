"""Weeks, months and days are sums over the same items."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Origin
from kasboek.core.book import Book
from kasboek.core.book import Column
from kasboek.core.forecast import forecast
from kasboek.core.forecast import past_periods
from kasboek.core.forecast import table
from kasboek.core.forecast.periods import WrongHorizonError
from kasboek.core.forecast.periods import horizon_end
from kasboek.core.forecast.periods import spans
from kasboek.core.open_items import OpenItem
from kasboek.core.plan import Leg
from kasboek.core.plan import PlanLine
from kasboek.core.plan import Repeat
from kasboek.core.plan import Unit
from kasboek.core.policy import Tax
from kasboek.core.policy import TaxKind
from kasboek.core.saying import Source
from kasboek.core.scenario import Adjust
from kasboek.core.scenario import Scenario
from kasboek.reading.facts import bank_holidays
from kasboek.reading.facts import tax_rules
from kasboek.words import say

if TYPE_CHECKING:
    from kasboek.core.forecast.model import Forecast

DAY = dt.date.fromisoformat
AS_OF = DAY("2026-10-31")
SOURCE = Source("plan.beancount", 1)
KINDS = {
    "Assets:Bank": AccountClass.CASH,
    "Assets:Receivable": AccountClass.RECEIVABLE,
    "Liabilities:Payable": AccountClass.PAYABLE,
    "Liabilities:VAT": AccountClass.VAT,
    "Income:Sales": AccountClass.REVENUE,
    "Expenses:Costs": AccountClass.OTHER_COST,
}


def test_the_first_week_is_what_is_left_of_it() -> None:
    # 31 October 2026 is a Saturday: one day of week 44, then 13 whole weeks
    found = spans(AS_OF, "13w")
    assert (found[0].start, found[0].end, found[0].label) == (
        DAY("2026-11-01"),
        DAY("2026-11-02"),
        "2026-W44",
    )
    assert (len(found), found[-1].end, found[-1].label) == (14, DAY("2027-02-01"), "2027-W04")


def test_no_partial_period_when_the_day_ends_one() -> None:
    assert len(spans(DAY("2026-11-01"), "13w")) == 13
    assert len(spans(AS_OF, "12m")) == 12
    months = spans(DAY("2026-11-10"), "12m")
    assert (len(months), months[0].start, months[0].label) == (13, DAY("2026-11-11"), "2026-11")
    assert months[-1].label == "2027-11"


def test_days_and_weeks_that_start_on_sunday() -> None:
    days = spans(AS_OF, "90d")
    assert (len(days), days[0].label, days[-1].end) == (90, "2026-11-01", DAY("2027-01-30"))
    weeks = spans(AS_OF, "2w", week_start=6)
    assert [span.label for span in weeks] == ["2026-W45", "2026-W46"]


@pytest.mark.parametrize("horizon", ["", "13", "w", "0w", "-1m", "13 w", "1000w", "5y", "99999d"])
def test_what_is_no_horizon(horizon: str) -> None:
    with pytest.raises(WrongHorizonError):
        spans(AS_OF, horizon)


def test_a_table_beyond_the_forecast_is_refused(charted: Book) -> None:
    """2024-01-01 open Expenses:Nothing"""
    with pytest.raises(WrongHorizonError, match="beyond 2027-02-01"):
        table(forecast(charted), "12m")


def test_a_table_worked_by_hand(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 50000 EUR
    2026-11-03 # "Landlord"
      Assets:Bank  -15000 EUR
      Expenses:Rent
    2026-11-05 # "Shop"
      Assets:Bank    8000 EUR
      Income:Sales
    2026-11-10 # "Ads"
      Assets:Bank   -1000 EUR
      Expenses:Marketing
    """
    #        opening  receipts  payments  closing   low             headroom
    # W44     60,000         -         -   60,000   60,000 on  1      10,000
    # W45     60,000     8,000   -15,000   53,000   45,000 on  3      -5,000
    # W46     53,000         -    -1,000   52,000   52,000 on 10       2,000
    rest, first, second, *_ = table(forecast(charted))
    assert (rest.opening, rest.net, rest.closing) == (60000, 0, 60000)
    assert (first.opening, first.receipts, first.payments) == (60000, 8000, -15000)
    assert (first.net, first.closing) == (-7000, 53000)
    assert (first.low, first.low_date, first.headroom) == (45000, DAY("2026-11-03"), -5000)
    assert (second.closing, second.low_date, second.headroom) == (52000, DAY("2026-11-10"), 2000)
    assert {row.value: cell for row, cell in first.categories.items()} == {
        "receipts-new-sales": 8000,
        "housing": -15000,
    }
    assert [item.value for item in first.items] == [-15000, 8000]
    assert forecast(charted).first_breach == DAY("2026-11-03")


def test_the_last_weeks_that_really_were(charted: Book) -> None:
    """
    2024-01-01 open Assets:Savings
      class: "cash"
    2026-10-20 * "Landlord" "week 43"
      Assets:Bank  -1500 EUR
      Expenses:Rent
    2026-10-21 * "Own" "is neither receipt nor payment"
      Assets:Bank  -5000 EUR
      Assets:Savings
    2026-10-27 * "Shop" "week 44"
      Assets:Bank    800 EUR
      Income:Sales
    """
    # 31 October itself brings the 1 euro of the chart: 60,000 - 1,500 + 800 = 59,300
    ahead = forecast(charted)
    before, last = past_periods(ahead, 2)
    assert (before.label, before.start, before.end) == (
        "2026-W43",
        DAY("2026-10-19"),
        DAY("2026-10-26"),
    )
    assert (before.opening, before.payments, before.closing) == (59999, -1500, 58499)
    assert (last.end, last.receipts, last.closing) == (DAY("2026-11-01"), 801, 59300)
    assert last.closing == ahead.opening
    assert {row.value for row in last.categories} == {"receipts-new-sales", "financing"}


def test_what_moved_without_a_price_is_left_out_and_named(charted: Book) -> None:
    """
    2024-01-01 open Assets:Dollars
      class: "cash"
    2026-10-20 * "Client" "before any price"
      Assets:Dollars   1000 USD
      Income:Sales
    2026-10-21 * "Shop" "week 43"
      Assets:Bank       800 EUR
      Income:Sales
    2026-10-22 price USD 0.905 EUR
    2026-10-22 * "Client" "with a price"
      Assets:Dollars   1.11 USD
      Income:Sales
    """
    # 800 + 1.11 x 0.905 = 1.00455, in cents
    before, last = past_periods(forecast(charted), 2)
    assert before.receipts == Decimal("801.00")
    assert (before.closing, last.problems) == (last.opening, ())
    (problem,) = before.problems
    assert problem.error
    assert say(problem.saying) == (
        "left out of 2026-W43: 1 x USD, as there was no price of USD in EUR on 20 October 2026;"
        " add a price directive of that day or earlier"
    )


amounts = st.decimals("0.01", "99999.99", places=2)
days = st.dates(DAY("2026-06-01"), DAY("2027-06-01"))


@st.composite
def lines(draw: st.DrawFn) -> PlanLine:
    number = draw(amounts)
    side = draw(st.sampled_from(["Assets:Bank", "Assets:Receivable", "Liabilities:Payable"]))
    sign = draw(st.sampled_from([1, -1])) if side == "Assets:Bank" else 1
    sign = -1 if side == "Liabilities:Payable" else sign
    vat = (number / 5).quantize(Decimal("0.01"))
    legs = (
        Leg(side, sign * (number + vat), "EUR"),
        Leg("Income:Sales" if sign > 0 else "Expenses:Costs", -sign * number, "EUR"),
        Leg("Liabilities:VAT", -sign * vat, "EUR"),
    )
    unit = draw(st.sampled_from([None, *Unit]))
    repeat = Repeat(unit, draw(st.integers(1, 3))) if unit else None
    name = f"line-{draw(st.integers(0, 10**9))}"
    return PlanLine(name, draw(days), draw(st.sampled_from("AB")), name, legs, SOURCE, repeat)


@st.composite
def open_items(draw: st.DrawFn) -> OpenItem:
    receivable = draw(st.booleans())
    day = draw(st.dates(DAY("2026-08-01"), AS_OF))
    number = str(draw(st.integers(0, 10**9)))
    return OpenItem(
        id=f"invoice/{number}",
        number=number,
        receivable=receivable,
        counterparty=draw(st.sampled_from("AB")),
        account="Assets:Receivable" if receivable else "Liabilities:Payable",
        date=day,
        due=day + dt.timedelta(days=draw(st.integers(0, 120))),
        due_from="due",
        amount=draw(amounts),
        currency="EUR",
        source=SOURCE,
        accounts=("Income:Sales" if receivable else "Expenses:Costs",),
    )


@st.composite
def books(draw: st.DrawFn) -> Book:
    bank = Column()
    bank.dates.append(AS_OF)
    bank.numbers.append(draw(amounts))
    bank.currencies.append("EUR")
    bank.entries.append(0)
    return Book(
        root=".",
        title="",
        currency="EUR",
        as_of=AS_OF,
        accounts={
            name: Account(name, AS_OF, None, (), kind, Origin.DECLARED, SOURCE)
            for name, kind in KINDS.items()
        },
        columns={"Assets:Bank": bank},
        items=tuple(draw(st.lists(open_items(), max_size=8))),
        plan=tuple(draw(st.lists(lines(), max_size=6, unique_by=lambda line: line.id))),
        taxes=(Tax(TaxKind.VAT, "quarterly", "Liabilities:VAT", AS_OF, SOURCE),),
        tax_rules=tax_rules(),
        bank_holidays=bank_holidays(2025, 2029),
    )


def year(book: Book, scenario: str | Scenario = "base") -> Forecast:
    return forecast(book, scenario, horizon_end(AS_OF, "12m"))


@given(book=books(), scenario=st.sampled_from(["base", "best", "worst"]))
@settings(max_examples=25, deadline=None)
def test_items_cells_periods_and_the_path_agree(book: Book, scenario: str) -> None:
    ahead = year(book, scenario)
    balances = {day.date: day.balance for day in ahead.path}
    for horizon in ("13w", "12m", "300d"):
        balance = ahead.opening
        for period in table(ahead, horizon):
            assert period.opening == balance
            assert period.closing == period.opening + period.receipts + period.payments
            assert sum(period.categories.values()) == period.net
            assert sum(item.value for item in period.items) == period.net
            assert all(
                item.amount == item.amount.quantize(Decimal("0.01")) for item in period.items
            )
            assert period.receipts >= 0 >= period.payments
            assert period.closing == balances[period.end - dt.timedelta(days=1)]
            assert period.low == min(balances[day] for day in _days(period.start, period.end))
            balance = period.closing


def _days(start: dt.date, end: dt.date) -> list[dt.date]:
    return [start + dt.timedelta(days=n) for n in range((end - start).days)]


@given(book=books(), scenario=st.sampled_from(["base", "best", "worst"]))
@settings(max_examples=25, deadline=None)
def test_how_far_one_looks_changes_nothing_nearer(book: Book, scenario: str) -> None:
    near, far = forecast(book, scenario), year(book, scenario)
    assert near.items == tuple(item for item in far.items if item.date < near.until)


@given(book=books())
@settings(max_examples=25, deadline=None)
def test_a_scenario_that_changes_nothing_is_the_base_and_ids_are_unique(book: Book) -> None:
    base = year(book)
    assert year(book, Scenario("same")).items == base.items
    ids = [item.id for item in base.items if item.kind not in {"invoice", "bill"}]
    assert len(ids) == len(set(ids))
    assert all(item.date > AS_OF for item in base.items)
    assert base.opening + sum(base.certainty.values()) == base.path[-1].balance


@given(book=books(), scenario=st.sampled_from(["base", "best", "worst"]))
@settings(max_examples=25, deadline=None)
def test_an_adjust_of_nothing_changes_neither_items_nor_taxes(book: Book, scenario: str) -> None:
    """Drivers alone sum taxes by group, adjusts go through them one by one."""
    nothing = Adjust("same", "none", AS_OF, SOURCE, plan="no such line", drop=True)
    same = year(book, Scenario("same", based_on=scenario, adjusts=(nothing,)))
    plain = year(book, scenario)
    assert [item[:15] for item in same.items] == [item[:15] for item in plain.items]
