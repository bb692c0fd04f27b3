"""What a forecast is made of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.accounts import Category
from kasboek.core.saying import Problem
from kasboek.core.saying import Saying
from kasboek.core.saying import Source

if TYPE_CHECKING:
    from kasboek.core.book import Book
    from kasboek.core.buffer import Buffer
    from kasboek.core.scenario import Scenario


class ItemKind(StrEnum):
    """What an item comes from."""

    ACTUAL = "actual"
    INVOICE = "invoice"
    BILL = "bill"
    PLANNED = "planned"
    TAX = "tax"
    BUDGET = "budget"
    LEARNED = "learned"
    FINANCING = "financing"


class Item(NamedTuple):
    """One expected or actual movement of cash; receipts positive, payments negative.

    `amount` is `of` x `probability`, in `currency`; `value` is `amount` at `rate` in the operating
    currency. `account` is the cash account, `counter` the account of the other side, `plan` the id
    of the plan line it came from. `certainty` is booked, committed, expected, pipeline or learned.
    """

    id: str
    date: dt.date
    amount: Decimal
    of: Decimal
    probability: Decimal
    currency: str
    value: Decimal
    rate: Decimal
    account: str
    counter: str
    category: Category
    counterparty: str
    kind: ItemKind
    certainty: str
    due: dt.date | None
    likely: dt.date
    source: Source | None
    reason: tuple[object, ...]
    plan: str | None = None

    @property
    def because(self) -> Saying:
        """Say why this item is there; made on demand, as most are never asked."""
        key, *values = self.reason
        return Saying(str(key), tuple(values))  # type: ignore[arg-type]


class LowPoint(NamedTuple):
    """The smallest daily balance ahead, its day, and what it leaves above the buffer.

    `headroom` is balance + overdraft limit - buffer.
    """

    date: dt.date
    amount: Decimal
    headroom: Decimal


class Day(NamedTuple):
    """The balance at the end of a day."""

    date: dt.date
    balance: Decimal


@dataclass(frozen=True)  # no slots: the daily path is computed once, on demand
class Forecast:
    """All items of one scenario from the day after `as_of` up to `until` (exclusive).

    Money is in the book's operating currency. `overdraft` is the sum of the cash accounts' limits.
    """

    book: Book
    scenario: Scenario
    as_of: dt.date
    until: dt.date
    opening: Decimal
    buffer: Buffer
    overdraft: Decimal
    items: tuple[Item, ...]
    problems: tuple[Problem, ...] = ()

    @cached_property
    def path(self) -> tuple[Day, ...]:
        """Return the balance at the end of every day from the day after `as_of` on."""
        raise NotImplementedError
