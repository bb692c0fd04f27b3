"""The forecast of four weeks ago beside what came, worked by hand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kasboek import words
from kasboek.core.kpi import explain
from kasboek.core.kpi import kpis

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.book import Book
    from kasboek.core.kpi.model import Figure

HEAD = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 open Assets:Bank
  class: "cash"
2026-01-01 open Assets:Savings
  class: "cash"
2026-01-01 open Assets:Receivable
2026-01-01 open Liabilities:Payable
2026-01-01 open Equity:Opening
2026-01-01 open Income:Sales
  class: "revenue"
2026-01-01 open Expenses:Other
  class: "other-cost"
2026-08-01 * "opening"
  Assets:Bank         5000 EUR
  Equity:Opening
2026-11-01 balance Assets:Savings 700 EUR
"""

# On 3 October: an invoice of 1,000 due on the 20th, a bill of 400 due on the 15th, rent of 100
# planned. Until the 31st 900 of it and 350 nobody knew of came in; the bill, the rent and 20 went.
WEEKS = """
2026-09-20 * "Jansen" "invoice"
  invoice: "1"
  due: 2026-10-20
  Assets:Receivable   1000 EUR
  Income:Sales
2026-09-15 * "Frames" "bill"
  bill: "2"
  due: 2026-10-15
  Liabilities:Payable -400 EUR
  Expenses:Other
2026-10-12 # "Landlord" "rent"
  known: 2026-09-01
  Expenses:Other       100 EUR
  Assets:Bank         -100 EUR
2026-10-26 # "Tools" "planned too late to count"
  known: 2026-10-20
  Expenses:Other        60 EUR
  Assets:Bank          -60 EUR
2026-10-12 * "Landlord" "rent"
  Expenses:Other       100 EUR
  Assets:Bank
2026-10-15 * "Frames" "payment"
  bill: "2"
  Liabilities:Payable  400 EUR
  Assets:Bank
2026-10-16 * "put aside: neither received nor paid"
  Assets:Savings       700 EUR
  Assets:Bank
2026-10-22 * "Jansen" "payment"
  invoice: "1"
  Assets:Bank          900 EUR
  Assets:Receivable
2026-10-23 * "over the counter"
  Assets:Bank          350 EUR
  Income:Sales
2026-10-27 * "costs"
  Expenses:Other        20 EUR
  Assets:Bank
"""


@pytest.fixture
def read(read_text: Callable[..., Book]) -> Callable[..., Book]:
    return lambda *parts: read_text(HEAD + "".join(parts))


def accuracy(book: Book) -> Figure:
    assert book.as_of == dt.date(2026, 10, 31)
    return kpis(book, book.as_of, ["accuracy"])[0].figure


def reason(found: Figure) -> str:
    assert found.value is None
    assert found.reason is not None
    return words.say(found.reason)


def test_the_worse_side_counts_and_both_stand_beside_it(read: Callable[..., Book]) -> None:
    # receipts 1,250 against 1,000: 1 - 250/1,250 = 0.8; payments 520 against 500: 1 - 20/520
    found = accuracy(read(WEEKS))

    assert {one.name: one.value for one in found.inputs} == {
        "receipts-came": 1_250,
        "receipts-forecast": 1_000,
        "payments-came": 520,
        "payments-forecast": 500,
    }
    assert found.value == Decimal("0.8")
    assert {one.name: one.value for one in found.beside} == {
        "accuracy-receipts": Decimal("0.8"),
        "accuracy-payments": 1 - Decimal(20) / 520,
    }


def test_it_opens_down_to_both_sides(read: Callable[..., Book]) -> None:
    book = read(WEEKS)
    assert book.as_of is not None
    found = explain(book, book.as_of, "accuracy")

    sums: dict[str, Decimal] = {}
    for each in found.behind:
        assert each.source is not None
        sums[each.input] = sums.get(each.input, Decimal()) + each.amount
    assert sums == {one.name: one.value for one in found.measured.figure.inputs}
    assert found.measured.trend == ()


def test_forecast_of_receipts_that_never_came(read: Callable[..., Book]) -> None:
    unpaid = WEEKS.replace("Assets:Bank          900 EUR", "Expenses:Other       900 EUR").replace(
        "Assets:Bank          350 EUR", "Assets:Receivable    350 EUR"
    )

    assert reason(accuracy(read(unpaid))) == (
        "€ 1,000.00 of receipts was forecast and none came, so the error has no base"
    )


def test_a_side_without_money_does_not_count(read: Callable[..., Book]) -> None:
    # costs of 20 that nobody planned: payments 1 - 20/20 = 0; no receipts on either side
    found = accuracy(read('2026-10-27 * "costs"\n  Expenses:Other  20 EUR\n  Assets:Bank\n'))

    assert found.value == 0
    assert [one.name for one in found.beside] == ["accuracy-payments"]


def test_nothing_moved(read: Callable[..., Book]) -> None:
    assert reason(accuracy(read())) == "nothing moved between 4 October 2026 and 31 October 2026"


def test_books_that_are_too_young(read_text: Callable[..., Book]) -> None:
    book = read_text(HEAD.replace("2026-08-01 *", "2026-10-04 *"))

    assert reason(accuracy(book)).startswith("the books begin less than four weeks before")


def test_a_movement_without_a_price_is_named(read: Callable[..., Book]) -> None:
    foreign = '2026-10-27 * "costs"\n  Expenses:Other  20 USD\n  Assets:Bank\n'

    assert "$ -20.00 has no price" in reason(accuracy(read(WEEKS, foreign)))


def test_a_day_beyond_the_bank_data(read: Callable[..., Book]) -> None:
    (found,) = kpis(read(WEEKS), dt.date(2026, 11, 30), ["accuracy"])

    assert reason(found.figure).startswith("a figure of the forecast")
