"""What a ledger lacks: named, explained, and gone once the text is pasted."""

from __future__ import annotations

import datetime as dt
from functools import partial
from textwrap import dedent
from typing import TYPE_CHECKING
from typing import Any

import pytest
from beancount import loader

from kasboek import load
from kasboek import reading
from kasboek import words
from kasboek.writing.missing import missing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kasboek.core.book import Book

TODAY = dt.date(2026, 11, 21)
PLUGIN = 'plugin "kasboek.plugins.books"\n'
LEDGERS = {
    "an empty file": "",
    "only the plugin": PLUGIN,
    "a bank account without bookings": """
        plugin "kasboek.plugins.books"
        option "operating_currency" "GBP"
        2024-01-01 open Assets:Bank GBP
    """,
    "other roots, another currency, a plan without plugin": """
        option "name_assets" "Activa"
        option "name_expenses" "Kosten"
        option "operating_currency" "CHF"
        2024-01-01 open Activa:Bank
        2024-01-01 open Activa:Salaris
        2024-01-01 open Equity:Opening
        2024-01-01 open Kosten:Huur
          class: "housing"
        2026-09-30 * "opening"
          Activa:Bank       100 CHF
          Equity:Opening
    """,
    "a year of books without any decision": """
        plugin "kasboek.plugins.books"
        option "operating_currency" "EUR"
        2024-01-01 open Assets:Dollars USD
          class: "cash"
        2024-01-01 open Assets:Old
          class: "cash"
        2024-06-01 close Assets:Old
        2024-01-01 open Assets:Bank EUR
        2024-01-01 open Assets:Receivable
        2024-01-01 open Equity:Opening
        2024-01-01 open Liabilities:VAT
        2024-01-01 open Liabilities:PayrollTax
          class: "payroll-tax"
        2024-01-01 open Income:Sales
        2024-01-01 open Expenses:Rent
          class: "housing"
        2024-01-01 open Expenses:Other
        2026-08-01 * "opening"
          Assets:Bank        5000 EUR
          Equity:Opening
        2026-09-01 * "Vastgoed \\"Zuid\\" \\\\ Zn" "rent September"
          Assets:Bank       -1815 EUR
          Expenses:Rent
        2026-09-02 * "Somebody" "something else, later"
          Assets:Bank         -15 EUR
          Expenses:Other
        2026-09-10 * "Fiets \\"op maat\\"" "invoice"
          invoice: "1"
          Assets:Receivable   121 EUR
          Liabilities:VAT     -21 EUR
          Income:Sales
        2026-10-31 * "the last day"
          Assets:Bank           1 EUR
          Equity:Opening
    """,
    "months asked for that nothing tells": """
        plugin "kasboek.plugins.books"
        option "operating_currency" "EUR"
        2024-01-01 open Assets:Bank
        2024-01-01 open Equity:Opening
        2026-12-01 custom "policy" "liquidity-buffer" 3 "months"
        2026-10-31 * "opening"
          Assets:Bank        5000 EUR
          Equity:Opening
    """,
    "only bills, of a supplier without terms": """
        plugin "kasboek.plugins.books"
        option "operating_currency" "EUR"
        2024-01-01 open Assets:Bank
        2024-01-01 open Liabilities:Payable
        2024-01-01 open Expenses:Parts
        2024-01-01 custom "supplier" "Frames & Co"
        2026-10-31 * "Frames & Co" "bill"
          bill: "1"
          Liabilities:Payable -50 EUR
          Expenses:Parts
    """,
}


def read(text: str) -> tuple[Book, list[str]]:
    entries, errors, options = loader.load_string(dedent(text))
    return reading.read(entries, options, errors=errors), [str(one.message) for one in errors]


def lacking(book: Book, lang: str = "en") -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in missing(book, TODAY, partial(words.say, lang=lang))}


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=LEDGERS)
@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_each_text_can_be_pasted_and_settles_it(ledger: str, lang: str) -> None:
    before, errors = read(ledger)
    assert errors == []
    found = lacking(before, lang)
    assert found

    for name, one in found.items():
        assert one["says"]
        assert one["why"]
        after, errors = read(dedent(ledger) + "\n" + one["text"])
        assert errors == [], one["text"]
        assert [p for p in after.problems if p.error] == [], one["text"]
        assert name not in lacking(after), one["text"]


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=LEDGERS)
def test_pasted_one_after_the_other_nothing_is_left(ledger: str) -> None:
    text = dedent(ledger)
    for _ in range(12):
        found = list(lacking(read(text)[0]).values())
        if not found:
            break
        text += "\n" + found[0]["text"]

    book, errors = read(text)
    assert (lacking(book), errors) == ({}, [])
    assert book.as_of is not None


def test_an_empty_ledger_needs_the_plugin_first() -> None:
    book, _ = read("")

    assert list(lacking(book)) == ["plugin", "cash", "invoices", "scenario"]
    assert lacking(book)["plugin"]["text"] == PLUGIN


def test_the_books_own_accounts_names_and_amounts_are_used() -> None:
    found = lacking(read(LEDGERS["a year of books without any decision"])[0])

    assert list(found) == ["buffer", "plan", "terms", "tax", "scenario"]
    assert found["buffer"]["text"] == ('2026-10-31 custom "policy" "liquidity-buffer" 3 "months"\n')
    assert found["plan"]["text"] == (
        '2026-11-01 # "Vastgoed \\"Zuid\\" \\\\ Zn" "Every month"\n'
        '  repeat: "monthly"\n'
        "  Expenses:Rent                              1815.00 EUR\n"
        "  Assets:Bank                               -1815.00 EUR\n"
    )
    assert found["terms"]["text"] == (
        '2026-10-31 custom "customer" "Fiets \\"op maat\\""\n  payment-terms: "30"\n'
    )
    assert found["tax"]["text"] == (
        '2026-10-31 custom "tax" "vat" "quarterly" Liabilities:VAT\n'
        '2026-10-31 custom "tax" "payroll" "monthly" Liabilities:PayrollTax\n'
    )
    assert found["scenario"]["text"].startswith('2026-10-31 custom "scenario" "worst"\n  title: ')


def test_a_buffer_in_months_that_is_not_known_becomes_an_amount() -> None:
    found = lacking(read(LEDGERS["months asked for that nothing tells"])[0])["buffer"]

    assert "3" in found["says"]
    assert found["text"] == '2026-12-01 custom "policy" "liquidity-buffer" 30000 EUR\n'


def test_a_supplier_without_terms_gets_them_as_a_supplier() -> None:
    found = lacking(read(LEDGERS["only bills, of a supplier without terms"])[0])

    assert found["terms"]["text"].splitlines()[0].endswith('custom "supplier" "Frames & Co"')


def test_errors_come_first_with_their_place_and_nothing_to_paste(
    tmp_path: Path, read_text: Callable[..., Book]
) -> None:
    path = tmp_path / "main.beancount"
    path.write_text(PLUGIN + '2026-01-01 custom "policy" "dso" "soon"\n2026-01-01 opn Assets:X\n')

    found = next(iter(lacking(load(path)).values()))

    assert found["name"] == "errors"
    assert found["says"].startswith("2 errors in the ledger, to begin with: ")
    assert (found["text"], found["file"]) == ("", "main.beancount")
    assert "errors" not in lacking(read_text(PLUGIN))


def test_the_sample_company_lacks_nothing(company: Path) -> None:
    assert lacking(load(company)) == {}


def test_text_goes_where_its_like_stands(tmp_path: Path) -> None:
    (tmp_path / "policy.beancount").write_text('2026-01-01 custom "policy" "dso" 45\n')
    (tmp_path / "plan.beancount").write_text("; nothing yet\n")
    (tmp_path / "main.beancount").write_text(
        PLUGIN
        + dedent(
            """
            include "policy.beancount"
            include "plan.beancount"
            2026-01-01 open Assets:Bank
            2026-01-01 open Equity:Opening
            2026-10-31 * "opening"
              Assets:Bank      5 EUR
              Equity:Opening
            """
        )
    )
    files = {name: one["file"] for name, one in lacking(load(tmp_path / "main.beancount")).items()}

    assert files == {
        "buffer": "policy.beancount",
        "plan": "plan.beancount",
        "invoices": "main.beancount",
        "scenario": "main.beancount",
    }


def test_a_ledger_of_one_file_gets_all_of_it_there(tmp_path: Path) -> None:
    head = tmp_path / "my books.beancount"
    head.write_text(PLUGIN + "2026-01-01 open Assets:Bank\n")

    found = lacking(load(head))

    assert {one["file"] for one in found.values()} == {"my books.beancount"}
