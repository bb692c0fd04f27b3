"""One dated movement of cash, and why it is there."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Any
from typing import NamedTuple
from typing import cast

from kasboek.core.accounts import Category
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import Source
from kasboek.core.saying import saying

CERTAINTIES = ("booked", "committed", "expected", "learned")
CHANGED = "changed"
SHARE = "forecast.share"


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

    `amount` is `of` x `probability` in cents, in `currency`; `value` is `amount` at `rate` in the
    operating currency. `account` is the cash account, `counter` the account of the other side,
    `plan` the id of the plan line it came from. `certainty` is booked (on the books: an
    actual, a tax of an ended period, what a card owes), committed (open invoices and bills,
    committed lines, loans), expected, pipeline or learned.
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
        return told(self.reason)


def tax_name(item: Item) -> Saying | None:
    """Return the name of the tax that an item is, which has nobody's name; `None` for others."""
    if item.kind is not ItemKind.TAX:
        return None
    _, kind, _ = item.id.split("/", 2)
    return saying(f"forecast.tax.{kind}")


def told(reason: tuple[object, ...]) -> Saying:
    """Make a saying of a reason: its key and `(name, value)` pairs.

    What a scenario did to an item is `(CHANGED, its reason before, ((key, pairs), ...))`.
    """
    key, *rest = reason
    if key == CHANGED:
        before, changes = cast("tuple[tuple[object, ...], tuple[Any, ...]]", rest)
        said = told(before)
        for name, pairs in changes:
            said = Saying(name, (("reason", said), *pairs))
        return said
    values = tuple(
        (name, told(value) if type(value) is tuple else value)  # Money is a tuple too, but named
        for name, value in cast("list[tuple[str, Any]]", rest)
    )
    return Saying(str(key), values)


def shared(reason: tuple[object, ...], part: Decimal, of: Money) -> tuple[object, ...]:
    """Return the reason of a part of an item: that of the whole, and what part it is in percent."""
    return (SHARE, ("reason", reason), ("part", part), ("of", of))


def unshared(item: Item) -> Item:
    """Return an item with the reason of the whole, all its parts together."""
    key, *rest = item.reason
    if key != SHARE:
        return item
    (_, reason), *_ = cast("list[tuple[str, tuple[object, ...]]]", rest)
    return item._replace(reason=reason)
