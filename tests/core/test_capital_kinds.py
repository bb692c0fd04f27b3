"""The kinds of working capital: permanent and temporary, and what each consists of."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import pairwise
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from dateutil.relativedelta import relativedelta
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
from kasboek.core.capital import Basis
from kasboek.core.capital import Kinds
from kasboek.core.capital import composition
from kasboek.core.capital import kinds
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.policy import Policy
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

FIRST = dt.date(2024, 1, 1)
SOURCE = Source("main.beancount", 1)
YEAR = (30, 34, 41, 52, 60, 55, 47, 40, 36, 33, 31, 30)
"""Thousands at twelve month-ends: the example of the engine's description."""


def month_end(number: int) -> dt.date:
    return FIRST + relativedelta(months=number, day=31)


def account(name: str, kind: AccountClass, root: Root = Root.ASSETS) -> Account:
    return Account(name, FIRST, None, (), kind, Origin.DECLARED, SOURCE, root=root)


def book_of(
    stock: Sequence[int],
    *,
    cash: int = 0,
    payable: int = 0,
    buffer: int | None = None,
    days: Sequence[dt.date] = (),
) -> Book:
    """Make a book whose stock has these levels at successive month-ends, in thousands."""
    accounts = {
        "Assets:Bank": account("Assets:Bank", AccountClass.CASH),
        "Assets:Stock": account("Assets:Stock", AccountClass.INVENTORY),
        "Liabilities:Payable": account("Liabilities:Payable", AccountClass.PAYABLE),
    }
    columns = {name: Column() for name in accounts}
    dates = [FIRST, *(days or [month_end(number) for number in range(len(stock))])]
    levels = [0, *stock]
    entries = [Entry(day, "", "", "*", "main.beancount", 1) for day in dates]

    def book_on(name: str, day: dt.date, thousands: int, index: int) -> None:
        column = columns[name]
        column.dates.append(day)
        column.numbers.append(Decimal(1000 * thousands))
        column.currencies.append("EUR")
        column.entries.append(index)

    for index, (before, after) in enumerate(pairwise(levels), 1):
        book_on("Assets:Stock", dates[index], after - before, index)
    book_on("Assets:Bank", FIRST, cash, 0)
    book_on("Liabilities:Payable", FIRST, -payable, 0)
    values = (Money(Decimal(1000 * (buffer or 0)), "EUR"),)
    policy = Policy("liquidity-buffer", values, FIRST, SOURCE)
    return Book(
        root=".",
        title="",
        currency="EUR",
        as_of=dates[-1],
        accounts=accounts,
        entries=tuple(entries),
        columns=columns,
        policies=() if buffer is None else (policy,),
    )


def at(book: Book, day: dt.date | None = None) -> Standpoint:
    assert book.as_of is not None
    return Standpoint.of(book, day or book.as_of)


def known(found: Kinds | Saying) -> Kinds:
    assert isinstance(found, Kinds)
    return found


def test_the_lowest_month_end_is_permanent() -> None:
    # 30 to 60: permanent 30, temporary 0 to 30
    found = known(kinds(at(book_of(YEAR))))

    assert found.permanent == 30_000
    assert [point.temporary for point in found.points] == [
        1000 * thousands for thousands in (0, 4, 11, 22, 30, 25, 17, 10, 6, 3, 1, 0)
    ]
    assert found.lowest == month_end(11)  # the later of two
    assert [point.date for point in found.points] == [month_end(n) for n in range(12)]


def test_the_reserve_is_the_part_of_the_buffer_that_is_there() -> None:
    with_cash = known(kinds(at(book_of(YEAR, cash=20, buffer=15))))
    too_little = known(kinds(at(book_of(YEAR, cash=20, buffer=25))))

    assert (with_cash.permanent, with_cash.reserve, with_cash.regular) == (50_000, 15_000, 35_000)
    assert (too_little.reserve, too_little.regular) == (20_000, 30_000)


def test_without_a_buffer_there_is_no_reserve_and_no_regular_part() -> None:
    found = known(kinds(at(book_of(YEAR, cash=20))))

    assert (found.reserve, found.regular) == (None, None)
    assert found.reserve_unknown is not None
    assert words.say(found.reserve_unknown) == (
        "there is no liquidity buffer to hold a reserve against; "
        'write: custom "policy" "liquidity-buffer" 3 "months"'
    )


def test_operating_working_capital_has_kinds_too_and_no_reserve() -> None:
    found = known(kinds(at(book_of(YEAR, cash=20, payable=40, buffer=15)), Basis.OPERATING))

    # 30 to 60 less 40 of payables: negative in eight months of the year
    assert [int(point.level) // 1000 for point in found.points] == [each - 40 for each in YEAR]
    assert (found.permanent, found.regular, found.reserve) == (-10_000, -10_000, 0)


def test_a_pure_season_explains_all_that_is_temporary() -> None:
    # three equal years: the moving average is the mean of the year, so the index is exact
    found = known(kinds(at(book_of(YEAR * 3))))

    assert found.seasonal_unknown is None
    for point in found.points:
        assert point.seasonal is not None
        assert abs(point.seasonal - point.temporary) <= Decimal("0.05")
        assert abs(point.unexplained) <= Decimal("0.05")


def test_a_season_takes_24_month_ends() -> None:
    short = known(kinds(at(book_of((YEAR * 2)[:23]))))
    enough = known(kinds(at(book_of(YEAR * 2))))

    assert short.seasonal_unknown is not None
    assert words.say(short.seasonal_unknown) == (
        "a season shows after 24 month-ends; the books hold 23"
    )
    assert words.say(short.seasonal_unknown, "nl") == (
        "een seizoen is te zien na 24 maandeinden; de boeken bevatten er 23"
    )
    assert {point.seasonal for point in short.points} == {None}
    assert all(point.unexplained == point.temporary for point in short.points)
    assert enough.seasonal_unknown is None


def test_a_season_of_more_than_five_years_ago_is_over() -> None:
    # two years of a peak in December, then five years of the engine's: as if those five were all
    before = (*[30] * 11, 90)
    recent = known(kinds(at(book_of(YEAR * 5)), Basis.CURRENT_ASSETS))
    found = known(kinds(at(book_of((*before * 2, *YEAR * 5))), Basis.CURRENT_ASSETS))

    assert [point.seasonal for point in found.points] == [point.seasonal for point in recent.points]
    assert any(point.seasonal for point in found.points)


def test_a_level_below_zero_has_no_season() -> None:
    found = known(kinds(at(book_of(YEAR * 2, payable=100)), Basis.OPERATING))

    assert found.seasonal_unknown is not None
    assert words.say(found.seasonal_unknown) == (
        "a seasonal index takes a level that stays above zero"
    )


def test_eleven_month_ends_are_too_few() -> None:
    found = kinds(at(book_of(YEAR[:11])))

    assert isinstance(found, Saying)
    assert words.say(found) == "the books hold 11 of the 12 month-ends that this takes"


def test_a_ledger_of_one_day() -> None:
    found = kinds(at(book_of([5], days=[FIRST])))

    assert isinstance(found, Saying)
    assert words.say(found) == "the books hold 1 of the 12 month-ends that this takes"


def test_in_the_middle_of_a_month_the_day_stands_for_the_month() -> None:
    # 12 month-ends, then 10 January 2025 with 70: January 2024 falls out, the day comes in
    days = [*(month_end(number) for number in range(12)), dt.date(2025, 1, 10)]
    found = known(kinds(at(book_of((*YEAR, 70), days=days))))

    assert found.points[-1].date == dt.date(2025, 1, 10)
    assert found.level == 70_000
    assert found.permanent + found.points[-1].temporary == 70_000
    assert len(found.points) == 12


LEVELS = st.lists(st.integers(-50, 500), min_size=12, max_size=30)


@settings(deadline=None, max_examples=60)
@given(LEVELS, st.integers(0, 100), st.integers(0, 100), st.integers(0, 100))
def test_the_kinds_always_add_up(stock: list[int], cash: int, payable: int, buffer: int) -> None:
    point = at(book_of(stock, cash=cash, payable=payable, buffer=buffer))
    for basis in Basis:
        found = known(kinds(point, basis))
        sheet = composition(point)
        level = sheet.current_assets if basis is Basis.CURRENT_ASSETS else sheet.operating

        assert found.level == level
        for each in found.points:
            assert found.permanent + each.temporary == each.level
            assert each.temporary >= 0
            parts = (each.seasonal or 0) + each.special + each.unexplained
            assert parts == each.temporary
            assert 0 <= (each.seasonal or 0) <= each.temporary
            assert each.unexplained >= 0  # there are no campaigns
        assert found.regular is not None
        assert found.reserve is not None
        assert found.regular + found.reserve == found.permanent
        assert 0 <= found.reserve <= 1000 * buffer


CAMPAIGN = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2025-01-01 open Assets:Bank
2025-01-01 open Assets:Receivable
2025-01-01 open Assets:Stock
2025-01-01 open Liabilities:Payable
2025-01-01 open Equity:Opening
2025-01-01 open Income:Sales
2025-01-01 open Expenses:COGS
2025-01-01 * "opening"
  Assets:Bank            50000 EUR
  Equity:Opening
2026-02-10 * "Rahmenwerk" "bikes for the fair"
  bill: "R-1"
  campaign: "spring fair"
  Assets:Stock            9000 EUR
  Liabilities:Payable    -9000 EUR
2026-03-20 * "Jansen" "sold at the fair"
  invoice: "1"
  campaign: "spring fair"
  Assets:Receivable       4000 EUR
  Income:Sales           -4000 EUR
2026-03-20 * "cost of what was sold"
  campaign: "spring fair"
  Expenses:COGS           2500 EUR
  Assets:Stock           -2500 EUR
2026-04-10 * "Rahmenwerk" "paid"
  bill: "R-1"
  Liabilities:Payable     9000 EUR
  Assets:Bank            -9000 EUR
"""


@pytest.fixture
def fair(read_text: Callable[..., Book]) -> Book:
    """Return a book with a campaign: stock bought in February, sold in part in March."""
    return read_text(CAMPAIGN)


@pytest.mark.parametrize(
    ("day", "gross", "net"),
    [
        (dt.date(2026, 1, 31), 0, 0),
        (dt.date(2026, 2, 28), 9000, 0),  # stock 9,000, and the bill is still open
        (dt.date(2026, 3, 31), 6500 + 4000, 1500),  # stock 6,500, invoice 4,000, bill 9,000
        (dt.date(2026, 4, 10), 6500 + 4000, 10_500),  # the bill is paid
    ],
)
def test_a_campaign_is_special(fair: Book, day: dt.date, gross: int, net: int) -> None:
    current, operating = kinds(at(fair, day)), kinds(at(fair, day), Basis.OPERATING)

    assert known(current).points[-1].special == gross
    assert known(operating).points[-1].special == net


def test_after_a_year_what_is_left_is_no_longer_special(read_text: Callable[..., Book]) -> None:
    later = dedent("""
    2027-02-10 * "bank data"
      Assets:Bank   1 EUR
      Equity:Opening
    """)
    book = read_text(CAMPAIGN + later)

    # of the stock only what was taken out is within a year, which ties up nothing
    assert known(kinds(at(book))).points[-1].special == 4000


def test_a_level_without_price_has_no_kinds(read_text: Callable[..., Book]) -> None:
    dollars = dedent("""
    2026-01-15 * "dollars"
      Assets:Bank         10 USD
      Equity:Opening     -10 USD
    """)
    found = kinds(at(read_text(CAMPAIGN + dollars)))

    assert isinstance(found, Saying)
    assert words.say(found) == (
        "$ 10.00 has no price in the operating currency; add a price directive"
    )
