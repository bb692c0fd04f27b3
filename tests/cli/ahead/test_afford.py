from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from tests.cli.running import runs

from kasboek.cli.ahead.afford import read_amount
from kasboek.cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

run = runs("afford")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12500", "12500"),
        ("12,500", "12500"),
        ("12.500", "12500"),
        ("12,500.00", "12500.00"),
        ("12.500,00", "12500.00"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567", "1234567"),
        ("1 250,5", "1250.5"),
        ("12,5", "12.5"),
        ("0.125", "0.125"),
        ("€ 1.250,50", "1250.50"),
        ("1250 EUR", "1250"),
    ],
)
def test_amounts_in_both_styles(text: str, amount: str) -> None:
    assert read_amount(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    ["", "15k", "1.2.3", "12,50,00", "1,234.567,89", "1.234.56", "-5", "NaN", "1e5", "€", "½",
     "1,234,56", "9" * 40],
)  # fmt: skip
def test_nonsense_is_no_amount(text: str) -> None:
    assert read_amount(text) is None


@pytest.mark.parametrize("amount", ["15k", "0", "0,00"])
def test_what_is_no_amount_is_refused(tmp_path: Path, amount: str) -> None:
    result = run(tmp_path / "unread.beancount", amount)

    assert result.exit_code == 2
    assert result.stderr.startswith(f"kasboek: AMOUNT: '{amount}' is no amount; write it above")


LEDGER = """
plugin "kasboek.plugins.books"
option "operating_currency" "EUR"
2026-01-01 open Assets:Bank
  class: "cash"
2026-01-01 open Assets:Receivable
2026-01-01 open Income:Sales
2026-01-01 open Expenses:Tools
2026-01-01 open Equity:Opening
2026-01-01 custom "policy" "liquidity-buffer" 3000 EUR
2026-01-01 * "Opening"
  Assets:Bank          10000.00 EUR
  Equity:Opening
2026-11-01 balance Assets:Bank 10000.00 EUR
2026-10-20 * "Jansen" "bikes"
  invoice: "2026-0412"
  due: 2026-11-12
  Assets:Receivable     9000.00 EUR
  Income:Sales
2026-11-05 # "Shop" "Tools"
  Expenses:Tools        4000.00 EUR
  Assets:Bank
"""


def test_yes(books: Path) -> None:
    # 10,000 - 4,000 on the 5th = 6,000; less the buffer: 3,000. A cost that is not committed comes
    # out up to 15 % higher, one time in five: 4,600, so P10 is 600 lower
    result = run(books, "3.000,00")

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Yes: € 3,000.00 can be spent on 1 November 2026.",
        "€ 3,000.00 is the room from 1 November 2026 on; it is tightest on 5 November 2026.",
        (
            "Nine times in ten: not yet; € 600.00 may be short on 5 November 2026."
            " From 12 November 2026 on it can."
        ),
    ]


def test_no_and_what_would_make_it_possible(books: Path) -> None:
    result = run(books, "5000")

    assert result.exit_code == 0
    assert "No: € 5,000.00 cannot be spent on 1 November 2026" in result.stdout
    assert "€ 2,000.00 is missing by 5 November 2026." in result.stdout
    assert "From 12 November 2026 on it can be spent" in result.stdout
    lever = next(line for line in result.stdout.splitlines() if line.startswith("collect"))
    assert lever.split()[2:4] == ["2026-11-05", "9,000.00"]  # after the 5th it is too late
    assert lever.endswith("main.beancount:15")


def test_on_a_later_day(books: Path) -> None:
    assert run(books, "5000", "--on", "2026-11-12").stdout.startswith("Yes: € 5,000.00")


def test_a_day_beyond_the_forecast(books: Path) -> None:
    result = run(books, "1", "--on", "2030-01-01")

    assert result.exit_code == 2
    assert "ask for a day from 1 November 2026 to 31 January 2027" in result.stderr


def test_in_dutch(books: Path) -> None:
    result = run(books, "5000", language="nl")

    assert "€ 2.000,00 ontbreekt op 5 november 2026." in result.stdout


def test_as_json(books: Path) -> None:
    answer = json.loads(run(books, "5000", "--json").stdout)

    assert answer["affordable"] is False
    assert answer["missing"] == "2000.00"
    assert answer["first_day"] == "2026-11-12"
    assert answer["levers"][0]["item"]["id"] == "invoice/2026-0412"
    assert answer["levers"][0]["item"]["source"] == {"file": "main.beancount", "line": 15}


def test_it_agrees_with_what_is_safe_to_spend(books: Path) -> None:
    command = ["--ledger", str(books), "--no-cache", "forecast", "--json"]
    safe = json.loads(CliRunner().invoke(cli, command).stdout)["safe_to_spend"]["amount"]

    assert json.loads(run(books, safe, "--json").stdout)["affordable"] is True
    more = str(Decimal(safe) + Decimal("0.01"))
    assert json.loads(run(books, more, "--json").stdout)["affordable"] is False


def test_a_buffer_that_is_not_known_gives_no_yes(tmp_path: Path) -> None:
    ledger = tmp_path / "main.beancount"
    ledger.write_text(
        'option "operating_currency" "EUR"\n'
        'plugin "kasboek.plugins.books"\n'
        "2026-10-01 open Assets:Bank:ING EUR\n"
        "2026-10-01 open Equity:Opening\n"
        '2026-10-05 * "opening" ""\n'
        "  Assets:Bank:ING  1000 EUR\n"
        "  Equity:Opening\n"
        '2026-10-01 custom "policy" "liquidity-buffer" 3 "months"\n',
        "utf-8",
    )
    # no full month of books: how much must stay is not known, so only too much is surely a no
    assert json.loads(run(ledger, "100", "--json").stdout)["affordable"] is None
    assert json.loads(run(ledger, "1001", "--json").stdout)["affordable"] is False
    assert run(ledger, "100").stdout.startswith("Not known: € 100.00 can be spent on")
    assert run(ledger, "100", language="nl").stdout.startswith("Niet bekend: € 100,00 kan op")
