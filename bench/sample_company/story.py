"""The company's two years, put together from its rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import camt
import days
import ing
import payroll
import purchases
import rabobank
import receipts
import running
import sales
import text
import treasury
import webshop
from model import Company
from model import Entry
from statements import Download
from statements import lines

if TYPE_CHECKING:
    from pathlib import Path

BALANCES = {
    "Assets:Bank:ING": 84_318_42,
    "Assets:Bank:Rabobank": 41_206_17,
    "Assets:Bank:ABN": 38_950_00,
}
"""At the banks when the books begin."""


def tell() -> Company:
    """Return everything that happened."""
    company = Company()
    made = sales.invoices()
    receipts.collect(company, made)
    purchases.buy(company)
    owed = payroll.employ(company)
    purchases.cost_of_sales(company, made, webshop.sell(company))
    running.run(company)
    treasury.months(company)
    treasury.dividend(company)
    vat = treasury.vat_returns(company)
    treasury.move(company, vat, BALANCES)
    opening = BALANCES | owed | webshop.OPENING | running.OPENING | treasury.OPENING
    legs = (*opening.items(), ("Equity:Opening", -sum(opening.values())))
    company.entries.insert(0, Entry(days.OPENING, "opening", "", "opening balances", legs))
    return company


def ledger_text(company: Company, queries: Path) -> dict[str, str]:
    """Return the ledger files that programs other than the importer write: path -> text."""
    books = text.books(company)
    return {
        **books,
        "books.beancount": text.includes(books),
        "relations.beancount": text.relations(),
        "queries.beancount": text.queries(queries),
    }


def downloads(company: Company) -> list[Download]:
    """Return the bank files in the order in which they were downloaded."""
    return [
        *ing.downloads(lines(company, "ING", BALANCES["Assets:Bank:ING"])),
        *rabobank.downloads(lines(company, "Rabobank", BALANCES["Assets:Bank:Rabobank"])),
        *camt.downloads(lines(company, "ABN", BALANCES["Assets:Bank:ABN"])),
    ]
