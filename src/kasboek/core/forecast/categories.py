"""Which row of the 13-week table cash belongs in: the class of the other leg decides."""

from __future__ import annotations

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Category
from kasboek.core.relations import Counterparty
from kasboek.core.relations import Priority

_BOTH_WAYS = {
    AccountClass.RECEIVABLE: Category.RECEIPTS_INVOICES,
    AccountClass.PAYABLE: Category.SUPPLIERS,
    AccountClass.CARD: Category.CARD,
    AccountClass.CLEARING: Category.RECEIPTS_OTHER,
    AccountClass.REVENUE: Category.RECEIPTS_NEW_SALES,
    AccountClass.DEFERRED_INCOME: Category.RECEIPTS_RECURRING,
    AccountClass.UNBILLED: Category.RECEIPTS_NEW_SALES,
    AccountClass.COST_OF_SALES: Category.SUPPLIERS,
    AccountClass.INVENTORY: Category.SUPPLIERS,
    AccountClass.PERSONNEL: Category.PAYROLL,
    AccountClass.WAGES: Category.PAYROLL,
    AccountClass.HOLIDAY_PAY: Category.PAYROLL,
    AccountClass.PENSION: Category.PAYROLL,
    AccountClass.HOUSING: Category.HOUSING,
    AccountClass.VAT: Category.TAX,
    AccountClass.PAYROLL_TAX: Category.TAX,
    AccountClass.INCOME_TAX: Category.TAX,
    AccountClass.FIXED_ASSET: Category.INVESTMENT,
    AccountClass.SHORT_TERM_INVESTMENT: Category.INVESTMENT,
    AccountClass.OWNER: Category.OWNER,
    AccountClass.EQUITY: Category.FINANCING,
    AccountClass.RESTRICTED_CASH: Category.TRANSFER,
    AccountClass.TRANSFER: Category.TRANSFER,
    AccountClass.CASH: Category.TRANSFER,
}
_BY_DIRECTION = {
    AccountClass.SHORT_TERM_DEBT: (Category.FINANCING, Category.DEBT_SERVICE),
    AccountClass.LONG_TERM_DEBT: (Category.FINANCING, Category.DEBT_SERVICE),
    AccountClass.INTEREST: (Category.RECEIPTS_OTHER, Category.DEBT_SERVICE),
}
_REST = (Category.RECEIPTS_OTHER, Category.OTHER_OPERATING)
_CRITICAL = frozenset({Priority.PAYROLL, Priority.TAX, Priority.SECURED, Priority.CRITICAL})


def category(
    other: Account | None, *, receipt: bool, counterparty: Counterparty | None = None
) -> Category:
    """Return the row for cash whose other leg is on `other`.

    `category` on the account comes first; a critical supplier has a row of their own; recurring
    income too. What no class explains is "other", by direction.
    """
    if other is None:
        return _REST[not receipt]
    if other.category is not None:
        return other.category
    if other.recurring and other.kind is AccountClass.REVENUE:
        return Category.RECEIPTS_RECURRING
    if other.kind is None:
        return _REST[not receipt]
    found = _BOTH_WAYS.get(other.kind) or _BY_DIRECTION.get(other.kind, _REST)[not receipt]
    if found is Category.SUPPLIERS and counterparty and counterparty.priority in _CRITICAL:
        return Category.SUPPLIERS_CRITICAL
    return found
