"""A forecast per currency, what depends on foreign money, and what has no price."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from beancount import loader
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from tests.core.conftest import CHART

from kasboek import reading
from kasboek.core.ahead.exposure import exposure
from kasboek.core.forecast import forecast
from kasboek.core.forecast import table
from kasboek.core.forecast.currencies import by_currency
from kasboek.words import say

if TYPE_CHECKING:
    from kasboek.core.book import Book


def test_each_currency_in_its_own_money(charted: Book) -> None:
    """
    2026-10-30 price USD 0.80 EUR
    2026-10-30 * "dollars"
      Assets:Bank        2000 USD
      Equity:Opening    -2000 USD
    2026-11-10 # "Acme"
      Assets:Bank        1000 USD
      Income:Sales      -1000 USD
    2026-11-20 # "Hosting"
      Expenses:Parts     4000 USD
      Assets:Bank       -4000 USD
    2026-11-20 # "Rent"
      Expenses:Rent      1500 EUR
      Assets:Bank       -1500 EUR
    """
    ahead = forecast(charted)
    periods = table(ahead)
    euro, dollar = by_currency(ahead, periods)
    # dollars: 2,000 + 1,000 - 4,000 = -1,000; euros: 60,000 - 1,500 = 58,500
    assert (euro.currency, euro.opening, euro.low, euro.low_date) == (
        "EUR",
        60000,
        58500,
        dt.date(2026, 11, 20),
    )
    assert (dollar.rate, dollar.opening, dollar.low) == (Decimal("0.80"), 2000, -1000)
    assert dollar.low_date == dt.date(2026, 11, 20)
    moved = [(row.label, row.receipts, row.payments) for row in dollar.periods if row.net]
    assert moved == [("2026-W46", 1000, 0), ("2026-W47", 0, -4000)]
    # together: 58,500 - 1,000 x 0.80 = 57,700
    assert dollar.periods[-1].closing == -1000
    assert periods[-1].closing == 57700


def test_what_a_move_of_ten_percent_costs(charted: Book) -> None:
    """
    2026-10-30 price USD 0.80 EUR
    2026-10-30 * "dollars"
      Assets:Bank        2000 USD
      Equity:Opening    -2000 USD
    2026-11-10 # "Acme"
      Assets:Bank        1000 USD
      Income:Sales      -1000 USD
    2026-11-20 # "Hosting"
      Expenses:Parts     4000 USD
      Assets:Bank       -4000 USD
    """
    (dollar,) = exposure(forecast(charted))
    # 1,000 - 4,000 = -3,000; with the 2,000 in the bank -1,000, worth -800; a tenth of it: 80
    assert (dollar.held, dollar.inward, dollar.outward, dollar.net) == (2000, 1000, -4000, -3000)
    assert (dollar.position, dollar.value, dollar.cost) == (-1000, -800, 80)


def test_a_missing_price_names_what_is_left_out(charted: Book) -> None:
    """
    2026-10-30 * "pounds"
      Assets:Bank         500 GBP
      Equity:Opening     -500 GBP
    2026-10-20 * "London" "sold in pounds"
      invoice: "1"
      Assets:Receivable   300 GBP
      Income:Sales       -300 GBP
    2026-10-21 * "Leeds" "bought in pounds"
      bill: "9"
      Expenses:Parts      120 GBP
      Liabilities:Payable -120 GBP
    2026-11-10 # "Leeds" "planned"
      repeat: "monthly"
      count: 2
      Expenses:Rent        40 GBP
      Assets:Bank         -40 GBP
    2026-11-01 custom "loan" "City" Liabilities:Loan 1000 GBP "bullet"
      rate: 0.12
      months: 2
      account: Assets:Bank
    """
    # in: the invoice 300, the loan 1,000; out: 120 + 2 x 40 + 10 + 1,010 of the loan = 1,220
    ahead = forecast(charted)
    assert [say(problem.saying) for problem in ahead.problems] == [
        (
            "there is no price of GBP in EUR, so this is not in the forecast: £ 500.00 in the"
            " bank, £ 1,300.00 to come in, £ 1,220.00 to go out; add a price directive"
        )
    ]
    assert ahead.problems[0].error
    assert ahead.items == ()
    (pound,) = exposure(ahead)
    assert (pound.held, pound.inward, pound.outward) == (500, 1300, -1220)
    assert pound.value is None
    assert pound.cost is None
    euro, other = by_currency(ahead, table(ahead))
    assert euro.opening == 60000
    assert (other.currency, other.rate, other.opening, other.periods) == ("GBP", None, 500, ())


def test_without_foreign_money_nothing_is_exposed(charted: Book) -> None:
    """
    2026-11-10 # "Rent"
      Expenses:Rent        40 EUR
      Assets:Bank         -40 EUR
    """
    ahead = forecast(charted)
    assert exposure(ahead) == ()
    assert [path.currency for path in by_currency(ahead, table(ahead))] == ["EUR"]


@given(
    rows=st.lists(
        st.tuples(
            st.integers(1, 80),
            st.integers(-100_000, 100_000),
            st.sampled_from(["EUR", "USD", "CHF"]),
        ),
        max_size=12,
    )
)
@settings(max_examples=30)
def test_valued_at_their_prices_the_currencies_add_up(rows: list[tuple[int, int, str]]) -> None:
    """At prices of whole units there is nothing to round: the parts are the whole, to the cent."""
    text = CHART + "2026-10-01 price USD 2 EUR\n2026-10-01 price CHF 3 EUR\n"
    for day, amount, unit in rows:
        date = dt.date(2026, 10, 31) + dt.timedelta(days=day)
        text += (
            f'{date} # "a" "{day}{amount}{unit}"\n  roll: "none"\n'
            f"  Expenses:Rent  {amount} {unit}\n  Assets:Bank  {-amount} {unit}\n"
        )
    entries, errors, options = loader.load_string(text)
    ahead = forecast(reading.read(entries, options, errors=errors))
    periods = table(ahead)
    paths = by_currency(ahead, periods)
    for index, period in enumerate(periods):
        worth = sum(path.periods[index].closing * (path.rate or 0) for path in paths)
        assert worth == period.closing
