"""`kasboek forecast --by currency` and `explain item tax/...`, by real runs."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from tests.cli.running import runs

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = """option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2024-01-01 open Assets:Bank
  class: "cash"
2024-01-01 open Liabilities:VAT
  class: "vat"
2024-01-01 open Income:Sales
2024-01-01 open Expenses:Rent
2024-01-01 open Equity:Opening
2026-10-30 price USD 0.80 EUR
2026-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT
2026-10-31 * "opening"
  Assets:Bank       10000.00 EUR
  Equity:Opening   -10000.00 EUR
2026-10-31 * "dollars"
  Assets:Bank        2000.00 USD
  Equity:Opening    -2000.00 USD
2026-10-12 * "Shop" "sold"
  Assets:Bank         121.00 EUR
  Income:Sales       -100.00 EUR
  Liabilities:VAT     -21.00 EUR
2026-11-10 # "Acme" "in dollars"
  id: "acme"
  Assets:Bank        1000.00 USD
  Income:Sales      -1000.00 USD
2026-11-20 # "Shop" "with VAT"
  id: "shop"
  Assets:Bank         242.00 EUR
  Income:Sales       -200.00 EUR
  Liabilities:VAT     -42.00 EUR
"""
POUNDS = """
2026-10-31 * "pounds"
  Assets:Bank         500.00 GBP
  Equity:Opening     -500.00 GBP
"""
run = runs()


def test_the_table_by_currency(books: Path) -> None:
    result = run(books, "forecast", "--by", "currency", "--horizon", "3w")

    assert (result.exit_code, result.stderr) == (0, "")
    lines = [line.rstrip() for line in result.stdout.splitlines()]
    start = lines.index("EUR")
    assert [line.split() for line in lines[start : start + 8]] == [
        ["EUR"],
        ["Receipts", "0", "0", "0", "242"],
        ["Payments", "0", "0", "0", "0"],
        ["Closing", "10,121", "10,121", "10,121", "10,363"],
        ["USD", "(at", "0.80)"],
        ["Receipts", "0", "0", "1,000", "0"],
        ["Payments", "0", "0", "0", "0"],
        ["Closing", "2,000", "2,000", "3,000", "3,000"],
    ]
    # 10,363 + 3,000 x 0.80 = 12,763
    assert ["Closing", "11,721", "11,721", "12,521", "12,763"] in [line.split() for line in lines]
    row = next(line for line in lines if line.startswith("USD") and "€" in line)
    assert row.split() == ["USD", "2,000.00", "1,000.00", "0.00", "3,000.00", "€", "2,400.00",
                           "€", "240.00"]  # fmt: skip


def test_json_by_currency(books: Path) -> None:
    answer = json.loads(run(books, "forecast", "--by", "currency", "--json").stdout)

    euro, dollar = answer["currencies"]
    assert (euro["currency"], euro["rate"], euro["opening"]) == ("EUR", "1", "10121.00")
    assert (dollar["opening"], dollar["low_point"]) == (
        "2000.00",
        {"date": "2026-11-01", "amount": "2000.00"},
    )
    assert [row["label"] for row in dollar["periods"]] == [
        period["label"] for period in answer["periods"]
    ]
    assert answer["exposure"] == [
        {
            "currency": "USD",
            "rate": "0.80",
            "held": "2000.00",
            "in": "1000.00",
            "out": "0.00",
            "net": "1000.00",
            "position": "3000.00",
            "value": "2400.00",
            "cost_of_10_percent": "240.00",
        }
    ]


def test_csv_by_currency(books: Path) -> None:
    text = run(books, "forecast", "--by", "currency", "--horizon", "2w", "--csv").stdout

    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["currency"], row["label"]) for row in rows] == [
        ("EUR", "2026-W44"),
        ("EUR", "2026-W45"),
        ("EUR", "2026-W46"),
        ("USD", "2026-W44"),
        ("USD", "2026-W45"),
        ("USD", "2026-W46"),
    ]
    assert rows[-1]["closing"] == "3000.00"


def test_a_missing_price_ends_with_its_amounts(books: Path) -> None:
    books.write_text(LEDGER + POUNDS, "utf-8")
    result = run(books, "forecast", "--by", "currency")

    assert result.exit_code == 4
    assert (
        "there is no price of GBP in EUR, so this is not in the forecast: £ 500.00 in the bank,"
        " £ 0.00 to come in, £ 0.00 to go out; add a price directive\n"
    ) in result.stderr
    pounds = next(line for line in result.stdout.splitlines() if line.startswith("GBP"))
    assert pounds.split() == ["GBP", "500.00", "0.00", "0.00", "500.00", "-", "-"]


def test_a_tax_opened(books: Path) -> None:
    result = run(books, "explain", "item", "tax/vat/2026-Q4")

    assert result.exit_code == 0
    # 21 on the books and 42 to come
    told = [line.split("  ") for line in result.stdout.splitlines()]
    flat = [[cell.strip() for cell in row if cell.strip()] for row in told]
    assert ["Period 1 October 2026 to 31 December 2026; positive is to be paid."] in flat
    assert ["charged, on the books", "€ 21.00"] in flat
    assert ["still building up", "€ 42.00"] in flat
    assert ["to be paid (negative: to be received)", "€ 63.00"] in flat
    assert ["2026-10-12", "€ 21.00", "charged, on the books", "Shop sold", "main.beancount:18"] in (
        flat
    )
    assert ["2026-11-20", "€ 42.00", "still building up", "shop", "main.beancount:26"] in flat


def test_a_tax_opened_as_json(books: Path) -> None:
    answer = json.loads(run(books, "explain", "item", "tax/vat/2026-Q4", "--json").stdout)

    assert answer["tax"]["period"] == {"start": "2026-10-01", "end": "2026-12-31"}
    assert answer["tax"]["parts"] == {"charged": "21.00", "planned": "42.00"}
    assert [row["part"] for row in answer["tax"]["rows"]] == ["charged", "planned"]
    assert run(books, "explain", "item", "plan/shop/2026-11-20", "--json").exit_code == 0


def test_in_dutch(books: Path) -> None:
    assert (
        "10 % koersverschil kost"
        in run(books, "forecast", "--by", "currency", language="nl").stdout
    )
    assert "bouwt nog op" in run(books, "explain", "item", "tax/vat/2026-Q4", language="nl").stdout
