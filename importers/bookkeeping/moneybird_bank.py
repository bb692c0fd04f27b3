"""What Moneybird knows of the bank: financial mutations, a statement per financial account.

A mutation names its account by Moneybird's number alone: the ledger's account is the one with that
number as `x-number`, else the one called Moneybird.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kasboek.importers.apis.owner import statement
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.importers.files.saved_json import Record

_NEEDED = {"amount", "date", "financial_account_id", "contra_account_number"}


def is_of_the_bank(each: Record) -> bool:
    """Return whether this is a financial mutation."""
    return _NEEDED.issubset(each)


def mutations(found: Sequence[Record], name: str) -> StatementFile:
    """Return the mutations as lines of statements of Moneybird's accounts.

    Raises:
        Unreadable: an amount or a day is none.
    """
    grouped: defaultdict[tuple[str, str], list[BankLine]] = defaultdict(list)
    for row, each in enumerate(found, 1):
        key = each.text("financial_account_id"), each.text("currency").upper() or "EUR"
        grouped[key].append(_line(each, row))
    return StatementFile(
        name,
        tuple(
            statement(f"{name} {account}".strip(), unit, lines)
            for (account, unit), lines in grouped.items()
        ),
    )


def _line(each: Record, row: int) -> BankLine:
    sepa = each.record("sepa_fields")
    number = each.text("id")
    return BankLine(
        each.day("date"),
        each.amount("amount"),
        each.text("contra_account_name") or sepa.text("name", "benm", "ordp"),
        account_number(each.text("contra_account_number") or sepa.text("iban")),
        each.text("message") or sepa.text("remi", "eref"),
        row,
        None,
        f"moneybird {number}" if number else None,
        None,
        each.text("code"),
    )
