"""A booking that waits and what an answer makes of it: all but the answer stays, to the letter."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasboek.writing.answering import Answer
from kasboek.writing.answering import Leg
from kasboek.writing.answering import all_replaced
from kasboek.writing.answering import answered
from kasboek.writing.answering import booking_at
from kasboek.writing.answering import replaced
from kasboek.writing.naming import can_be_named
from kasboek.writing.naming import named

WAITS = """2026-10-02 ! "Bakkerij Zon" "broodjes" ^zon #lunch  ; "5 stuks"
  because: "2 answers fit"
  Assets:Bank        -12.10 EUR ; pin
    bank-ref: "volgnr 2"
  Assets:Suspense     12.10 EUR ; waits
"""
BEFORE = '; a note\n2026-10-01 * "a"\n  Assets:Bank  1 EUR\n  Income:Sales\n\n'
AFTER = '\n2026-10-03 * "b"\n  Assets:Bank  1 EUR\n  Income:Sales\n'
LUNCH = Answer((Leg("Expenses:Lunch", Decimal("12.10"), "EUR"),), "", "answered")
BOOKED = """2026-10-02 * "Bakkerij Zon" "broodjes" ^zon #lunch  ; "5 stuks"
  because: "answered"
  Assets:Bank        -12.10 EUR ; pin
    bank-ref: "volgnr 2"
  Expenses:Lunch                               12.10 EUR
"""


def test_only_the_answer_changes() -> None:
    text = BEFORE + WAITS + AFTER
    booking = booking_at(text, 6)
    assert booking == WAITS
    assert answered(booking, "Assets:Suspense", LUNCH) == BOOKED
    assert replaced(text, 6, booking, BOOKED) == BEFORE + BOOKED + AFTER


def test_line_ends_of_windows_stay() -> None:
    text = (BEFORE + WAITS + AFTER).replace("\n", "\r\n")
    booking = booking_at(text, 6)
    made = answered(booking, "Assets:Suspense", LUNCH)
    assert made == BOOKED.replace("\n", "\r\n")
    whole = replaced(text, 6, booking, made)
    assert whole == (BEFORE + BOOKED + AFTER).replace("\n", "\r\n")


def test_what_ends_a_line_elsewhere_does_not_here() -> None:
    odd = WAITS.replace("broodjes", "brood\u2028jes\x0b\x85")
    text = BEFORE.replace("note", "no\u2028te") + odd + AFTER
    assert booking_at(text, 6) == odd
    assert answered(odd, "Assets:Suspense", LUNCH) == BOOKED.replace(
        "broodjes", "brood\u2028jes\x0b\x85"
    )


def test_a_text_over_several_lines_stays_whole() -> None:
    long = WAITS.replace('"broodjes"', '"broodjes\n  Assets:Suspense  1 EUR\nen meer"')
    text = BEFORE + long + AFTER
    booking = booking_at(text, 6)
    assert booking == long
    with pytest.raises(ValueError, match="broodjes"):  # two lines that look like the posting
        answered(booking, "Assets:Suspense", LUNCH)
    long = WAITS.replace('"broodjes"', '"broodjes\nen meer"')
    assert answered(long, "Assets:Suspense", LUNCH) == BOOKED.replace(
        '"broodjes"', '"broodjes\nen meer"'
    )


def test_an_inch_in_a_remark_is_no_text() -> None:
    inch = WAITS.replace("; pin", '; a screen of 5"')
    assert booking_at(BEFORE + inch + AFTER, 6) == inch


def test_the_last_line_may_have_no_end() -> None:
    text = BEFORE + WAITS.rstrip("\n")
    booking = booking_at(text, 6)
    made = answered(booking, "Assets:Suspense", LUNCH)
    assert replaced(text, 6, booking, made) == BEFORE + BOOKED


@pytest.mark.parametrize(
    "text",
    [
        WAITS.replace("!", "*", 1),
        WAITS.replace("12.10 EUR ; waits", "12.10 EUR @ 1.1 USD"),
        WAITS.replace("Suspense", "Suspense:More"),
        WAITS + "  Assets:Suspense  1 EUR\n",
    ],
    ids=["sure", "priced", "elsewhere", "twice"],
)
def test_another_booking_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Bakkerij Zon"):
        answered(text, "Assets:Suspense", LUNCH)


def test_another_text_there_is_refused() -> None:
    with pytest.raises(ValueError, match="6"):
        replaced(BEFORE + BOOKED + AFTER, 6, WAITS, BOOKED)


def test_parts_name_their_items() -> None:
    legs = (
        Leg("Assets:Receivable", Decimal("-100.00"), "EUR", "invoice", "2026-1"),
        Leg("Assets:Receivable", Decimal("-50.5"), "EUR", "invoice", "2026-2"),
        Leg("Assets:Receivable", Decimal("-1.00"), "EUR"),
    )
    text = '2026-10-02 ! "betaald"\n  Assets:Bank  151.50 EUR\n  Assets:Suspense\n'
    assert answered(text, "Assets:Suspense", Answer(legs, 'Jansen "Zn"', "")) == (
        '2026-10-02 * "Jansen \\"Zn\\"" "betaald"\n'
        "  Assets:Bank  151.50 EUR\n"
        "  Assets:Receivable                          -100.00 EUR\n"
        '    invoice: "2026-1"\n'
        "  Assets:Receivable                           -50.50 EUR\n"
        '    invoice: "2026-2"\n'
        "  Assets:Receivable                            -1.00 EUR\n"
    )


NAMELESS = """2026-10-02 * "Jansen" "bikes"
  Assets:Bank         100.00 EUR
  Assets:Receivable  -100.00 EUR
"""


def test_a_payment_gets_the_name_of_what_it_pays() -> None:
    legs = [Leg("Assets:Receivable", Decimal("-100.00"), "EUR", "invoice", "2026-1")]
    assert named(NAMELESS.replace("\n", "\r\n"), "Assets:Receivable", legs, "it fits") == (
        '2026-10-02 * "Jansen" "bikes"\n'
        '  because: "it fits"\n'
        '  invoice: "2026-1"\n'
        "  Assets:Bank         100.00 EUR\n"
        "  Assets:Receivable                          -100.00 EUR\n"
    ).replace("\n", "\r\n")


def test_what_has_a_name_gets_no_other() -> None:
    text = NAMELESS.replace("  Assets:Bank", '  invoice: "2026-9"\n  Assets:Bank')
    assert not can_be_named(text, "Assets:Receivable")
    with pytest.raises(ValueError, match="2026-9"):
        named(text, "Assets:Receivable", [], "it fits")


def test_several_bookings_of_a_file_are_replaced_at_once() -> None:
    one, two = '2026-01-01 ! "a"\n  A:B  1 EUR\n', '2026-01-02 ! "b"\n  A:B  2 EUR\n'
    text = f"; head\n\n{one}\n{two}"
    longer = '2026-01-01 * "a"\n  because: "x"\n  A:C  1 EUR\n'
    changed = all_replaced(text, [(3, one, longer), (6, two, "; gone\n")])
    assert changed == f"; head\n\n{longer}\n; gone\n"
    with pytest.raises(ValueError, match="5"):
        all_replaced(text, [(3, one, longer), (5, two, "")])


LINES = st.text(st.characters(codec="utf-8", exclude_characters='"\\\r'), max_size=30)


@given(LINES, LINES, st.sampled_from(["\n", "\r\n"]))
def test_what_is_answered_can_be_put_back(note: str, told: str, end: str) -> None:
    remark = note.replace("\n", " ")
    before = BEFORE.replace("a note", remark).replace("\n", end)
    waits = WAITS.replace("broodjes", told).replace("\n", end)
    text = before + waits + AFTER.replace("\n", end)
    booking = booking_at(text, 6)
    assert booking == waits
    made = answered(booking, "Assets:Suspense", LUNCH)
    there = replaced(text, 6, booking, made)
    assert booking_at(there, 6) == made
    assert replaced(there, 6, made, booking) == text
