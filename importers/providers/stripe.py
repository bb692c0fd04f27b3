"""Stripe's two reports of balance transactions: itemised balance change, and balance history.

Net is gross less fee in each row. A payout is a row of its own, on the day it arrives at the bank.
The export of payments has neither fees of refunds nor payouts and is refused.
"""

from __future__ import annotations

from operator import neg
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.files import table
from kasboek.importers.providers import lines
from kasboek.importers.providers.made import Made
from kasboek.importers.providers.made import made
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections import Counter

    from kasboek.importers.providers.sheet import Sheet

NAME = "stripe"
TITLE = "Stripe balance CSV"
PROVIDER = "stripe"
COLUMNS = {
    "id": ("balance_transaction_id", "id"),
    "kind": ("reporting_category", "type"),
    "gross": ("gross", "amount"),
    "fee": ("fee",),
    "net": ("net",),
    "currency": ("currency",),
    "created": ("created", "created (utc)", "created_utc"),
    "available": ("available_on", "available on (utc)", "available_on_utc"),
    "text": ("description",),
    "payout": ("automatic_payout_id", "transfer"),
    "effective": ("automatic_payout_effective_at", "transfer date (utc)"),
    "name": ("customer_name", "customer_description"),
}
OPTIONAL = frozenset({"available", "text", "payout", "effective", "name"})
_ITEMISED = {"balance_transaction_id", "reporting_category", "gross", "net"}
_HISTORY = {"net", "created (utc)", "available on (utc)", "destination platform fee"}
_PAYMENTS = (
    {"amount_refunded", "converted_amount"},
    {"amount refunded", "converted amount"},
)
KINDS = {
    "charge": PartKind.GROSS,
    "payment": PartKind.GROSS,
    "refund": PartKind.REFUND,
    "payment_refund": PartKind.REFUND,
    "partial_capture_reversal": PartKind.REFUND,
    "refund_failure": PartKind.REFUND,
    "payment_failure_refund": PartKind.REFUND,
    "charge_failure": PartKind.REFUND,
    "dispute": PartKind.CHARGEBACK,
    "dispute_reversal": PartKind.CHARGEBACK,
    "payment_reversal": PartKind.CHARGEBACK,
    "payout": PartKind.PAYOUT,
    "payout_reversal": PartKind.PAYOUT,
    "payout_cancel": PartKind.PAYOUT,
    "payout_failure": PartKind.PAYOUT,
    "payout_minimum_balance_hold": PartKind.RESERVE,
    "payout_minimum_balance_release": PartKind.RESERVE,
    "topup": PartKind.PAYOUT,
    "topup_reversal": PartKind.PAYOUT,
    "fee": PartKind.FEE,
    "stripe_fee": PartKind.FEE,
    "stripe_fx_fee": PartKind.FEE,
    "network_cost": PartKind.FEE,
    "application_fee": PartKind.OTHER,
    "tax": PartKind.FEE_VAT,
    "tax_fee": PartKind.FEE_VAT,
    "risk_reserved_funds": PartKind.RESERVE,
    "reserved_funds": PartKind.RESERVE,
    "reserve_transaction": PartKind.RESERVE,
    "reserve_hold": PartKind.RESERVE,
    "reserve_release": PartKind.RESERVE,
    "connect_reserved_funds": PartKind.RESERVE,
    "currency_conversion": PartKind.TRANSFER,
    "transfer": PartKind.TRANSFER,
}
"""By `reporting_category` of one report and `type` of the other; anything else is OTHER."""
ARRIVING = {"payout", "payout_failure", "payout_reversal", "payout_cancel", "topup"}


def identify(text: str) -> bool:
    """Return whether this is one of the two reports; the export of payments is refused."""
    _, names = table.header_of(text)
    found = {name.lower() for name in names}
    if any(each <= found for each in _PAYMENTS):
        raise Unreadable(saying("providers.stripe-payments"))
    return len(found & _ITEMISED) >= 3 or len(found & _HISTORY) >= 3


def read(text: str) -> StatementFile:
    """Read the report; a row whose net is not gross less fee stops it."""
    found, _ = made(table.table(text, COLUMNS, OPTIONAL), _lines)
    return StatementFile(NAME, lines.statements(PROVIDER, found.by_currency()))


def _lines(rows: Sheet, _: Counter[str]) -> Made:
    gross, fees, net = rows.amounts("gross", "fee", "net")
    fees = list(map(neg, fees))
    rows.agree(gross, fees, net)
    kinds, created = rows.lower("kind"), rows.days("created")
    arrivals = rows.days("available", created)
    splits = lines.split(rows.words("kind", _kind), gross, fees)
    columns = lines.Columns(
        [
            arrives if kind in ARRIVING else day
            for kind, arrives, day in zip(kinds, arrivals, created, strict=True)
        ],
        net,
        [
            name or ("Stripe" if split and split[0].kind is not PartKind.GROSS else "")
            for name, split in zip(rows["name"], splits, strict=True)
        ],
        [
            f"{text} {payout}".strip() if kind == "payout" else text
            for text, payout, kind in zip(rows["text"], rows["payout"], kinds, strict=True)
        ],
        [f"stripe {each}" if each else None for each in rows["id"]],
        kinds,
        splits,
        value_days=arrivals,
    )
    found = lines.made(rows.at, columns)
    return Made(rows.currencies("currency"), found)


def _kind(text: str) -> PartKind:
    return KINDS.get(text.lower(), PartKind.OTHER)
