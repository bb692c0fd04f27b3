"""Ponto (Ibanity), saved as JSON:API: the transactions of an account, or just their list.

The id of a transaction is Ponto's own and stays; pending transactions are another resource and are
left out. The account stands beside the transactions, under `included`, if it was asked for.
"""

from __future__ import annotations

from collections import Counter
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
    from kasboek.importers.files.saved_json import Record

NAME = "ponto"
TITLE = "Ponto JSON"
_KINDS = {"transaction", "pendingTransaction"}
_OURS = {"amount", "executionDate"}


def identify(text: str) -> bool:
    """Return whether this is a JSON:API list of transactions."""
    return any(_transactions(page) for page in saved_json.pages(text))


def _transactions(page: Record) -> list[Record]:
    return [
        each
        for each in (page, *page.records("data"))
        if each.text("type") in _KINDS and set(each.record("attributes")) >= _OURS
    ]


def read(text: str) -> StatementFile:
    """Read what is booked, a statement per currency; pending transactions are counted."""
    pages = saved_json.pages(text)
    skipped: Counter[str] = Counter()
    found: defaultdict[str, list[BankLine]] = defaultdict(list)
    for page in pages:
        for each in _transactions(page):
            if each.get("type") == "pendingTransaction":
                skipped["pending"] += 1
            else:
                unit = each.record("attributes").text("currency")
                found[unit].append(_line(each, sum(map(len, found.values())) + 1))
    left_out = tuple(sorted(skipped.items()))
    if not found:
        return StatementFile(NAME, (), left_out)
    accounts = (each.record("attributes") for page in pages for each in page.records("included"))
    own = owner(pages, [each.text("reference") for each in accounts if "reference" in each], NAME)
    statements = tuple(statement(own, unit, lines) for unit, lines in found.items())
    return StatementFile(NAME, statements, left_out, notices(own, NAME))


def _line(each: Record, row: int) -> BankLine:
    told = each.record("attributes")
    return BankLine(
        told.day("executionDate", "valueDate"),
        told.amount("amount"),
        told.text("counterpartName"),
        account_number(told.text("counterpartReference")),
        told.text("remittanceInformation", "description", "additionalInformation"),
        row,
        None,
        f"ponto {each.text('id')}" if each.text("id") else None,
        told.day("valueDate") if told.text("valueDate") else None,
        told.text("bankTransactionCode", "proprietaryBankTransactionCode"),
    )
