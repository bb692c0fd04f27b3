"""Invoices and bills, with everything that ever happened to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kasboek.core.saying import Source


class SettlementKind(StrEnum):
    """What closed (a part of) an item; only a payment teaches how long a customer takes.

    A payment has a leg on a cash or clearing account, with a discount for paying early in the same
    transaction or without. What has none is a credit note where it undoes a sale or a purchase, a
    set-off where it is booked against another receivable or payable, taken over where an asset, a
    debt, a card or the owner takes its place (factoring, a bill paid by card), else written off.
    """

    PAYMENT = "payment"
    CREDIT = "credit"
    SET_OFF = "set-off"
    TAKEN_OVER = "taken-over"
    WRITE_OFF = "write-off"


class Settlement(NamedTuple):
    """One posting against an item: positive lowers what is open, negative raises it (a refund).

    `allocated` says that the posting named no item and was put on the oldest. What is paid before
    its invoice is dated before it, and counts from the invoice's day on.
    """

    date: dt.date
    amount: Decimal
    kind: SettlementKind
    source: Source
    allocated: bool = False


class OpenItem(NamedTuple):
    """An invoice (`receivable`) or a bill, one per due date where it is paid in instalments.

    `amount` and what is open are positive for money still to come (invoice) or to go (bill), and
    negative for a credit note without an invoice. `id` is unique in the book: `invoice/2026-0412`,
    `bill/Frames & Co/F-881`, with `/2` and so on for later instalments. `due_from` says where the
    due date came from: `due`, `terms`, `policy`, `law` (nothing was agreed) or `date` (a credit
    note's own day).
    """

    id: str
    number: str
    receivable: bool
    counterparty: str
    account: str
    date: dt.date
    due: dt.date
    due_from: str
    amount: Decimal
    currency: str
    source: Source
    settlements: tuple[Settlement, ...] = ()
    expected: dt.date | None = None
    disputed: bool = False
    collect: Decimal | None = None
    hold: bool = False
    covers: str | None = None
    campaign: str | None = None
    reminders: int = 0
    plan: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    """The other accounts of its transaction, income or costs first, VAT last."""

    def open_on(self, day: dt.date) -> Decimal:
        """Return what was still open at the end of `day`; zero before the invoice existed."""
        if self.date > day:
            return Decimal()
        left = self.amount
        for settled in self.settlements:
            if settled.date <= day:
                left -= settled.amount
        return left


class Loose(NamedTuple):
    """A part of a posting on a receivable or payable account that no item explains.

    `amount` is in the account's sign: positive is a debit.
    """

    date: dt.date
    account: str
    counterparty: str
    currency: str
    amount: Decimal
    source: Source


class Unexplained(NamedTuple):
    """What a receivable or payable account holds that no item explains (overpayments included)."""

    account: str
    counterparty: str
    currency: str
    amount: Decimal
    """In the account's sign: positive is a debit."""
    since: dt.date
    source: Source


def unexplained(parts: Iterable[Loose]) -> tuple[Unexplained, ...]:
    """Add up what no item explains, by account, counterparty and currency; nothing is left out.

    `since` and `source` are of the part after which it was never nothing again.
    """
    found: dict[tuple[str, str, str], tuple[Decimal, dt.date, Source]] = {}
    for part in sorted(parts, key=lambda part: part.date):
        pool = (part.account, part.counterparty, part.currency)
        held, since, source = found.get(pool, (Decimal(), part.date, part.source))
        if not held:
            since, source = part.date, part.source
        found[pool] = (held + part.amount, since, source)
    return tuple(Unexplained(*pool, *rest) for pool, rest in sorted(found.items()) if rest[0])
