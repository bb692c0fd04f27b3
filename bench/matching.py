"""How well a year of bank rows finds its invoices and bills, and how fast that goes.

The year of `matching_year.py` is imported month by month, as a user would. What is asked is then
answered rightly in the text, so that the next month begins with true books. Prints the questions
after the first month as a part of all rows (limit 3 %, what a rule or history must know left out),
what was booked wrong without a question (none is right), and by what each row was found. Then
2,000 payments against 5,000 open items, with amounts as they come and all round (limit 2 s).
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from typing import NamedTuple

from matching_rows import camt
from matching_year import Company

from kasboek import reading
from kasboek.importers.categorise import UNSURE
from kasboek.importers.intake import Intake
from kasboek.importers.shelf import Shelf
from kasboek.writing.files import commit
from kasboek.writing.files import locked

if TYPE_CHECKING:
    from matching_rows import Leg
    from matching_rows import Month
    from matching_rows import Row

    from kasboek.importers.categorise import Choice

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
    """Print the share of questions, the wrong ones, and what each is."""
    total: Counter[str] = Counter()
    kinds: Counter[tuple[str, str]] = Counter()
    wrong: list[Judged] = []
    asked: Counter[str] = Counter()
    for seed in SEEDS:
        with tempfile.TemporaryDirectory() as name:
            for each in judged(Path(name), seed):
                kinds[each.row.kind, each.verdict] += 1
                because = each.choice.because
                asked[f"{each.row.kind} {because.key if because else '-'}"] += (
                    each.verdict == "asked"
                )
                wrong += [each] if each.verdict == "wrong" else []
                if each.month > 1:
                    total["rows"] += 1
                    learned = "taught" if each.row.taught else "matched"
                    total[f"{learned} {each.verdict}"] += 1
    share = 100 * total["matched asked"] / total["rows"]
    taught = 100 * total["taught asked"] / total["rows"]
    print(f"matching: questions after the first month   {share:.1f} %   limit {LIMIT} %")
    print(f"matching: rows that history has to know   {taught:.1f} % of {total['rows']}")
    print(f"matching: booked wrong without a question   {len(wrong)}")
    if "--kinds" in sys.argv:
        for (kind, verdict), count in sorted(kinds.items()):
            print(f"  {kind:20} {verdict:6} {count:5}")
        for why, count in sorted(asked.items()):
            print(f"  asked: {why} {count}")
        for each in wrong:
            print(f"  {each.row}\n    {each.choice}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
