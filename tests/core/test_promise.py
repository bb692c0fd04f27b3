"""Last week's promise against what came, worked by hand; the differences add up exactly."""

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
from kasboek.core.promise import MOST
from kasboek.core.promise import Promise
from kasboek.core.promise import promise
from kasboek.core.promise import says
from kasboek.core.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.book import Book

say = partial(words.say, lang="en")
DAY = dt.date(2026, 10, 31)


def found(book: Book) -> Promise:
    held = sum(book.balance("Assets:Bank", DAY).values(), Decimal())
    told = promise(book, DAY, held)
    assert isinstance(told, Promise)
    return told


def test_what_came_and_what_did_not(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "collections" "likely"
    2026-09-28 * "Jansen" "12 city bikes"
      invoice: "2026-0412"
      due: 2026-10-28
      expected: 2026-10-28
      Assets:Receivable  12100 EUR
      Income:Sales
    2026-10-01 # "Landlord" "rent"
      id: "rent"
      known: 2026-01-01
      certainty: "committed"
      Expenses:Rent       4000 EUR
      Assets:Bank
    2026-10-30 # "Team" "wages"
      id: "wages"
      known: 2026-01-01
      certainty: "committed"
      Expenses:Personnel  9000 EUR
      Assets:Bank
    2026-10-01 * "Landlord" "rent of October"
      Expenses:Rent       4000 EUR
      Assets:Bank
    2026-10-29 * "Garage" "repair"
      Expenses:Parts       600 EUR
      Assets:Bank
    2026-10-30 * "Team" "wages"
      Expenses:Personnel  9200 EUR
      Assets:Bank
    """
    # on 24 October 59,999 - 4,000 = 55,999 in the bank; Jansen's 12,100 and the wages of 9,000 were
    # to come: 59,099. It is 55,999 - 600 - 9,200 + 1 = 46,200: 12,899 less
    told = found(charted)
    assert (told.then, told.opening) == (dt.date(2026, 10, 24), 55999)
    assert told.promised == (12100, -9000, 59099)
    assert told.came == (1, -9800, 46200)
    assert told.difference == -12899
    assert [(say(one.says), one.amount) for one in told.differences] == [
        ("€ 12,100.00 of Jansen (2026-0412) was promised and has not come.", -12100),
        ("Not in the forecast: € 600.00 to Garage.", -600),
        ("€ 9,200.00 went to Team, € 200.00 more than forecast.", -200),
        ("Not in the forecast: € 1.00 from Equity:Opening.", 1),
    ]
    assert told.differences[0].item == "invoice/2026-0412"
    assert all(one.source for one in told.differences)
    assert say(says(told, "EUR")) == (
        "€ 46,200.00 in the bank, € 12,899.00 less than the forecast of 24 October 2026 promised"
        " for now (€ 59,099.00)."
    )


def test_a_tax_paid_before_its_last_day_came_early(charted: Book) -> None:
    """
    2026-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT
    2026-01-01 custom "tax" "payroll" "monthly" Liabilities:PayrollTax
    2026-09-20 * "Shop" "sales"
      Equity:Opening     12100 EUR
      Income:Sales      -10000 EUR
      Liabilities:VAT    -2100 EUR
    2026-10-10 * "Team" "wages"
      Expenses:Personnel       300 EUR
      Liabilities:PayrollTax
    2026-10-26 * "Tax office" "payroll tax, long before 30 November"
      Liabilities:PayrollTax   300 EUR
      Assets:Bank
    2026-10-29 * "Tax office" "VAT, on another account of its class"
      Assets:VAT              2099 EUR
      Assets:Bank
    """
    # the VAT was to arrive by 30 October, within the week: 2,100 less 1 of rounding
    told = [say(one.says) for one in found(charted).differences]
    assert told == [
        "€ 300.00 to payroll tax went out early: it was expected on 30 November 2026.",
        "Not in the forecast: € 1.00 from Equity:Opening.",
        "€ 2,099.00 went to VAT, € 1.00 less than forecast.",
    ]


def test_a_payout_is_what_the_provider_held(charted: Book) -> None:
    """
    2026-01-01 open Assets:Transfer
      class: "transfer"
    2026-01-01 open Assets:Mollie
      class: "clearing"
    2026-10-20 * "a customer" "order"
      Assets:Mollie     50 EUR
      Income:Sales
    2026-10-21 * "another" "order"
      Assets:Mollie     70 EUR
      Income:Sales
    2026-10-26 * "Mollie" "settlement"
      Assets:Mollie    -50 EUR
      Assets:Transfer
    2026-10-26 * "Mollie" "settlement"
      Assets:Mollie    -60 EUR
      Assets:Transfer
    2026-10-28 * "Stichting Mollie Payments" "both"
      Assets:Bank      110 EUR
      Assets:Transfer
    """
    told = [say(one.says) for one in found(charted).differences]
    assert told[0] == "Assets:Mollie paid € 110.00, € 10.00 less than promised."
    assert len(told) == 2  # the other is that of the chart


def test_what_came_early_and_what_came_in_part(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "collections" "likely"
    2026-09-28 * "Jansen" "bikes"
      invoice: "1"
      due: 2026-10-28
      expected: 2026-10-28
      Assets:Receivable  1000 EUR
      Income:Sales
    2026-09-28 * "Dealers" "bikes"
      invoice: "2"
      due: 2026-11-20
      expected: 2026-11-20
      Assets:Receivable  2000 EUR
      Income:Sales
    2026-09-28 * "Parts" "parts"
      bill: "3"
      due: 2026-10-27
      expected: 2026-10-27
      Liabilities:Payable -500 EUR
      Expenses:Parts
    2026-10-27 * "Jansen" "part" ^1
      invoice: "1"
      Assets:Bank         400 EUR
      Assets:Receivable
    2026-10-28 * "Dealers" "all" ^2
      invoice: "2"
      Assets:Bank        2000 EUR
      Assets:Receivable
    """
    told = found(charted)
    assert [say(one.says) for one in told.differences] == [
        "Dealers (2) paid € 2,000.00 early: it was expected on 20 November 2026.",
        "Jansen (1) paid € 400.00, € 600.00 less than promised.",
        "€ 500.00 to Parts (3) was forecast and has not been paid.",
        "Not in the forecast: € 1.00 from Equity:Opening.",
    ]
    assert told.difference == 2000 - 600 + 500 + 1


def test_a_promise_that_was_kept(read_text: Callable[..., Book]) -> None:
    book = read_text(SMALL)
    told = found(book)
    assert (told.differences, told.difference) == ((), 0)
    assert say(says(told, "EUR")) == (
        "Last week's promise was kept: on 24 October 2026 the forecast had € 1,200.00 in the bank"
        " for now, and that is what there is."
    )


SMALL = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2024-01-01 open Assets:Bank
2024-01-01 open Income:Sales
  class: "revenue"
2024-01-01 open Equity:Opening
2026-10-01 * "opening"
  Assets:Bank     1000 EUR
  Equity:Opening
2026-10-30 # "Dealers" "sales"
  known: 2026-10-01
  Assets:Bank      200 EUR
  Income:Sales
2026-10-31 * "Dealers" "sales"
  Assets:Bank      200 EUR
  Income:Sales
"""


def test_books_that_began_this_week(read_text: Callable[..., Book]) -> None:
    told = promise(read_text(SMALL.replace("2026-10-01 *", "2026-10-26 *")), DAY, Decimal(1200))
    assert isinstance(told, Saying)
    assert say(told) == (
        "The cash books begin on 26 October 2026: there is no forecast of a week ago yet."
    )


LINE = """
2026-10-{planned:02} # "Shop {name}" "goods"
  known: 2026-10-01
  id: "line-{number}"
  Assets:Bank  {promised} EUR
  Income:Sales
2026-10-{booked:02} * "Shop {other}" "goods"
  Assets:Bank  {came} EUR
  Income:Sales
"""
amounts = st.integers(-9000, 9000).filter(bool)
names = st.sampled_from("ABCD")
days = st.integers(22, 31)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(days, days, amounts, amounts, names, names), max_size=9))
def test_the_differences_add_up_exactly(
    read_text: Callable[..., Book], lines: list[tuple[int, int, int, int, str, str]]
) -> None:
    text = SMALL
    for number, (planned, booked, promised, came, name, other) in enumerate(lines):
        text += LINE.format(
            number=number,
            planned=planned,
            booked=booked,
            promised=Decimal(promised) / 100,
            came=Decimal(came) / 100,
            name=name,
            other=other,
        )
    book = read_text(text)
    told = found(book)
    assert sum((one.amount for one in told.differences), Decimal()) == told.difference
    assert all(one.amount == one.came - one.promised for one in told.differences)
    assert told.opening + told.promised.receipts + told.promised.payments == told.promised.closing
    assert told.opening + told.came.receipts + told.came.payments == told.came.closing
    assert len(told.differences) <= MOST + 2
