"""The road: a bare ledger is at its beginning, and each line written moves it on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from kasboek import reading
from kasboek import words
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.position.steps import coming
from kasboek.core.position.steps import steps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kasboek.core.book import Book
    from kasboek.core.position.steps import Step

TODAY = dt.date(2026, 11, 2)
BARE = """
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 open Assets:Bank
2026-01-01 open Assets:Receivable
2026-01-01 open Equity:Opening
2026-01-01 open Income:Sales
2026-01-01 open Expenses:Rent
  class: "housing"
2026-09-30 * "opening"
  Assets:Bank     90000 EUR
  Equity:Opening
2026-10-31 * "Zuid" "rent"
  Expenses:Rent    1000 EUR
  Assets:Bank     -1000 EUR
"""
LINES = {
    "buffer": '2026-01-01 custom "policy" "liquidity-buffer" 20000 EUR\n',
    "target-runway": '2026-01-01 custom "policy" "runway" 6\n',
    "target-dso": '2026-01-01 custom "policy" "dso" 45\n',
    "rules": '2026-01-01 custom "categorise" "rent" Expenses:Rent\n  match: "zuid"\n',
    "plan": '2026-12-01 # "Zuid" "rent"\n  Expenses:Rent  1000 EUR\n  Assets:Bank  -1000 EUR\n',
    "validated": '2026-10-31 custom "reviewed" "forecast" "anna@x.example" "kept"\n',
    "scenarios": '2026-01-01 custom "scenario" "worst"\n  sales: 0.8\n',
    "reconciled": '2026-10-31 custom "reconciled" Assets:Bank 89000 EUR "anna@x.example"\n',
    "roles": "".join(
        f'2026-01-01 custom "role" "{role}" "anna@x.example"\n'
        for role in ("payments", "forecast", "reconciliation", "control")
    ),
    "review-set": '2026-10-01 custom "review" "assumptions" "monthly" "anna@x.example"\n',
}


def road(book: Book, today: dt.date | None = TODAY) -> tuple[Step, ...]:
    assert book.as_of
    return steps(Standpoint.of(book, book.as_of), today)


def undone(found: tuple[Step, ...]) -> set[str]:
    return {
        check.says.key.removeprefix("steps.").removesuffix("-open")
        for step in found
        for check in step.checks
        if not check.done
    }


def test_a_bare_ledger_lacks_what_only_the_founder_knows(read_text: Callable[..., Book]) -> None:
    found = road(read_text(BARE))
    assert [step.name for step in found] == [
        "baseline", "targets", "tools", "data", "forecast", "guard", "governance",
    ]  # fmt: skip
    assert undone(found) == set(LINES)
    assert [step.number for step in found if step.done] == [1, 4]
    first = coming(found)
    assert first
    assert (first.number, first.name) == (2, "targets")


def test_all_lines_written_is_the_end_of_the_road(read_text: Callable[..., Book]) -> None:
    found = road(read_text(BARE + "".join(LINES.values())))
    assert undone(found) == set()
    assert coming(found) is None


@given(st.sets(st.sampled_from(sorted(LINES))))
def test_each_line_ticks_off_its_own_check_and_no_other(written: set[str]) -> None:
    from beancount import loader  # noqa: PLC0415 # a fixture cannot be asked by hypothesis

    text = BARE + "".join(LINES[name] for name in sorted(written))
    entries, errors, options = loader.load_string(text)
    found = road(reading.read(entries, options, errors=errors))
    assert undone(found) == set(LINES) - written


def test_what_goes_wrong_later_opens_a_step_again(read_text: Callable[..., Book]) -> None:
    text = BARE + "".join(LINES.values())
    assert undone(road(read_text(text), dt.date(2026, 11, 30))) == {"fresh"}
    late = text + '2026-10-01 custom "action" "call Jansen" "anna@x.example" 2026-10-15\n'
    assert undone(road(read_text(late))) == {"actions"}
    unsure = text + (
        '2026-01-01 open Assets:Suspense\n  class: "suspense"\n'
        '2026-10-30 ! "?"\n  Assets:Suspense  10 EUR\n  Assets:Bank  -10 EUR\n'
    )
    # the balance that was signed for 31 October is ten less now
    assert undone(road(read_text(unsure))) == {"suspense", "reconciled"}
    unclear = text + (
        "2026-01-01 open Assets:Oddity\n"
        '2026-10-30 * "?"\n  Assets:Oddity  10 EUR\n  Assets:Bank  -10 EUR\n'
    )
    assert undone(road(read_text(unclear))) == {"classes", "reconciled"}
    without_plugin = text.replace('plugin "kasboek.plugins.books"\n', "")
    assert {"plugin", "errors"} <= undone(road(read_text(without_plugin)))


def test_the_sample_company_needs_fresh_data_first(company: Path) -> None:
    found = road(reading.load(company), dt.date(2026, 11, 21))
    assert [step.name for step in found if step.done] == [
        "baseline", "targets", "tools", "governance",
    ]  # fmt: skip
    first = coming(found)
    assert first
    assert first.next
    said = "download the latest statements and run 'kasboek import'"
    assert words.say(first.next) == said
