"""Nine people: salaries, payroll tax, pension, holiday pay."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import days
from cents import share
from model import Company
from model import Entry
from model import Row
from suppliers import dutch_account

TAX_OFFICE = ("Belastingdienst", "NL86INGB0002445588")
PENSION = ("Pensioenfonds Tweewielbranche", dutch_account("RABO", 31))
GROSS = {2024: 25200_00, 2025: 26100_00, 2026: 27000_00}
TEAM = "Team De Spaak"


class Pay(NamedTuple):
    """One month's wages, in cents."""

    gross: int
    withheld: int
    employer: int
    pension: int
    holiday: int

    @property
    def net(self) -> int:
        """Return what the staff receives: gross less tax and the staff's part of the pension."""
        return self.gross - self.withheld - share(self.gross, 4, 100)


def pay(gross: int) -> Pay:
    """Return a month's wages: 24 % withheld, 17.5 % employer's charges, 10 % pension.

    Of the pension the staff bears 4 %. Holiday pay is 8 % with the charges on it.
    """
    holiday = share(gross, 8 * 1175, 100_000)
    return Pay(
        gross,
        share(gross, 24, 100),
        share(gross, 175, 1000),
        share(gross, 10, 100),
        holiday,
    )


def _monthly(company: Company, month: dt.date) -> None:
    wages = pay(GROSS[month.year])
    day = days.preceding(month.replace(day=25))
    text = f"lonen {days.dutch(month)}"
    company.book(
        Entry(
            day,
            "journal",
            TEAM,
            text,
            (
                ("Expenses:Personnel:Wages", wages.gross),
                ("Expenses:Personnel:Charges", wages.employer),
                ("Expenses:Personnel:Pension", share(wages.gross, 6, 100)),
                ("Expenses:Personnel:HolidayPay", wages.holiday),
                ("Liabilities:PayrollTax", -wages.withheld - wages.employer),
                ("Liabilities:Pension", -wages.pension),
                ("Liabilities:HolidayPay", -wages.holiday),
                ("Liabilities:Wages", -wages.net),
            ),
        )
    )
    company.bank(_batch(day, -wages.net, f"Salarissen {days.dutch(month)}"))


def _batch(day: dt.date, cents: int, text: str) -> Row:
    return Row(day, "Rabobank", cents, TEAM, "", text, "batch", "Liabilities:Wages")


def _holiday_pay(company: Company, year: int, saved: int) -> None:
    """Pay out in May what was reserved until then; of it 40 % is tax and charges."""
    day = days.preceding(dt.date(year, 5, 25))
    tax = share(saved, 40, 100)
    company.book(
        Entry(
            day,
            "journal",
            TEAM,
            f"vakantiegeld {year}",
            (
                ("Liabilities:HolidayPay", saved),
                ("Liabilities:PayrollTax", -tax),
                ("Liabilities:Wages", tax - saved),
            ),
        )
    )
    company.bank(_batch(day, tax - saved, f"Vakantiegeld {year}"))


def _remit(company: Company, month: dt.date, tax: int, pension: int) -> None:
    """Pay the tax office and the pension fund in time for the end of the next month."""
    day = days.preceding(days.month_end(days.next_month(month)))
    text = f"Loonheffingen {days.dutch(month)} betalingskenmerk {month:%Y%m}0131"
    rows = (
        Row(day, "Rabobank", -tax, *TAX_OFFICE, text, "transfer", "Liabilities:PayrollTax"),
        Row(
            day, "Rabobank", -pension, *PENSION, f"Pensioenpremie {days.dutch(month)}",
            "transfer", "Liabilities:Pension",
        ),
    )  # fmt: skip
    company.bank(*(row for row in rows if row.day <= days.LAST))


def employ(company: Company) -> dict[str, int]:
    """Book all months; return what was owed at the start, by account."""
    before = pay(GROSS[2024])
    saved = 4 * before.holiday  # June to September 2024
    opening = {
        "Liabilities:PayrollTax": -before.withheld - before.employer,
        "Liabilities:Pension": -before.pension,
        "Liabilities:HolidayPay": -saved,
    }
    last_month = days.next_month(days.FIRST, -1)
    _remit(company, last_month, before.withheld + before.employer, before.pension)
    for month in days.months():
        wages = pay(GROSS[month.year])
        tax = wages.withheld + wages.employer
        _monthly(company, month)
        saved += wages.holiday
        if month.month == 5:
            _holiday_pay(company, month.year, saved)
            tax += share(saved, 40, 100)
            saved = 0
        _remit(company, month, tax, wages.pension)
    return opening
