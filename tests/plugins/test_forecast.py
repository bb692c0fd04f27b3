from __future__ import annotations

import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import pytest
from beancount import loader
from beancount.core import data
from beancount.core.amount import Amount
from beancount.core.inventory import Inventory
from beancount.core.number import D
from beancount.ops.validation import HARDCORE_VALIDATIONS
from fava.core import FavaLedger

if TYPE_CHECKING:
    from conftest import Loaded

HEAD = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
plugin "kasboek.plugins.forecast"
"""
BOOKS = """
2026-01-01 open Assets:Bank EUR
  class: "cash"
2026-01-01 open Assets:Receivable EUR
2026-01-01 open Assets:VAT EUR
2026-01-01 open Liabilities:VAT EUR
2026-01-01 open Liabilities:Payable EUR
2026-01-01 open Income:Sales EUR
2026-01-01 open Expenses:Rent EUR
  class: "housing"
2026-01-01 open Equity:Opening EUR
2026-01-01 * "Opening"
  Assets:Bank          10000.00 EUR
  Equity:Opening
2026-10-04 * "Jansen" "bikes" ^2026-0412
  invoice: "2026-0412"
  due: 2026-11-05
  Assets:Receivable     1210.00 EUR
  Income:Sales         -1000.00 EUR
  Liabilities:VAT       -210.00 EUR
2026-11-01 balance Assets:Bank 10000.00 EUR
2026-01-01 custom "tax" "vat" "quarterly" Liabilities:VAT
"""
RENT = """
2026-11-02 # "Vastgoed" "Rent"
  repeat: "monthly"
  Expenses:Rent         1500.00 EUR
  Assets:VAT             315.00 EUR
  Assets:Bank          -1815.00 EUR
"""
SALES = """
2026-11-02 # "Dealers" "Orders"
  repeat: "monthly"
  count: 2
  Assets:Receivable     3630.00 EUR
  Income:Sales         -3000.00 EUR
  Liabilities:VAT       -630.00 EUR
"""


def planned(entries: data.Directives) -> list[data.Transaction]:
    return [e for e in entries if isinstance(e, data.Transaction) and "forecast" in e.tags]


def legs(entry: data.Transaction) -> dict[str, Decimal]:
    return {posting.account: posting.units.number for posting in entry.postings}


def load(text: str) -> tuple[data.Directives, list[Any], dict[str, Any]]:
    return loader.load_string(text, extra_validations=HARDCORE_VALIDATIONS)


def test_rent_and_its_vat_are_booked_on_the_bank() -> None:
    entries, errors, _ = load(HEAD + BOOKS + RENT)

    assert errors == []
    rents = [e for e in planned(entries) if e.payee == "Vastgoed"]
    assert len(rents) == 12
    assert rents[0].flag == "#"
    assert legs(rents[0]) == {"Expenses:Rent": 1500, "Assets:VAT": 315, "Assets:Bank": -1815}


def test_an_open_invoice_is_paid_and_links_to_itself() -> None:
    entries, errors, options = load(HEAD + BOOKS)

    assert errors == []
    paid = next(e for e in planned(entries) if e.payee == "Jansen")
    assert legs(paid) == {
        "Assets:Bank": Decimal("1210.00"),
        "Assets:Receivable": Decimal("-1210.00"),
    }
    assert "2026-0412" in paid.links
    invoice = next(e for e in entries if isinstance(e, data.Transaction) and e.payee == "Jansen")
    assert paid.meta["lineno"] == invoice.meta["lineno"]
    assert options["kasboek"] is not None


def test_a_planned_invoice_is_booked_and_then_paid() -> None:
    entries, errors, _ = load(HEAD + BOOKS + SALES)

    assert errors == []
    first, second = (e for e in planned(entries) if e.payee == "Dealers" and e.date.month < 12)  # type: ignore[misc] # two are expected
    assert legs(first) == {
        "Assets:Receivable": 3630,
        "Income:Sales": -3000,
        "Liabilities:VAT": -630,
    }
    assert legs(second) == {"Assets:Bank": 3630, "Assets:Receivable": -3630}


PAID = """
2026-06-01 * "Jansen" "bikes"
  invoice: "1"
  due: 2026-07-01
  Assets:Receivable     1210.00 EUR
  Income:Sales         -1000.00 EUR
  Liabilities:VAT       -210.00 EUR
2026-07-16 * "Jansen" "paid 15 days late"
  invoice: "1"
  Assets:Bank           1210.00 EUR
  Assets:Receivable
2026-07-16 * "Owner" "the same out again"
  Assets:Bank          -1210.00 EUR
  Equity:Opening
"""


def test_a_planned_invoice_is_booked_once_and_paid_in_parts() -> None:
    entries, errors, _ = load(HEAD + BOOKS + PAID + SALES)

    assert errors == []
    dealers = [e for e in planned(entries) if e.payee == "Dealers"]
    sold = [e for e in dealers if "Income:Sales" in legs(e)]
    assert [(e.date.isoformat(), legs(e)["Income:Sales"]) for e in sold] == [
        ("2026-11-02", -3000),
        ("2026-12-02", -3000),
    ]
    paid = [e for e in dealers if "Assets:Bank" in legs(e)]
    assert len(paid) > 2
    assert all(legs(e).keys() == {"Assets:Bank", "Assets:Receivable"} for e in paid)
    assert all(sum(legs(e).values()) == 0 for e in dealers)
    assert sum(legs(e)["Assets:Bank"] for e in paid) <= 2 * 3630
    assert {link for e in paid for link in e.links} == {link for e in sold for link in e.links}
    assert "this week" in paid[0].meta["because"]
    assert "this week" not in sold[0].meta["because"]


def test_a_tax_payment_debits_the_tax_account() -> None:
    entries, _, _ = load(HEAD + BOOKS)

    # the VAT of the third quarter (none) and of the fourth: 210.00 of the invoice of 4 October
    tax = [e for e in planned(entries) if "Liabilities:VAT" in legs(e)]
    assert [legs(e) for e in tax] == [
        {"Assets:Bank": Decimal("-210.00"), "Liabilities:VAT": Decimal("210.00")},
    ]
    assert tax[0].date.isoformat() == "2027-01-29"  # 31 January 2027 is a Sunday


def test_every_transaction_adds_up_and_lies_after_the_books() -> None:
    entries, _, _ = load(HEAD + BOOKS + RENT + SALES)

    for entry in planned(entries):
        total = Inventory()
        for posting in entry.postings:
            total.add_amount(posting.units)
        assert total.is_empty()
        assert entry.date.isoformat() >= "2026-11-01"


def test_nothing_that_was_booked_changes() -> None:
    bare = (HEAD + BOOKS + RENT).replace('plugin "kasboek.plugins.forecast"\n', "\n")
    without, _, _ = load(bare)
    entries, _, _ = load(HEAD + BOOKS + RENT)

    kept = [e for e in entries if not (isinstance(e, data.Transaction) and "forecast" in e.tags)]
    assert Counter(map(type, kept)) == Counter(map(type, without))
    assert planned(without) == []


def test_a_scenario_by_name() -> None:
    entries, errors, _ = load(
        (HEAD + BOOKS + SALES).replace('plugins.forecast"', 'plugins.forecast" "worst"')
    )

    assert errors == []
    first = next(e for e in planned(entries) if e.payee == "Dealers")
    assert legs(first)["Income:Sales"] == Decimal("-2400.00")  # sales at 0.80


def test_an_unknown_scenario_names_what_exists() -> None:
    _, errors, _ = load((HEAD + BOOKS).replace('plugins.forecast"', 'plugins.forecast" "wurst"'))

    assert [e.message for e in errors] == [
        "there is no scenario 'wurst'; there is: base, best, worst"
    ]


def test_without_the_books_plugin_it_says_so() -> None:
    _, errors, _ = load((HEAD + BOOKS).replace('plugin "kasboek.plugins.books"\n', "\n"))

    assert len(errors) == 1
    assert errors[0].message.startswith("kasboek.plugins.forecast needs kasboek.plugins.books")


def test_before_the_books_plugin_it_says_so() -> None:
    head = '\nplugin "kasboek.plugins.forecast"\nplugin "kasboek.plugins.books"\n'

    _, errors, _ = load(head + BOOKS)

    assert any("needs kasboek.plugins.books" in e.message for e in errors)


def test_without_cash_it_says_so() -> None:
    _, errors, _ = load(HEAD)

    assert [e.message[:26] for e in errors] == ["there is no cash account w"]


def test_an_account_that_closes_is_named() -> None:
    closing = "2027-03-01 close Expenses:Rent\n"

    _, errors, _ = load(HEAD + BOOKS + RENT + closing)

    assert errors
    assert all("Expenses:Rent" in error.message for error in errors)


def test_a_bill_in_dollars_is_paid_in_euros_by_an_account_that_takes_only_those() -> None:
    bill = """
2026-01-01 open Liabilities:Dollars USD
  class: "payable"
2026-10-01 price USD 0.92 EUR
2026-10-05 * "Shenzhen" "machines"
  bill: "SZ1"
  due: 2026-11-05
  Expenses:Rent          92.05 EUR
  Liabilities:Dollars  -100.05 USD @@ 92.05 EUR
"""
    entries, errors, _ = load(HEAD + BOOKS + bill)

    assert errors == []
    (paid,) = (e for e in planned(entries) if e.payee == "Shenzhen")
    bank, owed = paid.postings
    assert (bank.account, bank.units, bank.price) == (
        "Assets:Bank",
        Amount(D("-92.05"), "EUR"),
        None,
    )
    assert (owed.account, owed.units) == ("Liabilities:Dollars", Amount(D("100.05"), "USD"))
    assert owed.price is not None
    assert (owed.price.number or 0) * D("100.05") == pytest.approx(D("92.05"))


def test_bean_check_and_fava_take_it(tmp_path: Path) -> None:
    company = tmp_path / "company.beancount"
    company.write_text(BOOKS + RENT + SALES, "utf-8")
    main = tmp_path / "main.beancount"
    main.write_text(
        'option "operating_currency" "EUR"\nplugin "kasboek.plugins.books"\n'
        'include "company.beancount"\n',
        "utf-8",
    )
    ahead = tmp_path / "forecast.beancount"
    ahead.write_text(HEAD + 'include "company.beancount"\n', "utf-8")

    bean_check = Path(sys.executable).with_name("bean-check")
    done = subprocess.run([bean_check, "-C", ahead], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    flags = {
        path: Counter(e.flag for e in FavaLedger(str(path)).all_entries_by_type.Transaction)
        for path in (main, ahead)
    }
    assert flags[main]["#"] == 0
    assert flags[ahead]["#"] > 12


def test_the_ledger_in_the_docstring(load_doc: Loaded) -> None:
    """
    plugin "kasboek.plugins.books"
    plugin "kasboek.plugins.forecast"
    option "operating_currency" "EUR"
    2026-01-01 open Assets:Bank
      class: "cash"
    2026-01-01 open Liabilities:Card
      class: "card"
      pays-on: 15
      pays-from: Assets:Bank
    2026-01-01 open Expenses:Travel
    2026-01-01 open Equity:Opening
    2026-10-31 * "Opening"
      Assets:Bank   1000.00 EUR
      Equity:Opening
    2026-11-20 # "Trains" "Ticket"
      Expenses:Travel    80.00 EUR
      Liabilities:Card  -80.00 EUR
    """
    # bought on the card on the 20th, paid from the bank on the card's next 15th
    assert load_doc.errors == []
    bought, settled = planned(load_doc.entries)
    assert (bought.date.isoformat(), legs(bought)) == (
        "2026-11-20",
        {"Expenses:Travel": Decimal("80.00"), "Liabilities:Card": Decimal("-80.00")},
    )
    assert settled.date.isoformat() == "2026-12-15"
    assert legs(settled) == {"Assets:Bank": Decimal("-80.00"), "Liabilities:Card": Decimal("80.00")}


@pytest.mark.parametrize("scenario", ["base", "best", "worst"])
def test_the_forecast_and_the_ledger_agree_on_cash(scenario: str) -> None:
    from kasboek import reading  # noqa: PLC0415 # beside the plugin, not through it
    from kasboek.core.forecast import forecast  # noqa: PLC0415
    from kasboek.core.forecast import horizon_end  # noqa: PLC0415

    text = HEAD.replace('plugins.forecast"', f'plugins.forecast" "{scenario}"')
    entries, errors, options = load(text + BOOKS + RENT + SALES)
    assert errors == []
    book = reading.read(entries, options)
    assert book.as_of is not None
    ahead = forecast(book, scenario, horizon_end(book.as_of, "12m"))

    bank = sum(
        posting.units.number
        for entry in entries
        if isinstance(entry, data.Transaction)
        for posting in entry.postings
        if posting.account == "Assets:Bank"
    )

    assert bank == ahead.path[-1].balance


def test_a_loan_pays_interest_apart(load_doc: Loaded) -> None:
    """
    plugin "kasboek.plugins.books"
    plugin "kasboek.plugins.forecast"
    option "operating_currency" "EUR"
    2026-01-01 open Assets:Bank
      class: "cash"
    2026-01-01 open Liabilities:Loan
      class: "long-term-debt"
    2026-01-01 open Expenses:Interest
      class: "interest"
    2026-01-01 open Equity:Opening
    2026-10-31 * "Opening"
      Assets:Bank   1000.00 EUR
      Equity:Opening
    2026-12-01 custom "loan" "Bank" Liabilities:Loan 1200 EUR "linear"
      rate: 0.12
      months: 12
      account: Assets:Bank
    """
    # 1,200 in on 1 December; on 1 January (rolled to the 4th) 100 back and 1 % of 1,200 interest
    assert load_doc.errors == []
    drawn, *paid = planned(load_doc.entries)
    assert legs(drawn) == {"Assets:Bank": Decimal(1200), "Liabilities:Loan": Decimal(-1200)}
    first = {account: number for entry in paid[:2] for account, number in legs(entry).items()}
    assert {day.date.isoformat() for day in paid[:2]} == {"2027-01-04"}
    assert first["Expenses:Interest"] == Decimal("12.00")
    assert first["Liabilities:Loan"] == Decimal("100.00")


def test_it_speaks_the_language_that_fava_is_told() -> None:
    option = '2026-01-01 custom "fava-option" "language" "nl"\n'

    entries, _, _ = load(HEAD + BOOKS + option)

    paid = next(e for e in planned(entries) if e.payee == "Jansen")
    assert paid.narration == "factuur 2026-0412, vervalt op 5 november 2026"
