"""What all KPIs cost from a book: of one day, and their whole monthly trend over five years.

Prints the milliseconds of processor time, the best and the median of some runs, at 10,000 and at
100,000 transactions, each run on a book that nothing was worked out from before. The figures of a
day are told twice: with the forecasts they need already made (limit 20), and making them too. The
trend (limit 300) is that of every KPI at every month-end. Growth is the cost at ten times the
ledger beside it: at most ten. Exits 1 when a best is over its limit.
"""

from __future__ import annotations

import datetime as dt
import gc
import sys
from collections import deque
from dataclasses import replace
from decimal import Decimal
from itertools import count
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Category
from kasboek.core.accounts import Origin
from kasboek.core.accounts import Root
from kasboek.core.book import Book
from kasboek.core.book import Column
from kasboek.core.book import Coverage
from kasboek.core.book import Entry
from kasboek.core.book import Movement
from kasboek.core.kpi import KPIS
from kasboek.core.kpi import kpis
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import Settlement
from kasboek.core.open_items import SettlementKind
from kasboek.core.plan import Leg
from kasboek.core.plan import PlanLine
from kasboek.core.plan import Repeat
from kasboek.core.plan import Unit
from kasboek.core.policy import Policy
from kasboek.core.policy import Tax
from kasboek.core.policy import TaxKind
from kasboek.core.saying import Source
from kasboek.reading.facts import bank_holidays
from kasboek.reading.facts import tax_rules

if TYPE_CHECKING:
    from collections.abc import Callable

BEGIN, AS_OF = dt.date(2021, 11, 1), dt.date(2026, 10, 31)
SIZES = (10_000, 100_000)
DAY_LIMIT, TREND_LIMIT, GROWTH_LIMIT = 20, 300, 10
PARTIES = 300
RUNS = {10_000: 9, 100_000: 5}

BANK, RECEIVABLE, PAYABLE = "Assets:Bank", "Assets:Receivable", "Liabilities:Payable"
STOCK, VAT, LOAN = "Assets:Stock", "Liabilities:VAT", "Liabilities:Loan"
SALES, COST, RENT = "Income:Sales", "Expenses:CostOfSales", "Expenses:Rent"
_KINDS = {
    BANK: (AccountClass.CASH, Root.ASSETS),
    RECEIVABLE: (AccountClass.RECEIVABLE, Root.ASSETS),
    STOCK: (AccountClass.INVENTORY, Root.ASSETS),
    "Assets:Machines": (AccountClass.FIXED_ASSET, Root.ASSETS),
    PAYABLE: (AccountClass.PAYABLE, Root.LIABILITIES),
    VAT: (AccountClass.VAT, Root.LIABILITIES),
    LOAN: (AccountClass.LONG_TERM_DEBT, Root.LIABILITIES),
    "Equity:Capital": (AccountClass.EQUITY, Root.EQUITY),
    SALES: (AccountClass.REVENUE, Root.INCOME),
    COST: (AccountClass.COST_OF_SALES, Root.EXPENSES),
    RENT: (AccountClass.HOUSING, Root.EXPENSES),
    "Expenses:Interest": (AccountClass.INTEREST, Root.EXPENSES),
}
_PLACE = Source("books/2026.beancount", 1)
_VAT = Decimal("0.21")


class Company:
    """A trading company whose books are written one transaction after the other."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.entries: list[Entry] = []
        self.columns = {name: Column() for name in _KINDS}
        self.movements: list[Movement] = []
        self.items: list[OpenItem] = []
        self.waiting: dict[bool, deque[int]] = {True: deque(), False: deque()}

    def book(self, day: dt.date, *legs: tuple[str, Decimal]) -> int:
        """Write a transaction; return its number."""
        number = len(self.entries)
        self.entries.append(Entry(day, f"Party {number % PARTIES}", "", "*", _PLACE.file, number))
        for account, amount in legs:
            column = self.columns[account]
            column.dates.append(day)
            column.numbers.append(amount)
            column.currencies.append("EUR")
            column.entries.append(number)
        return number

    def owe(self, day: dt.date, net: Decimal, *, receivable: bool) -> None:
        """Write an invoice, or a bill for stock."""
        sign = 1 if receivable else -1
        account, other = (RECEIVABLE, SALES) if receivable else (PAYABLE, STOCK)
        vat = (net * _VAT).quantize(Decimal("0.01"))
        legs = [(account, sign * (net + vat)), (other, -sign * net), (VAT, -sign * vat)]
        if receivable:
            legs += [(COST, net / 2), (STOCK, -net / 2)]
        number = self.book(day, *legs)
        self.waiting[receivable].append(len(self.items))
        self.items.append(
            OpenItem(
                id=f"{'invoice' if receivable else 'bill'}/{number}",
                number=str(number),
                receivable=receivable,
                counterparty=f"Party {number % PARTIES}",
                account=account,
                date=day,
                due=day + dt.timedelta(days=30),
                due_from="terms",
                amount=net + vat,
                currency="EUR",
                source=_PLACE,
                accounts=(other, VAT),
            )
        )

    def pay(self, day: dt.date, *, receivable: bool) -> bool:
        """Write the payment of what has been open longest; say whether there was something."""
        waiting = self.waiting[receivable]
        if not waiting or self.items[waiting[0]].due > day + dt.timedelta(days=5):
            return False
        index = waiting.popleft()
        item = self.items[index]
        sign = 1 if receivable else -1
        number = self.book(day, (BANK, sign * item.amount), (item.account, -sign * item.amount))
        settled = Settlement(day, item.amount, SettlementKind.PAYMENT, _PLACE)
        self.items[index] = item._replace(settlements=(settled,))
        row = Category.RECEIPTS_INVOICES if receivable else Category.SUPPLIERS
        who, others = item.counterparty, (item.account,)
        moved = Movement(day, BANK, sign * item.amount, "EUR", row, who, number, others, item.id)
        self.movements.append(moved)
        return True

    def spend(self, day: dt.date, amount: Decimal) -> None:
        """Write a payment of rent."""
        number = self.book(day, (RENT, amount), (BANK, -amount))
        self.movements.append(
            Movement(day, BANK, -amount, "EUR", Category.HOUSING, "Landlord", number, (RENT,))
        )


def company(size: int) -> Book:
    """Return the book of a company with this many transactions in five years."""
    made = Company()
    capital = Decimal(5_000_000)
    made.book(BEGIN, (BANK, capital), ("Equity:Capital", -capital))
    made.book(BEGIN, ("Assets:Machines", Decimal(90_000)), (LOAN, Decimal(-90_000)))
    days = (AS_OF - BEGIN).days
    for number in count(len(made.entries)):
        if number >= size:
            break
        day, amount = BEGIN + dt.timedelta(days=number * days // size), Decimal(number % 900 + 100)
        kind = number % 10
        if kind < 3:
            made.owe(day, amount, receivable=True)
        elif kind < 5:
            made.owe(day, amount / 2, receivable=False)
        elif not made.pay(day, receivable=kind < 8):
            made.spend(day, amount / 10)
    return _book(made)


def _book(made: Company) -> Book:
    return Book(
        root="/",
        title="Bench",
        currency="EUR",
        as_of=AS_OF,
        accounts={
            name: Account(name, BEGIN, None, (), kind, Origin.DECLARED, _PLACE, root)
            for name, (kind, root) in _KINDS.items()
        },
        entries=tuple(made.entries),
        columns={name: column for name, column in made.columns.items() if column.dates},
        movements=tuple(made.movements),
        coverage=(Coverage(BANK, AS_OF),),
        items=tuple(made.items),
        plan=tuple(
            PlanLine(
                f"line-{number}",
                dt.date(2026, 1, 1 + number),
                "Landlord",
                "plan",
                (Leg(RENT, Decimal(100), "EUR"), Leg(BANK, Decimal(-100), "EUR")),
                _PLACE,
                Repeat(Unit.MONTH),
            )
            for number in range(20)
        ),
        policies=(Policy("liquidity-buffer", (Decimal(3), "months"), BEGIN, _PLACE),),
        taxes=(Tax(TaxKind.VAT, "quarterly", VAT, BEGIN, _PLACE),),
        tax_rules=tax_rules(),
        bank_holidays=bank_holidays(2021, 2037),
    )


def of_a_day(book: Book) -> None:
    """Measure every KPI on the book's day."""
    assert len(kpis(book, AS_OF, trend=False)) == len(KPIS)


def trend(book: Book) -> None:
    """Measure every KPI on every month-end."""
    assert max(len(one.trend) for one in kpis(book, AS_OF)) == 60


def forecasts(book: Book) -> None:
    """Make the forecasts that figures need, and nothing else of them."""
    at = Standpoint.of(book, AS_OF)
    assert at.near
    assert KPIS["accuracy"].figure(at).value is not None


def milliseconds(
    source: Book, runs: int, call: Callable[[Book], None], before: Callable[[Book], None]
) -> list[float]:
    """Return what each run took, each on a book of its own."""
    took = []
    for _ in range(runs):
        fresh = replace(source)
        before(fresh)
        gc.collect()
        begin = process_time()
        call(fresh)
        took.append((process_time() - begin) * 1000)
    return took


def main() -> int:
    """Measure, print, and say by the exit code whether all is within its limit."""
    nothing: Callable[[Book], None] = lambda _: None  # noqa: E731 # shorter than a function
    measures = {
        "KPIs of a day, forecasts made": (of_a_day, forecasts, DAY_LIMIT),
        "KPIs of a day and their forecasts": (of_a_day, nothing, None),
        "KPIs with five years' trend": (trend, forecasts, TREND_LIMIT),
    }
    best: dict[tuple[str, int], float] = {}
    over = False
    for size in SIZES:
        source = company(size)
        for name, (call, before, limit) in measures.items():
            took = milliseconds(source, RUNS[size], call, before)
            best[name, size] = min(took)
            over |= limit is not None and min(took) > limit
            told = f" (limit {limit} ms)" if limit else ""
            print(
                f"{len(KPIS)} {name}, {size:,} transactions: best {min(took):6.1f} ms,"
                f" median {median(took):6.1f} ms{told}"
            )
    small, large = SIZES
    for name, (_, _, limit) in measures.items():
        growth = best[name, large] / best[name, small]
        if limit is None:  # what forecasts cost is bench/forecasting.py's
            continue
        over |= growth > GROWTH_LIMIT
        print(f"{name}, ten times the ledger: {growth:.1f} x (limit {GROWTH_LIMIT} x)")
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
