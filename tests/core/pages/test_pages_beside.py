"""What the page Outlook shows beside its forecast: what closes a gap, and another scenario."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import pytest

from kasboek import load
from kasboek import words
from kasboek.core.forecast import UnknownScenarioError
from kasboek.core.pages import Look
from kasboek.core.pages import View
from kasboek.core.pages import comparison
from kasboek.core.pages import levers
from kasboek.core.pages.comparing import MOST_ITEMS

if TYPE_CHECKING:
    from pathlib import Path

    from kasboek.core.book import Book

TODAY = dt.date(2026, 11, 2)
say = partial(words.say, lang="en")


def test_a_gap_comes_with_what_closes_it(charted: Book) -> None:
    """
    2026-01-01 custom "policy" "liquidity-buffer" 20000 EUR
    2026-11-16 # "Lathes" "a lathe"
      Assets:Bank       -45000 EUR
      Assets:Machines
    2026-12-01 # "Dealers" "sales"
      certainty: "committed"
      Assets:Bank        50000 EUR
      Income:Sales
    """
    # 60,000 - 45,000 = 15,000 from 16 November, 5,000 short until the 50,000 come
    found = levers(Look(charted, TODAY), View(), say)
    assert (found["needed"], found["enough"], found["advice"]) == (True, True, None)
    (lever,) = found["levers"]
    assert (lever["who"], lever["lifts"], lever["costs"]) == ("Lathes", "45000.00", "nothing")
    assert lever["says"] == (
        "put off € 45,000.00 to Lathes, planned for 16 November 2026, to 1 December 2026"
    )
    assert lever["items"][0]["source"]["line"] > 0
    assert found["says"].startswith("Together they keep cash above the buffer of € 20,000.00")


def test_without_a_gap_no_lever_is_needed(charted: Book) -> None:
    """
    2026-11-16 # "Landlord" "rent"
      Assets:Bank         -900 EUR
      Expenses:Rent
    """
    found = levers(Look(charted, TODAY), View(), say)
    assert (found["needed"], found["levers"]) == (False, [])
    assert found["says"] == ("No lever is needed: cash is lowest on 16 November 2026, € 59,100.00.")


def test_another_scenario_is_compared_item_by_item(charted: Book) -> None:
    """
    2026-01-01 custom "scenario" "slow"
      title: "Slow"
      sales: 0.5
      delay: 14
    2026-01-01 custom "policy" "liquidity-buffer" 59200 EUR
    2026-11-16 # "Dealers" "sales"
      Assets:Bank         2000 EUR
      Income:Sales
    2026-11-23 # "Landlord" "rent"
      Assets:Bank        -1000 EUR
      Expenses:Rent
    2027-01-25 # "Dealers" "more sales"
      Assets:Bank         3000 EUR
      Income:Sales
    """
    # base: 62,000 on the 16th, 61,000 on the 23rd, 64,000 on 25 January. Slow: half of it two
    # weeks later, so 59,000 on the 23rd, 60,000 on the 30th, and nothing more before 1 February
    found = comparison(Look(charted, TODAY), View(), "slow", say)
    assert found["sides"] == [
        {
            "title": "Base",
            "low_point": {"date": "2026-11-01", "amount": "60000.00"},
            "first_breach": None,
            "safe": "800.00",
            "closing": "64000.00",
        },
        {
            "title": "Slow",
            "low_point": {"date": "2026-11-23", "amount": "59000.00"},
            "first_breach": "2026-11-23",
            "safe": "-200.00",
            "closing": "60000.00",
        },
    ]
    (gone,) = found["gone"]["items"]
    assert (gone["who"], gone["date"], gone["to"]) == ("Dealers", "2027-01-25", None)
    assert (gone["value"], gone["effect"]) == ("3000.00", "-3000.00")
    assert (found["new"]["count"], found["new"]["effect"]) == (0, "0.00")
    for kind in ("moved", "resized"):
        (one,) = found[kind]["items"]
        assert (one["date"], one["to"]) == ("2026-11-16", "2026-11-30")
        assert (one["value"], one["effect"]) == ("1000.00", "-1000.00")
        assert "sales" in one["because"]


def test_what_is_new_adds_to_cash(charted: Book) -> None:
    """
    2026-01-01 custom "scenario" "slow"
      delay: 14
    2027-01-25 # "Dealers" "sales"
      Assets:Bank         3000 EUR
      Income:Sales
    """
    found = comparison(Look(charted, TODAY), View("slow"), "base", say)
    (new,) = found["new"]["items"]
    assert (new["date"], new["effect"], found["new"]["effect"]) == (
        "2027-01-25",
        "3000.00",
        "3000.00",
    )
    assert found["gone"]["count"] == 0


def test_an_unknown_scenario_is_refused(charted: Book) -> None:
    """2024-01-01 commodity EUR"""
    with pytest.raises(UnknownScenarioError, match="nope"):
        comparison(Look(charted, TODAY), View(), "nope", say)


def test_of_many_items_the_first_are_listed_and_all_are_counted(company: Path) -> None:
    found = comparison(Look(load(company), TODAY), View(), "worst", say)
    for kind in ("gone", "new", "moved", "resized"):
        one = found[kind]
        assert one["count"] == len(one["items"]) + one["rest"]
        assert len(one["items"]) <= MOST_ITEMS
    assert found["moved"]["rest"] > 0
