"""What somebody costs, from the gross wage and from the ledger's own payroll."""

from __future__ import annotations

import datetime as dt
import tomllib
from decimal import Decimal
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasboek.core.planning.hiring import Charges
from kasboek.core.planning.hiring import Rates
from kasboek.core.planning.hiring import own_payroll
from kasboek.core.planning.hiring import pay
from kasboek.reading.facts import charges

if TYPE_CHECKING:
    from kasboek.core.book import Book

D = Decimal
LAW = Charges("NL", dt.date(2026, 1, 1), D("0.20"), D(79409), D("0.08"), "an example")


def test_a_wage_taken_apart() -> None:
    # 3,500: charges 17.13 % 599.55; holiday pay 280.00 and 47.96 charges on it; pension 210 and
    # 140; withheld 840; net 3,500 - 140 - 840 = 2,520
    month = pay(D(3500), Rates(D("0.1713"), D("0.24"), D("0.08"), D("0.06"), D("0.04")))
    assert (month.charges, month.holiday) == (D("599.55"), D("327.96"))
    assert (month.pension, month.own, month.withheld, month.net) == (210, 140, 840, 2520)
    assert month.cost == D("3500") + D("599.55") + D("327.96") + 210


@pytest.mark.parametrize(
    ("gross", "charged", "holiday"),
    [
        ("6617.41", "1323.48", "529.39"),  # 79,409 / 12 = 6,617.4167: the holiday pay is above it
        ("8000", "1323.48", "640.00"),
        ("6200", "1240.00", "579.48"),  # 496 reserve, of which 417.42 is charged: 83.48
    ],
)
def test_nothing_is_due_above_the_maximum(gross: str, charged: str, holiday: str) -> None:
    month = pay(D(gross), Rates(D("0.20"), holiday_pay=D("0.08"), maximum=D(79409)))
    assert (month.charges, month.holiday) == (D(charged), D(holiday))


@given(
    gross=st.decimals(1, 100_000, places=2),
    rates=st.tuples(*[st.decimals(0, 0.5, places=4)] * 5),
)
def test_a_line_of_wages_balances(gross: Decimal, rates: tuple[Decimal, ...]) -> None:
    month = pay(gross, Rates(*rates))
    debits = month.gross + month.charges + month.holiday + month.pension
    credited = month.net + month.withheld + month.charges + month.holiday
    assert debits == credited + month.pension + month.own


def test_the_ledger_s_own_payroll_with_everything_apart(charted: Book) -> None:
    """
    2026-01-01 open Expenses:Personnel:Charges
    2026-01-01 open Expenses:Personnel:Pension
    2026-01-01 open Expenses:Personnel:HolidayPay
    2026-01-01 open Liabilities:Pension
      class: "pension"
    2026-01-25 # "Team" "Salaries"
      repeat: "monthly"
      Expenses:Personnel               27000 EUR
      Expenses:Personnel:Charges        4725 EUR
      Expenses:Personnel:Pension        1620 EUR
      Expenses:Personnel:HolidayPay     2538 EUR
      Liabilities:PayrollTax          -11205 EUR
      Liabilities:Pension              -2700 EUR
      Liabilities:HolidayPay           -2538 EUR
      Assets:Bank                     -19440 EUR
    """
    # charges 4,725 / 27,000 = 17.5 %; withheld (11,205 - 4,725) / 27,000 = 24 %; pension 6 % and
    # (2,700 - 1,620) / 27,000 = 4 %
    own = own_payroll(charted, LAW)
    assert own is not None
    assert own.rates == Rates(D("0.1750"), D("0.2400"), D(0), D("0.0600"), D("0.0400"))
    assert own.accounts == {
        "wages": "Expenses:Personnel",
        "charges": "Expenses:Personnel:Charges",
        "pension-cost": "Expenses:Personnel:Pension",
        "holiday-cost": "Expenses:Personnel:HolidayPay",
        "payroll-tax": "Liabilities:PayrollTax",
        "holiday-pay": "Liabilities:HolidayPay",
        "pension": "Liabilities:Pension",
        "pay": "Assets:Bank",
    }


def test_the_ledger_s_own_payroll_as_it_was_booked(charted: Book) -> None:
    """
    2026-10-25 * "Team" "everything on one account"
      Expenses:Personnel       12000 EUR
      Liabilities:PayrollTax   -4500 EUR
      Assets:Bank              -7500 EUR
    """
    # with charges of 20 %, 12,000 / 1.2 = 10,000 gross; withheld 4,500 - 2,000 = 2,500 of it
    own = own_payroll(charted, LAW)
    assert own is not None
    assert own.rates == Rates(D("0.2000"), D("0.2500"), D(0), D(0), D(0))


def test_payroll_tax_that_the_state_leaves_was_withheld_all_the_same(charted: Book) -> None:
    """
    2026-01-01 open Income:WBSO
      class: "personnel"
    2026-10-25 * "Team" "with a relief of 1,500"
      Expenses:Personnel       12000 EUR
      Income:WBSO              -1500 EUR
      Liabilities:PayrollTax   -3000 EUR
      Assets:Bank              -7500 EUR
    """
    # 10,000 gross and 2,000 charges as above; 3,000 + 1,500 - 2,000 = 2,500 of it
    own = own_payroll(charted, LAW)
    assert own is not None
    assert own.rates == Rates(D("0.2000"), D("0.2500"), D(0), D(0), D(0))


def test_what_is_no_payroll_teaches_nothing(charted: Book) -> None:
    """
    2026-10-25 * "Tax office" "a payment"
      Liabilities:PayrollTax    4500 EUR
      Assets:Bank              -4500 EUR
    2026-12-25 # "Rent"
      Expenses:Rent             1000 EUR
      Assets:Bank              -1000 EUR
    """
    assert own_payroll(charted, LAW) is None


def test_the_charges_that_ship_have_a_source() -> None:
    (dutch,) = charges()
    # 2.74 + 6.27 + 0.50 + 1.52 + 6.10
    assert (dutch.country, dutch.rate) == ("NL", D("0.1713"))
    assert (dutch.maximum, dutch.holiday_pay) == (79409, D("0.08"))
    facts = tomllib.loads((files("kasboek.data") / "payroll" / "nl.toml").read_text("utf-8"))
    for year in facts["year"]:
        assert isinstance(year["checked_on"], dt.date)
        assert year["holiday_reference"]
        assert all(row["reference"] for row in year["charge"])
