"""ING, the Netherlands: CSV of transactions, all three versions, Dutch and English.

Rows run newest first. Amounts are unsigned; `Af Bij` carries the sign. There is no transaction id;
since 2020 the balance after each row (`Saldo na mutatie`) proves the chain. The export of daily
balances has the same file name and is not a statement.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from functools import partial
from itertools import pairwise
from itertools import repeat
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers import table
from kasboek.importers.fields import Days
from kasboek.importers.fields import clean
from kasboek.importers.fields import dutch_number
from kasboek.importers.fields import dutch_numbers
from kasboek.importers.statement import Balance
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Statement
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.importers.statement import account_number
from kasboek.importers.statement import account_numbers

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from decimal import Decimal

NAME = "ing"
TITLE = "ING CSV"
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
_NAMED = ("Naam: ", "Name: ")
_TOLD = ("Omschrijving: ", "Description: ")
_REPEATED = ("IBAN: ", "Valutadatum: ", "Value date: ")
_bank_line = partial(tuple.__new__, BankLine)  # no call of Python code per line


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
    text = clean(text)
    if ": " not in text:
        return text
    if text.startswith(_NAMED):
        for label in _TOLD:
            _, found, after = text.partition(label)
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
    by_account: defaultdict[str, list[BankLine]] = defaultdict(list)
    days, names = Days(), cache(clean)
    for block in table.table(text, COLUMNS, OPTIONAL).blocks():
        try:
            lines = list(_lines(block, days, names))
        except (ValueError, KeyError):
            raise _mistake(block) from None
        for own, line in zip(block.columns["account"], lines, strict=True):
            by_account[own].append(line)
    return StatementFile(
        NAME, tuple(_statement(account_number(own), lines) for own, lines in by_account.items())
    )


def _lines(block: table.Block, days: Days, names: Callable[[str], str]) -> Iterator[BankLine]:
    """Convert by the column, which spares a call per cell."""
    numbers, columns = block
    sizes, signs = dutch_numbers(columns["amount"]), map(_SIGNS.__getitem__, columns["sign"])
    return map(
        _bank_line,
        zip(
            map(days.__getitem__, columns["date"]),
            [size if sign > 0 else -size for size, sign in zip(sizes, signs, strict=True)],
            map(names, columns["name"]),
            account_numbers(columns["counterparty"]),
            map(narration, columns["text"]),
            numbers,
            _balances(columns["balance"]) if "balance" in columns else repeat(None),
            repeat(None),
            repeat(None),
            columns.get("code") or repeat(""),
            repeat(()),
            repeat(""),
            repeat(()),
        ),
    )


def _balances(texts: Sequence[str]) -> Sequence[Decimal | None]:
    if "" in texts:
        return [dutch_number(text) if text else None for text in texts]
    return dutch_numbers(texts)


def _mistake(block: table.Block) -> Unreadable:
    """Find the first row that cannot be read, and say why."""
    rows = ((number, block.row(index)) for index, number in enumerate(block.numbers))
    return next(filter(None, (_mistake_in(number, row) for number, row in rows)))


def _mistake_in(number: int, row: Mapping[str, str]) -> Unreadable | None:
    day, sign = row["date"], row["sign"]
    try:
        Days()[day]
    except ValueError:
        return Unreadable(saying("importers.bad-date", line=number, text=day))
    if sign not in _SIGNS:
        words = ", ".join(_SIGNS)
        return Unreadable(saying("importers.bad-sign", line=number, text=sign, expected=words))
    try:
        dutch_number(row["amount"])
        dutch_number(row.get("balance") or "0")
    except ValueError:
        return Unreadable(saying("importers.bad-amount", line=number))
    return None


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
