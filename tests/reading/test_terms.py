"""When an invoice is due that says nothing of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kasboek.core.book import Book


def test_without_any_agreement_the_law_gives_thirty_days(book: Book) -> None:
    """
    option "operating_currency" "EUR"
    plugin "kasboek.plugins.books"
    2026-01-01 open Assets:Receivable
    2026-01-01 open Income:Sales
      class: "revenue"
    2026-10-01 * "Shop" "sold"
      invoice: "1"
      Assets:Receivable  100 EUR
      Income:Sales
    2026-10-02 * "Shop" "given back"
      credit-note: "C1"
      Assets:Receivable  -10 EUR
      Income:Sales
    """
    # as a planned invoice does; a credit note is owed at once
    assert [(item.due, item.due_from) for item in book.items] == [
        (dt.date(2026, 10, 31), "law"),
        (dt.date(2026, 10, 2), "date"),
    ]
