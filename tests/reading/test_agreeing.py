"""Values that are each right and stand well together: none of them is a mistake."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.saying import Money

if TYPE_CHECKING:
    from kasboek.core.book import Book

ASIDE = {"reading.no-cash-account", "reading.no-class", "reading.same-plan"}


def keys(book: Book) -> list[str]:
    return [p.saying.key for p in book.problems if p.saying.key not in ASIDE]


def test_a_line_may_say_all_that_it_uses(book: Book) -> None:
    """
    option "operating_currency" "EUR"
    plugin "kasboek.plugins.books"
    2026-01-01 open Assets:Bank
      class: "cash"
    2026-01-01 open Expenses:Rent
    2026-01-01 * "opened"
      Assets:Bank  0 EUR
    2026-02-01 # "Gym" "sport [MONTHLY]"
      until: 2026-12-31
      growth: "1 EUR yearly"
      Expenses:Rent  10 EUR
      Assets:Bank   -10 EUR
    2026-02-01 # "Stand" "fair"
      campaign: "spring fair"
      covers: "12 months"
      certainty: "pipeline"
      probability: 0.5
      Expenses:Rent  10 EUR
        campaign: "spring fair"
      Assets:Bank   -10 EUR
    """
    assert keys(book) == []


def test_a_line_that_ends_before_its_account_is_no_matter(book: Book) -> None:
    """
    option "operating_currency" "EUR"
    plugin "kasboek.plugins.books"
    2026-01-01 open Assets:Bank
      class: "cash"
    2026-01-01 open Expenses:Rent
    2026-07-01 close Expenses:Rent
    2026-02-01 # "Landlord" "until the day before"
      repeat: "monthly"
      until: 2026-06-30
      Expenses:Rent  10 EUR
      Assets:Bank   -10 EUR
    2026-02-01 # "Landlord" "the fifth is 1 June"
      repeat: "monthly"
      count: 5
      Expenses:Rent  10 EUR
      Assets:Bank   -10 EUR
    2026-02-01 # "Landlord" "a rule with its own end"
      repeat: "FREQ=MONTHLY;COUNT=5"
      Expenses:Rent  10 EUR
      Assets:Bank   -10 EUR
    2026-02-01 # "Landlord" "the sixth is 1 July"
      repeat: "monthly"
      count: 6
      Expenses:Rent  10 EUR
      Assets:Bank   -10 EUR
    """
    # on the day of the close itself the account is closed
    told = [p for p in book.problems if p.saying.key == "reading.repeats-past-close"]
    assert [p.source.line for p in told if p.source] == [22]
    assert not any(p.error for p in book.problems)


def test_bounds_may_be_equal_and_a_later_policy_is_whole(book: Book) -> None:
    """
    option "operating_currency" "EUR"
    plugin "kasboek.plugins.books"
    2026-01-01 open Assets:Bank
      class: "cash"
    2026-01-01 open Expenses:Rent
    2026-01-01 custom "policy" "quick-ratio" 1 1
    2026-01-01 custom "policy" "current-ratio" 1.2 2.0
    2026-01-01 custom "policy" "liquidity-buffer" 3 "months"
      severity: "error"
    2026-01-02 custom "policy" "current-ratio" 3
    2026-01-02 custom "policy" "liquidity-buffer" 50000
    2026-01-01 custom "policy" "cash" 5000 EUR 9000 EUR
    2026-01-01 custom "categorise" "rent" Expenses:Rent
      min: 5 EUR
      max: 5 EUR
    """
    values = {policy.name: policy.values for policy in book.policies}
    assert values["quick-ratio"] == (1, 1)
    assert values["current-ratio"] == (3,)
    assert values["liquidity-buffer"] == (50000,)  # and not 50000 months
    assert values["cash"] == (Money(Decimal(5000), "EUR"), Money(Decimal(9000), "EUR"))
    assert [p.severity for p in book.policies if p.name == "liquidity-buffer"] == ["error"]
    assert not any(p.error for p in book.problems)
