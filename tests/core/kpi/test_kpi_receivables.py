"""What customers owe and the days it takes: the worked figures as ledgers, and the undefined."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from kasboek import words
from kasboek.core.alerts import alerts
from kasboek.core.kpi import explain
from kasboek.core.kpi import kpis

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.book import Book
    from kasboek.core.kpi import Measured
    from kasboek.core.kpi.model import Figure

HEAD = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 open Assets:Bank
  class: "cash"
2026-01-01 open Assets:Receivable
2026-01-01 open Assets:Stock
  class: "inventory"
2026-01-01 open Liabilities:Payable
2026-01-01 open Equity:Opening
2026-01-01 open Income:Sales
  class: "revenue"
2026-01-01 open Expenses:Goods
  class: "cost-of-sales"
2026-01-01 open Expenses:Other
  class: "other-cost"
2026-01-01 open Expenses:BadDebts
  class: "other-cost"
"""
WHO = "Jansen"


def invoice(number: str, day: str, amount: str, due: str = "2026-12-31", who: str = WHO) -> str:
    return dedent(f"""
    {day} * "{who}" "invoice"
      invoice: "{number}"
      due: {due}
      Assets:Receivable  {amount} EUR
      Income:Sales
    """)


def bill(number: str, day: str, amount: str) -> str:
    return dedent(f"""
    {day} * "Frames" "bill"
      bill: "{number}"
      due: 2026-12-31
      Liabilities:Payable  -{amount} EUR
      Assets:Stock
    """)


def paid(number: str, day: str, amount: str) -> str:
    return dedent(f"""
    {day} * "Jansen" "payment"
      invoice: "{number}"
      Assets:Bank        {amount} EUR
      Assets:Receivable
    """)


def covered(day: str, amount: str = "0") -> str:
    return f"{day} balance Assets:Bank {amount} EUR\n"


@pytest.fixture
def read(read_text: Callable[..., Book]) -> Callable[..., Book]:
    return lambda *parts: read_text(HEAD + "".join(parts))


def measured(book: Book, name: str) -> Measured:
    assert book.as_of is not None
    return kpis(book, book.as_of, [name])[0]


def figure(book: Book, name: str) -> Figure:
    return measured(book, name).figure


def value(book: Book, name: str) -> Decimal | None:
    return figure(book, name).value


def reason(book: Book, name: str) -> str:
    found = figure(book, name)
    assert found.value is None
    assert found.reason is not None
    return words.say(found.reason)


# DSO 45, best possible 12, ADD 33: AR 15,000, of which 4,000 not due; September's sales 10,000
SIMPLE = (
    invoice("1", "2026-08-10", "5000", due="2026-09-09")
    + invoice("2", "2026-09-05", "6000", due="2026-09-20")
    + invoice("3", "2026-09-20", "4000", due="2026-10-20")
    + covered("2026-10-01")
)


def test_dso_best_possible_dso_and_add(read: Callable[..., Book]) -> None:
    book = read(SIMPLE)

    assert value(book, "dso") == 45
    assert value(book, "dso-best") == 12
    assert value(book, "add") == 33
    assert {one.name: one.value for one in figure(book, "add").inputs} == {
        "dso": 45,
        "dso-best": 12,
        "overdue": 11_000,
    }


def test_due_on_the_day_itself_is_not_late(read: Callable[..., Book]) -> None:
    # invoice 2 of 6,000 due on 30 September: (6,000 + 4,000) / 10,000 x 30
    book = read(SIMPLE.replace("due: 2026-09-20", "due: 2026-09-30"))

    assert value(book, "dso-best") == 30
    assert value(book, "overdue") == Decimal(5000) / 15000


def test_dso_is_over_three_months_with_twelve_beside_it(read: Callable[..., Book]) -> None:
    # AR 12,000; sales of July to September 9,000 in 92 days, of March to September 13,000 in 214
    text = "".join(
        invoice(str(month), f"2026-{month:02}-01", amount)
        for month, amount in ((3, "1000"), (4, "1000"), (5, "1000"), (6, "1000"))
    )
    text += "".join(invoice(str(month), f"2026-{month:02}-01", "3000") for month in (7, 8, 9))
    book = read(text, paid("3", "2026-09-30", "1000"), covered("2026-10-01", "1000"))

    found = figure(book, "dso")
    assert found.value == Decimal(12_000) * 92 / 9_000
    assert [one.value for one in found.beside] == [Decimal(12_000) * 214 / 13_000]


def test_counting_back_takes_the_latest_months_first(read: Callable[..., Book]) -> None:
    # AR 212,000: September 100,000 (30 days), August 80,000 (31), 32,000 of July's 70,000 (31)
    book = read(
        invoice("7", "2026-07-01", "70000"),
        paid("7", "2026-09-30", "38000"),
        invoice("8", "2026-08-15", "80000"),
        invoice("9", "2026-09-15", "100000"),
        covered("2026-10-01", "38000"),
    )

    assert value(book, "dso-countback") == 61 + Decimal(32) / 70 * 31


def test_counting_back_begins_with_the_month_that_runs(read: Callable[..., Book]) -> None:
    # on 15 October: 5,000 of October in 15 days, then 3,000 of September's 10,000
    book = read(
        invoice("9", "2026-09-01", "10000"),
        paid("9", "2026-10-10", "7000"),
        invoice("10", "2026-10-08", "5000"),
        invoice("11", "2026-10-20", "900"),
        covered("2026-10-16", "7000"),
    )

    assert book.as_of == dt.date(2026, 10, 15)
    assert value(book, "dso-countback") == 15 + Decimal(3) / 10 * 30


def test_more_owed_than_ever_sold_is_more_than_all_days(read: Callable[..., Book]) -> None:
    text = """
2026-08-31 * "opening" "brought forward without invoices"
  Assets:Receivable  50000 EUR
  Equity:Opening
"""
    book = read(text, invoice("9", "2026-09-10", "10000"), covered("2026-10-01"))

    found = figure(book, "dso-countback")
    assert (found.value, found.more_than) == (None, 30)
    assert "more than all that was invoiced since 1 September 2026" in reason(book, "dso-countback")
    asked = '2026-01-01 custom "policy" "dso-countback" 20\n'
    judged = read(text, invoice("9", "2026-09-10", "10000"), covered("2026-10-01"), asked)
    assert measured(judged, "dso-countback").status == "breach"  # more than 30 is more than 20


def test_cei_takes_the_sales_of_the_whole_period(read: Callable[..., Book]) -> None:
    # begin 400; sales 3 x 400; end 350, of which 280 not due: (1,600 - 350) / (1,600 - 280)
    book = read(
        invoice("6", "2026-06-30", "400", due="2026-07-30"),
        invoice("7", "2026-07-10", "400", due="2026-08-09"),
        invoice("8", "2026-08-10", "400", due="2026-09-09"),
        invoice("9", "2026-09-10", "400", due="2026-10-10"),
        paid("6", "2026-07-20", "400"),
        paid("7", "2026-08-20", "400"),
        paid("8", "2026-09-20", "330"),
        paid("9", "2026-09-25", "120"),
        covered("2026-10-01", "1250"),
    )

    found = figure(book, "cei")
    assert [one.value for one in found.inputs] == [400, 1_200, 350, 280]
    assert found.value is not None
    assert round(found.value, 2) == Decimal("94.70")


def test_days_to_pay_weigh_by_amount(read: Callable[..., Book]) -> None:
    # 1,000 after 15 days, 3,000 after 30, 2,000 after 45: 32.5; credits and write-offs are none
    book = read(
        invoice("1", "2026-09-01", "1500"),
        paid("1", "2026-09-16", "1000"),
        invoice("2", "2026-08-28", "3000"),
        paid("2", "2026-09-27", "3000"),
        invoice("3", "2026-08-01", "2000"),
        paid("3", "2026-09-15", "2000"),
        """
2026-09-20 * "Jansen" "credit note"
  credit-note: "C1"
  credits: "1"
  Assets:Receivable  -200 EUR
  Income:Sales
2026-09-21 * "Jansen" "never paid"
  invoice: "1"
  Assets:Receivable  -300 EUR
  Expenses:BadDebts
""",
        covered("2026-10-01", "6000"),
    )

    found = figure(book, "days-to-pay")
    assert found.value == Decimal("32.5")
    assert [one.value for one in found.inputs] == [6_000]
    assert book.as_of is not None
    behind = explain(book, book.as_of, "days-to-pay").behind
    assert sum((one.amount for one in behind), Decimal()) == 6_000
    assert [one.date.day for one in behind] == [15, 27, 16]


def test_dpo_dio_and_the_cash_cycle(read: Callable[..., Book]) -> None:
    # September: payables 3,000 of purchases 6,000: 15 days; stock 4,000 of cost 2,000: 60; dso 30
    book = read(
        bill("b1", "2026-09-02", "6000"),
        """
2026-09-12 * "Frames" "payment"
  bill: "b1"
  Liabilities:Payable  3000 EUR
  Assets:Bank         -3000 EUR
2026-09-15 * "sold"
  Expenses:Goods       2000 EUR
  Assets:Stock
2026-08-31 * "opening"
  Assets:Bank         10000 EUR
  Equity:Opening
""",
        invoice("1", "2026-09-15", "5000"),
        covered("2026-10-01", "7000"),
    )

    assert value(book, "dpo") == 15
    assert value(book, "dio") == 60
    assert value(book, "dso") == 30
    assert value(book, "ccc") == 60 + 30 - 15


def test_who_has_no_stock_account_waits_no_days_for_it(read_text: Callable[..., Book]) -> None:
    head = HEAD.replace('open Assets:Stock\n  class: "inventory"', "open Assets:Goods").replace(
        "Expenses:Goods", "Expenses:Work"
    )
    text = bill("b1", "2026-09-01", "6000").replace("Assets:Stock", "Expenses:Other")
    book = read_text(head + text + invoice("1", "2026-09-15", "5000") + covered("2026-10-01"))

    assert reason(book, "dio").startswith("there is no stock account")
    assert value(book, "ccc") == 0 + 30 - 30


def test_concentration_and_the_overdue_part(read: Callable[..., Book]) -> None:
    # Jansen 2,000 + 1,500, De Vries 4,000, Bakker is owed 500: 4,000 of 7,500
    book = read(
        invoice("1", "2026-09-01", "2000", due="2026-09-15"),
        invoice("2", "2026-09-02", "1500"),
        invoice("3", "2026-09-03", "4000", who="De Vries"),
        """
2026-09-04 * "Bakker" "credit note"
  credit-note: "C9"
  Assets:Receivable  -500 EUR
  Income:Sales
""",
        covered("2026-10-01"),
        '2026-01-01 custom "policy" "concentration" 0.5\n',
        '2026-01-01 custom "policy" "overdue-part" 0.2\n',
    )

    found = measured(book, "concentration")
    assert found.figure.value == Decimal(4_000) / 7_500
    assert [one.name for one in found.figure.inputs] == ["De Vries", "owed-by-all"]
    assert found.status == "breach"
    # 2,000 late less the credit note of 500, of 7,000
    late = measured(book, "overdue")
    assert late.figure.value == Decimal(1_500) / 7_000
    assert late.status == "breach"
    assert book.as_of is not None
    named = [(alert.policy, alert.subject) for alert in alerts(book, book.as_of)]
    assert named.count(("concentration", "De Vries")) == 1  # once, by the customer's name
    assert ("overdue-part", None) in named


def test_the_trend_is_what_each_month_end_was(read: Callable[..., Book]) -> None:
    book = read(
        invoice("1", "2026-07-01", "3100", due="2026-07-31"),
        invoice("2", "2026-08-01", "3100", due="2026-08-31"),
        paid("1", "2026-08-15", "3100"),
        invoice("3", "2026-09-01", "3100", due="2026-09-20"),
        paid("2", "2026-09-15", "3100"),
        covered("2026-10-01", "6200"),
    )

    def trend(name: str) -> list[Decimal | None]:
        return [point.value for point in measured(book, name).trend]

    assert trend("open-invoices") == [3_100, 3_100, 3_100]
    assert trend("overdue") == [0, 0, 1]
    assert trend("dso") == [31, 31, Decimal(3_100) * 92 / 9_300]
    assert trend("dso-countback") == [31, 31, 30]
    assert trend("days-to-pay") == [None, 45, 45]


NEGATIVE = (
    invoice("1", "2026-09-01", "1000")
    + """
2026-09-20 * "Jansen" "paid twice too much"
  Assets:Bank        3000 EUR
  Assets:Receivable
"""
    + covered("2026-10-01", "3000")
)


@pytest.mark.parametrize("name", ["dso", "dso-best", "dso-countback", "add"])
def test_customers_who_are_owed_give_no_days(name: str, read: Callable[..., Book]) -> None:
    book = read(NEGATIVE)

    assert reason(book, name) == (
        "customers are owed € 2,000.00 more than they owe, so there are no days to count"
    )


QUIET = """
2026-05-31 * "opening"
  Assets:Bank         1000 EUR
  Equity:Opening
""" + covered("2026-10-01", "1000")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("dso", "no invoices between 1 July 2026 and 30 September 2026"),
        ("dso-best", "no invoices between 1 July 2026 and 30 September 2026"),
        ("add", "no invoices between 1 July 2026 and 30 September 2026"),
        ("cei", "nothing could be collected between 1 July 2026 and 30 September 2026"),
        ("days-to-pay", "no customer paid an invoice between 1 July 2026"),
        ("dpo", "no bills between 1 July 2026 and 30 September 2026"),
        ("dio", "no cost of sales between 1 July 2026 and 30 September 2026"),
        ("ccc", "no cost of sales between 1 July 2026 and 30 September 2026"),
        ("concentration", "no customer owes anything"),
        ("overdue", "no customer owes anything"),
    ],
)
def test_nothing_happened(name: str, text: str, read: Callable[..., Book]) -> None:
    assert reason(read(QUIET), name).startswith(text)


@pytest.mark.parametrize(
    "name", ["dso", "dso-best", "dso-countback", "add", "cei", "days-to-pay", "dpo", "dio", "ccc"]
)
def test_a_ledger_of_one_day(name: str, read: Callable[..., Book]) -> None:
    book = read(invoice("1", "2026-09-10", "1000"), covered("2026-09-11"))

    assert reason(book, name) == "the books do not cover a full month yet"
    assert measured(book, name).trend == ()


@pytest.mark.parametrize("name", ["dso", "dso-countback", "cei", "concentration", "overdue"])
def test_receivables_without_a_price_are_named(name: str, read: Callable[..., Book]) -> None:
    book = read(SIMPLE, invoice("9", "2026-09-21", "700").replace("EUR", "USD"))

    assert "$ 700.00 has no price" in reason(book, name)


def test_sales_without_a_price_are_named_when_they_are_paid(read: Callable[..., Book]) -> None:
    book = read(
        invoice("1", "2026-09-01", "1000"),
        invoice("2", "2026-09-02", "700").replace("EUR", "USD"),
        paid("2", "2026-09-05", "700").replace("EUR", "USD"),
        covered("2026-10-01"),
    )

    assert "$ 700.00 has no price" in reason(book, "dso")
    assert "$ 700.00 has no price" in reason(book, "days-to-pay")
    assert value(book, "overdue") == 0


def test_foreign_receivables_count_at_the_price_of_the_day(read: Callable[..., Book]) -> None:
    # 1,000 USD invoiced at 0.90 stands at 0.80 by the end: 800 / 900 x 30
    book = read(
        '2026-08-31 * "opening"\n  Assets:Bank  0 EUR\n  Equity:Opening  0 EUR\n',
        invoice("1", "2026-09-05", "1000").replace("EUR", "USD"),
        "2026-09-01 price USD 0.90 EUR\n2026-09-30 price USD 0.80 EUR\n",
        covered("2026-10-01"),
    )

    assert value(book, "dso") == Decimal(800) * 30 / 900
