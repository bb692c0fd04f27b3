"""Rabobank: CSV of transactions with 26 columns (since 2018), Dutch and English.

Rows run oldest first, several accounts may share a file. `Volgnr` numbers an account's bookings
without gaps: it is their identity, and a gap means that rows are missing.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from collections.abc import Mapping

NAME = "rabobank"
TITLE = "Rabobank CSV"
COLUMNS = {
    "account": ("iban/bban",),
    "currency": ("munt", "ccy"),
    "number": ("volgnr", "seq no"),
    "date": ("datum", "date"),
    "value_date": ("rentedatum", "value date"),
    "amount": ("bedrag", "amount"),
    "balance": ("saldo na trn", "bal after bkng"),
    "counterparty": ("tegenrekening iban/bban", "counterpty iban/bban"),
    "name": ("naam tegenpartij", "name counterpty"),
    "code": ("code",),
    "reference": ("betalingskenmerk", "payment reference"),
    "text1": ("omschrijving-1", "description-1"),
    "text2": ("omschrijving-2", "description-2"),
    "text3": ("omschrijving-3", "description-3"),
}
OPTIONAL = frozenset({"value_date", "code", "reference", "text2", "text3"})
_SIGNATURE = {"iban/bban", "volgnr", "seq no", "saldo na trn", "bal after bkng", "rentedatum"}


def identify(text: str) -> bool:
    """Return whether this is a Rabobank table, also one that lacks a needed column."""
    _, names = table.header_of(text)
    return len({name.lower() for name in names} & _SIGNATURE) >= 2


def read(text: str) -> StatementFile:
    """Read the file; a row that cannot be read stops it with its line."""
    rows = table.table(text, COLUMNS, OPTIONAL)
    by_account: dict[tuple[str, str], list[tuple[int, BankLine]]] = {}
    for account, currency, number, line in _lines(rows):
        by_account.setdefault((account, currency), []).append((number, line))
    return StatementFile(
        NAME, tuple(_statement(*key, numbered) for key, numbered in by_account.items())
    )


def _lines(rows: table.Table) -> Iterator[tuple[str, str, int, BankLine]]:
    days, at = Days(), rows.at
    texts = [at[key] for key in ("text1", "text2", "text3", "reference") if key in at]
    for row_number, row in rows.located():
        try:
            sequence = int(row[at["number"]])
            yield (
                account_number(row[at["account"]]),
                row[at["currency"]].strip().upper(),
                sequence,
                BankLine(
                    days[row[at["date"]]],
                    dutch_number(row[at["amount"]].strip()),
                    clean(row[at["name"]]),
                    account_number(row[at["counterparty"]]),
                    clean(" ".join(row[i] for i in texts if i < len(row))),
                    row_number,
                    dutch_number(row[at["balance"]].strip()),
                    f"volgnr {sequence}",
                    _optional_day(days, row, at.get("value_date", -1)),
                    row[at["code"]] if "code" in at else "",
                ),
            )
        except ValueError:
            raise _mistake(row, row_number, at) from None


def _optional_day(days: Days, row: list[str], index: int) -> dt.date | None:
    return days[row[index]] if 0 <= index < len(row) and row[index] else None


def _mistake(row: list[str], number: int, at: Mapping[str, int]) -> Unreadable:
    if not row[at["number"]].strip().isdigit():
        return Unreadable(saying("importers.bad-sequence", line=number, text=row[at["number"]]))
    try:
        Days()[row[at["date"]]]
    except ValueError:
        return Unreadable(saying("importers.bad-date", line=number, text=row[at["date"]]))
    return Unreadable(saying("importers.bad-amount", line=number))


def _statement(account: str, currency: str, numbered: list[tuple[int, BankLine]]) -> Statement:
    numbered.sort(key=lambda pair: pair[0])
    lines = tuple(line for _, line in numbered)
    numbers = [number for number, _ in numbered]
    first, last = lines[0], lines[-1]
    opening = Balance((first.balance or 0) - first.amount, first.date)
    closing = Balance(last.balance or last.amount * 0, last.date)
    gaps = tuple((a + 1, b - 1) for a, b in pairwise(numbers) if b > a + 1)
    return Statement(account, currency, lines, opening, closing, gaps)
