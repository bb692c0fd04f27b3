"""ING, the Netherlands: CSV of transactions, all three versions, Dutch and English.

Rows run newest first. Amounts are unsigned; `Af Bij` carries the sign. There is no transaction id;
since 2020 the balance after each row (`Saldo na mutatie`) proves the chain. The export of daily
balances has the same file name and is not a statement.
"""

from __future__ import annotations

from itertools import pairwise

from kasboek.core.saying import saying
from kasboek.importers import table
from kasboek.importers.fields import Days
from kasboek.importers.fields import clean
from kasboek.importers.fields import dutch_number
from kasboek.importers.statement import Balance
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Statement
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.importers.statement import account_number

NAME = "ing"
COLUMNS = {
    "date": ("datum", "date"),
    "name": ("naam / omschrijving", "name / description"),
    "account": ("rekening", "account"),
    "counterparty": ("tegenrekening", "counterparty"),
    "code": ("code",),
    "sign": ("af bij", "debit/credit"),
    "amount": ("bedrag (eur)", "amount (eur)"),
    "text": ("mededelingen", "notifications"),
    "balance": ("saldo na mutatie", "resulting balance"),
}
OPTIONAL = frozenset({"balance", "code"})
_SIGNATURE = {"af bij", "debit/credit", "bedrag (eur)", "amount (eur)", "naam / omschrijving"}
_DAILY = {"boeksaldo", "book balance", "valutair saldo"}
_SIGNS = {"Af": -1, "Bij": 1, "Debit": -1, "Credit": 1}
_TOLD = ("Omschrijving: ", "Description: ")
_REPEATED = ("IBAN: ", "Valutadatum: ", "Value date: ")


def identify(text: str) -> bool:
    """Return whether this is an ING table, also one that lacks a needed column."""
    _, names = table.header_of(text)
    lowered = {name.lower() for name in names}
    if lowered & _DAILY:
        raise Unreadable(saying("importers.ing-daily-balances"))
    return len(lowered & _SIGNATURE) >= 2


def narration(text: str) -> str:
    """Return a row's text without the labels that only repeat its other columns.

    >>> narration("Naam: Jansen BV Omschrijving: factuur 12 IBAN: NL20INGB0001234567 Kenmerk: A7")
    'factuur 12 Kenmerk: A7'
    """
    if ": " not in text:
        return text
    if text.startswith(("Naam: ", "Name: ")):
        for label in _TOLD:
            before, found, after = text.partition(label)
            if found:
                text = after
                break
        else:
            name, _, rest = text.partition(" IBAN: ")
            text = f"IBAN: {rest}" if rest else name
    elif text.startswith(_TOLD):
        text = text.partition(": ")[2]
    for label in _REPEATED:
        if label in text:
            before, _, after = text.partition(label)
            text = before + after.partition(" ")[2]
    return text.strip()


def read(text: str) -> StatementFile:
    """Read the file; a row that cannot be read stops it with its line."""
    rows = table.table(text, COLUMNS, OPTIONAL)
    by_account: dict[str, list[BankLine]] = {}
    at, days, make = rows.at, Days(), BankLine._make
    day, name, account, other = at["date"], at["name"], at["account"], at["counterparty"]
    sign, amount, words = at["sign"], at["amount"], at["text"]
    balance, code = at.get("balance", -1), at.get("code", -1)
    for number, row in rows.located():
        try:
            cents = dutch_number(row[amount])
            after = row[balance] if 0 <= balance < len(row) else ""
            line = make(
                (
                    days[row[day]],
                    cents if _SIGNS[row[sign]] > 0 else -cents,
                    clean(row[name]),
                    account_number(row[other]),
                    narration(clean(row[words])),
                    number,
                    dutch_number(after) if after else None,
                    None,
                    None,
                    row[code] if code >= 0 else "",
                    (),
                    "",
                )
            )
        except (ValueError, KeyError):
            raise _mistake(row, number, day, sign) from None
        own = row[account]
        if own not in by_account:
            by_account[own] = []
        by_account[own].append(line)
    return StatementFile(
        NAME, tuple(_statement(account_number(own), lines) for own, lines in by_account.items())
    )


def _mistake(row: list[str], number: int, day: int, sign: int) -> Unreadable:
    try:
        Days()[row[day]]
    except ValueError:
        return Unreadable(saying("importers.bad-date", line=number, text=row[day]))
    if row[sign] not in _SIGNS:
        words = ", ".join(_SIGNS)
        return Unreadable(saying("importers.bad-sign", line=number, text=row[sign], expected=words))
    return Unreadable(saying("importers.bad-amount", line=number))


def _statement(account: str, lines: list[BankLine]) -> Statement:
    if not (len(lines) > 1 and _oldest_first(lines)):
        lines.reverse()
    first, last = lines[0], lines[-1]
    opening = closing = None
    if first.balance is not None and last.balance is not None:
        opening = Balance(first.balance - first.amount, first.date)
        closing = Balance(last.balance, last.date)
    return Statement(account, "EUR", tuple(lines), opening, closing)


def _oldest_first(lines: list[BankLine]) -> bool:
    """Rows run newest first, unless the days say otherwise or, within one day, the balances do."""
    if lines[0].date != lines[-1].date:
        return lines[0].date < lines[-1].date
    if any(line.balance is None for line in lines):
        return False
    down = sum(a.balance == (b.balance or 0) + a.amount for a, b in pairwise(lines))
    up = sum(b.balance == (a.balance or 0) + b.amount for a, b in pairwise(lines))
    return up > down
