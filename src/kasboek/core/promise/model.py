"""What was promised, what came, and what makes the difference."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from kasboek.core.saying import Saying
from kasboek.core.saying import Source


class Totals(NamedTuple):
    """What goes in and out from one day to another, and what is in the bank then."""

    receipts: Decimal
    payments: Decimal
    closing: Decimal


class Difference(NamedTuple):
    """Something that came otherwise than promised; `amount` is what came less what was promised.

    `item` is the invoice, bill or planned item behind it, `source` where it is written.
    """

    says: Saying
    amount: Decimal
    promised: Decimal
    came: Decimal
    item: str | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised on `then` for `day`; money in the operating currency, payments negative.

    `differences` add up exactly to `came.closing - promised.closing`: the largest first, then the
    smaller ones together, then what no item explains.
    """

    then: dt.date
    day: dt.date
    opening: Decimal
    promised: Totals
    came: Totals
    differences: tuple[Difference, ...]

    @property
    def difference(self) -> Decimal:
        """Return by how much the bank holds more than was promised."""
        return self.came.closing - self.promised.closing
