"""The values of a chart of accounts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Behaviour
from kasboek.core.accounts import Category
from kasboek.core.saying import Money
from kasboek.core.saying import Saying


class Hint(NamedTuple):
    """What an account's name is only like: the class, the part of the name, the word it is near."""

    kind: AccountClass
    part: str
    word: str


class Leg(NamedTuple):
    """A posting of an entry. `kind` is its account's class, `None` where nothing tells it."""

    account: str
    kind: AccountClass | None
    number: Decimal
    currency: str


class Posted(NamedTuple):
    """A posting on the account in question, with the other legs of its entry."""

    date: dt.date
    number: Decimal
    currency: str
    others: tuple[Leg, ...]

    def against(self, *kinds: AccountClass) -> bool:
        """Say whether any other leg is on an account of one of these classes."""
        return any(leg.kind in kinds for leg in self.others)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A class that the ledger's own bookings suggest, never written without the user.

    `because` are the reasons, the strongest first. It is `sure` where they fit no other class.
    """

    kind: AccountClass
    because: tuple[Saying, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class Row:
    """An account on a day.

    `balance` is its own, without the accounts below it, in ledger signs, one per currency.
    `receipts` and `payments` are the rows of the 13-week table for cash from and to it, `None` for
    an account of cash itself. `behaviour` is that of a cost account. `postings` counts up to the
    day. `proposal` and `says_nothing` (why there is none) are for an account of unknown class.
    """

    account: Account
    balance: tuple[Money, ...]
    receipts: Category | None
    payments: Category | None
    behaviour: Behaviour | None
    postings: int
    proposal: Proposal | None = None
    says_nothing: Saying | None = None
