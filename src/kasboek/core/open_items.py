"""Invoices and bills, with everything that ever happened to them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kasboek.core.saying import Source


class SettlementKind(StrEnum):
    """What closed (a part of) an item; only a payment teaches how long a customer takes."""

    PAYMENT = "payment"
    CREDIT = "credit"
    WRITE_OFF = "write-off"


class Settlement(NamedTuple):
    """One posting against an item: positive lowers what is open, negative raises it (a refund).

    `allocated` says that the posting named no item and was put on the oldest.
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
        return self.amount - sum((s.amount for s in self.settlements if s.date <= day), Decimal())


class Unexplained(NamedTuple):
    """What a receivable or payable account holds that no item explains (overpayments included)."""

    account: str
    counterparty: str
    currency: str
    amount: Decimal
    """In the account's sign: positive is a debit."""
    since: dt.date
    source: Source
