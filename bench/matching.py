"""How well a year of bank rows finds its invoices and bills, and what is asked.

The year of `matching_year.py` is imported month by month, as a user would. What is asked is then
answered rightly in the text, so that the next month begins with true books; an answer about a shop
becomes a rule, as the key r makes it. Prints for each seed the questions after the first month as a
part of all rows (limit 3 %), how many of them no bookkeeper could have booked either, and what was
booked wrong without a question (none is right). `--kinds` lists what each row was and why it was
asked, `--seeds 4-9` takes other years. Exits 1 over the limit.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING
from typing import NamedTuple

from matching_rows import camt
from matching_year import Company

from kasboek import reading
from kasboek.importers.booking.intake import Intake
from kasboek.importers.booking.shelf import Shelf
from kasboek.importers.categorising.categorise import UNSURE
from kasboek.writing.files import commit
from kasboek.writing.files import locked
from kasboek.writing.rules import Wanted
from kasboek.writing.rules import literal
from kasboek.writing.rules import rule_text

if TYPE_CHECKING:
    from matching_rows import Leg
    from matching_rows import Month
    from matching_rows import Row

    from kasboek.importers.categorising.categorise import Choice

LIMIT = 3
SEEDS = (1, 2, 3)


class Judged(NamedTuple):
    """What became of a row: `asked`, `right`, or `wrong`."""

    month: int
    row: Row
    verdict: str
    choice: Choice


def judged(folder: Path, seed: int) -> list[Judged]:
    """Import a year into a new ledger, answering what is asked; return what became of its rows."""
    company = Company(seed)
    head = folder / "main.beancount"
    head.write_text(company.head(), "utf-8")
    (folder / "books.beancount").write_text('include "invoices.beancount"\n', "utf-8")
    (folder / "invoices.beancount").write_text("", "utf-8")
    held = {"EUR": 100_000_000, "USD": 0}
    found = []
    for number, month in enumerate(company.months(), 1):
        with (folder / "invoices.beancount").open("a", encoding="utf-8") as file:
            file.write(f"\n{month.books}")
        paths = []
        for currency, opening in held.items():
            text, held[currency] = camt(month, currency, opening)
            path = folder / "inbox" / f"{number:02d}-{currency}.xml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
            paths.append(path)
        found += _imported(head, paths, number, month)
    return found


def _imported(head: Path, paths: list[Path], number: int, month: Month) -> list[Judged]:
    """Import the statements of a month, and answer what they ask."""
    book = reading.load(head, cache=False)
    errors = [problem for problem in book.problems if problem.error]
    if errors:
        raise SystemExit(str(errors[:3]))
    rows = {row.ref: row for row in month.rows}
    found = []
    with locked(head.parent):
        shelf = Shelf(head)
        taken = Intake(book).take(paths)
        refused = [problem for each in taken for problem in each.problems]
        if refused:
            raise SystemExit(str(refused[:3]))
        commit(shelf.root, shelf.changes(book, taken))
    for each in taken:
        for one in each.statements:
            for line, choice in one.new:
                row = rows[str(line.reference).rpartition(" ")[2]]
                found.append(Judged(number, row, _verdict(row, choice), choice))
    asked = {each.row.ref: each.row for each in found if each.verdict == "asked"}
    with head.open("a", encoding="utf-8") as file:
        for name in sorted({row.name for row in asked.values() if row.taught}):
            account = next(row.legs[0].account for row in asked.values() if row.name == name)
            wanted = Wanted(f"answered {name}", account, match=literal(name))
            file.write(rule_text(month.first, wanted))
    for path in sorted((head.parent / "books").rglob("*.beancount")):
        text = path.read_text("utf-8")
        path.write_text(_answered(text, asked), "utf-8")
    return found


def _verdict(row: Row, choice: Choice) -> str:
    if choice.how in UNSURE:
        return "asked"
    booked = sorted((p.account, int(p.amount * 100), p.number or "") for p in choice.parts)
    right = sorted((leg.account, leg.cents, leg.number) for leg in row.legs)
    return "right" if booked == right else "wrong"


def _answered(text: str, asked: dict[str, Row]) -> str:
    """Replace what stands on suspense by where it belongs."""
    blocks = text.split("\n\n")
    for number, block in enumerate(blocks):
        reference = block.partition('bank-ref: "')[2].partition('"')[0].rpartition(" ")[2]
        if reference in asked and " ! " in block:
            blocks[number] = _right(block, asked[reference])
    return "\n\n".join(blocks)


def _right(block: str, row: Row) -> str:
    lines = block.split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("  Equity:Suspense"))
    legs = [_posting(leg, row.currency) for leg in row.legs]
    head = f'{row.day} * "{row.payee}" "{row.kind}"'
    return "\n".join([head, *lines[1:at], *legs, *lines[at + 1 :]])


def _posting(leg: Leg, currency: str) -> str:
    name = f'\n    {leg.key}: "{leg.number}"' if leg.key else ""
    return f"  {leg.account}  {-leg.cents / 100:.2f} {currency}{name}"


def main() -> int:
    """Print the questions and what is wrong of each year; 1 where a limit is missed."""
    found: list[Judged] = []
    over = False
    for seed in seeds(sys.argv):
        start = perf_counter()
        with tempfile.TemporaryDirectory() as name:
            year = judged(Path(name), seed)
        found += year
        over |= told(seed, year, perf_counter() - start)
    if "--kinds" in sys.argv:
        kinds(found)
    return int(over)


def seeds(words: list[str]) -> list[int]:
    """Return the years to make: those after `--seeds`, as 4-9, or the usual ones.

    >>> seeds(["matching.py", "--seeds", "4-6"])
    [4, 5, 6]
    """
    if "--seeds" not in words:
        return list(SEEDS)
    first, _, last = words[words.index("--seeds") + 1].partition("-")
    return list(range(int(first), int(last or first) + 1))


def told(seed: int, year: list[Judged], seconds: float) -> bool:
    """Print a year; return whether too much was asked, or anything was wrong."""
    later = [each for each in year if each.month > 1]
    asked = [each for each in later if each.verdict == "asked"]
    wrong = sum(each.verdict == "wrong" for each in year)
    unsure = sum(not each.row.certain for each in asked)
    share = 100 * len(asked) / len(later)
    cost = f"{len(asked)} of {len(later)}, {unsure} for anybody, {wrong} wrong, {seconds:.1f} s"
    print(f"questions, year {seed}   {cost} = {share:.1f} %   limit {LIMIT} %")
    return share > LIMIT or wrong > 0


def kinds(found: list[Judged]) -> None:
    """Print what became of each kind of row, why it was asked, and all that is wrong."""
    count = Counter((each.row.kind, each.verdict) for each in found)
    for (kind, verdict), number in sorted(count.items()):
        print(f"  {kind:20} {verdict:6} {number:5}")
    asked = Counter(
        f"{each.row.kind} {each.choice.because.key if each.choice.because else '-'}"
        for each in found
        if each.verdict == "asked"
    )
    for why, number in sorted(asked.items()):
        print(f"  asked: {why} {number}")
    for each in found:
        if each.verdict == "wrong":
            print(f"  {each.row}\n    {each.choice}")


if __name__ == "__main__":
    sys.exit(main())
