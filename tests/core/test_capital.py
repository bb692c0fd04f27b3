"""What working capital consists of, on ledgers of a few lines, worked by hand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek import words
from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Origin
from kasboek.core.accounts import Root
from kasboek.core.book import Book
from kasboek.core.book import Column
from kasboek.core.book import Entry
from kasboek.core.capital import Band
from kasboek.core.capital import Group
from kasboek.core.capital import Part
from kasboek.core.capital import band
from kasboek.core.capital import band_of
from kasboek.core.capital import composition
from kasboek.core.capital.parts import place_of
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.saying import Money
from kasboek.core.saying import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.capital import Composition

HEAD = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
"""
CLASSIC = """
2026-01-01 open Assets:Bank
2026-01-01 open Assets:Receivable
2026-01-01 open Assets:Stock
2026-01-01 open Liabilities:Payable
2026-01-01 open Equity:Opening
2026-01-01 * "opening"
  Assets:Bank          100000 EUR
  Assets:Receivable    500000 EUR
  Assets:Stock        1000000 EUR
  Liabilities:Payable -200000 EUR
  Equity:Opening
"""


@pytest.fixture
def read(read_text: Callable[..., Book]) -> Callable[..., Book]:
    """Return a function that reads a ledger from texts, each indented as it likes."""
    return lambda *parts: read_text("".join(dedent(part) for part in (HEAD, *parts)))


def on(book: Book, day: dt.date | None = None) -> Composition:
    day = day or book.as_of
    assert day is not None
    return composition(Standpoint.of(book, day))


def parts(found: Composition) -> dict[str, int]:
    return {
        part.value: int(amount) for group in Group for part, amount in found.parts(group) if amount
    }


def test_the_classic_check(read: Callable[..., Book]) -> None:
    # 100,000 + 500,000 + 1,000,000 - 200,000 = 1,400,000; 1,600,000 / 200,000 = 8.0
    found = on(read(CLASSIC))

    assert found.current_assets == 1_600_000
    assert found.current_liabilities == 200_000
    assert found.net == 1_400_000
    assert found.operating == 1_300_000  # without the cash
    assert found.current_assets / found.current_liabilities == 8


def test_each_class_is_a_part_of_its_own(read: Callable[..., Book]) -> None:
    book = read("""
    2026-01-01 open Assets:Bank
    2026-01-01 open Assets:Blocked
      class: "restricted-cash"
    2026-01-01 open Assets:Mollie
    2026-01-01 open Assets:Transfer
    2026-01-01 open Assets:Deposit
      class: "short-term-investment"
    2026-01-01 open Assets:Receivable
    2026-01-01 open Assets:Unbilled
    2026-01-01 open Assets:Stock
    2026-01-01 open Assets:Prepaid
    2026-01-01 open Assets:Lent
      class: "other-current-asset"
    2026-01-01 open Assets:Machinery
    2026-01-01 open Assets:Suspense
    2026-01-01 open Liabilities:Payable
    2026-01-01 open Liabilities:Card
    2026-01-01 open Liabilities:Accrued
    2026-01-01 open Liabilities:Wages
    2026-01-01 open Liabilities:HolidayPay
    2026-01-01 open Liabilities:Pension
    2026-01-01 open Liabilities:VAT
    2026-01-01 open Liabilities:PayrollTax
    2026-01-01 open Liabilities:Deferred
    2026-01-01 open Liabilities:Bridge
      class: "short-term-debt"
    2026-01-01 open Liabilities:Mortgage
    2026-01-01 open Liabilities:Director
      class: "owner"
    2026-01-01 open Equity:Opening
    2026-01-01 * "opening"
      Assets:Bank                1 EUR
      Assets:Blocked             2 EUR
      Assets:Mollie              3 EUR
      Assets:Transfer            4 EUR
      Assets:Deposit             5 EUR
      Assets:Receivable          6 EUR
      Assets:Unbilled            7 EUR
      Assets:Stock               8 EUR
      Assets:Prepaid             9 EUR
      Assets:Lent               10 EUR
      Assets:Machinery          11 EUR
      Assets:Suspense           12 EUR
      Liabilities:Payable      -20 EUR
      Liabilities:Card         -21 EUR
      Liabilities:Accrued      -22 EUR
      Liabilities:Wages        -23 EUR
      Liabilities:HolidayPay   -24 EUR
      Liabilities:Pension      -25 EUR
      Liabilities:VAT          -26 EUR
      Liabilities:PayrollTax   -27 EUR
      Liabilities:Deferred     -28 EUR
      Liabilities:Bridge       -29 EUR
      Liabilities:Mortgage     -30 EUR
      Liabilities:Director     -31 EUR
      Equity:Opening
    """)
    found = on(book)

    assert parts(found) == {
        "cash": 1,
        "short-term-investments": 5,
        "receivables": 6,
        "unbilled": 7,
        "stock": 8,
        "prepaid": 9,
        "in-transit": 7,
        "restricted": 2,
        "unexplained-payments": 12,
        "other-assets": 10,
        "long-term-assets": 11,
        "trade-payables": 20,
        "cards": 21,
        "tax-owed": 53,
        "personnel": 72,
        "accrued": 22,
        "deferred-income": 28,
        "short-term-debt": 29,
        "owner": 31,
        "long-term-debt": 30,
    }
    # receivables 6 + 7, stock 8, prepaid 9; payables 20 + 21, accrued 22 + 72 + 28, tax 53
    assert found.operating == 30 - 216
    assert found.current_assets == 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 12
    assert found.current_liabilities == 53 + 20 + 21 + 22 + 72 + 28 + 29 + 31
    assert found.equity == -book.balance("Equity:Opening", dt.date(2026, 1, 1))["EUR"]


def test_a_balance_that_turned_stands_on_the_other_side(read: Callable[..., Book]) -> None:
    # an overdrawn bank, customers who paid too much, input VAT, a supplier who owes us
    found = on(
        read("""
        2026-01-01 open Assets:Bank:One
        2026-01-01 open Assets:Bank:Two
        2026-01-01 open Assets:Receivable
        2026-01-01 open Assets:VAT
        2026-01-01 open Liabilities:VAT
        2026-01-01 open Liabilities:Payable
        2026-01-01 open Equity:Opening
        2026-01-01 * "opening"
          Assets:Bank:One      1000 EUR
          Assets:Bank:Two      -400 EUR
          Assets:Receivable     -50 EUR
          Assets:VAT            210 EUR
          Liabilities:VAT      -100 EUR
          Liabilities:Payable    60 EUR
          Equity:Opening
        """)
    )

    assert parts(found) == {
        "cash": 1000,
        "tax-claims": 110,
        "other-assets": 60,
        "short-term-debt": 400,
        "other-liabilities": 50,
    }


def test_an_allowance_lowers_the_receivables(read: Callable[..., Book]) -> None:
    found = on(
        read("""
        2026-01-01 open Assets:Bank
        2026-01-01 open Assets:Receivable
        2026-01-01 open Assets:Receivable:Doubtful
        2026-01-01 open Equity:Opening
        2026-01-01 * "opening"
          Assets:Bank                   1 EUR
          Assets:Receivable          5000 EUR
          Assets:Receivable:Doubtful -700 EUR
          Equity:Opening
        """)
    )

    assert parts(found) == {"cash": 1, "receivables": 4300}


LOAN = """
2026-01-01 open Assets:Bank
2026-01-01 open Liabilities:Loan
2026-01-01 open Equity:Opening
2026-01-01 * "drawn"
  Assets:Bank       60000 EUR
  Liabilities:Loan -60000 EUR
"""


def test_a_loan_is_short_term_for_what_its_schedule_repays_within_a_year(
    read: Callable[..., Book],
) -> None:
    # linear over 60 months, the first 6 interest-only: 60,000 / 54 = 1,111.11 a month from the
    # seventh on, so 6 repayments within the year: 6,666.66
    book = read(
        LOAN,
        """
        2026-01-01 custom "loan" "Rabobank" Liabilities:Loan 60000 EUR "linear"
          rate: 0.062
          months: 60
          interest-only: 6
          account: Assets:Bank
        """,
    )
    found = on(book, dt.date(2026, 1, 1))

    assert found.of(Part.LOANS_DUE) == Decimal("6666.66")
    assert found.of(Part.LONG_TERM_DEBT) == Decimal("53333.34")
    assert found.unscheduled == ()
    (due,) = [each for each in found.slices if each.part is Part.LOANS_DUE]
    assert [one.date for one in due.repayments][:2] == [dt.date(2026, 8, 1), dt.date(2026, 9, 1)]


def test_no_more_than_is_owed_is_due(read: Callable[..., Book]) -> None:
    # 1,000 a month by the schedule, of which only 2,500 is left after an early repayment
    book = read(
        LOAN,
        """
        2026-01-01 custom "loan" "Rabobank" Liabilities:Loan 60000 EUR "linear"
          rate: 0.05
          months: 60
          account: Assets:Bank
        2026-02-01 * "early"
          Liabilities:Loan  57500 EUR
          Assets:Bank
        """,
    )
    found = on(book)

    assert found.of(Part.LOANS_DUE) == 2500
    assert found.of(Part.LONG_TERM_DEBT) == 0


def test_planned_repayments_are_a_schedule_too(read: Callable[..., Book]) -> None:
    book = read(
        LOAN,
        """
        2026-02-28 * "Bank" "instalment"
          Liabilities:Loan    500 EUR
          Assets:Bank        -500 EUR
        2026-03-31 # "Bank" "instalment"
          repeat: "monthly"
          Liabilities:Loan    500 EUR
          Assets:Bank        -500 EUR
        """,
    )

    # on 28 February: 12 occurrences from 31 March 2026 up to 28 February 2027
    assert on(book).of(Part.LOANS_DUE) == 6000
    # on 1 January: what was really repaid on 28 February, and 10 planned ones up to 1 January 2027
    assert on(book, dt.date(2026, 1, 1)).of(Part.LOANS_DUE) == 500 + 10 * 500


def test_a_loan_without_schedule_is_long_term_and_named(read: Callable[..., Book]) -> None:
    found = on(read(LOAN))

    assert found.of(Part.LONG_TERM_DEBT) == 60000
    assert found.unscheduled == ("Liabilities:Loan",)


def test_an_unknown_class_is_named_and_in_the_totals(read: Callable[..., Book]) -> None:
    book = read(
        CLASSIC,
        """
        2026-01-01 open Assets:Odd
        2026-01-01 open Liabilities:Odder
        2026-01-01 * "odd"
          Assets:Odd          70 EUR
          Liabilities:Odder  -30 EUR
          Equity:Opening
        """,
    )
    found = on(book)

    assert found.unclassified == ("Assets:Odd", "Liabilities:Odder")
    assert found.net == 1_400_000
    assert found.assets == 1_600_070
    assert found.liabilities == 200_030


def test_what_has_no_price_is_named(read: Callable[..., Book]) -> None:
    found = on(
        read(
            CLASSIC,
            """
            2026-01-01 open Assets:Machinery
            2026-01-01 * "dollars"
              Assets:Receivable   10 USD
              Equity:Opening     -10 USD
            2026-01-01 * "crowns"
              Assets:Machinery     5 SEK
              Equity:Opening      -5 SEK
            """,
        )
    )

    assert found.unpriced == (Money(Decimal(10), "USD"),)
    assert found.unpriced_long == (Money(Decimal(5), "SEK"),)


def test_a_price_puts_it_in(read: Callable[..., Book]) -> None:
    book = read(
        CLASSIC,
        """
        2026-01-02 * "dollars"
          Assets:Receivable   10 USD
          Equity:Opening     -10 USD
        2026-01-01 price USD 0.90 EUR
        """,
    )

    assert on(book, dt.date(2026, 1, 2)).of(Part.RECEIVABLES) == 500_009


def test_other_root_names_and_an_owner_under_equity(read: Callable[..., Book]) -> None:
    book = read("""
    option "name_assets" "Activa"
    option "name_liabilities" "Passiva"
    option "name_equity" "Vermogen"
    2026-01-01 open Activa:Bank
    2026-01-01 open Activa:Raar
    2026-01-01 open Passiva:Crediteuren
    2026-01-01 open Vermogen:Prive
      class: "owner"
    2026-01-01 * "opening"
      Activa:Bank            100 EUR
      Activa:Raar              7 EUR
      Passiva:Crediteuren    -40 EUR
      Vermogen:Prive         -67 EUR
    """)

    assert parts(on(book)) == {"cash": 100, "unclassified-assets": 7, "trade-payables": 40}


def test_the_cost_of_a_tax_is_no_debt(read: Callable[..., Book]) -> None:
    book = read("""
    2026-01-01 open Assets:Bank
    2026-01-01 open Expenses:Tax
      class: "income-tax"
    2026-01-01 * "tax"
      Expenses:Tax   300 EUR
      Assets:Bank   -300 EUR
    """)

    assert parts(on(book)) == {"short-term-debt": 300}


@pytest.mark.parametrize(
    ("ratio", "expected"),
    [
        ("-1", Band.NEGATIVE),
        ("0.999", Band.NEGATIVE),
        ("1", Band.THIN),
        ("1.199", Band.THIN),
        ("1.2", Band.SOUND),
        ("2", Band.SOUND),
        ("2.001", Band.IDLE),
        ("8", Band.IDLE),
    ],
)
def test_the_bands(ratio: str, expected: Band) -> None:
    assert band_of(Decimal(ratio)) is expected


def test_what_a_band_means() -> None:
    assert words.say(band(Decimal("0.5"))) == (
        "below 1: negative working capital, what is due within a year is more than there is to pay "
        "it with; find money for longer, or turn stock and receivables into cash"
    )
    assert words.say(band(Decimal("1.1"))).startswith("1 to 1.2: thin,")
    assert words.say(band(Decimal("1.5"))).startswith("1.2 to 2.0: sound,")
    assert words.say(band(Decimal(3)), "nl").startswith("hoger dan 2: veilig, maar er ligt")


def sheet_of(balances: list[tuple[Root, AccountClass | None, int]]) -> Book:
    """Make a book of one posting per account, on 1 January 2026."""
    day, source = dt.date(2026, 1, 1), Source("main.beancount", 1)
    accounts, columns = {}, {}
    for number, (root, kind, cents) in enumerate(balances):
        name = f"{root.value.capitalize()}:A{number:02}"
        accounts[name] = Account(name, day, None, (), kind, Origin.DECLARED, source, root=root)
        column = columns[name] = Column()
        column.dates, column.numbers = [day], [Decimal(cents) / 100]
        column.currencies, column.entries = ["EUR"], [0]
    entries = (Entry(day, "", "opening", "*", "main.beancount", 1),)
    return Book(
        root=".",
        title="",
        currency="EUR",
        as_of=day,
        accounts=accounts,
        entries=entries,
        columns=columns,
    )


BALANCES = st.lists(
    st.tuples(
        st.sampled_from([Root.ASSETS, Root.LIABILITIES, Root.EQUITY, Root.EXPENSES]),
        st.sampled_from([None, *AccountClass]),
        st.integers(-(10**9), 10**9),
    ),
    max_size=30,
)


@settings(deadline=None)
@given(BALANCES)
def test_the_parts_are_the_ledger_to_the_cent(
    balances: list[tuple[Root, AccountClass | None, int]],
) -> None:
    book = sheet_of(balances)
    found = on(book)
    placed = [a for a in book.accounts.values() if place_of(a)]

    ledger = sum(
        (book.balance(a.name, dt.date(2026, 1, 1)).get("EUR", Decimal()) for a in placed),
        Decimal(),
    )
    assert found.assets - found.liabilities == ledger
    assert found.assets == sum((s.amount for s in found.slices if s.part.group.asset), Decimal())
    groups = {group: found.total(group) for group in Group}
    assert sum((groups[g] for g in Group if g.asset), Decimal()) == found.assets
    assert found.net == groups[Group.CURRENT_ASSETS] - groups[Group.CURRENT_LIABILITIES]
    # every account with a balance of its own sheet stands in exactly one part
    named = [name for each in found.slices for name in each.accounts]
    assert len(named) == len(set(named))
    assert all(
        each.amount >= 0
        for each in found.slices
        if not each.part.group.asset and each.part is not Part.UNCLASSIFIED_LIABILITIES
    )
