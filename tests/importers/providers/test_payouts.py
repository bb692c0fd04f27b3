"""From a provider's file to the ledger: the parts, the payout that meets the bank, once."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.importers.conftest import Desk

LEDGER = """\
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2020-01-01 open Assets:Bank:ING EUR
  iban: "NL20INGB0001234567"
  class: "cash"
2020-01-01 open Assets:Clearing:Mollie EUR
  class: "clearing"
2020-01-01 open Assets:Clearing:Stripe EUR
  class: "clearing"
2020-01-01 open Assets:Clearing:Adyen EUR
  class: "clearing"
2020-01-01 open Assets:Clearing:PayPal EUR
  class: "clearing"
2020-01-01 open Assets:Transfer
  class: "transfer"
2020-01-01 open Assets:VAT
  class: "vat"
2020-01-01 open Liabilities:VAT
  class: "vat"
2020-01-01 open Expenses:Payment-Fees
  class: "other-cost"
2020-01-01 open Income:Webshop
  class: "revenue"
2020-01-01 open Equity:Suspense
  class: "suspense"
2018-01-01 custom "policy" "match-tolerance" 0.05 EUR Expenses:Payment-Fees
2018-01-01 custom "categorise" "webshop" Income:Webshop
  match: "order|ideal"
"""
MOLLIE = (
    "Date,Payment method,Currency,Amount,Status,ID,Description,Consumer name,Consumer bank account,"
    "Consumer BIC,Settlement currency,Settlement amount,Settlement reference,Amount refunded\n"
    "2026-10-01 10:12:00,ideal,EUR,121.00,paidout,tr_1,Order 1001,J. Jansen,NL44RABO0123456789,"
    "RABONL2U,EUR,121.00,1234567.2610.01,\n"
    "2026-10-03 00:00:00,,EUR,-0.39,paidout,,Withheld fees MOL-2026-1,,,,EUR,-0.39,"
    "1234567.2610.01,\n"
)
STRIPE = (
    "balance_transaction_id,created,available_on,currency,gross,fee,net,reporting_category,"
    "description\n"
    "txn_1,2026-10-01 08:00:00,2026-10-05 00:00:00,eur,121.00,0.39,120.61,charge,Order 1001\n"
    "txn_2,2026-10-03 00:00:00,2026-10-03 00:00:00,eur,-120.61,0.00,-120.61,payout,P\n"
)


def ing(name: str, amount: str = "120,61") -> str:
    return (
        '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";'
        '"Mutatiesoort";"Mededelingen";"Saldo na mutatie";"Tag"\n'
        f'"20261005";"{name}";"NL20INGB0001234567";"";"OV";"Bij";"{amount}";"x";"t";"{amount}";""\n'
    )


def held(desk: Desk) -> dict[str, str]:
    """What accounts hold, noughts left out, in a ledger that checks clean."""
    desk.entries()
    book = desk.book()
    found = {name: book.balance(name, dt.date.max).get("EUR") for name in sorted(book.accounts)}
    return {name: str(number) for name, number in found.items() if number}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["provider first", "bank first"])
@pytest.mark.parametrize("together", [True, False], ids=["one import", "two imports"])
@pytest.mark.parametrize(
    ("provider", "name"),
    [(MOLLIE, "Stichting Mollie Payments"), (STRIPE, "STRIPE PAYMENTS EUROPE")],
)
def test_the_payout_meets_the_banks_line(
    desk: Desk, provider: str, name: str, order: tuple[int, int], *, together: bool
) -> None:
    desk.begin(LEDGER)
    both = (provider, ing(name))
    files = [both[index] for index in order]
    for batch in [files] if together else [[each] for each in files]:
        desk.take(*batch)
        assert desk.problems == []
    assert held(desk) == {
        "Assets:Bank:ING": "120.61",
        "Expenses:Payment-Fees": "0.39",
        "Income:Webshop": "-121.00",
    }
    before = desk.texts()
    assert [each["new"] for each in desk.take(*files)] == [0, 0]
    assert desk.texts() == before


def test_one_payment_through_stripes_reports_and_api_is_one(desk: Desk) -> None:
    sale = {
        "object": "balance_transaction",
        "id": "txn_1",
        "amount": 12100,
        "fee": 39,
        "net": 12061,
        "currency": "eur",
        "created": 1790841600,
        "available_on": 1791158400,
        "reporting_category": "charge",
        "description": "Order 1001",
    }
    desk.begin(LEDGER)
    desk.take(STRIPE)
    (answer,) = desk.take(json.dumps({"object": "list", "data": [sale]}))
    assert (answer["format"], answer["new"], answer["known"]) == ("stripe-api", 0, 1)


def test_vat_and_rounding_of_a_settlement(desk: Desk, samples: Path) -> None:
    path = samples / "mollie-api/mollie-api-python__settlement_single.json"
    desk.begin(LEDGER.replace("2020-01-01", "2018-01-01"))
    (answer,) = desk.take(path.read_bytes())
    assert (answer["rows"], answer["unsure"]) == (2, 0)
    assert desk.text("books/2018/mollie.beancount") == (
        "; Assets:Clearing:Mollie, 2018\n\n"
        '2018-04-06 * "Mollie" "1234567.1804.03"\n'
        "  Assets:Clearing:Mollie                       39.75 EUR\n"
        '    bank-ref: "mollie stl_jDk30akdN"\n'
        "  Income:Webshop                              -42.90 EUR\n"
        "  Expenses:Payment-Fees                        2.604 EUR\n"
        "  Assets:VAT                                   0.546 EUR\n\n"
        '2018-04-06 * "Mollie" "1234567.1804.03"\n'
        "  Assets:Clearing:Mollie                      -39.75 EUR\n"
        '    bank-ref: "mollie payout 1234567.1804.03"\n'
        "  Assets:Transfer                              39.75 EUR\n"
    )


PAYPAL = (
    "Date,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Balance\n"
    "29/09/2026,CET,Jansen,Order payment,Completed,EUR,121.00,-0.39,120.61,T1,120.61\n"
    "03/10/2026,CET,,General Withdrawal,Completed,EUR,-120.61,0.00,-120.61,T2,0.00\n"
)


def test_paypals_balance_is_asserted(desk: Desk) -> None:
    desk.begin(LEDGER)
    desk.take(PAYPAL, ing("PayPal Europe"))
    assert desk.problems == []
    text = desk.text("books/2026/paypal.beancount")
    assert "2026-10-04 balance Assets:Clearing:PayPal" in text
    assert "Assets:Transfer" not in held(desk)


def test_halves_and_overlaps_add_each_row_once(desk: Desk) -> None:
    head, *rows = STRIPE.splitlines(keepends=True)
    twin = rows[0].replace("txn_1", "txn_3")  # the same day and amount, another payment
    desk.begin(LEDGER)
    first = desk.take(head + rows[0])
    second = desk.take(head + rows[0] + twin)
    third = desk.take(head + rows[1] + twin + rows[0])
    assert [each["new"] for (each,) in (first, second, third)] == [1, 1, 1]
    assert held(desk)["Income:Webshop"] == "-242.00"


def test_the_example_in_the_manual_is_what_comes_out(desk: Desk, root: Path) -> None:
    page = (root / "docs" / "how-to" / "payment-providers.md").read_text("utf-8")
    accounts, file, *booked = [block.partition("\n")[2] for block in page.split("```")[1::2]]
    begin = LEDGER.partition("2020-01-01 open Assets:Clearing:Mollie")[0]
    rest = (
        '2020-01-01 open Liabilities:VAT\n  class: "vat"\n'
        '2020-01-01 open Income:Webshop\n  class: "revenue"\n'
        '2020-01-01 open Equity:Suspense\n  class: "suspense"\n'
    )
    desk.begin(begin + rest + accounts)
    desk.take(file, ing("Stichting Mollie Payments", "60,11").replace('"t"', '"1234567.2610.01"'))
    assert desk.problems == []
    for block, name in zip(booked, ("mollie", "ing"), strict=True):
        text = desk.text(f"books/2026/{name}.beancount").replace("    bank-balance: 60.11\n", "")
        assert block.strip() in text
