"""The baseline report: worked by hand on a small ledger, whole on the sample company."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kasboek import reading
from kasboek import words
from kasboek.cli.main import cli
from kasboek.core.capital.parts import Part
from kasboek.core.capital.results import Line
from kasboek.core.kpi.standpoint import Standpoint
from kasboek.core.position.baseline import FIRST
from kasboek.core.position.baseline import baseline
from kasboek.report import markdown
from kasboek.report.baseline import write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from kasboek.core.book import Book

TODAY = dt.date(2026, 11, 2)
# Cash 40,000 + 3,000 - 500 - 1,210 = 41,290; receivable 6,050 of which 2,420 is late; stock 4,000;
# owed for the stock 4,840 less 1,210 paid = 3,630; VAT 1,050 due less 840 to get back = 210.
# Assets 51,340 = equity 47,500 (40,000 + 3,000 + result 4,500) + 3,630 + 210.
SMALL = """
option "title" "De Hand"
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2025-01-01 open Assets:Bank
2025-01-01 open Assets:Receivable
2025-01-01 open Assets:Stock
2025-01-01 open Liabilities:Payable
2025-01-01 open Liabilities:VAT
2025-01-01 open Equity:Opening
2025-01-01 open Income:Sales
2025-01-01 open Expenses:Rent
  class: "housing"
2026-07-31 * "opening"
  Assets:Bank           40000 EUR
  Equity:Opening
2026-08-10 * "owner" "more capital"
  Assets:Bank            3000 EUR
  Equity:Opening
2026-08-11 * "Frames|Co" "frames"
  bill: "F1"
  due: 2026-11-20
  Assets:Stock           4000 EUR
  Liabilities:VAT         840 EUR
  Liabilities:Payable   -4840 EUR
2026-09-01 * "Jansen" "bikes"
  invoice: "1"
  due: 2026-10-01
  Assets:Receivable      2420 EUR
  Income:Sales          -2000 EUR
  Liabilities:VAT        -420 EUR
2026-10-05 * "Bosman" "bikes"
  invoice: "2"
  due: 2026-11-05
  Assets:Receivable      3630 EUR
  Income:Sales          -3000 EUR
  Liabilities:VAT        -630 EUR
2026-10-20 * "Zuid" "rent"
  Expenses:Rent           500 EUR
  Assets:Bank            -500 EUR
2026-10-31 * "Frames|Co" "a part"
  bill: "F1"
  Liabilities:Payable    1210 EUR
  Assets:Bank           -1210 EUR
"""


def report(book: Book, lang: str = "en", today: dt.date | None = TODAY) -> str:
    assert book.as_of
    return write(baseline(Standpoint.of(book, book.as_of), today), lang)


def row(text: str, *cells: str) -> bool:
    return f"| {' | '.join(cells)} |" in text.splitlines()


def test_the_small_company_by_hand(read_text: Callable[..., Book]) -> None:
    text = report(read_text(SMALL))
    assert text.startswith("# Baseline of De Hand\n\nWhere the company stands at the end of 31 Oct")
    assert row(text, "Assets:Bank", "bank or cash", "31 October 2026", "€ 41,290.00", "")
    assert row(text, "Cash", "41,290.00")
    assert row(text, "Receivables", "6,050.00")
    assert row(text, "Stock", "4,000.00")
    assert row(text, "Equity", "47,500.00")
    assert row(text, "Creditors", "3,630.00")
    assert row(text, "Tax owed", "210.00")
    assert text.splitlines().count("| Total | 51,340.00 |") == 2
    assert "3 full months, 1 August 2026 to 31 October 2026, without VAT." in text
    assert row(text, "Revenue without VAT", "5,000.00")
    assert row(text, "Other costs", "-500.00")
    assert row(text, "Result", "4,500.00")
    assert row(text, "1 to 30 days late", "2,420.00")
    assert row(text, "balance in the ledger", "6,050.00")
    assert row(text, r"Frames\|Co", "3,630.00", "0.00")
    assert row(text, "Working capital", "47,500.00")
    assert "- Above 2: safe, but capital lies idle" in text


def test_what_to_do_first_is_at_most_five_things_and_truth_comes_first(
    read_text: Callable[..., Book],
) -> None:
    unsure = SMALL + (
        '2026-01-01 open Assets:Suspense\n  class: "suspense"\n'
        '2026-10-30 ! "?"\n  Assets:Suspense  10 EUR\n  Assets:Bank  -10 EUR\n'
    )
    lines = report(read_text(unsure)).splitlines()
    todo = [line for line in lines if line[:1].isdigit() and line[1:3] == ". "]
    assert len(todo) == FIRST
    assert todo[0] == (
        "1. 1 suspense account is not empty: "
        "book what is marked ! where it belongs, or write a rule for it."
    )
    assert todo[1].startswith("2. 2 counterparties with open items without payment terms") is False
    assert todo[1].startswith("2. No liquidity buffer that is known: write custom")


def test_an_empty_year_and_no_kinds_say_why(read_text: Callable[..., Book]) -> None:
    """Two days of books: nothing is a month yet."""
    text = report(
        read_text(
            """
            option "operating_currency" "EUR"
            plugin "kasboek.plugins.books"
            2026-10-01 open Assets:Bank
            2026-10-01 open Equity:Opening
            2026-10-05 * "opening"
              Assets:Bank     1000 EUR
              Equity:Opening
            2026-10-06 * "more"
              Assets:Bank        1 EUR
              Equity:Opening
            """
        ),
        today=None,
    )
    assert "Permanent and temporary working capital are not known yet: the books hold" in text
    assert "## Profit and loss\n\nthe books" in text
    assert "figures are not known yet:" in text


def test_what_a_ledger_says_cannot_become_markdown(read_text: Callable[..., Book]) -> None:
    nasty = SMALL.replace('"De Hand"', '"# [x](http://evil) <b> | *"').replace(
        "Jansen", "a|b <script> [c](d) `e` \u202e"
    )
    text = report(read_text(nasty))
    assert "<script>" not in text
    assert r"a\|b \<script\> \[c\](d) \`e\`" in text
    assert "\u202e" not in text
    assert text.splitlines()[0].startswith(r"# Baseline of \# \[x\]")


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_part_of_the_sheet_and_of_the_results_has_a_word(lang: str) -> None:
    names = [f"input.{each.value}" for each in (*Part, *Line)]
    assert [name for name in names if not words.catalogue().get(name, {}).get(lang)] == []


def test_the_sample_company_in_both_languages(company: Path) -> None:
    book = reading.load(company)
    assert book.as_of
    found = baseline(Standpoint.of(book, book.as_of), TODAY)
    sheet = found.sheet
    assert sheet.assets == sheet.equity + sheet.liabilities
    assert found.receivables.difference == found.payables.difference == Decimal("0.00")
    english, dutch = write(found, "en"), write(found, "nl")
    assert english.count("\n## ") == dutch.count("\n## ") == 9
    assert row(english, "Cash position", "€ 180,164.10", "at least € 142,073.37", "ok")
    assert row(dutch, "Kas", "180.164,10")
    assert dutch.startswith("# Nulmeting van Fietsenmakerij De Spaak B.V.")


def test_the_kinds_below_temporary_add_up_to_it(company: Path) -> None:
    # 31 October 2026 is the lowest month-end: temporary is nil, the campaign's stock is not
    text = report(reading.load(company))

    assert row(text, "Temporary working capital", "0.00")
    assert row(text, "Special working capital", "12,703.35")
    assert row(text, "Temporary, explained by neither", "-12,703.35")


def test_a_ledger_without_a_title_is_not_called_beancount(
    read_text: Callable[..., Book],
) -> None:
    untitled = read_text(SMALL.replace('option "title" "De Hand"\n', ""))

    assert report(untitled, "nl").startswith("# Nulmeting\n")


def test_a_table_row_stays_a_row() -> None:
    assert markdown.table(["a", "b"], [("x\ny|z", "1")]).splitlines() == [
        "| a | b |", "| --- | ---: |", r"| x y\|z | 1 |",
    ]  # fmt: skip


def run(ledger: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--lang", "en", "--ledger", str(ledger), "report", *arguments])


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "main.beancount"
    path.write_text(SMALL, "utf-8")
    return path


def test_it_is_printed_or_written_and_the_same(written: Path) -> None:
    printed = run(written, "baseline")
    assert printed.exit_code == 0
    target = written.with_name("baseline.md")
    saved = run(written, "baseline", "-o", str(target))
    assert saved.exit_code == 0
    assert saved.stderr == f"{target} written\n"
    assert saved.stdout == ""
    assert target.read_text("utf-8") == printed.stdout
    assert sorted(path.name for path in written.parent.iterdir()) == [
        "baseline.md", "main.beancount",
    ]  # fmt: skip


def test_a_report_never_replaces_a_ledger(written: Path) -> None:
    refused = run(written, "baseline", "-o", str(written))
    assert refused.exit_code == 2
    assert refused.stderr == (
        f"kasboek: {written} is a ledger; a report would replace it. "
        "Name another file with -o, for example baseline.md\n"
    )
    assert written.read_text("utf-8") == SMALL


def test_a_folder_that_is_not_there_is_named(written: Path) -> None:
    refused = run(written, "baseline", "-o", str(written.with_name("no") / "baseline.md"))
    assert refused.exit_code == 2
    assert "No such file or directory" in refused.stderr


def test_an_unknown_report_is_answered_with_those_that_exist(written: Path) -> None:
    refused = run(written, "monthly")
    assert refused.exit_code == 2
    assert "baseline" in refused.stderr
