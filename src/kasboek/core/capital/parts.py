"""Where each class of account stands on the balance sheet, and on which side when it turns.

The law is that of annual accounts: an overdrawn bank account is short-term debt, customers who
paid too much are creditors, tax to get back is an asset. Balances of one class are netted first
(an allowance for doubtful debts lowers the receivables; input VAT lowers the VAT due), but for
accounts that are each a contract of their own: banks, cards, providers, loans.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Root


class Group(StrEnum):
    """The groups of the balance sheet that working capital tells apart.

    `unclassified` is what stands on accounts of no known class: in the totals, in no ratio.
    """

    CURRENT_ASSETS = "current-assets"
    LONG_TERM_ASSETS = "long-term-assets"
    UNCLASSIFIED_ASSETS = "unclassified-assets"
    CURRENT_LIABILITIES = "current-liabilities"
    LONG_TERM_LIABILITIES = "long-term-liabilities"
    UNCLASSIFIED_LIABILITIES = "unclassified-liabilities"

    @property
    def asset(self) -> bool:
        """Say whether it stands on the left."""
        return self in ASSETS


ASSETS = frozenset({Group.CURRENT_ASSETS, Group.LONG_TERM_ASSETS, Group.UNCLASSIFIED_ASSETS})


class Part(StrEnum):
    """A line of the balance sheet; the value names it in words, as `input.VALUE`."""

    CASH = "cash"
    SHORT_TERM_INVESTMENTS = "short-term-investments"
    RECEIVABLES = "receivables"
    UNBILLED = "unbilled"
    STOCK = "stock"
    PREPAID = "prepaid"
    TAX_CLAIMS = "tax-claims"
    IN_TRANSIT = "in-transit"
    RESTRICTED = "restricted"
    UNEXPLAINED_PAYMENTS = "unexplained-payments"
    OTHER_ASSETS = "other-assets"
    LONG_TERM_ASSETS = "long-term-assets"
    UNCLASSIFIED_ASSETS = "unclassified-assets"
    TRADE_PAYABLES = "trade-payables"
    CARDS = "cards"
    TAX_OWED = "tax-owed"
    PERSONNEL = "personnel"
    ACCRUED = "accrued"
    DEFERRED_INCOME = "deferred-income"
    SHORT_TERM_DEBT = "short-term-debt"
    LOANS_DUE = "loans-due"
    OWNER = "owner"
    UNEXPLAINED_RECEIPTS = "unexplained-receipts"
    OTHER_LIABILITIES = "other-liabilities"
    LONG_TERM_DEBT = "long-term-debt"
    UNCLASSIFIED_LIABILITIES = "unclassified-liabilities"

    @property
    def group(self) -> Group:
        """Return the group it belongs to."""
        return _GROUPS[self]


_OWN_GROUP = {
    Part.LONG_TERM_ASSETS: Group.LONG_TERM_ASSETS,
    Part.UNCLASSIFIED_ASSETS: Group.UNCLASSIFIED_ASSETS,
    Part.LONG_TERM_DEBT: Group.LONG_TERM_LIABILITIES,
    Part.UNCLASSIFIED_LIABILITIES: Group.UNCLASSIFIED_LIABILITIES,
}
_FIRST_LIABILITY = list(Part).index(Part.TRADE_PAYABLES)
_GROUPS: Mapping[Part, Group] = MappingProxyType(
    {
        part: _OWN_GROUP.get(
            part,
            Group.CURRENT_ASSETS if place < _FIRST_LIABILITY else Group.CURRENT_LIABILITIES,
        )
        for place, part in enumerate(Part)
    }
)


class Place(NamedTuple):
    """The part a balance belongs to when it is a debit, and when it is a credit.

    Both are the same where a turned balance does not change what the thing is: stock below zero
    is a mistake in the stock, not a debt. `each` says that every account counts for itself.
    """

    debit: Part
    credit: Part
    each: bool = False


_OTHER = Part.OTHER_ASSETS
_TAX = Place(Part.TAX_CLAIMS, Part.TAX_OWED)
_STAFF = Place(_OTHER, Part.PERSONNEL)

PLACES: Mapping[AccountClass, Place] = MappingProxyType(
    {
        AccountClass.CASH: Place(Part.CASH, Part.SHORT_TERM_DEBT, each=True),
        AccountClass.RESTRICTED_CASH: Place(Part.RESTRICTED, Part.SHORT_TERM_DEBT, each=True),
        AccountClass.CLEARING: Place(Part.IN_TRANSIT, Part.OTHER_LIABILITIES, each=True),
        AccountClass.TRANSFER: Place(Part.IN_TRANSIT, Part.IN_TRANSIT),
        AccountClass.SHORT_TERM_INVESTMENT: Place(
            Part.SHORT_TERM_INVESTMENTS, Part.SHORT_TERM_INVESTMENTS
        ),
        AccountClass.RECEIVABLE: Place(Part.RECEIVABLES, Part.OTHER_LIABILITIES),
        AccountClass.UNBILLED: Place(Part.UNBILLED, Part.DEFERRED_INCOME),
        AccountClass.INVENTORY: Place(Part.STOCK, Part.STOCK),
        AccountClass.PREPAID: Place(Part.PREPAID, Part.ACCRUED),
        AccountClass.OTHER_CURRENT_ASSET: Place(_OTHER, Part.OTHER_LIABILITIES),
        AccountClass.FIXED_ASSET: Place(Part.LONG_TERM_ASSETS, Part.LONG_TERM_ASSETS),
        AccountClass.PAYABLE: Place(_OTHER, Part.TRADE_PAYABLES),
        AccountClass.CARD: Place(_OTHER, Part.CARDS, each=True),
        AccountClass.ACCRUED: Place(_OTHER, Part.ACCRUED),
        AccountClass.WAGES: _STAFF,
        AccountClass.HOLIDAY_PAY: _STAFF,
        AccountClass.PENSION: _STAFF,
        AccountClass.VAT: _TAX,
        AccountClass.PAYROLL_TAX: _TAX,
        AccountClass.INCOME_TAX: _TAX,
        AccountClass.DEFERRED_INCOME: Place(_OTHER, Part.DEFERRED_INCOME),
        AccountClass.SHORT_TERM_DEBT: Place(_OTHER, Part.SHORT_TERM_DEBT, each=True),
        AccountClass.LONG_TERM_DEBT: Place(Part.LONG_TERM_ASSETS, Part.LONG_TERM_DEBT, each=True),
        AccountClass.OWNER: Place(_OTHER, Part.OWNER, each=True),
        AccountClass.SUSPENSE: Place(
            Part.UNEXPLAINED_PAYMENTS, Part.UNEXPLAINED_RECEIPTS, each=True
        ),
    }
)
_ON_THE_SHEET = frozenset({Root.ASSETS, Root.LIABILITIES})
_UNKNOWN = MappingProxyType(
    {
        Root.ASSETS: Place(Part.UNCLASSIFIED_ASSETS, Part.UNCLASSIFIED_ASSETS, each=True),
        Root.LIABILITIES: Place(
            Part.UNCLASSIFIED_LIABILITIES, Part.UNCLASSIFIED_LIABILITIES, each=True
        ),
    }
)


def place_of(account: Account) -> Place | None:
    """Return where an account stands, `None` for equity, income and costs.

    An owner's account is a debt (or a claim) where it is under assets or liabilities, else equity.
    A tax class on a cost account is the cost, not the debt.
    """
    kind, root = account.kind, account.root
    if kind is AccountClass.EQUITY or root in {Root.INCOME, Root.EXPENSES}:
        return None
    if kind is AccountClass.OWNER and root not in _ON_THE_SHEET:
        return None
    if kind is not None and kind in PLACES:
        return PLACES[kind]
    return _UNKNOWN.get(root) if root else None
