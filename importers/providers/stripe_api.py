"""Stripe's API, saved as JSON: balance transactions, or payouts alone.

Amounts are in minor units, of which a currency has two, none (as JPY) or three (as KWD). Fees come
itemised: those of type `tax` are the VAT on the rest.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.files import saved_json
from kasboek.importers.providers import lines
from kasboek.importers.providers.stripe import ARRIVING
from kasboek.importers.providers.stripe import KINDS
from kasboek.importers.providers.stripe import PROVIDER
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Part
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from kasboek.importers.files.saved_json import Record

NAME = "stripe-api"
TITLE = "Stripe API JSON"
WHOLE = frozenset(
    {
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "JPY",
        "KMF",
        "KRW",
        "MGA",
        "PYG",
        "RWF",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    }
)
"""Currencies without decimals, as Stripe's documentation lists them."""
THOUSANDTHS = frozenset({"BHD", "JOD", "KWD", "OMR", "TND"})
_OURS = {"balance_transaction", "payout"}
_REFUSED = {"charge", "payment_intent", "refund", "invoice"}
_LATEST = 7258118399
"""The last second of the year 2199."""


def identify(text: str) -> bool:
    """Return whether this holds balance transactions or payouts; lists of charges are refused."""
    kinds = {each.text("object") for page in saved_json.pages(text) for each in _items(page)}
    if kinds & _OURS:
        return True
    if kinds & _REFUSED:
        raise Unreadable(saying("providers.stripe-api-payments"))
    return False


def _items(page: Record) -> list[Record]:
    return page.records("data") if page.get("object") == "list" else [page]


def read(text: str) -> StatementFile:
    """Read them; a transaction whose net is not amount less fee stops it."""
    found: list[tuple[str, BankLine]] = []
    for page in saved_json.pages(text):
        for each in _items(page):
            if each.get("object") == "balance_transaction":
                found.append(_transaction(each, len(found) + 1))
            elif each.get("object") == "payout" and each.text("status") == "paid":
                found.append(_payout(each, len(found) + 1))
    grouped = lines.statements(PROVIDER, lines.by_currency(found), by_entry=True)
    return StatementFile(NAME, grouped)


def _transaction(each: Record, row: int) -> tuple[str, BankLine]:
    unit = lines.currency(row, each.text("currency"))
    gross, fee, net = (_major(each, name, unit) for name in ("amount", "fee", "net"))
    if gross - fee != net:
        apart = net - gross + fee
        told = saying(
            "providers.entry-apart", entry=row, gross=gross, fee=-fee, net=net, difference=apart
        )
        raise Unreadable(told)
    name = each.text("reporting_category", "type")
    kind = KINDS.get(name) or KINDS.get(each.text("type"), PartKind.OTHER)
    created, available = _moment(each, "created"), _moment(each, "available_on")
    source = each.text("source") if name == "payout" else ""
    return unit, BankLine(
        available if name in ARRIVING else created,
        net,
        "" if kind is PartKind.GROSS else "Stripe",
        "",
        " ".join(filter(None, (each.text("description"), source))),
        row,
        None,
        f"stripe {each.text('id')}" if each.text("id") else None,
        available,
        name,
        (),
        "",
        (*lines.parts((kind, gross)), *_fees(each, unit, fee)),
    )


def _fees(each: Record, unit: str, fee: Decimal) -> tuple[Part, ...]:
    """Return fee and VAT by the details, or all of it as fee where those do not add up to it."""
    details = each.records("fee_details")
    vat = sum(
        (_major(one, "amount", unit) for one in details if one.text("type") == "tax"), Decimal()
    )
    every = sum((_major(one, "amount", unit) for one in details), Decimal())
    vat = vat if every == fee else Decimal()
    return lines.parts((PartKind.FEE, vat - fee), (PartKind.FEE_VAT, -vat))


def _payout(each: Record, row: int) -> tuple[str, BankLine]:
    unit = lines.currency(row, each.text("currency"))
    amount = -_major(each, "amount", unit)
    key = each.text("balance_transaction", "id")
    return unit, BankLine(
        _moment(each, "arrival_date"),
        amount,
        "Stripe",
        "",
        " ".join(filter(None, (each.text("description"), each.text("id")))),
        row,
        None,
        f"stripe {key}" if key else None,
        None,
        "payout",
        (),
        "",
        lines.parts((PartKind.PAYOUT, amount)),
    )


def _major(each: Record, name: str, unit: str) -> Decimal:
    """Return an amount of minor units in units."""
    places = 0 if unit in WHOLE else 3 if unit in THOUSANDTHS else 2
    return each.amount(name).scaleb(-places)


def _moment(each: Record, name: str) -> dt.date:
    """Return the day of a moment given in seconds since 1970, in UTC as in Stripe's reports."""
    seconds = each.amount(name)
    if not 0 <= seconds <= _LATEST:
        raise Unreadable(saying("apis.bad-date", at=each.place(name), text=str(seconds)[:40]))
    return dt.datetime.fromtimestamp(int(seconds), dt.UTC).date()
