"""The liquidity buffer: an amount, or months of fixed costs."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek import words
from kasboek.core.buffer import buffer
from kasboek.core.kpi.measure import measure
from kasboek.core.kpi.registry import KPIS
from kasboek.core.kpi.standpoint import Standpoint

if TYPE_CHECKING:
    from kasboek.core.book import Book

AS_OF = dt.date(2026, 10, 31)


def test_without_a_policy_there_is_none(charted: Book) -> None:
    """2024-01-01 open Expenses:Nothing"""
    assert buffer(charted, AS_OF).amount is None


def test_an_amount_is_that_amount(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 45000 EUR
    """
    found = buffer(charted, AS_OF)
    assert (found.amount, found.months) == (45000, None)
    assert found.source is not None


def test_months_of_fixed_costs(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 3 "months"
    2024-01-01 open Expenses:Insurance
      class: "other-cost"
      behaviour: "fixed"
    2024-01-01 open Expenses:Temps
      class: "personnel"
      behaviour: "variable"
    2025-10-20 * "Landlord" "before the twelve months"
      Assets:Bank -99999 EUR
      Expenses:Rent
    2025-11-20 * "Landlord" "rent, with VAT"
      Assets:Bank  -1210 EUR
      Expenses:Rent 1000 EUR
      Assets:VAT     210 EUR
    2026-02-20 * "Team" "wages"
      Assets:Bank  -2000 EUR
      Expenses:Personnel
    2026-03-10 * "Tax office" "payroll tax: wages that are paid later"
      Assets:Bank  -1200 EUR
      Liabilities:PayrollTax
    2026-03-20 * "Insurer" "declared fixed"
      Assets:Bank   -400 EUR
      Expenses:Insurance
    2026-03-20 * "Agency" "declared variable"
      Assets:Bank  -8000 EUR
      Expenses:Temps
    2026-03-21 * "Ads" "not fixed"
      Assets:Bank  -8000 EUR
      Expenses:Marketing
    2026-04-20 * "Bank" "an instalment"
      Assets:Bank   -600 EUR
      Liabilities:Loan  500 EUR
      Expenses:Interest 100 EUR
    2026-05-20 * "Landlord" "through a bill"
      bill: "1"
      Liabilities:Payable -590 EUR
      Expenses:Rent
    2026-06-20 * "Landlord" "paid"
      bill: "1"
      Assets:Bank   -590 EUR
      Liabilities:Payable
    """
    # 1,210 + 2,000 + 1,200 + 400 + 600 + 590 = 6,000 in twelve months: 500 a month, 1,500 in three
    found = buffer(charted, AS_OF)
    assert (found.amount, found.months) == (Decimal("1500.00"), 3)
    assert (found.fixed_month, found.over) == (Decimal("500.00"), 12)
    # on 15 October the months run from October 2025: the 99,999 of then counts, October 2026 not
    assert buffer(charted, dt.date(2026, 10, 15)).fixed_month == Decimal("8833.25")


def test_young_books_say_over_how_many_months(read_text: object) -> None:
    text = """
    option "operating_currency" "EUR"
    2026-08-01 open Assets:Bank
    2026-08-01 open Equity:Opening
    2026-08-01 open Expenses:Rent
      class: "housing"
    2026-01-01 custom "policy" "liquidity-buffer" 2 "months"
    2026-08-20 * "opening"
      Assets:Bank   5000 EUR
      Equity:Opening
    2026-09-20 * "Landlord" "rent"
      Assets:Bank  -1000 EUR
      Expenses:Rent
    2026-10-31 * "Landlord" "rent"
      Assets:Bank  -1200 EUR
      Expenses:Rent
    """
    book = read_text(text)  # type: ignore[operator] # the fixture's function
    # August is not whole; 2,200 over September and October
    found = buffer(book, AS_OF)
    assert (found.amount, found.fixed_month, found.over) == (2200, 1100, 2)
    early = buffer(book, dt.date(2026, 9, 15))
    assert early.amount is None
    assert early.unknown is not None
    assert words.say(early.unknown).startswith("the buffer of 2 months of fixed costs is not known")


def test_no_fixed_costs_are_no_buffer_of_nothing(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 3 "months"
    2026-09-01 * "Frames" "parts"
      Assets:Bank  -100 EUR
      Expenses:Parts
    """
    # full months enough, and not one fixed payment in them: that 0 would do, nobody said
    assert buffer(charted, AS_OF).amount is None
    assert measure(KPIS["free-cash"], Standpoint.of(charted, AS_OF)).figure.value is None
    assert measure(KPIS["safe-to-spend"], Standpoint.of(charted, AS_OF)).figure.value is None
