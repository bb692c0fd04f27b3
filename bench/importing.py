"""Import of a 100,000-row ING file with 50 rules, beside a bare read of the same file.

Bare: csv rows of the open file with their day and amounts converted, as fast as Python can, and
dropped at once; beside it the same with `strptime`, and Beancount's printer for the same entries.
Import: identified, read, proved, dropped what is there, categorised and written as text; the
ledger is not loaded. Also: deduplicating 10,000 rows against 10,000 existing. Limits: 4 times;
0.05 s.
"""

from __future__ import annotations

import csv
import datetime as dt
import random
import sys
import tempfile
import time
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from beancount.parser import parser
from beancount.parser import printer

from kasboek.core.accounts import Account
from kasboek.core.accounts import AccountClass
from kasboek.core.accounts import Origin
from kasboek.core.book import Book
from kasboek.core.policy import Rule
from kasboek.core.saying import Source
from kasboek.importers import formats
from kasboek.importers.booking.intake import Intake
from kasboek.importers.booking.intake import many_objects
from kasboek.importers.duplicates.known import Key
from kasboek.importers.duplicates.known import gathered
from kasboek.importers.duplicates.known import unknown
from kasboek.writing.merge import merged

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = 100_000
HEADER = (
    '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";'
    '"Mutatiesoort";"Mededelingen";"Saldo na mutatie";"Tag"\n'
)


def ing_file(rows: int, seed: int = 1) -> str:
    """Return an ING export whose balances hold, newest row first."""
    chance = random.Random(seed)  # noqa: S311 # a sample, no secret
    balance, lines = Decimal("250000.00"), []
    start = dt.date(2020, 1, 1)
    for number in range(rows):
        day = start + dt.timedelta(days=number * 2000 // rows)
        shop = f"Winkel {chance.randrange(400)} Filiaal {chance.randrange(9)}"
        cents = Decimal(chance.randrange(1, 90_000)) / 100
        sign = 1 if chance.random() < 0.45 else -1
        balance += sign * cents
        iban = f"NL{chance.randrange(10, 99)}RABO{chance.randrange(10**9, 10**10)}"
        text = (
            f"Naam: {shop} Omschrijving: order {chance.randrange(10**6)} term{number % 60} "
            f"levering week {number % 52} IBAN: {iban} Kenmerk: K{number:09d} "
            f"Valutadatum: {day:%d-%m-%Y}"
        )
        amount, after = (str(n).replace(".", ",") for n in (cents, balance))
        word = "Bij" if sign > 0 else "Af"
        lines.append(
            f'"{day:%Y%m%d}";"{shop}";"NL20INGB0001234567";"{iban}";"OV";"{word}";"{amount}";'
            f'"Overschrijving";"{text}";"{after}";""\n'
        )
    return HEADER + "".join(reversed(lines))


def book(rules: int = 50) -> Book:
    """Return a book with rules of which some match often, some seldom, some never."""
    source = Source("main.beancount", 1)
    day = dt.date(2019, 1, 1)

    def account(name: str, kind: AccountClass, iban: str | None = None) -> Account:
        return Account(name, day, None, (), kind, Origin.DECLARED, source, iban=iban)

    accounts = [
        account("Assets:Bank:ING", AccountClass.CASH, "NL20INGB0001234567"),
        account("Equity:Suspense", AccountClass.SUSPENSE),
        account("Assets:VAT", AccountClass.VAT),
        *(account(f"Expenses:Sort{n}", AccountClass.OTHER_COST) for n in range(rules)),
    ]
    made = [
        Rule(
            f"rule {n}",
            f"Expenses:Sort{n}",
            day,
            Source("policy.beancount", n),
            match=f"term{n}|another word {n}" if n % 5 else f"term{n}|wordpart{n}*",
            vat=Decimal("0.21") if n % 3 else None,
        )
        for n in range(rules)
    ]
    return Book(".", "", "EUR", None, accounts={a.name: a for a in accounts}, rules=tuple(made))


def parsed(text: str) -> dt.date:
    """Convert a day as the standard library does, with its format given."""
    return dt.datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007 # a day has no time zone


quick_day = dt.date.fromisoformat
"""Convert a day as fast as Python can."""


def bare(path: Path, day: Callable[[str], dt.date]) -> None:
    """Read the rows and convert day and amounts, nothing else."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter=";")
        next(reader)
        for row in reader:
            day(row[0])
            Decimal(row[6].replace(".", "").replace(",", "."))
            Decimal(row[9].replace(".", "").replace(",", "."))


def whole(path: Path, ledger: Book) -> object:
    """Import up to the finished text, and keep it all as the command does."""
    (taken,) = Intake(ledger).take([path])
    return taken, merged("", taken.statements[0].directives)


def printed(text: str) -> float:
    """Return what Beancount's printer alone takes for the same entries: a peer, no limit."""
    entries, errors, _ = parser.parse_string(text)
    assert not errors, errors[:3]
    start = time.process_time()
    printer.print_entries(entries, file=StringIO())
    return time.process_time() - start


def best(call: Callable[[], object], times: int = 3) -> float:
    """Return the shortest of some runs, in seconds of processor time."""
    found = []
    for _ in range(times):
        start = time.process_time()
        kept = call()
        found.append(time.process_time() - start)
        del kept
    return min(found)


def main() -> int:
    """Print the figures beside their limits; 1 where one is missed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ing.csv"
        path.write_text(ing_file(ROWS), "utf-8")
        ledger = book()
        with many_objects():  # as the command does; the bare read gains by it too
            plain, quick = best(lambda: bare(path, parsed)), best(lambda: bare(path, quick_day))
            full = best(lambda: whole(path, ledger))
        printing = printed(merged("", Intake(ledger).take([path])[0].statements[0].directives))
        path.write_text(ing_file(10_000), "utf-8")
        lines = formats.read(path).statements[0].lines
    known = gathered((line.date, line.amount, Key(None, line.balance)) for line in lines)
    dropping = best(lambda: unknown(lines, known))
    ratio = full / quick
    print(f"import 100,000 ING rows, 50 rules   {full:.2f} s = {ratio:.2f} x bare   limit 4 x")
    print(f"  bare csv, day by fromisoformat    {quick:.2f} s")
    print(f"  bare csv, day by strptime         {plain:.2f} s = {full / plain:.2f} x")
    print(
        f"  Beancount's printer, same entries {printing:.2f} s; import {full / printing:.2f} of it"
    )
    print(f"deduplicate 10,000 against 10,000   {dropping:.3f} s   limit 0.050 s")
    return int(ratio > 4 or dropping > 0.05)


if __name__ == "__main__":
    sys.exit(main())
