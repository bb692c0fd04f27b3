"""What the rules of a proposal look with: most of the bookings, and a fixed part of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal

from kasboek.core.accounts import AccountClass as C
from kasboek.core.chart.model import Posted
from kasboek.core.chart.model import Proposal
from kasboek.core.saying import saying

MOST = Decimal("0.8")
"""A rule speaks for four bookings in five, so that an odd one does not hide what the rest show."""
SEVERAL = 2
_LOW, _HIGH = Decimal("0.05"), Decimal("0.27")
"""VAT rates of the EU lie between: art. 97 and 98 of Directive 2006/112/EC, and Hungary's 27 %."""
_RATES = 3
_THOUSANDTH = Decimal("0.001")

COSTS = (C.COST_OF_SALES, C.PERSONNEL, C.HOUSING, C.OTHER_COST, C.DEPRECIATION, C.INTEREST)
BOUGHT = (*COSTS, C.INVENTORY, C.FIXED_ASSET, C.PREPAID)
MONEY = (C.CASH, C.CLEARING, C.RESTRICTED_CASH)
SOLD = (C.REVENUE, C.RECEIVABLE, C.UNBILLED, C.DEFERRED_INCOME)
OWED = (C.PAYABLE, C.WAGES, C.PAYROLL_TAX, C.VAT, C.CARD)

Rule = Callable[[list[Posted], list[Posted]], Proposal | None]
"""A rule is given the account's debits and its credits."""


def because(kind: C, key: str, count: int, of: list[Posted], *, sure: bool = True) -> Proposal:
    """Return a proposal with how many of how many bookings show it."""
    told = saying(f"chart.because-{key}", count=count, total=len(of))
    return Proposal(kind, (told,), sure)


def most(posted: list[Posted], *kinds: C) -> int:
    """Return how many are against these classes where it is most of them, else 0."""
    count = sum(each.against(*kinds) for each in posted)
    return count if posted and count >= MOST * len(posted) else 0


def fixed_part(posted: list[Posted], key: str, *base: C) -> Proposal | None:
    """Return VAT where a booking is a fixed part, and one of few, of what stands beside it."""
    parts = Counter(
        part
        for each in posted
        if (part := _part(each, *base)) is not None and _LOW <= part <= _HIGH
    )
    count = sum(number for _, number in parts.most_common(_RATES))
    if count < SEVERAL or count < MOST * len(posted):
        return None
    rate = parts.most_common(1)[0][0] * 100
    told = saying(f"chart.because-{key}", count=count, total=len(posted), rate=rate.normalize())
    return Proposal(C.VAT, (told,), sure=True)


def _part(posted: Posted, *base: C) -> Decimal | None:
    beside = sum(
        (
            leg.number
            for leg in posted.others
            if leg.kind in base and leg.currency == posted.currency
        ),
        Decimal(),
    )
    return (posted.number / beside).quantize(_THOUSANDTH) if beside else None
