"""Files without any balance came first: the first that has one tells the opening balance."""

from __future__ import annotations

import tempfile
from collections import Counter
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from tests.importers.pieces import BARE
from tests.importers.pieces import FORMATS
from tests.importers.pieces import LEDGER
from tests.importers.pieces import Row
from tests.importers.pieces import history
from tests.importers.test_pieces import Books

from kasboek.words import say

DAYS = [[-250, 1000, -250], [-250, -250, 600], [-1, 100_000], [700]]
WHOLE = history(10_000, DAYS)
"""Rows 0 to 2, 3 to 5, 6 and 7, 8 are of one day each; the account opens with 100.00."""


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("bare", BARE)
def test_the_same_statement_with_its_balances(tmp_path: Path, bare: str, format_: str) -> None:
    books = Books(tmp_path, WHOLE)
    books.take((bare, 0, 9))
    assert books.openings() == []
    (taken,) = books.take((format_, 0, 9))
    assert [say(told, "en") for told in taken.notices] == [
        "€ 100.00 booked as opening balance of Assets:Bank:ING"
    ]
    assert taken.new == 0
    assert books.openings() == [Decimal(100)]
    assert "2026-10-08 balance Assets:Bank:ING 1112.99 EUR" in books.text()
    assert books.errors() == []


@pytest.mark.parametrize(
    "order", list(permutations([("ing-old", 0, 3), ("ofx", 3, 6), ("csv", 6, 9)]))
)
@pytest.mark.parametrize("at_once", [True, False])
def test_days_side_by_side_in_any_order(
    tmp_path: Path, order: tuple[tuple[str, int, int], ...], *, at_once: bool
) -> None:
    books = Books(tmp_path, WHOLE)
    for pieces in [order] if at_once else [(piece,) for piece in order]:
        books.take(*pieces)
    assert books.openings() == [Decimal(100)]
    assert books.errors() == []
    assert books.booked() == Counter((row.day, row.cents) for row in WHOLE)


def test_a_gap_after_them_stands_in_it_until_it_is_filled(tmp_path: Path) -> None:
    """3 October, rows 3 to 5, is missing: the opening balance has its 1.00 until it comes."""
    books = Books(tmp_path, WHOLE)
    for piece, opening in (
        (("ofx", 0, 3), []),
        (("mt940", 6, 9), [101]),
        (("camt053", 3, 6), [100]),
    ):
        books.take(piece)
        assert books.openings() == list(map(Decimal, opening))
        assert books.errors() == []


def test_where_the_ledger_tells_an_opening_balance_a_difference_is_a_gap(tmp_path: Path) -> None:
    books = Books(tmp_path, WHOLE)
    books.head.write_text(
        f'{LEDGER}\n2026-09-30 * "Begin"\n  Assets:Bank:ING  90.00 EUR\n  Equity:Opening\n', "utf-8"
    )
    books.take(("ofx", 0, 3))
    (taken,) = books.take(("csv", 3, 9))
    assert books.openings() == []
    assert [say(told, "en") for told in taken.notices] == [
        (
            "Assets:Bank:ING has a gap between 1 October 2026 and 3 October 2026: the statement "
            "opens with € 105.00, the ledger has € 95.00, € 10.00 apart; import the statement "
            "between them, or correct what is booked"
        )
    ]


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.data())
def test_whole_days_in_any_formats_and_order(data: st.DataObject) -> None:
    """Overlapping files of whole days, at least one of them with all days and its balances."""
    amounts = st.sampled_from([-250, -251, 1000, 503, -17, 100_009])
    days = data.draw(st.lists(st.lists(amounts, min_size=1, max_size=4), min_size=2, max_size=5))
    rows = history(10_000, days)
    ends = [sum(map(len, days[:n])) for n in range(len(days) + 1)]
    pieces = [(data.draw(st.sampled_from(sorted(FORMATS))), 0, len(rows))]
    for format_ in data.draw(st.lists(st.sampled_from(sorted(BARE)), min_size=1, max_size=3)):
        start = data.draw(st.integers(0, len(days) - 1))
        pieces.append((format_, ends[start], ends[data.draw(st.integers(start + 1, len(days)))]))
    with tempfile.TemporaryDirectory() as folder:
        books = Books(Path(folder), rows)
        for piece in data.draw(st.permutations(pieces)):
            books.take(piece)
        assert books.errors() == []
        assert books.openings() == [Decimal(100)]
        assert books.booked() == Counter((row.day, row.cents) for row in rows)


def test_a_day_that_the_bank_orders_anew_is_the_same_day(tmp_path: Path) -> None:
    """Of one day alone, whose balances differ but for the last."""
    books = Books(tmp_path, [])
    amounts = [-435, 44_298, -3000, -5501, 77]
    for order in permutations(amounts):
        books.rows = history(10_000, [list(order)])
        (taken,) = books.take(("csv", 0, 5))
        assert taken.new == (5 if order == tuple(amounts) else 0)
    books.rows = history(10_000, [[-435, 44_298, 77, -5501, -3000], [500]])
    assert [each.new for each in books.take(("mt940", 0, 6))] == [1]
    assert books.errors() == []


def test_the_rest_of_a_day_ordered_anew(tmp_path: Path) -> None:
    books = Books(tmp_path, history(10_000, [[-435, 44_298, -3000]]))
    books.take(("csv", 0, 2))
    books.rows = [
        Row(WHOLE[0].day, cents, after)
        for cents, after in ((-3000, 7000), (44_298, 51_298), (-435, 50_863))
    ]
    assert [each.new for each in books.take(("mt940", 0, 3))] == [1]
    assert books.errors() == []
