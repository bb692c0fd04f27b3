"""How fast payments find their items: 2,000 payments against 5,000 open ones.

Books with amounts as they come, and with round ones that many items share, down to all equal and of
one customer; with numbers named and with none. Exits 1 over the limit of 2 s.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from decimal import Decimal
from random import Random
from time import process_time
from typing import NamedTuple

from kasboek.core.matching import Candidate
from kasboek.core.matching import Payment
from kasboek.core.matching import Tolerance
from kasboek.core.matching import match

ITEMS, PAYMENTS, SECONDS = 5_000, 2_000, 2
FIRST = dt.date(2026, 1, 1)


class Case(NamedTuple):
    """A book: how many customers, which amounts in cents, and whether payments name a number."""

    what: str
    customers: int
    amounts: tuple[int, ...]
    named: bool


CASES = (
    Case("named", 500, (), named=True),
    Case("nothing named", 500, (), named=False),
    Case("round, nothing named", 200, (50_000, 100_000, 150_000, 200_000), named=False),
    Case("round and named in part", 200, (50_000, 100_000, 150_000, 200_000), named=True),
    Case("round, 20 open of each", 250, (50_000, 100_000, 150_000, 200_000), named=False),
    Case("named in part, one customer", 1, (100_000,), named=True),
    Case("equal, one customer", 1, (100_000,), named=False),
)


def items(case: Case, chance: Random) -> list[Candidate]:
    """Return the open items."""
    found = []
    for n in range(ITEMS):
        who = f"Customer {n % case.customers:03} BV"
        cents = chance.choice(case.amounts) if case.amounts else chance.randrange(1_000, 900_000)
        day = FIRST + dt.timedelta(days=n % 300)
        number = f"2026-{n:05}"
        values = (f"invoice/{number}", number, True, who, "Assets:Receivable", day)
        iban = f"NL20INGB{n % case.customers:010}"
        due = day + dt.timedelta(days=30)
        found.append(Candidate(*values, due, Decimal(cents) / 100, "EUR", (iban,), (who,)))
    return found


def payments(case: Case, open_items: list[Candidate], chance: Random) -> list[Payment]:
    """Return payments of one item, of two, or of a part, in the order of their days."""
    found = []
    for n, item in enumerate(chance.sample(open_items, PAYMENTS)):
        text = f"betaling factuur {item.number} klant 8812" if case.named else "dank u wel"
        day = FIRST + dt.timedelta(days=400 + n // 6)
        amount = item.open if n % 10 else item.open / 2
        values = (str(n), day, amount, "EUR", item.ibans[0], item.counterparty, text)
        found.append(Payment(*values))
    return found


def seconds(case: Case) -> tuple[float, Counter[str]]:
    """Return what matching takes, everything included, and how many verdicts of each kind."""
    chance = Random(7)  # noqa: S311 # the same book every time is the point
    listed = items(case, chance)
    paid = payments(case, listed, chance)
    start = process_time()
    found = match(paid, listed, Tolerance(Decimal(5), "EUR", "Expenses:Bank"))
    return process_time() - start, Counter(type(each).__name__ for each in found)


def main() -> int:
    """Print the seconds of each book beside their limit; 1 where one is over it."""
    over = False
    for case in CASES:
        spent, count = seconds(case)
        told = ", ".join(f"{number} {name.lower()}" for name, number in sorted(count.items()))
        print(f"matching 2,000 x 5,000, {case.what}: {told}   {spent:.2f} s   limit {SECONDS} s")
        over |= spent > SECONDS
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
