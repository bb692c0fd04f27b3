"""Shopify Payments: the transactions of payouts, and the payouts themselves, as CSV.

The transactions have gross, fee and net, but no row for the payout; the export of payouts has
those. Together they net to zero. The export of orders has neither and is refused.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers import table
from kasboek.importers.fields import clean
from kasboek.importers.providers import lines
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from decimal import Decimal

NAME = "shopify"
TITLE = "Shopify payouts CSV"
PROVIDER = "shopify"
TRANSACTIONS = {
    "date": ("transaction date",),
    "kind": ("type",),
    "order": ("order",),
    "status": ("payout status",),
    "payout": ("payout id",),
    "gross": ("amount",),
    "fee": ("fee",),
    "net": ("net",),
    "unit": ("currency",),
    "vat": ("vat",),
    "checkout": ("checkout",),
}
_OPTIONAL = frozenset({"payout", "vat", "checkout", "order"})
PAYOUTS = {
    "date": ("payout date",),
    "status": ("status",),
    "total": ("total",),
    "unit": ("currency",),
    "charges": ("charges",),
}
_SIGNATURE = {"transaction date", "payout status", "payout date", "available on", "net"}
_PAYOUT_SIGNATURE = {"payout date", "charges", "refunds", "adjustments", "reserved funds", "total"}
_ORDERS = {"financial status", "fulfillment status"}
KINDS = {
    "charge": PartKind.GROSS,
    "refund": PartKind.REFUND,
    "refund_failure": PartKind.REFUND,
    "chargeback": PartKind.CHARGEBACK,
    "chargeback won": PartKind.CHARGEBACK,
    "dispute": PartKind.CHARGEBACK,
    "dispute_reversal": PartKind.CHARGEBACK,
    "payout": PartKind.PAYOUT,
    "payout_failure": PartKind.PAYOUT,
    "payout_cancellation": PartKind.PAYOUT,
    "reserve": PartKind.RESERVE,
    "reserved_funds": PartKind.RESERVE,
    "transfer": PartKind.TRANSFER,
}
"""By type, of the table and of the API; adjustments, debits and credits are OTHER."""
LEFT_OUT = {
    "scheduled": "scheduled",
    "in_transit": "in transit",
    "failed": "failed",
    "canceled": "canceled",
    "cancelled": "canceled",
}
"""Payouts that have not reached the bank."""


def identify(text: str) -> bool:
    """Return whether this is one of the two tables; the export of orders is refused."""
    _, names = table.header_of(text)
    found = {name.lower() for name in names}
    if found >= _ORDERS:
        raise Unreadable(saying("providers.shopify-orders"))
    return len(found & _SIGNATURE) >= 4 or len(found & _PAYOUT_SIGNATURE) >= 4


def read(text: str) -> StatementFile:
    """Read the table; a row whose net is not its amount less its fee stops it."""
    _, names = table.header_of(text)
    whole = len({name.lower() for name in names} & _SIGNATURE) >= 4
    return _transactions(text) if whole else _payouts(text)


def _transactions(text: str) -> StatementFile:
    rows = lines.rows(table.table(text, TRANSACTIONS, _OPTIONAL), TRANSACTIONS)
    numbers = lines.Numbers(rows, ("gross", "fee", "net", "vat"))
    found = lines.by_currency(
        (lines.currency(at, row["unit"]), _line(at, row, numbers)) for at, row in rows
    )
    return StatementFile(NAME, lines.statements(PROVIDER, found))


def _line(at: int, row: dict[str, str], numbers: lines.Numbers) -> BankLine:
    gross, fee, net, vat = (numbers(at, row[name]) for name in ("gross", "fee", "net", "vat"))
    if gross - fee == net:  # the VAT is part of the fee
        fee -= vat
    elif gross + fee == net:  # some exports show the fee as what it does
        fee = -fee - vat
    lines.agreed(at, gross, -fee - vat, net)
    kind = KINDS.get(row["kind"].lower(), PartKind.OTHER)
    key = " ".join(filter(None, (row["kind"].lower(), row["checkout"] or row["order"])))
    return BankLine(
        lines.day_of(at, row["date"]),
        net,
        "" if kind in {PartKind.GROSS, PartKind.REFUND} else "Shopify",
        "",
        clean(f"{row['kind']} {row['order']} {row['payout']}"),
        at,
        None,
        f"shopify-csv {key} {row['date']}",
        None,
        row["kind"],
        (),
        "",
        lines.parts((kind, gross, row["order"]), (PartKind.FEE, -fee), (PartKind.FEE_VAT, -vat)),
    )


def _payouts(text: str) -> StatementFile:
    rows = lines.rows(table.table(text, PAYOUTS, frozenset({"charges"})), PAYOUTS)
    numbers = lines.Numbers(rows, ("total",))
    skipped: Counter[str] = Counter()
    found = []
    for at, row in rows:
        status = row["status"].lower().replace(" ", "_")
        if status in LEFT_OUT:
            skipped[LEFT_OUT[status]] += 1
        elif status != "paid":
            raise Unreadable(saying("providers.bad-status", line=at, text=row["status"][:40]))
        else:
            unit, amount = lines.currency(at, row["unit"]), -numbers(at, row["total"])
            found.append((unit, payout(at, row["date"], amount, "")))
    statements = lines.statements(PROVIDER, lines.by_currency(found))
    return StatementFile(NAME, statements, tuple(sorted(skipped.items())))


def payout(at: int, date: str, amount: Decimal, number: str) -> BankLine:
    """Return the line of a payout to the bank; `amount` is negative."""
    return BankLine(
        lines.day_of(at, date),
        amount,
        "Shopify",
        "",
        f"payout {number}".strip(),
        at,
        None,
        f"shopify payout {number}" if number else None,
        None,
        "payout",
        (),
        "",
        lines.parts((PartKind.PAYOUT, amount, number)),
    )
