"""What breaks the buffer: fewer sales or later receipts, each figure worked by hand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek import words
from kasboek.core.ahead.reverse import MOST
from kasboek.core.ahead.reverse import State
from kasboek.core.ahead.reverse import reverse
from kasboek.core.ahead.reverse import says
from kasboek.core.ahead.reverse import stepped
from kasboek.core.ahead.sensitivity import sensitivity
from kasboek.core.forecast import forecast

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.ahead.reverse import Reversal
    from kasboek.core.book import Book

say = partial(words.say, lang="en")


def answers(book: Book, scenario: str = "base") -> dict[tuple[str, str], Reversal]:
    found = reverse(forecast(book, scenario)).found
    return {(one.driver.value, one.bar.value): one for one in found}


def test_the_smallest_cut_in_sales(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 20000 EUR
    2026-11-16 # "Dealers" "new sales"
      Assets:Bank        30000 EUR
      Income:Sales
    2026-11-20 # "Landlord" "rent"
      certainty: "committed"
      Assets:Bank       -60000 EUR
      Expenses:Rent
    """
    # 60,000 + 30,000 - 60,000 = 30,000 on the 20th; the buffer holds up to 10,000 fewer sales,
    # a third: 33.3 % leaves 20,010, 33.4 % leaves 19,980. Zero: 30,000 fewer are all, and hold.
    found = answers(charted)
    sales = found["sales", "buffer"]
    assert (sales.state, sales.step) == (State.BREAKS, 334)
    assert sales.broken == (dt.date(2026, 11, 20), Decimal(19980), Decimal(10020))
    assert say(says(forecast(charted), sales)) == (
        "33.4 % fewer new sales break it: cash is then below the buffer of € 20,000.00 on"
        " 20 November 2026, at € 19,980.00; that is € 10,020.00 less than in the forecast."
        " 33.3 % fewer still holds."
    )
    assert found["sales", "zero"].state is State.NEVER
    assert say(says(forecast(charted), found["sales", "zero"])) == (
        "Never up to 31 January 2027: even without any new sales cash stays above zero."
    )


def test_the_shortest_delay(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 20000 EUR
    2026-11-16 # "Dealers" "new sales"
      Assets:Bank        30000 EUR
      Income:Sales
    2026-11-20 # "Landlord" "rent"
      certainty: "committed"
      Assets:Bank       -60000 EUR
      Expenses:Rent
    """
    # from Monday 16 November: 4 days later is Friday the 20th and in time; 5 days is Saturday, so
    # Monday the 23rd, and 60,000 - 60,000 = 0 on the 20th: below the buffer, never below zero
    delay = answers(charted)["delay", "buffer"]
    assert (delay.state, delay.step) == (State.BREAKS, 5)
    assert delay.broken == (dt.date(2026, 11, 20), Decimal(0), Decimal(30000))
    assert say(says(forecast(charted), delay)) == (
        "5 days later breaks it: if every expected receipt comes 5 days later, cash is below the"
        " buffer of € 20,000.00 on 20 November 2026, at € 0.00; that is € 30,000.00 less than in"
        " the forecast. 4 days later still holds."
    )
    assert answers(charted)["delay", "zero"].state is State.NEVER


def test_already_broken(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 20000 EUR
    2026-11-20 # "Landlord" "rent"
      Assets:Bank       -45000 EUR
      Expenses:Rent
    """
    found = answers(charted)
    sales = found["sales", "buffer"]
    assert (sales.state, sales.step) == (State.ALREADY, None)
    assert say(says(forecast(charted), sales)) == (
        "Already broken: without any change cash is below the buffer of € 20,000.00 on"
        " 20 November 2026, at € 15,000.00."
    )
    # nothing is sold and nothing can come later
    assert found["sales", "zero"].state is State.NOTHING
    assert found["delay", "zero"].state is State.NOTHING
    assert say(says(forecast(charted), found["sales", "zero"])) == (
        "Nothing to cut: there are no new sales in the forecast up to 31 January 2027, so zero"
        " holds. Plan them as # transactions to see what fewer do."
    )
    assert say(says(forecast(charted), found["delay", "zero"])) == (
        "Nothing to delay: no expected receipt up to 31 January 2027 can come later, so zero holds."
    )


def test_without_a_buffer_only_zero_is_asked(charted: Book) -> None:
    """
    2026-11-16 # "Dealers" "new sales"
      Assets:Bank         1000 EUR
      Income:Sales
    """
    assert {bar for _, bar in answers(charted)} == {"zero"}
    assert say(says(forecast(charted), answers(charted)["delay", "zero"])) == (
        "Never up to 31 January 2027: even if every expected receipt comes a year later, cash"
        " stays above zero."
    )


def test_on_top_of_a_scenario(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 20000 EUR
    2026-10-15 custom "scenario" "lean"
      sales: 0.8
    2026-11-16 # "Dealers" "new sales"
      Assets:Bank        30000 EUR
      Income:Sales
    2026-11-20 # "Landlord" "rent"
      certainty: "committed"
      Assets:Bank       -60000 EUR
      Expenses:Rent
    """
    # 24,000 left of the sales, of which 4,000 may be lost: 1/6, so 16.7 %
    assert answers(charted, "lean")["sales", "buffer"].step == 167


SMALL = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2024-01-01 open Assets:Bank
2024-01-01 open Income:Sales
  class: "revenue"
2024-01-01 open Expenses:Rent
  class: "housing"
2024-01-01 open Equity:Opening
2026-10-31 * "opening"
  Assets:Bank     60000 EUR
  Equity:Opening
2026-01-01 custom "policy" "liquidity-buffer" {buffer} EUR
2026-11-16 # "Dealers" "new sales"
  Assets:Bank     {sales} EUR
  Income:Sales
2026-11-20 # "Landlord" "rent"
  Assets:Bank     -{rent} EUR
  Expenses:Rent
"""


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sales=st.integers(1, 90_000), rent=st.integers(1, 150_000), buffer=st.integers(1, 60_000))
def test_the_step_breaks_and_the_one_before_holds(
    read_text: Callable[..., Book], sales: int, rent: int, buffer: int
) -> None:
    book = read_text(SMALL.format(sales=sales, rent=rent, buffer=buffer))
    base = forecast(book)
    for one in reverse(base).found:
        if one.step is not None:
            before, here = (
                min(day.balance for day in forecast(book, trial).path)
                for trial in (stepped("base", one.driver, one.step - less) for less in (1, 0))
            )
            assert here < one.limit <= before
        else:
            worst = stepped("base", one.driver, MOST[one.driver])
            held = min(day.balance for day in forecast(book, worst).path) >= one.limit
            assert held is (one.state is not State.ALREADY)


def test_what_moves_the_low_point_most(charted: Book) -> None:
    """
    2026-10-20 * "Jansen" "open"
      invoice: "1"
      due: 2026-11-10
      expected: 2026-11-10
      Assets:Receivable   9000 EUR
      Income:Sales
    2026-11-11 # "Dealers" "new sales"
      id: "orders"
      Assets:Bank        20000 EUR
      Income:Sales
    2026-11-12 # "Ads" "a fair"
      id: "fair"
      Assets:Bank       -30000 EUR
      Expenses:Marketing
    2026-11-13 # "Landlord" "rent"
      id: "rent"
      certainty: "committed"
      Assets:Bank       -40000 EUR
      Expenses:Rent
    2026-12-10 # "Dealers" "new sales"
      id: "orders-2"
      Assets:Bank         5000 EUR
      Income:Sales
    """
    # 60,000 + 9,000 + 20,000 - 30,000 - 40,000 = 19,000 on the 13th
    base = forecast(charted)
    assert base.low_point[:2] == (dt.date(2026, 11, 13), Decimal(19000))
    found = {(one.kind, one.subject): one.change for one in sensitivity(base)}
    assert found == {
        ("delay", ""): -29000,  # 9,000 and 20,000 come after the 13th
        ("customer", "Dealers"): -20000,
        ("customer", "Jansen"): -9000,
        ("payment", "rent"): -4000,
        ("costs", ""): -3000,  # 10 % of the fair; rent is committed
        ("payment", "fair"): -3000,
        ("sales", ""): -2000,
        ("receipt", "orders"): -2000,
        ("collect", ""): -450,  # 5 % of 9,000: what is sold for cash has no receivable
        ("receipt", "orders-2"): 0,
    }
    changes = [one.change for one in sensitivity(base)]
    assert changes == sorted(changes)
