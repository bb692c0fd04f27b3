"""Invoices to dealers, yearly service contracts and the web shop."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import days
from cents import share
from cents import vat_on
from customers import CUSTOMERS
from customers import Customer
from model import Company
from model import Entry
from model import dice

SEASON = (84, 104, 136, 150, 140, 118, 84, 80, 100, 86, 62, 56)
"""Percent of a mean month, January first; together 1,200."""
GROWTH = {2024: 97, 2025: 100, 2026: 103}
PRODUCTS = (
    ("stadsfiets Maas", 46500),
    ("stadsfiets Eem", 54500),
    ("e-bike Linge", 124000),
    ("bakfiets Vecht", 218000),
    ("kinderfiets Rotte", 21500),
)


class Invoice(NamedTuple):
    """An invoice, before or after it got its number; `gross` includes VAT."""

    day: dt.date
    customer: Customer
    text: str
    net: int
    account: str = "Income:Sales:Wholesale"
    number: str = ""
    meta: tuple[tuple[str, str], ...] = ()

    @property
    def gross(self) -> int:
        """Return the amount to be paid."""
        return self.net + vat_on(self.net)

    @property
    def due(self) -> dt.date:
        """Return the due date under the customer's terms."""
        if self.customer.terms == "30 eom":
            return days.month_end(self.day) + dt.timedelta(30)
        return self.day + dt.timedelta(int(self.customer.terms))


def _named(name: str) -> Customer:
    return next(customer for customer in CUSTOMERS if customer.name == name)


def _story() -> list[Invoice]:
    """Return the invoices that the story needs exactly; both customers get no others then."""
    jansen, bosman = _named("Rijwielhuis Jansen"), _named("Tweewielers Bosman")
    told = (
        (jansen, (2026, 8, 27), "9 x stadsfiets Eem", 9 * 54500),
        (jansen, (2026, 9, 10), "4 x e-bike Linge", 4 * 124000),
        (jansen, (2026, 9, 24), "16 x stadsfiets Maas en onderdelen", 8000_00),
        (jansen, (2026, 10, 8), "10 x stadsfiets Eem en onderdelen", 5500_00),
        (jansen, (2026, 10, 22), "6 x stadsfiets Eem en sloten", 3500_00),
        (bosman, (2026, 7, 14), "seizoenslevering, 12 x e-bike Linge, kwantumkorting", 14250_00),
    )
    return [Invoice(dt.date(*day), customer, text, net) for customer, day, text, net in told]


_LAST_FREE = {
    "Rijwielhuis Jansen": dt.date(2026, 8, 1),
    "Tweewielers Bosman": dt.date(2026, 6, 20),
}


def _orders() -> list[Invoice]:
    chance = dice("orders")
    made = []
    for month in days.months(before=2):
        factor = SEASON[month.month - 1] * GROWTH[month.year]
        for customer in CUSTOMERS:
            count = customer.often // 100 + (chance.randrange(100) < customer.often % 100)
            for _ in range(count):
                name, price = PRODUCTS[chance.randrange(len(PRODUCTS))]
                target = customer.size * 100 * factor * chance.randint(75, 125) // 1_000_000
                pieces = max(1, (target + price // 2) // price)
                day = days.following(month + dt.timedelta(chance.randrange(27)))
                if day <= _LAST_FREE.get(customer.name, days.LAST):
                    made.append(Invoice(day, customer, f"{pieces} x {name}", pieces * price))
    return made


def _contracts() -> list[Invoice]:
    made = []
    for month in days.months():
        for customer in CUSTOMERS:
            if customer.contract and customer.renews == month.month:
                net = customer.contract * GROWTH[month.year]
                day = days.following(month + dt.timedelta(1))
                text = f"servicecontract {month.year}-{month.month:02d}, 12 maanden"
                made.append(
                    Invoice(
                        day,
                        customer,
                        text,
                        net,
                        "Income:Service:Contracts",
                        meta=(("covers", '"12 months"'),),
                    )
                )
    return made


def invoices() -> list[Invoice]:
    """Return all invoices in date order, numbered per year."""
    ordered = sorted(
        [*_orders(), *_contracts(), *_story()], key=lambda i: (i.day, i.customer.name, i.text)
    )
    numbered: list[Invoice] = []
    count = {2024: 231, 2025: 0, 2026: 0}
    for invoice in ordered:
        count[invoice.day.year] += 1
        number = f"{invoice.day.year}-{count[invoice.day.year]:04d}"
        numbered.append(invoice._replace(number=number))
    return numbered


def book_invoice(company: Company, one: Invoice) -> None:
    """Book an invoice as the invoicing program does."""
    legs = (
        ("Assets:Receivable", one.gross),
        (one.account, -one.net),
        ("Liabilities:VAT", one.net - one.gross),
    )
    meta = (*_meta(one), *one.meta)
    if one.customer.name == "Tweewielers Bosman" and one.day > dt.date(2026, 7, 1):
        meta += (("expected", "2027-03-31"),)
    company.book(Entry(one.day, "invoices", one.customer.name, one.text, legs, meta, one.number))


def open_invoice(company: Company, one: Invoice, cents: int) -> None:
    """Take over an invoice that was open when these books began."""
    legs = (("Assets:Receivable", cents), ("Equity:Opening", -cents))
    company.book(
        Entry(days.OPENING, "opening", one.customer.name, one.text, legs, _meta(one), one.number)
    )


def _meta(one: Invoice) -> tuple[tuple[str, str], ...]:
    return (("invoice", f'"{one.number}"'), ("due", one.due.isoformat()))


def web_week(day: dt.date, chance: int) -> int:
    """Return a week's web shop sales with VAT, by season; `chance` is a percentage."""
    return share(4000_00 * SEASON[day.month - 1] * GROWTH[day.year], chance, 1_000_000)
