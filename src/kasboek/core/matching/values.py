"""What matching is about: payments, what they may settle, and the verdict with its evidence."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple
from typing import TypeAlias

from kasboek.core.saying import Saying


class Payment(NamedTuple):
    """Money that moved: `amount` is signed as the bank does, money in positive.

    `iban` is the other side's account number without blanks, in capitals; `refs` are references
    that the bank tells apart from the text. `details` are the payments inside a batch, where each
    has an amount and together they are the whole; a detail has no details.
    """

    id: str
    date: dt.date
    amount: Decimal
    currency: str
    iban: str = ""
    name: str = ""
    text: str = ""
    account: str = ""
    """The account of the ledger that the money moved on."""
    refs: tuple[str, ...] = ()
    details: tuple[Payment, ...] = ()


class Candidate(NamedTuple):
    """An invoice or a bill: `open` is signed as the payment that would close it.

    So an invoice of 100 is 100 and a bill of 100 is -100, a customer's credit note of 20 is -20
    and a supplier's 20; what is paid is 0, and tells that who names it means something else.
    """

    id: str
    number: str
    receivable: bool
    counterparty: str
    account: str
    date: dt.date
    due: dt.date
    open: Decimal
    currency: str
    ibans: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """The counterparty's name and what else it is called."""
    on_account: tuple[Decimal, ...] = ()
    """Payments of the counterparty that name no item, signed as `open`, which leaves them out."""
    credited: tuple[tuple[dt.date, Decimal], ...] = ()
    """Credit notes on it, signed as `open`, which has them taken off: who paid before knew none."""

    def credited_from(self, day: dt.date) -> Decimal:
        """Return what was credited from a day on: who pays that day does not know of it."""
        return sum((amount for date, amount in self.credited if date >= day), Decimal())


class Tolerance(NamedTuple):
    """Policy `match-tolerance`: how small a difference may be, in which currency, and its account.

    Without an account no difference is ever booked.
    """

    number: Decimal = Decimal()
    currency: str = ""
    account: str | None = None


class Basis(StrEnum):
    """What a settlement rests on, the strongest first."""

    REFERENCE = "reference"
    IBAN = "iban"
    """Who pays is known by account number, and the amount is exact."""
    NAME = "name"
    """Who pays is known by exact name, and the amount is exact."""
    SUBSET = "subset"
    """Of all that the payer has open only these add up."""
    BATCH = "batch"
    """Each payment of a batch rests on one of these."""


class Part(NamedTuple):
    """What goes to one item, signed as the bank signs the payment."""

    item: str
    amount: Decimal


class Settles(NamedTuple):
    """One answer: the parts and the difference together are the payment.

    `difference` goes to `account`: a bank fee that was taken off to the account of policy
    `match-tolerance`, what was paid too much to the receivable or payable account itself.
    """

    parts: tuple[Part, ...]
    counterparty: str
    basis: Basis
    evidence: Saying
    difference: Decimal = Decimal()
    account: str | None = None


class Question(NamedTuple):
    """Nothing is booked: several answers are possible, or the only one is not certain.

    `options` are the likeliest first; there may be none, where only a person can know.
    """

    options: tuple[Settles, ...]
    why: Saying


class Nothing(NamedTuple):
    """No open item has to do with it; a rule or what was learned may know more."""

    why: Saying


Verdict: TypeAlias = "Settles | Question | Nothing"
