"""Shopify Payments: the transactions of payouts, and the payouts themselves, as CSV.

The transactions have gross, fee and net, but no row for the payout; the export of payouts has
those. Together they net to zero. The export of orders has neither and is refused.
"""

from __future__ import annotations

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

if TYPE_CHECKING:
    from collections import Counter
    from decimal import Decimal

    from kasboek.importers.providers.sheet import Sheet
    from kasboek.importers.statement import Part

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
_OF_CUSTOMERS = frozenset({PartKind.GROSS, PartKind.REFUND})
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
    found, _ = made(table.table(text, TRANSACTIONS, _OPTIONAL), _lines)
    return StatementFile(NAME, lines.statements(PROVIDER, found.by_currency()))


def _lines(rows: Sheet, _: Counter[str]) -> Made:
    gross, stated, net, vat = rows.amounts("gross", "fee", "net", "vat")
    fees = [
        -fee if whole - fee == left else fee if whole + fee == left else -fee - tax
        for whole, fee, left, tax in zip(gross, stated, net, vat, strict=True)
    ]
    rows.agree(gross, fees, net)
    if any(vat):
        splits = list(map(_with_vat, rows.words("kind", _kind), gross, fees, vat, rows["order"]))
    else:
        splits = lines.split(rows.words("kind", _kind), gross, fees, rows["order"])
    columns = lines.Columns(
        rows.days("date"),
        net,
        rows.words("kind", lambda text: "" if _kind(text) in _OF_CUSTOMERS else "Shopify"),
        list(map(_words, zip(rows["kind"], rows["order"], rows["payout"], strict=True))),
        _references(rows),
        rows["kind"],
        splits,
    )
    found = lines.made(rows.at, columns)
    return Made(rows.currencies("unit"), found)


def _with_vat(
    kind: PartKind, gross: Decimal, fee: Decimal, vat: Decimal, order: str
) -> tuple[Part, ...]:
    return lines.parts((kind, gross, order), (PartKind.FEE, fee + vat), (PartKind.FEE_VAT, -vat))


def _kind(text: str) -> PartKind:
    return KINDS.get(text.lower(), PartKind.OTHER)


def _words(cells: tuple[str, ...]) -> str:
    return " ".join(filter(None, cells))


def _references(rows: Sheet) -> list[str]:
    columns = (rows.lower("kind"), rows["checkout"], rows["order"], rows["date"])
    return [
        f"shopify-csv {kind}{' ' if kind and of else ''}{of} {day}"
        for kind, of, day in (
            (kind, checkout or order, day)
            for kind, checkout, order, day in zip(*columns, strict=True)
        )
    ]


def _payouts(text: str) -> StatementFile:
    found, skipped = made(table.table(text, PAYOUTS, frozenset({"charges"})), _paid)
    return StatementFile(NAME, lines.statements(PROVIDER, found.by_currency()), skipped)


def _paid(rows: Sheet, skipped: Counter[str]) -> Made:
    found: list[tuple[str, BankLine]] = []
    units, (totals,) = rows.currencies("unit"), rows.amounts("total")
    columns = (rows.at, rows["status"], units, rows["date"], totals)
    for at, state, unit, day, amount in zip(*columns, strict=True):
        status = state.lower().replace(" ", "_")
        if status in LEFT_OUT:
            skipped[LEFT_OUT[status]] += 1
        elif status != "paid":
            raise Unreadable(saying("providers.bad-status", line=at, text=state[:40]))
        else:
            found.append((unit, payout(at, day, -amount, "")))
    return Made([unit for unit, _ in found], [line for _, line in found])


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
