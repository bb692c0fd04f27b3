"""The frame: whose books, how they stand, and what is wrong or missing."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from kasboek import words
from kasboek.core.pages import Look
from kasboek.core.pages import Setting
from kasboek.core.pages import frame

if TYPE_CHECKING:
    from kasboek.core.book import Book

TODAY = dt.date(2026, 11, 2)
say = partial(words.say, lang="en")


def test_a_ledger_without_a_day_still_has_a_frame(book: Book) -> None:
    """
    option "title" "Empty & <new>"
    option "operating_currency" "EUR"
    plugin "kasboek.plugins.books"
    """
    found = frame(book, None, Setting("cockpit", "en", TODAY, read_only=True), [], say)

    assert (found["title"], found["as_of"], found["today"]) == ("Empty & <new>", None, "2026-11-02")
    assert (found["cockpit"], found["outlook"], found["error"]) == (None, None, None)
    assert (found["incognito"], found["read_only"]) == (False, True)
    assert [one["name"] for one in found["scenarios"]] == ["base", "best", "worst"]


def test_scenarios_have_a_title_and_their_place(charted: Book) -> None:
    """
    2026-10-15 custom "scenario" "worst"
      sales: 0.7
    2026-10-15 custom "scenario" "crash"
      title: "Orders stop"
      delay: 14
    2026-10-15 custom "scenario" "plain"
      costs: 1.1
    """
    found = frame(charted, Look(charted, TODAY), Setting("outlook", "en", TODAY), [], say)
    shown = {one["name"]: one for one in found["scenarios"]}

    assert list(shown) == ["base", "best", "worst", "crash", "plain"]
    assert [one["title"] for one in shown.values()] == [
        "Base",
        "Best case",
        "Worst case",
        "Orders stop",
        "plain",
    ]
    assert (shown["worst"]["sales"], shown["worst"]["costs"], shown["worst"]["delay"]) == (
        "0.7",
        "1.05",
        21,
    )
    assert shown["base"]["source"] is None
    assert shown["crash"]["source"]["line"] > 1


def test_problems_of_the_ledger_and_of_the_forecast_are_told_once(charted: Book) -> None:
    """
    2024-01-01 open Assets:Francs
      class: "cash"
    2026-10-30 * "francs without a price"
      Assets:Francs       5 CHF
      Equity:Opening
    """
    missing = [{"name": "plan"}]
    found = frame(charted, Look(charted, TODAY), Setting("outlook", "en", TODAY), missing, say)

    told = [one["message"] for one in found["problems"]]
    assert len(told) == len(set(told))
    assert sum(message.startswith("there is no price of CHF in EUR") for message in told) == 1
    assert found["missing"] is missing
