"""The day on which an account opens: one that holds for every file, else what to change."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tests.importers.pieces import LEDGER
from tests.importers.pieces import OWN
from tests.importers.pieces import camt053
from tests.importers.pieces import csv
from tests.importers.pieces import history
from tests.importers.pieces import mt940

if TYPE_CHECKING:
    from tests.importers.conftest import Desk

ROWS = history(10_000, [[-250, 1000], [-1], [700, -5]])
"""On 1, 3 and 5 October 2026."""
OTHERS = LEDGER.replace(
    f'1990-01-01 open Assets:Bank:ING EUR\n  iban: "{OWN}"\n  class: "cash"\n', ""
)
PASTED = f'2026-10-01 open Assets:Bank:Ingb4567 EUR\n  iban: "{OWN}"\n  class: "cash"\n'


def test_the_proposed_day_is_that_of_the_oldest_file(desk: Desk) -> None:
    """Whatever order the files have: each answers with the same directive, which suits them all."""
    desk.begin(OTHERS)
    files = (mt940(ROWS[3:]), csv(ROWS[2:4]), camt053(ROWS[:3]))
    desk.take(*files)
    told = f"no account has the IBAN {OWN}; paste this into the ledger and import again:\n    "
    assert desk.problems == [told + PASTED.strip().replace("\n", "\n    ")] * 3
    desk.begin(OTHERS + PASTED)
    for content in files:
        desk.take(content)
    assert sum(file["new"] for file in desk.answer) == 2
    assert desk.book().balance("Assets:Bank:Ingb4567", ROWS[-1].day) == {"EUR": Decimal("114.44")}
    desk.entries()


def test_an_older_statement_says_which_line_to_change(desk: Desk) -> None:
    """Nothing of it is booked; with the day on that line changed it is."""
    text = OTHERS + PASTED.replace("2026-10-01", "2026-10-05")
    desk.begin(text)
    desk.take(mt940(ROWS[3:]))
    before = desk.texts()
    desk.take(camt053(ROWS[1:3]), csv(ROWS[:3]))
    assert (
        desk.problems
        == [
            (
                "Assets:Bank:Ingb4567 opens on 5 October 2026 (main.beancount, line 6), the "
                "statement starts on 1 October 2026; make that line's date 2026-10-01 and import "
                "again"
            )
        ]
        * 2
    )
    assert desk.texts() == before
    assert text.splitlines()[5].startswith("2026-10-05 open")
    desk.head.write_text(
        desk.text("main.beancount").replace("2026-10-05 open", "2026-10-01 open"), "utf-8"
    )
    desk.take(camt053(ROWS[1:3]), csv(ROWS[:3]))
    assert [(file["new"], file["imported"]) for file in desk.answer] == [(2, True), (1, True)]
    desk.entries()
    assert desk.text("books/2026/ingb4567.beancount").count("Opening balance") == 1


def test_a_file_with_a_statement_for_every_day_says_it_once(desk: Desk) -> None:
    """The day asked for is the first of all files, whichever statement and file it stands in."""
    text = LEDGER.replace("1990-01-01 open Equity:Suspense", "2026-10-09 open Equity:Suspense")
    desk.begin(text)
    days = "\n".join(mt940([row]) for row in ROWS[2:])
    desk.take(days, camt053(ROWS[:2]))
    told = "Equity:Suspense opens on 9 October 2026 (main.beancount, line 5), the statement starts "
    asked = "; make that line's date 2026-10-01 and import again"
    assert sorted(desk.problems) == [
        f"{told}on 1 October 2026{asked}",
        f"{told}on 3 October 2026{asked}",
    ]
