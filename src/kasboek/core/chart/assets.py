"""What the bookings on an asset show it to be."""

from __future__ import annotations

from decimal import Decimal

from kasboek.core.accounts import AccountClass as C
from kasboek.core.chart.evidence import BOUGHT
from kasboek.core.chart.evidence import COSTS
from kasboek.core.chart.evidence import MONEY
from kasboek.core.chart.evidence import MOST
from kasboek.core.chart.evidence import OWED
from kasboek.core.chart.evidence import SEVERAL
from kasboek.core.chart.evidence import SOLD
from kasboek.core.chart.evidence import Rule
from kasboek.core.chart.evidence import because
from kasboek.core.chart.evidence import fixed_part
from kasboek.core.chart.evidence import most
from kasboek.core.chart.model import Posted
from kasboek.core.chart.model import Proposal

_MANY = 5
"""How many bookings show a bank account, at least."""


def _vat_paid(debits: list[Posted], _: list[Posted]) -> Proposal | None:
    return fixed_part(debits, "vat-paid", *BOUGHT)


def _units(debits: list[Posted], credits_: list[Posted]) -> Proposal | None:
    """Shares and funds are held in units of their own and exchanged for money."""
    posted = [*debits, *credits_]
    count = sum(
        any(leg.kind in MONEY and leg.currency != each.currency for leg in each.others)
        and not any(leg.currency == each.currency for leg in each.others)
        for each in posted
    )
    if not count or count < MOST * len(posted):
        return None
    return because(C.SHORT_TERM_INVESTMENT, "units", count, posted, sure=False)


def _bank(debits: list[Posted], credits_: list[Posted]) -> Proposal | None:
    """Money comes in from sales, goes out for costs, and no other account is the bank."""
    posted = [*debits, *credits_]
    apart = [each for each in posted if not each.against(*MONEY)]
    if len(posted) < _MANY or len(apart) < MOST * len(posted):
        return None
    bought = sum(each.against(*BOUGHT, *OWED) for each in credits_)
    sold = sum(each.against(*SOLD) for each in debits)
    if not (bought and sold):
        return None
    return because(C.CASH, "bank", bought + sold, posted)


def _receivable(debits: list[Posted], credits_: list[Posted]) -> Proposal | None:
    sold = most([each for each in debits if not each.against(*MONEY)], C.REVENUE)
    if not sold or (credits_ and not most(credits_, *MONEY)):
        return None
    return because(C.RECEIVABLE, "receivable", sold, debits, sure=bool(credits_))


def _fixed(_: list[Posted], credits_: list[Posted]) -> Proposal | None:
    count = sum(each.against(C.DEPRECIATION) for each in credits_)
    return because(C.FIXED_ASSET, "depreciated", count, credits_) if count else None


def _stock(_: list[Posted], credits_: list[Posted]) -> Proposal | None:
    count = most(credits_, C.COST_OF_SALES)
    return because(C.INVENTORY, "stock", count, credits_) if count else None


def _prepaid(debits: list[Posted], credits_: list[Posted]) -> Proposal | None:
    count = most(credits_, *COSTS)
    if count < SEVERAL or not most(debits, *MONEY, C.PAYABLE):
        return None
    return because(C.PREPAID, "prepaid", count, credits_)


def _between(debits: list[Posted], credits_: list[Posted]) -> Proposal | None:
    posted = [*debits, *credits_]
    if not (debits and credits_) or most(posted, C.CASH) < len(posted):
        return None
    if sum((each.number for each in posted), Decimal()):
        return None
    return because(C.TRANSFER, "between", len(posted), posted)


def _lent(debits: list[Posted], credits_: list[Posted]) -> Proposal | None:
    posted = [*debits, *credits_]
    count = most(posted, *MONEY)
    return because(C.OTHER_CURRENT_ASSET, "lent", count, posted, sure=False) if count else None


ASSETS: tuple[Rule, ...] = (
    _units,
    _vat_paid,
    _bank,
    _receivable,
    _fixed,
    _stock,
    _prepaid,
    _between,
    _lent,
)
"""In this order: the first rule that fits speaks, those that fit least else come first."""
