"""The KPIs on ledgers of a few lines, with the figures worked in the engine's description."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from kasboek import words
from kasboek.core.forecast import forecast
from kasboek.core.kpi import KPIS
from kasboek.core.kpi import UnknownKpiError
from kasboek.core.kpi import explain
from kasboek.core.kpi import kpis
from kasboek.core.kpi import shape
from kasboek.core.kpi.measure import judge
from kasboek.core.kpi.measure import target_of
from kasboek.core.kpi.model import Figure
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.policy import Policy
from kasboek.core.saying import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.book import Book
    from kasboek.core.kpi import Measured

HEAD = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2024-01-01 open Assets:Bank
  class: "cash"
2024-01-01 open Assets:Receivable
2024-01-01 open Liabilities:Payable
2024-01-01 open Liabilities:VAT
2024-01-01 open Liabilities:PayrollTax
  class: "payroll-tax"
2024-01-01 open Liabilities:Wages
  class: "wages"
2024-01-01 open Liabilities:Loan
  class: "long-term-debt"
2024-01-01 open Equity:Opening
2024-01-01 open Income:Sales
  class: "revenue"
2024-01-01 open Expenses:Personnel
  class: "personnel"
2024-01-01 open Expenses:Parts
  class: "other-cost"
"""

OBLIGATIONS = """
2026-10-01 * "opening"
  Assets:Bank            85000.00 EUR
  Liabilities:VAT       -20000.00 EUR
  Liabilities:PayrollTax -6000.00 EUR
  Equity:Opening
2026-10-10 * "Frames & Co" "due within 30 days"
  bill: "F-1"
  due: 2026-11-30
  Liabilities:Payable   -10000.00 EUR
  Expenses:Parts
2026-10-10 * "Frames & Co" "due a day later"
  bill: "F-2"
  due: 2026-12-01
  Liabilities:Payable    -9999.00 EUR
  Expenses:Parts
2026-10-10 * "Frames & Co" "not agreed"
  bill: "F-3"
  due: 2026-11-01
  disputed: TRUE
  Liabilities:Payable      -77.00 EUR
  Expenses:Parts
2026-10-12 * "Jansen" "no receipts are counted"
  invoice: "1"
  due: 2026-11-01
  Assets:Receivable      33000.00 EUR
  Income:Sales
2026-11-01 balance Assets:Bank 85000.00 EUR
2026-11-25 # "Team" "Salaries"
  repeat: "monthly"
  Expenses:Personnel      4000.00 EUR
  Assets:Bank            -4000.00 EUR
2026-11-15 # "Bank" "Instalment"
  repeat: "monthly"
  Liabilities:Loan        1000.00 EUR
  Assets:Bank            -1000.00 EUR
"""


@pytest.fixture
def read(read_text: Callable[..., Book]) -> Callable[..., Book]:
    """Return a function that reads a ledger from texts, each indented as it likes."""
    return lambda *parts: read_text("".join(dedent(part) for part in parts))


def value(book: Book, name: str) -> Decimal | None:
    return measured(book, name).figure.value


def measured(book: Book, name: str) -> Measured:
    assert book.as_of is not None
    return kpis(book, book.as_of, [name])[0]


def beside(book: Book, name: str, which: str) -> Decimal | None:
    return {each.name: each.value for each in measured(book, name).figure.beside}[which]


def inputs(book: Book, name: str) -> dict[str, Decimal | None]:
    return {each.name: each.value for each in measured(book, name).figure.inputs}


def test_available_is_cash_less_all_obligations(read: Callable[..., Book]) -> None:
    # tax 20,000 + 6,000, bill 10,000, wages 4,000, instalment 1,000: 41,000
    book = read(HEAD, OBLIGATIONS)

    assert book.as_of == dt.date(2026, 10, 31)
    assert inputs(book, "available") == {
        "cash": 85_000,
        "tax": 26_000,
        "bills": 10_000,
        "wages": 4_000,
        "loans": 1_000,
    }
    assert value(book, "available") == 44_000


def test_free_cash_is_available_less_the_buffer(read: Callable[..., Book]) -> None:
    policy = '2026-01-01 custom "policy" "liquidity-buffer" 30000 EUR\n'
    book = read(HEAD, OBLIGATIONS + policy)

    assert value(book, "free-cash") == 14_000
    assert beside(book, "free-cash", "available") == 44_000


def test_without_a_buffer_nothing_is_taken_off_and_it_is_undefined(
    read: Callable[..., Book],
) -> None:
    book = read(HEAD, OBLIGATIONS)

    assert value(book, "free-cash") == 44_000
    assert beside(book, "free-cash", "buffer") is None
    assert measured(book, "free-cash").status == "none"


def test_the_horizon_is_a_policy(read: Callable[..., Book]) -> None:
    # until 10 November: neither the bills, nor the wages, nor the instalment
    policy = '2026-01-01 custom "policy" "obligations-horizon" 10\n'

    assert value(read(HEAD, OBLIGATIONS + policy), "available") == 85_000 - 26_000


def test_wages_on_the_books_are_not_counted_twice(read: Callable[..., Book]) -> None:
    # owed 4,500, of which the plan pays 4,000 on 25 November: 4,500 in all
    text = OBLIGATIONS.replace("  Expenses:Personnel      4000", "  Liabilities:Wages       4000")
    booked = """
    2026-10-31 * "Team" "October"
      Expenses:Personnel      4500.00 EUR
      Liabilities:Wages
    """

    assert inputs(read(HEAD, text, booked), "available")["wages"] == 4_500


def test_tax_to_be_refunded_is_no_receipt(read: Callable[..., Book]) -> None:
    text = OBLIGATIONS.replace("Liabilities:VAT       -20000", "Liabilities:VAT        20000")

    assert inputs(read(HEAD, text), "available")["tax"] == 6_000


def test_dso(read: Callable[..., Book]) -> None:
    # the books begin in August: September is the one full month, 15,000 / 10,000 x 30 = 45
    book = read(
        HEAD,
        """
        2026-08-15 * "Jansen"
          invoice: "1"
          Assets:Receivable       5000 EUR
          Income:Sales
        2026-09-10 * "Jansen"
          invoice: "2"
          Assets:Receivable      10500 EUR
          Income:Sales
        2026-09-12 * "Jansen" "credit note"
          credit-note: "C1"
          credits: "2"
          Assets:Receivable       -500 EUR
          Income:Sales
        2026-09-20 * "cash sales do not count"
          Assets:Bank             9000 EUR
          Income:Sales
        2026-10-01 balance Assets:Bank 9000 EUR
        2026-01-01 custom "policy" "dso" 45
        """,
    )

    found = measured(book, "dso")
    assert found.figure.value == 45
    assert found.status == "warning"  # at the target itself: one day more is a breach
    assert [(point.date, point.value) for point in found.trend] == [(dt.date(2026, 9, 30), 45)]


def test_without_sales_dso_is_undefined(read: Callable[..., Book]) -> None:
    book = read(
        HEAD,
        """
        2026-07-01 * "opening"
          Assets:Bank             9000 EUR
          Equity:Opening
        2026-11-01 balance Assets:Bank 9000 EUR
        """,
    )

    found = measured(book, "dso")
    assert found.figure.value is None
    assert found.figure.reason is not None
    assert "no invoices between 1 August 2026 and 31 October 2026" in words.say(found.figure.reason)
    assert found.status == "none"


RUNWAY = """
2026-07-31 * "opening"
  Assets:Bank            84000 EUR
  Equity:Opening
2026-08-31 * "costs"
  Expenses:Parts         20000 EUR
  Assets:Bank           -20000 EUR
2026-08-31 * "sales over the counter"
  Assets:Bank            12000 EUR
  Income:Sales
2026-09-30 * "costs"
  Expenses:Parts         20000 EUR
  Assets:Bank           -20000 EUR
2026-09-30 * "sales over the counter"
  Assets:Bank            12000 EUR
  Income:Sales
2026-10-31 * "costs"
  Expenses:Parts         20000 EUR
  Assets:Bank           -20000 EUR
2026-10-31 * "sales over the counter"
  Assets:Bank            12000 EUR
  Income:Sales
2026-11-30 # "Parts" "costs"
  repeat: "monthly"
  roll: "none"
  Expenses:Parts          8000 EUR
  Assets:Bank            -8000 EUR
2027-02-28 # "Machine" "once"
  roll: "none"
  Expenses:Parts         22000 EUR
  Assets:Bank           -22000 EUR
"""


def test_runway_on_the_path_and_simple(read: Callable[..., Book]) -> None:
    # cash 60,000, ahead -8,000 x 3, -30,000, -8,000 ...: 4 + 6,000 / 8,000; simple 60 / 8
    book = read(HEAD, RUNWAY)

    assert value(book, "cash") == 60_000
    assert value(book, "runway") == Decimal("4.75")
    assert beside(book, "runway", "simple") == Decimal("7.5")
    assert measured(book, "runway").trend == ()


def test_a_target_below_and_above_the_runway(read: Callable[..., Book]) -> None:
    text = HEAD + RUNWAY + '2026-01-01 custom "policy" "runway" {}\n'

    assert measured(read(text.format(6)), "runway").status == "breach"
    assert measured(read(text.format(4)), "runway").status == "ok"


def test_a_runway_beyond_the_forecast_has_a_reason_and_meets_its_target(
    read: Callable[..., Book],
) -> None:
    text = RUNWAY.partition("2026-11-30 #")[0] + '2026-01-01 custom "policy" "runway" 6\n'

    found = measured(read(HEAD, text), "runway")
    assert found.figure.value is None
    assert found.figure.reason is not None
    assert found.figure.more_than == 12
    assert found.status == "ok"


def test_burn(read: Callable[..., Book]) -> None:
    # the last month 20,000 out and 8,000 in: the books begin just before it
    book = read(
        HEAD,
        """
        2026-09-30 * "opening"
          Assets:Bank            60000 EUR
          Equity:Opening
        2026-10-10 * "costs"
          Expenses:Parts         20000 EUR
          Assets:Bank
        2026-10-20 * "sales"
          Assets:Bank             8000 EUR
          Income:Sales
        2026-10-25 * "financing does not count"
          Assets:Bank            50000 EUR
          Liabilities:Loan
        2026-11-01 balance Assets:Bank 98000 EUR
        """,
    )

    assert value(book, "burn-gross") == 20_000
    assert value(book, "burn-net") == 12_000


def test_headroom_counts_the_overdraft(read: Callable[..., Book]) -> None:
    # lowest -10,000, overdraft 50,000, no buffer: 40,000
    text = HEAD.replace('class: "cash"', 'class: "cash"\n  overdraft-limit: 50000 EUR')
    book = read(
        text,
        """
        2026-10-31 * "opening"
          Assets:Bank            10000 EUR
          Equity:Opening
        2026-11-16 # "Parts" "once"
          Expenses:Parts         20000 EUR
          Assets:Bank           -20000 EUR
        """,
    )

    low = measured(book, "low-point").figure
    assert (low.value, low.on) == (-10_000, dt.date(2026, 11, 16))
    assert beside(book, "low-point", "headroom") == 40_000
    assert value(book, "safe-to-spend") == 40_000


def test_open_invoices_and_payables_beside_what_is_late_or_due_soon(
    read: Callable[..., Book],
) -> None:
    text = """
    2026-09-01 * "Jansen"
      invoice: "1"
      due: 2026-10-01
      Assets:Receivable       1000 EUR
      Income:Sales
    2026-10-01 * "Jansen"
      invoice: "2"
      due: 2026-10-31
      Assets:Receivable       2000 EUR
      Income:Sales
    2026-10-01 * "Frames"
      bill: "3"
      due: 2026-11-07
      Liabilities:Payable     -300 EUR
      Expenses:Parts
    2026-10-01 * "Frames"
      bill: "4"
      due: 2026-11-08
      Liabilities:Payable     -400 EUR
      Expenses:Parts
    2026-10-31 * "opening"
      Assets:Bank                1 EUR
      Equity:Opening
    """
    book = read(HEAD, text)

    assert value(book, "open-invoices") == 3_000
    assert beside(book, "open-invoices", "overdue") == 1_000  # due on the day itself is not late
    assert value(book, "payables") == 700
    assert beside(book, "payables", "due-soon") == 300  # seven days from 31 October: 7 November


def test_foreign_cash_at_the_last_price_and_without_one(read: Callable[..., Book]) -> None:
    text = """
    2026-10-31 * "opening"
      Assets:Bank             1000 EUR
      Equity:Opening
    2026-10-31 * "opening"
      Assets:Bank              100 USD
      Equity:Opening
    """
    priced = read(HEAD, text, "2026-10-01 price USD 0.90 EUR\n")
    unpriced = read(HEAD, text)

    assert value(priced, "cash") == 1_090
    assert beside(priced, "cash", "foreign") == 90
    assert value(unpriced, "cash") is None
    reason = measured(unpriced, "cash").figure.reason
    assert reason is not None
    assert "$ 100.00 has no price" in words.say(reason)


def test_the_trend_has_every_month_end_of_the_books(read: Callable[..., Book]) -> None:
    book = read(HEAD, RUNWAY)

    points = measured(book, "cash").trend
    assert [(p.date.month, p.value) for p in points] == [(8, 76_000), (9, 68_000), (10, 60_000)]


@pytest.mark.parametrize(
    ("name", "values", "figure", "status"),
    [
        ("runway", ["6"], "5.99", "breach"),  # higher is better: at least
        ("runway", ["6"], "6", "warning"),  # within a tenth of it
        ("runway", ["6"], "6.6", "ok"),
        ("runway", ["6", "12"], "13", "warning"),  # too much of a good thing
        ("dso", ["45"], "45.1", "breach"),  # lower is better: at most
        ("dso", ["45"], "41", "warning"),
        ("dso", ["45"], "40", "ok"),
        ("dso", ["10", "45"], "9", "warning"),
        ("dso", ["10", "45"], "46", "breach"),
        ("cash", ["0"], "-1", "breach"),
        ("cash", ["0"], "0", "ok"),
    ],
)
def test_targets(name: str, values: list[str], figure: str, status: str) -> None:
    numbers = tuple(Decimal(one) for one in values)
    policy = Policy(name, numbers, dt.date(2026, 1, 1), Source("policy.beancount", 1))

    aim = target_of(KPIS[name], policy)
    assert judge(KPIS[name], Figure(Decimal(figure)), aim) == status


@pytest.mark.parametrize("name", KPIS)
def test_every_input_is_the_sum_of_what_is_behind_it(name: str, read: Callable[..., Book]) -> None:
    book = read(HEAD, OBLIGATIONS)
    assert book.as_of is not None

    found = explain(book, book.as_of, name)
    sums: dict[str, Decimal] = {}
    for each in found.behind:
        assert each.source is not None
        assert each.source.line > 0
        sums[each.input] = sums.get(each.input, Decimal()) + each.amount
    stated = {one.name: one.value for one in found.measured.figure.inputs}
    stated |= {name: found.measured.figure.value}
    for key, total in sums.items():
        if key in stated:
            assert total == stated[key], key


@pytest.mark.parametrize("name", KPIS)
@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_figure_is_put_into_words(name: str, lang: str) -> None:
    for part in ("", ".definition", ".formula", ".note", ".lever"):
        assert words.catalogue()[f"kpi.{name}{part}"][lang]


def test_a_ledger_without_a_full_month_says_so(read: Callable[..., Book]) -> None:
    book = read(HEAD, OBLIGATIONS.replace("2026-10-01", "2026-10-02"))

    for name in ("dso", "burn-gross", "burn-net"):
        reason = measured(book, name).figure.reason
        assert reason is not None
        assert "full month" in words.say(reason)


def test_a_figure_of_the_forecast_belongs_to_the_day_it_starts_from(
    read: Callable[..., Book],
) -> None:
    book = read(HEAD, OBLIGATIONS)

    found = kpis(book, dt.date(2026, 10, 15), ["runway", "cash"])
    assert [one.figure.value for one in found] == [85_000, None]


def test_an_unknown_name_is_refused(read: Callable[..., Book]) -> None:
    with pytest.raises(UnknownKpiError, match="dsoo"):
        kpis(read(HEAD), dt.date(2026, 1, 1), ["dsoo"])


def test_json_has_the_promised_keys(read: Callable[..., Book]) -> None:
    book = read(HEAD, OBLIGATIONS + '2026-01-01 custom "policy" "dso" 30 45\n')
    assert book.as_of is not None

    answer = shape.kpis(book, book.as_of, kpis(book, book.as_of), words.say)
    assert list(answer) == ["as_of", "currency", "kpis"]
    for one in answer["kpis"]:
        assert set(one) >= {
            "name", "value", "unit", "target", "status", "better", "trend", "definition", "reason"
        }  # fmt: skip
        assert (one["value"] is None) <= (one["reason"] is not None)
    dso = next(one for one in answer["kpis"] if one["name"] == "dso")
    assert (dso["unit"], dso["target"]) == ("days", ["30.00", "45.00"])


def test_what_is_ahead_is_the_13_week_forecast(read: Callable[..., Book]) -> None:
    book = read(HEAD, OBLIGATIONS)
    assert book.as_of is not None

    near, own = Standpoint.of(book, book.as_of).near, forecast(book)
    assert near is not None
    assert near.items == own.items
    assert near.until == own.until
    assert near.path == own.path
