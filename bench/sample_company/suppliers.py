"""The suppliers who send bills, and those whose money simply leaves the bank."""

from __future__ import annotations

from typing import NamedTuple

from ibans import iban


class Supplier(NamedTuple):
    """A supplier with bills: `part` of 100 of the purchases of stock; 0 for other costs."""

    name: str
    iban: str
    terms: int
    prefix: str
    account: str
    part: int = 0
    vat: bool = True
    priority: str = "normal"
    debit: bool = False
    discount: str = ""


def dutch_account(bank: str, index: int) -> str:
    """Return a Dutch account number from a range of its own."""
    return iban("NL", bank, f"00{88000000 + 211 * index:08d}")


RAHMENWERK = Supplier(
    "Rahmenwerk Nord GmbH", iban("DE", "20041111", "0099123400"), 30, "RN",
    "Assets:Inventory", 30, vat=False, priority="critical",
)  # fmt: skip
BRERA = Supplier(
    "Ciclocomponenti Brera", iban("IT", "X0542811101", "000099123456"), 30, "CB",
    "Assets:Inventory", 22, vat=False, discount="2/10",
)  # fmt: skip
DELTA = Supplier(
    "Motorwerk Delta",
    dutch_account("RABO", 3),
    30,
    "MD",
    "Assets:Inventory",
    26,
    priority="critical",
)
VELUWE = Supplier(
    "Onderdelen Groothandel Veluwe",
    dutch_account("INGB", 4),
    14,
    "OGV",
    "Assets:Inventory",
    16,
    debit=True,
)
TWENTE = Supplier("Lakstraat Twente", dutch_account("ABNA", 5), 14, "LT", "Assets:Inventory", 6)
KOLK = Supplier("Transport Kolk", dutch_account("RABO", 6), 14, "TK", "Expenses:Freight")
KETTINGLIJN = Supplier(
    "Bureau Kettinglijn",
    dutch_account("TRIO", 7),
    30,
    "BK",
    "Expenses:Marketing",
    priority="deferrable",
)
BALANS = Supplier(
    "Balans & Co Accountants", dutch_account("ABNA", 8), 14, "BC", "Expenses:Accountant"
)
FAIR = Supplier(
    "Beurs Fiets & Ketting", dutch_account("INGB", 9), 30, "BFK", "Expenses:Marketing:Fairs"
)
TOOLS = Supplier("Gereedschap Centrale", dutch_account("SNSB", 10), 30, "GC", "Assets:Machines")

STOCK = (RAHMENWERK, BRERA, DELTA, VELUWE, TWENTE)
SUPPLIERS = (*STOCK, KOLK, KETTINGLIJN, BALANS, FAIR, TOOLS)


class Regular(NamedTuple):
    """Money that leaves the ING account every month without a bill: gross cents, day, text."""

    name: str
    iban: str
    account: str
    day: int
    cents: tuple[int, int, int]
    text: str
    vat: bool = True
    debit: bool = True
    rises: int = 1


REGULARS = (
    Regular("Vastgoed Zuidhaven BV", dutch_account("ABNA", 21), "Expenses:Housing:Rent", 1,
            (471900, 486057, 500638), "Huur werkplaats en magazijn", debit=False),
    Regular("Stroomvast Energie", dutch_account("INGB", 22), "Expenses:Housing:Energy", 15,
            (98000, 104000, 99500), "Termijnbedrag stroom en gas"),
    Regular("Schoon & Helder VOF", dutch_account("RABO", 23), "Expenses:Housing:Cleaning", 18,
            (39325, 39325, 41140), "Schoonmaak", debit=False),
    Regular("Lijn Twee Telecom", dutch_account("INGB", 24), "Expenses:Telecom", 20,
            (21780, 22990, 22990), "Internet en telefonie"),
    Regular("Wolkenwerk Software", dutch_account("TRIO", 25), "Expenses:Software", 3,
            (41745, 43560, 45980), "Abonnement boekhouding en webwinkel"),
    Regular("Bestelbus Lease Oost", dutch_account("RABO", 26), "Expenses:Vehicles", 5,
            (65945, 65945, 65945), "Leasetermijn VK-318-D"),
    Regular("Verzekerd Onderweg NV", dutch_account("ABNA", 27), "Expenses:Insurance", 8,
            (28750, 29900, 30650), "Premie verzuimverzekering", vat=False),
)  # fmt: skip
"""`cents` are the amounts in 2024, 2025 and 2026."""

INSURANCE = ("Verzekerd Onderweg NV", REGULARS[-1].iban, (0, 894000, 936000))
"""The yearly premium, direct debit in the middle of January."""
