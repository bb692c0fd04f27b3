"""Forecasts made by hand, for what is computed from a forecast alone."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from beancount import loader

from kasboek import reading
from kasboek.core.accounts import Category
from kasboek.core.book import Book
from kasboek.core.buffer import Buffer
from kasboek.core.forecast.model import Forecast
from kasboek.core.forecast.model import Item
from kasboek.core.forecast.model import ItemKind
from kasboek.core.forecast.model import Moves
from kasboek.core.forecast.scenario.drafts import Draft
from kasboek.core.forecast.scenario.drafts import Traits
from kasboek.core.saying import Source
from kasboek.core.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Callable

AS_OF = dt.date(2026, 10, 31)
CHART = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2024-01-01 open Assets:Bank
2024-01-01 open Assets:Receivable
2024-01-01 open Assets:VAT
  class: "vat"
2024-01-01 open Assets:Machines
  class: "fixed-asset"
2024-01-01 open Liabilities:Payable
2024-01-01 open Liabilities:VAT
2024-01-01 open Liabilities:PayrollTax
  class: "payroll-tax"
2024-01-01 open Liabilities:HolidayPay
  class: "holiday-pay"
2024-01-01 open Liabilities:CorporationTax
  class: "income-tax"
2024-01-01 open Liabilities:Loan
  class: "long-term-debt"
2024-01-01 open Equity:Opening
2024-01-01 open Income:Sales
  class: "revenue"
2024-01-01 open Income:Service
  class: "revenue"
  recurring: TRUE
2024-01-01 open Expenses:Rent
  class: "housing"
2024-01-01 open Expenses:Personnel
  class: "personnel"
2024-01-01 open Expenses:Interest
  class: "interest"
2024-01-01 open Expenses:Marketing
  class: "other-cost"
2024-01-01 open Expenses:Parts
  class: "cost-of-sales"
2024-01-01 * "opening"
  Assets:Bank     59999 EUR
  Equity:Opening
2026-10-31 * "the bank data reach to this day"
  Assets:Bank         1 EUR
  Equity:Opening
"""


def _item(name: str, day: str, amount: str) -> Item:
    """Make an item: `invoice/…` is committed, everything else expected; receipts are positive."""
    value, date = Decimal(amount), dt.date.fromisoformat(day)
    invoice = name.startswith("invoice/")
    return Item(
        id=name,
        date=date,
        amount=value,
        of=value,
        probability=Decimal(1),
        currency="EUR",
        value=value,
        rate=Decimal(1),
        account="Assets:Bank",
        counter="Assets:Receivable" if value > 0 else "Expenses:Other",
        category=Category.RECEIPTS_INVOICES if value > 0 else Category.SUPPLIERS,
        counterparty=name.rpartition("/")[2],
        kind=ItemKind.INVOICE if invoice else ItemKind.PLANNED,
        certainty="committed" if invoice else "expected",
        due=date,
        likely=date,
        source=Source("plan.beancount", 7),
        reason=("raw", ("text", name)),
    )


@pytest.fixture
def charted(doc: str) -> Book:
    """Return the book of the test's docstring below a small chart: 60,000 on 31 October 2026."""
    entries, errors, options = loader.load_string(CHART + doc)
    book = reading.read(entries, options, errors=errors)
    assert [problem for problem in book.problems if problem.error] == []
    return book


@pytest.fixture
def made() -> Callable[..., Forecast]:
    """Return a function that makes a forecast of November 2026 from `(id, day, amount)`."""

    def make(
        *items: tuple[str, str, str],
        opening: str = "10000",
        buffer: str | None = "3000",
        overdraft: str = "0",
    ) -> Forecast:
        made = sorted((_item(*item) for item in items), key=lambda item: item.date)
        return Forecast(
            book=Book(root=".", title="", currency="EUR", as_of=AS_OF),
            scenario=Scenario("base"),
            as_of=AS_OF,
            until=dt.date(2026, 12, 1),
            opening=Decimal(opening),
            buffer=Buffer(None if buffer is None else Decimal(buffer)),
            overdraft=Decimal(overdraft),
            moves=Moves.of(
                Draft(item, Traits((item.counter,), receipt=item.value > 0)) for item in made
            ),
        )

    return make
