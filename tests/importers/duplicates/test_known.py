"""Each booking once: exact, whatever the files overlap."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek.importers.duplicates.known import Key
from kasboek.importers.duplicates.known import gathered
from kasboek.importers.duplicates.known import unknown
from kasboek.importers.duplicates.ledger_keys import keys_in
from kasboek.importers.statement import BankLine

DAY = dt.date(2026, 10, 1)


def line(amount: int, row: int = 1, balance: int | None = None, ref: str | None = None) -> BankLine:
    after = None if balance is None else Decimal(balance)
    return BankLine(DAY, Decimal(amount), "n", "", "t", row, after, ref)


def ledger(*lines: BankLine) -> dict[tuple[dt.date, Decimal], list[Key]]:
    return gathered((each.date, each.amount, Key(each.reference, each.balance)) for each in lines)


def test_without_keys_the_number_decides() -> None:
    twins = [line(-5, 1), line(-5, 2)]
    assert unknown(twins, ledger()) == twins
    assert unknown(twins, ledger(line(-5))) == [twins[1]]
    assert unknown(twins, ledger(line(-5), line(-5))) == []


def test_halves_of_a_day_with_a_twin_in_each_are_told_apart_by_balance() -> None:
    first, second = line(-5, 1, balance=95), line(-5, 2, balance=90)
    assert unknown([second], ledger(first)) == [second]
    assert unknown([first, second], ledger(second)) == [first]


def test_references_decide_and_those_of_another_numbering_do_not() -> None:
    there = ledger(line(-5, ref="volgnr 7"))
    assert unknown([line(-5, ref="volgnr 8")], there) == [line(-5, ref="volgnr 8")]
    assert unknown([line(-5, ref="volgnr 7")], there) == []
    assert unknown([line(-5, ref="camt 9a")], there) == []  # the same booking by way of camt.053


def test_a_booking_by_hand_has_no_key_and_is_found_by_day_and_amount() -> None:
    assert unknown([line(-5, ref="volgnr 8", balance=3)], ledger(line(-5))) == []


def test_keyless_bookings_are_not_taken_from_the_one_whose_key_differs() -> None:
    keyed, other = line(-5, 1, balance=95), line(-5, 2, balance=90)
    assert unknown([keyed, other], ledger(keyed, line(-5))) == []


def test_an_opening_balance_is_no_line_of_a_statement() -> None:
    assert unknown([line(100)], {(DAY, Decimal(100)): [Key("opening")]}) == [line(100)]


def test_equal_rows_with_equal_balances_count() -> None:
    """-70, +70, -70: the first and the third row have the same day, amount and balance."""
    rows = [line(-70, 1, 30), line(70, 2, 100), line(-70, 3, 30)]
    assert unknown(rows, ledger(rows[0])) == rows[1:]
    assert unknown(rows, ledger(*rows)) == []


CHAIN = st.lists(st.sampled_from([-5, -5, 5, 0, 7]), min_size=1, max_size=25)


def chained(amounts: list[int]) -> list[BankLine]:
    balance, lines = 100, []
    for row, amount in enumerate(amounts):
        balance += amount
        lines.append(line(amount, row, balance))
    return lines


@settings(max_examples=50)
@given(CHAIN, st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), max_size=5))
def test_twice_halves_and_overlaps_add_each_booking_once(
    amounts: list[int], cuts: list[tuple[int, int]]
) -> None:
    whole = chained(amounts)
    files = [*(whole[min(cut) : max(cut)] for cut in cuts), whole, whole]
    booked: list[BankLine] = []
    for file in files:
        booked += unknown(file, ledger(*booked))
    # equal day, amount and balance cannot be told apart, so they are counted
    assert Counter((b.amount, b.balance) for b in booked) == Counter(
        (each.amount, each.balance) for each in whole
    )


@settings(max_examples=50)
@given(CHAIN, st.integers(0, 25))
def test_without_any_key_whole_files_in_any_order_add_each_once(
    amounts: list[int], cut: int
) -> None:
    whole = [line(amount, row) for row, amount in enumerate(amounts)]
    booked: list[BankLine] = []
    for file in (whole[:cut], whole, whole[cut:]):
        booked += unknown(file, ledger(*booked))
    assert len(booked) == len(whole)


def test_keys_are_read_from_the_text_of_the_ledger() -> None:
    text = """\
; a comment with bank-ref: "no"
2026-10-01 * "A" "with bank-ref: in the text"
  Assets:Bank:ING   -5.00 EUR
    bank-ref: "volgnr 7"
    bank-balance: 95.00
  Expenses:X
2026-10-01 * "B" "two legs"
  Assets:Bank:ING   -5.00 EUR
  ! Assets:Bank:ING   -6.00 EUR
    bank-ref: "camt \\"q\\""
  Assets:Bank:Rabo
    bank-ref: "of another account"
2026-10-02 balance Assets:Bank:ING 90.00 EUR
"""
    assert dict(keys_in(text, "Assets:Bank:ING")) == {
        2: [Key("volgnr 7", Decimal("95.00"))],
        7: [Key(), Key('camt "q"')],
    }
