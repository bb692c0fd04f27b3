"""The liquidity buffer: what must stay in the bank, and how it was worked out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from kasboek.core.book import Book
from kasboek.core.saying import Source


@dataclass(frozen=True, slots=True)
class Buffer:
    """The buffer in the operating currency; `amount` is `None` where no policy sets one.

    `months` and `fixed_month` are set where the policy counts months of fixed costs; `over` names
    how many full months the mean was taken over (12, or fewer where the books are younger).
    """

    amount: Decimal | None
    months: Decimal | None = None
    fixed_month: Decimal | None = None
    over: int = 0
    source: Source | None = None


def buffer(book: Book, day: dt.date) -> Buffer:
    """Return the buffer that policy `liquidity-buffer` asks for on `day`."""
    raise NotImplementedError
