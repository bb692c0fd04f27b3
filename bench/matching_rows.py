"""What the year of `matching_year.py` is made of: parties, items, bank rows, references, camt."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import NamedTuple
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from random import Random

BANK, USD_BANK = "NL91ABNA0417164300", "NL02ABNA0123456789"
_DAY = dt.timedelta(days=1)
HEAD = """option "title" "A year"
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
include "books.beancount"
2025-01-01 open Assets:Bank:Main EUR
  class: "cash"
  iban: "NL91ABNA0417164300"
2025-01-01 open Assets:Bank:Dollars USD
  class: "cash"
  iban: "NL02ABNA0123456789"
2025-01-01 open Assets:Bank:Savings EUR
  class: "cash"
  iban: "NL44RABO0123456789"
2025-01-01 open Assets:Clearing:Mollie EUR
  class: "clearing"
2025-01-01 open Assets:Transfer
  class: "transfer"
2025-01-01 open Assets:Factor EUR
  class: "other-current-asset"
2025-01-01 open Assets:Receivable
  class: "receivable"
2025-01-01 open Assets:VAT EUR
  class: "vat"
2025-01-01 open Liabilities:VAT EUR
  class: "vat"
2025-01-01 open Liabilities:Card EUR
  class: "card"
2025-01-01 open Liabilities:Payable
  class: "payable"
2025-01-01 open Income:Sales
  class: "revenue"
2025-01-01 open Expenses:Bank EUR
  class: "other-cost"
2025-01-01 open Expenses:Purchases
  class: "cost-of-sales"
2025-01-01 open Expenses:Office EUR
  class: "other-cost"
2025-01-01 open Expenses:Travel EUR
  class: "other-cost"
2025-01-01 open Expenses:Software EUR
  class: "other-cost"
2025-01-01 open Expenses:Housing EUR
  class: "housing"
2025-01-01 open Expenses:Personnel EUR
  class: "personnel"
2025-01-01 open Equity:Opening-Balances
2025-01-01 open Equity:Suspense
  class: "suspense"
2025-01-01 custom "policy" "payment-terms" "30"
2025-01-01 custom "policy" "match-tolerance" 15 EUR Expenses:Bank
2025-01-01 custom "categorise" "rent" Expenses:Housing
  match: "huur kantoor"
2025-01-01 custom "categorise" "wages" Expenses:Personnel
  match: "salaris"
2025-01-01 custom "categorise" "card" Liabilities:Card
  match: "ICS kaartafrekening"
2025-01-01 custom "categorise" "factor" Assets:Factor
  match: "Svea Factoring"
2025-01-01 custom "categorise" "bank" Expenses:Bank
  match: "kosten zakelijk pakket"
"""


RULED = (
    ("Vastgoed Zuid", "huur kantoor", "Expenses:Housing", -181_500),
    ("ICS", "ICS kaartafrekening", "Liabilities:Card", -92_311),
    ("ABN AMRO", "kosten zakelijk pakket", "Expenses:Bank", -2_495),
)
"""What a rule of the ledger books, once a month."""
TAUGHT = (
    ("NS Groep", "Expenses:Travel", 7, 4),
    ("Shell Amstel", "Expenses:Travel", 61, 5),
    ("Parkbee", "Expenses:Travel", 9, 4),
    ("Albert Heijn 1402", "Expenses:Office", 23, 5),
    ("Bol.com", "Expenses:Office", 48, 4),
    ("Staples", "Expenses:Office", 75, 2),
    ("GitHub", "Expenses:Software", 21, 1),
    ("Slack", "Expenses:Software", 87, 1),
    ("Adobe Systems", "Expenses:Software", 60, 1),
    ("Hetzner Online", "Expenses:Software", 143, 1),
)
"""Shops without a rule, with about what they cost and how often a month: to be learned."""
TOWNS = [
    "Aalst",
    "Bergen",
    "Culemborg",
    "Delden",
    "Epe",
    "Franeker",
    "Goor",
    "Haren",
    "Irnsum",
    "Joure",
    "Kampen",
    "Loenen",
]
TRADES = ["Fietsen", "Bouw", "Logistiek", "Advies", "Techniek"]
STREETS = ["Noord", "Oost", "Zuid", "West"]


class Leg(NamedTuple):
    """Where (a part of) a row belongs, signed as the bank signs it; `key` names an item."""

    account: str
    cents: int
    key: str = ""
    number: str = ""


class Row(NamedTuple):
    """A bank row: what the bank prints, and from `kind` on what it does not.

    `certain` says that a bookkeeper would book it from what is printed and the books; the others
    must become a question. `taught` rows are for what is learned, not for matching.
    """

    ref: str
    day: dt.date
    cents: int
    name: str
    iban: str
    text: str
    kind: str
    payee: str
    legs: tuple[Leg, ...]
    certain: bool = True
    taught: bool = False
    details: tuple[tuple[str, str, str, int], ...] = ()
    currency: str = "EUR"


class Month(NamedTuple):
    """A month's invoices and bills as ledger text, and its bank rows."""

    first: dt.date
    books: str
    rows: tuple[Row, ...]


@dataclass(slots=True)
class Party:
    """A customer or supplier and how it is known; `fixed` is a monthly amount."""

    name: str
    iban: str
    told_iban: bool
    told_name: bool
    prefix: str
    fixed: int = 0
    round: bool = False
    open: list[Item] = field(default_factory=list)

    @property
    def known(self) -> bool:
        """Say whether the ledger knows this party by what a bank prints."""
        return self.told_iban or self.told_name

    @property
    def printed(self) -> str:
        """Return the name as the bank prints it."""
        return self.name if self.told_name else f"{self.name[:4].upper()} BEHEER"


@dataclass(slots=True)
class Item:
    """An invoice or bill, in cents; `open` is what is left of it."""

    number: str
    party: Party
    day: dt.date
    due: dt.date
    cents: int
    open: int
    currency: str = "EUR"


def iban(bank: str, number: int) -> str:
    """Return a Dutch IBAN with right check digits.

    >>> iban("ABNA", 417164300)
    'NL91ABNA0417164300'
    """
    digits = "".join(str(int(sign, 36)) for sign in f"{bank}{number:010d}NL00")
    return f"NL{98 - int(digits) % 97:02d}{bank}{number:010d}"


def creditor_reference(number: str) -> str:
    """Return the RF reference of a number, as ISO 11649 makes it.

    >>> creditor_reference("539007547034")
    'RF18539007547034'
    """
    plain = "".join(filter(str.isalnum, number)).upper()
    digits = "".join(str(int(sign, 36)) for sign in f"{plain}RF00")
    return f"RF{98 - int(digits) % 97:02d}{plain}"


def kenmerk(number: str) -> str:
    """Return the Dutch betalingskenmerk of a number: a check digit, then 15 digits.

    As Betaalvereniging Nederland specifies it, with its example.

    >>> kenmerk("000056789012345")
    '5000056789012345'
    """
    body = "".join(filter(str.isdigit, number)).zfill(15)
    weights = (2, 4, 8, 5, 10, 9, 7, 3, 6, 1)
    total = sum(int(d) * weights[i % 10] for i, d in enumerate(reversed(body)))
    check = 11 - total % 11
    return f"{ {10: 1, 11: 0}.get(check, check) }{body}"


def typo(number: str, chance: Random) -> str:
    """Return the number with two of its last digits changed over, or one missing."""
    at = len(number) - chance.choice((2, 3))
    if number[at] == number[at + 1] or chance.random() < 0.3:
        return number[:at] + number[at + 1 :]
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]


def camt(month: Month, currency: str, opening: int) -> tuple[str, int]:
    """Return a month's statement as camt.053, and what the account then holds."""
    number = USD_BANK if currency == "USD" else BANK
    rows = [row for row in month.rows if row.currency == currency]
    closing = opening + sum(row.cents for row in rows)
    last = (month.first + 31 * _DAY).replace(day=1) - _DAY
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>\n'
        f"<GrpHdr><MsgId>{last:%Y%m%d}</MsgId><CreDtTm>{last}T23:10:00</CreDtTm></GrpHdr>\n"
        f"<Stmt><Id>{currency}-{last}</Id><CreDtTm>{last}T23:10:00</CreDtTm>"
        f"<Acct><Id><IBAN>{number}</IBAN></Id><Ccy>{currency}</Ccy></Acct>\n"
        + _balance("OPBD", opening, month.first - _DAY, currency)
        + _balance("CLBD", closing, last, currency)
        + "".join(_entry(row) for row in rows)
        + "</Stmt></BkToCstmrStmt></Document>\n"
    )
    return text, closing


def _balance(code: str, cents: int, day: dt.date, currency: str) -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>{_amount(cents, currency)}"
        f"<Dt><Dt>{day}</Dt></Dt></Bal>\n"
    )


def _amount(cents: int, currency: str) -> str:
    sign = "DBIT" if cents < 0 else "CRDT"
    return f'<Amt Ccy="{currency}">{abs(cents) / 100:.2f}</Amt><CdtDbtInd>{sign}</CdtDbtInd>'


def _entry(row: Row) -> str:
    parts = row.details or ((row.name, row.iban, row.text, row.cents),)
    return (
        f"<Ntry>{_amount(row.cents, row.currency)}<Sts>BOOK</Sts><BookgDt><Dt>{row.day}</Dt>"
        f"</BookgDt><AcctSvcrRef>{row.ref}</AcctSvcrRef><NtryDtls>"
        + "".join(_payment(*part, row.currency) for part in parts)
        + "</NtryDtls></Ntry>\n"
    )


def _payment(name: str, number: str, text: str, cents: int, currency: str) -> str:
    role = "Cdtr" if cents < 0 else "Dbtr"
    account = f"<{role}Acct><Id><IBAN>{number}</IBAN></Id></{role}Acct>" if number else ""
    return (
        f'<TxDtls><AmtDtls><TxAmt><Amt Ccy="{currency}">{abs(cents) / 100:.2f}</Amt></TxAmt>'
        f"</AmtDtls><RltdPties><{role}><Nm>{escape(name)}</Nm></{role}>{account}</RltdPties>"
        f"<RmtInf><Ustrd>{escape(text)}</Ustrd></RmtInf></TxDtls>"
    )
