"""A what-if written down reads back as the same scenario, with the same forecast."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import partial
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from beancount import loader
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek import reading
from kasboek import words
from kasboek.core.forecast import forecast
from kasboek.core.pages import Drivers
from kasboek.core.pages import Look
from kasboek.core.pages import View
from kasboek.writing.drafts import draft

if TYPE_CHECKING:
    from kasboek.core.book import Book

TODAY = dt.date(2026, 11, 5)
AWKWARD = 'Fiets "op maat" \\ \u202e\u05e9\u05dc\u05d5\u05dd <script>'
LEDGER = dedent(
    """
    plugin "kasboek.plugins.books"
    option "operating_currency" "EUR"
    2026-01-01 open Assets:Bank
    2026-01-01 open Assets:Receivable
    2026-01-01 open Equity:Opening
    2026-01-01 open Income:Sales
    2026-01-01 open Expenses:Rent
    2026-01-01 custom "scenario" "slow"
      sales: 0.9
      delay: 3
    2026-10-31 * "opening"
      Assets:Bank        5000 EUR
      Equity:Opening
    2026-10-31 * "Jansen" "open"
      invoice: "1"
      due: 2026-11-20
      Assets:Receivable   700 EUR
      Income:Sales
    2026-10-31 * "AWKWARD" "open"
      invoice: "2"
      due: 2026-11-23
      Assets:Receivable   300 EUR
      Income:Sales
    2026-11-16 # "Dealers" "sales"
      repeat: "weekly"
      count: 4
      Assets:Bank         200 EUR
      Income:Sales
    2026-11-16 # "Landlord" "rent"
      Assets:Bank         -90 EUR
      Expenses:Rent
    """
).replace("AWKWARD", AWKWARD.replace("\\", "\\\\").replace('"', '\\"'))

say = partial(words.say, lang="en")


def read(text: str) -> Book:
    entries, errors, options = loader.load_string(text)
    assert errors == []
    return reading.read(entries, options)


def look() -> Look:
    return Look(read(LEDGER), TODAY)


def test_only_what_differs_is_written() -> None:
    view = View("slow", drivers=Drivers(sales=Decimal("0.8"), customer="Jansen", late=60))

    assert draft(look(), view, "bad-spring", 'A "bad" spring', say) == dedent(
        """\
        2026-11-05 custom "scenario" "bad-spring"
          title: "A \\"bad\\" spring"
          based-on: "slow"
          sales: 0.8
        2026-11-05 custom "adjust" "bad-spring" "Jansen pays late"
          customer: "Jansen"
          delay: 60
          reason: "tried out on 5 November 2026"
        """
    )


def test_on_the_base_nothing_is_based_on() -> None:
    view = View(drivers=Drivers(delay=-5, collect=Decimal("0.97"), costs=Decimal("1.05")))

    assert draft(look(), view, "x", "  ", say) == dedent(
        """\
        2026-11-05 custom "scenario" "x"
          costs: 1.05
          delay: -5
          collect: 0.97
        """
    )


def test_in_the_language_of_the_page() -> None:
    view = View(drivers=Drivers(customer="Jansen", late=1))

    text = draft(look(), view, "x", "", partial(words.say, lang="nl"))

    assert '"Jansen betaalt laat"' in text
    assert 'reason: "uitgeprobeerd op 5 november 2026"' in text


factors = st.decimals(0, 2, places=2)


@settings(max_examples=60, deadline=None)
@given(
    parent=st.sampled_from(["base", "worst", "best", "slow"]),
    drivers=st.builds(
        Drivers,
        sales=factors,
        costs=factors,
        delay=st.integers(-30, 120),
        collect=st.decimals(0, 1, places=2),
        customer=st.sampled_from([None, "Jansen", "Dealers", AWKWARD]),
        late=st.integers(0, 180),
    ),
    title=st.text(max_size=30),
)
def test_what_is_written_reads_back(parent: str, drivers: Drivers, title: str) -> None:
    before, view = look(), View(parent, drivers=drivers)

    after = read(LEDGER + draft(before, view, "trial", title, say))

    assert [problem for problem in after.problems if problem.error] == []
    found = after.scenarios["trial"]
    assert (found.sales, found.costs, found.collect) == (
        drivers.sales,
        drivers.costs,
        drivers.collect,
    )
    assert found.delay == drivers.delay
    assert found.based_on == (None if parent == "base" else parent)
    late = bool(drivers.customer and drivers.late)
    assert [(a.customer, a.delay) for a in found.adjusts] == (
        [(drivers.customer, drivers.late)] if late else []
    )
    shown, saved = before.ahead(view), forecast(after, "trial")
    assert [(i.id, i.date, i.value) for i in saved.items] == [
        (i.id, i.date, i.value) for i in shown.items
    ]


@pytest.mark.parametrize(
    "title", ["", 'quo"te', "back\\slash", "two\nlines", "\u202e\u05e9", "; no"]
)
def test_a_title_is_one_string_whatever_is_in_it(title: str) -> None:
    text = draft(look(), View(drivers=Drivers(delay=1)), "trial", title, say)

    assert read(LEDGER + text).scenarios["trial"].delay == 1
