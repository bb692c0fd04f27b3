"""PayPal's changes of currency: two bookings, one price, and nothing left between them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.importers.conftest import Desk

LEDGER = """\
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2010-01-01 open Assets:Bank:ING EUR
  iban: "NL20INGB0001234567"
  class: "cash"
2010-01-01 open Assets:Clearing:PayPal
  class: "clearing"
2010-01-01 open Assets:Transfer
  class: "transfer"
2010-01-01 open Equity:Suspense
  class: "suspense"
2010-01-01 open Equity:Opening-Balances
  class: "equity"
"""
HEAD = (
    "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Reference Txn ID,"
    "Balance\n"
)
ASKED = """\
12/02/2026,13:30,CET,,User Initiated Currency Conversion,Completed,USD,-50,0,-50,T2,T3,0
12/02/2026,13:30,CET,,User Initiated Currency Conversion,Completed,EUR,43.34,0,43.34,T3,T2,43.34
"""
PAID_OUT = """\
25/07/2026,01:47,CET,,General Withdrawal,Pending,EUR,-431.37,0,-431.37,T11,,-388.03
25/07/2026,01:47,CET,,General Currency Conversion,Completed,USD,-500,0,-500,T12,T11,-500
25/07/2026,01:47,CET,,General Currency Conversion,Completed,EUR,431.37,0,431.37,T13,T11,43.34
"""
FOREIGN = """\
26/07/2026,02:43,CET,,General Currency Conversion,Completed,USD,-78.02,0,-78.02,T5,T7,-578.02
26/07/2026,02:43,CET,,General Currency Conversion,Completed,AUD,100,0,100,T6,T7,100
"""
THREE = """\
12/02/2026,13:30,CET,,Currency Conversion,Completed,USD,-50,0,-50,T2,T1,-50
12/02/2026,13:30,CET,,Currency Conversion,Completed,EUR,20,0,20,T3,T1,20
12/02/2026,13:31,CET,,Currency Conversion,Completed,EUR,23.34,0,23.34,T4,T1,43.34
"""


def held(desk: Desk, account: str) -> dict[str, Decimal]:
    """What an account holds by currency, in a ledger that checks clean."""
    desk.entries()
    every = desk.book().balance(account, dt.date.max)
    return {unit: number for unit, number in every.items() if number}


def test_two_halves_are_booked_at_one_price_and_meet(desk: Desk) -> None:
    """50 USD went out and 43.34 EUR came in: each on its own day's balance, in one price."""
    desk.begin(LEDGER)
    desk.take(HEAD + ASKED)
    assert (
        '2026-02-12 * "PayPal" "User Initiated Currency Conversion T3"\n'
        "  Assets:Clearing:PayPal                         -50 USD @@ 43.34 EUR\n"
        '    bank-ref: "paypal T2"\n'
        "    bank-balance: 0\n"
        "  Assets:Transfer                              43.34 EUR\n"
        "\n"
        '2026-02-12 * "PayPal" "User Initiated Currency Conversion T2"\n'
        "  Assets:Clearing:PayPal                       43.34 EUR\n"
        '    bank-ref: "paypal T3"\n'
        "    bank-balance: 43.34\n"
        "  Assets:Transfer                             -43.34 EUR\n"
    ) in desk.text("books/2026/paypal.beancount")
    assert held(desk, "Assets:Transfer") == {}


def test_both_halves_may_name_the_payment_they_are_for(desk: Desk) -> None:
    """Of a payout of 431.37 EUR, paid with 500 USD, only the payout is on its way to the bank."""
    desk.begin(LEDGER)
    desk.take(HEAD + ASKED + PAID_OUT)
    assert held(desk, "Assets:Transfer") == {"EUR": Decimal("431.37")}


def test_what_is_changed_between_two_foreign_currencies_has_a_price_too(desk: Desk) -> None:
    desk.begin(LEDGER)
    desk.take(HEAD + FOREIGN)
    assert "-78.02 USD @@ 100 AUD" in desk.text("books/2026/paypal.beancount")
    assert held(desk, "Assets:Transfer") == {}


def test_the_bank_meets_the_payout_and_not_the_change(desk: Desk) -> None:
    desk.begin(LEDGER)
    desk.take(HEAD + ASKED + PAID_OUT)
    header = (
        '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";'
        '"Mutatiesoort";"Mededelingen";"Saldo na mutatie";"Tag"'
    )
    row = '"20260727";"PayPal Europe";"NL20INGB0001234567";"";"OV";"{}";"431,37";"x";"t";"{}";""\n'
    bank = f"{header}\n{row.format('Af', '0,00')}{row.format('Bij', '431,37')}"
    desk.take(bank)
    assert held(desk, "Assets:Transfer") == {}
    assert held(desk, "Equity:Suspense") == {"EUR": Decimal("431.37")}


def test_again_adds_nothing(desk: Desk) -> None:
    desk.begin(LEDGER)
    desk.take(HEAD + ASKED + PAID_OUT + FOREIGN)
    before = desk.texts()
    (file,) = desk.take(HEAD + ASKED + PAID_OUT + FOREIGN)
    assert file["new"] == 0
    assert desk.texts() == before


def test_halves_that_no_one_can_pair_stay_as_they_are(desk: Desk) -> None:
    """50 USD became 20 and 23.34 EUR: which half of it is whose, the file does not say."""
    desk.begin(LEDGER)
    desk.take(HEAD + THREE)
    assert "@@" not in desk.text("books/2026/paypal.beancount")
    assert held(desk, "Assets:Transfer") == {"USD": Decimal(50), "EUR": Decimal("-43.34")}


def test_a_payout_that_begins_a_file_has_left(desk: Desk) -> None:
    """It waits, and no row before it shows that the balance moved: a file may begin on its day."""
    desk.begin(LEDGER)
    desk.take(HEAD + ASKED, HEAD + PAID_OUT)
    assert held(desk, "Assets:Clearing:PayPal") == {"EUR": Decimal("43.34"), "USD": Decimal(-500)}
    assert held(desk, "Assets:Transfer") == {"EUR": Decimal("431.37")}
