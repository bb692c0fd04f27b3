"""What `receivables` and `payables` print: tables, JSON, CSV, exit codes, both languages."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.cli.running import runs

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = """\
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 open Assets:Bank
2026-01-01 open Assets:Receivable
2026-01-01 open Liabilities:Payable
2026-01-01 open Equity:Opening
2026-01-01 open Income:Sales
2026-01-01 open Expenses:Parts
  class: "cost-of-sales"
2026-01-01 custom "customer" "Jansen"
  alias: "R. JANSEN"
  payment-terms: "30"
  credit-limit: 1000 EUR
2026-01-01 custom "supplier" "Frames & Co"
  payment-terms: "14"
2026-08-01 * "Jansen" "sold"
  invoice: "2026-1"
  Assets:Receivable  900.50 EUR
  Income:Sales
2026-09-20 * "Jansen" "part"
  invoice: "2026-1"
  Assets:Bank  400 EUR
  Assets:Receivable
2026-10-20 * "Jansen" "sold"
  invoice: "2026-2"
  disputed: TRUE
  Assets:Receivable  600 EUR
  Income:Sales
2026-10-21 * "Smit" "no number"
  Assets:Receivable  70 EUR
  Income:Sales
2026-10-22 * "Frames & Co" "parts"
  bill: "F-1"
  Expenses:Parts  250 EUR
  Liabilities:Payable
2026-10-31 * "opening"
  Assets:Bank  5000 EUR
  Equity:Opening
"""
"""On 31 October: 500.50 of 2026-1, due 31 August, 61 days late; 600 not due; 70 unexplained."""
run = runs()


def squeezed(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines()]


def test_the_table_has_buckets_items_and_what_ties_it_to_the_ledger(books: Path) -> None:
    result = run(books, "receivables")
    lines = squeezed(result.stdout)
    assert result.exit_code == 0
    assert lines[0] == "Receivables on 31 October 2026: € 1,100.50, € 500.50 overdue"
    assert "61 to 90 days late € 500.50 45 % 1" in lines
    assert "total € 1,100.50 2" in lines
    assert "explained by no item € 70.00" in lines
    assert "balance in the ledger € 1,170.50" in lines
    assert "difference € 0.00" in lines
    assert "Jansen 2026-1 2026-08-31 61 € 500.50" in lines
    assert "Jansen 2026-2 2026-11-19 € 600.00 disputed" in lines
    assert "Smit € 70.00 2026-10-21 Assets:Receivable main.beancount:29" in lines
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_dutch_is_what_a_bookkeeper_writes(books: Path) -> None:
    result = run(books, "payables", language="nl")
    lines = squeezed(result.stdout)
    assert lines[0] == "Crediteuren op 31 oktober 2026: € 250,00, waarvan € 0,00 te laat"
    assert "saldo in het grootboek € 250,00" in lines
    assert "Frames & Co F-1 2026-11-05 € 250,00" in lines


def test_by_counterparty_shows_buckets_limits_and_how_they_pay(books: Path) -> None:
    lines = squeezed(run(books, "receivables", "--by", "counterparty").stdout)
    assert "Jansen 1,101 600 - - 501 -" in lines
    assert "total 1,101 600 - - 501 -" in lines
    assert "who exposure limit free median days late payments" in lines
    assert "Jansen 1,101 1,000 blocked 20 1" in lines  # paid 20 days after 31 August


@pytest.mark.parametrize("before", [True, False])
def test_any_day_as_it_was_then(books: Path, *, before: bool) -> None:
    """`--as-of` may stand before or after the command."""
    option = ["--as-of", "2026-09-15"]
    arguments = [*option, "receivables"] if before else ["receivables", *option]
    lines = squeezed(run(books, *arguments).stdout)
    assert lines[0] == "Receivables on 15 September 2026: € 900.50, € 900.50 overdue"
    assert "1 to 30 days late € 900.50 100 % 1" in lines
    assert "difference € 0.00" in lines


def test_a_day_before_the_first_booking_has_nothing(books: Path) -> None:
    result = run(books, "receivables", "--as-of", "2026-01-31")
    assert result.exit_code == 0
    assert "Nothing is open." in result.stdout


def test_one_customer_in_words_with_every_item(books: Path) -> None:
    result = run(books, "receivables", "--customer", "r. jansen")
    lines = squeezed(result.stdout)
    assert result.exit_code == 0
    blocked = "Credit: blocked: € 1,100.50 of the limit of € 1,000.00, € 100.50 over"
    assert lines[1] == f"{blocked}; deliver against prepayment or collect first"
    assert [lines[0], *lines[2:4]] == [
        "€ 1,100.50 open of Jansen, € 500.50 overdue, on 31 October 2026",
        "1 payment, 1 of them late; the median is 20 days late.",
        "Last payment: € 400.00 on 20 September 2026, 20 days late.",
    ]
    assert "2026-08-01 2026-1, due 2026-08-31 € 900.50" in lines
    assert "2026-09-20 payment € -400.00 € 500.50" in lines
    opened = squeezed(run(books, "explain", "item", "2026-1").stdout)
    assert "2026-09-20 payment € -400.00 € 500.50 main.beancount:20" in opened
    nobody = run(books, "receivables", "--customer", "Jansn")
    assert nobody.exit_code == 2
    assert nobody.stderr == "kasboek: there is nobody called 'Jansn'; there is: Jansen\n"


def test_one_supplier_has_no_credit(books: Path) -> None:
    lines = squeezed(run(books, "payables", "--supplier", "frames").stdout)
    assert lines[0] == "€ 250.00 open to Frames & Co, € 0.00 overdue, on 31 October 2026"
    assert lines[1] == "No payment yet, so there is no payment behaviour."


def test_json_has_the_keys_of_the_interface(books: Path) -> None:
    answer = json.loads(run(books, "receivables", "--json").stdout)
    assert answer["as_of"] == "2026-10-31"
    assert [(b["name"], b["amount"]) for b in answer["buckets"]] == [
        ("not-due", "600.00"),
        ("1-30", "0.00"),
        ("31-60", "0.00"),
        ("61-90", "500.50"),
        ("over-90", "0.00"),
    ]
    assert (answer["total"], answer["ledger_total"]) == ("1100.50", "1170.50")
    assert (answer["unexplained_total"], answer["difference"]) == ("70.00", "0.00")
    first = answer["items"][0]
    assert first["id"] == "invoice/2026-1"
    assert (first["amount"], first["open"], first["days_late"]) == ("900.50", "500.50", 61)
    assert first["source"] == {"file": "main.beancount", "line": 16}
    (jansen,) = answer["counterparties"]
    wanted = {
        "name": "Jansen",
        "open": "1100.50",
        "overdue": "500.50",
        "limit": "1000.00",
        "exposure": "1100.50",
        "blocked": True,
        "median_days_late": 20.0,
        "payments": 1,
    }
    assert {key: jansen[key] for key in wanted} == wanted
    assert jansen["behaviour"]["reasons"]["quartiles"] == "1 payment, and it takes 4 to say"
    assert answer["unexplained"][0]["counterparty"] == "Smit"
    one = json.loads(run(books, "receivables", "--customer", "Jansen", "--json").stdout)
    assert one["history"][0]["settlements"][0]["kind"] == "payment"


def test_csv_by_item_and_by_counterparty(books: Path) -> None:
    items = list(csv.DictReader(io.StringIO(run(books, "receivables", "--csv").stdout)))
    assert [(row["id"], row["open"], row["days_late"]) for row in items] == [
        ("invoice/2026-1", "500.50", "61"),
        ("invoice/2026-2", "600.00", "-19"),
    ]
    text = run(books, "receivables", "--csv", "--by", "counterparty").stdout
    (jansen,) = csv.DictReader(io.StringIO(text))
    assert (jansen["61-90"], jansen["blocked"], jansen["payments"]) == ("500.50", "True", "1")


def test_the_same_twice_is_the_same(books: Path) -> None:
    assert run(books, "receivables", "--json").stdout == run(books, "receivables", "--json").stdout


def test_money_without_a_price_is_named_and_ends_with_4(ledger: Path) -> None:
    """
    option "operating_currency" "EUR"
    plugin "kasboek.plugins.books"
    2026-01-01 open Assets:Bank
    2026-01-01 open Assets:Receivable
    2026-01-01 open Income:Sales
    2026-10-01 * "Smith" "sold"
      invoice: "1"
      due: 2026-10-20
      Assets:Receivable  100 USD
      Income:Sales
    2026-10-31 * "cash sale"
      Assets:Bank  10 EUR
      Income:Sales
    """
    result = run(ledger, "receivables")
    assert result.exit_code == 4
    assert "$ 100.00" in result.stdout
    assert (
        "$ 100.00 is in no total: there is no price of USD on 31 October 2026; add a price"
        " directive" in result.stderr
    )
    answer = json.loads(run(ledger, "receivables", "--json").stdout)
    assert (answer["total"], answer["items"][0]["value"]) == ("0.00", None)
    assert answer["unpriced"] == [{"amount": "100.00", "currency": "USD"}]


def test_more_credit_than_debt_says_so(ledger: Path) -> None:
    """
    option "operating_currency" "EUR"
    plugin "kasboek.plugins.books"
    2026-10-01 open Assets:Receivable
    2026-10-01 open Income:Sales
    2026-10-01 * "Jansen" "goods came back"
      credit-note: "C1"
      Income:Sales  60 EUR
      Assets:Receivable
    """
    result = run(ledger, "receivables")  # no bank either: the day is that of the last booking
    assert result.exit_code == 0
    assert "Receivables on 1 October 2026: € -60.00" in result.stdout
    assert "The sum is negative" in result.stdout


def test_without_such_an_account_there_is_nothing_to_show(ledger: Path) -> None:
    """
    option "operating_currency" "EUR"
    plugin "kasboek.plugins.books"
    2026-01-01 open Assets:Bank
    2026-01-01 open Equity:Opening
    2026-10-31 * "opening"
      Assets:Bank  10 EUR
      Equity:Opening
    """
    result = run(ledger, "payables")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        'There is no payable account, so there is nothing to show. Write class: "payable"'
    )


@pytest.mark.parametrize("side", ["receivables", "payables"])
def test_the_sample_company_ties_and_fits_the_screen(company: Path, side: str) -> None:
    answer = json.loads(run(company, side, "--json").stdout)
    total = sum((Decimal(item["open"]) for item in answer["items"]), Decimal())
    assert total == Decimal(answer["total"]) == Decimal(answer["ledger_total"])
    assert sum(Decimal(b["amount"]) for b in answer["buckets"]) == total
    assert answer["difference"] == "0.00"
    for by in ("item", "counterparty"):
        printed = run(company, side, "--by", by).stdout
        plain = [line for line in printed.splitlines() if "expected" not in line]
        assert max(map(len, plain)) <= 80


def test_the_ledger_of_the_how_to_does_what_it_says(root: Path, tmp_path: Path) -> None:
    """1: 900 - 500 - 50 - 330 - 20 = 0. 2: three of 100 paid with 320, so 20 too much."""
    text = (root / "docs" / "how-to" / "open-items.md").read_text("utf-8")
    ledger = tmp_path / "main.beancount"
    ledger.write_text(text.split("```beancount\n")[1].split("```")[0], "utf-8")
    answer = json.loads(run(ledger, "receivables", "--json").stdout)
    assert (answer["items"], answer["ledger_total"], answer["difference"]) == ([], "-20.00", "0.00")
    one = json.loads(run(ledger, "receivables", "--customer", "Jansen", "--json").stdout)
    kinds = [[s["kind"] for s in item["settlements"]] for item in one["history"]]
    assert kinds == [["payment", "credit", "payment", "write-off"], *[["payment"]] * 3]
    assert one["history"][0]["settlements"][2]["allocated"]


def test_guessed_payments_are_reported(ledger: Path) -> None:
    """
    option "operating_currency" "EUR"
    option "name_assets" "Activa"
    option "name_income" "Omzet"
    plugin "kasboek.plugins.books"
    2026-01-01 open Activa:Bank
    2026-01-01 open Activa:Debiteuren
    2026-01-01 open Omzet:Verkoop
    2026-01-01 custom "policy" "payment-terms" "30"
    2026-10-01 * "Jansen" "verkocht"
      invoice: "1"
      Activa:Debiteuren  100 EUR
      Omzet:Verkoop
    2026-10-31 * "Jansen" "waarvan?"
      Activa:Bank  40 EUR
      Activa:Debiteuren
    """
    dutch = run(ledger, "receivables", language="nl").stdout
    assert squeezed(dutch)[0] == "Debiteuren op 31 oktober 2026: € 60,00, waarvan € 0,00 te laat"
    assert "1 opmerking over hoe posten zijn geboekt: 'kasboek check' zegt waar" in dutch
    noted = run(ledger, "check", language="nl").stdout
    assert "1 afboeking van Jansen op Activa:Debiteuren noemt geen factuur" in noted


def test_a_day_after_the_last_booking_ages_on(books: Path) -> None:
    answer = json.loads(run(books, "receivables", "--as-of", "2027-02-01", "--json").stdout)
    assert [item["bucket"] for item in answer["items"]] == ["over-90", "61-90"]
