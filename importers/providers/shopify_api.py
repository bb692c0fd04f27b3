"""Shopify's API, saved as JSON: the transactions of the balance, or the payouts alone.

Among the transactions each payout is one of them. A list of payouts says only what went to the
bank.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.files import saved_json
from kasboek.importers.providers import lines
from kasboek.importers.providers import shopify
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from kasboek.importers.files.saved_json import Record

NAME = "shopify-api"
TITLE = "Shopify payouts API JSON"
_TRANSACTION = {"payout_id", "net", "fee", "source_type"}
_PAYOUT = {"id", "status", "date", "amount", "summary"}


def identify(text: str) -> bool:
    """Return whether this is a list of balance transactions or of payouts."""
    return any(_transactions(page) or _payouts(page) for page in saved_json.pages(text))


def _transactions(page: Record) -> list[Record]:
    return [each for each in page.records("transactions") if len(_TRANSACTION & set(each)) >= 3]


def _payouts(page: Record) -> list[Record]:
    found = [each for each in page.records("payouts") if len(_PAYOUT & set(each)) >= 4]
    alone = page.record("payout")
    return [*found, alone] if len(_PAYOUT & set(alone)) >= 4 else found


def read(text: str) -> StatementFile:
    """Read them; tests and payouts that have not reached the bank are left out and counted."""
    skipped: Counter[str] = Counter()
    found: list[tuple[str, BankLine]] = []
    for page in saved_json.pages(text):
        for each in _transactions(page):
            if each.get("test") is True:
                skipped["test"] += 1
            else:
                found.append(_transaction(each, len(found) + 1))
        for each in _payouts(page):
            status = each.text("status")
            if status in shopify.LEFT_OUT:
                skipped[shopify.LEFT_OUT[status]] += 1
            elif status != "paid":
                at = each.place("status")
                raise Unreadable(saying("providers.bad-status-at", at=at, text=status[:40]))
            else:
                row, amount = len(found) + 1, -each.amount("amount")
                line = shopify.payout(row, str(each.day("date")), amount, each.text("id"))
                found.append((_unit(each), line))
    grouped = lines.statements(shopify.PROVIDER, lines.by_currency(found), by_entry=True)
    return StatementFile(NAME, grouped, tuple(sorted(skipped.items())))


def _unit(each: Record) -> str:
    return lines.currency(1, each.text("currency"))


def _transaction(each: Record, row: int) -> tuple[str, BankLine]:
    gross, fee, net = (each.amount(name) for name in ("amount", "fee", "net"))
    if gross + fee == net:
        fee = -fee  # of an adjustment it is what it does
    if gross - fee != net:
        apart = net - gross + fee
        told = saying(
            "providers.entry-apart", entry=row, gross=gross, fee=-fee, net=net, difference=apart
        )
        raise Unreadable(told)
    name, day = each.text("type"), each.day("processed_at")
    if name == "payout":
        return _unit(each), shopify.payout(row, str(day), net, each.text("source_id", "payout_id"))
    kind = shopify.KINDS.get(name, PartKind.OTHER)
    order = each.text("source_order_id")
    return _unit(each), BankLine(
        day,
        net,
        "" if kind in {PartKind.GROSS, PartKind.REFUND} else "Shopify",
        "",
        " ".join(filter(None, (name, order, each.text("payout_id")))),
        row,
        None,
        f"shopify {each.text('id')}",
        None,
        name,
        (),
        "",
        lines.parts((kind, gross, order), (PartKind.FEE, -fee)),
    )
