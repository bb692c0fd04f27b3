"""What the bookings on a debt show it to be."""

from __future__ import annotations

from kasboek.core.accounts import AccountClass as C
from kasboek.core.chart.evidence import BOUGHT
from kasboek.core.chart.evidence import COSTS
from kasboek.core.chart.evidence import MONEY
from kasboek.core.chart.evidence import Rule
from kasboek.core.chart.evidence import because
from kasboek.core.chart.evidence import fixed_part
from kasboek.core.chart.evidence import most
from kasboek.core.chart.model import Posted
from kasboek.core.chart.model import Proposal

_CARD = 3
"""How many purchases a card has per settlement, at least."""


def _vat_charged(_: list[Posted], credits_: list[Posted]) -> Proposal | None:
    return fixed_part(credits_, "vat-charged", C.REVENUE)


def _wages(_: list[Posted], credits_: list[Posted]) -> Proposal | None:
    count = most(credits_, C.PERSONNEL)
    return because(C.WAGES, "wages", count, credits_, sure=False) if count else None


def _ahead(debits: list[Posted], credits_: list[Posted]) -> Proposal | None:
    count = most(debits, C.REVENUE)
    if not count or not most(credits_, *MONEY, C.RECEIVABLE):
        return None
    return because(C.DEFERRED_INCOME, "ahead", count, debits)


def _loan(debits: list[Posted], credits_: list[Posted]) -> Proposal | None:
    lent = most(credits_, *MONEY)
    if not lent or any(each.against(C.REVENUE) for each in debits):
        return None
    interest = any(each.against(C.INTEREST) for each in debits)
    return because(
        C.LONG_TERM_DEBT, "loan-interest" if interest else "loan", lent, credits_, sure=interest
    )


def _card(debits: list[Posted], credits_: list[Posted]) -> Proposal | None:
    bought = most(credits_, *BOUGHT)
    if not (bought and most(debits, *MONEY)) or len(credits_) < _CARD * len(debits):
        return None
    return because(C.CARD, "card", bought, credits_, sure=False)


def _payable(debits: list[Posted], credits_: list[Posted]) -> Proposal | None:
    bought = most(credits_, *BOUGHT)
    if not (bought and most(debits, *MONEY)):
        return None
    return because(C.PAYABLE, "payable", bought, credits_, sure=False)


def _accrued(_: list[Posted], credits_: list[Posted]) -> Proposal | None:
    count = most(credits_, *COSTS)
    return because(C.ACCRUED, "accrued", count, credits_, sure=False) if count else None


DEBTS: tuple[Rule, ...] = (
    _vat_charged,
    _wages,
    _ahead,
    _loan,
    _card,
    _payable,
    _accrued,
)
"""In this order: the first rule that fits speaks, those that fit least else come first."""
