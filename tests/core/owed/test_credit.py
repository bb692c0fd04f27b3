"""Exposure against limits, worked by hand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek import words
from kasboek.core.alerts import alerts
from kasboek.core.owed.credit import Exposure
from kasboek.core.owed.credit import exposures
from kasboek.core.saying import Money

if TYPE_CHECKING:
    from kasboek.core.book import Book

DAY = dt.date(2026, 10, 31)


def of(book: Book, name: str, day: dt.date = DAY) -> Exposure:
    return {each.customer: each for each in exposures(book, day)}[name]


def test_the_exposure_of_the_engine(charted: Book) -> None:
    """
    2026-01-01 custom "customer" "Jansen"
      credit-limit: 20000 EUR
    2026-10-01 * "Jansen" "sold"
      invoice: "1"
      Assets:Receivable  18000 EUR
      Income:Sales
    2026-10-20 # "Jansen" "delivered, not invoiced"
      delivered: TRUE
      Assets:Receivable   4000 EUR
      Income:Sales       -4000 EUR
    2026-10-25 * "Jansen" "goods came back"
      credit-note: "C1"
      Income:Sales  1500 EUR
      Assets:Receivable
    """
    # 18,000 open + 4,000 delivered - 1,500 credit note, limit 20,000: over by 500
    found = of(charted, "Jansen")
    assert (found.delivered, found.credits, found.total) == (4000, 1500, 20500)
    assert (found.limit, found.free, found.blocked) == (20000, 0, True)
    assert words.say(found.says) == (
        "blocked: € 20,500.00 of the limit of € 20,000.00, € 500.00 over; deliver against"
        " prepayment or collect first"
    )


def test_the_insured_limit_with_own_risk_may_be_the_lower(charted: Book) -> None:
    """
    2026-01-01 custom "customer" "Insured"
      credit-limit: 25000 EUR
      insured-limit: 10000 EUR
      own-risk: 5000 EUR
    2026-01-01 custom "customer" "Plain"
      credit-limit: 25000 EUR
    2026-01-01 custom "customer" "Open"
    """
    assert of(charted, "Insured").limit == 15000
    assert (of(charted, "Plain").limit, of(charted, "Plain").free) == (25000, 25000)
    without = of(charted, "Open")
    assert (without.limit, without.free, without.blocked) == (None, None, False)
    assert words.say(without.says) == "no credit limit is set; add credit-limit to the customer"


def test_at_the_limit_is_not_above_it(charted: Book) -> None:
    """
    2026-01-01 custom "customer" "Jansen"
      credit-limit: 100 EUR
    2026-10-01 * "Jansen" "sold"
      invoice: "1"
      Assets:Receivable  100 EUR
      Income:Sales
    """
    found = of(charted, "Jansen")
    assert (found.blocked, found.free) == (False, 0)
    assert words.say(found.says) == "€ 0.00 free: € 100.00 of the limit of € 100.00"


def test_an_unallocated_receipt_lowers_the_exposure(charted: Book) -> None:
    """
    2026-09-01 * "Jansen" "sold"
      invoice: "1"
      Assets:Receivable  100 EUR
      Income:Sales
    2026-10-01 * "Jansen" "sold"
      invoice: "2"
      Assets:Receivable  500 EUR
      Income:Sales
    2026-10-05 * "Jansen" "paid 30 more than invoice 1"
      invoice: "1"
      Assets:Bank  130 EUR
      Assets:Receivable
    """
    assert of(charted, "Jansen").total == 500 - 30
    assert of(charted, "Jansen", dt.date(2026, 9, 30)).total == 100


def test_a_limit_in_another_currency_is_taken_at_its_price(charted: Book) -> None:
    """
    2026-10-01 price USD 0.90 EUR
    2026-01-01 custom "customer" "Smith"
      credit-limit: 1000 USD
    2026-10-01 * "Smith" "sold"
      invoice: "1"
      Assets:Receivable  950 EUR
      Income:Sales
    """
    found = of(charted, "Smith")
    assert (found.limit, found.blocked) == (900, True)


def test_a_limit_without_a_price_cannot_be_held_against_anything(charted: Book) -> None:
    """
    2026-01-01 custom "customer" "Yamada"
      credit-limit: 500000 JPY
    2026-10-01 * "Yamada" "sold"
      invoice: "1"
      Assets:Receivable  950 EUR
      Income:Sales
    """
    found = of(charted, "Yamada")
    assert (found.limit, found.free, found.blocked) == (None, None, False)
    (alert,) = [a for a in alerts(charted, DAY) if a.policy == "credit-limit"]
    assert words.say(alert.says).startswith(
        "Yamada is not held against a credit limit: the limit of JPY 500,000.00 ("
    )
    assert words.say(alert.says).endswith(
        "cannot be compared, as its currency has no price; add a price directive"
    )


def test_what_is_owed_without_a_price_is_named(charted: Book) -> None:
    """
    2026-01-01 custom "customer" "Yamada"
      credit-limit: 1000 EUR
    2026-10-01 * "Yamada" "sold"
      invoice: "1"
      Assets:Receivable  5000 JPY @@ 30 EUR
      Income:Sales
    """
    found = of(charted, "Yamada")
    assert (found.total, found.unpriced) == (0, (Money(Decimal(5000), "JPY"),))
