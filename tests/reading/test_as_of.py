"""A day in the past: what is written later is not known, and naming it is no mistake."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kasboek import reading

if TYPE_CHECKING:
    from conftest import Loaded


def test_what_comes_later_is_no_mistake(load_doc: Loaded) -> None:
    """
    option "operating_currency" "EUR"
    plugin "kasboek.plugins.books"
    2020-01-01 open Assets:Bank EUR
    2020-01-01 open Equity:Opening
    2020-01-01 custom "adjust" "second" "less" ; before its scenario is written
      scale: 0.5
    2020-01-02 * "opening"
      Assets:Bank 100.00 EUR
      Equity:Opening -100.00 EUR
    2026-01-01 open Assets:Bank:New EUR
      overdraft-limit: 5000 EUR
    2026-01-01 open Expenses:Rent EUR
    2026-01-01 custom "scenario" "second"
    2026-12-01 # "Landlord" "Rent" #second
      Expenses:Rent 10.00 EUR
      Assets:Bank -10.00 EUR
    2026-12-01 # "Landlord" "Other rent"
      scenario: "second"
      Expenses:Rent 10.00 EUR
      Assets:Bank -10.00 EUR
    """
    assert not load_doc.errors
    entries, _, options = load_doc
    book = reading.read(entries, options, as_of=dt.date(2021, 1, 1))
    assert [p for p in book.problems if p.error] == []
    assert "second" not in book.scenarios
    assert [line.scenarios for line in book.plan] == [("second",)] * 2  # never in base
    assert book.accounts["Assets:Bank:New"].overdraft_limit is None
    assert [c.account for c in book.coverage] == ["Assets:Bank"]
    now = reading.read(entries, options)
    assert now.accounts["Assets:Bank:New"].overdraft_limit is not None
    assert [p for p in now.problems if p.error] == []


def test_an_ended_scenario_keeps_its_lines(load_doc: Loaded) -> None:
    """
    plugin "kasboek.plugins.books"
    2020-01-01 open Assets:Bank EUR
    2020-01-01 open Expenses:Rent EUR
    2020-01-01 custom "scenario" "second"
      until: 2020-12-31
    2026-12-01 # "Landlord" "Rent" #second
      Expenses:Rent 10.00 EUR
      Assets:Bank -10.00 EUR
    """
    book = reading.read(load_doc.entries, load_doc.options, as_of=dt.date(2021, 1, 1))
    assert [p for p in book.problems if p.error] == []
    assert [line.scenarios for line in book.plan] == [("second",)]


def test_an_opening_of_nothing_is_no_bank_data(load_doc: Loaded) -> None:
    """
    plugin "kasboek.plugins.books"
    2025-01-01 open Assets:Bank EUR
    2025-01-01 open Assets:Unused EUR
      class: "cash"
    2025-01-01 open Equity:Opening EUR
    2025-07-03 * "Jansen" "the last line of the bank"
      Assets:Bank       10.00 EUR
      Equity:Opening
    2026-01-01 * "as a new ledger has it"
      Assets:Bank        0.00 EUR
      Assets:Unused      0.00 EUR
      Equity:Opening     0.00 EUR
    """
    entries, _, options = load_doc
    book = reading.read(entries, options)
    assert book.as_of == dt.date(2025, 7, 3)
    assert dict(book.coverage) == {"Assets:Bank": dt.date(2025, 7, 3), "Assets:Unused": None}


def test_without_any_other_it_is_the_day_of_a_new_ledger(load_doc: Loaded) -> None:
    """
    plugin "kasboek.plugins.books"
    2026-01-01 open Assets:Bank EUR
    2026-01-01 open Equity:Opening EUR
    2026-01-01 * "as a new ledger has it"
      Assets:Bank        0.00 EUR
      Equity:Opening     0.00 EUR
    """
    entries, _, options = load_doc
    assert reading.read(entries, options).as_of == dt.date(2026, 1, 1)
