"""Own transfers in the weeks that have passed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.ahead.sides import by_account
from kasboek.core.ahead.sides import by_category
from kasboek.core.forecast import forecast
from kasboek.core.forecast import past_periods

if TYPE_CHECKING:
    from kasboek.core.book import Book


def test_money_that_changed_account_is_no_receipt_and_no_payment(charted: Book) -> None:
    """
    2024-01-01 open Assets:Bank:Second
      class: "cash"
    2024-01-01 open Assets:Transfer
      class: "transfer"
    2026-10-20 * "Self" "both legs in the week"
      Assets:Bank       -500 EUR
      Assets:Transfer
    2026-10-21 * "Self" "both legs in the week"
      Assets:Bank:Second 500 EUR
      Assets:Transfer
    2026-10-22 * "Customer" "a receipt of the same amount"
      Assets:Bank        500 EUR
      Income:Sales
    2026-10-23 * "Self" "under way over the weekend"
      Assets:Bank       -700 EUR
      Assets:Transfer
    2026-10-27 * "Self" "arrived"
      Assets:Bank:Second 700 EUR
      Assets:Transfer
    """
    # 19 to 25 October: +500, and 700 under way; 26 to 31 October: 700 arrives, and the chart's 1
    before, last = past_periods(forecast(charted), 2)
    assert (before.receipts, before.payments) == (500, -700)
    assert (last.receipts, last.payments) == (701, 0)
    assert before.opening + before.net == before.closing == last.opening
    rows = {row.key: row.values for row in by_category(charted, (before,))}
    assert rows == {"receipts-new-sales": (500,), "transfer": (-700,)}
    accounts = {row.key: row.values for row in by_account(charted, (before,))}
    assert accounts == {"Assets:Bank": (Decimal(-700),), "Assets:Bank:Second": (500,)}
