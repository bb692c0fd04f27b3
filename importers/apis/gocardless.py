"""GoCardless Bank Account Data (once Nordigen), saved as JSON: an account's transactions.

Only what is booked counts. The transactions' ids change at some banks, so they are no keys; the
balance after a booking is one. Dumps with names in snake case are read as well.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kasboek.importers.apis.owner import notices
from kasboek.importers.apis.owner import owner
from kasboek.importers.apis.owner import statement
from kasboek.importers.files import saved_json
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    from decimal import Decimal

    from kasboek.importers.files.saved_json import Record

NAME = "gocardless"
TITLE = "GoCardless Bank Account Data JSON"
_AMOUNT = ("transactionAmount", "transaction_amount")


def identify(text: str) -> bool:
    """Return whether this has transactions parted into booked and pending ones."""
    return any({"booked", "pending"} & set(_transactions(page)) for page in saved_json.pages(text))


def _transactions(page: Record) -> Record:
    found = page.record("transactions")
    return found.record("transactions") if "transactions" in found else found


def read(text: str) -> StatementFile:
    """Read what is booked, a statement per currency; the rest is counted."""
    pages = saved_json.pages(text)
    booked = [each for page in pages for each in _transactions(page).records("booked")]
    pending = sum(len(_transactions(page).records("pending")) for page in pages)
    skipped = (("pending", pending),) if pending else ()
    if not booked:
        return StatementFile(NAME, (), skipped)
    found: defaultdict[str, list[BankLine]] = defaultdict(list)
    for row, each in enumerate(booked, 1):
        found[_first(each, *_AMOUNT).text("currency")].append(_line(each, row))
    own = owner(pages, (_iban(each, _ours(each)) for each in booked), NAME)
    statements = tuple(statement(own, unit, lines) for unit, lines in found.items())
    return StatementFile(NAME, statements, skipped, notices(own, NAME))


def _first(each: Record, *keys: str) -> Record:
    return next((found for key in keys if (found := each.record(key))), each.record(keys[0]))


def _ours(each: Record) -> str:
    return "debtor" if _amount(each) < 0 else "creditor"


def _amount(each: Record) -> Decimal:
    return _first(each, *_AMOUNT).amount("amount")


def _iban(each: Record, side: str) -> str:
    return _first(each, f"{side}Account", f"{side}_account").text("iban")


def _line(each: Record, row: int) -> BankLine:
    side = "creditor" if _ours(each) == "debtor" else "debtor"
    after = _first(each, "balanceAfterTransaction", "balance_after_transaction")
    after = _first(after, "balanceAmount", "balance_amount") or after
    told = each.text("remittanceInformationUnstructured", "remittance_information_unstructured")
    text = told or each.text(
        "remittanceInformationUnstructuredArray",
        "remittance_information_unstructured_array",
        "remittanceInformationStructured",
        "remittance_information_structured",
        "additionalInformation",
        "additional_information",
    )
    return BankLine(
        each.day("bookingDate", "booking_date", "bookingDateTime", "valueDate", "value_date"),
        _amount(each),
        each.text(f"{side}Name", f"{side}_name"),
        account_number(_iban(each, side)),
        text,
        row,
        after.amount("amount") if after else None,
        None,
        each.day("valueDate", "value_date") if each.text("valueDate", "value_date") else None,
        each.text("proprietaryBankTransactionCode", "bankTransactionCode", "bank_transaction_code"),
    )
