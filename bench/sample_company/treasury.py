"""VAT returns, the loan, the owner, the journal's fixed lines, and money between own accounts."""

from __future__ import annotations

import datetime as dt

import days
import ibans
from cents import share
from model import Company
from model import Entry
from model import Row
from payroll import TAX_OFFICE

NAME = "Fietsenmakerij De Spaak BV"
LOAN_LEFT = 92_000_00
PRINCIPAL = 2_000_00
VAT_BEFORE = 30_418_00
IBAN_OF = {"ING": ibans.ING, "Rabobank": ibans.RABOBANK, "ABN": ibans.ABN}


def _rabobank(day: dt.date, cents: int, name: str, text: str, leg: str) -> Row:
    kind = "bank" if name == "Rabobank" else "transfer"
    return Row(day, "Rabobank", cents, name, "", text, kind, leg)


def months(company: Company) -> None:
    """Book the loan, the owner, provisional corporation tax and depreciation."""
    left = LOAN_LEFT
    for month in days.months():
        text = days.dutch(month)
        first = days.following(month)
        interest = share(left, 54, 12_000)
        last = days.preceding(days.month_end(month))
        company.bank(
            _rabobank(first, -PRINCIPAL, "Rabobank", f"Aflossing lening 3301.447 {text}",
                      "Liabilities:Loan:Rabobank"),
            _rabobank(first, -interest, "Rabobank", f"Rente lening 3301.447 {text}",
                      "Expenses:Interest"),
            Row(days.preceding(month.replace(day=28)), "Rabobank", -1500_00, "B. de Spaak", OWNER,
                f"Opname rekening-courant {text}", "transfer",
                "Liabilities:CurrentAccountDirector"),
        )  # fmt: skip
        left -= PRINCIPAL
        if month.month > 1 or month.year == 2024:
            company.bank(
                Row(last, "Rabobank", -800_00, *TAX_OFFICE,
                    f"Voorlopige aanslag Vpb {month.year} termijn {month.month - 1}",
                    "transfer", "Liabilities:CorporationTax"),
            )  # fmt: skip
        _close(company, month, taxed=month.month > 1 or month.year == 2024)


def _close(company: Company, month: dt.date, *, taxed: bool) -> None:
    """Book a month's depreciation and, where there is one, its part of the corporation tax."""
    legs: tuple[tuple[str, int], ...] = (
        ("Expenses:Depreciation", 1150_00),
        ("Assets:Machines:Depreciation", -1150_00),
    )
    if taxed:
        legs += (("Expenses:CorporationTax", 800_00), ("Liabilities:CorporationTax", -800_00))
    text = f"maandafsluiting {days.dutch(month)}"
    company.book(Entry(days.month_end(month), "journal", "", text, legs))


def dividend(company: Company) -> None:
    """Pay the owner a part of the profit of 2025, after a good spring."""
    day = dt.date(2026, 7, 15)
    company.bank(
        Row(day, "Rabobank", -44_000_00, "B. de Spaak", OWNER, "Dividend 2025", "transfer",
            "Equity:Dividend")
    )  # fmt: skip


def vat_returns(company: Company) -> dict[dt.date, int]:
    """Close each quarter: net what the books hold, round to euros, pay; return what was paid."""
    paid = {dt.date(2024, 10, 31): VAT_BEFORE}
    start = days.FIRST
    while (end := days.next_month(start, 3)) <= days.LAST:
        sums = {"Assets:VAT": 0, "Liabilities:VAT": 0}
        for entry in company.entries:
            for account, cents in entry.legs:
                if account in sums and start <= entry.day < end:
                    sums[account] += cents
        sums["Assets:VAT"] += sum(row.input_vat for row in company.rows if start <= row.day < end)
        owed = -sums["Liabilities:VAT"] - sums["Assets:VAT"]
        euros = owed // 100 * 100
        quarter = f"{start.year}-Q{(start.month + 2) // 3}"
        legs = (
            ("Liabilities:VAT", sums["Assets:VAT"] + owed - euros),
            ("Assets:VAT", -sums["Assets:VAT"]),
            ("Income:Rounding", euros - owed),
        )
        company.book(Entry(end - dt.timedelta(1), "journal", "", f"btw-aangifte {quarter}", legs))
        paid[days.preceding(days.month_end(end))] = euros
        start = end
    company.bank(
        *(
            Row(day, "Rabobank", -euros, *TAX_OFFICE,
                f"Omzetbelasting betalingskenmerk {day:%y%m}0500", "transfer", "Liabilities:VAT")
            for day, euros in paid.items()
        )
    )  # fmt: skip
    return paid


def move(company: Company, vat: dict[dt.date, int], opening: dict[str, int]) -> None:
    """Fill the Rabobank account on the 20th for the month to come: VAT money from ABN first."""
    held = {bank: opening[f"Assets:Bank:{bank}"] for bank in IBAN_OF}
    rows = sorted(company.rows, key=lambda row: row.day)
    done = 0
    for month in days.months():
        day = days.preceding(month.replace(day=20))
        until = days.next_month(month).replace(day=20)
        while done < len(rows) and rows[done].day <= day:
            held[rows[done].bank] += rows[done].cents
            done += 1
        need = sum(-r.cents for r in rows if r.bank == "Rabobank" and day < r.day <= until)
        need += 6_000_00 - held["Rabobank"]
        if day.month in {1, 4, 7, 10}:
            due = sum(cents for when, cents in vat.items() if day < when <= until)
            saved = max(0, min(due, held["ABN"] - 8_000_00)) // 500_00 * 500_00
            need -= _move(company, held, day, ("ABN", saved, "Reservering btw"))
        _move(company, held, day, ("ING", max(0, -(-need // 500_00)) * 500_00, "Salarissen e.a."))


def _move(company: Company, held: dict[str, int], day: dt.date, what: tuple[str, int, str]) -> int:
    bank, cents, text = what
    if cents:
        company.bank(
            Row(day, bank, -cents, NAME, IBAN_OF["Rabobank"], text, "own", "Assets:Transfer"),
            Row(day, "Rabobank", cents, NAME, IBAN_OF[bank], text, "own", "Assets:Transfer"),
        )
        held[bank] -= cents
        held["Rabobank"] += cents
    return cents


OWNER = ibans.iban("NL", "SNSB", "0099333444")
OPENING = {
    "Liabilities:VAT": -VAT_BEFORE,
    "Liabilities:Loan:Rabobank": -LOAN_LEFT,
    "Liabilities:CurrentAccountDirector": -64_000_00,
    "Assets:Machines": 96_000_00,
    "Assets:Machines:Depreciation": -31_000_00,
    "Assets:Inventory": 330_000_00,
    "Equity:Capital": -18_000_00,
}
