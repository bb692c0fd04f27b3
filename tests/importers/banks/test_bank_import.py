"""Bank tables through `kasboek import`: once, in halves, shuffled, and with fees apart."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

import pytest
from beancount.core import data
from tests.importers.banks import made

if TYPE_CHECKING:
    from kasboek.importers.banks.layouts import Layout

LEDGER = """\
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2020-01-01 open Assets:Bank:ING EUR
  iban: "NL20INGB0001234567"
  class: "cash"
2020-01-01 open Assets:Bank:Revolut EUR
  class: "cash"
2020-01-01 open Assets:Bank:Wise EUR
  class: "cash"
2020-01-01 open Assets:Bank:N26 EUR
  class: "cash"
2020-01-01 open Assets:Bank:Qonto EUR
  class: "cash"
2020-01-01 open Assets:Bank:DKB EUR
  class: "cash"
2020-01-01 open Assets:Bank:Deutsche-Bank EUR
  class: "cash"
2020-01-01 open Liabilities:Card:Amex EUR
  class: "card"
2020-01-01 open Liabilities:Creditcard EUR
  class: "card"
2020-01-01 open Equity:Suspense
  class: "suspense"
2020-01-01 open Equity:Opening-Balances
  class: "equity"
2020-01-01 open Expenses:Bank-Fees EUR
  class: "other-cost"
"""
TABLES = [each for each in made.HEADED if each.bank != "wise-history"]


def name(layout: Layout) -> str:
    return f"{layout.bank}-{made.HEADED.index(layout)}"


def totals(desk: Any) -> dict[str, Decimal]:  # noqa: ANN401 # the desk of conftest
    found: dict[str, Decimal] = {}
    for entry in desk.entries():
        if isinstance(entry, data.Transaction):
            for posting in entry.postings:
                assert posting.units is not None
                assert posting.units.number is not None
                so_far = found.get(posting.account, Decimal())
                found[posting.account] = so_far + posting.units.number
    return found


@pytest.mark.parametrize("layout", TABLES, ids=name)
def test_whole_twice_and_in_shuffled_halves_is_once(layout: Layout, desk: Any) -> None:  # noqa: ANN401 # the desk of conftest
    header, rows = made.headed(layout)
    whole = made.table(header, rows)
    shuffled = random.Random(3).sample(rows, 3)  # noqa: S311 # no secret
    desk.begin(LEDGER)
    older, newer = (rows[1:], rows[:2]) if layout.order == "newest" else (rows[:2], rows[1:])
    assert desk.take(made.table(header, older))[0]["new"] == 2
    assert desk.take(made.table(header, newer))[0]["new"] == 1
    booked = totals(desk)
    again = desk.take(whole, made.table(header, shuffled))
    assert [(each["new"], each["known"]) for each in again] == [(0, 3), (0, 3)]
    assert desk.problems == []
    assert totals(desk) == booked
    moved = sum(made.AMOUNTS)
    opened = Decimal(100) if {"balance", "before"} & {*made.columns(layout)} else Decimal()
    held = [v for k, v in booked.items() if k.startswith(("Assets", "Liabilities"))]
    assert held == [moved + opened]


def test_a_fee_is_a_cost_of_its_own(desk: Any) -> None:  # noqa: ANN401 # the desk of conftest
    desk.begin(LEDGER)
    desk.take(
        "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n"
        "CARD,Current,2026-10-01 9:00:00,2026-10-02 10:00:00,Shop,-14.00,1.00,EUR,COMPLETED,85.00\n"
    )
    assert totals(desk) == {
        "Assets:Bank:Revolut": Decimal(85),
        "Equity:Opening-Balances": Decimal(-100),
        "Equity:Suspense": Decimal(14),
        "Expenses:Bank-Fees": Decimal(1),
    }


def test_what_to_paste_where_no_account_is_known(desk: Any) -> None:  # noqa: ANN401 # the desk of conftest
    desk.begin(LEDGER.replace("Liabilities:Card:Amex", "Liabilities:Card:Other"))
    desk.take('Datum,Omschrijving,Kaartlid,Rekening #,Bedrag\n05/25/2026,X,A,-91008,"23,00"\n')
    assert desk.problems == [
        (
            "no account is called amex 91008; paste this into the ledger and import again:\n"
            "    2026-05-25 open Liabilities:Card:Amex EUR\n"
            '      class: "card"'
        )
    ]


POCKETS = (
    "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n"
    "TOPUP,Current,2026-10-01 9:00:00,2026-10-01 10:00:00,In,10.00,0.00,EUR,COMPLETED,10.00\n"
    "TOPUP,Savings,2026-10-01 9:00:00,2026-10-01 10:00:00,In,5.00,0.00,EUR,COMPLETED,5.00\n"
)


def test_balances_of_two_pockets_need_two_accounts(desk: Any) -> None:  # noqa: ANN401 # the desk of conftest
    desk.begin(LEDGER)
    desk.take(POCKETS)
    assert desk.problems == [
        (
            "no account is called revolut savings; paste this into the ledger and import again:\n"
            "    2026-10-01 open Assets:Bank:Revolut:Savings EUR\n"
            '      class: "cash"'
        )
    ]
    opened = '2020-01-01 open Assets:Bank:Revolut:Savings EUR\n  class: "cash"\n'
    desk.begin(LEDGER.replace("Bank:Revolut EUR", "Bank:Revolut:Current EUR") + opened)
    desk.take(POCKETS)
    assert totals(desk)["Assets:Bank:Revolut:Savings"] == Decimal(5)
