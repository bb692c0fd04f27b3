"""What a month costs without bills: rent and the like, the company card, the banks' fees."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import days
from cents import vat_in
from ibans import CARD
from model import Company
from model import Entry
from model import Row
from model import dice
from suppliers import INSURANCE
from suppliers import REGULARS
from suppliers import Regular

if TYPE_CHECKING:
    from random import Random

_CARD = (
    ("NS Zakelijk", "Expenses:Travel", 1800, 9600),
    ("Tankstation De Hoek", "Expenses:Vehicles", 4500, 9800),
    ("Kantoorvakhandel Pen", "Expenses:Office", 1900, 14000),
    ("Lunchroom De Spaak", "Expenses:Travel", 2200, 6800),
    ("Advertentiehuis Online", "Expenses:Marketing", 15000, 42000),
    ("Bouwmarkt Zuid", "Expenses:Office", 2500, 18000),
)


def run(company: Company) -> None:
    """Book everything that runs by itself."""
    chance = dice("running")
    for month in days.months():
        for regular in REGULARS:
            company.bank(_regular(month, regular))
        if month.month == 1:
            name, iban, cents = INSURANCE
            day = days.following(month.replace(day=15))
            company.bank(
                Row(
                    day,
                    "ING",
                    -cents[month.year - 2024],
                    name,
                    iban,
                    f"Jaarpremie bedrijfsverzekeringen {month.year}",
                    "debit",
                    "Expenses:Insurance",
                    reference="VO-55120-J",
                )
            )
        _fees(company, month)
    _card(company, chance)
    _oddments(company)


def _regular(month: dt.date, regular: Regular) -> Row:
    day = days.following(month.replace(day=regular.day))
    return Row(
        day, "ING", -regular.cents[month.year - 2024], regular.name, regular.iban,
        f"{regular.text} {days.dutch(month)}", "debit" if regular.debit else "transfer",
        regular.account, vat=regular.vat, reference=f"{regular.day:02d}-77310",
    )  # fmt: skip


def _fees(company: Company, month: dt.date) -> None:
    """Book the fees: at ING two equal rows for two bank cards, both real."""
    day, text = days.month_end(month), days.dutch(month)
    fee = ("", "", f"Kosten zakelijke betaalpas {text}", "bank", "Expenses:Bank")
    package = ("", "", f"Kosten OndernemersPakket {text}", "bank", "Expenses:Bank")
    company.bank(
        Row(day, "ING", -1290, *package),
        Row(day, "ING", -225, *fee),
        Row(day, "ING", -225, *fee),
    )
    if month.month in {3, 6, 9, 12}:
        _quarter(company, days.preceding(day))


def _quarter(company: Company, day: dt.date) -> None:
    """Book what the other two banks charge, and the interest one of them pays."""
    quarter = f"{(day.month + 2) // 3}e kwartaal {day.year}"
    abn = "ABN AMRO Bank N.V."
    company.bank(
        Row(day, "Rabobank", -2985, "Rabobank", "", f"Kosten betalingsverkeer {quarter}", "bank",
            "Expenses:Bank"),
        Row(day, "ABN", -2250, abn, "", f"Kosten zakelijke rekening {quarter}", "bank",
            "Expenses:Bank"),
        Row(day, "ABN", 4120 + 377 * day.month, abn, "", f"Creditrente {quarter}", "bank",
            "Income:Interest"),
    )  # fmt: skip


def _card(company: Company, chance: Random) -> None:
    """Book card purchases, and settle on the 26th what was bought up to the 20th."""
    owed, closing = 38_240, days.FIRST.replace(day=20)
    day = days.FIRST
    while day <= days.LAST:
        if day > closing:
            settled = days.following(closing.replace(day=26))
            company.bank(
                Row(
                    settled,
                    "ING",
                    -owed,
                    "ICS ZAKELIJK",
                    CARD,
                    f"Afrekening zakelijke kaart t/m {closing:%d-%m-%Y}",
                    "debit",
                    "Liabilities:Card",
                    reference="ICS-4410-77",
                )
            )
            owed, closing = 0, days.next_month(closing).replace(day=20)
        if chance.randrange(30) < 4:
            shop, account, low, high = _CARD[chance.randrange(len(_CARD))]
            gross = chance.randint(low, high)
            vat = vat_in(gross)
            legs = ((account, gross - vat), ("Assets:VAT", vat), ("Liabilities:Card", -gross))
            company.book(Entry(day, "card", shop, "zakelijke kaart", legs))
            owed += gross
        day += dt.timedelta(1)


def _oddments(company: Company) -> None:
    """Book the few rows that nobody has explained yet."""
    for day, cents, name, text in (
        ((2026, 6, 11), -1450, "Parkeerbedrijf Waterveen", "Pasvolgnr: 002 parkeren"),
        ((2026, 8, 19), 6120, "T. VAN DER MEER", "statiegeld kratten"),
        ((2026, 10, 6), -4275, "Bloemsierkunst Roos", "boeket jubileum"),
        ((2026, 10, 31), -1880, "Bakkerij Zonneveld", "Pasvolgnr: 001 gebak open dag"),
    ):
        kind = "card" if "Pasvolgnr" in text else "transfer"
        company.bank(Row(dt.date(*day), "ING", cents, name, "", text, kind, "Assets:Suspense"))


OPENING = {"Liabilities:Card": -38_240}
