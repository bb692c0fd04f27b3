"""Mollie's settlement as CSV: each payment, refund and chargeback, then the withheld fees.

The file has no row for the payout. Where it holds a whole settlement (its only one, or one with its
withheld fees) the payout is what all rows of that settlement add up to, so that it nets to zero.
Payments that are not settled yet are left out.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers import table
from kasboek.importers.fields import clean
from kasboek.importers.providers import lines
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from collections.abc import Iterator

NAME = "mollie"
TITLE = "Mollie settlement CSV"
PROVIDER = "mollie"
COLUMNS = {
    "date": ("date",),
    "method": ("payment method",),
    "amount": ("amount",),
    "status": ("status",),
    "id": ("id",),
    "text": ("description",),
    "name": ("consumer name",),
    "iban": ("consumer bank account",),
    "currency": ("settlement currency",),
    "settled": ("settlement amount",),
    "reference": ("settlement reference",),
    "unit": ("currency",),
}
OPTIONAL = frozenset({"name", "iban", "method", "unit"})
_SIGNATURE = {"payment method", "consumer name", "consumer bank account", "consumer bic"}
_SETTLEMENT = {"settlement amount", "settlement reference"}
_LEFT_OUT = {
    "open": "open",
    "pending": "pending",
    "authorized": "authorized",
    "queued": "pending",
    "processing": "pending",
    "failed": "failed",
    "expired": "expired",
    "canceled": "canceled",
    "cancelled": "canceled",
}
_KINDS = {"refund": PartKind.REFUND, "chargeback": PartKind.CHARGEBACK}
_IDS = {"re_": PartKind.REFUND, "chb_": PartKind.CHARGEBACK}


def identify(text: str) -> bool:
    """Return whether this is Mollie's table; one without settlements is refused."""
    _, names = table.header_of(text)
    found = {name.lower() for name in names}
    if len(found & _SIGNATURE) < 3:
        return False
    if not found & _SETTLEMENT:
        raise Unreadable(saying("providers.mollie-payments"))
    return True


def read(text: str) -> StatementFile:
    """Read the file, and add the payout of each settlement that it holds whole."""
    rows = lines.rows(table.table(text, COLUMNS, OPTIONAL), COLUMNS)
    numbers = lines.Numbers(rows, ("amount", "settled"))
    skipped: Counter[str] = Counter()
    taken = list(_settled(rows, skipped))
    found = [_line(at, row, numbers) for at, row in taken]
    units = [lines.currency(at, row["currency"]) for at, row in taken]
    every = list(zip(units, (row["reference"] for _, row in taken), found, strict=True))
    every += _payouts(every, whole="not settled" not in skipped)
    grouped = lines.by_currency((unit, line) for unit, _, line in every)
    statements = lines.statements(PROVIDER, grouped, lines.batches_of(every))
    return StatementFile(NAME, statements, tuple(sorted(skipped.items())))


def _settled(rows: Iterable[lines.Row], skipped: Counter[str]) -> Iterator[lines.Row]:
    for at, row in rows:
        status = row["status"].lower()
        if status in _LEFT_OUT:
            skipped[_LEFT_OUT[status]] += 1
        elif not row["reference"]:
            skipped["not settled"] += 1
        else:
            yield at, row


def _line(at: int, row: dict[str, str], numbers: lines.Numbers) -> BankLine:
    amount, kind = numbers(at, row["settled"]), _kind(row)
    paid = f"{row['amount']} {row['unit']}" if row["unit"] not in {"", row["currency"]} else ""
    name = clean(row["name"]) or ("" if kind is PartKind.GROSS else "Mollie")
    return BankLine(
        lines.day_of(at, row["date"]),
        amount,
        name,
        account_number(row["iban"]),
        clean(f"{row['text']} {paid}"),
        at,
        None,
        f"mollie {row['id']}" if row["id"] else None,
        None,
        row["method"] or kind,
        (),
        "",
        lines.parts((kind, amount, row["reference"])),
    )


def _kind(row: dict[str, str]) -> PartKind:
    """Only fees have no id of their own."""
    if not row["id"]:
        return PartKind.FEE
    by_method = _KINDS.get(row["method"].lower())
    by_id = next((kind for start, kind in _IDS.items() if row["id"].startswith(start)), None)
    return by_method or by_id or PartKind.GROSS


def _payouts(
    found: list[tuple[str, str, BankLine]], *, whole: bool
) -> list[tuple[str, str, BankLine]]:
    """Return the payout of each settlement that is here whole, on the day of its last row."""
    payouts = []
    settlements = dict.fromkeys((unit, reference) for unit, reference, _ in found)
    for unit, reference in settlements:
        own = [line for u, r, line in found if (u, r) == (unit, reference)]
        fees = any(part.kind is PartKind.FEE for line in own for part in line.parts)
        amount = -sum((line.amount for line in own), Decimal())
        if amount and (fees or (whole and len(settlements) == 1)):
            last = max(own, key=lambda line: (line.date, line.row))
            payouts.append((unit, reference, payout(last.date, amount, reference, last.row)))
    return payouts


def payout(day: dt.date, amount: Decimal, reference: str, row: int) -> BankLine:
    """Return the line of a settlement's payout; the bank's line has the reference in its text."""
    return BankLine(
        day,
        amount,
        "Mollie",
        "",
        reference,
        row,
        None,
        f"mollie payout {reference}",
        None,
        "payout",
        (),
        "",
        lines.parts((PartKind.PAYOUT, amount, reference)),
    )
