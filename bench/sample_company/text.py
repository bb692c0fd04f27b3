"""Ledger text, as the bookkeeping programs export it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cents import amount
from customers import CUSTOMERS
from customers import Customer
from suppliers import SUPPLIERS
from suppliers import Supplier

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from model import Company
    from model import Entry

OPENED = "2024-09-30"


def written(entry: Entry) -> str:
    """Write one transaction."""
    payee = f'"{entry.payee}" ' if entry.payee else ""
    link = f" ^{entry.link}" if entry.link else ""
    lines = [f'{entry.day} * {payee}"{entry.narration}"{link}']
    lines += [f"  {key}: {value}" for key, value in entry.meta]
    lines += [f"  {account:<34} {amount(cents):>12} EUR" for account, cents in entry.legs]
    return "\n".join(lines) + "\n"


_TITLES = {
    "invoices": "Sales invoices and credit notes, exported by the invoicing program",
    "bills": "Purchase bills, exported by the invoicing program",
    "webshop": "Web shop sales per week and the payment provider's fee",
    "card": "Purchases with the company card",
    "journal": "Payroll, cost of sales, depreciation, taxes: entries without a bank line",
    "opening": "Where these books begin: balances and open items at 30 September 2024",
}


def books(company: Company) -> dict[str, str]:
    """Return the files of books/ that no bank writes: path -> text."""
    files: dict[str, list[Entry]] = {}
    for entry in sorted(company.entries, key=lambda entry: entry.day):
        files.setdefault(f"books/{entry.day.year}/{entry.book}.beancount", []).append(entry)
    return {path: _file(_TITLES[entries[0].book], entries) for path, entries in files.items()}


def _file(title: str, entries: Iterable[Entry]) -> str:
    return f"; {title}\n\n" + "\n".join(written(entry) for entry in entries)


def includes(paths: Iterable[str]) -> str:
    """Return books.beancount before the first import."""
    lines = [f'include "{path}"\n' for path in sorted(paths)]
    return "; One include per file of books/; the importer adds its own\n" + "".join(lines)


def relations() -> str:
    """Return relations.beancount."""
    blocks = [_customer(customer) for customer in CUSTOMERS]
    blocks += [_supplier(supplier) for supplier in SUPPLIERS]
    return "; Customers and suppliers\n\n" + "\n".join(blocks)


def _customer(customer: Customer) -> str:
    lines = [
        f'{OPENED} custom "customer" "{customer.name}"',
        f'  alias: "{customer.at_bank}"',
        f'  iban: "{customer.iban}"',
        f'  payment-terms: "{customer.terms}"',
    ]
    if customer.habit == "twentyfifth":
        lines.append("  pays-on: 25")
    if customer.limit:
        lines.append(f"  credit-limit: {customer.limit} EUR")
    lines.append(f'  email: "{customer.address}"')
    lines.append('  language: "nl"')
    return "\n".join(lines) + "\n"


def _supplier(supplier: Supplier) -> str:
    lines = [
        f'{OPENED} custom "supplier" "{supplier.name}"',
        f'  iban: "{supplier.iban}"',
        f'  payment-terms: "{supplier.terms}"',
        f'  priority: "{supplier.priority}"',
    ]
    if supplier.discount:
        lines.append(f'  discount: "{supplier.discount}"')
    if supplier.debit:
        lines.append('  pays-by: "direct-debit"')
    return "\n".join(lines) + "\n"


def queries(folder: Path) -> str:
    """Return queries.beancount: the project's saved queries, for Fava's query page."""
    blocks = []
    for path in sorted(folder.glob("*.bql")):
        query = path.read_text(encoding="utf-8").strip().replace("\\", "\\\\").replace('"', '\\"')
        blocks.append(f'{OPENED} query "{path.stem}" "\n{query}\n"\n')
    return "; The saved queries, made from the project's queries/*.bql\n\n" + "\n".join(blocks)
