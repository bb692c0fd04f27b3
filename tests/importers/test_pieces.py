"""One statement in three formats, cut at any row, overlapping, shuffled: each booking once."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections import Counter
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from beancount import loader
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from tests.importers.pieces import BARE
from tests.importers.pieces import FORMATS
from tests.importers.pieces import LEDGER
from tests.importers.pieces import Row
from tests.importers.pieces import history
from tests.importers.pieces import without_loops

from kasboek import reading
from kasboek.importers.booking.intake import Intake
from kasboek.importers.booking.shelf import Shelf
from kasboek.importers.files.opened import opened
from kasboek.words import say
from kasboek.writing.files import commit

if TYPE_CHECKING:
    from kasboek.importers.booking.outcome import Taken

ACCOUNT = "Assets:Bank:ING"
Piece = tuple[str, int, int]
"""A format, and the first row and the one after the last."""


class Books:
    """A ledger in a folder."""

    def __init__(self, home: Path, rows: list[Row]) -> None:
        self.home, self.rows = home, rows
        self.head = home / "main.beancount"
        self.head.write_text(LEDGER, "utf-8")

    def take(self, *pieces: Piece) -> list[Taken]:
        """Import files at once; nothing of them may be refused or asked."""
        paths = []
        for number, (format_, start, end) in enumerate(pieces):
            path = self.home / f"{number:02}.dat"
            path.write_text((FORMATS | BARE)[format_](self.rows[start:end]), "utf-8")
            paths.append(path)
        shelf, book = Shelf(self.head), reading.load(self.head, cache=False)
        taken = Intake(book).book_files([opened(path) for path in paths])
        commit(self.home, shelf.changes(book, taken))
        assert [say(told, "en") for each in taken for told in each.problems] == []
        assert "bank-twin" not in self.text()
        return taken

    def text(self) -> str:
        books = sorted((self.home / "books").rglob("*.beancount"))
        return "".join(path.read_text("utf-8") for path in books)

    def booked(self) -> Counter[tuple[dt.date, int]]:
        """What stands on the account, but for opening balances."""
        book = reading.load(self.head, cache=False)
        column = book.columns[ACCOUNT]
        return Counter(
            (day, int(number * 100))
            for entry, day, number in zip(column.entries, column.dates, column.numbers, strict=True)
            if not book.entries[entry].narration.startswith("Opening balance")
        )

    def openings(self) -> list[Decimal]:
        book = reading.load(self.head, cache=False)
        column = book.columns[ACCOUNT]
        return [
            number
            for entry, number in zip(column.entries, column.numbers, strict=True)
            if book.entries[entry].narration.startswith("Opening balance")
        ]

    def errors(self) -> list[str]:
        _, errors, _ = loader.load_file(str(self.head))
        return [each.message for each in errors]


@st.composite
def statements(draw: st.DrawFn) -> list[Row]:
    """Two to five days with real twins among their bookings; nought and less occur."""
    amounts = st.sampled_from([-250, -250, -5025, 1000, 500, -1, 100_000])
    opening = draw(st.sampled_from([10_000, 0, -7_777]))
    days = draw(st.lists(st.lists(amounts, min_size=1, max_size=6), min_size=2, max_size=5))
    return history(opening, without_loops(opening, days))


@st.composite
def cut(draw: st.DrawFn, rows: list[Row]) -> list[Piece]:
    """Each format whole in up to four pieces, some of which reach into others; in any order."""
    count = len(rows)
    pieces = []
    for format_ in FORMATS:
        inner = draw(st.lists(st.integers(0, count), max_size=3))
        ends = sorted({0, count, *inner})
        reach = st.sampled_from([0, 0, 1, 2])
        pieces += [
            (format_, max(0, start - draw(reach)), min(count, end + draw(reach)))
            for start, end in pairwise(ends)
        ]
    return draw(st.permutations(pieces))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.data())
def test_each_booking_is_there_once(data: st.DataObject) -> None:
    """One by one or at once, nothing is asked, all balances hold, and once more adds nothing."""
    rows = data.draw(statements())
    pieces = data.draw(cut(rows))
    with tempfile.TemporaryDirectory() as folder:
        books = Books(Path(folder), rows)
        if data.draw(st.booleans()):
            books.take(*pieces)
        else:
            for piece in pieces:
                books.take(piece)
                assert books.errors() == []  # whatever is missing yet
        assert books.errors() == []
        assert books.booked() == Counter((row.day, row.cents) for row in rows)
        opening = Decimal(rows[0].after - rows[0].cents) / 100
        assert books.openings() == ([opening] if opening else [])
        last = rows[-1]
        morning = f"{last.day + dt.timedelta(days=1)} balance {ACCOUNT} {Decimal(last.after) / 100}"
        assert morning in books.text()
        there = books.text()
        for piece in data.draw(st.permutations(pieces)):
            assert [each.new for each in books.take(piece)] == [0]
        assert books.text() == there


DAYS = [[-250, 1000, -250], [-250, -250, 600], [-1, 100_000], [700]]
WHOLE = history(10_000, DAYS)


@pytest.mark.parametrize("format_", FORMATS)
def test_every_gap_is_filled_at_once(tmp_path: Path, format_: str) -> None:
    """The newest first leave three opening balances: at the start, and two for gaps.

    One file with everything explains all of them.
    """
    books = Books(tmp_path, WHOLE)
    for start, end in ((7, 9), (4, 5), (1, 2)):
        books.take((format_, start, end))
    states = [WHOLE[0].after - WHOLE[0].cents, *(row.after for row in WHOLE)]
    assert [int(each * 100) for each in books.openings()] == [
        states[1],
        states[4] - states[2],
        states[7] - states[5],
    ]
    assert books.errors() == []
    books.take(("csv", 0, len(WHOLE)))
    assert books.openings() == [Decimal(100)]
    assert books.errors() == []
    assert books.booked() == Counter((row.day, row.cents) for row in WHOLE)


def test_a_gap_that_stays_is_named_with_both_its_days(tmp_path: Path) -> None:
    """Rows 3 to 6 are missing: the newer file came first, so its opening balance keeps them."""
    books = Books(tmp_path, WHOLE)
    books.take(("mt940", 6, 9))
    (taken,) = books.take(("camt053", 0, 2))
    assert [say(told, "en") for told in taken.notices] == [
        "€ 100.00 booked as opening balance of Assets:Bank:ING",
        (
            "Assets:Bank:ING has a gap between 1 October 2026 and 5 October 2026: the statement "
            "opens with € 106.00, the ledger has € 107.50, € -1.50 apart; import the statement "
            "between them, or correct what is booked"
        ),
    ]
    assert books.errors() == []


def test_a_file_that_ends_at_noon_gives_way_to_the_evening(tmp_path: Path) -> None:
    """Its closing balance stands until the rest of the day is booked, in whatever format."""
    books = Books(tmp_path, WHOLE)
    books.take(("camt053", 0, 4))
    assert "2026-10-04 balance Assets:Bank:ING 102.50 EUR" in books.text()
    books.take(("mt940", 5, 6))  # after a gap: neither end is that of the day
    assert "2026-10-04 balance" not in books.text()
    books.take(("csv", 3, 5))
    assert "2026-10-04 balance Assets:Bank:ING 106.00 EUR" in books.text()
    assert books.errors() == []


def test_a_gap_is_not_taken_for_what_came_before_the_day(tmp_path: Path) -> None:
    """The gap of -5 stands on 1 October, on which the bank had -5 too, after the first row."""
    rows = history(0, [[-500, -500], [-250, -250, -250, 500, -1], [700]])
    books = Books(tmp_path, rows)
    for piece in (("csv", 4, 8), ("mt940", 0, 3), ("camt053", 0, 8)):
        books.take(piece)
    assert books.openings() == []
    assert books.errors() == []
    assert books.booked() == Counter((row.day, row.cents) for row in rows)
