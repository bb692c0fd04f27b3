"""Sliders: what they change, what they leave alone, and what cannot be asked of them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek import load
from kasboek import words
from kasboek.core.forecast import forecast
from kasboek.core.forecast import horizon_end
from kasboek.core.pages import NEUTRAL
from kasboek.core.pages import Drivers
from kasboek.core.pages import Look
from kasboek.core.pages import View
from kasboek.core.pages import WrongAskedError
from kasboek.core.pages import outlook
from kasboek.core.pages import read_drivers
from kasboek.core.pages import what_if
from kasboek.core.pages.drivers import DAYS
from kasboek.core.pages.drivers import FACTORS
from kasboek.core.pages.drivers import scenario

if TYPE_CHECKING:
    from pathlib import Path

    from kasboek.core.book import Book

TODAY = dt.date(2026, 11, 2)
say = partial(words.say, lang="en")


@pytest.fixture(scope="module")
def sample(company: Path) -> Look:
    return Look(load(company), TODAY)


def asked(book: Book, **drivers: Any) -> dict[str, Any]:  # noqa: ANN401 # of whatever type each is
    return what_if(Look(book, TODAY), View(drivers=Drivers(**drivers)), say)


def test_each_slider_does_what_it_says(charted: Book) -> None:
    """
    2026-10-20 * "Jansen" "open"
      invoice: "1"
      due: 2026-11-16
      Assets:Receivable   1000 EUR
      Income:Sales
    2026-11-16 # "Dealers" "new sales"
      Assets:Bank         2000 EUR
      Income:Sales
    2026-11-16 # "Ads" "a cost"
      Assets:Bank         -100 EUR
      Expenses:Marketing
    """
    # 60,000 + 1,000 + 2,000 - 100
    assert asked(charted)["closing"] == "62900.00"
    assert asked(charted, sales=Decimal("0.5"))["closing"] == "61900.00"
    assert asked(charted, costs=Decimal(2))["closing"] == "62800.00"
    assert asked(charted, collect=Decimal("0.9"))["closing"] == "62800.00"
    late = {p["date"]: p["balance"] for p in asked(charted, delay=7)["points"]}
    assert (late["2026-11-16"], late["2026-11-23"]) == ("59900.00", "62900.00")


def test_a_buffer_that_is_broken_later_is_not_broken_already(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 60000 EUR
    2026-11-16 # "Landlord" "rent"
      Assets:Bank        -1500 EUR
      Expenses:Rent
    """
    found = asked(charted)
    assert (found["first_breach"], found["broken_already"]) == ("2026-11-16", False)
    found = asked(charted, costs=Decimal(0))
    assert (found["first_breach"], found["broken_already"]) == (None, False)


def test_a_buffer_that_is_broken_now_is_broken_already(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 61000 EUR
    2026-11-16 # "Dealers" "new sales"
      Assets:Bank         2000 EUR
      Income:Sales
    """
    for sales in (Decimal(1), Decimal("0.5")):
        found = asked(charted, sales=sales)
        assert (found["first_breach"], found["broken_already"]) == ("2026-11-01", True)


def test_one_customer_pays_late(charted: Book) -> None:
    """
    2026-10-20 * "Jansen" "open"
      invoice: "1"
      due: 2026-11-16
      Assets:Receivable   1000 EUR
      Income:Sales
    2026-10-20 * "Bosman" "open"
      invoice: "2"
      due: 2026-11-16
      Assets:Receivable    300 EUR
      Income:Sales
    """
    found = asked(charted, customer="Jansen", late=14)
    balances = {point["date"]: point["balance"] for point in found["points"]}

    assert balances["2026-11-16"] == "60300.00"
    assert balances["2026-11-30"] == "61300.00"


def test_it_says_what_it_comes_down_to(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 59000 EUR
    2026-11-16 # "Ads" "a cost"
      Assets:Bank         -800 EUR
      Expenses:Marketing
    """
    fine, bad = asked(charted), asked(charted, costs=Decimal(2))

    assert fine["says"] == "Lowest € 59,200.00 on 16 November 2026, € 200.00 above the buffer."
    assert (fine["first_breach"], fine["safe"]["amount"]) == (None, "200.00")
    assert bad["says"] == (
        "Lowest € 58,400.00 on 16 November 2026, € 600.00 below the buffer; "
        "first below it on 16 November 2026."
    )
    assert bad["safe"] == {"amount": "-600.00", "until": "2026-11-16"}
    assert bad["low"] == {"date": "2026-11-16", "amount": "58400.00"}


def test_without_a_buffer_it_says_how_low(charted: Book) -> None:
    """
    2026-11-16 # "Ads" "a cost"
      Assets:Bank         -800 EUR
      Expenses:Marketing
    """
    assert asked(charted)["says"] == "Lowest € 59,200.00 on 16 November 2026."


@pytest.mark.parametrize("name", ["base", "worst", "best", "second-fitter"])
@pytest.mark.parametrize("horizon", ["13w", "12m"])
def test_a_slider_that_changes_nothing_gives_the_scenario_itself(
    sample: Look, name: str, horizon: str
) -> None:
    until = horizon_end(sample.day, horizon, sample.book.week_start)
    plain = forecast(sample.book, name, until)

    same = sample.ahead(View(name, horizon))
    stacked = forecast(sample.book, scenario("trial", name, NEUTRAL, sample.day), until)

    assert same.items == plain.items
    assert [(i.id, i.date, i.value) for i in stacked.items] == [
        (i.id, i.date, i.value) for i in plain.items
    ]


def test_what_is_seen_over_13_weeks_is_the_beginning_of_the_year(sample: Look) -> None:
    view = View("worst", "13w", drivers=Drivers(delay=-9, sales=Decimal("1.2")))

    near, far = sample.ahead(view), sample.far(view)

    assert near.items == tuple(item for item in far.items if item.date < near.until)
    assert near.items == forecast(sample.book, near.scenario, near.until).items


factor = st.decimals(0, 2, places=2)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.sampled_from(["base", "worst", "best", "second-fitter"]),
    drivers=st.builds(
        Drivers,
        sales=factor,
        costs=factor,
        delay=st.integers(*DAYS["delay"]),
        collect=st.decimals(0, 1, places=2),
        customer=st.sampled_from([None, "Rijwielhuis Jansen", "Dealers", 'no "such" one']),
        late=st.integers(*DAYS["late"]),
    ),
)
def test_whatever_is_asked_adds_up(sample: Look, name: str, drivers: Drivers) -> None:
    view = View(name, "13w", past=2, drivers=drivers)
    answer = what_if(sample, view, say)
    page = outlook(sample, view, say)

    assert answer["points"] == page["curves"][0]["points"]
    assert answer["points"][0]["balance"] == "180164.10"
    assert answer["closing"] == page["columns"][-1]["closing"] == page["bridge"][-1]["amount"]
    assert sum(Decimal(step["amount"]) for step in page["bridge"][:-1]) == Decimal(
        answer["closing"]
    )
    lowest = min(Decimal(point["balance"]) for point in answer["points"][1:])
    assert Decimal(answer["low"]["amount"]) == lowest


def test_forecasts_are_kept_but_not_without_end(sample: Look) -> None:
    view = View(drivers=Drivers(sales=Decimal("0.123")))
    kept = sample.ahead(view)
    assert sample.ahead(view) is kept

    for step in range(100):
        sample.ahead(View(drivers=Drivers(delay=step % 120, sales=Decimal(step) / 100)))

    assert sample.ahead(view) is not kept


def test_drivers_are_read_from_an_address() -> None:
    assert read_drivers({}) == NEUTRAL
    assert read_drivers(
        {"sales": "0.8", "costs": " 1.05 ", "delay": "21", "other": "x"}
    ) == Drivers(sales=Decimal("0.8"), costs=Decimal("1.05"), delay=21)
    found = read_drivers({"customer": ' Jansen "& Zn" ', "late": "60", "collect": ""})
    assert found == Drivers(customer='Jansen "& Zn"', late=60)
    assert read_drivers({"late": "60"}) == NEUTRAL


def test_neutral_is_what_changes_nothing() -> None:
    assert NEUTRAL.neutral
    assert Drivers(sales=Decimal("1.00"), customer="Jansen").neutral
    assert not Drivers(customer="Jansen", late=1).neutral
    assert not Drivers(delay=-1).neutral


CALLED = {
    "collect": "collected",
    "costs": "costs",
    "delay": "days later",
    "late": "days later of the customer",
    "sales": "sales",
}


@pytest.mark.parametrize("name", FACTORS)
@pytest.mark.parametrize(
    "text", ["-0.1", "2.1", "1e9", "1e-400", "NaN", "Infinity", "0,8", "٣", "x" * 500]
)
def test_a_factor_that_is_none_is_refused(name: str, text: str) -> None:
    low, high = FACTORS[name]
    with pytest.raises(WrongAskedError) as wrong:
        read_drivers({name: text})
    assert say(wrong.value.saying) == (
        f"{CALLED[name]} is '{text[:40]}'; give a number from {low} to {high}, as in 0.8"
    )


@pytest.mark.parametrize("name", DAYS)
@pytest.mark.parametrize("text", ["-31", "181", "1.5", "1e400", "soon", "9" * 40])
def test_days_that_are_none_are_refused(name: str, text: str) -> None:
    low, high = DAYS[name]
    with pytest.raises(WrongAskedError) as wrong:
        read_drivers({"customer": "Jansen", name: text})
    told = f"{CALLED[name]} is '{text[:40]}'; give whole days from {low} to {high}"
    assert say(wrong.value.saying) == told
