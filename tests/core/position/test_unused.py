"""What the ledger says and nothing uses is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek.core.position.unused import unused
from kasboek.words import say

if TYPE_CHECKING:
    from kasboek.core.book import Book


def test_a_plan_that_is_not_there(charted: Book) -> None:
    """
    2026-11-01 # "Zuid" "rent"
      id: "rent"
      Expenses:Rent      1000 EUR
      Assets:Bank       -1000 EUR
    2026-10-30 * "Zuid" "rent and service"
      plan: "rent; service"
      Assets:Bank       -1200 EUR
      Expenses:Rent
    2026-10-30 * "Jansen" "bikes"
      invoice: "1"
      plan: "spring"
      Assets:Receivable   100 EUR
      Income:Sales
    """
    told = [say(problem.saying) for problem in unused(charted)]

    assert [text.split(" names")[0] for text in told] == ['plan "service"', 'plan "spring"']


def test_an_adjust_selects_as_the_forecast_does(charted: Book) -> None:
    """
    2026-01-01 custom "customer" "Rijwielhuis Jansen"
      alias: "R. JANSEN"
    2026-11-05 # "Rijwielhuis Jansen" "orders" #spring
      Assets:Receivable  1000 EUR
      Income:Sales
    2026-10-01 custom "scenario" "slow"
    2026-10-01 custom "adjust" "slow" "by alias"
      customer: "r. jansen"
      delay: 10
    2026-10-01 custom "adjust" "slow" "by tag"
      tag: "#spring"
      delay: 10
    2026-10-01 custom "adjust" "slow" "nobody"
      customer: "Pieters"
      delay: 10
    """
    told = [say(problem.saying) for problem in unused(charted)]

    assert len(told) == 1
    assert told[0].startswith('adjust "nobody"')


def test_a_policy_that_nothing_watches_yet(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "dso" 45
    2026-01-01 custom "policy" "liquidity-buffer" 100 EUR
    2026-01-01 custom "policy" "headroom" 5000 EUR
    """
    told = [say(problem.saying) for problem in unused(charted)]

    assert told == ['policy "headroom" is read but has no effect yet']
