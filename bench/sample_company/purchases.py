"""Bills: stock, freight, marketing and the accountant, and how the company pays them."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import days
import suppliers
from cents import share
from cents import vat_on
from model import Company
from model import Entry
from model import Row
from model import dice
from sales import GROWTH
from sales import SEASON
from sales import Invoice
from suppliers import Supplier

COST = 65
"""Cost of sales as a percentage of wholesale revenue."""
WEB_COST = 56
MEAN_MONTH = 80_000_00
"""Stock bought in a mean month, with sales as in 2025."""
_E_BIKE_ACTION = dt.date(2026, 10, 1)
"""From when on motors and batteries are bought for the e-bike action of the autumn."""


class Bill(NamedTuple):
    """A bill before booking."""

    day: dt.date
    supplier: Supplier
    text: str
    net: int


def _stock() -> list[Bill]:
    """Return the bills for stock: bought a month and a half ahead of the season."""
    chance = dice("stock")
    made = []
    for month in days.months(before=2):
        ahead, later = days.next_month(month), days.next_month(month, 2)
        season = SEASON[ahead.month - 1] + SEASON[later.month - 1]
        total = share(MEAN_MONTH * GROWTH[ahead.year], season, 20000)
        for supplier in suppliers.STOCK:
            count = 2 if supplier.debit or supplier.part > 25 else 1
            for part in range(count):
                net = share(total * supplier.part, chance.randint(88, 112), 10000) // count
                day = days.following(month + dt.timedelta(chance.randint(1, 12) + 13 * part))
                made.append(Bill(day, supplier, _goods(supplier), net))
    return made


def _goods(supplier: Supplier) -> str:
    return {
        "RN": "frames",
        "CB": "versnellingen en remmen",
        "MD": "motoren en accu's",
        "OGV": "banden, zadels, verlichting",
        "LT": "poedercoaten frames",
    }[supplier.prefix]


def _services() -> list[Bill]:
    """Return the bills that are no stock."""
    chance = dice("services")
    made = []
    for month in days.months():
        season = SEASON[month.month - 1]
        freight = share(1450_00 * season, chance.randint(90, 110), 10000)
        made.append(Bill(_last_day(month), suppliers.KOLK, f"vracht {days.dutch(month)}", freight))
        marketing = 1400_00 + season * 800
        text = f"campagne {days.dutch(month)}"
        made.append(Bill(_on(month, 10), suppliers.KETTINGLIJN, text, marketing))
        if month.month in {1, 4, 7, 10}:
            text = "administratie en btw-aangifte"
            made.append(Bill(_on(month, 20), suppliers.BALANS, text, 1650_00))
        if month.month == 12:
            text = f"stand voorjaarsbeurs {month.year + 1}"
            made.append(Bill(_on(month, 15), suppliers.FAIR, text, 6200_00))
    made.append(Bill(dt.date(2025, 9, 12), suppliers.TOOLS, "lasmal en hefbrug", 14800_00))
    made.append(Bill(dt.date(2026, 8, 24), suppliers.TOOLS, "moffeloven", 16400_00))
    return made


def _on(month: dt.date, day: int) -> dt.date:
    return days.following(month.replace(day=day))


def _last_day(month: dt.date) -> dt.date:
    return days.preceding(days.month_end(month))


def _pay_day(bill: Bill) -> dt.date:
    """Return the day a bill is paid: when due; one supplier collects its own money."""
    due = bill.day + dt.timedelta(bill.supplier.terms)
    return days.following(due) if bill.supplier.debit else days.preceding(due)


def _payment(bill: Bill, gross: int, number: str) -> Row:
    debit = bill.supplier.debit
    return Row(
        _pay_day(bill), "ING", -gross, bill.supplier.name, bill.supplier.iban,
        f"Factuur {number}", "debit" if debit else "transfer", "Liabilities:Payable",
        reference=f"M-{bill.supplier.prefix}-0071" if debit else "",
    )  # fmt: skip


def _entry(bill: Bill, gross: int, number: str) -> Entry:
    supplier = bill.supplier
    meta: tuple[tuple[str, str], ...] = (
        ("bill", f'"{number}"'),
        ("due", (bill.day + dt.timedelta(supplier.terms)).isoformat()),
    )
    if bill.day < days.FIRST:
        legs: tuple[tuple[str, int], ...] = (
            ("Equity:Opening", gross),
            ("Liabilities:Payable", -gross),
        )
        return Entry(days.OPENING, "opening", supplier.name, bill.text, legs, meta)
    legs = ((supplier.account, bill.net),)
    if supplier.vat:
        legs += (("Assets:VAT", gross - bill.net),)
    if campaign := _campaign(bill):
        meta += (("campaign", f'"{campaign}"'),)
    legs += (("Liabilities:Payable", -gross),)
    return Entry(bill.day, "bills", supplier.name, bill.text, legs, meta)


def _campaign(bill: Bill) -> str:
    """Return what a bill is for, if it is out of the ordinary."""
    if bill.supplier is suppliers.FAIR:
        return "spring fair"
    motors = bill.supplier is suppliers.DELTA and bill.day >= _E_BIKE_ACTION
    return "e-bike action" if motors else ""


def buy(company: Company) -> None:
    """Book every bill and pay those that fall due in time."""
    ordered = sorted([*_stock(), *_services()], key=lambda b: (b.day, b.supplier.name, b.net))
    count: dict[tuple[str, int], int] = {}
    for bill in ordered:
        supplier, year = bill.supplier, bill.day.year
        nth = count[supplier.prefix, year] = count.get((supplier.prefix, year), 0) + 1
        number = f"{supplier.prefix}{year % 100}-{1000 + 37 * nth}"
        gross = bill.net + (vat_on(bill.net) if supplier.vat else 0)
        if bill.day > days.LAST or _pay_day(bill) < days.FIRST:
            continue
        company.book(_entry(bill, gross, number))
        if _pay_day(bill) <= days.LAST:
            company.bank(_payment(bill, gross, number))


def cost_of_sales(company: Company, made: list[Invoice], web: dict[dt.date, int]) -> None:
    """Take what was sold out of stock, once a month; `web` is net web sales per month."""
    chance = dice("cost")
    for month in days.months():
        end = days.next_month(month)
        sold = sum(
            invoice.net
            for invoice in made
            if month <= invoice.day < end and invoice.account.endswith("Wholesale")
        )
        percent = COST * 10 + chance.randint(-12, 12)
        cost = share(sold, percent, 1000) + share(web.get(month, 0), WEB_COST, 100)
        text = f"kostprijs omzet {days.dutch(month)}"
        company.book(
            Entry(
                days.month_end(month),
                "journal",
                "",
                text,
                (("Expenses:CostOfSales", cost), ("Assets:Inventory", -cost)),
            )
        )
