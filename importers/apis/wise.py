"""Wise's balance statement as JSON (statement.json): one currency, with the balance after each row.

The reference number is the one of the CSV; both halves of a conversion have the same, and so has a
fee that stands apart. Amounts are signed and include the fee.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.apis.owner import statement
from kasboek.importers.files import saved_json
from kasboek.importers.statement import Balance
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from kasboek.importers.files.saved_json import Record
    from kasboek.importers.statement import Statement

NAME = "wise-api"
TITLE = "Wise statement JSON"
_OURS = {"type", "amount", "runningBalance"}


def identify(text: str) -> bool:
    """Return whether the transactions have a running balance, or the statement a last one."""
    return any(
        "endOfStatementBalance" in page
        or any(set(each) >= _OURS for each in page.records("transactions")[:5])
        for page in saved_json.pages(text)
    )


def read(text: str) -> StatementFile:
    """Read the statement, one per currency; its last balance proves it too."""
    found: defaultdict[str, list[BankLine]] = defaultdict(list)
    ends: dict[str, Decimal] = {}
    for page in saved_json.pages(text):
        for each in page.records("transactions"):
            unit = each.record("amount").text("currency")
            found[unit].append(_line(each, sum(map(len, found.values())) + 1))
        if end := page.record("endOfStatementBalance"):
            ends[end.text("currency")] = end.amount("value")
    return StatementFile(
        NAME, tuple(_proved(statement("wise", unit, each), ends) for unit, each in found.items())
    )


def _proved(found: Statement, ends: Mapping[str, Decimal]) -> Statement:
    """Close a statement with the balance that it ends with, where the file says so."""
    end, last = ends.get(found.currency), found.lines[-1]
    return found if end is None else replace(found, closing=Balance(end, last.date))


def _amount(each: Record) -> Decimal:
    """Return the signed amount; the type says the same once more."""
    found = each.record("amount").amount("value")
    direction = each.text("type")
    if direction not in {"CREDIT", "DEBIT"}:
        raise Unreadable(saying("apis.bad-direction", at=each.place("type"), text=direction[:40]))
    return -abs(found) if direction == "DEBIT" else found


def _line(each: Record, row: int) -> BankLine:
    details, after = each.record("details"), each.record("runningBalance")
    name = details.record("merchant").text("name") or details.text("senderName")
    number, recipient = each.text("referenceNumber"), details.record("recipient")
    text = (details.text("description"), details.text("paymentReference"))
    return BankLine(
        each.day("date"),
        _amount(each),
        name or details.text("recipientName") or recipient.text("name"),
        account_number(details.text("recipientAccount") or recipient.text("bankAccount")),
        " ".join(dict.fromkeys(filter(None, text))),
        row,
        after.amount("value") if after else None,
        f"wise {number}" if number else None,
        None,
        details.text("type"),
    )
