"""The order of rows: whatever a file does to it, days and balances bring it back."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.importers.banks.chain import follows
from kasboek.importers.banks.chain import ordered
from kasboek.importers.statement import BankLine

FIRST = dt.date(2026, 10, 1)
rows = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from([1, -1, 5, -5, 0, 25])), min_size=1, max_size=14
)
orders = st.sampled_from(["newest", "oldest"])


def chained(moves: list[tuple[int, int]]) -> list[BankLine]:
    """Return lines oldest first, with true balances from 100 on."""
    balance, found = Decimal(100), []
    for row, (day, amount) in enumerate(sorted(moves, key=lambda move: move[0])):
        balance += amount
        when = FIRST + dt.timedelta(days=day)
        found.append(BankLine(when, Decimal(amount), "", "", "", row, balance))
    return found


@settings(max_examples=200)
@given(rows, st.randoms(use_true_random=False), orders)
def test_shuffled_rows_form_one_chain_again(
    moves: list[tuple[int, int]], chance: st.random.Random, order: str
) -> None:
    lines = chained(moves)
    shuffled = lines[:]
    chance.shuffle(shuffled)
    again = ordered(shuffled, newest_first=order == "newest")
    assert sorted(again) == sorted(lines)
    assert follows(again)
    assert [line.date for line in again] == [line.date for line in lines]


@given(rows, orders)
def test_a_file_in_order_keeps_it(moves: list[tuple[int, int]], order: str) -> None:
    lines = [line._replace(balance=None) for line in chained(moves)]
    file = lines[::-1] if order == "newest" else lines
    assert ordered(file, newest_first=order == "newest") == lines


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_a_gap_stays_where_it_is(order: str) -> None:
    lines = chained([(0, 1), (1, 5), (2, 25)])
    del lines[1]
    assert ordered(lines, newest_first=order == "newest") == lines
    assert not follows(lines)


def test_a_day_that_comes_back_to_its_start_starts_where_the_next_goes_on() -> None:
    lines = chained([(0, 5), (0, -5), (1, 1)])
    turned = [lines[1], lines[0], lines[2]]  # 105 - 5 + 5 also follow, but not from 100
    assert ordered(turned, newest_first=False) == lines
