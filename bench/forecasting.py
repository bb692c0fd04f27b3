"""What three scenarios cost from a book with 2,000 open items and 300 plan lines.

Prints the milliseconds of processor time, the best and the median of 15, beside their limits: 60
for 13 weeks and 150 for 12 months, each on a book that nothing was worked out from before. Exits 1
when a best is over its limit; a median depends on what else the machine does.
"""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import replace
from decimal import Decimal
from statistics import median
from time import process_time

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Category
from kasboek.core.accounts import Origin
from kasboek.core.book import Book
from kasboek.core.book import Column
from kasboek.core.book import Entry
from kasboek.core.book import Movement
from kasboek.core.forecast import forecast
from kasboek.core.forecast import horizon_end
from kasboek.core.forecast import table
from kasboek.core.open_items import OpenItem
from kasboek.core.plan import Certainty
from kasboek.core.plan import Leg
from kasboek.core.plan import PlanLine
from kasboek.core.plan import Repeat
from kasboek.core.plan import Unit
from kasboek.core.policy import Tax
from kasboek.core.policy import TaxKind
from kasboek.core.relations import Counterparty
from kasboek.core.relations import Terms
from kasboek.core.saying import Source
from kasboek.reading.facts import bank_holidays
from kasboek.reading.facts import tax_rules

AS_OF = dt.date(2026, 10, 31)
ITEMS, LINES, MOVEMENTS, PARTIES = 2_000, 300, 5_000, 200
LIMITS = {"13w": 60, "12m": 150}
RUNS = 15
BANK, RECEIVABLE, PAYABLE, VAT = (
    "Assets:Bank",
    "Assets:Receivable",
    "Liabilities:Payable",
    "Liabilities:VAT",
)
_KINDS = {
    BANK: AccountClass.CASH,
    RECEIVABLE: AccountClass.RECEIVABLE,
    PAYABLE: AccountClass.PAYABLE,
    VAT: AccountClass.VAT,
    "Income:Sales": AccountClass.REVENUE,
    "Expenses:Costs": AccountClass.OTHER_COST,
    "Expenses:Rent": AccountClass.HOUSING,
}
_SOURCE = Source("company.beancount", 1)


def _item(number: int) -> OpenItem:
    receivable = number % 3 > 0
    day = AS_OF - dt.timedelta(days=number % 75)
    return OpenItem(
        id=f"{'invoice' if receivable else 'bill'}/{number}",
        number=str(number),
        receivable=receivable,
        counterparty=f"Party {number % PARTIES}",
        account=RECEIVABLE if receivable else PAYABLE,
        date=day,
        due=day + dt.timedelta(days=30),
        due_from="terms",
        amount=Decimal(number * 7 % 4_000 + 21),
        currency="EUR",
        source=Source("books/2026.beancount", number),
        accounts=("Income:Sales" if receivable else "Expenses:Costs", VAT),
    )


def _line(number: int) -> PlanLine:
    net, vat = Decimal(100 + number), Decimal(21)
    repeat = (Repeat(Unit.MONTH), Repeat(Unit.WEEK), Repeat(Unit.MONTH, 3), None)[number % 4]
    start = dt.date(2026, 1 + number % 12, 1 + number % 28)
    inward = number % 2
    side = (RECEIVABLE, BANK)[number % 3 > 0] if inward else (PAYABLE, BANK)[number % 3 > 0]
    other = "Income:Sales" if inward else ("Expenses:Rent", "Expenses:Costs")[number % 5 > 0]
    sign = 1 if inward else -1
    legs = (
        Leg(side, sign * (net + vat), "EUR"),
        Leg(other, -sign * net, "EUR"),
        Leg(VAT, -sign * vat, "EUR"),
    )
    sure = Certainty.COMMITTED if number % 10 == 0 else Certainty.EXPECTED
    source = Source("plan.beancount", number)
    name = f"Party {number % PARTIES}"
    return PlanLine(f"line-{number}", start, name, "plan", legs, source, repeat, certainty=sure)


def _movement(number: int) -> Movement:
    inward = number % 2
    return Movement(
        date=AS_OF - dt.timedelta(days=730 - number * 730 // MOVEMENTS),
        account=BANK,
        amount=Decimal(number % 900 + 1) * (1 if inward else -1),
        currency="EUR",
        category=Category.RECEIPTS_OTHER if inward else Category.OTHER_OPERATING,
        counterparty=f"Party {number % PARTIES}",
        entry=number,
        others=("Income:Sales" if inward else "Expenses:Costs",),
    )


def book() -> Book:
    """Return a company that sells much and plans much."""
    bank = Column()
    movements = tuple(_movement(number) for number in range(MOVEMENTS))
    for number, moved in enumerate(movements):
        bank.dates.append(moved.date)
        bank.numbers.append(moved.amount)
        bank.currencies.append("EUR")
        bank.entries.append(number)
    opened = dt.date(2020, 1, 1)
    return Book(
        root="/",
        title="Bench",
        currency="EUR",
        as_of=AS_OF,
        accounts={
            name: Account(name, opened, None, (), kind, Origin.DECLARED, _SOURCE)
            for name, kind in _KINDS.items()
        },
        entries=tuple(
            Entry(moved.date, moved.counterparty, "", "*", "books/2026.beancount", number)
            for number, moved in enumerate(movements)
        ),
        columns={BANK: bank},
        movements=movements,
        items=tuple(_item(number) for number in range(ITEMS)),
        counterparties={
            f"Party {n}": Counterparty(f"Party {n}", True, _SOURCE, payment_terms=Terms(30))  # noqa: FBT003 # as the ledger's reader does
            for n in range(PARTIES)
        },
        plan=tuple(_line(number) for number in range(LINES)),
        taxes=(Tax(TaxKind.VAT, "quarterly", VAT, opened, _SOURCE),),
        tax_rules=tax_rules(),
        bank_holidays=bank_holidays(2024, 2029),
    )


def milliseconds(source: Book, horizon: str) -> list[float]:
    """Return what each run took, on a book that nothing was worked out from."""
    until = horizon_end(AS_OF, horizon)
    took = []
    for _ in range(RUNS):
        fresh = replace(source)
        begin = process_time()
        ahead = [forecast(fresh, scenario, until) for scenario in ("base", "best", "worst")]
        columns = [table(one, horizon) for one in ahead]
        took.append((process_time() - begin) * 1000)
        del ahead, columns  # only now, so that giving their memory back is not counted
    return took


def main() -> int:
    """Measure, print, and say by the exit code whether all is within its limit."""
    source = book()
    over = False
    for horizon, limit in LIMITS.items():
        took = milliseconds(source, horizon)
        best, usual = min(took), median(took)
        over |= best > limit
        print(
            f"forecast, three scenarios, {horizon}: best {best:6.1f} ms,"
            f" median {usual:6.1f} ms (limit {limit} ms)"
        )
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
