"""What an account is: its class, and what follows from the class."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kasboek.core.saying import Money
from kasboek.core.saying import Source


class AccountClass(StrEnum):
    """The classes of the ledger language; the value is the word a user writes."""

    CASH = "cash"
    RESTRICTED_CASH = "restricted-cash"
    CLEARING = "clearing"
    SHORT_TERM_INVESTMENT = "short-term-investment"
    RECEIVABLE = "receivable"
    UNBILLED = "unbilled"
    INVENTORY = "inventory"
    PREPAID = "prepaid"
    OTHER_CURRENT_ASSET = "other-current-asset"
    FIXED_ASSET = "fixed-asset"
    PAYABLE = "payable"
    CARD = "card"
    ACCRUED = "accrued"
    WAGES = "wages"
    VAT = "vat"
    PAYROLL_TAX = "payroll-tax"
    INCOME_TAX = "income-tax"
    HOLIDAY_PAY = "holiday-pay"
    PENSION = "pension"
    DEFERRED_INCOME = "deferred-income"
    SHORT_TERM_DEBT = "short-term-debt"
    LONG_TERM_DEBT = "long-term-debt"
    OWNER = "owner"
    EQUITY = "equity"
    REVENUE = "revenue"
    COST_OF_SALES = "cost-of-sales"
    PERSONNEL = "personnel"
    HOUSING = "housing"
    OTHER_COST = "other-cost"
    DEPRECIATION = "depreciation"
    INTEREST = "interest"
    SUSPENSE = "suspense"
    TRANSFER = "transfer"

    __hash__ = str.__hash__  # Enum's own takes five times as long, where thousands are counted


WITH_STATEMENTS = frozenset(
    {
        AccountClass.CASH,
        AccountClass.RESTRICTED_CASH,
        AccountClass.CLEARING,
        AccountClass.CARD,
        AccountClass.SHORT_TERM_INVESTMENT,
    }
)
"""The classes of accounts that somebody else keeps too, and tells the balance of."""


class Category(StrEnum):
    """The rows of the 13-week table, in their order."""

    RECEIPTS_INVOICES = "receipts-invoices"
    RECEIPTS_NEW_SALES = "receipts-new-sales"
    RECEIPTS_RECURRING = "receipts-recurring"
    RECEIPTS_OTHER = "receipts-other"
    PAYROLL = "payroll"
    HOUSING = "housing"
    SUPPLIERS_CRITICAL = "suppliers-critical"
    SUPPLIERS = "suppliers"
    CARD = "card"
    TAX = "tax"
    OTHER_OPERATING = "other-operating"
    INVESTMENT = "investment"
    DEBT_SERVICE = "debt-service"
    OWNER = "owner"
    ONE_OFF = "one-off"
    FINANCING = "financing"
    TRANSFER = "transfer"

    __hash__ = str.__hash__


OPERATING_RECEIPTS = frozenset(
    {
        Category.RECEIPTS_INVOICES,
        Category.RECEIPTS_NEW_SALES,
        Category.RECEIPTS_RECURRING,
        Category.RECEIPTS_OTHER,
    }
)
OPERATING_PAYMENTS = frozenset(
    {
        Category.PAYROLL,
        Category.HOUSING,
        Category.SUPPLIERS_CRITICAL,
        Category.SUPPLIERS,
        Category.CARD,
        Category.TAX,
        Category.OTHER_OPERATING,
    }
)
TAX_OFFICE = frozenset({AccountClass.VAT, AccountClass.PAYROLL_TAX, AccountClass.INCOME_TAX})
"""The classes that one office collects, on one account number: its name does not tell which."""
TAX_CLASSES = TAX_OFFICE | {AccountClass.HOLIDAY_PAY, AccountClass.PENSION}


class Root(StrEnum):
    """Beancount's five root accounts, whatever a ledger calls them."""

    ASSETS = "assets"
    LIABILITIES = "liabilities"
    EQUITY = "equity"
    INCOME = "income"
    EXPENSES = "expenses"


class Origin(StrEnum):
    """Where an account's class came from."""

    DECLARED = "declared"
    RGS = "rgs"
    INHERITED = "inherited"
    NAME = "name"
    UNKNOWN = "unknown"


class Behaviour(StrEnum):
    """Whether a cost moves with sales."""

    FIXED = "fixed"
    VARIABLE = "variable"


@dataclass(frozen=True, slots=True)
class Account:
    """An `open` directive and what its metadata say, inheritance applied.

    `kind` is the class, `None` where nothing tells it; `root` the root account it is under.
    `basis` is what tells the class: the account it is inherited from, the RGS code's beginning, or
    the part of the name; of a code that tells none it is that code's beginning too.
    `category` is set only where the ledger
    says so. `overdraft_limit` is positive, `overdraft_rate` a yearly fraction. `pays_to` is the
    account that settles a card (`pays-from`) or receives a payout (`pays-to`); `pays_on` the day
    of the month of a card; `pays_out` the rhythm of a payout.
    """

    name: str
    opened: date
    closed: date | None
    currencies: tuple[str, ...]
    kind: AccountClass | None
    origin: Origin
    source: Source
    root: Root | None = None
    rgs: str | None = None
    behaviour: Behaviour | None = None
    category: Category | None = None
    recurring: bool = False
    iban: str | None = None
    bic: str | None = None
    overdraft_limit: Money | None = None
    overdraft_rate: Decimal | None = None
    pays_on: int | None = None
    pays_out: str | None = None
    pays_to: str | None = None
    basis: str = ""

    @property
    def on_balance(self) -> bool:
        """Say whether the account is on the balance sheet, and not in the profit and loss."""
        return self.root not in {Root.INCOME, Root.EXPENSES}
