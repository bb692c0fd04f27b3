"""What three scenarios cost from a book with 2,000 open items and 300 plan lines.

Prints the milliseconds of processor time, the best and the median of 15, beside their limits: 60
for 13 weeks and 150 for 12 months, each on a book that nothing was worked out from before. Then the
same on a book of which 10,000 paid items have taught how everybody pays, so that every open and
planned item is spread. What is learned is learned first and timed apart, as it is once per book.
Then a slider's change on it, and the memory all of it takes. Exits 1 when a best is over its limit;
a median depends on what else the machine does.
"""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from statistics import median
from time import process_time
from tracemalloc import get_traced_memory
from tracemalloc import start as start_tracing
from typing import TYPE_CHECKING

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
from kasboek.core.learning.delays import delays
from kasboek.core.learning.unplanned import unplanned
from kasboek.core.open_items import OpenItem
from kasboek.core.open_items import Settlement
from kasboek.core.open_items import SettlementKind
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
from kasboek.core.scenario import Adjust
from kasboek.core.scenario import Scenario
from kasboek.reading.facts import bank_holidays
from kasboek.reading.facts import tax_rules

if TYPE_CHECKING:
    from kasboek.core.forecast.model import Forecast

AS_OF = dt.date(2026, 10, 31)
ITEMS, LINES, MOVEMENTS, PARTIES = 2_000, 300, 5_000, 200
SETTLED = 10_000
LIMITS = {"13w": 60, "12m": 150}
SLIDER, MEGABYTES = 50, 300
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


def _settled(number: int) -> OpenItem:
    """Return an item of the two years before that was paid, some early, most within weeks."""
    due = AS_OF - dt.timedelta(days=60 + number * 7 % 600)
    late = number % PARTIES % 9 + number * number % 31 - 6
    paid = SettlementKind.PAYMENT
    item = _item(number)
    return item._replace(
        id=f"{item.id}/paid",
        date=due - dt.timedelta(days=30),
        due=due,
        settlements=(Settlement(due + dt.timedelta(days=late), item.amount, paid, item.source),),
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
        items=tuple(sorted(map(_item, range(ITEMS)), key=lambda item: item.date)),
        counterparties={
            f"Party {n}": Counterparty(f"Party {n}", True, _SOURCE, payment_terms=Terms(30))  # noqa: FBT003 # as the ledger's reader does
            for n in range(PARTIES)
        },
        plan=tuple(_line(number) for number in range(LINES)),
        taxes=(Tax(TaxKind.VAT, "quarterly", VAT, opened, _SOURCE),),
        tax_rules=tax_rules(),
        bank_holidays=bank_holidays(2024, 2029),
    )


def taught(source: Book) -> Book:
    """Return the book with what everybody paid before."""
    items = (*source.items, *(_settled(number) for number in range(SETTLED)))
    return replace(source, items=tuple(sorted(items, key=lambda item: item.date)))


def learn(source: Book) -> None:
    """Learn how everybody pays and is paid, and what comes without anybody planning it."""
    unplanned(source, AS_OF)
    for receivable in (True, False):
        learned = delays(source, AS_OF, receivable=receivable)
        for number in range(PARTIES):
            name = f"Party {number}"
            learned.curve(name)
            learned.habit(name)
            learned.reason(name)


def ahead(source: Book, until: dt.date, horizon: str) -> list[Forecast]:
    """Forecast three scenarios with their tables."""
    found = [forecast(source, scenario, until) for scenario in ("base", "best", "worst")]
    for one in found:
        table(one, horizon)
    return found


def milliseconds(source: Book, horizon: str) -> tuple[list[float], list[float]]:
    """Return what each run took for learning and for the rest, each on a fresh book."""
    until = horizon_end(AS_OF, horizon)
    taken = []
    for _ in range(RUNS):
        fresh = replace(source)
        times = [process_time()]
        learn(fresh)
        times.append(process_time())
        kept = ahead(fresh, until, horizon)
        times.append(process_time())
        taken.append([(end - begin) * 1000 for begin, end in pairwise(times)])
        del kept  # only now, so that giving its memory back is not counted
    return [learning for learning, _ in taken], [rest for _, rest in taken]


def slider(source: Book) -> list[float]:
    """Return what a slider's change took: another scenario of a book that was forecast before."""
    until = horizon_end(AS_OF, "12m")
    ahead(source, until, "12m")
    taken = []
    for number in range(RUNS):
        late = Adjust("trial", "late", AS_OF, _SOURCE, customer="Party 1", delay=30 + number)
        trial = Scenario("trial", sales=Decimal("0.9"), delay=number, adjusts=(late,))
        begin = process_time()
        changed = forecast(source, trial, until)
        changed.low_point  # noqa: B018 # what the slider asks: the path, worked out on demand
        table(changed, "12m")
        taken.append((process_time() - begin) * 1000)
    return taken


def megabytes(source: Book) -> float:
    """Return the most memory that three scenarios over a year take, with all their items."""
    fresh = replace(source)
    start_tracing()
    for one in ahead(fresh, horizon_end(AS_OF, "12m"), "12m"):
        len(one.items)
    return get_traced_memory()[1] / 1e6


def told(what: str, took: list[float], limit: int) -> bool:
    """Print a measurement; return whether its best is over the limit."""
    best, usual = min(took), median(took)
    print(f"forecast, {what}: best {best:6.1f} ms, median {usual:6.1f} ms (limit {limit} ms)")
    return best > limit


def main() -> int:
    """Measure, print, and say by the exit code whether all is within its limit."""
    plain = book()
    over = False
    for name, source in (("", plain), (", spread", taught(plain))):
        for horizon, limit in LIMITS.items():
            learning, took = milliseconds(source, horizon)
            over |= told(f"three scenarios, {horizon}{name}", took, limit)
            print(f"  learned before: {min(learning):6.1f} ms")
    source = taught(plain)
    over |= told("a slider's change, 12m", slider(source), SLIDER)
    size = megabytes(source)
    print(f"forecast, most memory: {size:6.1f} MB (limit {MEGABYTES} MB)")
    return int(over or size > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
