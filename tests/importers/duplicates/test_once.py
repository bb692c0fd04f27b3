"""Each booking once, whatever formats, cuts and orders its files come in."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import prove
from kasboek.importers.duplicates.known import Key
from kasboek.importers.duplicates.known import gathered
from kasboek.importers.duplicates.once import Around
from kasboek.importers.duplicates.once import Sifted
from kasboek.importers.duplicates.once import sifted
from kasboek.importers.statement import Balance
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Statement

START = Decimal(100)
FIRST = dt.date(2026, 10, 1)


class Happened(NamedTuple):
    """A booking as it happened."""

    day: dt.date
    amount: Decimal
    number: int
    balance: Decimal


def history(*days: list[int], mark: Decimal = Decimal()) -> list[Happened]:
    """The bookings of an account that starts with 100, a list of amounts per day.

    With a `mark` no sum of days is an amount of another: a gap is not mistaken for a booking.
    """
    found, balance = list[Happened](), START
    for offset, amounts in enumerate(days):
        for number in amounts:
            amount = number + mark * 8**offset
            balance += amount
            day = FIRST + dt.timedelta(days=offset)
            found.append(Happened(day, amount, len(found), balance))
    return found


def export(format_: str, bookings: list[Happened], text: str = "t") -> Statement:
    """A file: `balances` per row, `numbers` and balances, `camt` with references, `mt940` bare
    but for opening and closing, `plain` with nothing at all."""
    lines = tuple(
        BankLine(
            each.day,
            each.amount,
            f"name {text}",
            "",
            text,
            row,
            each.balance if format_ in {"balances", "numbers"} else None,
            {"numbers": f"volgnr {each.number}", "camt": f"camt {each.number:x}"}.get(format_),
        )
        for row, each in enumerate(bookings, 2)
    )
    if format_ == "plain" or not bookings:
        return Statement("X", "EUR", lines)
    first, last = bookings[0], bookings[-1]
    opening, closing = (
        Balance(first.balance - first.amount, first.day),
        Balance(last.balance, last.day),
    )
    return Statement("X", "EUR", lines, opening, closing)


def without_loops(days: list[list[int]]) -> list[list[int]]:
    """Leave out what brings an account back to where it was that day.

    -5, 5, -5: nothing of the last one, not even its balances, differs from the first.
    """
    found = []
    for amounts in days:
        states, kept = [0], list[int]()
        for amount in amounts:
            if states[-1] + amount not in states:
                states.append(states[-1] + amount)
                kept.append(amount)
        found.append(kept)
    return found


class Ledger:
    """What is booked; a line is known by its place in the history, which the tests alone see."""

    def __init__(self) -> None:
        self.booked: list[tuple[BankLine, bool]] = []

    def take(self, statement: Statement) -> Sifted:
        if not statement.lines:
            return Sifted([], {})
        first, last = statement.lines[0].date, statement.last_day or FIRST
        known = gathered(
            (line.date, line.amount, Key(line.reference, line.balance, asked, "main.beancount:1"))
            for line, asked in self.booked
            if first <= line.date <= last
        )
        before = [line.amount for line, _ in self.booked if line.date < first]
        found = sifted(
            statement,
            known,
            Around(lambda: START + sum(before, Decimal()), begun=bool(before)),
            proved=prove(statement).result is Proved.PROVED,
        )
        self.booked += [(line, id(line) in found.asked) for line in found.new]
        return found

    def counted(self) -> Counter[tuple[dt.date, Decimal]]:
        return Counter((line.date, line.amount) for line, _ in self.booked)


def counted(bookings: list[Happened]) -> Counter[tuple[dt.date, Decimal]]:
    return Counter((each.day, each.amount) for each in bookings)


KEYED = ["balances", "numbers", "camt", "mt940"]
DAYS = st.lists(
    st.lists(st.sampled_from([-5, -5, 5, 7, -12, 0]), min_size=1, max_size=5),
    min_size=1,
    max_size=6,
)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_files_that_go_on_from_each_other_in_any_format(data: st.DataObject) -> None:
    """Each begins where the ledger ends or before, cut at any row: balances decide all of it."""
    whole = history(*without_loops(data.draw(DAYS)))
    ledger, reached = Ledger(), 0
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, reached))
        end = data.draw(st.integers(start, len(whole)))
        format_ = data.draw(st.sampled_from(KEYED))
        found = ledger.take(export(format_, whole[start:end], data.draw(st.sampled_from("tu"))))
        assert found.asked == {}
        reached = max(reached, end)
        assert ledger.counted() == counted(whole[:reached])


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_whole_days_in_any_order_and_any_format(data: st.DataObject) -> None:
    """As banks export: with or without balances and references, overlapping, shuffled."""
    days = data.draw(DAYS)
    whole = history(*days, mark=Decimal("0.00001"))
    spans = st.tuples(st.integers(0, len(days)), st.integers(0, len(days)))
    ledger, all_days = Ledger(), set[dt.date]()
    for ends in [*data.draw(st.lists(spans, max_size=4)), (0, len(days))]:
        low, high = (FIRST + dt.timedelta(days=end) for end in sorted(ends))
        part = [each for each in whole if low <= each.day < high]
        found = ledger.take(export(data.draw(st.sampled_from([*KEYED, "plain"])), part))
        assert found.asked == {}
        all_days |= {each.day for each in part}
    assert ledger.counted() == counted([each for each in whole if each.day in all_days])


@settings(max_examples=100, deadline=None)
@given(DAYS, st.data())
def test_any_cuts_of_any_file_with_strong_keys(days: list[list[int]], data: st.DataObject) -> None:
    whole = history(*days)
    cut = st.tuples(st.integers(0, len(whole)), st.integers(0, len(whole)))
    ledger = Ledger()
    for ends in [*data.draw(st.lists(cut, max_size=5)), (0, len(whole))]:
        ledger.take(export("numbers", whole[min(ends) : max(ends)]))
    assert ledger.counted() == counted(whole)


def test_three_formats_are_one() -> None:
    whole = history([-5, -5, 7], [-5], [20, -5, -5])
    for formats in (KEYED, KEYED[::-1], ["plain", *KEYED], [*KEYED, "plain"]):
        ledger = Ledger()
        assert len(ledger.take(export(formats[0], whole)).new) == 7
        for format_ in formats[1:]:
            assert ledger.take(export(format_, whole, "other text"))[:2] == ([], {})


def test_a_twin_in_the_other_half_is_told_by_the_opening_balance() -> None:
    """CSV until the first -5, camt from the second on: no key of the one tells about the other."""
    whole = history([7, -5, -5, 20])
    ledger = Ledger()
    ledger.take(export("numbers", whole[:2]))
    assert [line.amount for line in ledger.take(export("camt", whole[2:])).new] == [-5, 20]
    assert ledger.take(export("mt940", whole)).new == []


def test_a_bank_that_orders_a_day_anew() -> None:
    """The balances after the bookings differ, but opening and closing say that none is new."""
    one, other = history([-5, 7, 3], [1]), history([7, 3, -5], [1])
    ledger = Ledger()
    ledger.take(export("balances", one))
    assert ledger.take(export("balances", other)).new == []
    within = Ledger()
    within.take(export("balances", history([1], [-5, 7, 3], [1])))
    assert within.take(export("balances", history([1], [7, 3, -5], [1]))).new == []


def test_a_day_within_a_statement_that_comes_back_to_where_it_was() -> None:
    """-25, 25 after 25, -25 could be two more, but a statement has all of a day within it."""
    ledger = Ledger()
    ledger.take(export("balances", history([7], [25, -25], [3])))
    assert ledger.take(export("mt940", history([7], [-25, 25], [3]))).new == []


def test_where_nothing_tells_it_is_a_question() -> None:
    """Halves of a file without keys or balances, with one of two equals in each."""
    whole = history([3], [7, -5, -5, 20], [1])
    ledger = Ledger()
    ledger.take(export("plain", whole[:3]))
    found = ledger.take(export("plain", whole[3:]))
    assert [line.amount for line in found.new] == [-5, 20, 1]
    ((row, key),) = ((line.row, found.asked.get(id(line))) for line in found.new[:1])
    assert (row, key) == (2, Key(place="main.beancount:1"))
    assert ledger.counted() == counted(whole)
    again = ledger.take(export("plain", whole[3:]))
    assert again[:2] == ([], {})  # it was asked once
    assert ledger.take(export("plain", whole))[:2] == ([], {})


@pytest.mark.parametrize("cut", [(0, 4, 2, 9), (0, 5, 3, 9), (0, 8, 1, 9)])
def test_files_without_keys_that_overlap_by_rows(cut: tuple[int, int, int, int]) -> None:
    """What they share shows that they overlap: no question, nothing twice."""
    whole = history([3], [7, -5, 4, 20], [1, 2, 6, 8])
    ledger = Ledger()
    for start, end in (cut[:2], cut[2:]):
        assert ledger.take(export("plain", whole[start:end])).asked == {}
    assert ledger.counted() == counted(whole)


def test_thousands_of_one_day_and_amount() -> None:
    fees = history([-1] * 3000)
    ledger = Ledger()
    ledger.take(export("balances", fees))
    assert ledger.take(export("camt", fees)).new == []
    assert ledger.take(export("balances", fees)).new == []
