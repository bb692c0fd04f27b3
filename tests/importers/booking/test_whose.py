"""Which account a statement is about."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kasboek.importers.booking.checks import account_of
from kasboek.importers.booking.whose import unknown_account
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Part
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import Statement
from kasboek.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.book import Book

ONE = Decimal(1)
SALE = BankLine(dt.date(2026, 10, 1), ONE, "", "", "", 1, parts=(Part(PartKind.GROSS, ONE),))
ACCOUNTS = """\
2020-01-01 open Assets:Bank:ING EUR
  iban: "NL20INGB0001234567"
  class: "cash"
2020-01-01 open Assets:Bank:KBC EUR
  iban: "BE68539007547034"
  class: "cash"
2020-01-01 open Assets:Bank:4711-77 EUR
  class: "cash"
2020-01-01 open Assets:Bank:Revolut
  class: "cash"
2020-01-01 open Assets:Bank:Revolut:USD USD
  class: "cash"
2020-01-01 open Assets:Bank:Revolut:EUR EUR
  class: "cash"
2020-01-01 open Liabilities:Card:Amex:C91008 EUR
  class: "card"
2020-01-01 open Liabilities:Card:Amex:C91009 EUR
  class: "card"
"""
MOLLIE = '2020-01-01 open Assets:Clearing:Mollie EUR\n  class: "clearing"\n'
STRIPE = '2020-01-01 open Assets:Clearing:Stripe\n  class: "clearing"\n'


@pytest.fixture
def read(read_text: Callable[[str], Book]) -> Callable[..., str | None]:
    def found(
        number: str, currency: str = "EUR", *, text: str = ACCOUNTS, sale: bool = False
    ) -> str | None:
        statement = Statement(number, currency, (SALE if sale else SALE._replace(parts=()),))
        account = account_of(read_text(text), statement)
        return account.name if account else None

    return found


@pytest.mark.parametrize(
    ("number", "currency", "account"),
    [
        ("NL20INGB0001234567", "EUR", "Assets:Bank:ING"),
        ("0001234567", "EUR", "Assets:Bank:ING"),
        ("1234567", "EUR", "Assets:Bank:ING"),
        ("539-0075470-34", "EUR", "Assets:Bank:KBC"),
        ("234567", "EUR", None),
        ("NL69INGB0123456789", "EUR", None),
        ("revolut", "EUR", "Assets:Bank:Revolut:EUR"),
        ("revolut", "USD", "Assets:Bank:Revolut:USD"),
        ("amex c91009", "EUR", "Liabilities:Card:Amex:C91009"),
        ("wise", "EUR", None),
        ("", "EUR", None),
        ("4711.77", "EUR", "Assets:Bank:4711-77"),
    ],
)
def test_numbers_and_names(
    read: Callable[..., str | None], number: str, currency: str, account: str | None
) -> None:
    assert read(number, currency) == account


def test_the_only_clearing_account_is_the_providers(read: Callable[..., str | None]) -> None:
    assert read("stripe acct_1a2b", text=ACCOUNTS + MOLLIE, sale=True) == "Assets:Clearing:Mollie"
    assert read("stripe acct_1a2b", text=ACCOUNTS + MOLLIE) is None  # a bank of that name
    both = ACCOUNTS + MOLLIE + STRIPE
    assert read("stripe acct_1a2b", text=both, sale=True) == "Assets:Clearing:Stripe"
    assert read("mollie", text=both, sale=True) == "Assets:Clearing:Mollie"
    assert read("adyen", text=both, sale=True) is None


@pytest.mark.parametrize(
    ("number", "sale", "sentence"),
    [
        (
            "mollie",
            True,
            (
                "no account is called mollie; paste this into the ledger and import again:\n"
                "    2026-10-01 open Assets:Clearing:Mollie EUR\n"
                '      class: "clearing"'
            ),
        ),
        (
            "amex 91008",
            False,
            (
                "no account is called amex 91008; paste this into the ledger and import again:\n"
                "    2026-10-01 open Liabilities:Card:Amex:91008 EUR\n"
                '      class: "card"'
            ),
        ),
        (
            "123456789",
            False,
            (
                "no account has an IBAN that ends in 123456789, or that number in its name; add "
                "the IBAN to its open directive, or paste this into the ledger, and import again:\n"
                "    2026-10-01 open Assets:Bank:123456789 EUR\n"
                '      class: "cash"'
            ),
        ),
    ],
)
def test_what_to_paste(
    read_text: Callable[[str], Book], number: str, *, sale: bool, sentence: str
) -> None:
    text = ACCOUNTS + '2020-01-01 open Liabilities:Card:Amex EUR\n  class: "card"\n'
    statement = Statement(number, "EUR", (SALE if sale else SALE._replace(parts=()),))
    assert say(unknown_account(read_text(text), statement), "en") == sentence
