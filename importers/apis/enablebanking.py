"""Enable Banking, saved as JSON: the transactions of an account, with unsigned amounts.

The indicator gives the sign. `entry_reference` is the bank's own and a key; only what has status
BOOK counts.
"""

from __future__ import annotations

from collections import Counter
from collections import defaultdict
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.apis.owner import notices
from kasboek.importers.apis.owner import owner
from kasboek.importers.apis.owner import statement
from kasboek.importers.files import saved_json
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    from decimal import Decimal

    from kasboek.importers.files.saved_json import Record

NAME = "enablebanking"
TITLE = "Enable Banking JSON"
_SIGNS = {"CRDT": 1, "DBIT": -1}
_LEFT_OUT = {
    "PDNG": "pending",
    "HOLD": "pending",
    "INFO": "information",
    "OTHR": "other",
    "CNCL": "canceled",
    "RJCT": "rejected",
    "SCHD": "scheduled",
}


def identify(text: str) -> bool:
    """Return whether the transactions have an indicator of their direction."""
    return any(
        {"credit_debit_indicator", "transaction_amount"} <= set(each)
        for page in saved_json.pages(text)
        for each in page.records("transactions")[:5]
    )


def read(text: str) -> StatementFile:
    """Read what is booked, a statement per currency; the rest is counted."""
    pages = saved_json.pages(text)
    skipped: Counter[str] = Counter()
    booked = []
    for page in pages:
        for each in page.records("transactions"):
            status = each.text("status")
            if status in _LEFT_OUT:
                skipped[_LEFT_OUT[status]] += 1
            elif status in {"BOOK", ""}:
                booked.append(each)
            else:
                raise Unreadable(saying("apis.bad-status", at=each.place("status"), text=status))
    left_out = tuple(sorted(skipped.items()))
    if not booked:
        return StatementFile(NAME, (), left_out)
    found: defaultdict[str, list[BankLine]] = defaultdict(list)
    for row, each in enumerate(booked, 1):
        found[each.record("transaction_amount").text("currency")].append(_line(each, row))
    own = owner(pages, (_iban(each, ours=True) for each in booked), NAME)
    statements = tuple(statement(own, unit, lines) for unit, lines in found.items())
    return StatementFile(NAME, statements, left_out, notices(own, NAME))


def _sides(each: Record) -> tuple[str, str]:
    """Return the name of our side and of the other one."""
    outgoing = each.text("credit_debit_indicator") == "DBIT"
    return ("debtor", "creditor") if outgoing else ("creditor", "debtor")


def _iban(each: Record, *, ours: bool) -> str:
    side = _sides(each)[0 if ours else 1]
    return each.record(f"{side}_account").text("iban")


def _amount(each: Record) -> Decimal:
    direction = each.text("credit_debit_indicator")
    if direction not in _SIGNS:
        at = each.place("credit_debit_indicator")
        raise Unreadable(saying("apis.bad-direction", at=at, text=direction[:40]))
    return _SIGNS[direction] * abs(each.record("transaction_amount").amount("amount"))


def _line(each: Record, row: int) -> BankLine:
    after = each.record("balance_after_transaction")
    code = each.record("bank_transaction_code")
    reference = each.text("entry_reference")
    return BankLine(
        each.day("booking_date", "transaction_date", "value_date"),
        _amount(each),
        each.record(_sides(each)[1]).text("name"),
        account_number(_iban(each, ours=False)),
        each.text("remittance_information", "note", "reference_number"),
        row,
        after.amount("amount") if after else None,
        f"enablebanking {reference}" if reference else None,
        each.day("value_date") if each.text("value_date") else None,
        code.text("code", "description"),
    )
