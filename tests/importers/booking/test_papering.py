"""Papers: each once, whole or not at all, archived, and never a ledger that does not check."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from beancount import loader

from kasboek import reading
from kasboek.importers.booking.intake import Intake
from kasboek.importers.booking.shelf import Shelf
from kasboek.importers.files.opened import Opened
from kasboek.importers.papers import PaperFile
from kasboek.importers.papers import Pieces
from kasboek.words import say
from kasboek.writing.files import commit
from kasboek.writing.merge import Directive

if TYPE_CHECKING:
    from pathlib import Path

    from kasboek.core.book import Book
    from kasboek.importers.booking.outcome import Taken

LEDGER = """\
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2020-01-01 open Assets:Receivable EUR
  class: "receivable"
2020-01-01 open Income:Sales
2030-01-01 open Income:Later
2020-01-01 open Income:Gone
2026-01-01 close Income:Gone
"""
DAY = dt.date(2026, 10, 1)


@dataclass(frozen=True)
class Invoice:
    """A paper as small as can be."""

    number: str
    amount: str = "100.00"
    account: str = "Income:Sales"
    day: dt.date = DAY

    @property
    def identity(self) -> str:
        return f"invoice {self.number}"

    def known(self, book: Book) -> bool:
        return any(each.number == self.number for each in book.items)

    def pieces(self, book: Book) -> Pieces:
        new = "Income:New" not in book.accounts
        text = (
            f'{self.day} * "Jansen" ""\n  invoice: "{self.number}"\n'
            f"  Assets:Receivable  100.00 EUR\n  {self.account}  -{self.amount} EUR\n"
        )
        return Pieces(
            {f"books/{self.day.year}/invoices.beancount": (Directive(self.day, 1, text),)},
            {"Income:New": Directive(DAY, 1, f"{DAY} open Income:New\n")} if new else {},
            {"Jansen": Directive(DAY, 1, f'{DAY} custom "customer" "Jansen"\n')},
        )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "main.beancount").write_text(LEDGER, "utf-8")
    return tmp_path


def book_files(home: Path, *files: tuple[Invoice, ...]) -> list[Taken]:
    opened = []
    for number, papers in enumerate(files):
        path = home / "inbox" / f"{number}.json"
        path.write_bytes(b"{}")
        opened.append(Opened(path, b"{}", PaperFile("test", papers, account="Assets:Receivable")))
    shelf = Shelf(home / "main.beancount")
    book = reading.load(home / "main.beancount")
    taken = Intake(book).book_files(opened)
    commit(home, shelf.changes(book, taken))
    return taken


def texts(home: Path) -> dict[str, str]:
    _, errors, _ = loader.load_file(str(home / "main.beancount"))
    assert errors == []
    return {
        path.relative_to(home).as_posix(): path.read_text("utf-8")
        for path in sorted(home.rglob("*.beancount"))
    }


def test_papers_are_booked_with_what_they_need_once(home: Path) -> None:
    one, two = Invoice("2026-1"), Invoice("2026-2", account="Income:New")
    first, second = book_files(home, (one, two), (two,))
    assert [each.identity for each in first.new_papers] == ["invoice 2026-1", "invoice 2026-2"]
    assert (first.rows, first.new, second.rows, second.new) == (2, 2, 1, 0)
    found = texts(home)
    assert found["accounts.beancount"] == "; accounts\n\n2026-10-01 open Income:New\n"
    assert found["relations.beancount"] == (
        '; relations\n\n2026-10-01 custom "customer" "Jansen"\n'
    )
    assert found["books/2026/invoices.beancount"].startswith("; invoices, 2026\n\n2026-10-01 * ")
    assert found["books/2026/invoices.beancount"].count("invoice: ") == 2
    assert found["books.beancount"] == (
        'include "accounts.beancount"\ninclude "books/2026/invoices.beancount"\n'
        'include "relations.beancount"\n'
    )
    assert not list((home / "inbox").iterdir())
    archived = home / "documents/Assets/Receivable"
    assert [path.name for path in archived.iterdir()] == ["2026-10-01.0.json", "2026-10-01.1.json"]
    before = texts(home)
    (again,) = book_files(home, (one, two))
    assert (again.rows, again.new) == (2, 0)
    assert texts(home) == before


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        (
            Invoice("2", account="Income:Absent"),
            (
                "invoice 2: there is no account Income:Absent; paste this into the ledger and "
                "import again:\n    2026-10-01 open Income:Absent"
            ),
        ),
        (
            Invoice("2", account="Income:Later"),
            (
                "Income:Later opens on 1 January 2030 (main.beancount, line 6), invoice 2 is of 1 "
                "October 2026; make that line's date 2026-10-01 and import again"
            ),
        ),
        (
            Invoice("2", account="Income:Gone"),
            (
                "invoice 2: Income:Gone is not open on 1 October 2026; move its open or close "
                "directive"
            ),
        ),
        (
            Invoice("2", amount="99.00"),
            (
                "invoice 2: its amounts do not add up, € 1.00 is left over; correct it at the "
                "source, or book it by hand"
            ),
        ),
        (
            Invoice("2", amount="99,00"),
            (
                "invoice 2: it cannot be written as ledger text, so the file is not booked; "
                "book it by hand and report the file"
            ),
        ),
    ],
    ids=["account", "early", "late", "balance", "text"],
)
def test_one_bad_paper_keeps_the_whole_file_out(home: Path, bad: Invoice, sentence: str) -> None:
    first, second = book_files(home, (Invoice("1"), bad), (Invoice("3"),))
    assert [say(each, "en") for each in first.problems] == [sentence]
    assert (second.problems, second.new) == ((), 1)
    assert [path.name for path in (home / "inbox").iterdir()] == ["0.json"]
    assert 'invoice: "3"' in texts(home)["books/2026/invoices.beancount"]
    assert 'invoice: "1"' not in texts(home)["books/2026/invoices.beancount"]


def test_an_account_that_opens_too_late_is_told_once(home: Path) -> None:
    days = [dt.date(2026, 3, 5), dt.date(2026, 2, 4), dt.date(2026, 2, 4)]
    papers = [Invoice(str(n), account="Income:Later", day=day) for n, day in enumerate(days)]
    (taken,) = book_files(home, tuple(papers))
    assert [say(each, "en") for each in taken.problems] == [
        (
            "Income:Later opens on 1 January 2030 (main.beancount, line 6), invoice 1 is of 4 "
            "February 2026; make that line's date 2026-02-04 and import again"
        )
    ]
