"""What a tax costs is not owed: only accounts on the balance sheet build up a payment."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.accounts import AccountClass
from kasboek.core.forecast import forecast
from kasboek.core.forecast.model import ItemKind

if TYPE_CHECKING:
    from kasboek.core.book import Book


def test_a_cost_account_of_the_class_vat_does_not_lower_what_is_owed(book: Book) -> None:
    """
    option "operating_currency" "EUR"
    2026-01-01 open Assets:Bank EUR
    2026-01-01 open Liabilities:VAT EUR
    2026-01-01 open Income:Sales
    2026-01-01 open Expenses:VAT-Not-Deductible EUR
      class: "vat"
    2026-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT
    2026-10-05 * "Cash sales"
      Assets:Bank          1210 EUR
      Income:Sales        -1000 EUR
      Liabilities:VAT      -210 EUR
    2026-10-06 * "Canteen"
      Expenses:VAT-Not-Deductible   21 EUR
      Assets:Bank                  -21 EUR
    2026-10-31 balance Assets:Bank 1189 EUR
    """
    owing = [account.name for account in book.owing(AccountClass.VAT)]
    taxes = [item for item in forecast(book).items if item.kind is ItemKind.TAX]

    assert owing == ["Liabilities:VAT"]
    assert [(item.date, item.amount) for item in taxes] == [
        (dt.date(2027, 1, 29), Decimal("-210.00"))
    ]
