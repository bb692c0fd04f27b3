"""Where bank lines go: how fast by rules and by what is learned, and how often that is right.

Speed: 100,000 lines against 500 rules, some of them expressions; 100,000 lines against what 50,000
bookings teach. Right: two ledgers are booked again month by month with their rules taken away, each
line by what the months before it teach. Decided, wrong and left are counted; what settles an
invoice is no part of it, but must not be decided either. The public ledger has names only, no
account numbers or texts, and people who put one shop on two accounts. Exits 1 over a limit.
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from beancount import loader
from beancount.core.data import Transaction
from importing import book
from importing import ing_file

from kasboek import reading
from kasboek.core.categorising import Experience
from kasboek.core.categorising import Line
from kasboek.core.categorising import Past
from kasboek.core.categorising import Place
from kasboek.core.categorising.model import CENT
from kasboek.core.categorising.model import NOWHERE
from kasboek.core.policy import Rule
from kasboek.core.saying import Source
from kasboek.importers import formats
from kasboek.importers.categorising.categorise import Sorter
from kasboek.importers.categorising.history import history
from kasboek.importers.categorising.open_items import OpenItems

if TYPE_CHECKING:
    from collections.abc import Sequence

ROWS, RULES, BOOKINGS, PARTIES = 100_000, 500, 50_000, 2_000
SECONDS = 5
WRONG = {"sample company": Decimal("0.5"), "public ledger": Decimal(5)}
"""Percent of what is decided that may be wrong."""
HERE = Path(__file__).parents[1]
PUBLIC = HERE.parent / "shared/datasets/ledger-hackclub/hackclub.beancount"


def by_rules() -> float:
    """Return the seconds that sorting takes, preparation included."""
    source, day = Source("policy.beancount", 9_000), dt.date(2019, 1, 1)
    plain = book(RULES)
    expressions = [
        Rule(f"r{n}", "Expenses:Sort1", day, source, regex=rf"filiaal {n}\b.*spoed\d+")
        for n in range(5)
    ]
    ledger = replace(plain, rules=(*plain.rules, *expressions))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ing.csv"
        path.write_text(ing_file(ROWS), "utf-8")
        lines = formats.read(path).statements[0].lines
    start = process_time()
    sorter = Sorter(ledger, "Assets:Bank:ING", "EUR", OpenItems(ledger))
    for line in lines:
        sorter.choose(line)
    return process_time() - start


def by_lessons() -> float:
    """Return the seconds that learning and asking takes."""
    day, source = dt.date(2024, 1, 1), Source("books/2024.beancount", 1)

    def told(number: int) -> tuple[Decimal, str, str, str, str]:
        party = number * 7919 % PARTIES
        text = f"termijn {number % 12 + 1} sort{party} kenmerk {number}"
        return Decimal(-party - 100), "EUR", f"NL20INGB{party:010d}", f"Party {party} BV", text

    past = [
        Past(day, *told(n), f"Expenses:Sort{n * 7919 % PARTIES % 40}", Decimal(), "", source)
        for n in range(BOOKINGS)
    ]
    start = process_time()
    known = Experience(past)
    found = sum(known.lesson(Line(day, *told(n))) is not None for n in range(ROWS))
    spent = process_time() - start
    assert found == ROWS, found
    return spent


def replayed(past: Sequence[Past]) -> Counter[str]:
    """Return how many bookings each month's past decides rightly, wrongly, or not."""
    count: Counter[str] = Counter()
    before: list[Past] = []
    for _, month in groupby(past, key=lambda each: (each.date.year, each.date.month)):
        known, now = Experience(before), list(month)
        before += now
        for each in now:
            line = Line(each.date, each.amount, each.currency, each.iban, each.name, each.text)
            found = known.lesson(line)
            if each.account == NOWHERE:
                count["wrong"] += found is not None
            elif found is None:
                count["left"] += 1
            else:
                count["right" if _is_right(found.place, each) else "wrong"] += 1
    return count


def _is_right(place: Place, past: Past) -> bool:
    parts = dict(place.parts(past.amount))
    vat = parts.get(place.vat_account, Decimal())
    return place.account == past.account and abs(vat - past.vat) <= CENT


def company() -> list[Past]:
    """Return the bookings of the sample company; what its rules would say is not looked at."""
    return history(reading.load(HERE / "ledger/main.beancount"))


def public() -> list[Past]:
    """Return the bookings of the public ledger between one balance account and one other."""
    entries, _, _ = loader.load_file(str(PUBLIC))
    found = []
    for entry in entries:
        if not isinstance(entry, Transaction):
            continue
        held = [p for p in entry.postings if p.account.startswith(("Assets:", "Liabilities:"))]
        others = {p.account for p in entry.postings} - {p.account for p in held}
        if len(held) == 1 and held[0].units is not None and held[0].units.number:
            account = others.pop() if len(others) == 1 else NOWHERE
            name, number = entry.payee or entry.narration or "", held[0].units.number
            source = Source("hackclub.beancount", entry.meta["lineno"])
            told = (entry.date, number, held[0].units.currency, "", name, "")
            found.append(Past(*told, account, Decimal(), "", source))
    return found


def told(name: str, count: Counter[str]) -> bool:
    """Print what a replay came to; return whether too much was wrong."""
    decided = count["right"] + count["wrong"]
    wrong = Decimal(100) * count["wrong"] / decided
    cost = f"{count['wrong']} of {decided} decided, {count['left']} left = {wrong:.1f} %"
    print(f"learned wrongly, {name}   {cost}   limit {WRONG[name]} %")
    return wrong > WRONG[name]


def main() -> int:
    """Print the figures beside their limits; 1 where one is missed."""
    ruled, learned = by_rules(), by_lessons()
    print(f"categorise 100,000 lines, {RULES} rules   {ruled:.2f} s   limit {SECONDS} s")
    print(f"the same by 50,000 bookings   {learned:.2f} s   limit {SECONDS} s")
    over = max(ruled, learned) > SECONDS
    over |= told("sample company", replayed(company()))
    if PUBLIC.is_file():
        over |= told("public ledger", replayed(public()))
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
