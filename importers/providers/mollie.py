"""Mollie's settlement as CSV: each payment, refund and chargeback, then the withheld fees.

The file has no row for the payout. Where it holds a whole settlement (its only one, or one with its
withheld fees) the payout is what all rows of that settlement add up to, so that it nets to zero.
Payments that are not settled yet are left out.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from itertools import repeat
from operator import itemgetter
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.files import table
from kasboek.importers.providers import lines
from kasboek.importers.providers.made import Made
from kasboek.importers.providers.made import made
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.importers.statement import account_numbers

if TYPE_CHECKING:
    import datetime as dt
    from collections import Counter
    from collections.abc import Sequence

    from kasboek.importers.providers.sheet import Sheet

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
_IDS = {"re": PartKind.REFUND, "chb": PartKind.CHARGEBACK}


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
    every, skipped = made(table.table(text, COLUMNS, OPTIONAL), _lines)
    added = _payouts(every, whole="not settled" not in dict(skipped))
    every = Made(
        [*every.units, *added.units], [*every.lines, *added.lines], [*every.tags, *added.tags]
    )
    statements = lines.statements(PROVIDER, every.by_currency(), every.batches())
    return StatementFile(NAME, statements, skipped)


def _settled(rows: Sheet, skipped: Counter[str]) -> Sheet:
    """Return the rows that are settled, and count the others by their reason."""
    states = rows.words("status", lambda status: _LEFT_OUT.get(status.lower(), ""))
    reasons = [
        state or ("" if reference else "not settled")
        for state, reference in zip(states, rows["reference"], strict=True)
    ]
    skipped.update(filter(None, reasons))
    return rows.chosen([not reason for reason in reasons])


def _lines(rows: Sheet, skipped: Counter[str]) -> Made:
    rows = _settled(rows, skipped)
    amounts = rows.amounts("settled", "amount")[0]  # both tell of the decimal mark
    kinds = _kinds(rows)
    columns = lines.Columns(
        rows.days("date"),
        amounts,
        [
            name or ("" if kind is PartKind.GROSS else "Mollie")
            for name, kind in zip(rows["name"], kinds, strict=True)
        ],
        _texts(rows),
        [f"mollie {each}" if each else None for each in rows["id"]],
        [method or kind for method, kind in zip(rows["method"], kinds, strict=True)],
        lines.split(kinds, amounts, repeat(Decimal()), rows["reference"]),
        ibans=account_numbers(rows["iban"]),
    )
    units, found = rows.currencies("currency"), lines.made(rows.at, columns)
    return Made(units, found, rows["reference"])


def _texts(rows: Sheet) -> Sequence[str]:
    """Return the descriptions, each with what was paid where that was another currency."""
    units, settled = rows["unit"], rows["currency"]
    if units == settled or not any(units):
        return rows["text"]
    columns = (rows["text"], rows["amount"], units, settled)
    return [
        text if unit in {"", own} else f"{text} {amount} {unit}".strip()
        for text, amount, unit, own in zip(*columns, strict=True)
    ]


def _kinds(rows: Sheet) -> list[PartKind]:
    """Only fees have no id of their own."""
    methods = rows.words("method", lambda method: _KINDS.get(method.lower()))
    return [
        (method or _IDS.get(number[: number.find("_")], PartKind.GROSS)) if number else PartKind.FEE
        for method, number in zip(methods, rows["id"], strict=True)
    ]


def _payouts(found: Made, *, whole: bool) -> Made:
    """Return the payout of each settlement that is here whole, on the day of its last row."""
    units, payouts, references = list[str](), list[BankLine](), list[str]()
    settlements: defaultdict[tuple[str, str], list[BankLine]] = defaultdict(list)
    for key, line in zip(zip(found.units, found.tags, strict=True), found.lines, strict=True):
        settlements[key].append(line)
    for (unit, reference), own in settlements.items():
        fees = None in map(_reference, own)  # fees alone have no id
        amount = -sum(map(_amount, own), Decimal())
        if amount and (fees or (whole and len(settlements) == 1)):
            last = max(own, key=lambda line: (line.date, line.row))
            units.append(unit)
            payouts.append(payout(last.date, amount, reference, last.row))
            references.append(reference)
    return Made(units, payouts, references)


_amount, _reference = itemgetter(1), itemgetter(7)


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
