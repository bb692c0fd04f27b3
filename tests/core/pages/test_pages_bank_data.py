"""The bank's data on the page: how far it reaches, and whether the ledger agrees with it."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import pytest

from kasboek import words
from kasboek.core.pages import Look
from kasboek.core.pages.bank_data import bank_data

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.book import Book

say = partial(words.say, lang="en")
BOOKS = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 custom "role" "reconciliation" "bram@x.example"
2026-01-01 open Assets:Bank
  class: "cash"
2026-01-01 open Equity:Opening
2026-01-01 open Expenses:Parts
2026-10-01 * "opening"
  Assets:Bank      1000.00 EUR
  Equity:Opening
"""
SIGNED = """
2026-10-23 custom "reconciled" Assets:Bank 1000.00 EUR "bram@x.example"
  statement: 2026-10-21
"""
LATER = """
2026-10-20 * "Frames" "found later"
  Assets:Bank        -4.00 EUR
  Expenses:Parts
"""


@pytest.mark.parametrize(
    ("written", "agrees", "told"),
    [
        ("", None, None),
        (
            "2026-10-31 balance Assets:Bank 1000.00 EUR",
            True,
            "agrees with the statement of 30 October 2026, not signed yet",
        ),
        (
            # 1,000.00 - 990.00
            "2026-10-31 balance Assets:Bank 990.00 EUR",
            False,
            "differs € 10.00 from the statement of 30 October 2026: 'kasboek reconcile'",
        ),
        (
            "2026-10-22 balance Assets:Bank 1000.00 EUR" + SIGNED,
            True,
            "agrees with the statement, signed until 21 October 2026 by bram@x.example",
        ),
        (
            "2026-10-31 balance Assets:Bank 1000.00 EUR" + SIGNED,
            True,
            "agrees with the statement of 30 October 2026, signed until 21 October 2026",
        ),
        (
            "2026-10-31 balance Assets:Bank 996.00 EUR" + SIGNED + LATER,
            False,
            "changed since bram@x.example signed for 21 October 2026: 'kasboek reconcile'",
        ),
    ],
)
def test_each_account_says_whether_it_agrees_with_its_statement(
    read_text: Callable[..., Book],
    written: str,
    agrees: bool | None,  # noqa: FBT001 # a parameter of a test
    told: str | None,
) -> None:
    book = read_text(f"{BOOKS}{written}\n")
    (found,) = bank_data(Look(book, dt.date(2026, 11, 2)), say)
    assert found["account"] == "Assets:Bank"
    assert (found["agrees"], found["reconciled"]) == (agrees, [told] if told else [])
    assert found["to_sign"] is bool(agrees and told and " by bram" not in told)


def test_an_account_without_bank_data_is_named_once(read_text: Callable[..., Book]) -> None:
    savings = """
    2026-01-01 open Assets:Savings
      class: "cash"
    """
    book = read_text(BOOKS + savings)
    assert book.as_of is not None
    (found,) = [
        one for one in bank_data(Look(book, book.as_of), say) if one["account"] == "Assets:Savings"
    ]
    assert (found["until"], found["stale"], found["agrees"]) == (None, False, None)
    assert found["says"] == ("no bank data yet: download its statement and run 'kasboek import'")
