"""The figures of capital, profit, debt and recurring income, worked by hand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from kasboek import load
from kasboek import words
from kasboek.core.alerts import alerts
from kasboek.core.kpi import KPIS
from kasboek.core.kpi import explain
from kasboek.core.kpi import kpis

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kasboek.core.book import Book
    from kasboek.core.kpi import Measured

HEAD = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2025-01-01 open Assets:Bank
2025-01-01 open Assets:Receivable
2025-01-01 open Assets:Stock
2025-01-01 open Assets:Prepaid
2025-01-01 open Assets:Machinery
2025-01-01 open Liabilities:Payable
2025-01-01 open Liabilities:Loan
2025-01-01 open Equity:Opening
2025-01-01 open Income:Sales
2025-01-01 open Expenses:COGS
2025-01-01 open Expenses:Rent
2025-01-01 open Expenses:Depreciation
2025-01-01 open Expenses:Interest
2025-01-01 open Expenses:Tax
  class: "income-tax"
"""
SHEET = """
2026-01-31 * "opening"
  Assets:Bank           30000 EUR
  Assets:Receivable    110000 EUR
  Assets:Stock          50000 EUR
  Assets:Prepaid        10000 EUR
  Assets:Machinery     300000 EUR
  Liabilities:Payable -100000 EUR
  Liabilities:Loan    -150000 EUR
  Equity:Opening
"""
YEAR = """
2025-01-01 * "opening"
  Assets:Bank          100000 EUR
  Liabilities:Loan     -60000 EUR
  Equity:Opening
2025-06-01 * "sales"
  Assets:Bank          200000 EUR
  Income:Sales
2025-06-02 * "cost of sales"
  Expenses:COGS        120000 EUR
  Assets:Bank
2025-06-03 * "rent"
  Expenses:Rent         40000 EUR
  Assets:Bank
2025-06-04 * "depreciation"
  Expenses:Depreciation 10000 EUR
  Assets:Machinery
2025-06-05 * "Rabobank" "instalment"
  Liabilities:Loan      12000 EUR
  Expenses:Interest      3000 EUR
  Assets:Bank
2025-06-06 * "profit tax"
  Expenses:Tax           5000 EUR
  Assets:Bank
2026-01-01 balance Assets:Bank  120000 EUR
"""


@pytest.fixture
def read(read_text: Callable[..., Book]) -> Callable[..., Book]:
    """Return a function that reads a ledger from texts, each indented as it likes."""
    return lambda *parts: read_text("".join(dedent(part) for part in parts))


@pytest.fixture(scope="module")
def sample(company: Path) -> Book:
    """Return the book of the sample company."""
    return load(company)


def measured(book: Book, name: str, day: dt.date | None = None) -> Measured:
    day = day or book.as_of
    assert day is not None
    return kpis(book, day, [name])[0]


def value(book: Book, name: str, day: dt.date | None = None) -> Decimal | None:
    return measured(book, name, day).figure.value


def reason(book: Book, name: str, lang: str = "en") -> str:
    found = measured(book, name).figure
    assert found.value is None
    assert found.reason is not None
    return words.say(found.reason, lang)


def remarks(book: Book, name: str, lang: str = "en") -> list[str]:
    return [words.say(told, lang) for told in measured(book, name).figure.remarks]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("gross-working-capital", 200_000),
        ("working-capital", 100_000),
        ("current-ratio", 2),  # 200,000 / 100,000
        ("quick-ratio", Decimal("1.4")),  # (200,000 - 50,000 - 10,000) / 100,000
        ("cash-ratio", Decimal("0.3")),
        ("operating-working-capital", 70_000),  # 110,000 + 50,000 + 10,000 - 100,000
        ("solvency", Decimal("0.5")),  # (500,000 - 250,000) / 500,000
    ],
)
def test_the_figures_of_a_balance_sheet(
    read: Callable[..., Book], name: str, expected: Decimal
) -> None:
    assert value(read(HEAD, SHEET), name) == expected


def test_the_published_current_and_quick_ratio(read: Callable[..., Book]) -> None:
    # CA 200,000 with stock 50,000, CL 100,000: 2.0 and 1.5
    book = read(
        HEAD, SHEET.replace("110000", "120000").replace("Prepaid        10000", "Prepaid 0")
    )

    assert value(book, "current-ratio") == 2
    assert value(book, "quick-ratio") == Decimal("1.5")


def test_the_classic_check(read: Callable[..., Book]) -> None:
    book = read(
        HEAD,
        """
        2026-01-31 * "opening"
          Assets:Bank          100000 EUR
          Assets:Receivable    500000 EUR
          Assets:Stock        1000000 EUR
          Liabilities:Payable -200000 EUR
          Equity:Opening
        """,
    )

    assert value(book, "working-capital") == 1_400_000
    assert value(book, "current-ratio") == 8
    (told,) = remarks(book, "current-ratio")
    assert told == (
        "above 2: safe, but capital lies idle; look at surplus stock, slow receivables and cash "
        "above the buffer"
    )


def test_negative_working_capital_is_called_so(read: Callable[..., Book]) -> None:
    book = read(HEAD, SHEET.replace("-100000", "-260000"))

    assert value(book, "working-capital") == -60_000
    assert remarks(book, "working-capital")[0] == (
        "negative working capital: € 60,000.00 more is due within a year than there are current "
        "assets"
    )
    assert remarks(book, "working-capital", "nl")[0].startswith("negatief werkkapitaal: er moet")
    assert remarks(book, "current-ratio")[0].startswith("below 1: negative working capital")


def test_an_overdrawn_account_is_short_term_debt_in_every_ratio(read: Callable[..., Book]) -> None:
    # 170,000 / 130,000, not 140,000 / 100,000
    book = read(HEAD, SHEET.replace("Assets:Bank           30000", "Assets:Bank  -30000"))

    assert value(book, "current-ratio") == Decimal(170_000) / Decimal(130_000)
    assert value(book, "cash-ratio") == 0


def test_a_loan_without_schedule_is_named(read: Callable[..., Book]) -> None:
    (told,) = remarks(read(HEAD, SHEET), "quick-ratio")
    assert told == (
        "no repayments of Liabilities:Loan are known, so all of it counts as long-term; write a "
        "loan directive, or plan the repayments"
    )


def test_accounts_of_unknown_class_are_named(read: Callable[..., Book]) -> None:
    odd = """
    2026-01-01 open Assets:Odd
    2026-01-31 * "odd"
      Assets:Odd    70 EUR
      Equity:Opening
    """
    assert remarks(read(HEAD, SHEET, odd), "gross-working-capital")[0] == (
        "of unknown class and in no ratio: Assets:Odd (€ 70.00 of assets, € 0.00 of debts); "
        "'kasboek accounts' proposes what to write"
    )


def test_without_current_liabilities_a_ratio_is_undefined(read: Callable[..., Book]) -> None:
    book = read(HEAD, SHEET.replace("Liabilities:Payable -100000 EUR\n", "\n"))

    for name in ("current-ratio", "quick-ratio", "cash-ratio"):
        assert reason(book, name) == (
            "nothing is due within a year, so there is nothing to divide by"
        )
    assert value(book, "working-capital") == 200_000


def test_what_has_no_price_is_named(read: Callable[..., Book]) -> None:
    dollars = """
    2026-01-31 * "dollars"
      Assets:Receivable   10 USD
      Equity:Opening     -10 USD
    """
    book = read(HEAD, SHEET, dollars)

    for name in ("working-capital", "current-ratio", "operating-working-capital", "solvency"):
        assert reason(book, name) == (
            "$ 10.00 has no price in the operating currency; add a price directive"
        )


def test_profit_figures_of_a_year(read: Callable[..., Book]) -> None:
    book = read(HEAD, YEAR)

    # 80,000 is left of 200,000
    assert value(book, "gross-margin") == Decimal("0.4")
    # 200,000 - 120,000 - 40,000 - 10,000 = 30,000 before interest and tax; / 3,000
    assert value(book, "interest-cover") == 10
    # (30,000 - 5,000 tax + 10,000) / (3,000 + 12,000)
    assert value(book, "dscr") == Decimal(35_000) / Decimal(15_000)


def test_only_the_last_twelve_months_count(read: Callable[..., Book]) -> None:
    later = """
    2026-07-01 * "sales"
      Assets:Bank   1000 EUR
      Income:Sales
    2026-07-02 * "cost of sales"
      Expenses:COGS  100 EUR
      Assets:Bank
    2026-08-01 balance Assets:Bank 120900 EUR
    """
    assert value(read(HEAD, YEAR, later), "gross-margin") == Decimal("0.9")


def test_moving_debt_repays_nothing(read: Callable[..., Book]) -> None:
    moved = """
    2025-01-01 open Liabilities:Bridge
      class: "short-term-debt"
    2025-12-31 * "the part due next year"
      Liabilities:Loan    8000 EUR
      Liabilities:Bridge -8000 EUR
    """
    assert value(read(HEAD, YEAR, moved), "dscr") == Decimal(35_000) / Decimal(15_000)


def test_profit_figures_that_are_undefined_say_why(read: Callable[..., Book]) -> None:
    quiet = read(HEAD, SHEET, '2026-02-28 * "bank data"\n  Assets:Bank 1 EUR\n  Equity:Opening\n')

    span = "from 1 February 2026 to 28 February 2026"
    assert reason(quiet, "gross-margin") == f"there was no revenue {span}"
    assert reason(quiet, "interest-cover") == f"no interest cost was booked {span}"
    assert reason(quiet, "dscr") == f"no interest or repayment was booked {span}"
    assert reason(read(HEAD, SHEET), "gross-margin") == "the books do not cover a full month yet"
    assert reason(quiet, "mrr") == "no income account is marked recurring: TRUE"
    assert reason(quiet, "arr", "nl") == "geen opbrengstrekening heeft recurring: TRUE"
    assert reason(quiet, "special-working-capital") == (
        "no invoice, bill or other transaction is marked campaign"
    )


def test_a_margin_without_cost_of_sales_says_so(read: Callable[..., Book]) -> None:
    book = read(HEAD.replace("Expenses:COGS", "Expenses:Odd"), YEAR.replace("COGS", "Odd"))

    assert value(book, "gross-margin") == 1
    assert remarks(book, "gross-margin") == [
        "no account is of class cost-of-sales, so nothing is taken off"
    ]


RECURRING = """
2025-01-01 open Income:Service
  recurring: TRUE
2025-01-01 * "opening"
  Assets:Bank     1000 EUR
  Equity:Opening
2025-01-20 * "Jansen" "a year of service"
  invoice: "1"
  covers: "12 months"
  Assets:Receivable  1452 EUR
  Income:Service    -1200 EUR
  Equity:Opening     -252 EUR
2025-02-03 * "Smit" "a quarter"
  invoice: "2"
  covers: "1 quarter"
  Assets:Receivable   300 EUR
  Income:Service     -300 EUR
2025-03-10 * "De Vries" "this month's service"
  Assets:Bank          50 EUR
  Income:Service      -50 EUR
2025-04-30 * "bank data"
  Assets:Bank           1 EUR
  Equity:Opening
"""


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2025, 1, 31), 100),  # 1,200 / 12
        (dt.date(2025, 2, 28), 200),  # and 300 / 3
        (dt.date(2025, 3, 31), 250),  # and March's 50, which covers itself
        (dt.date(2025, 4, 15), 250),  # April still runs: the last full month
        (dt.date(2025, 4, 30), 200),
    ],
)
def test_recurring_income_is_spread_over_what_it_covers(
    read: Callable[..., Book], day: dt.date, expected: int
) -> None:
    book = read(HEAD, RECURRING)

    assert value(book, "mrr", day) == expected
    assert value(book, "arr", day) == 12 * expected


def test_a_contract_renewed_late_neither_falls_out_nor_counts_twice(
    read: Callable[..., Book],
) -> None:
    renewed = """
    2026-01-05 * "Jansen" "a year of service"
      invoice: "3"
      covers: "1 year"
      Assets:Receivable  1200 EUR
      Income:Service    -1200 EUR
    2026-01-31 * "bank data"
      Assets:Bank           1 EUR
      Equity:Opening
    """
    book = read(HEAD, RECURRING, renewed)

    assert value(book, "mrr", dt.date(2025, 12, 31)) == 100
    assert value(book, "mrr", dt.date(2026, 1, 31)) == 100


def test_income_booked_ahead_counts_once(read: Callable[..., Book]) -> None:
    ahead = """
    2025-01-01 open Liabilities:Deferred
      recurring: TRUE
    2025-01-01 open Income:Service
      recurring: TRUE
    2025-01-10 * "Jansen" "a year of service"
      invoice: "1"
      covers: "12 months"
      Assets:Receivable     1200 EUR
      Liabilities:Deferred -1200 EUR
    2025-01-31 * "earned in January"
      Liabilities:Deferred   100 EUR
      Income:Service        -100 EUR
    2025-01-31 * "bank data"
      Assets:Bank              1 EUR
      Equity:Opening
    2025-01-01 * "opening"
      Assets:Bank            100 EUR
      Equity:Opening
    """
    assert value(read(HEAD, ahead), "mrr") == 100


def test_a_target_with_two_sides(read: Callable[..., Book]) -> None:
    policy = '2026-01-01 custom "policy" "current-ratio" 1.2 2.0\n'
    sound = measured(read(HEAD, SHEET, policy), "current-ratio")
    idle = measured(read(HEAD, SHEET.replace("110000", "910000"), policy), "current-ratio")
    negative = measured(read(HEAD, SHEET.replace("-100000", "-250000"), policy), "current-ratio")

    assert (sound.status, idle.status, negative.status) == ("ok", "warning", "breach")


def test_policies_and_covenants_bound_them(read: Callable[..., Book]) -> None:
    book = read(
        HEAD,
        SHEET.replace("-100000", "-250000"),
        '2026-01-01 custom "policy" "current-ratio" 1.2 2.0\n',
        '2026-01-01 custom "policy" "covenant" "solvency" 0.30\n  severity: "error"\n',
        '2026-01-01 custom "policy" "reserve-working-capital" 5000 EUR\n',
    )
    assert book.as_of is not None

    found = {(a.policy, a.subject): a for a in alerts(book, book.as_of)}
    ratio, covenant = found["current-ratio", None], found["covenant", "solvency"]
    assert words.say(ratio.says) == "Current ratio: 0.80, below the target of 1.20"
    assert words.say(covenant.says) == "Solvency: 20 %, below the target of 30 %"
    assert covenant.severity == "error"
    assert ("reserve-working-capital", None) not in found  # undefined without a buffer


@pytest.mark.parametrize(
    "name", [name for name in KPIS if name.endswith(("-capital", "-ratio")) or name == "solvency"]
)
def test_what_is_behind_adds_up(name: str, sample: Book) -> None:
    book = sample
    assert book.as_of is not None

    found = explain(book, book.as_of, name)
    sums: dict[str, Decimal] = {}
    for each in found.behind:
        assert each.source is not None
        sums[each.input] = sums.get(each.input, Decimal()) + each.amount
    stated = {one.name: one.value for one in found.measured.figure.inputs}
    for key, total in sums.items():
        if key in stated:
            assert total == stated[key], key
    if name not in {"special-working-capital", "temporary-working-capital"}:
        assert set(sums) & set(stated)


def test_many_accounts_of_unknown_class_are_counted(read: Callable[..., Book]) -> None:
    opens = "".join(f"2026-01-01 open Assets:Odd:O{number}\n" for number in range(7))
    legs = "".join(f"  Assets:Odd:O{number}  1 EUR\n" for number in range(7))
    book = read(HEAD, SHEET, opens, f'2026-01-31 * "odd"\n{legs}  Equity:Opening\n')

    told = remarks(book, "working-capital")[0]
    assert "Assets:Odd:O0, Assets:Odd:O1, Assets:Odd:O2, Assets:Odd:O3, Assets:Odd:O4, +2 (" in told
    assert "€ 7.00 of assets" in told


def test_income_and_cost_in_an_unpriced_currency_do_not_hide_one_another(
    read: Callable[..., Book],
) -> None:
    dollars = """
    2025-07-01 * "a barter"
      Expenses:Rent   10 USD
      Income:Sales   -10 USD
    """
    assert reason(read(HEAD, YEAR, dollars), "gross-margin") == (
        "$ 20.00 has no price in the operating currency; add a price directive"
    )
