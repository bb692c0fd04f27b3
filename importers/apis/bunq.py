"""bunq's API, saved as JSON: payments, also those in a batch or in a notification.

A payment's id and the balance after it are bunq's own. A request, or a card's authorisation, is no
payment: it is left out and counted.
"""

from __future__ import annotations

from collections import Counter
from collections import defaultdict
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.apis.local import dutch_day
from kasboek.importers.apis.owner import statement
from kasboek.importers.files import saved_json
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    from kasboek.importers.files.saved_json import Record

NAME = "bunq-api"
TITLE = "bunq API JSON"
_OURS = {"counterparty_alias", "monetary_account_id"}
_LEFT_OUT = {
    "MasterCardAction": "card authorisation",
    "RequestInquiry": "request",
    "RequestResponse": "request",
    "DraftPayment": "draft",
    "ScheduledPayment": "scheduled",
}


def identify(text: str) -> bool:
    """Return whether this holds objects as bunq wraps them."""
    return any(
        _is_payment(value) or (kind in {"MasterCardAction", "PaymentBatch"} and value)
        for page in saved_json.pages(text)
        for wrapped in _wrapped(page)
        for kind, value in _kinds(wrapped)
    )


def _wrapped(page: Record) -> list[Record]:
    """Return the wrappers of a list, of a notification, or the page itself."""
    found = page.record("NotificationUrl", "object")
    return page.records("Response") or ([found] if found else [page])


def _kinds(wrapped: Record) -> list[tuple[str, Record]]:
    return [(kind, wrapped.record(kind)) for kind in wrapped]


def _is_payment(each: Record) -> bool:
    return set(each) >= _OURS and "amount" in each


def read(text: str) -> StatementFile:
    """Read the payments, a statement per account and currency."""
    skipped: Counter[str] = Counter()
    found: defaultdict[tuple[str, str], list[tuple[int, BankLine]]] = defaultdict(list)
    for each in _payments(text, skipped):
        unit = each.record("amount").text("currency")
        own = account_number(each.record("alias").text("iban"))
        if not own:
            raise Unreadable(saying("apis.no-iban", at=each.place("alias.iban")))
        lines = found[own, unit]
        lines.append((int(each.amount("id")), _line(each, sum(map(len, found.values())) + 1)))
    if not found:
        raise Unreadable(saying("apis.bunq-no-payments"))
    statements = []
    for (own, unit), numbered in found.items():
        numbered.sort(key=lambda pair: (pair[1].date, pair[0]))
        statements.append(statement(own, unit, [line for _, line in numbered]))
    return StatementFile(NAME, tuple(statements), tuple(sorted(skipped.items())))


def _payments(text: str, skipped: Counter[str]) -> list[Record]:
    found = []
    for page in saved_json.pages(text):
        for wrapped in _wrapped(page):
            for kind, value in _kinds(wrapped):
                if kind == "PaymentBatch":
                    listed = value.records("payments") or value.record("payments").records(
                        "Payment"
                    )
                    found += [each for each in listed if _is_payment(each)]
                elif kind in _LEFT_OUT:
                    skipped[_LEFT_OUT[kind]] += 1
                elif _is_payment(value):
                    found.append(value)
    return found


def _line(each: Record, row: int) -> BankLine:
    other, after = each.record("counterparty_alias"), each.record("balance_after_mutation")
    return BankLine(
        dutch_day(each, "created"),
        each.record("amount").amount("value"),
        other.text("display_name") or other.record("label_user").text("display_name"),
        account_number(other.text("iban")),
        each.text("description"),
        row,
        after.amount("value") if after else None,
        f"bunq {each.text('id')}",
        None,
        f"{each.text('type')} {each.text('sub_type')}".strip(),
    )
