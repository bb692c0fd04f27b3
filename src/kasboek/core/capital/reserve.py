"""The reserve: what of the liquidity buffer is there, and the credit that is not drawn."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.accounts import AccountClass
from kasboek.core.capital.composition import composition
from kasboek.core.capital.parts import Part
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

if TYPE_CHECKING:  # KPIs are made of this, so a standpoint is only named here
    from kasboek.core.kpi.standpoint import Standpoint

_NOTHING = Decimal()


def reserve(at: Standpoint) -> Decimal | Saying:
    """Return the part of the buffer that is there in cash and short-term investments."""
    buffer = at.buffer
    if buffer.amount is None:
        return buffer.unknown or saying("capital.no-buffer")
    found = composition(at)
    liquid = found.of(Part.CASH) + found.of(Part.SHORT_TERM_INVESTMENTS)
    return max(_NOTHING, min(liquid, buffer.amount))


def undrawn(at: Standpoint) -> Decimal:
    """Return what the agreed overdrafts still allow; a limit in a currency without price is 0."""
    total = _NOTHING
    for account in at.book.of_class(AccountClass.CASH):
        limit = account.overdraft_limit
        if limit is not None and account.opened <= at.day:
            drawn = max(_NOTHING, -at.balance(account.name))
            total += max(_NOTHING, at.worth(limit.number, limit.currency) - drawn)
    return total
